"""Figures: what is measured, against what is aimed at; as a table, and as JSON."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_HEADS = ("figure", "aim", "measured", "verdict")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `measured` in `unit`.

    The aim is reached from `least` to `most`; without `most` there is none, and the figure is for comparison.
    """

    name: str
    measured: float
    unit: str = "×"
    most: float | None = None
    least: float | None = None

    @property
    def verdict(self) -> str:
        """Return in words whether the aim is reached."""
        if self.most is None:
            return ""
        return "reached" if (self.least or 0) <= self.measured <= self.most else "missed"

    @property
    def aim(self) -> str:
        """Return the aim as the table says it."""
        if self.most is None:
            return ""
        least = "at most" if self.least is None else f"{self.least:.3g} to"
        return f"{least} {self.most:.3g} {self.unit}"


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a table in Markdown, its columns aligned."""
    rows = [_HEADS, *(_row(figure) for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, str, str, str]:
    return figure.name, figure.aim, f"{figure.measured:.3g} {figure.unit}", figure.verdict


def save(path: Path, figures: Sequence[Figure], settings: Mapping[str, object]) -> None:
    """Write figures, settings and the machine they were taken on as JSON."""
    said = {
        "taken": time.strftime("%Y-%m-%d", time.gmtime()),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "settings": dict(settings),
        "figures": [asdict(figure) | {"verdict": figure.verdict} for figure in figures],
    }
    path.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", "utf-8")
