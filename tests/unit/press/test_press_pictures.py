"""Pictures are made anew: nothing but their pixels leaves the house."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image, ImageCms, ImageFile, ImageOps, PngImagePlugin

from publish.errors import SourceError
from publish.languages import language
from publish.model import Picture, Placed, Project, Publisher, Statement
from publish.press import pictures
from publish.press.pictures import develop, placed, shown
from publish.press.policy import State
from publish.press.standing import original
from publish.statements.inline import Renderer
from publish.statements.parse import statement

RED, BLUE = (200, 30, 30), (30, 30, 200)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>Jane Witness</dc:creator></x:xmpmeta>'
SECRETS = (
    b"Exif", b"Jane Witness", b"Canonical 5", b"2017:10:19", b"a comment", b"http://ns.adobe.com", b"xmpmeta",
    b"ICC_PROFILE", b"iCCP", b"eXIf", b"tEXt", b"iTXt", b"EXIF", b"XMP ", b"Photoshop",
)  # fmt: skip
GPS = 0x8825


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return the bytes of an image file."""
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def two_colours(width: int = 60, height: int = 40) -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width // 2, height))
    return image


def reread(data: bytes) -> Image.Image:
    """Return the picture in `data`, all of it read."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def near(pixel: Any, colour: tuple[int, ...]) -> bool:
    """Tell whether a pixel is of a colour, but for what a lossy format changes."""
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


def exif_of_a_witness(orientation: int = 1) -> Image.Exif:
    """Return what a camera and its owner write: who, where, when, with what, and a thumbnail of it all."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = orientation, "Canonical 5", "Jane Witness"
    exif[0x9003] = "2017:10:19 06:30:00"
    exif[GPS] = {1: "N", 2: (34.0, 43.0, 57.0), 3: "E", 4: (36.0, 42.0, 33.0)}
    return exif


def photograph() -> bytes:
    """Return a JPEG as a telephone makes it, with an embedded thumbnail of the whole scene."""
    thumbnail = encoded(Image.effect_noise((32, 20), 90), "JPEG", comment=b"a comment")
    exif = exif_of_a_witness().tobytes() + b"thumbnail:" + thumbnail
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif, "comment": b"a comment Jane Witness", "xmp": XMP, "icc_profile": profile}
    return encoded(two_colours(), "JPEG", **options) + b"Jane Witness below the picture"


