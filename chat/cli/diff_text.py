"""Differences as text for the screen and as JSON."""

import json
from collections.abc import Iterator, Sequence

from chat.earlier.difference import Differences, FigureDifference
from chat.earlier.figures import EarlierFigures
from chat.earlier.most_moved import InOrder, in_order
from chat.report import Value
from chat.report.columns import is_share
from chat.words.numbers import shown_number

NOTHING = "none"
MOST_OF_TABLE = 5


def differences_text(
    found: Differences, old: EarlierFigures, new: EarlierFigures, most: int = 0, *, months: bool = False
) -> str:
    """Headlines, then the tables that moved most in points of their own, then what stands beside the tables.

    With `most`, no more figures than that; with `months`, the tables of single months too.
    """
    lines = [f"{old.file}, as at {old.as_at}, against {new.file}, as at {new.as_at}"]
    if not found:
        return "\n".join([*lines, "No figure differs."]) + "\n"
    lines += [f"{each.what}: {each.old} -> {each.new}" for each in found.others]
    ordered = in_order(found.figures, old, new)
    parts = list(_parts(ordered, months=months))
    figures = [each for _, of_part, _ in parts for each in of_part]
    lines.append(_how_many(figures))
    left = len(figures)
    for head, of_part, most_of_part in parts:
        room = min(most_of_part, most - (len(figures) - left)) if most else len(figures)
        if shown := of_part[:room]:
            lines += ["", head, *map(_line, shown)]
            left -= len(shown)
    if left:
        lines.append(f"and {shown_number(left)} more; --most 0 shows all")
    if ordered.months and not months:
        lines.append(f"Of single months: {_how_many(ordered.months)}; --months shows them")
    return "\n".join(lines) + "\n"


def _parts(ordered: InOrder, *, months: bool) -> Iterator[tuple[str, Sequence[FigureDifference], int]]:
    """Each part with its head, and how many figures of it are shown unless all are."""
    yield "Headlines", ordered.headlines, len(ordered.headlines)
    for table in ordered.tables:
        yield (
            f"{table.title}: moved by up to {shown_number(table.points, decimals=1)} points",
            table.figures,
            MOST_OF_TABLE,
        )
    yield "Rows read, findings and overlaps", ordered.beside, MOST_OF_TABLE
    if months:
        yield "Single months", ordered.months, len(ordered.months)


def _how_many(figures: Sequence[FigureDifference]) -> str:
    tables = len({each.table for each in figures})
    differ = "figure differs" if len(figures) == 1 else "figures differ"
    return f"{shown_number(len(figures))} {differ}, in {shown_number(tables)} table{'s' * (tables != 1)}"


def differences_json(found: Differences, old: EarlierFigures, new: EarlierFigures) -> str:
    """The same as JSON, values unrounded; `change` is in points for percentages."""
    sides = [{"file": each.file, "as_at": each.as_at.isoformat(), "version": each.version} for each in (old, new)]
    changes = [
        {"table": e.table, "row": e.row, "column": e.column, "old": e.old, "new": e.new, "change": e.change}
        for e in found.figures
    ]
    others = [{"what": each.what, "old": each.old, "new": each.new} for each in found.others]
    made = {"old": sides[0], "new": sides[1], "others": others, "figures": changes}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _line(each: FigureDifference) -> str:
    change = "" if each.change is None else f" ({_signed(each)})"
    return f"{each.table}, {each.row}, {each.column}: {_shown(each, each.old)} -> {_shown(each, each.new)}{change}"


def _shown(each: FigureDifference, value: Value) -> str:
    if value is None:
        return NOTHING
    if is_share(each.column):
        return f"{shown_number(float(str(value)) * 100, decimals=1)}%"
    return shown_number(value, decimals=0 if isinstance(value, int) else 1)


def _signed(each: FigureDifference) -> str:
    change = each.change or 0
    sign = "+" if change > 0 else ""
    return f"{sign}{shown_number(change, decimals=0 if isinstance(change, int) else 1)}" + (
        " points" if is_share(each.column) else ""
    )
