"""Our segments are looked for among the messages of other catalogs, rung by rung.

1. The first rung (`forms`) on which a segment meets any message decides. Finished translations come before
   fuzzy ones.
2. What is met on a rung but the last is taken as it is: finished, if it was. One text with two different
   translations is fuzzy, and so is a translation that links to what its source does not; whatever else was
   met stands in the comment. So does, on the last rung, the text that was translated there: the markup of the
   two differs, and somebody has to look.
3. None has a previous text (`#| msgid`): that would let it stay published as if it were merely outdated.
4. Every message that has a translation and that no segment met is left over, and returned.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from publish.exchange.foreign import forms
from publish.exchange.foreign.markup import Linked, definitions, linked, renumbered, unmarked
from publish.exchange.foreign.message import Message
from publish.exchange.foreign.parts import parted
from publish.model import Segment, Unit

_PLACE = re.compile(r"\{\d+\}")


class Rung(StrEnum):
    """How much has to be looked away from, for a segment to meet a message; the value is for people."""

    EXACT = "exact"
    FOLDED = "white space and case"
    NUMBERED = "links, list and heading marks"
    BARE = "markup-blind, as fuzzy"


class Climbed(Struct, frozen=True):
    """What was found.

    `units` has a translation for each segment that met one, by its number. `shares` says how many messages
    were met first on each rung, `left` which were met on none; `empty` how many have no translation.
    """

    units: Mapping[int, Unit]
    shares: Mapping[Rung, int]
    left: tuple[Message, ...]
    empty: int


class _Read(Struct, frozen=True):
    """A message, and its source with numbered links."""

    message: Message
    source: Linked


_Form = tuple[str, tuple[str, ...]]


def climb(messages: Iterable[Message], segments: Sequence[Segment]) -> Climbed:
    """Return what `messages` have for `segments`."""
    every = tuple(parted(messages))
    told = [one for one in every if one.text.strip()]
    defined = definitions(text for one in every for text in (one.source, one.text))
    read = [_Read(one, linked(one.source, defined)) for one in told]
    units: dict[int, Unit] = {}
    rungs: dict[int, Rung] = {}
    for rung in Rung:
        index = _index(read, rung)
        for number, segment in enumerate(segments):
            met = () if number in units else index.get(_of_segment(segment, rung), ())
            if met:
                units[number] = _unit(segment, [read[place] for place in met], rung, defined)
                rungs.update((place, rung) for place in met if place not in rungs)
    shares = Counter(rungs.values())
    left = tuple(one for place, one in enumerate(told) if place not in rungs)
    return Climbed(units, {rung: shares[rung] for rung in Rung}, left, len(every) - len(told))


# --- forms ---------------------------------------------------------------------------


_FORMS: Mapping[Rung, Callable[[str], str]] = {
    Rung.EXACT: forms.exact,
    Rung.FOLDED: forms.folded,
    Rung.NUMBERED: forms.numbered,
    Rung.BARE: forms.bare,
}


def _index(read: Sequence[_Read], rung: Rung) -> Mapping[_Form, Sequence[int]]:
    """Return the places of messages by their form on `rung`."""
    found: dict[_Form, list[int]] = {}
    for place, one in enumerate(read):
        form = _FORMS[rung](one.source.text if rung in {Rung.NUMBERED, Rung.BARE} else one.message.source)
        if form:
            addresses = one.source.addresses if rung is Rung.NUMBERED else ()
            found.setdefault((form, addresses), []).append(place)
    return found


def _of_segment(segment: Segment, rung: Rung) -> _Form:
    addresses = tuple(one.address for one in segment.targets) if rung is Rung.NUMBERED else ()
    return _FORMS[rung](segment.text), addresses


# --- what a segment gets -----------------------------------------------------------------


class _Met(Struct, frozen=True):
    """One translation as our segment would have it; `sound` says that nothing speaks against it."""

    message: Message
    text: str
    sound: bool


def _unit(segment: Segment, met: Sequence[_Read], rung: Rung, defined: Mapping[str, str]) -> Unit:
    """Return what a segment gets of the messages that it met on `rung`."""
    found = [_met(one, segment, rung, defined) for one in met]
    finished = [one for one in found if one.sound and not one.message.fuzzy] or found
    first, *others = {one.text: one for one in finished}.values()
    sure = first.sound and not first.message.fuzzy and not others
    notes = [one.message.note for one in finished]
    notes += [_quoted(f"another translation of this, in {one.message.where}", one.text) for one in others]
    if rung is Rung.BARE:
        notes.append(_quoted(f"from {first.message.where}, where the source is", first.message.source))
    elif not first.sound:
        notes.append(f"publish: from {first.message.where}: it links to what its source does not")
    return Unit(segment.key, first.text, fuzzy=not sure, note="\n".join(filter(None, notes)))


def _met(one: _Read, segment: Segment, rung: Rung, defined: Mapping[str, str]) -> _Met:
    source, text = one.message.source, one.message.text
    if rung in {Rung.EXACT, Rung.FOLDED}:
        return _Met(one.message, forms.unwrapped(text, source), sound=True)
    text = forms.unwrapped(unmarked(text) if unmarked(source) != source.strip() else text, source)
    ours = renumbered(text, one.source.addresses, defined)
    sound = ours is not None and rung is not Rung.BARE
    return _Met(one.message, _addressed(text if ours is None else ours, one.source.text, segment), sound)


def _addressed(text: str, source: str, segment: Segment) -> str:
    """Return a translation with our segment's `<addresses>` in place of the placeholders for them."""
    places = _PLACE.findall(source)
    if len(places) != len(segment.addresses):
        return text
    given = {place: f"<{address}>" for place, address in zip(places, segment.addresses, strict=True)}
    return _PLACE.sub(lambda one: given.get(one[0], one[0]), text)


def _quoted(what: str, text: str) -> str:
    return f"publish: {what}: {json.dumps(text, ensure_ascii=False)}"
