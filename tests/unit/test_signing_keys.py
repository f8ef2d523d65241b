"""What is no public key is told before it is used, and a secret one loudly."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from publish.model import Reviewer
from publish.signing.keys import key_fault

MINISIGN = base64.b64encode(b"Ed" + bytes(40)).decode()


def test_public_keys_are_keys(
    minisign_keys: dict[str, tuple[Reviewer, Path]], gpg_reviewer: Reviewer
) -> None:
    """As the two programs print them, with white space around them and other ends of lines."""
    assert key_fault("minisign", minisign_keys["lina"][0].key) == ""
    assert key_fault("gpg", gpg_reviewer.key) == ""
    assert key_fault("gpg", "\n" + gpg_reviewer.key.replace("\n", "\r\n")) == ""


@pytest.mark.parametrize(
    ("tool", "key", "why"),
    [
        ("minisign", "hello", "is no minisign key: write the second line of the .pub file"),
        ("minisign", "", "is no minisign key"),
        ("minisign", "ключ", "is no minisign key"),
        ("minisign", base64.b64encode(bytes(42)).decode(), "is no minisign key"),
        ("gpg", "-----BEGIN", 'is no armored OpenPGP key: write what "gpg --armor --export NAME" prints'),
        ("gpg", MINISIGN, "is no armored OpenPGP key"),
        ("gpg", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----\n",
         "is no armored OpenPGP key"),
        ("gpg", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nAAAA\n-----END PGP PRIVATE KEY BLOCK-----\n",
         "is a secret key: make a new one"),
        ("minisign", "untrusted comment: minisign encrypted secret key\nRWRTY0IyAAAA", "is a secret key"),
    ],
)  # fmt: skip
def test_what_is_no_public_key(tool: str, key: str, why: str) -> None:
    """Each is refused in words that say what to write."""
    assert key_fault("gpg" if tool == "gpg" else "minisign", key).startswith(why)
