"""A page names the fonts that its language needs, and no others."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources

import pytest

from publish.model import Language
from publish.releases import faces
from publish.releases.environment import asset

RIGHT_TO_LEFT = {"ar", "fa", "ckb", "ur", "ps", "ku-Arab", "pa-Arab", "he", "yi"}
LATIN = ["noto-serif-latin-400", "noto-serif-latin-700", "noto-serif-latin-400-italic"]
EXTENDED = ["noto-serif-latin-ext-400", "noto-serif-latin-ext-700", "noto-serif-latin-ext-400-italic"]
CYRILLIC = ["noto-serif-cyrillic-400", "noto-serif-cyrillic-700", "noto-serif-cyrillic-400-italic"]
GREEK = ["noto-serif-greek-400", "noto-serif-greek-700", "noto-serif-greek-400-italic"]
NASKH = ["noto-naskh-arabic-400", "noto-naskh-arabic-700"]
HEBREW = ["noto-serif-hebrew-400", "noto-serif-hebrew-700"]
DEVANAGARI = ["noto-serif-devanagari-400", "noto-serif-devanagari-700"]
DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹0123456789"
MARKS = "«»“”‘’–—…()[]!:.؟،؛٪\u200c\u200d\u200e\u200f\u2066\u2069\u00a0"


def language(tag: str) -> Language:
    """Return a language of which only the tag and the direction matter."""
    return Language(tag, tag, tag, tag, "rtl" if tag in RIGHT_TO_LEFT else "ltr", "")


def stems(paths: tuple[str, ...]) -> list[str]:
    """Return the names of files in `fonts/` without their digests."""
    return [re.sub(r"^fonts/(.+)\.[0-9a-f]{12}\.woff2$", r"\1", path) for path in paths]


def addresses(style: str) -> list[str]:
    """Return the addresses that a style sheet fetches."""
    return re.findall(r'url\("([^"]+)"\)', style)


def covered(style: str) -> set[int]:
    """Return every code point in the ranges of a style sheet."""
    ranges = ",".join(re.findall(r"unicode-range: ([^;]+);", style)).replace("U+", "")
    points: set[int] = set()
    for one in ranges.split(","):
        first, _, last = one.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", LATIN + NASKH),
        ("fa", LATIN + NASKH),
        ("ckb", LATIN + NASKH),
        ("ur", LATIN + NASKH),
        ("ps", LATIN + NASKH),
        ("ku-Arab", LATIN + NASKH),
        ("pa-Arab", LATIN + NASKH),
        ("en", LATIN + EXTENDED),
        ("tr", LATIN + EXTENDED),
        ("kmr", LATIN + EXTENDED),
        ("pt-BR", LATIN + EXTENDED),
        ("sr-Latn", LATIN + EXTENDED),
        ("sr", LATIN + CYRILLIC),
        ("ru", LATIN + CYRILLIC),
        ("az-Cyrl", LATIN + CYRILLIC),
        ("el", LATIN + GREEK),
        ("he", LATIN + HEBREW),
        ("yi", LATIN + HEBREW),
        ("hi", LATIN + DEVANAGARI),
    ],
)
def test_the_script_decides_which_fonts_a_page_names(tag: str, expected: list[str]) -> None:
    """Latin letters for addresses and names, and those of the language."""
    assert stems(faces.sources(language(tag))) == expected


@pytest.mark.parametrize("tag", ["zh", "zh-Hans", "zh-Hant", "ja", "ko"])
def test_the_far_east_has_the_fonts_of_the_system(tag: str) -> None:
    """A page in Chinese fetches nothing: its sheet is the common one."""
    assert faces.sources(language(tag)) == ()
    assert faces.style(language(tag)) == asset("page.css").strip()


def test_a_script_without_a_font_has_latin_letters() -> None:
    """Its own letters come from the system, addresses look the same on all pages."""
    assert stems(faces.sources(language("hy"))) == LATIN + EXTENDED
    assert stems(faces.sources(language("bn-Beng"))) == LATIN + EXTENDED


@pytest.mark.parametrize(
    ("tag", "letters"),
    [
        ("ar", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْٰـ" + DIGITS + MARKS),
        ("fa", "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیۀ" + DIGITS + MARKS),
        ("ckb", "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەھیێ" + DIGITS + MARKS),
        ("ur", "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےۂۓۃ" + DIGITS + MARKS),
        ("ps", "آابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهۀيېۍئی" + DIGITS + MARKS),
        ("fr", "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»’€"),
        ("es", "¿¡ÁÉÍÑÓÚÜáéíñóúü«»ªº"),
        ("tr", "ÇĞİÖŞÜçğıöşüâîû₺"),
        ("kmr", "ÇÊÎŞÛçêîşû"),
        ("pl", "ĄĆĘŁŃÓŚŹŻąćęłńóśźż„”"),
        ("de", "ÄÖÜẞäöüß„“‚‘"),
        ("en", "ʿʾāīūḥṣṭẓḍ†“”‘’—–…"),
        ("ru", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя№«»„“\u0301"),
        ("uk", "ҐЄІЇґєії’"),
        ("el", "ΑΆΒΓΔΕΈΖΗΉΘΙΊΪΚΛΜΝΞΟΌΠΡΣΤΥΎΫΦΧΨΩΏάέήίΐόύΰώς"),
        ("he", "אבגדהוזחטיךכלםמןנסעףפץצקרשתְִֵַָֹּׁ״׳־₪"),
        ("hi", "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहािीुूृेैोौंँः्।०१२३४५६७८९₹"),
    ],
)
def test_every_letter_of_a_language_is_in_a_range(tag: str, letters: str) -> None:
    """What is outside of all ranges would be shown in another font in the middle of a word."""
    points = covered(faces.style(language(tag)))
    assert [letter for letter in letters if ord(letter) not in points] == []


def test_a_name_has_the_digest_of_its_bytes() -> None:
    """A font that changed has another address."""
    for path, content in faces.files().items():
        if path.endswith(".woff2"):
            assert path.split(".")[1] == hashlib.sha256(content).hexdigest()[:12]


def test_the_files_are_fonts_with_their_licence_beside_them() -> None:
    """Eighteen compressed fonts, and the Open Font License with all four copyrights."""
    fonts = [content for path, content in faces.files().items() if path.endswith(".woff2")]
    assert [content[:4] for content in fonts] == [b"wOF2"] * 18
    licence = faces.files()["fonts/OFL.txt"].decode()
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert re.findall(r"notofonts/([a-z-]+)\)", licence) == [
        "latin-greek-cyrillic",
        "arabic",
        "hebrew",
        "devanagari",
    ]


@pytest.mark.parametrize(("tag", "kilobytes"), [("ar", 110), ("en", 100), ("ru", 75), ("el", 75), ("he", 65)])
def test_a_page_fetches_little(tag: str, kilobytes: int) -> None:
    """All that a page may fetch, if it has every style, is less than one photograph."""
    assert sum(len(faces.files()[path]) for path in faces.sources(language(tag))) < kilobytes * 1000


@pytest.mark.parametrize(("depth", "before"), [(0, ""), (1, "../"), (2, "../../")])
def test_the_sheet_leads_to_the_fonts(depth: int, before: str) -> None:
    """Addresses are relative to the page, so that a site may lie in any folder."""
    arabic = language("ar")
    expected = [before + path for path in faces.sources(arabic)]
    assert addresses(faces.style(arabic, depth=depth)) == expected


def test_a_page_alone_has_its_fonts_inside() -> None:
    """The same files, and no address that leads out of the page."""
    arabic = language("ar")
    inside = [address.split(",", 1) for address in addresses(faces.style(arabic, inline=True))]
    assert {before for before, _ in inside} == {"data:font/woff2;base64"}
    assert [base64.b64decode(content) for _, content in inside] == [
        faces.files()[path] for path in faces.sources(arabic)
    ]


@pytest.mark.parametrize("inline", [False, True])
def test_a_sheet_is_ascii_and_stays_inside_its_element(*, inline: bool) -> None:
    """Its digest is that of its bytes, so normalisation must not change it, nor `</` end it."""
    style = faces.style(language("ar"), inline=inline)
    assert style.isascii()
    assert "</" not in style
    assert style.endswith(asset("page.css").strip())


def test_letters_are_not_held_back_for_a_font() -> None:
    """Every rule lets the text appear at once."""
    rules = [line for line in faces.style(language("fa")).splitlines() if line.startswith("@font-face")]
    assert len(rules) == 5
    assert all("font-display: swap;" in rule for rule in rules)


@pytest.mark.parametrize("tag", ["ar", "en", "ru", "el", "he", "hi"])
def test_the_sheet_uses_every_family_it_names(tag: str) -> None:
    """A font that no rule of the sheet asks for would never be seen."""
    families = set(re.findall(r'@font-face \{ font-family: "([^"]+)"', faces.style(language(tag))))
    assert [family for family in families if f'"{family}"' not in asset("page.css")] == []


def test_what_lies_beside_the_fonts_says_where_they_come_from() -> None:
    """The list of digests has every font in the folder as it is, and nothing else."""
    folder = resources.files("publish") / "assets" / "fonts"
    found = {
        entry.name: hashlib.sha256(entry.read_bytes()).hexdigest()
        for entry in folder.iterdir()
        if entry.name.endswith(".woff2")
    }
    listed = re.findall(r"^([0-9a-f]{64})  (\S+)$", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    assert {name: digest for digest, name in listed} == found
    assert len(found) == 18


def test_every_font_of_the_folder_is_distributed() -> None:
    """Nothing lies in the package that no page asks for."""
    folder = resources.files("publish") / "assets" / "fonts"
    inside = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".woff2"))
    distributed = sorted(re.sub(r"^fonts/|\.[0-9a-f]{12}(?=\.)", "", path) for path in faces.files())
    assert distributed == ["OFL.txt", *inside]
