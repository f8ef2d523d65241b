"""What an approval is bound to: everything that a reader gets from one segment in one language.

1. The statement and the language, so that an approval counts for no other.
2. The segment's context and text, its numbered targets with the addresses that this language's
   readers are led to, and the translation.
3. The version of this rule. When it changes, every approval is void.

Any edit of one of them voids the approval of that segment, and of no other.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

from publish.model import Segment

VERSION = 1
"""The version of the rule above."""

DIGEST = re.compile(r"[0-9a-f]{64}")


def digest(
    segment: Segment, text: str, *, statement: str, language: str, localized: Mapping[str, str]
) -> str:
    """Return the digest that an approval of the translation `text` is bound to: SHA-256, in hexadecimal.

    `statement` is a slug, `language` a code; `localized` maps a target's address to the language's own.
    A JSON array is what is hashed: its quotes and escapes leave no doubt where a text ends.
    """
    targets = [
        [one.number, localized.get(one.address, one.address), one.title, one.image] for one in segment.targets
    ]
    vouched = [
        "publish segment", VERSION, statement, language, segment.context, segment.text, targets, text,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(vouched).encode()).hexdigest()
