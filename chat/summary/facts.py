"""Facts that a person may use or ignore: figures with a good direction that stand out, the furthest out first.

A figure stands out when it is judged against a target and lies within it or out of tolerance, when England lies outside
its 95% interval, or when it has moved past the threshold. The first of the three that holds says whether it went well.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from chat.earlier.moved import Threshold, has_moved
from chat.report import Report
from chat.report.columns import is_share
from chat.report.summary import ChangedFigure, Fact, Kind
from chat.summary.figure import CellName, Figure

MOST_FACTS = 5
MOST_CHANGED = 3
WELL_JUDGED = ("better than tolerance", "on target")
Name = Callable[[CellName], str]


class _Sized(NamedTuple):
    size: float
    table: str
    fact: Fact


def facts(report: Report, figures: Mapping[CellName, Figure], threshold: Threshold) -> tuple[Fact, ...]:
    """At most five facts of each kind, the furthest out first."""
    name = namer(report)
    found = [
        _Sized(_size(each), cell[0], Fact(kind, _sentence(name(cell), each), each.table.list_number or 0))
        for cell, each in figures.items()
        if each.good != "none" and (kind := _kind(each, threshold))
    ]
    found.sort(key=lambda each: (-each.size, each.fact.sentence))
    kinds: tuple[Kind, Kind] = ("well", "improve")
    different = _different(found)
    return tuple(fact for kind in kinds for fact in _first(different, kind))


def changed(report: Report, figures: Mapping[CellName, Figure], threshold: Threshold) -> tuple[ChangedFigure, ...]:
    """The headline figures that moved furthest since last time, at most three."""
    name = namer(report)
    headlines = set(cells_of_headlines(report))
    moved = [
        (cell, figure)
        for cell, figure in figures.items()
        if (figure.good != "none" or cell in headlines) and _has_moved(figure, threshold)
    ]
    moved.sort(key=lambda each: (-_size_of_move(each[1]), each[0]))
    return tuple(
        ChangedFigure(f"{name(cell)}: {_value_and_move(figure)}.", figure.table.list_number or 0)
        for cell, figure in moved[:MOST_CHANGED]
    )


def namer(report: Report) -> Name:
    """What a figure is called: as the indicator, the comparisons or the headlines name it, else table and row."""
    names: dict[CellName, str] = {}
    for section in report.sections:
        names.update({(each.table, each.row, each.column): each.label for each in section.headlines})
    if report.published:
        names.update({(each.table, each.row, each.column): each.label for each in report.published.headlines})
    names.update({each.cell: each.name for each in report.scorecard.indicators if each.cell})
    titles = {table.key: table.title for table in report.tables}
    return lambda cell: names.get(cell) or f"{titles[cell[0]]}, {cell[1]}"


def cells_of_headlines(report: Report) -> tuple[CellName, ...]:
    """The cells that the Headlines sheet shows."""
    return tuple((each.table, each.row, each.column) for section in report.sections for each in section.headlines)


def _different(found: Iterable[_Sized]) -> list[_Sized]:
    """One fact a table, and one for figures that say the same of a list in other words."""
    seen: set[str] = set()
    kept = []
    for each in found:
        same = f"{each.fact.list_number}: {each.fact.sentence.rpartition(': ')[2]}"
        if not seen & {each.table, same}:
            kept.append(each)
        seen |= {each.table, same}
    return kept


def _first(found: Iterable[_Sized], kind: Kind) -> list[Fact]:
    return [each.fact for each in found if each.fact.kind == kind][:MOST_FACTS]


def _kind(figure: Figure, threshold: Threshold) -> Kind | None:
    judgement = figure.indicator.current.judgement if figure.indicator else None
    if judgement in WELL_JUDGED:
        return "well"
    if judgement is not None and judgement.startswith("out"):
        return "improve"
    if figure.differs_from_england:
        above = (figure.value or 0) > (figure.england or 0)
        return "well" if above == (figure.good == "high") else "improve"
    if _has_moved(figure, threshold) and figure.moved_for:
        return "well" if figure.moved_for == "better" else "improve"
    return None


def _has_moved(figure: Figure, threshold: Threshold) -> bool:
    if figure.value is None or figure.before is None or figure.change is None:
        return False
    return has_moved(figure.column, figure.before, figure.value, threshold)


def _sentence(name: str, figure: Figure) -> str:
    beside = []
    if figure.england is not None:
        beside.append(f"England {figure.text(figure.england)}")
    if figure.target is not None:
        beside.append(f"target {figure.text(figure.target)}")
    return f"{name}: {_value_and_move(figure)}" + (f"; {', '.join(beside)}" if beside else "") + "."


def _value_and_move(figure: Figure) -> str:
    value = figure.text(figure.value)
    if not figure.change:
        return value
    return f"{value}, {'up' if figure.change > 0 else 'down'} {figure.change_text()} on last time"


def _size(figure: Figure) -> float:
    """How far a figure stands out: its largest distance; of numbers as a part of what they are held to."""
    held = [each for each in (figure.england, figure.target, figure.before) if each is not None]
    return max((_distance(figure, each) for each in held), default=0.0)


def _size_of_move(figure: Figure) -> float:
    return _distance(figure, figure.before or 0)


def _distance(figure: Figure, other: float) -> float:
    distance = abs((figure.value or 0) - other)
    return distance if is_share(figure.column) else distance / max(abs(other), 1)
