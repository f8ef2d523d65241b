"""Residue: a name that the source text no longer has, and the translation still does.

When a source text changes, its translation becomes fuzzy and keeps the earlier text (`#| msgid`). Where a
translator takes the mark off and leaves the earlier text there, numbers, links, addresses and code are found
by their own families, which compare with the new text. A name that nobody listed is not: it is told here
if it stands in the earlier text alone. Nothing is told that the new text may say in another way:

1. A name of the office's list counts where none of its approved forms belongs to a name of the new text.
2. Another name is one or more Latin words with capitals. In a Latin script, where words are alike, a
   single one counts only inside a sentence, and where the new text has other names. Names spelt alike,
   adjectives of one (Iran, Iranian) and initials (UN) are the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from publish import addresses
from publish.checks.late import late
from publish.checks.rule import ERROR, MOST, Found, Pair, Rule, quoted
from publish.checks.wording import forms
from publish.checks.writing import scripts
from publish.model import Name, Piece, Status, say

RULES = (
    Rule(
        "residue-name",
        ERROR,
        "A name that was taken out of the source text may have been taken out for a reason.",
        "`Haddad` still there after the source text was changed to Nasser",
        waivable=True,
    ),
)

_MARKUP = late(r"\]\(\d+\)|\[\^[^\[\]]*\]")
_LATIN = r"A-Za-z\u00c0-\u024f"  # a name touches other letters: Chinese has no spaces, Arabic has particles
_NAME = rf"[A-Z\u00c0-\u00de][{_LATIN}-]+(?:['’][A-Z][{_LATIN}-]+)?"
_OPENING = "The|An?|I[nt]|On|At|By|For|From|To|Of|As|And|But|This|That|His|Her|Its|Their|After|Before|When"
_CAPITALS = late(rf"(?<![\w@/.])(?:(?:{_OPENING}) )?({_NAME}(?: (?:al-|el-)?{_NAME})*)")
_CAPITAL = late(rf"(?<![{_LATIN}])[A-Z\u00c0-\u00de][{_LATIN}-]*(?:['’][A-Z][{_LATIN}-]+)?")
_ALIKE = 0.7  # share of letters, in order: Saydnaya and Sednaya, not Homs and Hama
_STEM = 4  # letters


def found(pair: Pair) -> Iterator[Found]:
    """Yield what only the earlier source text had, and the translation still has."""
    previous, piece = pair.translation.previous, pair.piece
    if piece is None or not previous or pair.translation.status is not Status.TRANSLATED:
        return
    yield from _names(pair, piece, previous)


def _found(what: str, pair: Pair) -> Found:
    said = say(
        "{name} stood in the earlier source text and no longer does: translate the new one", name=quoted(what)
    )
    return Found("residue-name", said, what if what in pair.translation.text else "")


def _text(markdown: str) -> str:
    return addresses.without(_MARKUP.sub(" ", markdown))


def _names(pair: Pair, piece: Piece, previous: str) -> Iterator[Found]:
    text = piece.text
    for form in _listed(pair, text, previous):
        yield _found(form, pair)
        text = text.replace(form, " ")
    for name in _gone(pair, previous, text):
        yield _found(name, pair)


def _listed(pair: Pair, text: str, previous: str) -> Iterator[str]:
    """Yield names of the office's list, as they stand in the translation, that the earlier text alone has."""
    code, source = pair.target.language.code, pair.source.language.code
    said = {name.spelling: _named(name, pair.original.text, source) for name in pair.lexicon.names}
    kept = [form for name in pair.lexicon.names if said[name.spelling] for form in name.forms.get(code, ())]
    covered = forms.disjoint(tuple(kept), text, code, name=True)
    for name in pair.lexicon.names:
        if said[name.spelling] or not _named(name, _text(previous), source):
            continue
        for start, end in forms.disjoint(name.forms.get(code, ()), text, code, name=True)[:1]:
            if not any(start < after and before < end for before, after in covered):
                yield text[start:end]


def _named(name: Name, text: str, code: str) -> bool:
    return bool(forms.disjoint((name.spelling, *name.variants), text, code, name=True))


def _gone(pair: Pair, previous: str, text: str) -> Iterator[str]:
    """Yield Latin names of the earlier text alone that stand in the translation, of the first `MOST`."""
    now = pair.original.text
    others = frozenset(_CAPITAL.findall(now))
    latin = scripts.writing(pair.target.language.tag) == "Latn"
    fresh = _fresh(now, previous)
    standing = frozenset(_CAPITAL.findall(text))
    candidates = {
        match[1]: None
        for match in _CAPITALS.finditer(_text(previous))
        if standing.issuperset(_CAPITAL.findall(match[1]))
        and (" " in match[1] or not latin or (fresh and _inside(match)))
    }
    for name in list(candidates)[:MOST]:
        stands = re.search(rf"(?<![{_LATIN}]){re.escape(name)}(?![{_LATIN}])", text)
        if stands and not any(_justified(word, others) for word in name.split()):
            yield name


def _inside(match: re.Match[str]) -> bool:
    """Tell whether a word with a capital stands inside a sentence, where no other word has one."""
    before = match.string[: match.start(1)].rstrip(" \"'“‘«([*_")
    return bool(before) and before[-1] not in ".!?:;\n"


def _fresh(now: str, previous: str) -> bool:
    """Tell whether the new text has a name that the earlier one has not."""
    return any(
        _inside(match) and not match[1].isupper() and match[1] not in previous
        for match in _CAPITALS.finditer(now)
    )


def _justified(word: str, others: frozenset[str]) -> bool:
    """Tell whether one of `others`, the names of the new text, may mean `word`."""
    if word in others or (word.isupper() and {one[0] for one in others} >= set(word)):
        return True
    return any(
        (other.isupper() and word[0] in other)
        or (len(word) >= _STEM and other[:_STEM].casefold() == word[:_STEM].casefold())
        or SequenceMatcher(None, word, other).ratio() >= _ALIKE
        for other in others
    )
