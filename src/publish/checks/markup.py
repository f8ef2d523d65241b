"""Markup: a translation has that of its source text, each as often.

1. What is wrong with the markup of a translation was found when it was rendered (`Piece.refused`): it is
   shown as text, so it is safe. It is an error all the same, because a reader sees the marks.
2. What the translation does not use of its segment's markup was found there too (`Piece.unused`).
3. Code and emphasis belong to no segment: they are counted in the HTML of the two pieces.
4. Marks that mean something elsewhere in Markdown, and stay text where they stand, are looked for in the
   texts as they are typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from publish.checks.late import late
from publish.checks.rule import ERROR, MOST, WARNING, Found, Pair, Rule, quoted
from publish.checks.writing.characters import says_something, underscores
from publish.model import FootnoteReference, Piece, Segment, Target

RULES = (
    Rule(
        "foreign-tag",
        ERROR,
        "A translation may use the HTML tags of its source text, and no others.",
        "`<b>now</b>` where the source text has no tags",
    ),
    Rule(
        "foreign-target",
        ERROR,
        "A translation may use the links of its source text, each as often.",
        "`[here](2)` where the source text has one link, 1",
    ),
    Rule(
        "foreign-footnote",
        ERROR,
        "A translation may use the footnotes of its source text, each as often.",
        "`[^2]` where the source text has `[^1]` alone",
    ),
    Rule(
        "too-complex",
        ERROR,
        "Markup that cannot be parsed in reasonable time is shown as plain text.",
        "`[` two hundred times and more",
    ),
    Rule(
        "missing-link",
        ERROR,
        "Each link and image of the source text leads readers to what a statement rests on.",
        "`[Both prisons](1)` translated as `السجنان`",
        waivable=True,
    ),
    Rule(
        "empty-link",
        ERROR,
        "A link without words is one that nobody sees, hears or presses.",
        "`[the report](1)` translated as `[ ](1)`",
    ),
    Rule(
        "missing-footnote",
        ERROR,
        "A footnote that the text does not refer to is found by no reader.",
        "`84 interviews.[^1]` translated as `84 مقابلة.`",
    ),
    Rule(
        "missing-tag",
        ERROR,
        "The HTML tags of the source text stand in the translation; `<sup>th</sup>` need not.",
        "`10<sup>6</sup>` translated as `106`",
        waivable=True,
    ),
    Rule(
        "code-span",
        ERROR,
        "What stands between backticks is typed or copied by readers, so it stays as it is.",
        "`` `CASE 12` `` translated as `` `حالة 12` ``",
        waivable=True,
    ),
    Rule(
        "placeholder",
        ERROR,
        "What is filled in later keeps its place and name.",
        "`{name}` translated as `{nom}`",
        waivable=True,
    ),
    Rule(
        "emphasis",
        WARNING,
        "A translation emphasises as many passages as its source text.",
        "`*one* and *two*` translated as `*un* et deux`",
    ),
    Rule(
        "printed-mark",
        WARNING,
        "Marks of Markdown that mean nothing where they stand are printed as they are.",
        "`- ` at the beginning, where the source text has none",
    ),
    Rule(
        "extra-newline",
        WARNING,
        "A line break that the source text does not have is read as a space.",
        "a line break in the middle of a paragraph",
    ),
    Rule(
        "underscore",
        WARNING,
        "Beside a letter _ is printed as it is; * makes emphasis in every writing.",
        "`و_عاجل_`",
    ),
)

_CODE = late(r"<code>(.*?)</code>", re.DOTALL)
_LINK = late(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_WRITTEN_LINK = late(r"\[[^\[\]]*\]\(\d+\)")
_ANY_TAG = late(r"<[^<>]*>")
_EMPHASIS = late(r"<(/?)(?:em|strong)>")
_TITLE_MARKS = late("[《〈«「『]")  # what many languages write for emphasis on a title
_ORDINAL = late(r"<(sup)>[A-Za-z]{1,4}</\1>")
_PLACEHOLDER = late(
    r"\$?\{(?:[A-Za-z_][A-Za-z0-9_.]*|[0-9]*)\}|%\([A-Za-z_]\w*\)[sdif]|(?<![\w%])%[sdif](?![^\W_])"
)
_PERCENT = ("%(", "%s", "%d", "%i", "%f")
_BLOCK = late(
    r"(?:#{1,6}|[-+*])\s|>|\||(?:-\s?){3,}\Z|(?:\*\s?){3,}\Z|(?:_\s?){3,}\Z|={3,}\Z|`{3}|~{3}|(\d{1,9})[.)]\s"
)
_STRAY = late(r"\*{2,}|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)|`")
_ESCAPED = late(r"\\[*`]")
_IN_PLAIN = late(
    r"\*\*|__|\]\(|`|</?[A-Za-z]|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]+);"
    r"|(?<!\w)[*_](?=\w)[^*_]*(?<=\w)[*_](?!\w)"
)


def found(pair: Pair) -> Iterator[Found]:
    """Yield what is wrong with the markup of the translation."""
    if pair.piece is None:
        return
    yield from _refused(pair, pair.piece)
    yield from _unused(pair.segment, pair.piece)
    yield from islice(_placeholders(pair.segment.text, pair.translation.text), MOST)
    tagged = "<" in pair.piece.html or "<" in pair.original.html
    if tagged:
        yield from _code(pair.original, pair.piece)
        yield from _empty_links(pair, pair.piece)
    stray = list(_printed(pair, pair.piece))
    yield from stray
    if tagged and not stray:
        yield from _emphasis(pair.original, pair.piece)
    yield from _underscores(pair)


def _refused(pair: Pair, piece: Piece) -> Iterator[Found]:
    for each in dict.fromkeys(piece.refused):
        yield Found(each.rule, _REFUSALS[each.rule](pair.segment, each.text), each.text)


def _underscores(pair: Pair) -> Iterator[Found]:
    if not pair.segment.markdown or "_" not in pair.translation.text:
        return
    for words in dict.fromkeys(underscores(pair.translation.text)):
        mark = f"_{words}_"
        if mark not in pair.segment.text:
            message = f'the _ of "{mark}" are printed, because a letter touches them: write *{words}*'
            yield Found("underscore", message, mark)


# --- what is missing (rule 2) -------------------------------------------------------------


def _unused(segment: Segment, piece: Piece) -> Iterator[Found]:
    """Yield markup that the translation lacks, unless it stands there and was refused."""
    ordinals = 2 * len(_ORDINAL.findall(segment.text)) if piece.unused else 0
    for own in piece.unused:
        rule, shown = _as_shown(segment, own)
        if own in {"<sup>", "</sup>"} and ordinals:
            ordinals -= 1
        elif not any(refused.text.endswith(shown.removeprefix("[…")) for refused in piece.refused):
            yield Found(rule, f"{quoted(shown)} of the source text is missing: {_ADVICE[rule]}")


def _as_shown(segment: Segment, own: Target | FootnoteReference | str) -> tuple[str, str]:
    """Return the rule for what is missing, and how a translator writes it."""
    if isinstance(own, Target):
        return "missing-link", f"{'!' * own.image}[…]({own.number})"
    if isinstance(own, FootnoteReference):
        return "missing-footnote", f"[^{own.label}]"
    if own[1:-1] in segment.addresses:
        return "missing-link", own
    return "missing-tag", own


_ADVICE = {
    "missing-link": "put it around the words that it belongs to",
    "missing-footnote": "put it where the note belongs",
    "missing-tag": "put it where it belongs",
}


def _empty_links(pair: Pair, piece: Piece) -> Iterator[Found]:
    """Yield links that hold no word to press, but for those whose source has none either."""
    if '<a href="' not in piece.html:
        return
    wordless = {href for href, words in _LINK.findall(pair.original.html) if not _pressable(words)}
    for href, words in _LINK.findall(piece.html):
        if href not in wordless and not _pressable(words):
            written = _WRITTEN_LINK.findall(pair.translation.text)
            shown = next((link for link in written if not says_something(link)), "")
            message = f"{quoted(shown)} has no words to press: put the link around those that it belongs to"
            yield Found("empty-link", message, shown)


def _pressable(words: str) -> bool:
    """Tell whether the HTML inside a link shows a letter, a digit or an image."""
    return "<img" in words or says_something(_ANY_TAG.sub(" ", words))


# --- what is counted (rule 3) -------------------------------------------------------------


def _code(original: Piece, piece: Piece) -> Iterator[Found]:
    """Yield code that is not that of the source text, each as often."""
    if "<code>" not in original.html and "<code>" not in piece.html:
        return
    wanted, given = Counter(_CODE.findall(original.html)), Counter(_CODE.findall(piece.html))
    for code in wanted - given:
        shown = f"`{_unescaped(code)}`"
        yield Found("code-span", f"{quoted(shown)} of the source text is missing: copy it from there")
    for code in given - wanted:
        shown = f"`{_unescaped(code)}`"
        message = f"{quoted(shown)} is not in the source text, or not as often: take the backticks off"
        yield Found("code-span", message, shown)


def _unescaped(code: str) -> str:
    return code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _emphasis(original: Piece, piece: Piece) -> Iterator[Found]:
    wanted, given = _emphasised(original.html), _emphasised(piece.html)
    titles = len(_TITLE_MARKS.findall(piece.text)) - len(_TITLE_MARKS.findall(original.text))
    if given > wanted or given + max(titles, 0) < wanted:
        message = (
            f"the source text emphasises {wanted} passages, the translation {given}: mark the same with *"
        )
        yield Found("emphasis", message)


def _emphasised(html: str) -> int:
    """Return how many passages of `html` are emphasised; emphasis inside emphasis is one."""
    depth = passages = 0
    for closing in _EMPHASIS.findall(html):
        passages += not closing and depth == 0
        depth += -1 if closing else 1
    return passages


def _placeholders(source: str, text: str) -> Iterator[Found]:
    """Yield placeholders that are not those of the source text, each as often."""
    own, theirs = (_PLACEHOLDER.findall(one) if _may_hold(one) else () for one in (source, text))
    if not (own or theirs):
        return
    wanted, given = Counter(own), Counter(theirs)
    for one in wanted - given:
        yield Found("placeholder", f"{quoted(one)} of the source text is missing: copy it from there")
    for one in given - wanted:
        message = f"{quoted(one)} is not in the source text, or not as often: take it out"
        yield Found("placeholder", message, one)


def _may_hold(text: str) -> bool:
    """Tell whether `text` has what every placeholder has one of: most percentages are none."""
    return "{" in text or ("%" in text and any(map(text.__contains__, _PERCENT)))


# --- what is printed (rule 4) -------------------------------------------------------------


def _printed(pair: Pair, piece: Piece) -> Iterator[Found]:
    """Yield marks that readers will see."""
    source, text = pair.segment.text, pair.translation.text
    starts = None if _BLOCK.match(source) else _BLOCK.match(text)
    if starts and not (starts[1] and str(int(starts[1])) in source):
        yield _mark(starts[0].strip(), "begins nothing here and is printed")
    if pair.segment.markdown:
        yield from _stray(text, pair.original, piece)
    elif (mark := _IN_PLAIN.search(text)) and mark[0] not in source:
        yield _mark(mark[0], f"in the {pair.segment.kind} is printed as it is")


def _stray(text: str, original: Piece, piece: Piece) -> Iterator[Found]:
    """Yield marks of emphasis and code that have no other half."""
    printed = Counter(_STRAY.findall(piece.text)) if "*" in piece.text or "`" in piece.text else None
    if printed:
        meant = Counter(mark[1] for mark in _ESCAPED.findall(text))
        for mark in printed - Counter(_STRAY.findall(original.text)) - meant:
            yield _mark(mark, "has no other half, or a space inside, and is printed")


def _mark(mark: str, why: str) -> Found:
    return Found("printed-mark", f"{quoted(mark)} {why}: take it out", mark)


# --- what was refused (rule 1) ------------------------------------------------------------


def _foreign_tag(segment: Segment, text: str) -> str:
    own = _allowed("tags", segment.tags, "close them in order")
    return f"{quoted(text)} is not a tag of the source text, {own}"


def _foreign_target(segment: Segment, text: str) -> str:
    links = [f"{target.number}{' (image)' * target.image}" for target in segment.targets]
    own = _allowed("links", links, "none inside another")
    return f"{quoted(text)} is not a link of the source text, {own}"


def _foreign_footnote(segment: Segment, text: str) -> str:
    labels = [f"[^{reference.label}]" for reference in segment.references]
    own = _allowed("footnotes", labels, "none inside a link")
    return f"{quoted(text)} is not a footnote of the source text, {own}"


def _extra_newline(_: Segment, text: str) -> str:
    return f"{quoted(text)} begins a line that the source text does not have: join it to the line before"


def _too_complex(_: Segment, text: str) -> str:
    return f"the translation is too complex to be read as markup ({text}): take marks and brackets out"


_REFUSALS: Mapping[str, Callable[[Segment, str], str]] = {
    "foreign-tag": _foreign_tag,
    "foreign-target": _foreign_target,
    "foreign-footnote": _foreign_footnote,
    "extra-newline": _extra_newline,
    "too-complex": _too_complex,
}


def _allowed(what: str, own: list[str] | tuple[str, ...], how: str) -> str:
    """Return what the translation may have instead, and `how`."""
    if not own:
        return f"which has no {what}: take it out"
    return f"whose {what} are {', '.join(own)}: use each of them once, {how}, and no other"
