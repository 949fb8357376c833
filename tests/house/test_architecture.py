"""Which module may import which: the layout of the rooms, held to what every module's imports say.

Extract and specification are at the bottom, then reading, then measuring, then the report, then what writes it.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from chat.annex_a import LISTS
from tests.places import ROOT

PACKAGES = ("chat", "lists")
LIST_KEYS = {each.key for each in LISTS}

EVERYTHING = None
# Each room and the rooms it may import. A room that is not here fails; `chat` itself is the version number.
LEAVES = frozenset({"chat", "chat.errors"})
MAY_IMPORT = {
    "chat": (),
    "chat.errors": (),
    "chat.words": (),
    "chat.calendar": (),
    "chat.annex_a": (),
    "chat.findings": (),
    "chat.saving": (),
    "chat.extract": ("annex_a", "findings"),
    "chat.settings": ("annex_a", "words"),
    "chat.report": ("findings", "words"),
    "chat.xlsx": ("settings", "words"),
    "chat.ingest": ("annex_a", "extract", "findings", "saving", "settings", "words", "xlsx"),
    "chat.tables": ("annex_a", "calendar", "extract", "report"),
    "lists": ("annex_a", "calendar", "tables"),
    "chat.counting": ("annex_a", "calendar", "extract", "findings", "report", "tables"),
    "chat.drill": ("annex_a", "counting", "extract", "report", "tables", "words"),
    "chat.explain": ("annex_a", "counting", "drill", "extract", "report", "tables", "words"),
    "chat.quality": (
        *("annex_a", "calendar", "counting", "extract", "findings", "report", "saving", "tables", "words", "xlsx"),
    ),
    "chat.comparators": ("report", "saving", "words"),
    "chat.figures_file": ("findings", "report"),
    "chat.earlier": ("figures_file", "report", "words", "xlsx"),
    "chat.scorecard": ("calendar", "earlier", "findings", "report", "settings", "words"),
    "chat.commentary": ("earlier", "report", "saving", "words", "xlsx"),
    "chat.long_table": ("calendar", "report", "saving", "tables", "words"),
    "chat.document": ("earlier", "report", "words"),
    "chat.summary": ("comparators", "earlier", "report", "words"),
    "chat.workbook": ("annex_a", "commentary", "document", "earlier", "findings", "report", "saving", "words", "xlsx"),
    # The key of planted faults is a second statement of the quality rules, apart from the first.
    "chat.synthetic": ("annex_a",),
    "chat.jobs": EVERYTHING,
    "chat.cli": EVERYTHING,
    "chat.__main__": ("cli",),
}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax tree of every module of the project, by dotted name."""
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def imported(tree: ast.AST, modules: frozenset[str]) -> Iterator[str]:
    """Dotted names that a module imports, wherever in it: of the project the module, of others as written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules else str(node.module)


@cache
def imports() -> dict[str, frozenset[str]]:
    """What each module imports."""
    modules = frozenset(trees())
    return {name: frozenset(imported(tree, modules)) for name, tree in trees().items()}


def is_in(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def of_project(names: frozenset[str]) -> set[str]:
    return {name for name in names if name.split(".", 1)[0] in PACKAGES}


def room_of(name: str) -> str:
    """The room a module is in: the first folder or module below `chat`, or all of `lists`."""
    parts = name.split(".")
    return "lists" if parts[0] == "lists" else ".".join(parts[:2])


def arrows(found: dict[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Which room imports which other."""
    return {
        (room_of(name), room_of(other))
        for name, others in found.items()
        for other in of_project(others)
        if room_of(name) != room_of(other)
    }


def forbidden(found: dict[str, frozenset[str]]) -> set[tuple[str, str]]:
    """The arrows that the table does not allow."""
    return {(room, other) for room, other in arrows(found) if other not in LEAVES and not is_allowed(room, other)}


def is_allowed(room: str, other: str) -> bool:
    allowed = MAY_IMPORT[room]
    if allowed is EVERYTHING:
        return other not in {"chat.cli", "chat.__main__"}
    return other.removeprefix("chat.") in allowed


def test_the_modules_are_found():
    assert {"chat.extract", "chat.counting.cells", "chat.ingest.read", "lists", "lists.contacts"} <= set(imports())
    assert "chat.annex_a" in imports()["chat.extract"]
    assert any("chat.jobs.analyse" in others for others in imports().values())  # within a function


def test_a_breach_is_seen():
    made_up = {"chat.extract": frozenset({"chat.jobs.analyse", "polars"}), "chat.jobs.synth": frozenset({"chat.cli"})}
    assert forbidden(made_up) == {("chat.extract", "chat.jobs"), ("chat.jobs", "chat.cli")}
    tree = ast.parse("def late():\n    from chat import errors\n    import lists.contacts")
    assert set(imported(tree, frozenset({"chat.errors"}))) == {"chat.errors", "lists.contacts"}


def test_every_room_is_in_the_table():
    assert {room_of(name) for name in imports()} == set(MAY_IMPORT)


def test_a_room_imports_only_what_the_table_allows():
    assert forbidden(imports()) == set()


def test_the_rooms_are_floors():
    named = {
        room: {other if other == "lists" else f"chat.{other}" for other in allowed or ()}
        for room, allowed in MAY_IMPORT.items()
    }
    assert list(TopologicalSorter(named).static_order())  # CycleError names the rooms of a circle


def list_of(name: str) -> str | None:
    """The list that a module of `lists` is about; None for a piece that lists share."""
    last = name.rpartition(".")[2]
    about = [key for key in LIST_KEYS if last == key or last.startswith(f"{key}_")]  # `assessments_length` is a theme
    return about[0] if is_in(name, "lists") and about else None


@pytest.mark.parametrize("name", sorted(name for name in imports() if list_of(name)))
def test_no_list_imports_another_list(name):
    assert {other for other in imports()[name] if list_of(other) not in (None, list_of(name))} == set()


def test_what_lists_share_imports_no_list():
    above = {
        "lists",
        "lists.across.teams",
        "lists.across.working_lists",
    }  # what counts over several lists stands above them
    shared = [name for name in imports() if is_in(name, "lists") and name not in above and list_of(name) is None]
    assert {(name, other) for name in shared for other in imports()[name] if list_of(other)} == set()


def test_lists_use_no_library_but_polars():
    used = {other.split(".")[0] for name, others in imports().items() if is_in(name, "lists") for other in others}
    assert used - set(sys.stdlib_module_names) <= {"polars", "chat", "lists"}


def test_lists_import_the_language_from_its_face():
    behind = {
        (name, other) for name, others in imports().items() for other in others if other.startswith("chat.tables.")
    }
    assert [name for name, _ in sorted(behind) if is_in(name, "lists")] == []


def test_only_the_program_imports_the_command_line():
    assert {name for name, others in imports().items() if "chat.cli" in others} <= {"chat.__main__"}


def test_no_two_modules_import_each_other():
    within = {name: of_project(others) & set(imports()) - {name} for name, others in imports().items()}
    assert list(TopologicalSorter(within).static_order())  # CycleError names the modules of a circle


def test_no_module_names_a_folder_outside_the_project():
    strings = {
        (name, node.value)
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {
        (name, text) for name, text in strings if "../" in text or text == "shared" or text.startswith("shared/")
    } == set()
