"""Marks and spaces: those of the language, where it has its own, and those that the source shows are missing.

Each function takes a `Prose` and yields each wrong piece with what to do about it, in time linear in the
text. What half of a language's careful writers do otherwise is left out: straight quotes in Arabic, Turkish
or Spanish, straight apostrophes, French spaces before `:`, spaced hyphens in Arabic, ASCII brackets in
Chinese.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from publish.checks.late import late
from publish.checks.rule import quoted
from publish.checks.writing.characters import BLOT
from publish.checks.writing.prose import Prose, Slip
from publish.checks.writing.scripts import ALIKE, ARABIC, HAN
from publish.model import PLAIN_KINDS, Kind, say


def _words(words: str) -> frozenset[str]:
    """Return the words of a table's cell."""
    return frozenset(words.split())


_QUOTES: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("fr", "ru", "uk", "be", "fa", "el"), "« »")
    | dict.fromkeys(("de", "cs", "sk", "bg"), "„ “")
    | dict.fromkeys(("pl", "hu", "ro"), "„ ”")
    | {"zh": "“ ”", "ja": "「 」"}
)
"""Those of languages whose printed texts have no straight ones; others take either. Source: CLDR."""
_STRAIGHT = late(r'(?<!\d)"(?=\w)|(?<=[^\W\d])[.,!?…]?"')

_CLOSERS = r"[»”\")\]*]{0,3}"
_ASCII_IN_ARABIC = late(rf"(?<=[{ARABIC}])(?<![0-9٠-٩۰-۹،؛؟.]){_CLOSERS}[,;?](?!\w)")
_ASCII_IN_CHINESE = late(rf"(?<=[{HAN}])[,;:?!]|[,;:?!](?=[{HAN}])|(?<=[{HAN}])\.(?=[\s{HAN}]|\Z)")
_ALIKE = "".join(ALIKE.values())
_OTHERS_IN_LATIN = late(rf"(?<=[{_ALIKE}])[،؛؟，。；？！：、]")
_FOREIGN: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"Arab": _ASCII_IN_ARABIC, "Hani": _ASCII_IN_CHINESE} | dict.fromkeys(ALIKE, _OTHERS_IN_LATIN)
)
_TO_ARABIC = str.maketrans(",;?", "،؛؟")
_TO_CHINESE = str.maketrans(",;:?!.", "，；：？！。")
_TO_LATIN = str.maketrans("،؛؟，。；？！：、", ",;?,.;?!:,")
_OWN: Mapping[str, dict[int, int]] = MappingProxyType(
    {"Arab": _TO_ARABIC, "Hani": _TO_CHINESE} | dict.fromkeys(ALIKE, _TO_LATIN)
)

_MARKS: Mapping[str, str] = MappingProxyType(
    {"Arab": ",;?", "Hani": ",;:?!."} | dict.fromkeys(ALIKE, "،؛؟，。；？！：、")
)
"""Those of _FOREIGN."""

_SPACES = "\t\v\f\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_GAP = late(r"[^\S\n]{2,}")
_SPACED = late(r"[ \u00a0\u202f](?:[،؛؟。，；？！]|[,.](?![\w.,()\-]))")
_SPACED_TOO = late(r"[ \u00a0\u202f](?:[،؛؟。，；？！]|[,.;?!](?![\w.,()\-]))")
_SPACE_BEFORE = frozenset({"fr", "br", "oc", "co", "wo", "ht", "mg"})  # ; ? ! have a space before them
_TIGHT = frozenset({*ALIKE, "Arab", "Hebr", "Hani", "Jpan", "Kore"})  # in India many put one before ? !

_HYPHEN = late(r"(?<=[^\W\d_]) - (?=[^\W\d_])")
_DASHES = late("[–—]")
_DASH_IS_A_WORD = frozenset({"ru", "uk", "be", "bg"})  # stands for "is"

