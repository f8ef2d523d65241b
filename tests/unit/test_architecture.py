"""The house stands as its plan says: who imports whom, who owns which library, who writes to disk."""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import publish

ROOT = Path(publish.__file__).parent

BOTTOM = {"model", "errors"}
PARTS = {"statements", "catalogs", "approvals", "checks", "releases", "languages", "exchange"}
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "errors": set(),
    "model": set(),
    "addresses": set(),
    "own": set(),
    "stopping": set(),
    "cache": {"__init__", "own"},
    "crew": {*BOTTOM, "__init__"},
    "fields": {"errors"},
    "signing": set(),
    "parcels": {*BOTTOM, "signing"},
    "languages": BOTTOM,
    "statements": {*BOTTOM, "fields"},
    "catalogs": {*BOTTOM, "addresses"},
    "approvals": {*BOTTOM, "fields", "signing"},
    "checks": {*BOTTOM, "addresses"},
    "printing": {"errors"},
    "releases": {*BOTTOM, "printing"},
    "exchange": BOTTOM,
    "config": {*BOTTOM, "own", "languages", "fields", "approvals", "signing"},
    "files": {"errors"},
    "findings": {"__init__", "model", "checks"},
    "press": {
        *BOTTOM, "__init__", "parcels", "printing", "signing", *PARTS, "config", "files", "cache", "crew",
    },
    "speech": {*BOTTOM, "catalogs", "languages"},
    "serve": {*BOTTOM, "languages", "config", "files", "catalogs", "statements", "releases", "press"},
    "reports": {"model", "errors", "press", "findings"},
    "cli": {
        *BOTTOM, "parcels", "__init__", "own", "config", "files", "findings", "press", "reports", "cache",
        "crew", "serve", "speech",
    },
    "__main__": {"cli", "stopping"},
}  # fmt: skip
"""What each part of the package may import of the others; itself goes without saying."""

HOMES: dict[str, set[str]] = {
    "markdown": {"statements"},
    "polib": {"catalogs"},
    "rapidfuzz": {"catalogs"},
    "babel": {"languages", "catalogs"},
    "jinja2": {"releases"},
    "markupsafe": {"releases"},
    "nh3": {"releases"},
    "msgspec": {"model", "fields", "cache", "exchange", "press"},
    "rich": {"reports", "cli"},
    "docx": {"exchange"},
    "PIL": {"press"},
    "pypdf": {"printing", "exchange"},
    "mammoth": {"exchange"},
    "markdownify": {"exchange"},
    "bs4": {"exchange"},
    "weasyprint": {"printing"},
    "click": {"cli"},
    "distributed": {"crew"},
    "dask": {"crew"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "watchfiles": {"serve"},
}
"""Which part may import a library; a library that is not listed has no home at all."""

VALUES = {"msgspec.Struct", "msgspec.field", "msgspec.structs"}
"""What frozen values are made with, everywhere."""

WRITES = {
    "write_text", "write_bytes", "unlink", "mkdir", "makedirs", "rmdir", "removedirs", "rename", "renames",
    "touch", "symlink_to", "hardlink_to", "chmod", "mkstemp", "mkdtemp", "NamedTemporaryFile",
    "TemporaryDirectory", "rmtree", "copyfile", "copy2", "copytree", "move", "fdopen", "truncate",
}  # fmt: skip
"""Calls that change a disk. `Path.replace` is told from `str.replace` by its single argument."""


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the module that has it, what it imports, and whether it runs when that one is loaded."""

    module: str
    target: str
    eager: bool

    @property
    def part(self) -> str:
        """Return the part of the package that the importing module belongs to."""
        return part(self.module)


def part(module: str) -> str:
    """Return the part of the package that `publish.part.more` belongs to."""
    return [*module.split("."), "__init__"][1]


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the package, parsed, by its dotted name."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(("publish", *path.relative_to(ROOT).with_suffix("").parts))
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"))
    return found


def imports(module: str) -> Iterator[Import]:
    """Yield what `module` imports at run time; what only a type checker reads is left out."""
    tree = modules()[module]
    quiet = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    eager = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if id(node) not in quiet:
            yield from (Import(module, target, id(node) in eager) for target in targets(node))


def targets(node: ast.AST) -> Iterator[str]:
    """Yield the modules that one import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            yield inner if inner in modules() or inner in VALUES else node.module


def writes(tree: ast.AST) -> Iterator[str]:
    """Yield the calls in `tree` that change a disk."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        moves = name == "replace" and len(node.args) == 1 and not node.keywords
        opens = name == "open" and any(
            isinstance(value, ast.Constant)
            and isinstance(value.value, str)
            and set(value.value) & set("wax+")
            for value in (*node.args[:2], *(keyword.value for keyword in node.keywords))
        )
        if name in WRITES or opens or (isinstance(node.func, ast.Attribute) and (moves or _of_os(node.func))):
            yield f"{name} on line {node.lineno}"


def _of_os(function: ast.Attribute) -> bool:
    """Tell whether it is one of `os`'s own, whose names strings and lists have too."""
    module = function.value.id if isinstance(function.value, ast.Name) else ""
    return module == "os" and function.attr in {"replace", "remove", "open", "write"}


def test_every_part_is_in_the_table() -> None:
    """A new module or folder must find its place in the table before it imports anything."""
    assert {part(name) for name in modules()} == set(ALLOWED)


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_imports_what_its_part_may(name: str) -> None:
    """Statements, catalogs, checks and releases stand side by side; only the press joins them."""
    own = [one for one in imports(name) if one.target.split(".")[0] == "publish"]
    strangers = {part(one.target) for one in own} - ALLOWED[part(name)] - {part(name)}
    assert strangers == set()


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_library_has_one_home(name: str) -> None:
    """What is not Python's own is imported where the table says, and nowhere else."""
    for one in imports(name):
        library = one.target.split(".")[0]
        if library != "publish" and library not in sys.stdlib_module_names and one.target not in VALUES:
            assert one.part in HOMES.get(library, set()), f"{library} has no home in {name}"


def test_a_changed_value_is_made_by_msgspec() -> None:
    """Values are structs, of which `dataclasses.replace` knows nothing, and no type checker says so."""
    users = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        if "replace" in {alias.name for alias in node.names}
    }
    assert users == set()


