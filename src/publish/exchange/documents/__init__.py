"""Documents of other programs become Markdown: Word files, web pages; PDFs become lines of text.

They come by mail, so they are taken for hostile: sizes and depths are limited before anything is made of
them, nothing is fetched, no entity is expanded, no macro is looked at. What a document has and Markdown has
not is left out, and each such thing is said (`Taken.dropped`). `pairing` then finds out which passages of a
document and its translation belong together.
"""
