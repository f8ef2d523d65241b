"""Who made a parcel, as far as that can be known: the signatures of its sums, against a key.

1. The key comes from whoever verifies, by another way than the parcel: what lies in a parcel proves nothing
   about itself.
2. With a key, each tree of the parcel has to be signed by it. Without one nothing is checked, and that is
   said: a signature that nobody checked must not look like one that holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from publish.parcels.manifest import SIGNATURES, SUMS, ParcelError
from publish.parcels.verify import Sealed
from publish.signing.keys import Tool, key_fault
from publish.signing.programs import Scratch, SignatureError, signer

# Source: minisign(1), "Secret key format": "Ed", "Sc" or two zeros, "B2", and 152 bytes more.
_SECRET = re.compile(r"^\s*RW(?:RTY0Iy|QAAEIy)[A-Za-z0-9+/=]{64}|PRIVATE KEY|secret key", re.MULTILINE)


class PublicKey(Struct, frozen=True):
    """A public key: the line of one of minisign, or an armored one of gpg."""

    program: Tool
    text: str


class Seal(Struct, frozen=True):
    """What is to be said of the signature of a tree; `wrong` says that the parcel is refused for it."""

    path: str
    message: str
    wrong: bool = False


def public_key(written: str) -> PublicKey:
    """Return the key that a file, or a line, holds; ParcelError if it is none."""
    if _SECRET.search(written):
        raise ParcelError("--key", 0, "is a secret key: give the public one (.pub)")
    program: Tool = "gpg" if "-----BEGIN PGP" in written else "minisign"
    lines = [line for line in written.splitlines() if line.strip()]
    text = written if program == "gpg" else (lines or [""])[-1]
    if wrong := key_fault(program, text):
        raise ParcelError("--key", 0, wrong)
    return PublicKey(program, text.strip())


def seals(trees: Iterable[Sealed], key: PublicKey | None, scratch: Scratch) -> Iterator[Seal]:
    """Yield what is to be said of each signature of `trees`, and of each that is not there."""
    for tree in trees:
        path = f"{tree.path}{SUMS}"
        if key:
            yield _checked(path, tree, key, scratch)
        for program in sorted(tree.signatures.keys() - {key.program if key else ""}):
            name = f"{tree.path}{SIGNATURES[program]}"
            yield Seal(name, "this signature was not checked: give the publisher's public key with --key")
        if not key and not tree.signatures:
            yield Seal(path, "is not signed: nothing shows who made this")


def _checked(path: str, tree: Sealed, key: PublicKey, scratch: Scratch) -> Seal:
    """Return what is to be said of the signature of a tree by `key`."""
    signature = tree.signatures.get(key.program)
    if signature is None:
        return Seal(path, f"is not signed with {key.program}, as the key that was given asks", wrong=True)
    try:
        who = signer(key.program, key.text, tree.sums, signature, scratch)
    except SignatureError as error:
        return Seal(path, str(error), wrong=True)
    return Seal(path, f"signed by the key that was given ({who})")
