"""The pictures of statements: found below `source/`, made anew, and put in their places.

1. A picture comes from `source/`, by a path that leads nowhere else; links are not followed. What stands
   elsewhere is never loaded and never shown.
2. What is distributed is never the file itself. Its pixels are read, turned as the camera was held, brought
   to sRGB and to at most `LARGEST_SIDE`, and written as a new file, which knows nothing but them: no
   position, no name, no date, no camera, no thumbnail of what was cut off, no comment, no colour profile, no
   colours below what somebody made transparent.
3. The same file gives the same bytes, with one version of Pillow. They are fingerprinted: the digest is in
   the name.
4. What is no still JPEG, PNG, WebP or GIF, is broken, or too large is refused, each with one sentence.
   A still GIF becomes a PNG.
5. A picture is made once for a statement, whatever its languages and formats.

A target keeps its address: translators read it, and approvals are bound to it. Where the file lies is beside
it, in `Target.pictures`.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import unicodedata
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from publish.checks.sources.pictures import ADDRESS, FILE, address_fault
from publish.errors import SourceError
from publish.model import Finding, Picture, Placed, Project, Segment, Statement, Target
from publish.parcels.names import fault
from publish.press.shelf import Shelf

if TYPE_CHECKING:
    from PIL import Image

LARGEST_SIDE = 2400
"""Pixels of a distributed picture's longer side, at most."""

MOST_BYTES = 20_000_000
"""Bytes of a picture's file below `source/`, at most."""

MOST_PIXELS = 40_000_000
"""Pixels of a picture below `source/`, at most: it is one file, and all of them are in memory at once."""

_DIGITS = 16  # of the digest, in a file's name
_LONGEST_NAME = 60  # characters
_READ = ("JPEG", "PNG", "WEBP", "GIF")
_WRITTEN = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "GIF": "PNG", "WEBP": "WEBP"}
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_OPTIONS: Mapping[str, Mapping[str, int]] = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 85, "method": 4},
}
_GREY = frozenset({"1", "L"})
_BROKEN = (  # what Pillow's decoders raise for a damaged file
    OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError,
    EOFError, MemoryError, struct.error, zlib.error,
)  # fmt: skip
_SHOWN = re.compile(r'<img [^<>]*?src="\.\./([^"]+)"')

_KINDS = "JPEG, PNG, WebP or GIF"
_UNKNOWN = f"is no {_KINDS}: save it as one of these"
_MOVES = "moves: save the one picture of it that is to be shown"
_TOO_DEEP = "has more than 256 shades of grey: save it with 8 bits for a pixel"
_DAMAGED = "is broken, and cannot be read to its end: save it anew"
_TOO_MANY = f"has more than {MOST_PIXELS:,} pixels: save it smaller"
_TOO_LARGE = f"is larger than {MOST_BYTES // 1_000_000} MB: save it smaller"
_ABSENT = "is not there: put the file in its place, or correct the path"


class Print(Struct, frozen=True):
    """A picture made anew: the bytes of its file, how that ends, and its size in pixels."""

    data: bytes
    ending: str
    media_type: str
    width: int
    height: int


def placed(
    project: Project, statement: Statement, shelf: Shelf | None = None
) -> tuple[Statement, tuple[Picture, ...], tuple[Finding, ...]]:
    """Return `statement` with the places of its pictures, those pictures, and what is wrong with others.

    Pictures that a language has in place of the statement's own are among them. Not all of them are in
    every body: `shown` tells which. Their files are read from `shelf`, or else from the workspace.
    """
    shelf = shelf or Shelf(project.root)
    findings: list[Finding] = []
    pictures: dict[str, Picture] = {}
    made: dict[str, Print] = {}
    asked = [(segment, address) for segment in statement.segments for address in _addresses(project, segment)]
    for _, address in asked:  # before the first is made: where one is missing, all begins again
        if not address_fault(address):
            shelf.held(_path(address), MOST_BYTES)
    for segment, address in asked:
        try:
            pictures[address] = pictures.get(address) or _picture(shelf, address, made)
        except SourceError as error:
            findings.append(_finding(statement, segment, error))
    places = tuple(
        Placed(address, f"../{one.path}", one.width, one.height) for address, one in pictures.items()
    )
    segments = tuple(_with_places(project, segment, places) for segment in statement.segments)
    return replace(statement, segments=segments), tuple(dict.fromkeys(pictures.values())), tuple(findings)


def shown(pictures: Iterable[Picture], html: str) -> tuple[Picture, ...]:
    """Return those of `pictures` that a body, as HTML, shows, in their order there."""
    by_path = {one.path: one for one in pictures}
    return tuple(dict.fromkeys(by_path[path] for path in _SHOWN.findall(html) if path in by_path))


def develop(data: bytes, path: str) -> Print:
    """Return the picture in `data`, the bytes of the file at `path`, made anew.

    Raises SourceError for what is no still picture, or cannot be read.
    """
    from PIL import Image, ImageFile, UnidentifiedImageError  # noqa: PLC0415  because few show a picture

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint has the whole process read half a picture
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_READ) as opened:
                if reason := _unfit(opened):
                    raise _refusal(path, reason)
                return _printed(_pixels(opened), _WRITTEN[opened.format or ""])
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _refusal(path, _TOO_MANY) from None
    except UnidentifiedImageError:
        raise _refusal(path, _UNKNOWN) from None
    except _BROKEN:
        raise _refusal(path, _DAMAGED) from None


