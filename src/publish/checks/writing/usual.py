"""What most texts are made of: characters in which no rule about hidden or strange ones finds anything.

One look at a text takes the place of all those rules where it holds nothing else, which is nearly always.
Letters and marks below are those of the writings that most translations are in; a text in another writing
is not wrong, only looked at by each rule. Three kinds of characters depend on what stands beside them:

1. Vowel marks of Arabic script are usual, but not five in a row.
2. A zero-width non-joiner is usual behind a letter of Arabic script.
3. Digits of Arabic script are usual in its languages, but not in one number with ASCII ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LATIN = " -~\n\u00a0-\u00ac\u00ae-\u02ff"
_OTHERS = "\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u052f\u05d0-\u05ea"  # Greek, Cyrillic, Hebrew
_ARABIC = "\u0620-\u064a\u0671-\u06d3\u06d5"
_ARABIC_SIGNS = "\u060c\u061b\u061f\u066a-\u066d\u06d4"
_HAN = "\u4e00-\u9fef"
_SIGNS = "\u2010-\u2027\u202f\u2030-\u205e\u20a0-\u20bf\u3001-\u3003\u3008-\u3011\uff01-\uff0f\uff1a-\uff20"
_PLAIN = f"{_LATIN}{_OTHERS}{_ARABIC}{_ARABIC_SIGNS}{_HAN}{_SIGNS}"

_VOWELS = "\u064b-\u0652\u0670"
_JOINER = "\u200c"
_DIGITS = "\u0660-\u0669\u06f0-\u06f9"
_SEPARATORS = "\u066b\u066c"


def usual(text: str, script: str) -> bool:
    """Tell whether `text` holds nothing that a rule about characters finds in a text of that writing.

    `script` is an ISO 15924 code. True is certain; False says only that the rules have to be asked.
    """
    return not ("&" in text or _unusual(_DIGITS if script == "Arab" else "").search(text))


@lru_cache(maxsize=2)
def _unusual(digits: str) -> re.Pattern[str]:
    """Return the pattern of a character that is not usual, where `digits` may be."""
    return re.compile(
        rf"""[^{_PLAIN}](?:
              (?<! [{_VOWELS}{_JOINER}{digits}] )
            | (?<= [{_VOWELS}] ) (?= [{_VOWELS}]{{4}} )
            | (?<= {_JOINER} ) (?<! [{_ARABIC}]. )
            | (?<= [{_DIGITS}] ) (?: (?<= [0-9{_SEPARATORS}]. ) | (?= [{_SEPARATORS}]*[0-9] ) )
        )""",
        re.VERBOSE,
    )
