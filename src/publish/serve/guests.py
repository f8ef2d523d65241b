"""Who may ask: pages of this preview, by a name that nobody outside can point at this machine.

1. A page elsewhere can have a name of its own resolve to this machine, and then read what it serves (DNS
   rebinding). So a request counts only under a name that belongs to it: one of `localhost`, the host that the
   command line named, or, where others may read it, an address in figures or the machine's own name.
2. A page elsewhere may lead here by a link. It may not load anything from here: browsers say where a request
   comes from (`Sec-Fetch-Site`, `Origin`), and are told to hand nothing on.
3. Nothing is sent to be embedded, kept, or found by a search engine.

Source: Fetch Metadata Request Headers (W3C), 2.3; Fetch Standard, 3.2 (`Origin`) and 3.7
(`Cross-Origin-Resource-Policy`); RFC 9110, 7.2 (`Host`).
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from types import MappingProxyType
from urllib.parse import urlsplit

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "cache-control": "no-store",
        "content-security-policy": "frame-ancestors 'none'",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-robots-tag": "noindex, nofollow",
    }
)
"""What stands above every answer; a page's own policy, in its head, is narrower."""

_OWN = frozenset({"localhost", "127.0.0.1", "::1"})
_NEAR = frozenset({"same-origin", "none"})


def is_local(host: str) -> bool:
    """Tell whether nobody but this machine reaches what is served at `host`.

    >>> is_local("127.0.0.1"), is_local("0.0.0.0")
    (True, False)
    """
    address = _address(host)
    return host.lower() == "localhost" if address is None else address.is_loopback


def admits(host: str, headers: Mapping[str, str]) -> bool:
    """Tell whether a request with `headers` may be answered by a server at `host`."""
    asked = headers.get("host", "")
    if not _is_ours(_name(asked), host):
        return False
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{asked}":
        return False
    led = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return led or headers.get("sec-fetch-site", "none") in _NEAR


def _is_ours(name: str, host: str) -> bool:
    """Tell whether `name` belongs to a server at `host`."""
    if name in _OWN or name == host.lower():
        return True
    own = socket.gethostname().lower()
    return not is_local(host) and (_address(name) is not None or name in {own, f"{own}.local"})


def _name(host: str) -> str:
    """Return the name in a `Host` header, without its port, in small letters; nothing for what is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _address(name: str) -> IPv4Address | IPv6Address | None:
    """Return the address in figures that `name` is, if it is one."""
    try:
        return ip_address(name)
    except ValueError:
        return None
