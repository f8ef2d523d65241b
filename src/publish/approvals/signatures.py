"""Signatures by minisign or gpg: called as programs, never reimplemented.

1. What is signed is `message`: canonical bytes of the whole record with its statement and language.
2. A reviewer's key stands in publish.toml itself: the one line of a minisign public key, or one
   armored OpenPGP key. Nobody's keyring has a say: gpgv verifies against that key alone.
3. The result follows from the record and the key. The clock has no say, so that a clean build of a
   later day decides the same: an office ends a key's say by taking it out of publish.toml.
4. The key's owner has one: a signature by a key that says it was revoked does not count. One that was
   made before its key expired does.
5. What has not the form of a signature is refused without a program. Programs get a list of arguments, never
   a shell, and a time limit. Their files stand in a private folder that the caller's `Scratch` makes and
   removes.

Source: minisign(1); gpg(1) and gpgv(1), and GnuPG's doc/DETAILS for the status lines.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path

from publish.approvals.digest import VERSION
from publish.approvals.keys import key_fault, minisign_key, signature_like
from publish.model import Approval, Reviewer

Scratch = Callable[[Mapping[str, bytes]], AbstractContextManager[Path]]
"""Gives a private folder that holds files of these names and contents, and then removes it."""

_QUICK = 30  # seconds that a program may take by itself
_PATIENT = 300  # seconds that it may take with a person who types a password
_REVOKED = "[GNUPG:] REVKEYSIG "
_VALID = "[GNUPG:] VALIDSIG "


class SignatureError(Exception):
    """A signature does not count, or cannot be made: one line that says why."""


class ForgeryError(SignatureError):
    """A signature is not of this record by its reviewer's key."""


class ToolError(SignatureError):
    """The program that signs and verifies is not there, or hangs."""


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
    _check_key(reviewer)
    if not signature_like(reviewer.tool, signature):
        raise _forged(reviewer)
    return _VERIFY[reviewer.tool](reviewer, signed, signature, scratch)


def sign(reviewer: Reviewer, signed: bytes, scratch: Scratch, *, key: Path | None = None) -> str:
    """Return the reviewer's signature of `signed`, verified; the tool may ask for a password.

    `key` is the file of the secret key, for minisign, which has a default. gpg finds its own.
    """
    _check_key(reviewer)
    signature = _SIGN[reviewer.tool](reviewer, signed, scratch, key)
    signer(reviewer, signed, signature, scratch)
    return signature


def _check_key(reviewer: Reviewer) -> None:
    """Raise SignatureError for what is no key."""
    if wrong := key_fault(reviewer.tool, reviewer.key):
        raise SignatureError(f'the key of "{reviewer.name}" in publish.toml {wrong}')


def _forged(reviewer: Reviewer) -> ForgeryError:
    return ForgeryError(f'it is not signed by the key of "{reviewer.name}"')


def _minisign_signer(reviewer: Reviewer, signed: bytes, signature: str, scratch: Scratch) -> str:
    with scratch({"message": signed, "signature": signature.encode()}) as folder:
        files = ["-m", str(folder / "message"), "-x", str(folder / "signature")]
        made = _run(["minisign", "-V", "-q", *files, "-P", reviewer.key.strip()])
    if made.returncode != 0:
        raise _forged(reviewer)
    return f"minisign {minisign_key(reviewer.key)[10:].hex()}"


def _minisign_sign(_: Reviewer, signed: bytes, scratch: Scratch, key: Path | None) -> str:
    secret = ["-s", str(key)] if key else []
    with scratch({"message": signed}) as folder:
        files = ["-m", str(folder / "message"), "-x", str(folder / "signature")]
        made = _run(["minisign", "-S", *secret, *files, "-t", "publish approve"], asks=True)
        if made.returncode != 0:
            raise SignatureError("minisign did not sign: see its message above")
        return (folder / "signature").read_text("ascii")


