"""The language in which the program speaks to whoever runs it: `publish.speech` makes one from its catalogs.

In a language written from the right, what is not of that language (paths, figures, quoted pieces, keywords)
stands in FSI…PDI, or its marks and digits would be read in another order. Source: UAX #9, 2.4 and 3.3.2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from publish.model.messages import Message, Said, english

_FOREIGN = re.compile(r"[!-~]*[A-Za-z#~|\\%=*][!-~]*(?: [!-~]*[A-Za-z\"][!-~]*)*(?<![.:;,)])")
"""What is written in ASCII in a sentence of another script: keywords, commands, marks of a format."""


def germanic(number: int) -> int:
    """Return the form of a plural in a language that has two, as English does."""
    return int(number != 1)


class Speech(Struct, frozen=True):
    """The sentences of a language by their msgids, each with its plural forms; English where one is missing.

    `plural` is gettext's rule, from a number to the place of a form. `isolated` says that foreign pieces are
    set apart for the eye: what a program reads has none of those marks.
    """

    tag: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    sentences: Mapping[str, tuple[str, ...]] = {}
    plural: Callable[[int], int] = germanic
    isolated: bool = True

    def told(self, said: Said, shown: Callable[[str], str] = str) -> str:
        """Return a message in this language, on one line; `shown` makes texts of strangers safe to show."""
        if isinstance(said, str):
            return self.apart(shown(said))
        return said.told(self._sentence, lambda text: self.apart(shown(text)), self._own)

    def apart(self, text: str) -> str:
        """Return `text` set apart from what is written around it in another direction, where it may be."""
        return f"\u2068{text}\u2069" if self._turns and text else text

    @property
    def _turns(self) -> bool:
        return self.isolated and self.direction == "rtl"

    def _own(self, text: str) -> str:
        return _FOREIGN.sub(lambda found: self.apart(found[0]), text) if self._turns else text

    def _sentence(self, message: Message) -> str:
        forms = self.sentences.get(message.sentence)
        if not forms:
            return english(message)
        return forms[self.plural(message.number)] if message.plural else forms[0]


ENGLISH = Speech()
"""What the program speaks to those for whom it knows nothing better."""
