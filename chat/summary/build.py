"""Puts the first page into a report that has been counted, compared, judged and set beside last time."""

from dataclasses import replace

from chat.earlier.moved import Threshold
from chat.report import Report
from chat.report.good_direction import good_directions
from chat.report.summary import Summary
from chat.summary.facts import cells_of_headlines, changed, facts
from chat.summary.figure import figures_of
from chat.summary.tiles import cells_of_tiles, tiles


def with_summary(report: Report, threshold: Threshold) -> Report:
    """The report with its first page; figures that moved by no more than the threshold have not changed."""
    wanted = dict.fromkeys((*cells_of_tiles(), *cells_of_headlines(report), *good_directions()))
    figures = figures_of(report, wanted)
    page = Summary(
        tiles=tiles(report, figures),
        changed=changed(report, figures, threshold),
        facts=facts(report, figures, threshold),
    )
    return replace(report, summary=page)
