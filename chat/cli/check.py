"""`chat check`: what is wrong with the data, what it touches, and where all rows went."""

from pathlib import Path
from typing import Any

import click

from chat.cli.options import EXTRACT, FILE, FORCE, given_input, options_of_input
from chat.cli.screen import Stages, answer, tell


@click.command()
@EXTRACT
@click.option("-o", "--output", type=FILE, help="Keep the report: .xlsx, .csv or .json.")
@click.option("--all", "everything", is_flag=True, help="Print every finding, list by list.")
@click.option("--strict", is_flag=True, help="Exit code 1 too when the verdict is Not usable.")
@click.option("--explain", is_flag=True, help="Show how each sheet was recognised, or why not.")
@click.option("--show-ids", is_flag=True, help="Put identifiers beside the source rows of an .xlsx: confidential.")
@click.option("--show-values", is_flag=True, help="Show the cells behind the example rows: confidential.")
@FORCE
@options_of_input
def check(
    extract: tuple[Path, ...],
    output: Path | None,
    *,
    everything: bool,
    strict: bool,
    explain: bool,
    show_ids: bool,
    show_values: bool,
    force: bool,
    **options: Any,
) -> None:
    """Read an extract and print whether its figures can be used, and what to mend first.

    \b
    Example:
        chat check annex_a.xlsx
    """
    from chat.cli.check_text import check_text
    from chat.jobs.check import check as job
    from chat.jobs.check import example_cells, explain_sheets
    from chat.jobs.places import confidential_place, free_place
    from chat.quality.findings_file import keep_findings, refuse_other_endings

    given = given_input(extract, options)
    if explain:
        answer(explain_sheets(given))
        return
    place = output
    if output is not None:
        refuse_other_endings(output)
        place = (confidential_place if show_ids or show_values else free_place)(output, given.paths, force=force)
    stages = Stages(quiet=options["quiet"])
    checked = job(given, stages.say)
    values = example_cells(given, checked) if show_values else {}
    if place is not None:
        keep_findings(checked, place, show_ids=show_ids, values=values)
        if place != output:
            tell(f"Written to {place}, which is confidential")
    if not stages.quiet:
        answer(check_text(checked, values, everything=everything))
    strict = strict or bool(given.configuration.run.get("strict", False))
    not_usable = strict and checked.verdict.step == "not_usable"
    if not_usable or any(each.finding.severity == "error" for each in checked.findings):
        raise SystemExit(1)