def commented_png() -> bytes:
    """Return a PNG with texts, a position and a profile."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Jane Witness")
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return encoded(two_colours(), "PNG", pnginfo=texts, exif=exif_of_a_witness().tobytes())


def commented_webp() -> bytes:
    """Return a WebP with a position and XMP."""
    return encoded(two_colours(), "WEBP", exif=exif_of_a_witness().tobytes(), xmp=XMP)


def commented_gif() -> bytes:
    """Return a still GIF with a comment."""
    return encoded(two_colours(), "GIF", comment=b"a comment by Jane Witness")


# --- what is left behind ------------------------------------------------------------------


@pytest.mark.parametrize("make", [photograph, commented_png, commented_webp, commented_gif])
def test_the_originals_tell_more_than_they_show(make: Callable[[], bytes]) -> None:
    """The pictures of the next test do hold what it looks for: it is not blind."""
    assert b"Jane Witness" in make()


def test_the_photograph_carries_its_position() -> None:
    """The photograph says where it was taken, and carries a second picture."""
    assert reread(photograph()).getexif().get_ifd(GPS)[2] == (34.0, 43.0, 57.0)
    assert photograph().count(b"\xff\xd8\xff") == 2


@pytest.mark.parametrize("make", [photograph, commented_png, commented_webp, commented_gif])
def test_nothing_but_pixels_is_left(make: Callable[[], bytes]) -> None:
    """No position, name, date, camera, comment, profile or second picture is in what is distributed."""
    data = develop(make(), "a").data
    assert [secret for secret in SECRETS if secret in data] == []
    assert data.count(b"\xff\xd8\xff") <= 1
    image = reread(data)
    assert dict(image.getexif()) == {}
    assert image.info.keys() & {"exif", "xmp", "icc_profile", "comment", "photoshop", "Author"} == set()


def test_a_jpeg_has_no_segments_but_its_own() -> None:
    """The only application segment of a JPEG is the empty JFIF header; no comment, and no trailer."""
    data = develop(photograph(), "a").data
    image = reread(data)
    assert [name for name, _ in image.applist] == ["APP0"]  # type: ignore[attr-defined]  # because only JPEGs have it
    assert data.endswith(b"\xff\xd9")


def test_a_png_has_no_chunks_but_its_own() -> None:
    """A PNG is its header, its pixels and its end."""
    data, at, found = develop(commented_png(), "a").data, 8, set()
    while at < len(data):
        found.add(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    assert found == {b"IHDR", b"IDAT", b"IEND"}


def test_a_webp_has_no_chunks_but_its_own() -> None:
    """A WebP is its pixels alone, in the simple form that cannot hold more."""
    data = develop(commented_webp(), "a").data
    assert (data[8:16], int.from_bytes(data[16:20], "little") + 20) == (b"WEBPVP8 ", len(data))


def test_what_was_made_transparent_is_gone() -> None:
    """A face that somebody rubbed out does not stay below, in colours that are only not shown."""
    image = two_colours().convert("RGBA")
    image.paste((*RED, 0), (0, 0, 30, 40))
    made = reread(develop(encoded(image, "PNG"), "a").data)
    assert made.getpixel((5, 5)) == (0, 0, 0, 0)
    assert made.getpixel((50, 5)) == (*BLUE, 255)


# --- what is shown ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [(1, (60, 40), (5, 20)), (3, (60, 40), (55, 20)), (6, (40, 60), (20, 5)), (8, (40, 60), (20, 55))],
)
def test_a_picture_stands_upright(orientation: int, size: tuple[int, int], red: tuple[int, int]) -> None:
    """The picture is turned as the camera was held, since what said so is gone."""
    made = develop(encoded(two_colours(), "JPEG", exif=exif_of_a_witness(orientation).tobytes()), "a")
    assert (made.width, made.height) == size
    assert near(reread(made.data).getpixel(red), RED)


@pytest.mark.parametrize(
    ("size", "made"), [((3000, 2000), (2400, 1600)), ((10, 4800), (5, 2400)), ((2400, 9), (2400, 9))]
)
def test_the_longer_side_is_bounded(size: tuple[int, int], made: tuple[int, int]) -> None:
    """What is larger than 2,400 pixels is made smaller, in proportion; nothing is made larger."""
    found = develop(encoded(Image.new("RGB", size, RED), "PNG"), "a")
    assert (found.width, found.height) == made == reread(found.data).size


@pytest.mark.parametrize(
    ("data", "ending", "media_type", "mode"),
    [
        (encoded(two_colours(), "JPEG"), "jpg", "image/jpeg", "RGB"),
        (encoded(two_colours().convert("L"), "JPEG"), "jpg", "image/jpeg", "L"),
        (
            encoded(two_colours(), "MPO", save_all=True, append_images=[two_colours()]),
            "jpg",
            "image/jpeg",
            "RGB",
        ),
        (encoded(two_colours(), "PNG"), "png", "image/png", "RGB"),
        (encoded(two_colours().convert("P"), "PNG"), "png", "image/png", "RGB"),
        (encoded(two_colours().convert("1"), "PNG"), "png", "image/png", "L"),
        (encoded(two_colours().convert("RGBA"), "PNG"), "png", "image/png", "RGBA"),
        (encoded(two_colours().convert("LA"), "PNG"), "png", "image/png", "RGBA"),
        (encoded(two_colours(), "GIF"), "png", "image/png", "RGB"),
        (encoded(two_colours(), "WEBP"), "webp", "image/webp", "RGB"),
    ],
)
def test_every_still_form_is_made_anew(data: bytes, ending: str, media_type: str, mode: str) -> None:
    """JPEG (as telephones write it, too), PNG, WebP and still GIF are read, and written in few modes."""
    made = develop(data, "a")
    assert (made.ending, made.media_type, reread(made.data).mode) == (ending, media_type, mode)


def test_inks_become_light() -> None:
    """A JPEG for print, in four inks, has the colours it was made of."""
    made = develop(encoded(two_colours().convert("CMYK"), "JPEG"), "a")
    assert near(reread(made.data).getpixel((5, 5)), RED)


def test_colours_are_those_of_the_web() -> None:
    """The profile goes, so what it said about the colours is done to them first."""
    swapped = Image.merge("RGB", two_colours().split()[::-1])
    profile = _profile_with_red_and_blue_swapped()
    made = develop(encoded(swapped, "PNG", icc_profile=profile), "a")
    assert near(reread(made.data).getpixel((5, 5)), RED)


def _profile_with_red_and_blue_swapped() -> bytes:
    """Return sRGB's profile in which the first channel is blue and the third is red."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    rows = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    for tags in ((b"rXYZ", b"bXYZ"), (b"rTRC", b"bTRC")):
        one, other = (rows[tag] for tag in tags)
        profile[one : one + 4], profile[other : other + 4] = (
            profile[other : other + 4],
            profile[one : one + 4],
        )
    return bytes(profile)


