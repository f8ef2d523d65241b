"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import gc
import re
import subprocess
import sys

import pytest

from publish.checks import rules, translations
from publish.checks.late import late


def test_a_late_pattern_finds_what_a_pattern_finds() -> None:
    """Whatever it is asked, the first time and the second, the answer is that of `re`."""
    pattern = late("B(a)", re.IGNORECASE)
    assert pattern.findall("ba Ba") == ["a", "a"]
    assert pattern.sub("x", "ba Ba") == "x x"
    assert (pattern.pattern, pattern.flags & re.IGNORECASE) == ("B(a)", re.IGNORECASE)
    assert pattern.search("ba", 1) is None


def test_nothing_is_compiled_before_it_is_used() -> None:
    """A mistake in a pattern is seen when it is used, not when it is written."""
    pattern = late("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_every_pattern_of_the_checks_can_be_compiled() -> None:
    """So that a mistake in one of them is seen here, and by no user."""
    assert rules.RULES
    assert translations.CHECKS
    waiting = [one for one in gc.get_objects() if type(one) is type(late(""))]
    assert len(waiting) > 100
    assert {type(one.pattern) for one in waiting} == {str}


def test_importing_the_rules_compiles_no_pattern_of_a_writing() -> None:
    """A run that has nothing to check does not pay for what it does not use."""
    code = (
        "import re; compiled = []; old = re.compile\n"
        "re.compile = lambda *args: compiled.append(sys._getframe(1).f_globals['__name__']) or old(*args)\n"
        "import sys, publish.checks.wording.names, publish.checks.writing.typography, publish.checks.markup\n"
        "print(sorted({one for one in compiled if one.startswith('publish.checks.w')}))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
