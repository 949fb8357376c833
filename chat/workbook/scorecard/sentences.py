"""What the Scorecard says in words: judgements with their shapes, arrows, months, values with their unit."""

import datetime as dt
from collections.abc import Mapping

from chat.report.scorecard import (
    Basis,
    IndicatorComparator,
    IndicatorFigure,
    IndicatorMonth,
    IndicatorUnit,
    Judgement,
    Movement,
    Polarity,
    Scorecard,
)
from chat.words.dates import MONTHS, date_text
from chat.words.numbers import shown_number

NO_DATA = "no data"
PUBLISHED = "published statistics"  # where a comparator is from unless it says otherwise
STAR = "\u2605"
SHAPES: Mapping[Judgement, str] = {
    "better than tolerance": "\u25ca",
    "on target": "\u25cf",
    "in tolerance": "\u25cb",
    "out": "\u25a0",
    "out (low)": "\u25a0",
    "out (high)": "\u25a0",
}
GROUNDS: Mapping[Judgement, str] = {
    "better than tolerance": "#DCE9F5",
    "on target": "#DDEFE3",
    "in tolerance": "#FFF1CC",
    "out": "#F8DCDC",
    "out (low)": "#F8DCDC",
    "out (high)": "#F8DCDC",
}
ARROWS = {"up": "\u25b2", "down": "\u25bc", "level": "\u25ba"}
ARROW_COLOURS = {"better": "#0B5D3B", "worse": "#9C1C28"}
UNIT_WORDS: Mapping[IndicatorUnit, str] = {
    "percent": "Percentage",
    "days": "Days",
    "count": "Number",
    "per_10000": "Per 10,000",
    "ratio": "Ratio",
}
POLARITY_WORDS: Mapping[Polarity, str] = {
    "high": "higher is better",
    "low": "lower is better",
    "stable": "low and stable is good",
    "to_target": "nearest to the target is best",
    "band": "good within the band, too low is as bad as too high",
    "none": "neither high nor low is better",
}
BASIS_WORDS: Mapping[Basis, str] = {
    "snapshot": "at the month's end",
    "month": "in the month",
    "quarter": "in the three months to the month's end",
    "ytd": "year to date",
    "rolling_12m": "previous 12 months",
    "three_year": "three years",
}
ENGLAND = ("england", "national")
NEIGHBOURS = ("statistical neighbour", "sn", "neighbour")
LEGEND = "\u25ca better than tolerance, \u25cf on target, \u25cb in tolerance, \u25a0 out."


def value_format(figure: IndicatorFigure, after: str = "") -> str:
    """The number format of the indicator's values, with text after the number."""
    return unit_format(figure, figure.decimals, after)


def unit_format(figure: IndicatorFigure, decimals: int, after: str = "") -> str:
    """The number format of the indicator's unit with so many decimals."""
    point = "." + "0" * decimals if decimals else ""
    text = ("%" if figure.unit == "percent" else "") + after
    quoted = text.replace('"', "'")
    return f"#,##0{point}" + (f'"{quoted}"' if quoted else "")


def parts_format(figure: IndicatorFigure, month: IndicatorMonth) -> str:
    """A numerator that says its denominator: `33 of 39`; rates are of all residents, which is said elsewhere."""
    if month.denominator is None or figure.unit == "per_10000":
        return "#,##0"
    return f'#,##0" of {shown_number(month.denominator)}"'


def value_text(figure: IndicatorFigure, value: float | None) -> str:
    """`85%`, `240`, `no data`."""
    if value is None:
        return NO_DATA
    return shown_number(value, figure.decimals) + ("%" if figure.unit == "percent" else "")


def month_text(month: IndicatorMonth) -> str:
    """`September 2026`, or the day when it is not the month's last one."""
    day = month.period_end
    is_end = (day + dt.timedelta(days=1)).day == 1
    return f"{MONTHS[day.month - 1]} {day.year}" if is_end else date_text(day)


def short_month_text(month: IndicatorMonth) -> str:
    """`Sep`, as it stands under a chart; January has its year: `Jan 26`."""
    name = MONTHS[month.period_end.month - 1][:3]
    return f"{name} {month.period_end.year % 100:02}" if month.period_end.month == 1 else name


def strip_month_text(month: IndicatorMonth) -> str:
    """`Sep 26`, or `14 Sep` when it is not the month's last day."""
    day = month.period_end
    name = MONTHS[day.month - 1][:3]
    is_end = (day + dt.timedelta(days=1)).day == 1
    return f"{name} {day.year % 100:02}" if is_end else f"{day.day} {name}"


def judgement_text(word: Judgement | None) -> str:
    """The shape and the word."""
    return f"{SHAPES[word]} {word[0].upper()}{word[1:]}" if word else ""


