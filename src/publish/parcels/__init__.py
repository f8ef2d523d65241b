"""What is handed on as a whole: the list of what is in it, its digests, its ZIP, and checking them.

A parcel is a tree of files with `MANIFEST.json` and `SHA256SUMS` at its top: `build/` itself, or a ZIP made
of it. Nothing here knows the workspace: who verifies a parcel has neither its sources nor its configuration.
"""
