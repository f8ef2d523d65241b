"""What `build/` says of itself, from what is known of all statements: its manifest and its sums.

1. Both are read from the cache in order and written as they are read, however many statements there are.
2. A release that a narrowed run leaves as it is keeps what was said of it.
"""

from __future__ import annotations

from collections.abc import Collection

from publish.cache.store import Cache
from publish.files import Writer
from publish.model import Project
from publish.parcels.manifest import Manifest, entry, release, streamed
from publish.press import known
from publish.press.manifest import finish, shared, with_shared
from publish.press.shelf import Shelf


def account(
    project: Project, cache: Cache, writer: Writer, before: Manifest | None = None, made: Collection[str] = ()
) -> None:
    """Write what `build/` says of itself, all of which is there.

    A narrowed run says what it said `before`, and which paths below `build/` it `made`.
    """
    before = before or Manifest()
    kept = {path: one for path, one in before.files.items() if path not in made}
    released = {
        (slug, tag): release(one)
        for (slug, tag), one in before.releases.items()
        if f"{tag}/{slug}.html" not in made
    }
    of_all = shared(project, Shelf(project.root))
    entries = (
        (path, entry(kept[path]) if path in kept else said) for path, said in known.entries_said(cache)
    )
    releases = (
        (slug, tag, released.get((slug, tag)) or with_shared(said, of_all[tag]))
        for slug, tag, said in known.releases_said(cache)
    )
    digests = ((path, kept[path].sha256 if path in kept else one) for path, one in known.sums_said(cache))
    finish(writer, streamed(entries, releases), digests)