def _addresses(project: Project, segment: Segment) -> Iterator[str]:
    """Yield the address of each picture of a segment, each once, with those that languages have instead."""
    own = dict.fromkeys(target.address for target in segment.targets if target.image)
    yield from dict.fromkeys(address for one in own for address in _instead(project, one))


def _instead(project: Project, address: str) -> tuple[str, ...]:
    """Return `address`, and what the languages have in its place."""
    return (address, *(to[address] for to in project.targets.values() if address in to))


def _with_places(project: Project, segment: Segment, places: tuple[Placed, ...]) -> Segment:
    """Return a segment whose images know their pictures."""

    def known(target: Target) -> Target:
        every = _instead(project, target.address) if target.image else ()
        return replace(target, pictures=tuple(one for one in places if one.source in every))

    return replace(segment, targets=tuple(map(known, segment.targets)))


def _finding(statement: Statement, segment: Segment, error: SourceError) -> Finding:
    """Return what is wrong with a picture at the place where the statement shows it."""
    rule = ADDRESS if error.rule == ADDRESS.id else FILE
    return Finding(rule.id, rule.severity, statement.path, segment.line, error.message, statement.slug)


def _path(address: str) -> str:
    """Return where the file of the picture at `address` lies."""
    return PurePosixPath("source", unquote(address)).as_posix()


def _picture(shelf: Shelf, address: str, made: dict[str, Print]) -> Picture:
    """Return the picture at `address`, as it is distributed; SourceError, quoting it, if there is none.

    `made` has those that were made already, by path, and gets this one.
    """
    if fault := address_fault(address):
        raise SourceError("source", 0, fault, rule=ADDRESS.id)
    path = _path(address)
    try:
        one = made[path] = made.get(path) or develop(_original(shelf, path), path)
    except SourceError as error:
        raise _refusal(path, f'"{address}" {error.message}') from None
    own = hashlib.sha256(one.data).hexdigest()[:_DIGITS]
    name = f"images/{_name(path)}.{own}.{one.ending}"
    return Picture(name, one.width, one.height, one.media_type, partial(bytes, one.data))


def _original(shelf: Shelf, path: str) -> bytes:
    """Return the bytes of the file at `path`; SourceError if there is none that can be used."""
    data = shelf.contents(path, MOST_BYTES, SourceError)
    if data is None:
        raise _refusal(path, _ABSENT)
    if len(data) > MOST_BYTES:
        raise _refusal(path, _TOO_LARGE)
    return data


def _refusal(path: str, message: str) -> SourceError:
    return SourceError(path, 0, message, rule=FILE.id)


def _name(path: str) -> str:
    """Return what a file's name says, in small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", PurePosixPath(path).stem).lower()
    marks = "".join(one for one in plain if not unicodedata.combining(one))
    name = re.sub(r"[^a-z0-9]+", "-", marks)[:_LONGEST_NAME].strip("-")
    return f"picture-{name}".strip("-") if fault(f"{name}.jpg") else name


# --- pixels -------------------------------------------------------------------------------


def _unfit(image: Image.Image) -> str | None:
    """Return why an opened picture, of which the header alone was read, is not used.

    The further frames of an MPO are no movement.
    """
    if image.width * image.height > MOST_PIXELS:
        return _TOO_MANY
    if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
        return _MOVES
    return _TOO_DEEP if image.mode.startswith("I") else None  # "I;16": of grey


def _pixels(image: Image.Image) -> Image.Image:
    """Return a picture upright, in sRGB, at most as large as wanted, and without anything else.

    It is made small before anything else, a JPEG while it is read: all that follows are copies.
    What is fully transparent has no colour any more: by "RGBa", whose colours are multiplied by it.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415  because few statements show a picture

    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.has_transparency_data else "L" if image.mode in _GREY else "RGB"
    as_it_is = image.mode in {mode, "CMYK"}  # the profile of that is one of inks
    small = image if as_it_is else image.convert(mode)
    small.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    turned = ImageOps.exif_transpose(small)
    coloured = _in_srgb(turned, mode, profile) if profile and mode != "L" else turned
    seen = coloured.convert("RGBa").convert(mode) if mode == "RGBA" else coloured.convert(mode)
    return Image.frombytes(mode, seen.size, seen.tobytes())


def _in_srgb(image: Image.Image, mode: str, profile: bytes) -> Image.Image:
    """Return a picture whose colours `profile` explains in those of the web; as it is, if that is broken."""
    from PIL import ImageCms  # noqa: PLC0415  because few pictures have a profile

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image


def _printed(image: Image.Image, form: str) -> Print:
    """Return the bytes of a picture in `form`, and its size."""
    file = io.BytesIO()
    image.save(file, form, **_OPTIONS[form])
    return Print(file.getvalue(), _ENDINGS[form], f"image/{form.lower()}", image.width, image.height)
