"""In which pairs an earlier run found nothing to mend: they need not be checked again.

What checks say of a pair follows from the pair alone: two texts with their marks, the conventions of the two
languages, and the names and terms of the office. The last two follow from the configuration and from the
code; as long as these are the same, the digest of the rest tells whether it is the same pair. Of one with
anything wrong nothing is kept: the words for that are found anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from publish.cache.coding import encode
from publish.checks.rule import Pair
from publish.checks.translations import translation_findings
from publish.model import Finding

_SIZE = 16  # bytes of a digest: too many for anybody to make two pairs that share one


class Cleared:
    """The pairs of one statement: of which it is `known` that nothing is wrong, and of which it was found.

    `known` has what an earlier run returned as `found`, under the same configuration and by the same code.
    """

    def __init__(self, known: bytes = b"") -> None:
        self._known = frozenset(known[at : at + _SIZE] for at in range(0, len(known), _SIZE))
        self._found: list[bytes] = []

    @property
    def found(self) -> bytes:
        """Return the digests of the pairs, of those that were asked for, in which nothing is wrong."""
        return b"".join(self._found)

    def findings(self, pair: Pair, *, path: str, statement: str) -> Iterator[Finding]:
        """Yield what `translation_findings` does."""
        digest = _digest(pair)
        if digest in self._known:
            self._found.append(digest)
            return
        found = tuple(translation_findings(pair, path=path, statement=statement))
        if not found:
            self._found.append(digest)
        yield from found


def _digest(pair: Pair) -> bytes:
    told = (pair.target.language.code, pair.segment, pair.translation, pair.original, pair.piece)
    return blake2b(encode(told), digest_size=_SIZE).digest()
