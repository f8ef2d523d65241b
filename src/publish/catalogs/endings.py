"""How a text ends that was cut: with an open line, or in the middle of a sentence that its original ends."""

from __future__ import annotations

import re
import unicodedata

_TAIL = 200  # characters of a text's end that are looked at
_CLOSING = re.compile(r"(?:\]\(\d+\)|\[\^[^\]\s]+\]|</?\w[^<>]*>|[\s*_`\"'])*\Z")  # marks behind a sentence
_STOPS = ".!?…؟۔。！？।"
_COMMAS = ",،、，､﹐﹑·・/&"
_WITHOUT_STOPS = re.compile("[\u0e00-\u0eff]")  # Thai and Lao end a sentence with a space


def is_open(text: str, original: str) -> bool:
    """Tell whether `text` ends as a line does that goes on below, and its original does not."""
    return text.endswith((" ", "\n")) and not original.endswith(text[-1])


def stops_short(text: str, original: str) -> bool:
    """Tell whether the last sentence of `text` is open though that of its original is not."""
    return _last_sign(original) in _STOPS and not _ends_sentence(text)


def _ends_sentence(text: str) -> bool:
    """Tell whether `text` ends with a stop of some script: a letter, a digit or a comma is none."""
    sign = _last_sign(text)
    stop = unicodedata.category(sign) in {"Po", "So"} and sign not in _COMMAS
    return stop or _WITHOUT_STOPS.match(sign) is not None


def _last_sign(text: str) -> str:
    """Return the last character before closing marks and brackets, a space if there is none."""
    open_text = text[-_TAIL:]
    while (shorter := _CLOSING.sub("", open_text)) and unicodedata.category(shorter[-1]) in {
        "Pe",
        "Pf",
        "Pi",
    }:
        open_text = shorter[:-1]
    return shorter[-1:] or " "
