"""docs/checks.md, made from the table of rules: `make manual` writes it, and a test holds the two together.

What the page says of changes that do no harm is a list of examples, each of which a test gives to `changes`.
"""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from publish.checks import changes
from publish.checks.rule import Rule
from publish.checks.rules import FAMILIES, Family

_HEAD = """\
# What is checked

<!-- Made by `make manual` from the table of rules in src/publish/checks/: change it there. -->

`publish check` prints what a person should mend: a heading for each file, and below it a line for each
thing, with the text in which it was found. The piece that is wrong stands between ⟦ and ⟧, or is underlined:

{shown}
The line says where (file and line), how bad it is, the name of the rule, and what to do. Characters that
cannot be seen are shown by their codes, such as `\\u202e` or `\\n`. `publish release` prints the errors, and
how many warnings there are.

## Errors and warnings

An **error** is for somebody to mend. A piece with an error does not count as translated, and a file that
is refused is not used at all; everything else is still built. A **warning** is advice, or a normal state of
the work, such as a piece that is not translated yet; it stops nothing by itself.

| the command ends with | when |
| --- | --- |
| 0 | there is no error |
| 1 | there is an error to mend; everything else was built |
| 2 | publish.toml or the command line cannot be understood (`config`); nothing was done |
| 3 | a file could not be written, or another run is at work (`write`) |

## When an error is no mistake

Rules marked *may be waived* can be wrong about a good translation. There is no switch that turns a rule
off. A translator who is sure asks for an exception, in a comment of the catalog:

    # publish: allow facts-number 500

This is a request: it changes nothing by itself. The office decides, for one piece and one rule:

    publish approve -l ar SLUG --reviewer NAME --segment N --allow facts-number

From then on the error is a warning called `waived`, which every report prints with the reviewer's name. It
holds for this text and this translation: whoever changes a letter of either has to ask again. No other
rule can be waived: it is about safety, or the mistake stands in a file that can be mended.

## Other forms of the list

`publish check` prints `text`, the list above. With `--format FORM` it prints the same for programs:

- `json`: a list of objects with `rule`, `severity`, `path`, `line` (0 is the whole file), `message`,
  `statement`, `language` (either may be null), then `text`, where it was found, and `start` and `end`,
  between which the wrong piece stands in it, counted in characters from 0.
- `github`: for a workflow on GitHub. Ten findings, the errors first, become annotations, because GitHub shows
  no more; a notice counts the others, and the summary of the step lists them all. They stand beside their
  lines where the folder of publish.toml is the root of the repository.
- `sarif`: the Static Analysis Results Interchange Format, version 2.1.0, for code scanning and other tools.
  Paths are relative to `SRCROOT`, the folder of publish.toml; what was waived is marked as suppressed.

None of them, and none of the rules, ever quotes a protected name.
"""


SHOWN = (
    "locale/ar/LC_MESSAGES/2017-10-19-homs.po: 1 error\n"
    'locale/ar/LC_MESSAGES/2017-10-19-homs.po:12: error foreign-target: "[السجن](3)" is not a link of the '
    "source text, which has no links: take it out\n"
    "    | وصل المحققون إلى ⟦[السجن](3)⟧ في حمص\n"
)
"""What `publish check` prints of a link that the source text does not have."""


class Harmless(NamedTuple):
    """A kind of change that leaves an earlier translation published, and pairs that it is true of."""

    text: str
    pairs: tuple[tuple[str, str], ...]


HARMLESS = (
    Harmless(
        "white space, and another spelling of the same mark: straight or curly quotation marks and "
        "apostrophes, three dots or one sign for them, the dash between two years",
        (
            ("It said: 'no one'...", "It said: ‘no one’…"),
            ("In 2011-2015 they fled", "In 2011–2015 they fled"),
        ),
    ),
    Harmless("a full stop at the very end", (("The prison was closed", "The prison was closed."),)),
    Harmless(
        "one comma after an opening time or place",
        (("In 2017 the prison was closed.", "In 2017, the prison was closed."),),
    ),
    Harmless(
        "one comma before the last of four or more single words",
        (("They lacked food, water, bread and salt.", "They lacked food, water, bread, and salt."),),
    ),
    Harmless(
        "one comma between two short clauses, or between two reports by one speaker",
        (
            (
                "It was closed in 2017 and its guards were freed.",
                "It was closed in 2017, and its guards were freed.",
            ),
            ("It calls for help and says that it is late.", "It calls for help, and says that it is late."),
        ),
    ),
    Harmless('"a" for "an", and the reverse', (("It was an unit of guards.", "It was a unit of guards."),)),
    Harmless(
        f"a slip of typing in a word of {changes.LONG_WORD} or more small letters: two letters in the wrong "
        "order, a consonant doubled or not, -ise or -ize",
        (
            ("The govenrment denied the report.", "The government denied the report."),
            ("They recognise the new court.", "They recognize the new court."),
        ),
    ),
)
"""For `changes.minor`: of each pair, the second text says what the first did."""


def manual() -> str:
    """Return docs/checks.md, ending with a newline."""
    head = _HEAD.format(shown=textwrap.indent(SHOWN, "    "))
    return "\n".join([head, *map(_family, FAMILIES), _changes()])


def _family(family: Family) -> str:
    rows = "".join(map(_row, family.rules))
    return f"## {family.title}\n\n| rule | severity | why | example |\n| --- | --- | --- | --- |\n{rows}"


def _row(rule: Rule) -> str:
    severity = f"{rule.severity}, may be waived" if rule.waivable else str(rule.severity)
    return f"| `{rule.id}` | {severity} | {_cell(rule.reason)} | {_cell(rule.example)} |\n"


def _cell(text: str) -> str:
    r"""Return Markdown as a cell of a table; in code, too, a bar is written `\|` there (GFM 4.10)."""
    return text.replace("|", "\\|")


def _changes() -> str:
    share = f"{changes.MOST_SHARE:.0%}"
    items = "\n".join(map(_item, HARMLESS))
    return f"""\
## When an earlier translation stays published

A piece whose source text changed a little is *outdated*, not untranslated: its release stays, with a line
that says when the source was updated. A change is little when it is one of these, in at most
{changes.MOST_CHANGES} words and {share} of the text:

{items}

Everything else waits for a translator: every other word, mark, capital, hyphen and emphasis. Outside English,
and in a text with code or tags, only the first two count.
"""


def _item(kind: Harmless) -> str:
    pairs = "; ".join(f"`{before}` → `{after}`" for before, after in kind.pairs)
    return textwrap.fill(f"{kind.text} ({pairs})", 110, initial_indent="- ", subsequent_indent="  ")
