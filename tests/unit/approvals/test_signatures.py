"""Only a reviewer's own key signs for that reviewer, and only for the very record that was signed."""

from __future__ import annotations

import base64
import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.approvals.signatures import ForgeryError, SignatureError, ToolError, message, sign, signer
from publish.files import scratch
from publish.model import Approval, Reviewer
from publish.signing import programs

Keys = dict[str, tuple[Reviewer, Path]]

RECORD = Approval("lina", dt.date(2026, 11, 20), ("b" * 64, "a" * 64), ("facts-number",))
SIGNED = message(RECORD, statement="2017-10-19-doors", language="ar")


LIKE = {
    "minisign": f"untrusted comment: x\n{'A' * 99}=\ntrusted comment: x\n{'A' * 86}==\n",
    "gpg": "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n=AAAA\n-----END PGP SIGNATURE-----\n",
}
"""What has the form of a signature and is none."""


def test_what_is_signed_is_the_whole_record() -> None:
    """In one form, whatever the order of digests."""
    digests = f'["{"a" * 64}", "{"b" * 64}"]'
    assert SIGNED.decode() == (
        f'["publish approval", 1, "2017-10-19-doors", "ar", "lina", "2026-11-20", {digests}, '
        '["facts-number"]]'
    )


@pytest.mark.parametrize(
    "other",
    [
        message(RECORD, statement="2017-10-20-gates", language="ar"),
        message(RECORD, statement="2017-10-19-doors", language="fa"),
        *(
            message(replace(RECORD, **changed), statement="2017-10-19-doors", language="ar")
            for changed in (
                {"reviewer": "omar"},
                {"date": dt.date(2026, 11, 21)},
                {"segments": ("a" * 64,)},
                {"segments": ("a" * 64, "c" * 64)},
                {"allow": ()},
                {"allow": ("facts-number", "terms")},
            )
        ),
    ],
)
def test_a_signature_is_of_one_record(minisign_keys: Keys, other: bytes) -> None:
    """With anything in it changed, or in another place, it is nobody's."""
    lina, key = minisign_keys["lina"]
    signature = sign(lina, SIGNED, scratch, key=key)
    assert signer(lina, SIGNED, signature, scratch).startswith("minisign ")
    with pytest.raises(ForgeryError, match=r'^it is not signed by the key of "lina"$'):
        signer(lina, other, signature, scratch)


def test_a_name_with_another_s_key_is_the_other(minisign_keys: Keys) -> None:
    """Who signs is the key: two names with one key are one signer, two keys are two."""
    (lina, lina_key), (omar, omar_key) = minisign_keys["lina"], minisign_keys["omar"]
    by_lina = signer(lina, SIGNED, sign(lina, SIGNED, scratch, key=lina_key), scratch)
    by_omar = signer(omar, SIGNED, sign(omar, SIGNED, scratch, key=omar_key), scratch)
    twin = Reviewer("lina's twin", "minisign", f" {lina.key}\n")
    by_twin = signer(twin, SIGNED, sign(twin, SIGNED, scratch, key=lina_key), scratch)
    assert by_lina == by_twin
    assert by_lina != by_omar


def test_signing_with_a_key_that_is_not_one_s_own_fails(minisign_keys: Keys) -> None:
    """A signature is verified before anything is recorded."""
    lina, _ = minisign_keys["lina"]
    with pytest.raises(ForgeryError, match=r'^it is not signed by the key of "lina"$'):
        sign(lina, SIGNED, scratch, key=minisign_keys["omar"][1])


@pytest.mark.parametrize(
    "signature", ["", "untrusted comment: x\n", "untrusted comment: x\nRUQ=\n", "\n" * 99]
)
def test_what_is_no_signature_at_all(minisign_keys: Keys, gpg_reviewer: Reviewer, signature: str) -> None:
    """It is refused by both tools, in one line."""
    for reviewer in (minisign_keys["lina"][0], gpg_reviewer):
        with pytest.raises(ForgeryError, match=r"^it is not signed by the key of"):
            signer(reviewer, SIGNED, signature, scratch)


@pytest.mark.parametrize("key", ["", "RWQ=", "no base64!", base64.b64encode(b"x" * 41).decode(), "-s"])
def test_what_is_no_minisign_key(key: str) -> None:
    """The message says where it stands and what to write; the tool is not even asked."""
    with pytest.raises(SignatureError, match=r'the key of "lina" in publish\.toml is no minisign key: write'):
        signer(Reviewer("lina", "minisign", key), SIGNED, "", scratch)


def test_gpg_signs_with_the_configured_key(gpg_reviewer: Reviewer) -> None:
    """And gpgv verifies against that key alone, whatever stands in anybody's keyring."""
    signature = sign(gpg_reviewer, SIGNED, scratch)
    assert signature.startswith("-----BEGIN PGP SIGNATURE-----")
    assert signer(gpg_reviewer, SIGNED, signature, scratch).startswith("gpg ")
    with pytest.raises(ForgeryError, match=r'^it is not signed by the key of "nour"$'):
        signer(gpg_reviewer, SIGNED + b" ", signature, scratch)


