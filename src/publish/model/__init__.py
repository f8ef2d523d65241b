"""The nouns. One word for one thing: everything else in the package speaks in these.

Values only: frozen, slotted, made of tuples and mappings, with no I/O and no library behind them.
A statement is parsed into segments and skeletons, a catalog translates the segments, checks yield
findings, pieces fill the skeletons, and a release is what comes out.

Python takes half a millisecond to make such a class, more than to read a configuration with all of them: so
a noun's module is imported when the noun is first asked for.
"""


# ruff: noqa: F403  because the nouns have their one list below

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the type checker looks into each
    from publish.model.approvals import *
    from publish.model.catalogs import *
    from publish.model.conventions import *
    from publish.model.exchange import *
    from publish.model.findings import *
    from publish.model.languages import *
    from publish.model.lexicon import *
    from publish.model.messages import *
    from publish.model.project import *
    from publish.model.releases import *
    from publish.model.speech import *
    from publish.model.statements import *

_NOUNS = {
    "approvals": "Approval Reviewer",
    "catalogs": "Catalog Status Translation",
    "conventions": "Conventions",
    "exchange": "Bitext Unit key_name text_state",
    "findings": "Finding RefusalRule Refused Severity",
    "languages": "Language",
    "lexicon": "Lexicon Name Protected Term",
    "messages": "Message Said say say_counted",
    "project": "FormatName Incomplete Policy Project Publisher Signing",
    "releases": (
        "Alternate Body DatedPiece Feed Furniture Index Listing Paragraph Picture Piece Redirect Release "
        "Tombstone Topic"
    ),
    "speech": "ENGLISH Speech",
    "statements": (
        "PLAIN_KINDS SEGMENTATION SLUG BlockAttributes Correction FootnoteReference Key Kind Metadata "
        "Original Placed Segment Skeleton Slot Statement Target TextBlock"
    ),
}
_HOMES = {noun: module for module, nouns in _NOUNS.items() for noun in nouns.split()}


if not TYPE_CHECKING:  # which would take any name for a noun

    def __getattr__(noun: str) -> object:
        """Return a noun from its module, and keep it here. Source: PEP 562."""
        if noun not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {noun!r}")
        found = globals()[noun] = getattr(import_module(f"{__name__}.{_HOMES[noun]}"), noun)
        return found
