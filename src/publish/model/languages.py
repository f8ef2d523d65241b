"""A language as a reader meets it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Language(Struct, frozen=True):
    """A language as a reader meets it.

    `code` is the configured one and the folder's name (`zh_Hans`); `tag` is BCP 47 for
    browsers and readers (`zh-Hans`). `plural_forms` is gettext's `Plural-Forms` value.
    `months` and `digits` say how it writes dates: `months` is `plain`, or `dual` for
    Levantine/Egyptian pairs; `digits` is `latn` or `native`.
    """

    code: str
    tag: str
    autonym: str
    english_name: str
    direction: Literal["ltr", "rtl"]
    plural_forms: str
    months: Literal["plain", "dual"] = "plain"
    digits: Literal["latn", "native"] = "latn"