def test_a_broken_profile_is_left_out() -> None:
    """A profile that nobody can read changes no colour, and goes like every other."""
    made = develop(encoded(two_colours(), "PNG", icc_profile=b"no profile"), "a")
    assert reread(made.data).getpixel((5, 5)) == RED


@pytest.mark.parametrize("make", [photograph, commented_png, commented_webp, commented_gif])
def test_the_same_picture_gives_the_same_bytes(make: Callable[[], bytes]) -> None:
    """What is made hangs on the picture alone, and what was made of it last stays as it is."""
    once = develop(make(), "a")
    assert develop(make(), "b") == once


# --- what is refused ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is no JPEG, PNG, WebP or GIF: save it as one of these"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "is no JPEG, PNG, WebP or GIF: save it as one of these",
        ),
        (encoded(two_colours(), "BMP"), "is no JPEG, PNG, WebP or GIF: save it as one of these"),
        (encoded(two_colours(), "TIFF"), "is no JPEG, PNG, WebP or GIF: save it as one of these"),
        (photograph()[:-400], "is broken, and cannot be read to its end: save it anew"),
        (encoded(two_colours(), "PNG")[:-40], "is broken, and cannot be read to its end: save it anew"),
        *(
            (
                encoded(two_colours(), form, save_all=True, append_images=[two_colours().rotate(180)]),
                "moves: save the one picture of it that is to be shown",
            )
            for form in ("GIF", "WEBP", "PNG")
        ),
        (
            encoded(two_colours().convert("I").convert("I;16"), "PNG"),
            "has more than 256 shades of grey: save it with 8 bits for a pixel",
        ),
    ],
)
def test_what_is_no_still_picture_is_refused(data: bytes, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other forms, broken files and moving ones are each told, also where a library has half of one do."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(SourceError) as refused:
        develop(data, "source/gate.jpg")
    assert str(refused.value) == f"source/gate.jpg: error picture-file: {why}"


@pytest.mark.parametrize("width", [8001, 20_000, 40_000])
def test_a_bomb_does_not_go_off(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """A small file that would unfold to more than 40 million pixels is refused by its header."""

    def decoded(_: Image.Image) -> None:
        pytest.fail("its pixels were read")

    data = encoded(Image.new("1", (width, 5000)), "PNG")
    monkeypatch.setattr(ImageFile.ImageFile, "load", decoded)
    with pytest.raises(SourceError, match="has more than 40,000,000 pixels: save it smaller"):
        develop(data, "a")


def test_forty_million_pixels_are_read() -> None:
    """As many as the largest cameras of the press take."""
    made = develop(encoded(Image.new("L", (8000, 5000)), "JPEG"), "a")
    assert (made.width, made.height) == (2400, 1500)


def test_a_large_jpeg_is_made_small_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """No copy is ever made of all its pixels; it is turned when it is small."""
    turned: list[tuple[int, int]] = []

    def noting(image: Image.Image) -> Image.Image:
        turned.append(image.size)
        return transposed(image)

    transposed = ImageOps.exif_transpose
    monkeypatch.setattr(ImageOps, "exif_transpose", noting)
    made = develop(encoded(two_colours(6000, 3000), "JPEG", exif=exif_of_a_witness(6).tobytes()), "a")
    assert (turned, made.width, made.height) == ([(2400, 1200)], 1200, 2400)
    image = reread(made.data)
    assert near(image.getpixel((600, 100)), RED)
    assert near(image.getpixel((600, 2300)), BLUE)


def test_no_damage_gets_through() -> None:
    """Whatever is cut off or changed in a picture, it is made anew or refused by name."""
    dice, refused = random.Random(7), 0  # noqa: S311  because the same damage shall be done every time
    for whole in (photograph(), commented_png(), commented_webp(), commented_gif()):
        for _ in range(60):
            data = bytearray(whole[: dice.randrange(1, len(whole))] if dice.random() < 0.5 else whole)
            for _ in range(4):
                data[dice.randrange(len(data))] = dice.randrange(256)
            try:
                develop(bytes(data), "a")
            except SourceError:
                refused += 1
    assert refused > 100


# --- in a workspace -----------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a workspace with a photograph in it; Arabic has a map of its own."""
    (tmp_path / "source/images").mkdir(parents=True)
    (tmp_path / "source/images/The Gate.jpg").write_bytes(photograph())
    (tmp_path / "source/map.png").write_bytes(encoded(two_colours(), "PNG"))
    (tmp_path / "source/map-ar.png").write_bytes(encoded(two_colours(20, 10), "PNG"))
    return Project(
        tmp_path,
        Publisher("Orchard Press"),
        language("en"),
        (language("ar"),),
        targets={"ar": {"map.png": "map-ar.png"}},
    )


def source(body: str) -> Statement:
    """Return a statement with `body` from line 6 on."""
    return statement(f"---\ntitle: Gates\ndate: 2017-10-19\n---\n\n{body}", "source/2017-10-19-gates.md")


def test_a_picture_finds_its_place(project: Project) -> None:
    """The target keeps its address, and knows where the file will lie, named after its own bytes."""
    made, (picture,), findings = placed(project, source("![The gate](<images/The Gate.jpg>)"))
    digest = hashlib.sha256(picture.load()).hexdigest()[:16]
    assert picture == Picture(f"images/the-gate.{digest}.jpg", 60, 40, "image/jpeg", picture.load)
    (target,) = made.segments[1].targets
    assert target.address == "images/The Gate.jpg"
    assert target.pictures == (Placed("images/The Gate.jpg", f"../images/the-gate.{digest}.jpg", 60, 40),)
    assert findings == ()


def test_a_percent_sign_in_an_address_is_one_of_a_url(project: Project) -> None:
    """A space that was written as in a web address leads to the same file."""
    _, found, findings = placed(project, source("![The gate](images/The%20Gate.jpg)"))
    assert (len(found), findings) == (1, ())


def test_a_language_may_have_its_own(project: Project) -> None:
    """What `publish.toml` puts in the place of a picture is made anew as well."""
    made, found, _ = placed(project, source("![A map](map.png)"))
    assert [(one.source, one.width) for one in made.segments[1].targets[0].pictures] == [
        ("map.png", 60), ("map-ar.png", 20),
    ]  # fmt: skip
    assert [one.path.partition(".")[0] for one in found] == ["images/map", "images/map-ar"]


def test_links_are_left_alone(project: Project) -> None:
    """Only pictures are looked for."""
    given = source("See [the map](map.png).")
    assert placed(project, given) == (given, (), ())


def test_a_picture_is_made_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often a statement shows a picture, in whatever languages, and its bytes are asked for."""
    calls = []

    def counted(data: bytes, path: str) -> pictures.Print:
        calls.append(path)
        return develop(data, path)

    monkeypatch.setattr(pictures, "develop", counted)
    _, found, _ = placed(project, source("![A](map.png) ![B](map.png)\n\n![C](./map.png)"))
    assert [len(one.load()) > 0 for one in (*found, *found)] == [True] * 4
    assert calls == ["source/map.png", "source/map-ar.png"]


def test_a_picture_that_changed_is_not_distributed(project: Project) -> None:
    """The bytes have the digest that the pages link to, whatever became of the file since."""
    _, (picture, _), _ = placed(project, source("![A](map.png)"))
    (project.root / "source/map.png").write_bytes(photograph())
    assert hashlib.sha256(picture.load()).hexdigest()[:16] == picture.path.split(".")[-2]
    (project.root / "source/map.png").unlink()
    assert hashlib.sha256(picture.load()).hexdigest()[:16] == picture.path.split(".")[-2]


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("gone.jpg", 'picture-file: "gone.jpg" is not there: put the file in its place, or correct the path'),
        (
            "https://example.org/a.jpg",
            'picture-address: "https://example.org/a.jpg" is elsewhere, and is not',
        ),
        ("../map.png", 'picture-address: "../map.png" is no path below source/: put the file there, and'),
        ("link.png", 'picture-file: "link.png" is a link, a folder or a device: put the file itself here'),
        ("linked/map.png", 'picture-file: "linked/map.png" its folder source/linked is a link: put a folder'),
        ("folder.png", 'picture-file: "folder.png" is a link, a folder or a device: put the file itself'),
        ("text.png", 'picture-file: "text.png" is no JPEG, PNG, WebP or GIF: save it as one of these'),
        ("large.png", 'picture-file: "large.png" is larger than 20 MB: save it smaller'),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told(project: Project, address: str, printed: str) -> None:
    """Each is an error at the line of the statement, and none is shown."""
    folder = project.root / "source"
    (folder / "link.png").symlink_to(folder / "map.png")
    (folder / "linked").symlink_to(folder)
    (folder / "folder.png").mkdir()
    (folder / "text.png").write_text("words")
    with (folder / "large.png").open("wb") as large:
        large.truncate(20_000_001)
    made, found, (finding,) = placed(project, source(f"Words.\n\n![A]({address})"))
    assert str(finding).startswith(f"source/2017-10-19-gates.md:8: error {printed}")
    assert finding.statement == "2017-10-19-gates"
    assert (made.segments[2].targets[0].pictures, found) == ((), ())


def test_a_picture_of_a_language_that_is_not_there_is_told(project: Project) -> None:
    """The office named it in `publish.toml`, for the picture of this statement."""
    bare = replace(project, targets={"ar": {"map.png": "https://example.org/map.png"}})
    _, found, (finding,) = placed(bare, source("![A](map.png)"))
    assert (finding.rule, finding.line, len(found)) == ("picture-address", 6, 1)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Gâte & Sohn_2016.JPG", "images/gate-sohn-2016."),
        ("البوابة.jpg", "images/picture."),
        ("x" * 99 + ".jpg", f"images/{'x' * 60}."),
    ],
)
def test_names_are_safe_in_every_address(project: Project, name: str, path: str) -> None:
    """A file is named after the original in small letters, digits and hyphens, at moderate length."""
    (project.root / "source" / name).write_bytes(photograph())
    _, (picture,), _ = placed(project, source(f"![A](<{name}>)"))
    assert picture.path.startswith(path)


def test_every_page_has_the_picture_with_its_size(project: Project) -> None:
    """A statement whose picture was placed is released, with address, words and size, and no more."""
    made, found, _ = placed(project, source('![The gate](map.png "In 2016")'))
    standing = original(project, made, Renderer())
    assert standing.body is not None
    assert standing.body.html == (
        f'<figure><img alt="The gate" height="40" src="../{found[0].path}" width="60" />'
        "<figcaption>In 2016</figcaption>\n</figure>"
    )
    assert shown(found, standing.body.html) == found[:1]


def test_a_picture_that_was_not_made_anew_is_never_released(project: Project) -> None:
    """The last guard lets no other file through."""
    standing = original(project, source("![The gate](map.png)"), Renderer())
    assert (standing.state, standing.body) == (State.WITHHELD, None)


def test_a_body_shows_its_own() -> None:
    """Of all pictures those that stand in a body, each once, in the order in which they stand there."""
    one, two, three = (Picture(f"images/{name}.0f.png", 1, 1, "image/png", bytes) for name in "abc")
    html = '<img alt="&gt;" src="../images/{}" /> src="../images/{}" <img src="../images/{}" />' * 2
    body = html.format("c.0f.png", "b.0f.png", "a.0f.png", "c.0f.png", "b.0f.png", "a.0f.png")
    assert shown((one, two, three), body) == (three, one)
