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

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("chat", "lists")
LIST_KEYS = {each.key for each in LISTS}

# What the rooms at the bottom may import of the project, and nothing else of it.
ONLY = {
    "chat.annex_a": ("chat.annex_a",),
    "chat.findings": (),
    "chat.errors": (),
    "chat.words.numbers": (),
    "chat.extract": ("chat.annex_a", "chat.findings"),
    "chat.report": ("chat.findings", "chat.report"),
    "chat.comparators": ("chat.comparators", "chat.report", "chat.errors", "chat.saving"),
    "chat.report.listings": ("chat.report",),
    "chat.explain.examples": (),
    "lists": ("chat.measures", "chat.extract", "chat.annex_a", "lists"),
}
# What other rooms must not import.
NEVER = {
    "chat.ingest": ("chat.measures", "chat.report", "chat.workbook", "chat.figures_file", "chat.jobs.analyse", "lists"),
    "chat.measures": (
        *(
            "chat.ingest",
            "chat.quality",
            "chat.workbook",
            "chat.figures_file",
            "chat.jobs.analyse",
            "chat.settings.file",
        ),
        "lists",
    ),
    "chat.workbook": ("chat.ingest", "chat.measures", "chat.extract", "chat.comparators", "chat.jobs.analyse", "lists"),
    "chat.earlier": ("chat.measures", "chat.extract", "chat.workbook", "chat.jobs.analyse", "lists"),
    "chat.scorecard": ("chat.ingest", "chat.measures", "chat.extract", "chat.workbook", "chat.jobs.analyse", "lists"),
    "chat.figures_file": ("chat.ingest", "chat.measures", "chat.extract", "chat.jobs.analyse", "lists"),
    "chat.report.listings": ("polars",),
    "chat.quality": (
        "chat.ingest",
        "chat.workbook",
        "chat.figures_file",
        "chat.jobs.analyse",
        "chat.settings.file",
        "lists",
    ),
    # The key of planted faults is a second statement of the rules, apart from the first.
    "chat.synthetic": ("chat.ingest", "chat.measures", "chat.quality", "chat.workbook", "lists"),
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


def outside(room: str, allowed: tuple[str, ...], found: dict[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Imports of the project's modules by a room that are not among those allowed to it."""
    return {
        (name, other)
        for name, others in found.items()
        if is_in(name, room)
        for other in of_project(others)
        if not any(is_in(other, each) for each in allowed)
    }


def inside(room: str, forbidden: tuple[str, ...], found: dict[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Imports by a room of modules forbidden to it."""
    return {
        (name, other)
        for name, others in found.items()
        if is_in(name, room)
        for other in others
        if any(is_in(other, each) for each in forbidden)
    }


def test_the_modules_are_found():
    assert {
        "chat.jobs.analyse",
        "chat.extract",
        "chat.counting.cells",
        "chat.ingest.read",
        "lists",
        "lists.contacts",
    } <= set(imports())
    assert "chat.annex_a" in imports()["chat.extract"]
    assert "chat.counting.report" in imports()["chat.jobs.analyse"]  # within a function


def test_a_breach_is_seen():
    made_up = {
        "chat.extract": frozenset({"chat.jobs.analyse", "polars"}),
        "lists.contacts": frozenset({"lists.referrals"}),
    }
    assert outside("chat.extract", ONLY["chat.extract"], made_up) == {("chat.extract", "chat.jobs.analyse")}
    assert inside("lists", ("lists.referrals",), made_up) == {("lists.contacts", "lists.referrals")}
    tree = ast.parse("def late():\n    from chat import main\n    import lists.contacts")
    assert set(imported(tree, frozenset({"chat.jobs.analyse"}))) == {"chat.jobs.analyse", "lists.contacts"}


@pytest.mark.parametrize("room", ONLY)
def test_a_room_at_the_bottom_imports_only_what_is_beneath_it(room):
    assert outside(room, ONLY[room], imports()) == set()


@pytest.mark.parametrize("room", NEVER)
def test_a_room_imports_nothing_from_beyond_its_doors(room):
    assert inside(room, NEVER[room], imports()) == set()


def list_of(name: str) -> str | None:
    """The list that a module of `lists` is about; None for a piece that lists share."""
    last = name.rpartition(".")[2]
    return last if is_in(name, "lists") and last in LIST_KEYS else None


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