_REPEATED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "ar": _words("في إلى عن أن التي الذي الذين هذا هذه بين مع منذ"),
        "fa": _words("در از به که را با برای"),
        "tr": _words("ve ile için olarak ancak tarafından"),
    }
)
"""Words that nobody says twice, in languages that say many words twice (`شيئاً شيئاً`, `yavaş yavaş`)."""
_SAID_TWICE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "fr": _words("nous vous en si non faire très plus"),
        "es": _words("muy no casi ya sí luego poco"),
        "de": _words("die der das den dem sie ihr es sehr was wer wie werden haben"),
        "ru": _words("очень еле чуть да нет вот так что их как то"),
    }
)
"""Words that are honestly said twice, in languages that say few words twice (`vous vous`, `die, die die`)."""

_CLOSING = f" \n\t\u00a0\u202f\"'»«”“„’‘)]）】」』〉》*_`~\u200e\u200f\u061c\u2066\u2067\u2068\u2069{BLOT}"
_SHOWN = 16
_REACH = 200  # characters: more than the last words have
_ENDS = frozenset(".!?…:")
_STOPS = frozenset(".!?…。！？۔؟।։።။។")
_UNITS = frozenset("%٪‰°′″&@#*†‡§¶/\\-–—")
_NO_STOPS = frozenset({"th", "lo", "hy"})  # a space, or a mark inside the last word
_ABBREVIATIONS = _words("inc ltd etc dr mr st jr sr no nr co dept al vs approx art fig p pp vol")
_SENTENCE = 3  # words at least
_TITLES = frozenset(
    {Kind.TITLE, Kind.PLACE, Kind.TABLE_HEADING, Kind.TERM, Kind.NOTE_TITLE}
    | {kind for kind in Kind if kind.startswith("heading")}
)
_LONG = 4  # letters: a shorter word before a stop may be an abbreviation

_REFERENCE = late(r"&(?:#\w{2,8}|[A-Za-z]{2,31});")


def suspect(text: str, language: str, script: str) -> bool:
    """Tell whether a rule of this module, but for those of words, may find something in `text`.

    If not, none of them does: each needs a certain mark, or a space beside a mark or a space.
    """
    return "&" in text or "  " in text or bool(_suspects(language, script).search(text))


@lru_cache(maxsize=64)
def _suspects(language: str, script: str) -> re.Pattern[str]:
    """Return the pattern of a mark or space without which no rule but those of words finds anything."""
    alone = _MARKS.get(script, "") + ('"' if language in _QUOTES else "")
    wrong = f"(?<=[{alone}])|" if alone else ""
    return re.compile(
        rf"[{alone}،؛؟。，；？！,.;?!\-{_SPACES}](?:{wrong}(?<=[{_SPACES}])(?=\s)|(?<=[ {_SPACES}].))"
    )


def straight_quotes(prose: Prose) -> Iterator[Slip]:
    """Yield straight quotes where the language has its own; inches are none."""
    own = _QUOTES.get(prose.language)
    if own and '"' in prose.text and (found := _STRAIGHT.search(prose.text)):
        yield found[0], say("straight quotes stand for {own}: write those", own=own)


def foreign_marks(prose: Prose) -> Iterator[Slip]:
    """Yield a comma, semicolon or question mark of another writing than the letter it follows."""
    pattern = _FOREIGN.get(prose.script)
    if not pattern or (prose.script in ALIKE and prose.text.isascii()):
        return
    for found in pattern.finditer(prose.text):
        mark = found[0][-1]
        own = mark.translate(_OWN[prose.script])
        piece = prose.text[max(found.start() - 1, 0) : found.end()]
        said = say(
            '"{mark}" belongs to another writing: write "{own}" in {words}',
            mark=mark,
            own=own,
            words=quoted(piece),
        )
        yield piece, said


def doubled_spaces(prose: Prose) -> Iterator[Slip]:
    """Yield two spaces between words, unless the source text has such too."""
    text = prose.text.strip()
    if (found := _GAP.search(text)) and not _GAP.search(prose.source):
        piece = text[found.start() - 1 : found.end() + 1]
        yield piece, say("two spaces stand in a row: leave one")


def spaced_marks(prose: Prose) -> Iterator[Slip]:
    """Yield a space before a mark that follows its word directly; French marks that have one stay."""
    tight = prose.script in _TIGHT and prose.language not in _SPACE_BEFORE
    pattern = _SPACED_TOO if tight else _SPACED
    for found in pattern.finditer(prose.text):
        if prose.text[max(found.start() - 1, 0) : found.start()].isalnum():
            yield found[0], say('there is a space before "{mark}": take it out', mark=found[0][1])