def arrow_text(movement: Movement) -> str:
    """`▲ better` (the arrow is the number's, the word its meaning); empty without a value to compare with."""
    if movement.direction is None:
        return ""
    return f"{ARROWS[movement.direction]} {movement.change or movement.direction}"


def comparator_of(figure: IndicatorFigure, beginnings: tuple[str, ...]) -> IndicatorComparator | None:
    """The first comparator whose label begins with one of these."""
    return next((each for each in figure.comparators if each.label.casefold().startswith(beginnings)), None)


def scorecard_sentences(scorecard: Scorecard) -> tuple[str, ...]:
    """What stands above the indicators: how many are within, where months are from, what the shapes mean."""
    judged = scorecard.judged
    said = []
    if judged:
        stars = sum(each.star for each in judged)
        said.append(
            f"{len(scorecard.within)} of {len(judged)} indicators with a target or band, and with data, met it or were"
            f" in tolerance in every one of the last six months that has data. {stars} of them met the target in all"
            f" six months ({STAR})."
        )
    elif any(each.has_target for each in scorecard.indicators):
        said.append("Targets are set, but no indicator has data in the last six months.")
    else:
        said.append("No targets are set, so nothing is judged. To set yours: chat indicators init.")
    if not scorecard.earlier:
        said.append("No earlier workbook was given: only months that this extract holds are known.")
    said.append("An indicator's name leads to its months, its chart and its commentary.")
    if any(month.status == "provisional" for each in scorecard.indicators for month in each.series):
        said.append("A p after a value means provisional: rows recorded later can still change it.")
    return (*said, LEGEND) if judged else tuple(said)


def block_text(figure: IndicatorFigure) -> tuple[str, ...]:
    """The sentences under the name of an indicator: what it is, what it is held against, what to know of it."""
    facts = f"{UNIT_WORDS[figure.unit]}, {BASIS_WORDS[figure.basis]}; {POLARITY_WORDS[figure.polarity]}."
    more = [
        f"{label}: {text}." for label, text in (("Responsible", figure.owner), ("Source", figure.data_source)) if text
    ]
    if figure.assessment:
        more.append(f"Assessed by hand as: {figure.assessment}.")
    judged = figure.current.judgement
    now = f" Now {judged}." if judged else ""
    first = " ".join(filter(None, (figure.definition, figure.guide, facts)))
    held_against = ((target_text(figure) + now).strip(), comparators_text(figure), *more)
    second = " ".join(filter(None, (*held_against, others_text(figure), *figure.notes, figure.current.note)))
    return tuple(filter(None, (first, second)))


def strip_labels(figure: IndicatorFigure) -> dict[str, str]:
    """The label of each row of the six months."""
    parts = "Number" if figure.unit == "per_10000" else "How many"
    return {"months": "The last six months", "values": "Value", "parts": parts, "judgement": "Judgement"}


def without_value_text(figure: IndicatorFigure) -> str:
    """An indicator without a value, and why."""
    return f"{figure.name}: {figure.why_no_value or 'No value in these months.'}"


def _has_parts(month: IndicatorMonth) -> bool:
    return month.numerator is not None and month.denominator is not None


def target_text(figure: IndicatorFigure) -> str:
    """The target and band in force; empty without."""
    target = figure.current.target
    said = f" Target {value_text(figure, target.value)}." if target.value is not None else ""
    if target.low is not None and target.high is not None:
        said += f" Tolerance {value_text(figure, target.low)} to {value_text(figure, target.high)}."
    return said


def comparators_text(figure: IndicatorFigure) -> str:
    """Every comparator, those of one year and source together: `England 25%, West Midlands 27% (2024-25).`"""
    by_year: dict[str, list[str]] = {}
    for each in figure.comparators:
        source = "" if each.source == PUBLISHED else each.source
        said = f"{each.label} {value_text(figure, each.value)}"
        by_year.setdefault(", ".join(filter(None, (each.year, source))), []).append(said)
    return "; ".join(f"{', '.join(said)} ({year})" for year, said in by_year.items()) + "." if by_year else ""


def others_text(figure: IndicatorFigure) -> str:
    """The month reported on other bases, where it is known."""
    said = []
    for month in figure.other_series:
        if month.value is not None and (month.period_end.year, month.period_end.month) == _month_of(figure.current):
            parts = f" ({shown_number(month.numerator)} of {shown_number(month.denominator)})"
            in_full = value_text(figure, month.value) + (parts if _has_parts(month) else "")
            said.append(f"{BASIS_WORDS[month.basis][0].upper()}{BASIS_WORDS[month.basis][1:]}: {in_full}")
    return "; ".join(said) + "." if said else ""


def _month_of(month: IndicatorMonth) -> tuple[int, int]:
    return month.period_end.year, month.period_end.month
