"""Residue: what the source text no longer says, and the translation still does.

When a source text changes, its translation becomes fuzzy and keeps the earlier text (`#| msgid`). Where a
translator takes the mark off and leaves the earlier text there, the two texts of the source say what
had to change: a number, name, address or code that stands in the earlier one alone must be gone from the
translation. Nothing else is judged, and nothing that the new text may say in another way:

1. A number counts if the new text has none with the same significant digits (500,000 is half a million
   and 50 万), in words or digits, as a month or as an hour after noon. In a text with Persian
   months, the numbers of days and years are another calendar's.
2. A name of the office's list counts where none of its approved forms belongs to a name of the new text.
3. Another name is one or more Latin words with capitals. In a Latin script, where words are alike, a
   single one counts only inside a sentence, and where the new text has other names. Names spelt alike,
   adjectives of one (Iran, Iranian) and initials (UN) are the same name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice, pairwise

from publish import addresses
from publish.checks.rule import ERROR, Found, Pair, Rule, quoted
from publish.checks.wording import forms
from publish.checks.writing import scripts
from publish.model import Name, Piece, Status

RULES = (
    Rule(
        "residue-number",
        ERROR,
        "A number that the source text no longer has is wrong in the translation.",
        "`500` still there after the source text was changed from 500 to 600",
        waivable=True,
    ),
    Rule(
        "residue-name",
        ERROR,
        "A name that was taken out of the source text may have been taken out for a reason.",
        "`Haddad` still there after the source text was changed to Nasser",
        waivable=True,
    ),
    Rule(
        "residue-address",
        ERROR,
        "An address or code that the source text no longer has leads readers astray.",
        "`old@example.org` still there after the source text was changed to new@example.org",
    ),
)

_NUMBER = re.compile(r"\d+(?:[.,٬٫'’ \u00a0\u202f]\d{3})*(?:[.,٫]\d+)?")
_CODE = re.compile(r"`+([^`]+)`+")
_MARKUP = re.compile(r"\]\(\d+\)|\[\^[^\[\]]*\]")
_REFERENCE = re.compile(r" \(\d+\)")
_PERSIAN_MONTH = re.compile(
    r"(?<!\w)(?:فروردین|اردیبهشت|خرداد|تیر|ا?مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند)(?!\w)"
)
_SOLAR = frozenset((*range(1, 32), *range(1200, 1500)))  # days and years
_AFTER_NOON = re.compile(r"(\d{1,2})(?:[:.]\d\d)?\s?p\.?m\b", re.IGNORECASE)
_SPOKEN = {
    "1": "one first once single", "2": "two second twice both pair couple", "3": "three third",
    "4": "four fourth", "5": "five fifth half", "6": "six sixth", "7": "seven seventh", "8": "eight eighth",
    "9": "nine ninth", "1 ": "ten tenth decade hundred thousand million century", "11": "eleven eleventh",
    "12": "twelve twelfth dozen noon", "13": "thirteen", "14": "fourteen", "15": "fifteen",
    "16": "sixteen", "17": "seventeen", "18": "eighteen", "19": "nineteen", "2 ": "twenty score",
    "3 ": "thirty", "4 ": "forty", "5 ": "fifty", "6 ": "sixty", "7 ": "seventy", "8 ": "eighty",
    "9 ": "ninety", "25": "quarter", "75": "quarters", "24": "midnight",
}  # fmt: skip
_WORDS = {word: digits for digits, words in _SPOKEN.items() for word in words.split()}
_NAMES_OF_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: str(number) for number, name in enumerate(_NAMES_OF_MONTHS.split(), start=1)}
_ENGLISH_WORD = re.compile(r"[a-z]+")
_LEAST_UNSPOKEN = 3  # digits: fewer may stand in words, which are read in English alone

_NAME = r"[A-Z\u00c0-\u00de][\w'’-]+"
_OPENING = "The|An?|I[nt]|On|At|By|For|From|To|Of|As|And|But|This|That|His|Her|Its|Their|After|Before|When"
_CAPITALS = re.compile(rf"(?<![\w@/.])(?:(?:{_OPENING}) )?({_NAME}(?: (?:al-|el-)?{_NAME})*)")
_CAPITAL = re.compile(r"(?<!\w)[A-Z\u00c0-\u00de][\w'’-]*")
_ALIKE = 0.7  # share of letters, in order: Saydnaya and Sednaya, not Homs and Hama
_STEM = 4  # letters
_MOST = 20  # findings of a kind in one text: more help nobody, and quoting thousands takes time


def found(pair: Pair) -> Iterator[Found]:
    """Yield what only the earlier source text had, and the translation still has."""
    previous, piece = pair.translation.previous, pair.piece
    if piece is None or not previous or pair.translation.status is not Status.TRANSLATED:
        return
    for family in (_addresses, _numbers, _names):
        yield from islice(family(pair, piece, previous), _MOST)


def _addresses(pair: Pair, piece: Piece, previous: str) -> Iterator[Found]:
    now = {addresses.key(one) for one in addresses.found(pair.original.text)}
    gone = {addresses.key(one) for one in addresses.found(previous)} - now
    for one in addresses.found(piece.text) if gone else ():
        if addresses.key(one) in gone:
            yield _found("residue-address", one, pair)
    codes = set(_CODE.findall(previous)) - set(_CODE.findall(pair.segment.text))
    for code in codes & set(_CODE.findall(pair.translation.text)):
        yield _found("residue-address", f"`{code}`", pair)


def _found(rule: str, what: str, pair: Pair) -> Found:
    message = f"{quoted(what)} stood in the earlier source text and no longer does: translate the new one"
    return Found(rule, message, what if what in pair.translation.text else "")


# --- numbers (rule 1) ---------------------------------------------------------------------


def _numbers(pair: Pair, piece: Piece, previous: str) -> Iterator[Found]:
    english = pair.source.language.code.partition("_")[0] == "en"
    said = _said(pair.original.text, english=english)
    gone = {_digits(one) for one in _NUMBER.findall(_text(previous)) if _significant(one) not in said}
    if not gone:
        return
    text = addresses.without(_REFERENCE.sub(" ", piece.text) if pair.segment.references else piece.text)
    solar = bool(_PERSIAN_MONTH.search(text))
    for number in dict.fromkeys(_NUMBER.findall(text)):
        digits = _digits(number)
        spoken = not english and len(digits) < _LEAST_UNSPOKEN
        if digits in gone and not spoken and not (solar and int(digits[:9]) in _SOLAR):
            yield _found("residue-number", number, pair)


def _text(markdown: str) -> str:
    return addresses.without(_MARKUP.sub(" ", markdown))


def _said(text: str, *, english: bool) -> set[str]:
    """Return the significant digits of all that `text` may say in digits."""
    numbers = {_significant(one) for one in _NUMBER.findall(addresses.without(text))}
    if english:
        words = _ENGLISH_WORD.findall(text.lower())
        numbers |= {_WORDS[word].strip() for word in words if word in _WORDS}
        numbers |= {_significant(_MONTHS[word[:3]]) for word in words if word[:3] in _MONTHS}
        numbers |= _compounds(words)
        numbers |= {str(int(hour) + 12) for hour in _AFTER_NOON.findall(text)}
    return numbers


def _compounds(words: list[str]) -> set[str]:
    """Return the numbers of two words: forty-two."""
    pairs = [(_WORDS.get(first, ""), _WORDS.get(second, "")) for first, second in pairwise(words)]
    return {first[0] + second for first, second in pairs if first.endswith(" ") and len(second) == 1}


def _significant(number: str) -> str:
    """Return the significant digits of a number: those of 500,000, 0.5 and ۵۰ are 5."""
    return _digits(number).strip("0") or "0"


def _digits(number: str) -> str:
    """Return the digits of a number of any script, in ASCII."""
    return "".join(str(unicodedata.decimal(sign)) for sign in number if sign.isdecimal())


# --- names (rules 2 and 3) ----------------------------------------------------------------


def _names(pair: Pair, piece: Piece, previous: str) -> Iterator[Found]:
    text = piece.text
    for form in _listed(pair, text, previous):
        yield _found("residue-name", form, pair)
        text = text.replace(form, " ")
    for name in _gone(pair, previous, text):
        yield _found("residue-name", name, pair)


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
    """Yield Latin names of the earlier text alone that stand in the translation, of the first `_MOST`."""
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
    for name in list(candidates)[:_MOST]:
        stands = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
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
