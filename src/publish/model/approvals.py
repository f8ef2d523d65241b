"""What reviewers decided of translations."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct


class Reviewer(Struct, frozen=True):
    """Somebody whose approvals count only with a signature made by `tool` with the key `key`."""

    name: str
    tool: Literal["minisign", "gpg"]
    key: str


class Approval(Struct, frozen=True):
    """One reviewer's approval of segments in one language, on one day.

    `segments` are digests of (context, source, translation, version). `allow` are waivers: each a rule and
    the pieces it was broken in (`approvals.waivers`). `signature` is what the tool printed, if any.
    """

    reviewer: str
    date: dt.date
    segments: tuple[str, ...]
    allow: tuple[str, ...] = ()
    signature: str = ""
