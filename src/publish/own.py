"""What a user has of their own, outside of every workspace, and where.

Source: XDG Base Directory Specification 0.8 (a relative path is passed over).
"""

from __future__ import annotations

import os
from collections.abc import Mapping

PROTECTED = "PUBLISH_PROTECTED"
"""The variable that says where the list of protected names lies."""


def configuration(environment: Mapping[str, str]) -> str:
    """Return where the user's own configuration lies, if there is one."""
    return f"{_base(environment, 'XDG_CONFIG_HOME', '~/.config')}/publish/config.toml"


def caches(environment: Mapping[str, str]) -> str:
    """Return the folder of what can be found out again; where there is no home, it begins with `~`."""
    return f"{_base(environment, 'XDG_CACHE_HOME', '~/.cache')}/publish"


def may_protect(environment: Mapping[str, str]) -> bool:
    """Tell whether this user may have protected names; what they are, `config.protected` reads."""
    return bool(environment.get(PROTECTED)) or os.path.lexists(configuration(environment))


def _base(environment: Mapping[str, str], variable: str, default: str) -> str:
    """Return the folder that `variable` names, or else `default` in the user's home."""
    stated = environment.get(variable, "")
    return stated if stated.startswith("/") else os.path.expanduser(default)  # noqa: PTH111  because it never fails
