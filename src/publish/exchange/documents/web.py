"""A web page, or what a Word file looks like as one, becomes Markdown.

1. Of a page with one `main` or `article` only that is taken; what stands around it, what runs, and what is
   asked for (scripts, navigation, forms, frames) is left out.
2. Headings, paragraphs, lists, tables, quotations, emphasis, code and links stay. A link that leads into the
   page itself, or to no address that a reader could open, keeps its words alone. Pictures are left out.
3. A mark that leads to a note which leads back to it is a footnote.
4. What was text stays text: whatever Markdown would read as markup is escaped.

Source: the HTML standard, 3.2.5.2 (kinds of content); ESCAPED_CHARS in markdown/core.py of Python-Markdown.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from publish.errors import SourceError
from publish.exchange.documents.taken import Taken

SIZE_LIMIT = 5 * 1024 * 1024  # bytes
DEPTH_LIMIT = 100

_ASIDE = (
    "script", "style", "template", "noscript", "iframe", "object", "embed", "form", "button", "select", "svg",
    "math", "canvas", "audio", "video", "nav", "aside", "footer", "header", "dialog", "head",
)  # fmt: skip
_SILENT = frozenset({"script", "style", "template", "noscript", "head"})  # nobody reads these on the page
_LEADS = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_KNOWN = re.compile(
    r"utf-?8|(us-)?ascii|iso-?8859-\d+|(windows-|cp)125\d|koi8-[ru]|gb18030|gbk", re.IGNORECASE
)
_OPEN, _CLOSE = "\ue000", "\ue001"  # around a footnote's number, until nothing is escaped any more
_MARKED = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_INLINE = re.compile(r"[\\*`\[\]|]|(?<!\w)_|_(?!\w)")
_OPENING = re.compile(r"(?m)^([ \t]*)([#>+:~=-]|\d+(?=[.)]))")
_EXCERPT = 60


def taken(data: bytes, path: str) -> Taken:
    """Return what a page says; SourceError, which names `path`, for one that cannot be read."""
    if len(data) > SIZE_LIMIT:
        raise SourceError(path, 0, f"is larger than {SIZE_LIMIT // 1024 // 1024} MB: copy its text instead")
    return of_html(_text(data, path), path)


def of_html(text: str, path: str) -> Taken:
    """Return what a page says that is text already."""
    from bs4 import BeautifulSoup, Comment  # noqa: PLC0415  because only documents need it

    page = BeautifulSoup(text.replace(_OPEN, "").replace(_CLOSE, ""), "html.parser")
    _check_depth(page, path)
    for comment in page.find_all(string=lambda one: isinstance(one, Comment)):
        comment.extract()
    root, dropped = _main(page)
    dropped = [*dropped, *_without(root)]
    notes = list(_footnotes(root))
    dropped += _links(root)
    words = tuple(root.get_text(" ").split())
    body = _markdown(root)
    definitions = [f"[^{number}]: {indented(_markdown(note))}" for number, note in notes]
    words += tuple(word for _, note in notes for word in note.get_text(" ").split())
    whole = _MARKED.sub(r"[^\1]", "\n\n".join((body, *definitions)))
    bare = tuple(word for one in words if (word := _MARKED.sub("", one)))
    return Taken(re.sub(r"\n{3,}", "\n\n", whole).strip() + "\n", bare, tuple(dict.fromkeys(dropped)))


def _text(data: bytes, path: str) -> str:
    declared = _CHARSET.search(data[:4096])
    charset = declared[1].decode() if declared else "utf-8"
    if data.startswith(codecs.BOM_UTF8):
        charset = "utf-8-sig"
    if not _KNOWN.fullmatch(charset.removesuffix("-sig")):
        raise SourceError(path, 0, f'the charset "{charset}" cannot be trusted: save the page as UTF-8')
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        raise SourceError(path, 0, f"is not in {charset}, as it says: save the page as UTF-8") from None


def _check_depth(page: Any, path: str) -> None:
    depths = {id(page): 0}
    for one in page.find_all(True):  # noqa: FBT003  because that is how bs4 names every element
        depth = depths[id(one)] = depths[id(one.parent)] + 1
        if depth > DEPTH_LIMIT:
            message = f"has elements more than {DEPTH_LIMIT} deep in each other: copy its text instead"
            raise SourceError(path, 0, message)


def _main(page: Any) -> tuple[Any, list[str]]:
    """Return the element with the text, and what is said of the rest."""
    for name in ("main", "article"):
        found = page.find_all(name)
        if len(found) == 1:
            main = found[0].extract()
            rest = " ".join(one.get_text(" ") for one in [page.body or page]).split()
            return main, [f"outside of the page's {name}: {excerpt(' '.join(rest))}"] if rest else []
    return page.body or page, []


def _without(root: Any) -> Iterator[str]:
    """Take out what is no text of the document; yield what it was."""
    for one in root.find_all(_ASIDE):
        if one.decomposed:
            continue
        said = " ".join(one.get_text(" ").split())
        if said and one.name not in _SILENT:
            yield f"{one.name}: {excerpt(said)}"
        one.decompose()
    for one in root.find_all(["img", "picture", "figure"]):
        if one.decomposed or (one.name == "figure" and one.get_text().strip()):
            continue
        yield f"a picture: {excerpt(one.get('alt') or 'without words')}"
        one.decompose()


def _links(root: Any) -> Iterator[str]:
    """Take links apart that lead nowhere; yield where they led."""
    for one in root.find_all("a"):
        address = str(one.get("href") or "").strip()
        if not _LEADS.fullmatch(address):
            if address and not address.startswith("#") and one.get_text().strip():
                yield f"the address of a link: {excerpt(address)}"
            one.unwrap()
        elif not one.get_text().strip():
            one.unwrap()


def _footnotes(root: Any) -> Iterator[tuple[int, Any]]:
    """Put marks in place of references to notes, and yield each note's number and element."""
    by_id = {one.get("id"): one for one in root.find_all(id=True)}
    found: list[tuple[Any, Any, Any]] = []
    for link in root.find_all("a", href=re.compile("^#.")):
        note = by_id.get(link["href"][1:])
        back = None if note is None else _way_back(note, link)
        if back is not None:
            found.append((link, note, back))
    for number, (link, _, back) in enumerate(found, 1):
        _with_sup(link).replace_with(f"{_OPEN}{number}{_CLOSE}")
        _with_sup(back).decompose()
    for number, (_, note, _) in enumerate(found, 1):
        note.name = "div"
        yield number, note.extract()


