"""The jobs of the scorecard: an authority's own definitions and values, the scorecard of a report, a starting file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from chat.counting.workload import without_figures
from chat.earlier.figures import EarlierFigures
from chat.errors import OutputRefused
from chat.explain.catalogue import names_in
from chat.report import Report
from chat.saving import put_into_place, refuse_unless_possible
from chat.scorecard.build import Definitions, Names, check_measures, check_values, with_indicators
from chat.scorecard.definition import read_indicators, standard_indicators, standard_text
from chat.scorecard.external import read_external
from lists import LISTS_IN_ORDER
from lists.across.teams import WORKLOAD


def own_definitions(indicators: Path | None, external: Path | None) -> Definitions:
    """The authority's own indicators and values; raises BadSetting when one of them makes no sense."""
    chosen = read_indicators(indicators) if indicators else ()
    if chosen:
        check_measures(chosen, figure_names())
    rows = read_external(external) if external else {}
    own = Definitions(chosen, indicators is not None, rows, external.name if external else "")
    check_values(own)
    return own


def figure_names() -> dict[str, Names]:
    """The rows and columns of every table, by which an indicator may name its figure."""
    of_lists = {key: Names(rows, columns) for key, rows, columns in names_in(LISTS_IN_ORDER)}
    by_team = without_figures(WORKLOAD)
    return of_lists | {by_team.key: Names((), by_team.columns)}


def with_scorecard(report: Report, own: Definitions, earlier: Sequence[EarlierFigures]) -> Report:
    """The report with its scorecard: the authority's own indicators, else the standard set.

    Raises BadSetting when a value from outside does not agree with its own parts.
    """
    defined = own if own.of_authority else replace(own, indicators=standard_indicators())
    return with_indicators(report, defined, earlier)


def start_indicators(output: Path) -> Path:
    """A commented starting file of indicators; raises OutputRefused when there is a file of that name."""
    refuse_unless_possible(output)
    if output.exists():
        raise OutputRefused(f"'{output}' is there already and stays as it is. Choose another name with -o.")
    put_into_place(output, standard_text().encode())
    return output
