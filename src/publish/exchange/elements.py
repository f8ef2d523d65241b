"""XML that somebody else wrote becomes a tree of elements, or is refused.

1. No entity is declared, and none but XML's own five is used: entities are what bombs are built of, and what
   brings files in from elsewhere. A document type may be named, as memories do; it is never fetched.
2. Size and depth are limited, so that no file costs more than some hundred megabytes.
3. Names are as ElementTree has them: `{namespace}name`. Comments and instructions are left out.

Source: Extensible Markup Language (XML) 1.0, 2.8, 4.2 and 4.6.
"""

from __future__ import annotations

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from publish.errors import ReceivedError

SIZE_LIMIT = 10 * 1024 * 1024  # bytes
DEPTH_LIMIT = 200

XML = "{http://www.w3.org/XML/1998/namespace}"

_ASK = "save it once more in the program that made it, or ask the translator for the file"


class _Builder:
    """Builds the tree of one file; counts how deep it is."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.tree = TreeBuilder()
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            self.refuse(f"elements stand more than {DEPTH_LIMIT} deep in each other")
        self.tree.start(_named(name), {_named(one): value for one, value in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.tree.end(_named(name))

    def refuse(self, what: str) -> NoReturn:
        raise ReceivedError(self.path, self.parser.CurrentLineNumber, f"{what}: {_ASK}", rule="received-xml")

    def entity(self, name: str, *_: object) -> NoReturn:
        self.refuse(f'it declares the entity "{name}"')

    def skipped(self, name: str, *_: object) -> NoReturn:
        self.refuse(f'it uses the entity "{name}", which is nowhere declared')


def elements(data: bytes, path: str) -> Element:
    """Return the root of the document in `data`; ReceivedError if it is none, or breaks a rule above."""
    if len(data) > SIZE_LIMIT:
        raise ReceivedError(path, 0, f"it is larger than {SIZE_LIMIT // 1024 // 1024} MB: {_ASK}")
    builder = _Builder(path)
    parser = builder.parser
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.tree.data
    parser.EntityDeclHandler, parser.SkippedEntityHandler = builder.entity, builder.skipped
    try:
        parser.Parse(data, True)  # noqa: FBT003  because expat takes it by position
    except expat.ExpatError as error:
        raise ReceivedError(
            path,
            error.lineno,
            f"this is not XML ({expat.ErrorString(error.code)}): {_ASK}",
            rule="received-xml",
        ) from None
    except (UnicodeError, ValueError, LookupError):
        raise ReceivedError(path, 0, f"its encoding cannot be read: {_ASK}", rule="received-xml") from None
    return builder.tree.close()


def _named(name: str) -> str:
    return "{" + name if "}" in name else name
