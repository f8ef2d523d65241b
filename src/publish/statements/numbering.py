"""Links and images of a segment get numbers for targets: `[both prisons](1)`.

How it works: the patterns of Python-Markdown's own inline stage are run over the raw text in
their own order, up to raw HTML. Where one matches, the matched text is put aside under a token,
as Python-Markdown does with elements, but what is put aside is source text: code spans and
escapes as they are, links and images with a number in place of their address. Put back together
it is the segment's msgid. So there is no second reading of Markdown that could disagree with the
first about what a link is, and the both-ways comparison in `parse` holds it to that.

White space is folded first, as a browser does it: a soft line end is one space. A hard break is
written as Markdown does until the end, and then as a newline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteInlineProcessor
from markdown.inlinepatterns import InlineProcessor

from publish.model import Original, Target
from publish.statements.openers import INLINE

_TOKEN = re.compile("\x0e(\\d+)\x0f")
_HARD_BREAK = re.compile(r" {2,}\n")
_WHITE_SPACE = re.compile(r"[ \n]{2,}|\n")  # but for a space by itself
_LINE_END = re.compile(r" *\n *")
_ORIGINAL = re.compile(
    r"<!--\s*ORIGINAL\b(?:\s+([a-z]{2,3}(?:[-_][a-z0-9]+)*)\s*:|\s*:)?\s*(.*?)\s*-->",
    re.DOTALL | re.IGNORECASE,
)
_NOTE = re.compile(r"<!--\s*TRANSLATORS:\s*(.*?)\s*-->", re.DOTALL)
_FOOTNOTE = re.compile(r"(?<!!)\[\^([^\]]+)\]")
_REFERENCE = re.compile(r"\[[^\[\]]+\]\[[^\[\]]*\]")
_MARKUP = re.compile(r"[\\`\[\]<]")

_ORDER = (
    "backtick", "escape", "footnote", "reference", "link", "image_link", "image_reference",
    "short_reference", "short_image_ref", "autolink", "automail", "html",
)  # fmt: skip
_LINKS = frozenset(_ORDER[3:9])


Remark = str | Original
"""What a comment says: a note for translators, or the original words."""


class Numbered(NamedTuple):
    """A segment's text taken apart.

    `text` is the msgid. `raw` is the same as Markdown: targets as they were written, a hard break
    as two spaces and a newline. Both are folded and without comments. `labels` are the footnotes
    referred to, in order; `undefined` quotes references that lead nowhere; `notes` are TRANSLATORS
    and ORIGINAL comments that stood inside the text; `comment` says that one would be printed, since it has
    no end here, or stands in an image's words or a link's title or address; `picture` that there is nothing
    but one image, the last of `targets`.
    """

    text: str
    raw: str
    targets: tuple[Target, ...]
    labels: tuple[str, ...]
    tags: tuple[str, ...]
    addresses: tuple[str, ...]
    notes: tuple[Remark, ...]
    undefined: tuple[str, ...]
    comment: bool
    picture: bool


class _Aside(NamedTuple):
    """What stands behind a token: source text, and what it is worth inside an address.

    A link or image has a `target` (address, title, whether it is an image) and, as `head`, the
    text up to it; either may hold further tokens.
    """

    raw: str
    plain: str = ""
    head: str = ""
    target: tuple[str, str | None, bool] | None = None


@dataclass
class _Work:
    """One run over one text."""

    asides: list[_Aside] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def put_aside(self, aside: _Aside) -> str:
        """Keep `aside` and return its token."""
        self.asides.append(aside)
        return f"\x0e{len(self.asides) - 1}\x0f"


def number(md: Markdown, text: str) -> Numbered:
    """Return `text`, raw inline Markdown as the block parser left it, with numbered targets."""
    data = _fold(text)
    if not _MARKUP.search(data):
        return unmarked(data)
    work = _Work()
    data = _fold(_run(md, work, data, 0))
    shown = _TOKEN.sub(" ", data)
    undefined = [match[0] for pattern in (_FOOTNOTE, _REFERENCE) for match in pattern.finditer(shown)]
    targets: list[Target] = []
    return Numbered(
        text=_restore(work, data, targets).replace("  \n", "\n"),
        raw=_restore(work, data, None),
        targets=tuple(targets),
        labels=tuple(work.labels),
        tags=tuple(work.tags),
        addresses=tuple(work.addresses),
        notes=tuple(work.notes),
        undefined=tuple(undefined),
        comment=any("<!--" in one for one in (data, *_printed(work.asides))),
        picture=_is_image(work, data),
    )


def unmarked(text: str) -> Numbered:
    """Return `text`, in which nothing can be put aside, as it is."""
    return Numbered(text.replace("  \n", "\n"), text, (), (), (), (), (), (), comment=False, picture=False)


def _is_image(work: _Work, data: str) -> bool:
    """Tell whether `data` is one token, and an image stands behind it."""
    token = _TOKEN.fullmatch(data)
    target = work.asides[int(token[1])].target if token else None
    return bool(target and target[2])


def _printed(asides: list[_Aside]) -> Iterator[str]:
    """Yield what of links and images is printed, in the text or in an attribute."""
    for aside in asides:
        if aside.target:
            address, title, _ = aside.target
            yield from (aside.head, address, title or "")


def note(comment: str) -> Remark | None:
    """Return what an HTML comment tells translators, or gives as original words; None if it does neither."""
    if match := _ORIGINAL.fullmatch(comment.strip()):
        return Original(match[1] or "", " ".join(match[2].split()))
    match = _NOTE.fullmatch(comment.strip())
    return " ".join(match[1].split()) if match else None


def _fold(text: str) -> str:
    """Return `text` with two spaces before each hard break, every other run of white space as one space."""
    if "\n" not in text and "  " not in text:
        return text.strip()
    lines = (_WHITE_SPACE.sub(" ", line).strip() for line in _HARD_BREAK.split(text))
    return "  \n".join(lines).strip()


def _run(md: Markdown, work: _Work, data: str, first: int) -> str:
    """Return `data` with everything the patterns from number `first` on match put aside."""
    for index in range(first, len(_ORDER)):
        name = _ORDER[index]
        if not any(opener in data for opener in INLINE[name]):
            continue
        pattern = cast("InlineProcessor", md.inlinePatterns[name])
        position = 0
        while found := _next(pattern, name, data, position):
            start, end, node = found
            if node is None:
                position = end
                continue
            aside = _aside(md, work, index, data[start:end], node)
            token = work.put_aside(aside) if aside else ""
            data = data[:start] + token + data[end:]
            position = start + len(token)
    return data


def _next(
    pattern: InlineProcessor, name: str, data: str, position: int
) -> tuple[int, int, Element | str | None] | None:
    """Return start, end and element of the next match, as Python-Markdown's own loop finds it.

    Source: markdown/treeprocessors.py, `InlineProcessor.__applyPattern`.
    """
    for match in pattern.getCompiledRegExp().finditer(data, position):
        if name == "html":
            return match.start(), match.end(), match[0]
        if isinstance(pattern, FootnoteInlineProcessor):
            if match[1] in pattern.footnotes.footnotes:
                return match.start(), match.end(), match[1]
            continue
        node, start, end = pattern.handleMatch(match, data)
        if start is not None and end is not None:
            return start, end, node
    return None


def _aside(md: Markdown, work: _Work, index: int, source: str, node: Element | str) -> _Aside | None:
    """Return what to put aside for `source`, which pattern `index` made `node` of."""
    name = _ORDER[index]
    if name in _LINKS and isinstance(node, Element):
        return _link(md, work, index, source, node)
    raw = _restore(work, source, None)
    if name == "html":
        return _html(work, raw)
    if name == "footnote":
        work.labels.append(str(node))
    elif name in {"autolink", "automail"}:
        work.addresses.append(_plain(work, source[1:-1]))
    elif name == "backtick":
        raw = _LINE_END.sub(" ", raw)
    return _Aside(raw, plain="".join(node.itertext()) if isinstance(node, Element) else source[-1:])


def _link(md: Markdown, work: _Work, index: int, source: str, node: Element) -> _Aside:
    """Return a link or image whose text went through the patterns that follow, as a child's does."""
    image = node.tag == "img"
    text = node.get("alt", "") if image else _run(md, work, node.text or "", index + 1)
    title = node.get("title")
    return _Aside(
        raw=source,
        head=f"{'!' * image}[{text}](",
        target=(_plain(work, node.get("src" if image else "href", "")), title and _plain(work, title), image),
    )


def _html(work: _Work, raw: str) -> _Aside | None:
    """Return a tag to be put aside; None for a comment, which leaves nothing but its note."""
    if raw.startswith("<!--"):
        if text := note(raw):
            work.notes.append(text)
        return None
    raw = _LINE_END.sub(" ", raw)
    work.tags.append(raw)
    return _Aside(raw, plain=raw)


def _plain(work: _Work, text: str) -> str:
    """Return `text`, an address or title, with what its tokens are worth."""
    return _TOKEN.sub(lambda token: work.asides[int(token[1])].plain, text)


def _restore(work: _Work, data: str, targets: list[Target] | None) -> str:
    """Return `data` with its tokens as source text again.

    With `targets`, each link and image is numbered and added to that list; without, it comes
    back as it was written.
    """

    def back(token: re.Match[str]) -> str:
        aside = work.asides[int(token[1])]
        if targets is None or aside.target is None:
            return _restore(work, aside.raw, None)
        head = _restore(work, aside.head, targets)
        address, title, image = aside.target
        targets.append(Target(len(targets) + 1, address, title, image))
        return f"{head}{len(targets)})"

    return _TOKEN.sub(back, data)
