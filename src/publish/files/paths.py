"""What a run wrote, which may be hundreds of thousands of files: paths, in hardly more than their letters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence


class Paths(Collection[str]):
    """Paths, each once, folder by folder; in a folder, in the order in which they were last added."""

    def __init__(self) -> None:
        self._names: dict[str, bytearray] = {}  # by folder: each name with a slash behind it

    def add(self, path: str) -> None:
        """Have `path` as the last of its folder."""
        folder, _, name = path.rpartition("/")
        self._names.setdefault(folder, bytearray()).extend(f"{name}/".encode(errors="surrogateescape"))

    def folders(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield each folder, and the names in it."""
        for folder, said in self._names.items():
            names = said.decode(errors="surrogateescape").split("/")[:-1]
            yield folder, tuple(dict.fromkeys(reversed(names)))[::-1]

    def __iter__(self) -> Iterator[str]:
        """Yield each path."""
        return (f"{folder}/{name}".lstrip("/") for folder, names in self.folders() for name in names)

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(len(names) for _, names in self.folders())

    def __contains__(self, path: object) -> bool:
        """Tell whether `path` is one of them."""
        return any(one == path for one in self)
