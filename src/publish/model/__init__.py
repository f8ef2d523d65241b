"""The nouns. One word for one thing: everything else in the package speaks in these.

Values only: frozen, slotted, made of tuples and mappings, with no I/O and no library behind them.
A statement is parsed into segments and skeletons, a catalog translates the segments, checks yield
findings, pieces fill the skeletons, and a release is what comes out.
"""

from publish.model.approvals import Approval, Reviewer
from publish.model.catalogs import Catalog, Status, Translation
from publish.model.conventions import Conventions
from publish.model.findings import Finding, RefusalRule, Refused, Severity
from publish.model.languages import Language
from publish.model.lexicon import Lexicon, Name, Protected, Term
from publish.model.project import FormatName, Incomplete, Policy, Project, Publisher, Signing
from publish.model.releases import (
    Alternate,
    Body,
    DatedPiece,
    Feed,
    Furniture,
    Index,
    Listing,
    Paragraph,
    Picture,
    Piece,
    Redirect,
    Release,
    Tombstone,
    Topic,
)  # fmt: skip
from publish.model.statements import (
    PLAIN_KINDS,
    SEGMENTATION,
    SLUG,
    BlockAttributes,
    Correction,
    FootnoteReference,
    Key,
    Kind,
    Metadata,
    Placed,
    Segment,
    Skeleton,
    Slot,
    Statement,
    Target,
    TextBlock,
)

__all__ = [
    "PLAIN_KINDS",
    "SEGMENTATION",
    "SLUG",
    "Alternate",
    "Approval",
    "BlockAttributes",
    "Body",
    "Catalog",
    "Conventions",
    "Correction",
    "DatedPiece",
    "Feed",
    "Finding",
    "FootnoteReference",
    "FormatName",
    "Furniture",
    "Incomplete",
    "Index",
    "Key",
    "Kind",
    "Language",
    "Lexicon",
    "Listing",
    "Metadata",
    "Name",
    "Paragraph",
    "Picture",
    "Piece",
    "Placed",
    "Policy",
    "Project",
    "Protected",
    "Publisher",
    "Redirect",
    "RefusalRule",
    "Refused",
    "Release",
    "Reviewer",
    "Segment",
    "Severity",
    "Signing",
    "Skeleton",
    "Slot",
    "Statement",
    "Status",
    "Target",
    "Term",
    "TextBlock",
    "Tombstone",
    "Topic",
    "Translation",
]
