"""A signature counts only against a key that the reader brought, and what was not checked is said."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.files import scratch
from publish.parcels.manifest import ParcelError
from publish.parcels.seals import PublicKey, Seal, public_key, seals
from publish.parcels.verify import Sealed
from publish.signing import programs

SUMS = b"sums\n"
UNCHECKED = "this signature was not checked: give the publisher's public key with --key"

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("minisign", "gpg", "gpgv"))),
    reason="needs minisign and gpg: apt-get install minisign gnupg",
)


@pytest.fixture(scope="module")
def minisign(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Give the text of a public key's file, and the path of the secret one."""
    folder = tmp_path_factory.mktemp("minisign")
    public, secret = folder / "a.pub", folder / "a.key"
    command = ["minisign", "-G", "-W", "-p", str(public), "-s", str(secret)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return public.read_text("ascii"), str(secret)


@pytest.fixture(scope="module")
def gpg(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Give an armored public key, and the address of the secret one in the keyring of these tests."""
    home = tmp_path_factory.mktemp("g")
    home.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GNUPGHOME", str(home))
        make = ["gpg", "--batch", "--quiet", "--passphrase", "", "--quick-gen-key", "desk@example.org",
                "ed25519", "sign", "never"]  # fmt: skip
        subprocess.run(make, check=True, capture_output=True, timeout=120)
        export = ["gpg", "--armor", "--export", "desk@example.org"]
        yield subprocess.check_output(export, text=True, timeout=60), "desk@example.org"
        subprocess.run(["gpgconf", "--kill", "gpg-agent"], check=False, capture_output=True, timeout=60)


def signed(minisign: tuple[str, str]) -> Sealed:
    """Return a tree that minisign signed."""
    (signature,) = programs.minisign([SUMS], scratch, secret=minisign[1], comment="publish bundle")
    return Sealed("", SUMS, {"minisign": signature})


def test_several_are_signed_at_once(minisign: tuple[str, str]) -> None:
    """With one password, each its own, and the same bytes every time."""
    one, two = programs.minisign([b"1", b"2"], scratch, secret=minisign[1], comment="c")
    key = public_key(minisign[0])
    assert programs.signer("minisign", key.text, b"1", one, scratch).startswith("minisign ")
    assert programs.signer("minisign", key.text, b"2", two, scratch).startswith("minisign ")
    assert programs.minisign([b"1"], scratch, secret=minisign[1], comment="c") == (one,)


def test_a_good_signature_of_minisign(minisign: tuple[str, str]) -> None:
    """It says by which key."""
    (seal,) = seals([signed(minisign)], public_key(minisign[0]), scratch)
    assert (seal.path, seal.wrong) == ("SHA256SUMS", False)
    assert seal.message.startswith("signed by the key that was given (minisign ")


def test_a_good_signature_of_gpg(gpg: tuple[str, str]) -> None:
    """Verified against the key that was given, whatever stands in anybody's keyring."""
    (signature,) = programs.gpg([SUMS], scratch, user=gpg[1])
    (seal,) = seals([Sealed("bundles/", SUMS, {"gpg": signature})], public_key(gpg[0]), scratch)
    assert (seal.path, seal.wrong) == ("bundles/SHA256SUMS", False)
    assert seal.message.startswith("signed by the key that was given (gpg ")


def test_a_signature_of_other_sums(minisign: tuple[str, str]) -> None:
    """The old one, beside new sums, is none."""
    old = Sealed("", b"other\n", signed(minisign).signatures)
    assert list(seals([old], public_key(minisign[0]), scratch)) == [
        Seal("SHA256SUMS", "it is not signed by this key", wrong=True)
    ]


def test_without_a_key_nothing_is_checked_and_that_is_said(minisign: tuple[str, str]) -> None:
    """A signature that nobody checked does not look like one that holds."""
    assert list(seals([signed(minisign)], None, scratch)) == [Seal("SHA256SUMS.minisig", UNCHECKED)]
    assert list(seals([Sealed("", SUMS, {})], None, scratch)) == [
        Seal("SHA256SUMS", "is not signed: nothing shows who made this")
    ]


def test_with_a_key_every_tree_has_to_be_signed(minisign: tuple[str, str]) -> None:
    """Else whoever takes the signature away would have his way."""
    found = list(seals([signed(minisign), Sealed("bundles/", SUMS, {})], public_key(minisign[0]), scratch))
    assert [(one.path, one.wrong) for one in found] == [("SHA256SUMS", False), ("bundles/SHA256SUMS", True)]
    assert found[1].message == "is not signed with minisign, as the key that was given asks"


def test_the_signature_of_another_program_is_not_checked(minisign: tuple[str, str]) -> None:
    """Nor does it stand in for the one that is asked for."""
    both = Sealed("", SUMS, {**signed(minisign).signatures, "gpg": "-----BEGIN PGP SIGNATURE-----"})
    found = list(seals([both], public_key(minisign[0]), scratch))
    assert [(one.path, one.wrong) for one in found] == [("SHA256SUMS", False), ("SHA256SUMS.asc", False)]
    assert found[1].message == UNCHECKED


def test_what_is_no_public_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be a key is told before anything is verified."""
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a program was run"))
    for written in ("", "\n", "RW", "-----BEGIN PGP PUBLIC KEY BLOCK-----", os.devnull):
        with pytest.raises(ParcelError, match=r"^--key: error verify: is no (minisign|armored OpenPGP) key"):
            public_key(written)


@pytest.mark.parametrize(
    "written",
    [
        "untrusted comment: minisign encrypted secret key\nRWQ=",
        "RWRTY0Iy" + "A" * 204,
        "untrusted comment: mine\r\nRWQAAEIy" + "A" * 204,
        "-----BEGIN PGP PRIVATE KEY BLOCK-----",
    ],
)
def test_one_s_own_secret_key(written: str) -> None:
    """Whatever its comment says, the message tells which of the two files to give."""
    message = r"^--key: error verify: is a secret key: give the public one \(\.pub\)$"
    with pytest.raises(ParcelError, match=message):
        public_key(written)


def test_a_secret_key_of_minisign(minisign: tuple[str, str]) -> None:
    """The file that minisign itself makes is known as one."""
    with pytest.raises(ParcelError, match="is a secret key: give the public one"):
        public_key(Path(minisign[1]).read_text("ascii"))


def test_a_key_is_read_from_its_line_or_its_file(minisign: tuple[str, str]) -> None:
    """With the line endings of any system."""
    line = minisign[0].splitlines()[1]
    for written in (line, f"  {line}\n", minisign[0], minisign[0].replace("\n", "\r\n")):
        assert public_key(written) == PublicKey("minisign", line)
