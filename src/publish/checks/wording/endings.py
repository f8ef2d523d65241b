"""How languages join words to a name or a term: what may stand before it, and how it ends.

Patterns for folded words (`forms.fold`): lower case, no vowel marks of Arabic script, ya and kaf in one form.
The tables hold what grammars list and no more, so that `حمص` is found in `وبحمص` and `Сайдная` in
`Сайднае`, but `Şam` not in `Samir`. A language without a table gets a looser pattern: a finding that is
missed costs less than a release that is withheld for an ending nobody listed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from os.path import commonprefix

from msgspec import Struct

from publish.checks.late import late

_LEAST = 3  # letters that a stem keeps: two of Arabic script, which leaves vowels out


class _Table(Struct, frozen=True):
    """`before` a word, what is `cut` from its end, and the endings that a `name` and any `word` may have.

    `case` are the endings of a name that stays the name: those of no adjective, and of none of its people.
    """

    cut: str
    name: str
    word: str
    case: str
    before: str = ""


_SUFFIX = (
    "l[ae]r|n?[dt][ae]n?|[yns]?[iuü]n?|[yn]?[ae]|y?l[ae]|n?c[ae]|l[iuü]k?|ki|[dt][iuü]r|[smn][iuü]z|[iuü]m"
)
_TURKISH = _Table(
    "",
    f"(?:{_SUFFIX}){{0,4}}",
    f"(?:{_SUFFIX}){{0,5}}",
    "(?:n?[dt][ae]n?|[yns]?[iuü]n?|[yn]?[ae]|y?l[ae]|ki){0,3}",
)

_NOUN = "[аяоеиыуюьй]|[оеи]й|[оеи]ю|[оеая]м|[ая]ми|[ая]х|[ое]в|и[ийюея]|ие[йм]|иям|иями|иях"
_ADJECTIVE = "[оеы]го|[ое]му|[ыиое]м|[ыи]х|[ыи]ми|[ыио]й|ая|яя|ую|юю|ое|ее|ые|ие|ой|ей"
_CYRILLIC = _Table(
    "[аяоеиыуюьй]",
    f"(?:{_NOUN}|{_ADJECTIVE}|(?:[а-я]{{0,2}}ск|ц?к)(?:{_ADJECTIVE}))?",
    f"(?:{_NOUN}|{_ADJECTIVE}|[а-я]{{0,2}}н?(?:{_ADJECTIVE}))?",
    f"(?:{_NOUN})?",
)

_PEOPLE = "i?en(?:ne)?|e?en(?:ne)?|ais|aise|ois|oise|in[aeo]?|i?an[aeo]?|[io]te|es[ae]?|e[nñ][oa]|ense|i[ao]?"
_ROMANCE = _Table(
    "i?[aeo]|i[aeo]n?", f"(?:[aeosx]|es|as|os|(?:{_PEOPLE})(?:s|es)?)?", "(?:[aeo]?s?|es|x|ux)?", "s?"
)

_GERMAN = _Table(
    "e[srnm]|[esn]|on|us",
    "(?:e[nrms]?|ns?|ens|s|on|ons|us|(?:e?n?e)?sisch(?:e[nrms]?)?|isch(?:e[nrms]?)?|er(?:n|s|in|innen)?)?",
    "(?:e[nrms]?|ns?|ens|s|er[ns]|in|innen)?",
    "(?:e?s)?",
)

_ARABIC = _Table(
    "[اهي]",
    "(?:[اهيت]|يا|يه|ي?ون|ي?ين|يات|وي|ويه)?",
    "(?:[اهيتوك]|هن|هما|ان|ين|ون|ات|يين|يون|يات|تان|تين|(?:[يتاو]|ات)?(?:ه|ها|هم|نا))?",
    "ا?",
    before="[وف]?[بكل]?(?:ا?ل)?",
)
_PERSIAN = _Table(
    "ه",
    "(?:ه|ه?اي|ي|يي|يان|ي?ها|ي?هاي)?",
    "(?:ه|ه?اي|ي|ه?ها(?:ي|يي|يش|يشان)?|گ?ان(?:ي|ش)?|[مته]|[تمش]ان|ش)?",
    "",
    before="(?:به)?",
)

_ENGLISH = _Table("e|y", "", "(?:e|y|s|es|ies|ed|ied|ing|ings)?", "")

_TABLES: Mapping[str, _Table] = {
    "ar": _ARABIC,
    "ca": _ROMANCE,
    "de": _GERMAN,
    "en": _ENGLISH,
    "es": _ROMANCE,
    "fa": _PERSIAN,
    "fr": _ROMANCE,
    "it": _ROMANCE,
    "pt": _ROMANCE,
    "ru": _CYRILLIC,
    "tr": _TURKISH,
}
_WITHOUT_WORDS = {"ja", "km", "lo", "my", "th", "zh"}
_HARDENED = {"p": "pb", "ç": "çc", "k": "kğ", "t": "td"}
_COMPOUNDS = 6  # letters of a German word that others are joined to: "Sicherheitsratsmitglied"
_ARTICLE = late("^ال(?=...)")
_SHORTENED = late("(?<=...)s?[iuü]$")  # what a Turkish word loses before an ending
_HEBREW = "[א-ת]"


def known(code: str) -> bool:
    """Tell whether the endings of a language are listed or it has none: a word found is that word."""
    return code.partition("_")[0] in {*_TABLES, *_WITHOUT_WORDS}


class Inflected(Struct, frozen=True):
    """The ways to write a word: what may stand `before` it, a stem, and an ending that this stem may have.

    `core` is how all the stems begin. It stands in each word that is found, so that it is looked for first.
    Nothing is compiled for a word by itself, because an office may list hundreds of them.
    """

    before: re.Pattern[str]
    stems: tuple[tuple[str, re.Pattern[str]], ...]
    core: str

    def matches(self, folded: str) -> bool:
        """Tell whether a folded word is the word in one of these ways."""
        return self.core in folded and any(
            self.before.fullmatch(folded, 0, start) and ending.fullmatch(folded, start + len(stem))
            for stem, ending in self.stems
            for start in _starts(stem, folded)
        )


def _starts(stem: str, folded: str) -> Iterator[int]:
    """Yield where `stem` stands in a folded word."""
    start = folded.find(stem)
    while start >= 0:
        yield start
        start = folded.find(stem, start + 1)


def _inflected(stems: Iterable[tuple[str, str]], before: str = "") -> Inflected:
    """Return the ways to write one of `stems`, each with the pattern of its endings."""
    every = tuple((stem, _compiled(ending)) for stem, ending in stems)
    return Inflected(_compiled(before), every, commonprefix([stem for stem, _ in every]))  # noqa: RUF071  because characters are meant


@lru_cache(maxsize=128)
def _compiled(affix: str) -> re.Pattern[str]:
    """Return the pattern of an affix: there are a few for each language."""
    return re.compile(affix)


@lru_cache(maxsize=8192)
def inflected(word: str, code: str, *, name: bool) -> Inflected:
    """Return how the language `code` may write the folded `word`.

    `name` admits what a proper name may become, a name of its people or an adjective among it.
    """
    table = _TABLES.get(code.partition("_")[0])
    if table is None:
        return _loose(word)
    if table is _ARABIC:
        word = _ARTICLE.sub("", word)
    stem = _stem(word, table.cut)
    ends = table.name if name else table.word
    stems = [word, stem]
    if table is _TURKISH:
        stems = _softened(word) if name else [*_softened(word), *_softened(_SHORTENED.sub("", word))]
    elif table is _CYRILLIC:
        return _inflected(_cyrillic(word, stem, ends))
    elif table is _GERMAN and len(word) >= _COMPOUNDS:
        ends = r"\w*"
    return _inflected(((one, ends) for one in stems), table.before)


@lru_cache(maxsize=8192)
def plain(word: str, code: str) -> Inflected:
    """Return how the folded `word` of a name may be written as the name itself.

    It is narrower than `inflected`: no adjective made from the name, no name of its people. For a language
    that is `known`.
    """
    table = _TABLES.get(code.partition("_")[0])
    if table is None:
        return _inflected([(word, "")])
    if table is _ARABIC:
        article = "(?:ا?ل)" if _ARTICLE.match(word) else ""
        return _inflected([(_ARTICLE.sub("", word), table.case)], f"[وف]?[بكل]?{article}")
    if table is _CYRILLIC:
        adjective = _stem(word, _ADJECTIVE)
        own = [(adjective, f"(?:{_ADJECTIVE})")] if adjective != word else []
        return _inflected([(word, ""), (_stem(word, table.cut), table.case), *own])
    stems = _softened(word) if table is _TURKISH else [word]
    return _inflected(((one, table.case) for one in stems), table.before)


def _stem(word: str, cut: str) -> str:
    """Return `word` without the ending that is `cut`, if enough of it is left."""
    least = _LEAST - 1 if word > "\u0600" else _LEAST
    return re.sub(f"(?<=.{{{least}}})(?:{cut})$", "", word) if cut else word


def _cyrillic(word: str, stem: str, ends: str) -> Iterator[tuple[str, str]]:
    """Yield a Russian word as a noun, as an adjective, and as the adjective made from it."""
    yield from ((word, ""), (stem, ends), (_stem(word, _ADJECTIVE), f"(?:{_ADJECTIVE})"))
    if word.endswith("ск"):
        yield f"{word[:-1]}ск", f"(?:{_ADJECTIVE})"


def _softened(word: str) -> list[str]:
    """Return a Turkish word, and with the consonant that its last one softens to before a vowel."""
    return [word[:-1] + last for last in _HARDENED.get(word[-1:], word[-1:])]


def _loose(word: str) -> Inflected:
    """Return the ways in a language without a table: a long word may lose two letters and gain five."""
    before = "[והבלכמש]{0,3}" if re.match(_HEBREW, word) else ""
    kept = len(word) - min(2, max(0, (len(word) - 3) // 2))
    return _inflected([(word[:kept], r"\w{0,5}")], before)
