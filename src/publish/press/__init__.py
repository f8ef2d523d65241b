"""The press: what must be made from what, and the making. Everything else is pure; this joins it.

`workspace` reads, `catalogs` brings templates and catalogs up to date, `standing` decides how a
statement stands in a language, `plan` says which files follow from that, `made` tells what an earlier run
left of them, and `build` writes them.
"""
