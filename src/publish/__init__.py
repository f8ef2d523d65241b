"""A multilingual publishing pipeline: statements in, localized releases out, gettext between.

ARCHITECTURE.md draws the whole; `publish.cli` is where a command line comes in.
"""

__version__ = "0.1.0"
