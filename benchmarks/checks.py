"""What the checks miss and what they blame wrongly: both rates, over tests/golden/pairs.

Run it as `python benchmarks/checks.py [SEED]`. Every pair of the corpus is correct, so each error on one
is a false one; and one is enough to hold a release back, which `tests/golden/pairs/releases` has whole
releases for. Then each pair's translation is changed in one place, in as many ways as it allows, and
a change is caught if there is an error now:

- digits: each digit of the text becomes another one, is dropped, or is doubled;
- dates: each month's name becomes another month's, and each day or year of a date another one;
- links: each link's number, and each letter or digit of an address, becomes another one;
- names: each form of a `name:` line becomes the form of another name of the language;
- negations: each word that denies something is taken out.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publish.checks.rule import Pair
from publish.checks.translations import translation_findings
from publish.languages import language
from publish.languages.writing import conventions
from publish.model import (
    FootnoteReference,
    Kind,
    Lexicon,
    Name,
    Segment,
    Severity,
    Status,
    Target,
    Translation,
)
from publish.statements.inline import Renderer

CORPUS = Path(__file__).parents[1] / "tests" / "golden" / "pairs"
RELEASES = CORPUS / "releases"
SEED = 20171016
PERFECT = ("digits", "dates", "links", "names")
"""The kinds of change that must be caught in 99 of 100 cases."""

_LINK = re.compile(r"(!?)\[[^\]]*\]\((\d+)\)")
_REFERENCE = re.compile(r"\[\^([^\]]+)\]")
_ADDRESS = re.compile(r"https?://[\w./:-]*\w|[\w.+-]+@[\w.-]*\w", re.ASCII)
_NOT_TEXT = re.compile(rf"\]\(\d+\)|\[\^[^\]]+\]|{_ADDRESS.pattern}", re.ASCII)
_NEGATIONS = {
    "ar": "لا لم لن ليس ليست غير دون بلا يعد",
    "fa": "نه نمی نیست هیچ بی بدون نشده نداشتند",
    "tr": "değil hiçbir hiç yok kimse",
    "zh_Hans": "不 没 没有 无 未 从未",
    "fr": "ne n pas jamais aucun aucune personne sans ni",
    "es": "no nunca ningún ninguna nadie sin ni",
    "ru": "не ни никто нет без никогда",
    "de": "nicht kein keine keinen niemand nie ohne",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One correct pair of the corpus: `note` says what it is about, `code` is the translation's language.

    `release` is the number of the release that it belongs to, from 1, or 0 for a pair by itself.
    """

    note: str
    source: str
    text: str
    code: str
    release: int = 0


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts by language: pairs, those blamed wrongly, releases, those held back; and changes by kind."""

    pairs: Counter[str]
    false: Counter[str]
    releases: Counter[str]
    held: Counter[str]
    tried: Counter[tuple[str, str]]
    caught: Counter[tuple[str, str]]
    missed: list[tuple[str, str, str, str]]

    def share(self, kind: str, code: str | None = None) -> float:
        """Return the share of changes of a kind that were caught, from 0 to 1; of one language, or of all."""
        tried = sum(count for (of, one), count in self.tried.items() if of == kind and code in {None, one})
        caught = sum(count for (of, one), count in self.caught.items() if of == kind and code in {None, one})
        return caught / tried if tried else 1.0


def languages() -> list[str]:
    """Return the codes of the languages that the corpus has, in alphabetical order."""
    return sorted(path.stem for path in CORPUS.glob("*.txt"))


def corpus(code: str) -> tuple[Lexicon, list[Case]]:
    """Return the names of a language's file, and its pairs."""
    return _read(CORPUS / f"{code}.txt", code)


def releases(code: str) -> tuple[Lexicon, list[Case]]:
    """Return the names and the pairs of a language's whole releases."""
    return _read(RELEASES / f"{code}.txt", code)


