"""Catalogs that other tools made of the same documents: what of them belongs to our segments.

`parts` takes messages apart that hold several of our segments, `markup` reads the links of the tools'
formats as ours, `forms` says when two texts are one, and `ladder` looks for each segment, from the strictest
rung down.
Nothing here reads a file or writes one.
"""
