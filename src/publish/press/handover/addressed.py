"""Of which statement what came back is, and in which language.

1. What the command line says counts. A file that says otherwise in its own head is refused: one of the two is
   a mistake, and a translation in the wrong place is worse than none.
2. Else its head says so: a catalog's fields, the names in an XLIFF file or a Word table. For the language its
   name must not say otherwise.
3. Else its name: `SLUG.ar.po`, or any with these in it; of its folders only that of `ar/LC_MESSAGES/` counts.
4. Else, for the statement alone, its messages: the one statement that has more of them than all others.
5. Else it is asked for. Nothing is guessed of a language, but where there is only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from publish.errors import ReceivedError, printable
from publish.model import Language
from publish.press.handover.came import Came, Returned
from publish.press.handover.desk import Desk
from publish.press.workspace import SITE

_BETWEEN = re.compile(r"[\s.()\[\]+]+")
_SHOWN = 5  # languages that a message lists


def addressed(found: Returned, came: Came, desk: Desk) -> tuple[str, Language]:
    """Return the domain and language of what came back; ReceivedError, which says what to add, if unknown."""
    return _domain(found, came, desk), _language(found, came, desk)


def _language(found: Returned, came: Came, desk: Desk) -> Language:
    inside = _meant([found.text.language or ""], desk)
    outside = _meant(_words(found.name), desk)
    said = came.language
    for one, where in ((inside, "head"), (outside, "name")):
        if said is not None and one is not None and one != said:
            raise _refused(found, f'its {where} says "{one.code}", and -l "{said.code}": look at the file')
    if said is None and inside and outside and inside != outside:
        message = f'its head says "{inside.code}", its name "{outside.code}": say which with -l LANG'
        raise _refused(found, message)
    if one := said or inside or outside or _only(desk):
        return one
    codes = ", ".join(one.code for one in desk.project.languages[:_SHOWN])
    raise _refused(found, f"does not say in which language it is: add -l LANG ({codes})")


def _words(name: str) -> list[str]:
    """Return the words of a file's name, and the folder of its language; other folders are anybody's own."""
    folders, _, name = name.rpartition("/")
    *above, last = folders.split("/")
    return [*_BETWEEN.split(name), *(above[-1:] if last == "LC_MESSAGES" else ())]


def _only(desk: Desk) -> Language | None:
    languages = desk.project.languages
    return languages[0] if len(languages) == 1 else None


def _meant(words: Iterable[str], desk: Desk) -> Language | None:
    """Return the language that one of `words` names by code or tag, country or not."""
    known = {one.tag.lower(): one for one in (desk.project.source_language, *desk.project.languages)}
    for word in words:
        tag = word.replace("_", "-").lower()
        if tag in known:
            return known[tag]
        if (first := tag.partition("-")[0]) in known and "-" in tag:
            return known[first]
    return None


def _domain(found: Returned, came: Came, desk: Desk) -> str:
    there = frozenset(desk.domains())
    inside = found.text.domain if found.text.domain in there else None
    if came.domain is not None and inside not in {None, came.domain}:
        raise _refused(found, f'its head says "{inside}", and you say "{came.domain}": look at the file')
    name = found.name.rpartition("/")[2]
    outside = max((one for one in there - {SITE} if one in name), key=len, default=None)
    if outside is None and SITE in _BETWEEN.split(name):
        outside = SITE
    if one := came.domain or inside or outside or _by_messages(found, desk):
        return one
    raise _refused(found, "does not say of which statement it is: add its SLUG")


def _by_messages(found: Returned, desk: Desk) -> str | None:
    """Return the domain that has most of the messages, if it has more of them than any other."""
    keys = {unit.key for unit in found.text.units}
    shares = sorted(((len(keys & desk.known(one)), one) for one in desk.domains()), reverse=True)
    (most, best), *others = shares
    return best if 2 * most > len(keys) and (not others or most > others[0][0]) else None


def _refused(found: Returned, message: str) -> ReceivedError:
    return ReceivedError(printable(found.name), 0, message, rule="received-address")
