"""What stands beside each message in a file that is sent: `KEY.STATE`, by the digests of `model.exchange`.

KEY tells which message it is, whatever becomes of the words; STATE, which is missing where there was no
translation, tells in which state that was sent. The two survive programs that keep no header.
"""

from __future__ import annotations

import re

from publish.model import Unit

_NAME = re.compile(r"([0-9a-f]{10})(?:\.([0-9a-f]{6}))?")


def label(unit: Unit) -> str:
    """Return what stands for `unit` as it is now."""
    return f"{unit.name}.{unit.state}" if unit.state else unit.name


def read_label(text: str) -> tuple[str, str] | None:
    """Return the message's name and the state in which it was sent; None if `text` is no label.

    >>> read_label("0123456789.abcdef")
    ('0123456789', 'abcdef')
    """
    match = _NAME.fullmatch(text.strip())
    return (match[1], match[2] or "") if match else None
