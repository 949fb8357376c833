"""Differences as text for the screen and as JSON."""

import json

from chat.earlier.difference import Differences, FigureDifference
from chat.earlier.figures import EarlierFigures
from chat.report import Value
from chat.report.columns import is_share
from chat.words.numbers import shown_number

NOTHING = "none"


def differences_text(found: Differences, old: EarlierFigures, new: EarlierFigures, most: int = 0) -> str:
    """A line for each difference, the largest change first; with `most`, no more figures than that."""
    lines = [f"{old.file}, as at {old.as_at}, against {new.file}, as at {new.as_at}"]
    if not found:
        return "\n".join([*lines, "No figure differs."]) + "\n"
    lines += [f"{each.what}: {each.old} -> {each.new}" for each in found.others]
    tables = len({each.table for each in found.figures})
    differ = "figure differs" if len(found.figures) == 1 else "figures differ"
    lines += [f"{shown_number(len(found.figures))} {differ}, in {shown_number(tables)} table{'s' * (tables != 1)}"]
    shown = found.figures[:most] if most else found.figures
    lines += [_line(each) for each in shown]
    if left_out := len(found.figures) - len(shown):
        lines.append(f"and {shown_number(left_out)} more; --most 0 shows all")
    return "\n".join(lines) + "\n"


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
