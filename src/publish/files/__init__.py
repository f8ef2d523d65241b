"""The only part that writes into a workspace.

1. A file is written whole or not at all: beside its place, then put in the place of the old one (`whole`).
2. A file whose bytes would not change is not touched.
3. What people made (sources, catalogs) is written durably: the disk gives back what was written before the
   old is gone, and has the folder's new entry when the run ends. What can be made again needs none of that.
4. Nothing is written through a link: a folder that is one is refused, a file that is one is replaced.
5. One run at a time: a lock that ends with the process that holds it (`lock`). A run that ends takes the
   lock's file away, so a file that is found there without a holder tells that the last run was killed.
6. What a killed run left half-written may be a whole page that must not be seen any more (`left`). The next
   run sweeps all that is ours as soon as it has the lock, and every run sweeps a folder before it first
   writes to it. Only files of our own form of name go, and only under the lock: then nobody is writing them.
7. What may be too large for the memory is made piece by piece (`draft`), and is whole or not there too.
8. What other programs need as files stands in a private folder outside, which does not outlive its use.

Paths are relative to the workspace, with `/`, as messages show them.
"""

from publish.files.draft import Draft
from publish.files.lock import LOCK, locked
from publish.files.outside import append, scratch
from publish.files.whole import contents, holds
from publish.files.writer import Writer

__all__ = ["LOCK", "Draft", "Writer", "append", "contents", "holds", "locked", "scratch"]
