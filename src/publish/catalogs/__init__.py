"""Gettext catalogs: read strictly, written canonically, merged without loss.

`reader` takes bytes and gives `polib` entries or refuses the file; `writer` is its inverse.
`templates` and `site` say what there is to translate; `merge` brings a catalog up to date with
them and `record` proves that it is whole. `header` owns the fields above the first message.
"""

from publish.catalogs.header import new_catalog
from publish.catalogs.merge import merge, same
from publish.catalogs.reader import catalog, read
from publish.catalogs.record import complete
from publish.catalogs.site import furniture, site_template, source_furniture
from publish.catalogs.templates import template
from publish.catalogs.writer import write

__all__ = [
    "catalog",
    "complete",
    "furniture",
    "merge",
    "new_catalog",
    "read",
    "same",
    "site_template",
    "source_furniture",
    "template",
    "write",
]
