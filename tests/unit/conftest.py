"""Keys of reviewers who exist for a test alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.model import Reviewer

INSTALL = "needs minisign and gpg: apt-get install minisign gnupg"


@pytest.fixture(scope="session")
def tools() -> None:
    """Skip where the programs that sign are not there."""
    if not all(map(shutil.which, ("minisign", "gpg", "gpgv"))):
        pytest.skip(INSTALL)


@pytest.fixture(scope="session")
def minisign_keys(tools: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Reviewer, Path]]:
    """Give two reviewers by name, each with the file of the secret key."""
    del tools
    folder = tmp_path_factory.mktemp("minisign")
    made = {}
    for name in ("lina", "omar"):
        public, secret = folder / f"{name}.pub", folder / f"{name}.key"
        subprocess.run(
            ["minisign", "-G", "-W", "-p", public, "-s", secret], check=True, capture_output=True, timeout=60
        )
        made[name] = (Reviewer(name, "minisign", public.read_text("ascii").splitlines()[1]), secret)
    return made


@pytest.fixture(scope="session")
def gpg_reviewer(tools: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reviewer]:
    """Give a reviewer whose secret key is in the keyring that gpg uses during the tests."""
    del tools
    home = tmp_path_factory.mktemp("g")
    home.chmod(0o700)
    before, os.environ["GNUPGHOME"] = os.environ.get("GNUPGHOME"), str(home)
    make = ["gpg", "--batch", "--quiet", "--passphrase", "", "--quick-gen-key", "nour", "ed25519", "sign"]
    try:
        subprocess.run([*make, "never"], check=True, capture_output=True, timeout=120)
        public = subprocess.run(
            ["gpg", "--armor", "--export", "nour"], check=True, capture_output=True, text=True, timeout=60
        )
        yield Reviewer("nour", "gpg", public.stdout)
    finally:
        subprocess.run(["gpgconf", "--kill", "gpg-agent"], check=False, capture_output=True, timeout=60)
        del os.environ["GNUPGHOME"]
        os.environ |= {} if before is None else {"GNUPGHOME": before}