def _gpg_signer(reviewer: Reviewer, signed: bytes, signature: str, scratch: Scratch) -> str:
    keyring = _keyring(reviewer, scratch)
    with scratch({"message": signed, "signature": signature.encode(), "key.gpg": keyring}) as folder:
        made = _run([
            "gpgv", "--homedir", str(folder), "--ignore-time-conflict", "--status-fd", "1",
            "--keyring", str(folder / "key.gpg"), str(folder / "signature"), str(folder / "message"),
        ])  # fmt: skip
    lines = made.stdout.splitlines()
    if any(line.startswith(_REVOKED) for line in lines):
        advice = "write a new one into publish.toml, and approve again"
        raise SignatureError(f'the key of "{reviewer.name}" was revoked by its owner: {advice}')
    valid = [line.split() for line in lines if line.startswith(_VALID)]
    if made.returncode != 0 or len(valid) != 1:
        raise _forged(reviewer)
    return f"gpg {valid[0][-1]}"


@cache
def _keyring(reviewer: Reviewer, scratch: Scratch) -> bytes:
    """Return the reviewer's key as gpgv reads it, made once for all signatures; SignatureError as above."""
    with scratch({"key.asc": _armored(reviewer)}) as folder:
        _fingerprint(reviewer, folder)
        target = folder / "key.gpg"
        _run([*_GPG, "--homedir", str(folder), "--output", str(target), "--dearmor", str(folder / "key.asc")])
        return target.read_bytes()


def _gpg_sign(reviewer: Reviewer, signed: bytes, scratch: Scratch, key: Path | None) -> str:
    if key is not None:
        raise SignatureError("gpg finds the secret key in its own keyring: leave --key out")
    with scratch({"message": signed, "key.asc": _armored(reviewer)}) as folder:
        own = ["--local-user", _fingerprint(reviewer, folder)]
        files = ["--output", str(folder / "signature"), str(folder / "message")]
        made = _run(["gpg", "--armor", "--detach-sign", *own, *files], asks=True)
        if made.returncode != 0:
            raise SignatureError("gpg did not sign: see its message above")
        return (folder / "signature").read_text("ascii")


def _fingerprint(reviewer: Reviewer, folder: Path) -> str:
    """Return the fingerprint of the key in `key.asc`; SignatureError unless it holds just one."""
    made = _run([*_GPG, "--homedir", str(folder), "--with-colons", "--show-keys", str(folder / "key.asc")])
    fields = [line.split(":") for line in made.stdout.splitlines()]
    if made.returncode != 0 or sum(one[0] == "pub" for one in fields) != 1:
        advice = 'write what "gpg --armor --export NAME" prints'
        message = f'the key of "{reviewer.name}" in publish.toml is not one armored OpenPGP key: {advice}'
        raise SignatureError(message)
    return next(one[9] for one in fields if one[0] == "fpr")


def _armored(reviewer: Reviewer) -> bytes:
    return f"{reviewer.key.strip()}\n".encode()


_GPG = ("gpg", "--batch", "--no-autostart", "--quiet")


def _run(command: Sequence[str], *, asks: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a program; where it `asks` a person, it has the terminal."""
    program = shutil.which(command[0])
    if program is None:
        package = "minisign" if command[0] == "minisign" else "gnupg"
        raise ToolError(f"{command[0]} is not there to sign or verify: install {package}")
    try:
        return subprocess.run(  # noqa: S603  because it is a list, and every part of it is ours or a path
            [program, *command[1:]],
            stdin=None if asks else subprocess.DEVNULL,
            stdout=None if asks else subprocess.PIPE,
            stderr=None if asks else subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENT if asks else _QUICK,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ToolError(f"{command[0]} did not answer in time: run it by hand to see why") from None
    except OSError as error:
        raise ToolError(f"{command[0]} cannot be run: {error.strerror}") from None


_VERIFY = {"minisign": _minisign_signer, "gpg": _gpg_signer}
_SIGN = {"minisign": _minisign_sign, "gpg": _gpg_sign}