def test_what_has_not_the_form_of_a_signature_is_not_given_to_a_program(
    minisign_keys: Keys, gpg_reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thousands of them would hold a build up."""
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a program was run"))
    for reviewer, other in ((minisign_keys["lina"][0], "gpg"), (gpg_reviewer, "minisign")):
        with pytest.raises(ForgeryError):
            signer(reviewer, SIGNED, LIKE[other], scratch)


def test_a_key_is_prepared_once_for_all_signatures(
    gpg_reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then each signature takes one run of gpgv."""
    signature = sign(gpg_reviewer, SIGNED, scratch)
    ran: list[str] = []
    real = shutil.which

    def which(program: str) -> str | None:
        ran.append(program)
        return real(program)

    monkeypatch.setattr(shutil, "which", which)
    for _ in range(3):
        signer(gpg_reviewer, SIGNED, signature, scratch)
    assert ran == ["gpgv"] * 3


def test_a_revoked_key_has_no_say(gpg_reviewer: Reviewer, tmp_path: Path) -> None:
    """Whoever has its secret may be anybody: its signatures count no longer, older ones neither."""
    gpg = ["gpg", "--batch", "--quiet", "--passphrase", ""]
    subprocess.run([*gpg, "--quick-gen-key", "rami", "ed25519", "sign"], check=True, timeout=120)
    show = ["gpg", "--batch", "--with-colons", "--list-keys", "rami"]
    listed = subprocess.run(show, check=True, capture_output=True, text=True, timeout=60).stdout
    fingerprint = next(line.split(":")[9] for line in listed.splitlines() if line.startswith("fpr"))
    export = ["gpg", "--batch", "--armor", "--export", "rami"]
    rami = replace(gpg_reviewer, name="rami", key=subprocess.check_output(export, text=True, timeout=60))
    signature = sign(rami, SIGNED, scratch)
    assert signer(rami, SIGNED, signature, scratch) == f"gpg {fingerprint}"

    made = Path(os.environ["GNUPGHOME"]) / "openpgp-revocs.d" / f"{fingerprint}.rev"
    (tmp_path / "revoked.asc").write_text(
        made.read_text("utf-8").replace(":-----BEGIN", "-----BEGIN"), "utf-8"
    )
    subprocess.run([*gpg, "--import", str(tmp_path / "revoked.asc")], check=True, timeout=60)
    revoked = replace(rami, key=subprocess.check_output(export, text=True, timeout=60))
    with pytest.raises(SignatureError, match=r'^the key of "rami" was revoked by its owner: write a new one'):
        signer(revoked, SIGNED, signature, scratch)


def test_gpg_takes_no_key_file(gpg_reviewer: Reviewer, tmp_path: Path) -> None:
    """A secret key belongs into its own keyring."""
    with pytest.raises(SignatureError, match="leave --key out"):
        sign(gpg_reviewer, SIGNED, scratch, key=tmp_path)


def test_a_fingerprint_is_no_key(gpg_reviewer: Reviewer) -> None:
    """What it stands for would depend on somebody's keyring."""
    fingerprint = replace(gpg_reviewer, key="19410EAD4CE0B754A897D5EF2705A84011E47E2E")
    with pytest.raises(SignatureError, match=r"is no armored OpenPGP key: write what"):
        signer(fingerprint, SIGNED, "", scratch)


def test_two_keys_in_one_are_refused(gpg_reviewer: Reviewer) -> None:
    """Of the second one nobody knows whose it is."""
    gpg = ["gpg", "--batch", "--quiet", "--passphrase", ""]
    subprocess.run([*gpg, "--quick-gen-key", "ziad", "ed25519", "sign"], check=True, timeout=120)
    both = subprocess.run([*gpg, "--armor", "--export"], check=True, capture_output=True, text=True).stdout
    signature = sign(gpg_reviewer, SIGNED, scratch)
    with pytest.raises(SignatureError, match=r"is not one armored OpenPGP key: write what"):
        signer(replace(gpg_reviewer, key=both), SIGNED, signature, scratch)


@pytest.mark.parametrize(("tool", "package"), [("minisign", "minisign"), ("gpg", "gnupg")])
def test_a_tool_that_is_not_there(
    minisign_keys: Keys, gpg_reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch, tool: str, package: str
) -> None:
    """The message says what to install."""
    reviewer = minisign_keys["lina"][0] if tool == "minisign" else gpg_reviewer
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ToolError, match=rf"^{tool}v? is not there to sign or verify: install {package}$"):
        signer(reviewer, SIGNED, LIKE[tool], scratch)


def test_a_tool_that_hangs_is_given_up(minisign_keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """No build waits for ever."""
    monkeypatch.setattr(programs, "_QUICK", 0.01)
    monkeypatch.setattr(shutil, "which", lambda _: "/bin/cat")
    hanging = ["/bin/sleep", "5"]
    real = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda _, **options: real(hanging, **options))
    with pytest.raises(ToolError, match=r"^minisign did not answer in time: run it by hand to see why$"):
        signer(minisign_keys["lina"][0], SIGNED, LIKE["minisign"], scratch)


def test_nothing_is_left_behind(
    minisign_keys: Keys, gpg_reviewer: Reviewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The private folder goes when the tool is done, whatever came of it."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lina, key = minisign_keys["lina"]
    signer(lina, SIGNED, sign(lina, SIGNED, scratch, key=key), scratch)
    sign(gpg_reviewer, SIGNED, scratch)
    with pytest.raises(SignatureError):
        signer(lina, SIGNED, "", scratch)
    assert list(tmp_path.iterdir()) == []
