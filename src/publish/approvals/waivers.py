"""What a waiver is bound to: a rule, and the very pieces of the text that it was broken in.

`term-forbidden "débrayage"` waives that word and no other; `missing-link 2` waives two errors that point at
no piece. Pieces are sorted and written as JSON texts, so that one waiver has one form. When a later rule, a
new term or a new name finds more in the same text, what stands there is another waiver: nobody gave it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

LIMIT = 8192  # characters

_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"')
_FORM = re.compile(
    rf"(?P<rule>[a-z][a-z0-9-]{{0,63}})(?: (?P<count>[1-9]\d?))?(?P<pieces>(?: {_PIECE.pattern})*)"
)


def waiver(rule: str, pieces: Sequence[str]) -> str:
    """Return the waiver of errors of `rule` that point at `pieces`; an empty one points at none.

    >>> waiver("term-forbidden", ["grève", "débrayage"]), waiver("missing-link", ["", ""])
    ('term-forbidden "débrayage" "grève"', 'missing-link 2')
    """
    nowhere = sum(not piece for piece in pieces)
    count = [str(nowhere)] if nowhere else []
    return " ".join([rule, *count, *(_quoted(piece) for piece in sorted(filter(None, pieces)))])


def rule_of(text: str) -> str | None:
    """Return the rule that the waiver `text` is of; None for what is not one in its one form."""
    form = _FORM.fullmatch(text) if len(text) <= LIMIT else None
    if form is None:
        return None
    try:
        pieces = [json.loads(piece) for piece in _PIECE.findall(form["pieces"])]
    except ValueError:
        return None
    nowhere = [""] * int(form["count"] or 0)
    return form["rule"] if (pieces or nowhere) and waiver(form["rule"], [*nowhere, *pieces]) == text else None


def _quoted(piece: str) -> str:
    """Return `piece` as a JSON text, with what cannot be seen as escapes of JSON."""
    shown = json.dumps(piece, ensure_ascii=False)
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in shown)
