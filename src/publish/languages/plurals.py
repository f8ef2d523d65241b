"""gettext's plural rules, as a table that was reviewed: what catalogs say in `Plural-Forms`.

Babel's differ from what translators' editors use for Arabic, Persian and Turkish, and CLDR's for French
use an operand that gettext lacks.
"""

from __future__ import annotations

from collections.abc import Mapping

# Source: GNU gettext manual, "Plural forms"; CLDR's language plural rules for what it does not list,
# in integers, since gettext counts nothing else.
_PLURAL_RULES: Mapping[str, str] = {
    "nplurals=1; plural=0;": "bo dz id ig ja jv km ko lo ms my su th vi yo zh",
    "nplurals=2; plural=(n != 1);": (
        "af az bg brx ca ckb da de dv ee el en eo es et eu fi fo fur fy gl ha hu ia it ka kk kl kmr ks ku ky "
        "lb lg ml mn mr nb ne nl nn no nr ny om or os ps pt_PT rm rw sc sd sn so sq ss st sv sw syr ta te tg "
        "tk tn tr ts ug ur uz ve vo xh yi"
    ),
    "nplurals=2; plural=(n > 1);": "ak am as bn fa ff fr gu hi hy kab kn ln mg nso oc pa prs pt si ti wa zu",
    "nplurals=2; plural=(n%10 != 1 || n%100 == 11);": "is mk",
    "nplurals=2; plural=(n%10 == 4 || n%10 == 6 || n%10 == 9);": "fil",
    "nplurals=3; plural=(n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2);": "cs sk",
    "nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2);": "he iu se",
    "nplurals=3; plural=(n == 1 ? 0 : n == 0 || (n%100 > 0 && n%100 < 20) ? 1 : 2);": "ro",
    "nplurals=3; plural=(n%10 == 1 && n%100 != 11 ? 0 : n != 0 ? 1 : 2);": "lv",
    "nplurals=3; plural=(n%10 == 1 && n%100 != 11 ? 0 : n%10 >= 2 && (n%100 < 10 || n%100 >= 20) ? 1 : 2);": (
        "lt"
    ),
    "nplurals=3; plural=(n%10 == 1 && n%100 != 11 ? 0 : "
    "n%10 >= 2 && n%10 <= 4 && (n%100 < 10 || n%100 >= 20) ? 1 : 2);": "be bs hr ru sr uk",
    "nplurals=3; plural=(n == 1 ? 0 : n%10 >= 2 && n%10 <= 4 && (n%100 < 10 || n%100 >= 20) ? 1 : 2);": "pl",
    "nplurals=4; plural=(n%100 == 1 ? 0 : n%100 == 2 ? 1 : n%100 == 3 || n%100 == 4 ? 2 : 3);": "dsb hsb sl",
    "nplurals=4; plural=(n == 1 || n == 11 ? 0 : n == 2 || n == 12 ? 1 : n > 2 && n < 20 ? 2 : 3);": "gd",
    "nplurals=5; plural=(n == 1 ? 0 : n == 2 ? 1 : n >= 3 && n <= 6 ? 2 : n >= 7 && n <= 10 ? 3 : 4);": "ga",
    "nplurals=5; plural=(n == 1 ? 0 : n == 2 ? 1 : n == 0 || (n%100 >= 3 && n%100 <= 10) ? 2 : "
    "n%100 >= 11 && n%100 <= 19 ? 3 : 4);": "mt",
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n%100 >= 3 && n%100 <= 10 ? 3 : "
    "n%100 >= 11 ? 4 : 5);": "ar",
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n == 3 ? 3 : n == 6 ? 4 : 5);": "cy",
}

PLURAL_FORMS: Mapping[str, str] = {
    code: rule for rule, codes in _PLURAL_RULES.items() for code in codes.split()
}
"""gettext's `Plural-Forms` value by language code; a language without a row gets an empty one."""


def plural_forms(code: str) -> str:
    """Return gettext's `Plural-Forms` for `code` or for its language; empty where there is no row."""
    return PLURAL_FORMS.get(code) or PLURAL_FORMS.get(code.partition("_")[0], "")
