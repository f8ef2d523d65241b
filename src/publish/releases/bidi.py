"""Directions, kept so that a reader sees every number and address in its own order.

In HTML, markup carries them (`isolate_html`). In plain text a few invisible characters do. What
a viewer of plain text does with a line is guessed by most from its first strong character, and
fixed by some; so that a reader sees the same in both:

1. In right-to-left text every left-to-right run (`publish.releases.runs`) stands in LRI…PDI.
2. A web or e-mail address alone on its line stays bare, so that it can be copied.
3. A right-to-left line whose first strong character is left-to-right, or that has none, starts
   with RLM.
4. A line in a language of the other direction stands in an isolate of its own direction as a
   whole: its words and its full stop are then in order even where a viewer fixes the
   direction, and a viewer that looks for a first strong character falls back to left-to-right,
   which is what our fallback lines nearly always are.
5. Never LRE, RLE, LRO or RLO: what an embedding opens, a cut line leaves open for all after it.

Source: UAX #9, https://www.unicode.org/reports/tr9/ (P2, P3 for the first strong character;
2.4 for isolates; 2.6 for RLM).
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from publish.releases import runs
from publish.releases.tags import nodes

RLM = "\u200f"
LRI = "\u2066"
RLI = "\u2067"
PDI = "\u2069"
_INITIATORS = {"LRI", "RLI", "FSI"}
_STRONG = {"L", "R", "AL"}


def isolate(text: str) -> str:
    r"""Return right-to-left `text` with each left-to-right run in LRI…PDI (rules 1 and 2).

    A newline ends a line. What is isolated already stays as it is.

    >>> isolate("هاتف +90 212 555 01 02") == "هاتف \u2066+90 212 555 01 02\u2069"
    True
    """
    return "\n".join(map(_isolate_line, text.split("\n"))) if runs.may_hold(text) else text


def anchor(line: str) -> str:
    """Return the right-to-left `line`, with RLM first where a viewer would guess wrong (rule 3)."""
    if first_strong(line) in {"R", "AL"} or not line.strip() or runs.stands_alone(line):
        return line
    return RLM + line


def enclose(line: str, direction: Literal["ltr", "rtl"]) -> str:
    """Return `line` isolated as a whole in its own `direction`, not its text's (rules 2 and 4)."""
    if not line.strip() or runs.stands_alone(line):
        return line
    return f"{LRI if direction == 'ltr' else RLI}{line}{PDI}"


def isolate_html(html: str) -> str:
    """Return a right-to-left HTML fragment with each left-to-right run of its text in `<bdi>`.

    Code, and what has a direction of its own already, stays as it is.

    >>> isolate_html("<p>هاتف 0212 555 01 02</p>")
    '<p>هاتف <bdi class="run" dir="ltr">0212 555 01 02</bdi></p>'
    """
    written: list[str] = []
    for text, tag, kept in nodes(html, "rtl"):
        if tag or kept or not runs.may_hold(text):
            written.append(text)
        else:
            written += map(_enclose_run, runs.split(text))
    return "".join(written)


def first_strong(line: str) -> str | None:
    """Return the bidi class (`L`, `R` or `AL`) of the first strong character, or None.

    What stands in an isolate does not count. Source: UAX #9, P2.
    """
    depth = 0
    for character in line:
        category = unicodedata.bidirectional(character)
        if category in _INITIATORS:
            depth += 1
        elif category == "PDI":
            depth = max(0, depth - 1)
        elif not depth and category in _STRONG:
            return category
    return None


def _isolate_line(line: str) -> str:
    if runs.stands_alone(line):
        return line
    return "".join(map(_isolate_run, runs.split(line)))


def _isolate_run(run: runs.Run) -> str:
    return run.text if run.kind in {"text", "isolated"} else f"{LRI}{run.text}{PDI}"


def _enclose_run(run: runs.Run) -> str:
    if run.kind in {"text", "isolated"}:
        return run.text
    # An address may be broken over lines, which a class keeps other runs from.
    return f'<bdi dir="ltr">{run.text}</bdi>' if run.href else f'<bdi class="run" dir="ltr">{run.text}</bdi>'
