"""Handing over: what is sent to translators, what comes back from them, and how much is left to do.

`send` makes one parcel for each statement; `readers` is the table of what can come back, `receive` brings it
together with the catalogs here, and shows the difference before anything is written.
"""
