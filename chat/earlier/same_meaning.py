"""Whether a table says the same thing as it did at an earlier date; where it does not, why."""

import re
from collections.abc import Mapping

from chat.earlier.figures import EarlierFigures, TableFigures
from chat.earlier.short_breaks import COUNTED_THEN, HEADLINE, short_breaks_differ
from chat.report import Report, ReportTable
from chat.report.columns import is_rate
from chat.words.dates import months_text

RATES_AND_WHAT_COMES_OF_THEM = ("above",)  # names of columns that are no rates but follow the population
# Earlier definitions, by table key, whose words were mended while the figure stayed what it was.
REWORDED: Mapping[str, tuple[str, ...]] = {HEADLINE: (COUNTED_THEN,)}


def why_not_comparable(table: ReportTable, report: Report, earlier: EarlierFigures) -> str | None:
    """Why a table cannot be set beside its figures of an earlier date, as the end of a sentence; None when it can."""
    then = earlier.tables.get(table.key)
    if then is None:
        return "the table did not exist then"
    if then.get("status") == "list_missing":
        return f"{then.get('needs') or 'its list'} was not delivered then"
    return (
        _other_period(table, report, earlier)
        or _other_settings(table, report, earlier)
        or _other_meaning(table, then)
        or ("short breaks may have been counted then" if short_breaks_differ(table, report, earlier) else None)
    )


def follows_population(column: str) -> bool:
    """Whether the values of a column change with the number of residents."""
    return is_rate(column) or column in RATES_AND_WHAT_COMES_OF_THEM


def same_population(report: Report, earlier: EarlierFigures) -> bool:
    """Whether rates were of the same number of residents."""
    return dict(report.population) == dict(earlier.population)


def _other_period(table: ReportTable, report: Report, earlier: EarlierFigures) -> str | None:
    section = next((each for each in report.sections if each.number == table.list_number), None)
    then = earlier.periods.get(table.list_number) if table.list_number is not None else None
    if section is None or section.period is None or not then or then.get("months") == section.period.months:
        return None
    return f"the period was {months_text(then['months'])} then"


def _other_settings(table: ReportTable, report: Report, earlier: EarlierFigures) -> str | None:
    keys = {section.key for section in report.sections if table.list_number in (None, section.number)}
    now, then = report.settings_in_force, earlier.settings
    differing = [name for name in sorted({*now, *then}) if now.get(name) != then.get(name)]
    mattering = [name for name in differing if name.partition(".")[0] in keys]
    return f"the setting {mattering[0]} was another then" if mattering else None


def _other_meaning(table: ReportTable, then: TableFigures) -> str | None:
    if then.get("unit") != table.unit:
        return f"it counted {then.get('unit') or 'something else'} then"
    words = _words(str(then.get("definition", "")))
    known = (table.definition, *REWORDED.get(table.key, ()))
    return None if words in map(_words, known) else "its definition was another then"


def _words(text: str) -> tuple[str, ...]:
    """The words of a definition: punctuation, spaces and capitals do not change a meaning."""
    return tuple(re.findall(r"\w+", text.casefold()))
