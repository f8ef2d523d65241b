"""What a public key and a signature look like, told before any program is asked.

Source: minisign(1), "Signature format" and "Public key format"; RFC 9580, 4.2 (packet tags) and 6 (armor).
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import Literal

Tool = Literal["minisign", "gpg"]

_MINISIGN_KEY = 42  # bytes: the algorithm's two letters, a key number of eight, the key
_MINISIGN_SIGNATURE = re.compile(
    r"untrusted comment: [^\n]*\n[A-Za-z0-9+/]{99}=\ntrusted comment: [^\n]*\n[A-Za-z0-9+/]{86}==\n?"
)
_ARMOR = (
    r"-----BEGIN PGP {0}-----\n(?:[^\n]+\n)*\n(?P<data>[A-Za-z0-9+/\n]+=*)\n"
    r"(?:=[A-Za-z0-9+/]{{4}}\n)?-----END PGP {0}-----\n?"
)
_GPG_SIGNATURE = re.compile(_ARMOR.format("SIGNATURE"))
_GPG_KEY = re.compile(_ARMOR.format("PUBLIC KEY BLOCK"))
_PUBLIC_KEY = 6  # tag of the packet that a public key begins with
_NEW_FORM = 0x40


def key_fault(tool: Tool, key: str) -> str:
    """Return what is wrong with `key` as a public one of `tool`, in words; empty where nothing is."""
    if "PRIVATE KEY" in key or "SECRET KEY" in key.upper():
        return "is a secret key: make a new one, since this one is in a file that others read"
    if tool == "minisign":
        if minisign_key(key):
            return ""
        return "is no minisign key: write the second line of the .pub file, which begins with RW"
    return "" if _is_gpg(key) else 'is no armored OpenPGP key: write what "gpg --armor --export NAME" prints'


def minisign_key(key: str) -> bytes:
    """Return the bytes of a public key of minisign; none if it is no such key."""
    try:
        public = base64.b64decode(key.strip(), validate=True)
    except (binascii.Error, ValueError):
        return b""
    return public if len(public) == _MINISIGN_KEY and public[:2] == b"Ed" else b""


def signature_like(tool: Tool, signature: str) -> bool:
    """Tell whether `signature` has the form of one of `tool`: what has not need not be verified."""
    form = _MINISIGN_SIGNATURE if tool == "minisign" else _GPG_SIGNATURE
    return form.fullmatch(signature) is not None


def _is_gpg(key: str) -> bool:
    form = _GPG_KEY.fullmatch(key.strip().replace("\r\n", "\n"))
    if form is None:
        return False
    try:
        first = base64.b64decode(form["data"].replace("\n", ""), validate=True)[:1]
    except binascii.Error:
        return False
    return bool(first) and _tag(first[0]) == _PUBLIC_KEY


def _tag(octet: int) -> int:
    """Return the tag of a packet by its first octet; 0 is none."""
    return octet & 0x3F if octet & _NEW_FORM else (octet & 0x3C) >> 2
