"""What a run writes into `locale/`: catalogs, so that they cannot get lost, and then templates.

A template's place tells that its catalogs are up to date, so it comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from publish.files import Writer
from publish.model import Project
from publish.press.shelf import Held
from publish.press.task import Made
from publish.press.workspace import SITE, names, slug_of, template_path


def files_written(made: Made) -> Iterator[tuple[str, bytes]]:
    """Yield the catalogs of a statement that changed, and then its template, whose place tells of them."""
    yield from made.catalogs.items()
    if made.template is not None:
        yield template_path(slug_of(made.path)), made.template


def write_catalogs(
    writer: Writer, files: Iterable[tuple[str, bytes]], before: Mapping[str, Held] | None = None
) -> None:
    """Write catalogs, which people edit, so that they cannot get lost, and templates, which they do not.

    What somebody saved since the files were what they were `before` is not written over: WriteError. Where
    no catalog was, nobody's work can get lost: it is begun, as it would be again.
    """
    for path, data in files:
        old = (before or {}).get(path, b"" if before is None else None)
        durable = path.endswith(".po") and old is not None
        writer.write(path, data, durable=durable, over=old if before and isinstance(old, bytes) else None)


def remove_templates(project: Project, sources: Iterable[str], writer: Writer) -> None:
    """Remove the templates whose source is gone."""
    domains = {SITE, *map(slug_of, sources)}
    for name in names(project.root, "locale/templates", ".pot"):
        if name.removesuffix(".pot") not in domains:
            writer.remove(f"locale/templates/{name}")
