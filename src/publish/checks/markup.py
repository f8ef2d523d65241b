"""Markup: a translation has that of its source text, each as often.

1. What is wrong with the markup of a translation was found when it was rendered (`Piece.refused`): it is
   shown as text, so it is safe. It is an error all the same, because a reader sees the marks.
2. What the translation does not use of its segment's markup was found there too (`Piece.unused`).
3. Code and emphasis belong to no segment: they are say_counted in the HTML of the two pieces.
4. Marks that mean something elsewhere in Markdown, and stay text where they stand, are looked for in the
   texts as they are typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from publish.checks.late import late
from publish.checks.rule import ERROR, MOST, WARNING, Found, Pair, Rule, listed, quoted
from publish.checks.writing.characters import says_something, underscores
from publish.model import FootnoteReference, Kind, Message, Piece, Segment, Target, say, say_counted

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
            said = say(
                'the _ of "{mark}" are printed, because a letter touches them: write *{words}*',
                mark=mark,
                words=words,
            )
            yield Found("underscore", said, mark)


# --- what is missing (rule 2) -------------------------------------------------------------


def _unused(segment: Segment, piece: Piece) -> Iterator[Found]:
    """Yield markup that the translation lacks, unless it stands there and was refused."""
    ordinals = 2 * len(_ORDINAL.findall(segment.text)) if piece.unused else 0
    for own in piece.unused:
        rule, shown = _as_shown(segment, own)
        if own in {"<sup>", "</sup>"} and ordinals:
            ordinals -= 1
        elif not any(refused.text.endswith(shown.removeprefix("[…")) for refused in piece.refused):
            said = say(
                "{piece} of the source text is missing: {advice}", piece=quoted(shown), advice=_ADVICE[rule]
            )
            yield Found(rule, said)


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
    "missing-link": say("put it around the words that it belongs to"),
    "missing-footnote": say("put it where the note belongs"),
    "missing-tag": say("put it where it belongs"),
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
            said = say(
                "{link} has no words to press: put the link around those that it belongs to",
                link=quoted(shown),
            )
            yield Found("empty-link", said, shown)


def _pressable(words: str) -> bool:
    """Tell whether the HTML inside a link shows a letter, a digit or an image."""
    return "<img" in words or says_something(_ANY_TAG.sub(" ", words))


# --- what is say_counted (rule 3) -------------------------------------------------------------


def _code(original: Piece, piece: Piece) -> Iterator[Found]:
    """Yield code that is not that of the source text, each as often."""
    if "<code>" not in original.html and "<code>" not in piece.html:
        return
    wanted, given = Counter(_CODE.findall(original.html)), Counter(_CODE.findall(piece.html))
    for code in wanted - given:
        yield Found("code-span", _missing(f"`{_unescaped(code)}`"))
    for code in given - wanted:
        shown = f"`{_unescaped(code)}`"
        said = say(
            "{code} is not in the source text, or not as often: take the backticks off", code=quoted(shown)
        )
        yield Found("code-span", said, shown)


def _missing(piece: str) -> Message:
    return say("{piece} of the source text is missing: copy it from there", piece=quoted(piece))


def _unescaped(code: str) -> str:
    return code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _emphasis(original: Piece, piece: Piece) -> Iterator[Found]:
    wanted, given = _emphasised(original.html), _emphasised(piece.html)
    titles = len(_TITLE_MARKS.findall(piece.text)) - len(_TITLE_MARKS.findall(original.text))
    if given > wanted or given + max(titles, 0) < wanted:
        said = say_counted(
            "the source text emphasises {number} passages, the translation {given}: mark the same with *",
            "the source text emphasises {number} passages, the translation {given}: mark the same with *",
            wanted,
            given=given,
        )
        yield Found("emphasis", said)


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
        yield Found("placeholder", _missing(one))
    for one in given - wanted:
        said = say("{place} is not in the source text, or not as often: take it out", place=quoted(one))
        yield Found("placeholder", said, one)


def _may_hold(text: str) -> bool:
    """Tell whether `text` has what every placeholder has one of: most percentages are none."""
    return "{" in text or ("%" in text and any(map(text.__contains__, _PERCENT)))


# --- what is printed (rule 4) -------------------------------------------------------------


def _printed(pair: Pair, piece: Piece) -> Iterator[Found]:
    """Yield marks that readers will see."""
    source, text = pair.segment.text, pair.translation.text
    starts = None if _BLOCK.match(source) else _BLOCK.match(text)
    if starts and not (starts[1] and str(int(starts[1])) in source):
        begins = say("{mark} begins nothing here and is printed: take it out", mark=quoted(starts[0].strip()))
        yield Found("printed-mark", begins, starts[0].strip())
    if pair.segment.markdown:
        yield from _stray(text, pair.original, piece)
    elif (mark := _IN_PLAIN.search(text)) and mark[0] not in source:
        yield Found("printed-mark", _IN_PLAIN_KINDS[pair.segment.kind](quoted(mark[0])), mark[0])


def _stray(text: str, original: Piece, piece: Piece) -> Iterator[Found]:
    """Yield marks of emphasis and code that have no other half."""
    printed = Counter(_STRAY.findall(piece.text)) if "*" in piece.text or "`" in piece.text else None
    if printed:
        meant = Counter(mark[1] for mark in _ESCAPED.findall(text))
        for mark in printed - Counter(_STRAY.findall(original.text)) - meant:
            said = say(
                "{mark} has no other half, or a space inside, and is printed: take it out", mark=quoted(mark)
            )
            yield Found("printed-mark", said, mark)


_IN_PLAIN_KINDS: Mapping[Kind, Callable[[Message], Message]] = {
    Kind.TITLE: lambda mark: say("{mark} in the title is printed as it is: take it out", mark=mark),
    Kind.SUMMARY: lambda mark: say("{mark} in the summary is printed as it is: take it out", mark=mark),
    Kind.PLACE: lambda mark: say("{mark} in the place is printed as it is: take it out", mark=mark),
    Kind.CORRECTION: lambda mark: say("{mark} in the correction is printed as it is: take it out", mark=mark),
    Kind.WITHDRAWAL: lambda mark: say("{mark} in the withdrawal is printed as it is: take it out", mark=mark),
    Kind.CAPTION: lambda mark: say("{mark} in the caption is printed as it is: take it out", mark=mark),
}


# --- what was refused (rule 1) ------------------------------------------------------------


def _foreign_tag(segment: Segment, text: str) -> Message:
    if not segment.tags:
        return say("{tag} is not a tag of the source text, which has no tags: take it out", tag=quoted(text))
    return say(
        "{tag} is not a tag of the source text, whose tags are {own}: "
        "use each of them once, close them in order, and no other",
        tag=quoted(text),
        own=listed(segment.tags),
    )


def _foreign_target(segment: Segment, text: str) -> Message:
    if not segment.targets:
        return say(
            "{link} is not a link of the source text, which has no links: take it out", link=quoted(text)
        )
    return say(
        "{link} is not a link of the source text, whose links are {own}: "
        "use each of them once, none inside another, and no other",
        link=quoted(text),
        own=listed(map(_numbered, segment.targets)),
    )


def _numbered(target: Target) -> Message | str:
    return say("{place} (image)", place=target.number) if target.image else str(target.number)


def _foreign_footnote(segment: Segment, text: str) -> Message:
    if not segment.references:
        return say(
            "{footnote} is not a footnote of the source text, which has no footnotes: take it out",
            footnote=quoted(text),
        )
    return say(
        "{footnote} is not a footnote of the source text, whose footnotes are {own}: "
        "use each of them once, none inside a link, and no other",
        footnote=quoted(text),
        own=listed(f"[^{reference.label}]" for reference in segment.references),
    )


def _extra_newline(_: Segment, text: str) -> Message:
    return say(
        "{words} begins a line that the source text does not have: join it to the line before",
        words=quoted(text),
    )


def _too_complex(_: Segment, text: str) -> Message:
    return say(
        "the translation is too complex to be read as markup ({why}): take marks and brackets out", why=text
    )


_REFUSALS: Mapping[str, Callable[[Segment, str], Message]] = {
    "foreign-tag": _foreign_tag,
    "foreign-target": _foreign_target,
    "foreign-footnote": _foreign_footnote,
    "extra-newline": _extra_newline,
    "too-complex": _too_complex,
}
