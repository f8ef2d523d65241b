"""Which files change while the preview runs, as paths in the workspace.

1. Folders are watched, not files: editors write beside a file and put it in its place.
2. What is waited for is short (`_STEP`), since a person waits with it. A tool that saves many files at once
   gives several sets of paths, each complete.
3. A folder that comes up later (the first catalogs of a workspace), or again, is watched from then on.
4. Where the system can watch no more (each of its users may only so much), files are looked at in turn. Where
   it is silent about changes (a drive of another machine), `WATCHFILES_FORCE_POLLING=1` in the environment
   has the same effect: watchfiles reads it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import watchfiles

from publish.serve.houses import House

_STEP = 20  # milliseconds without a change, after which those that there were are told
_MOST = 200  # milliseconds after which they are told all the same
_TURN = 500  # milliseconds after which a watch that was ended is over

Word = asyncio.Queue[frozenset[str]]


async def changes(house: House) -> AsyncGenerator[frozenset[str], None]:
    """Yield the paths that changed, for ever."""
    word: Word = asyncio.Queue()
    above = {one.parent for one in house.watched}
    tasks = {(one, False): asyncio.create_task(_tell(house, one, word, recursive=False)) for one in above}
    try:
        while True:
            for one in filter(Path.is_dir, house.watched):
                if (one, True) not in tasks:
                    tasks[one, True] = asyncio.create_task(_tell(house, one, word, recursive=True))
            paths = await word.get()
            yield paths
            for one in house.watched:  # a folder that changed itself is another one now (rule 3)
                if house.path(one) in paths and (one, True) in tasks:
                    tasks.pop((one, True)).cancel()
    finally:
        for task in tasks.values():
            task.cancel()


async def _tell(house: House, folder: Path, word: Word, *, recursive: bool) -> None:
    """Put down the paths of a house that change in `folder`."""
    try:
        await _watch(house, folder, word, recursive=recursive)
    except OSError:
        await _watch(house, folder, word, recursive=recursive, force_polling=True)


async def _watch(house: House, folder: Path, word: Word, **options: bool) -> None:
    async for found in watchfiles.awatch(
        folder,
        watch_filter=None,
        debounce=_MOST,
        step=_STEP,
        rust_timeout=_TURN,
        ignore_permission_denied=True,
        **options,
    ):
        paths = frozenset(path for _, file in found if (path := house.path(Path(file))) is not None)
        if paths:
            word.put_nowait(paths)