def test_locale_data_has_two_places() -> None:
    """Babel knows languages, and takes the words out of the page templates: nothing else uses it."""
    users = {name for name in modules() for one in imports(name) if one.target.split(".")[0] == "babel"}
    assert users == {
        "publish.languages.locales", "publish.languages.locale_files", "publish.catalogs.extraction"
    }  # fmt: skip


def test_there_is_no_circle() -> None:
    """Every module can be read after those that it imports."""
    graph = {name: {one.target for one in imports(name)} & set(modules()) for name in modules()}
    assert len(list(graphlib.TopologicalSorter(graph).static_order())) == len(modules())


def test_the_command_line_loads_nothing_of_ours_but_errors() -> None:
    """Each command imports what it needs when it runs; where a user's own things lie is needed at once."""
    of_cli = [one for name in modules() if part(name) == "cli" for one in imports(name)]
    eager = {part(one.target) for one in of_cli if one.eager and one.target.startswith("publish")}
    assert eager == {"__init__", "cli", "errors", "own"}


@pytest.mark.parametrize("name", sorted(name for name in modules() if part(name) not in {"files", "cache"}))
def test_only_files_writes_to_disk(name: str) -> None:
    """Whatever reaches the workspace goes through one door; the cache keeps a file of its own elsewhere."""
    assert list(writes(modules()[name])) == []


def test_the_door_is_where_the_test_looks() -> None:
    """The search for writing calls finds those of `files`: it is not blind."""
    doors = (tree for name, tree in modules().items() if part(name) == "files")
    found = {call.split()[0] for tree in doors for call in writes(tree)}
    assert {"makedirs", "replace", "unlink", "open", "write"} <= found


def test_help_is_quick() -> None:
    """`publish --help` imports neither the libraries of the work nor the table's."""
    script = (
        "import sys; from publish.cli import main; main(['--help'], standalone_mode=False); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules} & set(sys.argv[1:])))"
    )
    heavy = sorted(HOMES.keys() - {"click"})
    shown = subprocess.run(
        [sys.executable, "-c", script, *heavy], check=True, capture_output=True, text=True
    ).stdout
    assert "Every day:" in shown
    assert shown.splitlines()[-1] == ""
