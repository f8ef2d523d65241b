"""What a reviewer does: look at a translation beside its original (`page`), and approve it (`approve`).

`examine` reads one statement, or the words of the pages, in one language for both.
"""
