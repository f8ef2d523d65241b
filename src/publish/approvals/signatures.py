"""Reviewers' signatures: of what, by whom, and what is said of one that does not count.

1. What is signed is `message`: canonical bytes of the whole record with its statement and language.
2. A reviewer's key stands in publish.toml itself: the one line of a minisign public key, or one
   armored OpenPGP key. `signing` verifies against that key alone.
3. The result follows from the record and the key. The clock has no say: an office ends a key's say by taking
   it out of publish.toml.
"""

from __future__ import annotations

import json
from pathlib import Path

from publish.approvals.digest import VERSION
from publish.model import Approval, Reviewer
from publish.signing import programs
from publish.signing.programs import (
    ForgeryError,
    KeyFormError,
    RevokedError,
    Scratch,
    SignatureError,
    ToolError,
)  # fmt: skip

__all__ = ["ForgeryError", "SignatureError", "ToolError", "message", "sign", "signer"]


def message(approval: Approval, *, statement: str, language: str) -> bytes:
    """Return the bytes that a reviewer signs: everything in the record but the signature itself."""
    signed = [
        "publish approval",
        VERSION,
        statement,
        language,
        approval.reviewer,
        approval.date.isoformat(),
        sorted(set(approval.segments)),
        sorted(set(approval.allow)),
    ]
    return json.dumps(signed).encode()


def signer(reviewer: Reviewer, signed: bytes, signature: str, scratch: Scratch) -> str:
    """Return what identifies the key that signed; two names with one key are one signer.

    Raises `ForgeryError` unless `signature` is one of `signed` by the reviewer's own key, and another
    `SignatureError` where that cannot be found out.
    """
    try:
        return programs.signer(reviewer.tool, reviewer.key, signed, signature, scratch)
    except ForgeryError:
        raise ForgeryError(f'it is not signed by the key of "{reviewer.name}"') from None
    except RevokedError:
        advice = "write a new one into publish.toml, and approve again"
        said = f'the key of "{reviewer.name}" was revoked by its owner: {advice}'
        raise SignatureError(said) from None
    except KeyFormError as error:
        raise _no_key(reviewer, error) from None


def sign(reviewer: Reviewer, signed: bytes, scratch: Scratch, *, key: Path | None = None) -> str:
    """Return the reviewer's signature of `signed`, verified; the tool may ask for a password.

    `key` is the file of the secret key, for minisign, which has a default. gpg finds its own.
    """
    try:
        programs.check_key(reviewer.tool, reviewer.key)
        (signature,) = _signed(reviewer, signed, scratch, key)
    except KeyFormError as error:
        raise _no_key(reviewer, error) from None
    signer(reviewer, signed, signature, scratch)
    return signature


def _signed(reviewer: Reviewer, signed: bytes, scratch: Scratch, key: Path | None) -> tuple[str, ...]:
    """Return what the reviewer's program makes of it."""
    if reviewer.tool == "minisign":
        secret = str(key) if key else None
        return programs.minisign([signed], scratch, secret=secret, comment="publish approve")
    if key is not None:
        raise SignatureError("gpg finds the secret key in its own keyring: leave --key out")
    return programs.gpg([signed], scratch, user=programs.fingerprint(reviewer.key, scratch))


def _no_key(reviewer: Reviewer, error: KeyFormError) -> SignatureError:
    return SignatureError(f'the key of "{reviewer.name}" in publish.toml {error}')
