"""Letters and digits that look right and are wrong: slips of keyboards, fonts and of copying.

Each function takes a `Prose` and yields each wrong piece with what to do about it, in time linear in the
text. A word that mixes writings is one of Latin, Cyrillic and Greek, which share shapes; a particle before a
foreign word (`والـHRC`), a suffix after it and Chinese without spaces are honest and have no such letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache, reduce
from itertools import product
from types import MappingProxyType

from publish.checks.late import late
from publish.checks.rule import quoted
from publish.checks.writing.invisible import SOFT_HYPHEN
from publish.checks.writing.prose import Prose, Slip
from publish.checks.writing.scripts import ALIKE
from publish.model import Message, say

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_WORD = late(rf"[\w{_MARKS}\u0640\u200c{SOFT_HYPHEN}]+")

_SEAM = late(
    "|".join(f"[{one}][{other}]" for one, other in product(ALIKE.values(), repeat=2) if one is not other)
)
_OTHERS = {script: "".join(one for of, one in ALIKE.items() if of != script) for script in ALIKE}
_SHAPED_LIKE_LATIN = ALIKE["Cyrl"] + ALIKE["Grek"]  # of two writings that share shapes, one is not Latin
_LETTERS = tuple((script, late(f"[{letters}]")) for script, letters in ALIKE.items())
_SUFFIXED = late("[A-Z]{2,}[\u0400-\u04ff]+")
_SUFFIXES_JOIN = frozenset({"kk", "ky", "tt", "ba", "mn", "cv", "sah"})  # URLдың
_NAMES = MappingProxyType({"Latn": say("Latin"), "Cyrl": say("Cyrillic"), "Grek": say("Greek")})
_UNIT = late("[\u03bc\u03a9\u03c0\u03b1-\u03b3][A-Za-z]{1,3}|[A-Za-z]{1,2}[\u03a9\u03c0\u03b1-\u03b3]")

_ARABIC, _PERSIAN = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"
_TO_PERSIAN: Mapping[int, int | str] = str.maketrans(f"كيى{_ARABIC}", f"کیی{_PERSIAN}")
_TO_TURKISH: Mapping[int, int | str] = str.maketrans("Șș", "Şş")
_OWN: Mapping[str, Mapping[int, int | str]] = MappingProxyType(
    {
        "ar": str.maketrans(f"کی{_PERSIAN}", f"كي{_ARABIC}"),
        "fa": _TO_PERSIAN,
        "ur": _TO_PERSIAN,
        "ckb": str.maketrans("كيى", "کیی"),
        "tr": _TO_TURKISH,
        "az": _TO_TURKISH,
        "ro": str.maketrans("ŞşŢţ", "ȘșȚț"),
    }
)
"""What stands for a letter of another language that looks the same, by language.

