"""Signing and verifying by minisign or gpg: called as programs, never reimplemented.

1. A signature is verified against the one public key that the caller gives: the one line of a minisign
   public key, or one armored OpenPGP key. Nobody's keyring has a say: gpgv verifies against that key alone.
2. The result follows from the bytes, the signature and the key. The clock has no say, so that a later day
   decides the same: a signature that was made before its key expired counts.
3. The key's owner has a say: a signature by a key that says it was revoked does not count.
4. What has not the form of a signature is refused without a program. Programs get a list of arguments, never
   a shell, and a time limit. Their files stand in a private folder that the caller's `Scratch` makes and
   removes.
5. Secret keys are never read: the program finds its own, and asks for the password in the terminal.

Source: minisign(1); gpg(1) and gpgv(1), and GnuPG's doc/DETAILS for the status lines.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path

from publish.signing.keys import Tool, key_fault, minisign_key, signature_like

Scratch = Callable[[Mapping[str, bytes]], AbstractContextManager[Path]]
"""Gives a private folder that holds files of these names and contents, and then removes it."""

_QUICK = 30  # seconds that a program may take by itself
_PATIENT = 300  # seconds that it may take with a person who types a password
_REVOKED = "[GNUPG:] REVKEYSIG "
_VALID = "[GNUPG:] VALIDSIG "
_FORGED = "it is not signed by this key"


class SignatureError(Exception):
    """A signature does not count, or cannot be made: one line that says why."""


class ForgeryError(SignatureError):
    """A signature is not of these bytes by this key."""


class RevokedError(SignatureError):
    """The key was revoked by its owner."""


class KeyFormError(SignatureError):
    """What was given is no public key; the message goes on behind "the key"."""


class ToolError(SignatureError):
    """The program that signs and verifies is not there, or hangs."""


def signer(tool: Tool, key: str, signed: bytes, signature: str, scratch: Scratch) -> str:
    """Return what identifies the key that signed; two spellings of one key are one signer.

    Raises `ForgeryError` unless `signature` is one of `signed` by `key`, and another `SignatureError`
    where that cannot be found out.
    """
    check_key(tool, key)
    if not signature_like(tool, signature):
        raise ForgeryError(_FORGED)
    return _VERIFY[tool](key, signed, signature, scratch)


def check_key(tool: Tool, key: str) -> None:
    """Raise KeyFormError for what is no public key of `tool`."""
    if wrong := key_fault(tool, key):
        raise KeyFormError(wrong)


def minisign(
    messages: Sequence[bytes], scratch: Scratch, *, secret: str | None, comment: str
) -> tuple[str, ...]:
    """Return minisign's signature of each of `messages`; it asks for its password once for all.

    `secret` is the file of the secret key, which has a default; `comment` is signed along, and stands where
    the clock would otherwise.
    """
    own = ["-s", secret] if secret else []
    with scratch(_numbered(messages)) as folder:
        files = [str(folder / name) for name in _numbered(messages)]
        made = _run(["minisign", "-S", *own, "-t", comment, "-m", *files], asks=True)
        return _signatures(made, files, ".minisig", "minisign")


def gpg(messages: Sequence[bytes], scratch: Scratch, *, user: str) -> tuple[str, ...]:
    """Return gpg's signature of each of `messages` by the key of `user`: a fingerprint or an address."""
    with scratch(_numbered(messages)) as folder:
        files = [str(folder / name) for name in _numbered(messages)]
        for file in files:
            made = _run(["gpg", "--armor", "--local-user", user, "--detach-sign", file], asks=True)
            if made.returncode != 0:
                break
        return _signatures(made, files, ".asc", "gpg")


def fingerprint(key: str, scratch: Scratch) -> str:
    """Return the fingerprint of an armored OpenPGP key; KeyFormError unless it holds just one."""
    with scratch({"key.asc": _armored(key)}) as folder:
        return _fingerprint(folder)


def _numbered(messages: Sequence[bytes]) -> dict[str, bytes]:
    return {f"message-{number}": message for number, message in enumerate(messages, 1)}


def _signatures(
    made: subprocess.CompletedProcess[str], files: Sequence[str], ending: str, program: str
) -> tuple[str, ...]:
    """Return what the program wrote beside `files`."""
    if made.returncode != 0:
        raise SignatureError(f"{program} did not sign: see its message above")
    return tuple(Path(f"{file}{ending}").read_text("ascii") for file in files)


def _minisign_signer(key: str, signed: bytes, signature: str, scratch: Scratch) -> str:
    with scratch({"message": signed, "signature": signature.encode()}) as folder:
        files = ["-m", str(folder / "message"), "-x", str(folder / "signature")]
        made = _run(["minisign", "-V", "-q", *files, "-P", key.strip()])
    if made.returncode != 0:
        raise ForgeryError(_FORGED)
    return f"minisign {minisign_key(key)[10:].hex()}"


def _gpg_signer(key: str, signed: bytes, signature: str, scratch: Scratch) -> str:
    keyring = _keyring(key, scratch)
    with scratch({"message": signed, "signature": signature.encode(), "key.gpg": keyring}) as folder:
        made = _run([
            "gpgv", "--homedir", str(folder), "--ignore-time-conflict", "--status-fd", "1",
            "--keyring", str(folder / "key.gpg"), str(folder / "signature"), str(folder / "message"),
        ])  # fmt: skip
    lines = made.stdout.splitlines()
    if any(line.startswith(_REVOKED) for line in lines):
        raise RevokedError("this key was revoked by its owner")
    valid = [line.split() for line in lines if line.startswith(_VALID)]
    if made.returncode != 0 or len(valid) != 1:
        raise ForgeryError(_FORGED)
    return f"gpg {valid[0][-1]}"


@cache
def _keyring(key: str, scratch: Scratch) -> bytes:
    """Return a key as gpgv reads it, made once for all signatures; KeyFormError as above."""
    with scratch({"key.asc": _armored(key)}) as folder:
        _fingerprint(folder)
        target = folder / "key.gpg"
        _run([*_GPG, "--homedir", str(folder), "--output", str(target), "--dearmor", str(folder / "key.asc")])
        return target.read_bytes()


def _fingerprint(folder: Path) -> str:
    """Return the fingerprint of the key in `key.asc`; KeyFormError unless it holds just one."""
    made = _run([*_GPG, "--homedir", str(folder), "--with-colons", "--show-keys", str(folder / "key.asc")])
    fields = [line.split(":") for line in made.stdout.splitlines()]
    if made.returncode != 0 or sum(one[0] == "pub" for one in fields) != 1:
        raise KeyFormError('is not one armored OpenPGP key: write what "gpg --armor --export NAME" prints')
    return next(one[9] for one in fields if one[0] == "fpr")


def _armored(key: str) -> bytes:
    return f"{key.strip()}\n".encode()


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
