"""Reads the definitions of indicators (TOML) and checks every word of them."""

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from chat.errors import BadSetting
from chat.report.scorecard import Basis, IndicatorComparator, IndicatorTarget, IndicatorUnit, Polarity
from chat.scorecard.indicator import (
    BASES,
    BEYOND_GOOD,
    JUDGES,
    POLARITIES,
    UNITS,
    BeyondGood,
    Cell,
    DatedTarget,
    Indicator,
    Judge,
    Measure,
)
from chat.settings.checked import Checked
from chat.settings.toml_text import toml_content
from chat.words.nearest import did_you_mean

SCHEMA = 1
STANDARD = "standard.toml"
FILE_KEYS = ("schema", "authority", "indicator")
TEXTS = ("definition", "guide", "group", "owner", "data_source", "assessment")
KEYS = (
    *("id", "name", *TEXTS, "unit", "polarity", "beyond_good", "measure", "external", "basis", "year_starts"),
    *("decimals", "judge", "target", "comparator"),
)
CELL_KEYS = ("table", "row", "column")
MEASURE_KEYS = (*CELL_KEYS, "numerator", "denominator", "months", "compared_with")
NEEDS_BAND = ("band", "stable")
ID = re.compile(r"[a-z][a-z0-9_]{0,79}")


@cache
def standard_text() -> str:
    """The embedded standard set as the text of a definitions file."""
    return files("chat.scorecard").joinpath(STANDARD).read_text(encoding="utf-8")


@cache
def short_names() -> Mapping[str, Cell]:
    """The figures that go by a short name."""
    lines = files("chat.scorecard").joinpath("short_names.csv").read_text(encoding="utf-8").splitlines()
    return {line["short_name"]: Cell(line["table"], line["row"], line["column"]) for line in csv.DictReader(lines)}


@cache
def standard_indicators() -> tuple[Indicator, ...]:
    """The embedded standard set: without targets, for these are an authority's own."""
    return indicators_of(standard_text(), STANDARD)


