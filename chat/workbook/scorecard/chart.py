"""What the chart of an indicator draws, as values: lines over thirteen months, and where its axis begins."""

from dataclasses import dataclass
from math import ceil, floor

from chat.report.scorecard import IndicatorFigure, IndicatorMonth
from chat.words.numbers import shown_number
from chat.workbook.scorecard.sentences import (
    ENGLAND,
    comparator_of,
    month_text,
    short_month_text,
    unit_format,
    value_text,
)

FEWEST_POINTS = 3  # fewer are no line
FEWEST_MONTHS = 6
WIDEST_FROM_ZERO = 4  # an axis begins at 0 unless that squeezes the values into less than this part of it
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
MOST_STEPS = 5
Line = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class IndicatorChart:
    """The lines of a chart by month; `england`, `target`, `low` and `high` are empty where nothing is set.

    `starts_at` is where the axis begins; `cut` says so in words where that is not 0.
    """

    months: tuple[str, ...]
    values: Line
    target: Line
    low: Line
    high: Line
    england: Line
    england_name: str
    starts_at: float
    ends_at: float
    step: float
    axis_format: str
    cut: str
    description: str


def indicator_chart(figure: IndicatorFigure) -> IndicatorChart | None:
    """The chart of an indicator; None where fewer than three months have a value."""
    months = _drawn(figure.series)
    if sum(month.value is not None for month in months) < FEWEST_POINTS:
        return None
    england = comparator_of(figure, ENGLAND)
    lines = {
        "values": tuple(month.value for month in months),
        "target": _set(tuple(month.target.value for month in months)),
        "low": _band(months, high=False),
        "high": _band(months, high=True),
        "england": (england.value,) * len(months) if england else (),
    }
    drawn = [number for line in lines.values() for number in line if number is not None]
    starts_at, ends_at, step = _axis(min(drawn), max(drawn))
    decimals = 0 if step >= 1 else 1 if step >= 0.1 else 2
    unit = "%" if figure.unit == "percent" else ""
    return IndicatorChart(
        months=tuple(map(short_month_text, months)),
        **lines,
        england_name=f"England {england.year}" if england else "",
        starts_at=starts_at,
        ends_at=ends_at,
        step=step,
        axis_format=unit_format(figure, decimals),
        cut=f"Axis starts at {shown_number(starts_at, decimals)}{unit}" if starts_at else "",
        description=_description(figure),
    )


def _drawn(months: tuple[IndicatorMonth, ...]) -> tuple[IndicatorMonth, ...]:
    """The months from the first that has a value, six at least."""
    first = next((place for place, month in enumerate(months) if month.value is not None), 0)
    return months[min(first, max(0, len(months) - FEWEST_MONTHS)) :]


def _set(line: Line) -> Line:
    return line if any(value is not None for value in line) else ()


def _band(months: tuple[IndicatorMonth, ...], *, high: bool) -> Line:
    """One edge of the tolerance band, in the months that have both."""
    both = (each.target if each.target.low is not None and each.target.high is not None else None for each in months)
    return _set(tuple((band.high if high else band.low) if band else None for band in both))


def _axis(low: float, high: float) -> tuple[float, float, float]:
    """Where the axis begins and ends, and its step: from 0 where that leaves the lines readable."""
    lowest = 0.0 if 0 <= low and (high - low) * WIDEST_FROM_ZERO >= high else low
    span = (high - lowest) or abs(high) or 1
    step = next((step for step in STEPS if span / step <= MOST_STEPS), STEPS[-1])
    below = floor(round((lowest - (0.25 * step if lowest else 0)) / step, 6)) * step
    starts_at = below if low < 0 else max(0.0, below)
    ends_at = ceil(round((high + 0.1 * step) / step, 6)) * step
    return round(starts_at, 6), round(ends_at, 6), step


def _description(figure: IndicatorFigure) -> str:
    """Alternative text: what is drawn, and every value."""
    values = "; ".join(f"{month_text(month)} {value_text(figure, month.value)}" for month in figure.series)
    england = comparator_of(figure, ENGLAND)
    beside = f" England {england.year}: {value_text(figure, england.value)}." if england else ""
    target = figure.current.target.value
    wanted = f" Target: {value_text(figure, target)}." if target is not None else ""
    return f"Line chart: {figure.name}. {values}.{wanted}{beside}"