def _way_back(note: Any, link: Any) -> Any:
    """Return the link in `note` that leads back to `link`, None if none does."""
    mine = {f"#{one.get('id')}" for one in (link, link.parent) if one.get("id")}
    inside = any(one is link for one in note.descendants)
    return None if inside else next((one for one in note.find_all("a") if one.get("href") in mine), None)


def _with_sup(link: Any) -> Any:
    return link.parent if link.parent.name == "sup" else link


def _markdown(element: Any) -> str:
    from markdownify import MarkdownConverter  # noqa: PLC0415  because only documents need it

    class Converter(MarkdownConverter):
        """markdownify, with what Python-Markdown reads as markup escaped, and nothing else."""

        def escape(self, text: str, parent_tags: set[str]) -> str:
            """Return `text` as Markdown that says the same."""
            return text if parent_tags & {"pre", "code", "_noformat"} else escaped(text)

        def convert_li(self, element: Any, text: str, parent_tags: set[str]) -> str:
            """Return an item whose further lines are set in by four spaces, as Python-Markdown wants it."""
            del parent_tags
            first = element.find_previous_siblings("li")
            mark = f"{len(first) + 1}." if element.parent.name == "ol" else "-"
            return f"{mark} {indented(text.strip())}\n" if text.strip() else ""

    made = Converter(
        heading_style="atx",
        bullets="-",
        strong_em_symbol="*",
        autolinks=False,
        newline_style="spaces",
        table_infer_header=True,
    ).convert_soup(element)
    return str(made).strip()


def escaped(text: str) -> str:
    r"""Return plain text as Markdown that says the same.

    >>> escaped("1. *Free* <them>")
    '1\\. \\*Free\\* &lt;them>'
    """
    text = _INLINE.sub(r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;"))
    return _OPENING.sub(_opened, text).replace("&amp; ", "& ")


def _opened(match: re.Match[str]) -> str:
    """Return the beginning of a line so that it begins no block."""
    space, sign = match.groups()
    if sign.isdigit():
        return f"{space}{sign}\\"
    entity = {":": "&#58;", "~": "&#126;", "=": "&#61;"}.get(sign)
    return f"{space}{entity or chr(92) + sign}"


def indented(text: str) -> str:
    """Return `text`, its further lines set in as those of an item or a note."""
    return re.sub(r"\n(?=.)", "\n    ", text)


def excerpt(text: str) -> str:
    """Return the beginning of `text` on one line, in quotes."""
    line = " ".join(text.split())
    return f'"{line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"}"'