def _read(path: Path, code: str) -> tuple[Lexicon, list[Case]]:
    blocks = path.read_text("utf-8").strip().split("\n\n")
    listed = [line.removeprefix("name: ") for line in blocks[0].splitlines() if line.startswith("name: ")]
    cases: list[Case] = []
    release = 0
    for block in blocks[1:]:
        if block.startswith("## "):
            release += 1
        else:
            note, source, text = block.splitlines()
            cases.append(Case(note.removeprefix("# "), source, text, code, release))
    return Lexicon(names=tuple(_name(line, code) for line in listed)), cases


def held_back(code: str) -> dict[int, list[str]]:
    """Return the errors on the releases of a language, by the number of the release."""
    lexicon, cases = releases(code)
    found: dict[int, list[str]] = {case.release: [] for case in cases}
    for case in cases:
        found[case.release] += errors(case, case.text, lexicon)
    return found


def _name(line: str, code: str) -> Name:
    spelling, _, forms = line.partition(" = ")
    return Name(spelling, forms={code: tuple(forms.split(", "))})


def make_pair(source: str, text: str, code: str, lexicon: Lexicon) -> Pair:
    """Return a segment and its translation as the checks see them."""
    segment = Segment(
        source,
        Kind.PARAGRAPH,
        1,
        targets=tuple(
            Target(int(number), f"https://example.org/{number}", image=bool(image))
            for image, number in _LINK.findall(source)
        ),
        references=tuple(
            FootnoteReference(label, at, f"fnref:{label}")
            for at, label in enumerate(_REFERENCE.findall(source), start=1)
        ),
    )
    renderer = Renderer()
    return Pair(
        segment,
        Translation(text, Status.TRANSLATED),
        renderer.render(segment, source),
        renderer.render(segment, text),
        conventions(language("en")),
        conventions(language(code)),
        lexicon,
    )


def errors(case: Case, text: str, lexicon: Lexicon) -> list[str]:
    """Return the errors on `text` as the translation of a case, each with its rule."""
    pair = make_pair(case.source, text, case.code, lexicon)
    return [
        f"{finding.rule}: {finding.message}"
        for finding in translation_findings(pair, path="", statement="")
        if finding.severity is Severity.ERROR
    ]


# --- changes -----------------------------------------------------------------------------


def _digits(text: str, chance: random.Random) -> Iterator[str]:
    hidden = [match.span() for match in _NOT_TEXT.finditer(text)]
    for at, digit in enumerate(text):
        if digit.isdecimal() and not any(start <= at < end for start, end in hidden):
            zero = ord(digit) - int(digit)
            other = chr(zero + chance.choice([one for one in range(10) if one != int(digit)]))
            yield text[:at] + other + text[at + 1 :]
            yield text[:at] + digit + text[at:]
            if text[at - 1 : at].isdecimal() or text[at + 1 : at + 2].isdecimal():
                yield text[:at] + text[at + 1 :]


def _dates(case: Case, chance: random.Random) -> Iterator[str]:
    written = conventions(language(case.code))
    chinese = case.code == "zh_Hans"
    months = {**written.months, **(written.short_months if chinese else {})}
    start, end = (r"(?<![\d十])", "") if chinese else (r"(?<![^\W\d_])", r"(?![^\W\d_])")
    for name, number in months.items():
        for match in re.finditer(f"{start}{re.escape(name)}{end}", case.text, re.IGNORECASE):
            first = max(0, match.start() - 6)
            beside = case.text[first : match.end() + 6]
            if any(one.isdecimal() or one in "年日" for one in beside) and "/" not in beside:
                other = chance.choice([one for one, at in months.items() if at != number])
                yield case.text[: match.start()] + other + case.text[match.end() :]
            for digit in re.finditer(r"\d", beside):
                at = first + digit.start()
                zero = ord(digit[0]) - int(digit[0])
                changed = chr(zero + (int(digit[0]) + chance.randint(1, 9)) % 10)
                yield case.text[:at] + changed + case.text[at + 1 :]