def spaced_hyphens(prose: Prose) -> Iterator[Slip]:
    """Yield a hyphen between spaces, where the source text has a dash or the language never has a hyphen."""
    if " - " not in prose.text or prose.script not in ALIKE or " - " in prose.source:
        return
    if prose.language in _DASH_IS_A_WORD or _DASHES.search(prose.source):
        for found in _HYPHEN.finditer(prose.text):
            yield found[0], say('a hyphen stands for a dash: write "—" or "–"')


def doubled_words(prose: Prose) -> Iterator[Slip]:
    """Yield a word that stands twice by mistake, in languages where that can be told."""
    never, often = _REPEATED.get(prose.language), _SAID_TWICE.get(prose.language)
    if never is None and often is None:
        return
    words = prose.text.split()
    if not any(map(str.startswith, words[1:], map(str.lower, words))):
        return
    for first, word in pairwise(words):
        second = word if word[-1].isalpha() else word[:-1]
        if first.lower() == second and (second in never if never else _a_slip(second, often or frozenset())):
            yield f"{first} {second}", say("{word} stands twice: take one out", word=quoted(second))


def _a_slip(word: str, often: frozenset[str]) -> bool:
    """Tell whether a word is in lower case, so no name, and not one that is often said twice."""
    return word.isalpha() and word.islower() and word not in often


def final_marks(prose: Prose) -> Iterator[Slip]:
    """Yield a missing mark at the end of a sentence, or a further one at the end of a title, by the source.

    Nothing is said of a mark that closes a paragraph without one: it may mend the source.
    """
    if prose.language in _NO_STOPS:
        return
    source, text = _trimmed(prose.source), _trimmed(prose.text)
    if not source or not text or prose.source[-_REACH:].count(" ") < _SENTENCE - 1:
        return
    if source[-1] in _ENDS and _no_mark(text[-1]) and not _abbreviated(source):
        said = say('the source text ends in "{mark}", this in no mark: add one', mark=source[-1])
        yield _last_word(prose.raw), said
    elif _no_mark(source[-1]) and text[-1] in _STOPS and prose.kind in _TITLES and not _short(text):
        said = say('the source text ends in no mark, this in "{mark}": take it out', mark=text[-1])
        yield _last_word(prose.raw), said


def _trimmed(text: str) -> str:
    """Return the end of `text` without closing quotes, brackets and marks of Markdown."""
    return text.rstrip(_CLOSING)[-_REACH:]


def _no_mark(character: str) -> bool:
    """Tell whether it is a letter, a vowel, a digit or a sign that stands for a word."""
    return unicodedata.category(character)[0] in "LMN" or character in _UNITS


def _abbreviated(source: str) -> bool:
    """Tell whether the stop at the end of `source` belongs to an abbreviation (`a.m.`, `Inc.`)."""
    word = source.rsplit(maxsplit=1)[-1].rstrip(".")
    return source.endswith(".") and ("." in word or word.lower() in _ABBREVIATIONS)


def _short(text: str) -> bool:
    """Tell whether the stop at the end of `text` may belong to an abbreviation (`г.`, `usw.`)."""
    word = text.rsplit(maxsplit=1)[-1].rstrip(".")
    return text.endswith(".") and (len(word) < _LONG or "." in word)


def _last_word(text: str) -> str:
    """Return what to point at: the last word, or the end of a text without spaces."""
    return text.rsplit(maxsplit=1)[-1][-_SHOWN:]


def references_in_plain_text(prose: Prose) -> Iterator[Slip]:
    """Yield `&nbsp;` and its kind where nothing resolves them: in a title, a summary, a place."""
    if prose.kind in PLAIN_KINDS and "&" in prose.raw:
        for found in _REFERENCE.findall(prose.raw):
            if found not in prose.source and html.unescape(found) != found:
                said = say(
                    "{reference} is printed as it stands here: type the character itself",
                    reference=quoted(found),
                )
                yield found, said
