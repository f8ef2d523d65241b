"""How languages join words to a name or a term: what may stand before it, and how it ends.

Patterns for folded words (`forms.fold`): lower case, no vowel marks of Arabic script, ya and kaf in one form.
The tables hold what grammars list and no more, so that `حمص` is found in `وبحمص` and `Сайдная` in
`Сайднае`, but `Şam` not in `Samir`. A language without a table gets a looser pattern: a finding that is
missed costs less than a release that is withheld for an ending nobody listed here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_LEAST = 3  # letters that a stem keeps: two of Arabic script, which leaves vowels out


@dataclass(frozen=True, slots=True)
class _Table:
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
_HARDENED = {"p": "[pb]", "ç": "[çc]", "k": "[kğ]", "t": "[td]"}
_COMPOUNDS = 6  # letters of a German word that others are joined to: "Sicherheitsratsmitglied"
_HEBREW = "[א-ת]"


def known(code: str) -> bool:
    """Tell whether the endings of a language are listed or it has none: a word found is that word."""
    return code.partition("_")[0] in {*_TABLES, *_WITHOUT_WORDS}


@lru_cache(maxsize=8192)
def pattern(word: str, code: str, *, name: bool) -> re.Pattern[str]:
    """Return the pattern of the folded `word` as the language `code` may write it, to match a folded word.

    `name` admits what a proper name may become, a name of its people or an adjective among it.
    """
    table = _TABLES.get(code.partition("_")[0])
    if table is None:
        return re.compile(_loose(word))
    if table is _ARABIC:
        word = re.sub(r"^ال(?=...)", "", word)
    stem = _stem(word, table.cut)
    ends = table.name if name else table.word
    beginning = f"(?:{word}|{stem})" if stem != word else word
    if table is _TURKISH and not name:
        shortened = re.sub("(?<=...)s?[iuü]$", "", word)
        beginning = f"(?:{_softened(word)}|{_softened(shortened)})"
    elif table is _TURKISH:
        beginning = _softened(word)
    elif table is _CYRILLIC:
        return re.compile(_cyrillic(word, stem, ends))
    elif table is _GERMAN and len(word) >= _COMPOUNDS:
        ends = r"\w*"
    return re.compile(f"{table.before}{beginning}{ends}")


@lru_cache(maxsize=8192)
def plain(word: str, code: str) -> re.Pattern[str]:
    """Return the pattern of the folded `word` of a name as the name itself, to match a folded word.

    It is narrower than `pattern`: no adjective made from the name, no name of its people. For a language
    that is `known`.
    """
    table = _TABLES.get(code.partition("_")[0])
    if table is None:
        return re.compile(word)
    if table is _ARABIC:
        article = "(?:ا?ل)" if re.match("ال...", word) else ""
        return re.compile(f"[وف]?[بكل]?{article}{re.sub('^ال(?=...)', '', word)}{table.case}")
    if table is _CYRILLIC:
        adjective = _stem(word, _ADJECTIVE)
        own = f"|{adjective}(?:{_ADJECTIVE})" if adjective != word else ""
        return re.compile(f"{word}|{_stem(word, table.cut)}{table.case}{own}")
    return re.compile((_softened(word) if table is _TURKISH else table.before + word) + table.case)


def _stem(word: str, cut: str) -> str:
    """Return `word` without the ending that is `cut`, if enough of it is left."""
    least = _LEAST - 1 if word > "\u0600" else _LEAST
    return re.sub(f"(?<=.{{{least}}})(?:{cut})$", "", word) if cut else word


def _cyrillic(word: str, stem: str, ends: str) -> str:
    """Return a pattern of a Russian word as a noun, as an adjective, and of the adjective made from it."""
    adjective = _stem(word, _ADJECTIVE)
    from_it = f"|{word[:-1]}ск(?:{_ADJECTIVE})" if word.endswith("ск") else ""
    return f"{word}|{stem}{ends}|{adjective}(?:{_ADJECTIVE}){from_it}"


def _softened(word: str) -> str:
    """Return a pattern of a Turkish word whose last consonant may soften before a vowel."""
    last = word[-1:]
    return word[:-1] + _HARDENED.get(last, last)


def _loose(word: str) -> str:
    """Return a pattern for a language without a table: a long word may lose two letters and gain five."""
    before = "[והבלכמש]{0,3}" if re.match(_HEBREW, word) else ""
    kept = len(word) - min(2, max(0, (len(word) - 3) // 2))
    return before + word[:kept] + r"\w{0,5}"