def _links(text: str, chance: random.Random) -> Iterator[str]:
    for match in re.finditer(r"\]\((\d+)\)", text):
        yield f"{text[: match.start(1)]}{int(match[1]) + chance.randint(1, 3)}{text[match.end(1) :]}"
        yield text[: match.start(1) - 2] + text[match.end(1) + 1 :]
    for match in _ADDRESS.finditer(text):
        for at in range(match.start(), match.end()):
            if text[at].isalnum():
                other = chance.choice(
                    [one for one in "abcdefghijklmnopqrstuvwxyz0123456789" if one != text[at]]
                )
                yield text[:at] + other + text[at + 1 :]


def _names(case: Case, lexicon: Lexicon, chance: random.Random) -> Iterator[str]:
    for name in lexicon.names:
        if not re.search(rf"\b{re.escape(name.spelling)}\b", case.source):
            continue
        for form in name.forms[case.code]:
            if case.text.count(form) == 1:
                others = [one.forms[case.code][0] for one in lexicon.names if one.spelling != name.spelling]
                apart = [one for one in others if one not in form and form not in one]
                yield case.text.replace(form, chance.choice(apart))


def _negations(case: Case) -> Iterator[str]:
    for word in _NEGATIONS[case.code].split():
        edge = "" if case.code == "zh_Hans" else r"(?<!\w)"
        end = "" if case.code == "zh_Hans" else r"(?!\w)"
        for match in re.finditer(f"{edge}{re.escape(word)}{end}", case.text):
            yield case.text[: match.start()] + case.text[match.end() :]


def measure(seed: int = SEED) -> Rates:
    """Return what was blamed wrongly and what was missed, in every language of the corpus."""
    rates = Rates(Counter(), Counter(), Counter(), Counter(), Counter(), Counter(), [])
    for code in languages():
        held = held_back(code)
        rates.releases[code] += len(held)
        rates.held[code] += sum(bool(found) for found in held.values())
        chance = random.Random(f"{seed} {code}")
        lexicon, cases = corpus(code)
        for case in cases:
            rates.pairs[code] += 1
            rates.false[code] += bool(errors(case, case.text, lexicon))
            for kind, changed in _changes(case, lexicon, chance):
                rates.tried[kind, code] += 1
                if errors(case, changed, lexicon):
                    rates.caught[kind, code] += 1
                else:
                    rates.missed.append((kind, code, case.text, changed))
    return rates


def _changes(case: Case, lexicon: Lexicon, chance: random.Random) -> Iterator[tuple[str, str]]:
    kinds: dict[str, Callable[[], Iterator[str]]] = {
        "digits": lambda: _digits(case.text, chance),
        "dates": lambda: _dates(case, chance),
        "links": lambda: _links(case.text, chance),
        "names": lambda: _names(case, lexicon, chance),
        "negations": lambda: _negations(case),
    }
    for kind, changes in kinds.items():
        yield from ((kind, changed) for changed in changes() if changed != case.text)


def main(arguments: list[str]) -> None:
    """Print the rates, and with `--missed` what was missed in the kinds that must be caught."""
    seeds = [int(one) for one in arguments if one.isdigit()]
    rates = measure(*seeds[:1])
    kinds = (*PERFECT, "negations")
    print(f"{'':8} {'pairs':>6} {'false':>6} {'releases held':>14}", *(f"{kind:>16}" for kind in kinds))
    for code in (*languages(), None):
        pairs, false, whole, held = (
            sum(count for one, count in counts.items() if code in {None, one})
            for counts in (rates.pairs, rates.false, rates.releases, rates.held)
        )
        shares = []
        for kind in kinds:
            tried = sum(n for (of, one), n in rates.tried.items() if of == kind and code in {None, one})
            shares.append(f"{rates.share(kind, code):8.1%} of {tried:4}")
        print(
            f"{code or 'total':8} {pairs:6} {false / pairs:6.1%} {f'{held} of {whole}':>14}",
            *(f"{one:>16}" for one in shares),
        )
    if "--missed" in arguments:
        print(*(" | ".join(one) for one in rates.missed if one[0] in PERFECT), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
