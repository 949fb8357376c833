"""What keeps the rooms readable: one name for one module, and imports at the top of it."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tests.house.test_architecture import room_of, trees

# Modules of one room that share a name on purpose. A new pair needs a better name, or a line here that says why.
SAME_NAME = {
    ("chat.ingest", "cells"): "how cells are read, and what is found in them",
    ("chat.ingest", "headings"): "how headings are recognised, and what is found in them",
    ("chat.ingest", "identifiers"): "how identifiers are read, and what is found in them",
    ("chat.workbook", "plan"): "a list's sheet and the Scorecard are each planned before they are written",
    ("chat.workbook", "sentences"): "those of tables, and those of the Scorecard",
    ("chat.workbook", "write"): "the workbook, a list's sheet, the Scorecard",
    ("lists", "codes"): "each list has its own",
}
# Imports inside functions that are no command's: each is slow or not needed by most runs.
SLOW = {"fastexcel", "holidays", "polars", "rapidfuzz", "resource", "xlsxwriter"}
LATE = {
    "chat.ingest.files.refusals": "chat.ingest.wording",  # brings Polars, and reading begins without it
    "chat.ingest.files.source": "chat.ingest.files.text_tables",  # the same
}
LATE_BY_DESIGN = "chat.jobs.analyse"  # the rest of the program is imported while the files are being read


def names_twice(modules: Iterable[str]) -> set[tuple[str, str]]:
    """Rooms and names that several modules of the room have; beyond ChAT a list keeps its name."""
    found: defaultdict[tuple[str, str], int] = defaultdict(int)
    for name in modules:
        if not name.startswith("lists.beyond."):
            found[room_of(name), name.rpartition(".")[2]] += 1
    return {key for key, number in found.items() if number > 1}


def late_imports(tree: ast.Module) -> Iterator[str]:
    """What the functions of a module import."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for node in (inner for function in functions for inner in ast.walk(function)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def test_no_two_modules_of_a_room_share_a_name():
    assert names_twice(["chat.a.b.page", "chat.a.c.page", "chat.d.page"]) == {("chat.a", "page")}
    assert names_twice(trees()) - set(SAME_NAME) == set()


def test_functions_import_only_what_is_slow():
    assert set(late_imports(ast.parse("import os\ndef f():\n    import polars as pl\n    from a.b import c"))) == {
        "polars",
        "a.b",
    }
    found = {
        (name, other)
        for name, tree in trees().items()
        if room_of(name) != "chat.cli" and name != LATE_BY_DESIGN
        for other in late_imports(tree)
        if other.split(".", 1)[0] not in SLOW
    }
    assert found - set(LATE.items()) == set()
