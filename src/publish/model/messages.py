"""What is said to a person: an English sentence with named places, which can be said in another language.

1. A sentence is what translators of the program get (a msgid of the domain `publish`), so it stands in the
   code as one literal, the first argument of `say` or `say_counted`, where
   `publish.speech.extraction` finds it.
2. What stands in a place is a text or a number of somebody else's, shown as it is, or a message again.
3. A message that asks for something is "what is wrong: what to do", and so is each translation of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

PLACE = re.compile(r"\{([a-z]+)\}")
"""A named place of a sentence."""

_NUMBER = "number"
_WRAPPED = "message"


class Message(Struct, frozen=True):
    """One line for a person; `str` of it is the English one.

    `sentence` is the msgid, and `places` what stands where it says `{name}`. One that counts has a `plural`,
    for any number but one, and the number stands in the place `number`. A `brief` one says what is wrong, and
    not what to do.
    """

    sentence: str
    places: tuple[tuple[str, str | int | Message], ...] = ()
    plural: str = ""
    brief: bool = False

    def __str__(self) -> str:
        """Return the message in English.

        >>> str(say("{figure} is missing: write it", figure=say('"{text}"', text="45")))
        '"45" is missing: write it'
        """
        return self.told(english)

    @property
    def number(self) -> int:
        """Return what a message that counts has counted."""
        return next(int(str(value)) for name, value in self.places if name == _NUMBER)

    def told(
        self,
        words: Callable[[Message], str],
        shown: Callable[[str], str] = str,
        own: Callable[[str], str] = str,
    ) -> str:
        """Return the message in the `words` of a language, a function from a message to its sentence.

        `shown` is how a text or a number of somebody else's is shown, `own` how what stands between them is.
        """
        sentence = words(self)
        if self.brief:
            sentence = sentence.partition(": ")[0].rstrip()
        places = dict(self.places)

        def filled(name: str) -> str:
            value = places.get(name, f"{{{name}}}")
            return value.told(words, shown, own) if isinstance(value, Message) else shown(str(value))

        parts = PLACE.split(sentence)  # text, name, text, name, … text
        return "".join(filled(part) if at % 2 else own(part) for at, part in enumerate(parts))

    def shortened(self) -> Message:
        """Return the message without the advice; where it wraps a `message`, that one without it."""
        wrapped = dict(self.places).get(_WRAPPED)
        return wrapped.shortened() if isinstance(wrapped, Message) else replace(self, brief=True)


Said = str | Message
"""What a finding or an error says: a message, or English text that has no translation."""


def say(sentence: str, /, **places: str | int | Message) -> Message:
    """Return the message of `sentence`, with what stands in its places."""
    return Message(sentence, tuple(places.items()))


def say_counted(one: str, many: str, number: int, /, **places: str | int | Message) -> Message:
    """Return the message that says `one` of the number 1 and `many` of others; `{number}` is its place."""
    return Message(one, ((_NUMBER, number), *places.items()), many)


def english(message: Message) -> str:
    """Return the English sentence of a message."""
    return message.plural if message.plural and message.number != 1 else message.sentence