Final ى for ي is usual in Egypt, ة and ۀ in Persian, and the further letters of Urdu and Pashto are many:
left alone.
"""
_FOREIGN = {language: late(f"[{''.join(map(chr, own))}]") for language, own in _OWN.items()}
_DOTTED_TWICE = "i\u0307"  # what lower-casing İ without Turkish rules leaves

_STRETCHED = late(rf"[^\W\d_][{_MARKS}]*\u0640+[^\W\d_]")
_PARTICLE = late("[وف]?[بكل]?(?:ال|ل)?\u0640+[^\u0640]+")  # الـ, بـ, وللـ set off from its word

_FORM = "\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufd3d\ufe70-\ufefc"
_FORMS = late(f"[{_FORM}]+")  # ﷲ ﷺ ﷼ and the like are usual

_NATIVE = late(r"[^\D0-9]")
_ALONE = late(
    r"(?<![\w\-–/.,:+@\ufffc\u2066-\u2069])(?<!\d[ \u00a0\u202f])\d+(?:[.,\u066b\u066c]\d+)*"
    r"(?![\w\-–/:@\ufffc\u2066-\u2069]|[ \u00a0\u202f]\d)"
)


def suspect(text: str, language: str, script: str) -> bool:
    """Tell whether a rule of this module may find something in `text`: if not, none of them does.

    Each needs one of certain characters, wherever it stands: a look at all at once is quick.
    """
    return not text.isascii() and bool(_suspects(language, script).search(text))


@lru_cache(maxsize=64)
def _suspects(language: str, script: str) -> re.Pattern[str]:
    """Return the pattern of a character without which no rule of this module finds anything."""
    others = _OTHERS.get(script, _SHAPED_LIKE_LATIN)
    foreign = "".join(map(chr, _OWN.get(language, ())))
    return re.compile(rf"[\d\u0307\u0640{SOFT_HYPHEN}{_FORM}{others}{foreign}](?<![0-9])")


def mixed_scripts(prose: Prose) -> Iterator[Slip]:
    """Yield words with letters of two writings that share shapes, but for units (`μm`, `kΩ`)."""
    text = prose.text
    if text.isascii() or sum(bool(letters.search(text)) for _, letters in _LETTERS) <= 1:
        return
    for word in _WORD.findall(text) if _SEAM.search(text) else ():
        if _SEAM.search(word) and word not in prose.source and not _honest(word, prose.language):
            names = [_NAMES[script] for script, letters in _LETTERS if letters.search(word)]
            yield word, _mixed(word, names)


def _mixed(word: str, names: list[Message]) -> Message:
    both = reduce(lambda one, other: say("{one} and {other}", one=one, other=other), names)
    return say(
        "{word} has {writings} letters: type it again in one writing", word=quoted(word), writings=both
    )


def _honest(word: str, language: str) -> bool:
    """Tell whether a word is a unit, or an abbreviation with a suffix in a language that joins them."""
    return bool(_UNIT.fullmatch(word) or (language in _SUFFIXES_JOIN and _SUFFIXED.fullmatch(word)))


def foreign_letters(prose: Prose) -> Iterator[Slip]:
    """Yield words with letters or digits of another language that shares the writing."""
    foreign = _FOREIGN.get(prose.language)
    if foreign and foreign.search(prose.text):
        for word in filter(foreign.search, _WORD.findall(prose.text)):
            own = word.translate(_OWN[prose.language])
            said = say(
                "{word} has letters of another language's keyboard: write {plain}",
                word=quoted(word),
                plain=quoted(own),
            )
            yield word, said
    if prose.language in {"tr", "az"} and _DOTTED_TWICE in prose.text:
        yield _DOTTED_TWICE, say('"{letter}" has two dots: write "i"', letter=_DOTTED_TWICE)


def kashidas(prose: Prose) -> Iterator[Slip]:
    """Yield words that are drawn out; `الـHRC`, `هـ` and a particle set off from its word are honest."""
    if "\u0640" in prose.text:
        for word in _WORD.findall(prose.text):
            if _STRETCHED.search(word) and not _PARTICLE.fullmatch(word):
                plain = word.replace("\u0640", "")
                said = say(
                    "{word} is drawn out and no search finds it: write {plain}",
                    word=quoted(word),
                    plain=quoted(plain),
                )
                yield word, said


def presentation_forms(prose: Prose) -> Iterator[Slip]:
    """Yield letters in forms made for old fonts, as text copied from a PDF has them (`ﻻ`, `ﬁ`)."""
    if not prose.text.isascii():
        for forms in _FORMS.findall(prose.text):
            plain = unicodedata.normalize("NFKC", forms)
            said = say(
                "{letters} is made for old fonts and no search finds it: write {plain}",
                letters=quoted(forms),
                plain=quoted(plain),
            )
            yield forms, said


def digit_systems(prose: Prose) -> Iterator[Slip]:
    """Yield a number in ASCII digits in a text that has others in the digits of its writing.

    Only numbers that stand alone: names (`F-16`), telephone numbers, dates in figures and what is isolated
    are left alone.
    """
    if not _NATIVE.search(prose.text):
        return
    numbers = _ALONE.findall(prose.text)
    ascii_, native = [one for one in numbers if one.isascii()], [one for one in numbers if not one.isascii()]
    if ascii_ and native:
        said = say(
            "{one} and {other} are in different digits: use one kind",
            one=quoted(ascii_[0]),
            other=quoted(native[0]),
        )
        yield ascii_[0], said


def soft_hyphens(prose: Prose) -> Iterator[Slip]:
    """Yield words with a soft hyphen."""
    if SOFT_HYPHEN in prose.text:
        for word in _WORD.findall(prose.text):
            if SOFT_HYPHEN in word:
                plain = word.replace(SOFT_HYPHEN, "")
                said = say(
                    "{word} holds a soft hyphen, which hides it from searches: take it out",
                    word=quoted(plain),
                )
                yield word, said