def read_indicators(path: Path) -> tuple[Indicator, ...]:
    """The indicators of a file, in its order.

    Raises:
        BadSetting: unreadable, no TOML, or a definition that makes no sense; the message names the indicator.
    """
    try:
        return indicators_of(path.read_text(encoding="utf-8-sig"), path.name)
    except OSError as error:
        raise BadSetting(f"cannot read '{path.name}': {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise BadSetting(f"cannot read '{path.name}': it is not saved as UTF-8 text.") from error


def indicators_of(text: str, file: str) -> tuple[Indicator, ...]:
    """The indicators of a definitions file's text; raises BadSetting."""
    content = toml_content(text, file)
    whole = Checked(f"'{file}'", content)
    whole.only(FILE_KEYS)
    whole.text("authority")
    if content.get("schema", SCHEMA) != SCHEMA:
        whole.refuse(f"'schema' must be {SCHEMA}, the only one that this version of ChAT reads")
    made = tuple(_indicator(each, place, file) for place, each in enumerate(whole.tables("indicator"), start=1))
    ids = [indicator.id for indicator in made]
    if repeated := next((name for name in ids if ids.count(name) > 1), None):
        whole.refuse(f"the id '{repeated}' is given to {ids.count(repeated)} indicators; each needs its own")
    if not made:
        whole.refuse("no [[indicator]] in it")
    return made


def _indicator(content: Mapping[str, Any], place: int, file: str) -> Indicator:
    name = content.get("id")
    who = f"indicator '{name}'" if isinstance(name, str) and name else f"indicator number {place}"
    given = Checked(f"{who} in '{file}'", content)
    given.only(KEYS)
    if not ID.fullmatch(given.text("id", None)):
        given.refuse("'id' must be small letters, digits and underscores, and begin with a letter")
    polarity = cast(Polarity, given.word("polarity", POLARITIES))
    unit = cast(IndicatorUnit, given.word("unit", UNITS))
    if ("measure" in content) == ("external" in content):
        both = "both 'measure' and 'external' are" if "measure" in content else "neither 'measure' nor 'external' is"
        given.refuse(f"{both} given; it needs one of them")
    usual = "check" if polarity == "stable" else "better"
    return Indicator(
        id=given.text("id"),
        name=given.text("name", None),
        unit=unit,
        polarity=polarity,
        basis=cast(Basis, given.word("basis", BASES)),
        measure=_measure(given, unit) if "measure" in content else None,
        external=given.text("external", None) if "external" in content else "",
        beyond_good=cast(BeyondGood, given.word("beyond_good", BEYOND_GOOD, usual)),
        decimals=given.whole("decimals", 0, 0, 6),
        judge=cast(Judge, given.word("judge", JUDGES, "unrounded")),
        year_starts=given.whole("year_starts", 4, 1, 12),
        targets=_targets(given, polarity),
        comparators=tuple(_comparator(given, each) for each in given.tables("comparator")),
        **{key: given.text(key) for key in TEXTS},
    )


def _measure(given: Checked, unit: IndicatorUnit) -> Measure:
    """The figure: a table with table, row and column, or a short name."""
    content = given.content["measure"]
    if isinstance(content, str):
        if content not in short_names():
            known = list(short_names())
            given.refuse(
                f"'{content}' is no short name of a figure{did_you_mean(content, known)}; name table, row, column"
            )
        measure = Measure(short_names()[content])
    else:
        inner = _inner(given, "measure", content, MEASURE_KEYS)
        compared = inner.content.get("compared_with")
        measure = Measure(
            _cell(inner),
            numerator=inner.text("numerator"),
            denominator=inner.text("denominator"),
            months=inner.whole("months", 1, 1, 36) if "months" in inner.content else None,
            compared_with=_cell(_inner(given, "compared_with", compared, CELL_KEYS)) if compared is not None else None,
        )
    column = measure.cell.column
    is_share = column.startswith("percent") or bool(measure.denominator)
    if (unit == "percent") != is_share and unit not in ("days", "ratio"):
        given.refuse(f"unit '{unit}' does not go with the column '{column}' of its measure")
    return measure


def _inner(given: Checked, key: str, content: Any, known: Sequence[str]) -> Checked:
    if not isinstance(content, dict):
        given.refuse(f"'{key}' must be written as {{ table = ..., row = ..., column = ... }}")
    inner = Checked(f"{given.where}, {key}", content)
    inner.only(known)
    return inner


def _cell(inner: Checked) -> Cell:
    return Cell(inner.text("table", None), inner.text("row", None), inner.text("column", None))


def _targets(given: Checked, polarity: Polarity) -> tuple[DatedTarget, ...]:
    made = tuple(_target(given, each, polarity) for each in given.tables("target"))
    if not made and polarity in NEEDS_BAND:
        given.refuse(f"polarity '{polarity}' needs a band: [[indicator.target]] with low and high")
    days = [each.valid_from for each in made]
    if repeated := next((day for day in days if days.count(day) > 1), None):
        given.refuse(f"two targets are valid from {repeated.isoformat()}")
    return tuple(sorted(made, key=lambda each: each.valid_from))


def _target(given: Checked, content: Mapping[str, Any], polarity: Polarity) -> DatedTarget:
    inner = Checked(f"{given.where}, target", content)
    inner.only(("valid_from", "value", "low", "high"))
    target = IndicatorTarget(inner.number("value"), inner.number("low"), inner.number("high"))
    valid_from = inner.date("valid_from")
    if not target.is_set:
        inner.refuse("it has neither value nor low and high")
    if target.low is not None and target.high is not None and target.low > target.high:
        inner.refuse(f"low ({target.low:g}) is higher than high ({target.high:g})")
    if polarity in NEEDS_BAND and (target.low is None or target.high is None):
        inner.refuse(f"polarity '{polarity}' needs both low and high")
    return DatedTarget(valid_from, target)


def _comparator(given: Checked, content: Mapping[str, Any]) -> IndicatorComparator:
    inner = Checked(f"{given.where}, comparator", content)
    inner.only(("label", "value", "year", "source"))
    year = content.get("year")
    if year is None or year == "":
        inner.refuse('it has no year: a comparator without one cannot be read; write year = "2024-25"')
    value = inner.number("value")
    if value is None:
        inner.refuse("'value' is missing")
    text = str(year) if isinstance(year, int) and not isinstance(year, bool) else inner.text("year")
    return IndicatorComparator(inner.text("label", None), value, text, inner.text("source"))
