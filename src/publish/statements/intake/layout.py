"""The order of a press release: mail header, furniture, title, furniture, body, end mark, furniture.

A line that stands where furniture stands and matches one of its patterns is dropped, listed, and
tells facts. One that contradicts an earlier fact stays in the body, with a doubt; so does what
only resembles furniture. The subject of a mail is the title, unless another is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from publish.statements.intake import headline, mail, signs, sweep
from publish.statements.intake.hyphens import Joined, join
from publish.statements.intake.ledger import Doubt, Dropped
from publish.statements.intake.lines import Gap, Line
from publish.statements.intake.recognise import END_MARK, HEAD, LETTERHEAD, Facts, recognise

_MAX_TITLE_LINES = 6
_MAX_HEAD = 100  # lines and blocks: more furniture than that is no press release's
_CLOSING = frozenset({"date line", "place and date line", "publisher and date line"})


class Layout(Struct):
    """A press release taken apart; `given` is the title the officer gave, `known` the vocabulary.

    `title` is None if none was found, or if the one that was found stays in the body.
    """

    known: frozenset[str]
    given: str | None = None
    facts: Facts = Facts()
    title: Joined | None = None
    title_lines: tuple[Line, ...] = ()
    has_headline: bool = False
    body: list[Line] = []
    dropped: list[Dropped] = []
    doubts: list[Doubt] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Take all of `lines` apart: mail header, then from the top and then from the bottom."""
        found = mail.read(lines)
        self._open_mail(found)
        rest = self._read_tail(self._read_head(found.lines))
        self.body += [replace(line, gap=Gap.BLANK) for line in rest[:1]] + rest[1:]
        self.doubts += signs.doubts((*self.title_lines, *self.body))

    def _open_mail(self, found: mail.Mail) -> None:
        """Note what a mail header told; its subject is the title, or only furniture if one is given."""
        self.dropped += found.dropped
        self.doubts += found.doubts
        self.facts = self.facts.joined({"date": found.date} if found.date else {}) or self.facts
        if found.note:
            self._keep(found.note, "stands above the mail header: does it belong to the text?")
        subject = join(found.subject, self.known) if found.subject else None
        if subject and self.given in {None, subject.text}:
            self.title, self.title_lines = subject, tuple(found.subject)
            self.doubts += subject.doubts
        else:
            self._drop_all(found.subject, "mail header")

    def _drop_all(self, lines: Sequence[Line], name: str) -> int:
        """Drop `lines` as what `name` says and return how many they are."""
        self.dropped += [Dropped(line.number, line.text, name) for line in lines]
        return len(lines)

    def _read_head(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Read furniture and title, and return the lines below them."""
        for _ in range(_MAX_HEAD):
            if not lines or not (count := self._furniture(lines[0]) or self._headline(lines)):
                break
            lines = lines[count:]
        return lines

    def _furniture(self, line: Line) -> int:
        """Drop `line` if it is furniture, keep it if it contradicts; return how many lines that were."""
        found = recognise(line.text, HEAD)
        if found and not self._drop(line, *found):
            self._keep([line], f"looks like a {found[0]} but contradicts an earlier one: kept")
        return 1 if found else 0

    def _drop(self, line: Line, name: str, found: dict[str, str]) -> bool:
        """Drop `line` and note what was `found` in it, unless that contradicts the facts."""
        facts = self.facts.joined(found)
        if facts is None:
            return False
        name = "duplicate date" if name == "date line" and self.facts.dates else name
        self.dropped.append(Dropped(line.number, line.text, name))
        self.facts = facts
        return True

    def _keep(self, lines: Sequence[Line], doubt: str) -> None:
        """Put lines from above the body into it, apart from what is there already."""
        self.body += [replace(lines[0], gap=Gap.BLANK), *lines[1:]]
        self.doubts.append(Doubt(lines[0].number, lines[0].text, doubt))

    def _headline(self, lines: Sequence[Line]) -> int:
        """Take the title, or what stands above or below it, and return how many lines that were."""
        if not self.has_headline and headline.is_preliminary(lines[0]):
            self._keep(lines[:1], "stands above the title: kept at the head of the text")
            return 1
        block = lines[: headline.block_length(lines)]
        block = block[: next((i for i, line in enumerate(block) if recognise(line.text, HEAD)), len(block))]
        below = lines[len(block) :]
        found = headline.find(block, more=bool(below))
        if self.has_headline:
            return self._second_headline(block, found, below)
        if self.title:
            return self._subject_again(block, below, found)
        if self.given is not None:
            return self._given_title(block, found)
        if found is None:
            return 0
        return self._letterhead(block, below) or self._take(block[: found.lines], found.doubt)

    def _subject_again(
        self, block: Sequence[Line], below: Sequence[Line], found: headline.Headline | None
    ) -> int:
        """Drop the headline that only repeats the mail's subject; keep one that does not, with a doubt."""
        title = _letters(self.title.text) if self.title else ""
        for count in range(1, min(_MAX_TITLE_LINES, len(block)) + 1):
            if _letters(join(block[:count], self.known).text) == title:
                self.has_headline = True
                return self._drop_all(block[:count], "duplicate title")
        if found is None or (found.doubt and found.lines == len(block)):
            return 0
        if count := self._letterhead(block, below):
            return count
        self.has_headline = True
        self._keep(block[: found.lines], "looks like the title, but the mail's subject was taken: kept")
        return found.lines

    def _second_headline(
        self, block: Sequence[Line], found: headline.Headline | None, below: Sequence[Line]
    ) -> int:
        """Keep a second headline that stands between the title and more furniture."""
        if found is None or found.doubt or found.lines < len(block) or not recognise(below[0].text, HEAD):
            return 0
        self._keep(block, "stands between the title and the furniture below it: a second headline?")
        return len(block)

    def _take(self, lines: Sequence[Line], doubt: str = "") -> int:
        """Make `lines` the title and return how many they are."""
        self.title, self.title_lines = join(lines, self.known), tuple(lines)
        self.has_headline = True
        self.doubts += self.title.doubts
        if doubt:
            self.doubts.append(Doubt(lines[-1].number, self.title.text, doubt))
        return len(lines)

    def _given_title(self, block: Sequence[Line], found: headline.Headline | None) -> int:
        """Take the title that was given if the text begins with it; else keep what looks like one."""
        for count in range(1, min(_MAX_TITLE_LINES, len(block)) + 1):
            if join(block[:count], self.known).text == self.given:
                return self._take(block[:count])
        if found is None:
            return 0
        self.has_headline = True
        self._keep(block[: found.lines], "looks like a title but another was given: kept")
        return found.lines

    def _letterhead(self, block: Sequence[Line], below: Sequence[Line]) -> int:
        """Drop a publisher's name that stands alone above a title, and again in the text; return 1 then."""
        found = recognise(block[0].text, LETTERHEAD)
        if len(block) > 1 or not found or block[0].text not in " ".join(line.text for line in below):
            return 0
        below = [line for line in below if not recognise(line.text, HEAD)]
        next_block = below[: headline.block_length(below)]
        if not headline.find(next_block, more=len(below) > len(next_block)):
            return 0
        return int(self._drop(block[0], *found))

    def _read_tail(self, lines: Sequence[Line]) -> list[Line]:
        """Drop end marks and closing furniture, and return the lines that are left."""
        rest = list(lines)
        while rest and not _announces(rest[-2:-1]) and self._closes(rest[-1]):
            rest.pop()
        kept = [line for index, line in enumerate(rest) if not self._ends_text(rest, index)]
        self.doubts += [
            Doubt(line.number, line.text, f"looks like {_a(name)} but does not stand where one would: kept")
            for line in kept
            if (name := _resembles(line.text))
        ]
        return kept

    def _closes(self, line: Line) -> bool:
        """Drop the text's last line if it is an end mark or tells date, place or address; tell if so."""
        if found := recognise(line.text, END_MARK):
            return self._drop(line, *found)
        found = recognise(line.text, HEAD)
        if found is None or line.gap is Gap.NONE:
            return False
        name, facts = found
        origin = facts.get("origin", line.text)
        is_closing = name in _CLOSING or origin != line.text or origin == self.facts.values.get("origin")
        return is_closing and self._drop(line, *found)

    def _ends_text(self, lines: Sequence[Line], index: int) -> bool:
        """Drop an end mark that has text below it, and doubt that text; tell whether it is one."""
        line, below = lines[index], lines[index + 1 : index + 2]
        apart = line.gap is not Gap.NONE and all(after.gap is not Gap.NONE for after in below)
        may_end = apart and line.text != "#" and not (index and _announces(lines[index - 1 : index]))
        found = recognise(line.text, END_MARK) if may_end else None
        if found is None:
            return False
        self.doubts += [
            Doubt(after.number, after.text, "stands below an end mark: does it belong to the text?")
            for after in below
        ]
        return self._drop(line, *found)


def _announces(above: Sequence[Line]) -> bool:
    """Tell whether a line ends in a colon, so that the one below it is text."""
    return any(line.text.endswith(":") for line in above)


def _letters(text: str) -> str:
    """Return the letters and digits of `text`, without regard to case."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _a(name: str) -> str:
    """Return `name` with its article."""
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"


def _resembles(text: str) -> str | None:
    """Return the pattern of furniture that a kept line looks like, if there is one."""
    found = recognise(text, END_MARK) or recognise(text, HEAD)
    return found[0] if found else sweep.resembles(text)
