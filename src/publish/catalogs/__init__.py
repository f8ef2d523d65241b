"""Gettext catalogs: read strictly, written canonically, merged without loss.

`reader` takes bytes and gives `polib` entries or refuses the file; `writer` is its inverse.
`templates` and `site` say what there is to translate; `merge` brings a catalog up to date with
them and `record` proves that it is whole. `header` owns the fields above the first message.
"""
