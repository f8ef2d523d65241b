"""The naive loop over the same libraries: what a press office would write in an afternoon.

    python benchmarks/plain.py WORKSPACE FOLDER

Each catalog is read by polib, each source split at its front matter, each translation put in place of its
text, and the result given to `markdown.markdown` and to one Jinja2 template. HTML alone: no plain text, no
lists, no checks, no guard, and a text that is part of another is replaced in the wrong place.
"""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import markdown
import polib

EXTENSIONS = ["tables", "footnotes", "def_list", "admonition", "sane_lists", "fenced_code"]
PAGE = """\
<!doctype html>
<html lang="{{ code }}"{% if code == "ar" %} dir="rtl"{% endif %}>
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><p>{{ place }}, {{ date }}</p><p>{{ summary }}</p>
{{ body | safe }}
</body>
</html>
"""


def build(workspace: Path, folder: Path) -> None:
    """Write a page for each statement and language of `workspace` below `folder`."""
    page = jinja2.Environment(autoescape=True).from_string(PAGE)
    for catalogs in sorted((workspace / "locale").glob("*/LC_MESSAGES")):
        code = catalogs.parent.name
        (folder / code).mkdir(parents=True, exist_ok=True)
        for source in sorted((workspace / "source").glob("*.md")):
            text = translated(source.read_text("utf-8"), catalogs / f"{source.stem}.po")
            front, _, body = text.removeprefix("---\n").partition("\n---\n")
            values = dict(line.split(": ", 1) for line in front.splitlines())
            html = markdown.markdown(body, extensions=EXTENSIONS)
            (folder / code / f"{source.stem}.html").write_text(
                page.render(values, code=code, body=html), "utf-8"
            )


def translated(text: str, catalog: Path) -> str:
    """Return a source with the translations of its catalog in place of its texts."""
    unwrapped = "\n\n".join(
        " ".join(block.split("\n")) if block[:1].isalpha() else block for block in text.split("\n\n")
    )
    for entry in polib.pofile(str(catalog)):
        source, _, _ = entry.msgid.partition("](")
        unwrapped = unwrapped.replace(source, entry.msgstr.partition("](")[0])
    return unwrapped


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
