r"""The inline HTML of text that has no other markup than plain links and emphasis, without a parser.

Most marked text has a link or an emphasised passage and nothing else. What Python-Markdown makes of that
follows from its patterns:

1. There is no character of any other markup: no backslash, backtick, `_`, `<`, `&`, `!` before a bracket, or
   newline. So none of its other patterns can match.
2. A link is brackets without brackets or stars inside, and a number in parentheses behind them. Each number
   is that of a link of the segment, once.
3. A run of one star or two, with no space behind it, opens: whatever is before it. The next run closes, if it
   is as long, with no space before it. Between them stands no other star or bracket.
4. What is left of the text has no star and no bracket that opens. Its `>` is all that HTML has to escape.

Where one of these does not hold, nothing is returned, and the parser has to say what the text is.
Source: markdown/inlinepatterns.py, `Delimiter`, `DelimiterProcessor.handleMatch` and `LinkInlineProcessor`.
"""

from __future__ import annotations

import re

from publish.statements.scope import Mark, Owned

_OTHER = r"\\`*_\[<&\n\x02\x03"  # \x02 and \x03 are the parser's own, and stand in no text
_PLAIN = rf"[^{_OTHER}\]]"
_LINK = rf"(?<!!)\[(?P<words>{_PLAIN}+)\]\((?P<number>[0-9]{{1,4}})\)"
_STARS = rf"(?P<stars>\*\*?)(?![\s*])(?P<said>{_PLAIN}*?)(?<!\s)(?P=stars)(?!\*)"
_MARKED = re.compile(rf"{_LINK}|{_STARS}")
_LEFT = re.compile(f"[{_OTHER}]")
_SAFE = re.compile(r"[!#-%'-;=?-~]*")  # an address in which nothing has to be escaped
_TAGS = {"*": "em", "**": "strong"}


def html(text: str, owned: Owned) -> tuple[str, list[Mark]] | None:
    """Return the inline HTML of `text` and the links that it takes of what is `owned`; None for other markup.

    `text` is cleaned, and has no space at its ends.
    """
    free = {
        one.number: (one, address)
        for one, address in zip(owned.targets, owned.localized, strict=True)
        if not one.image and one.title is None and _SAFE.fullmatch(address)
    }
    written: list[str] = []
    taken: list[Mark] = []
    end = 0
    for found in _MARKED.finditer(text):
        if found["stars"]:
            tag = _TAGS[found["stars"]]
            marked = f"<{tag}>{_escaped(found['said'])}</{tag}>"
        elif link := free.pop(int(found["number"]), None):
            target, address = link
            marked = f'<a href="{address}">{_escaped(found["words"])}</a>'
            taken.append(target)
        else:
            return None
        written += [text[end : found.start()], marked]
        end = found.end()
    written.append(text[end:])
    if any(map(_LEFT.search, written[::2])):
        return None
    written[::2] = map(_escaped, written[::2])
    return "".join(written), taken


def _escaped(text: str) -> str:
    return text.replace(">", "&gt;")
