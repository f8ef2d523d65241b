"""Formats in which messages are handed over, other than catalogs: values to bytes, and bytes to values.

`xliff` and `word` go out and come back, `tmx` is a memory of earlier translations, `glossary` and `howto` go
along. What comes back came by mail: it is limited in size before it is parsed (`elements`, `archives`), and
refused whole where a reader could be led astray. Each message bears its name and the state in which it was
sent (`names`), so that rows may be put in another order, and what was spoiled is seen.
"""
