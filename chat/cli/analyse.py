"""`chat analyse`: the main job."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from chat.cli.options import EXTRACT, FILE, FORCE, given_input, options_of_input
from chat.cli.screen import Stages, answer, summary, tell

STANDARD_OUTPUT = "-"


@click.command()
@EXTRACT
@click.option("-o", "--output", type=FILE, help="The workbook; else beside the extract.")
@click.option(
    "--figures", metavar="FILE", help="Also every figure: .json, .csv or .parquet; - is JSON on standard output."
)
@click.option("--previous", type=FILE, multiple=True, help="Earlier ChAT workbooks, or a folder of them.")
@click.option("--indicators", type=FILE, help="Your own indicators (TOML); else the standard set.")
@click.option("--external", type=FILE, help="Values of indicators from outside Annex A (CSV).")
@click.option("--strict", is_flag=True, help="Exit code 1 for error findings, or when the data are not usable.")
@click.option("--by-worker", is_flag=True, help="Also a confidential workbook of open cases by allocated worker.")
@click.option("--team", "teams", metavar="NAME", multiple=True, help="Only the children of this team.")
@click.option("--status", type=click.Choice(["draft", "final"]), help="What every footer says; else draft.")
@click.option(
    "--layout", type=click.Choice(["standard", "accessible"]), help="One table a sheet for a website; else standard."
)
@click.option("--unprotected", is_flag=True, help="Sheets without protection, so that the spelling check works.")
@FORCE
@options_of_input
def analyse(
    extract: tuple[Path, ...],
    output: Path | None,
    figures: str | None,
    previous: tuple[Path, ...],
    *,
    indicators: Path | None,
    external: Path | None,
    strict: bool,
    by_worker: bool,
    teams: tuple[str, ...],
    status: str | None,
    layout: str | None,
    unprotected: bool,
    force: bool,
    **options: Any,
) -> None:
    """Read an extract and write the ChAT workbook.

    \b
    Example:
        chat analyse annex_a.xlsx -o chat.xlsx --as-at 2026-10-01
    """
    from chat.figures_file import figures_json
    from chat.jobs.analyse import analyse as job
    from chat.jobs.wanted import Wanted

    given = given_input(extract, options)
    run = given.configuration.run
    figures = figures or (str(run["figures"]) if "figures" in run else None)
    output = output or _configured_file(run, "output")
    stages = Stages(quiet=options["quiet"] or figures == STANDARD_OUTPUT)
    wanted = Wanted(
        output=output,
        figures=Path(figures) if figures and figures != STANDARD_OUTPUT else None,
        previous=previous or tuple(filter(None, (_configured_file(run, "previous"),))),
        indicators=indicators or _configured_file(run, "indicators"),
        external=external or _configured_file(run, "external"),
        protected=not (unprotected or run.get("unprotected", False)),
        status="final" if (status or run.get("status")) == "final" else "draft",
        layout="accessible" if (layout or run.get("layout")) == "accessible" else "standard",
        by_worker=by_worker,
        teams=teams,
        force=force,
    )
    made = job(given, wanted, stages.say)
    if figures == STANDARD_OUTPUT:
        answer(figures_json(made.report).encode(), nl=False)
    if not stages.quiet:
        tell(summary(made.report, made.workbook, stages.seconds))
    verdict = made.report.verdict
    not_usable = verdict is not None and verdict.step == "not_usable"
    has_errors = any(finding.severity == "error" for finding in made.report.findings)
    if (strict or run.get("strict", False)) and (has_errors or not_usable):
        raise SystemExit(1)


def _configured_file(run: Mapping[str, object], name: str) -> Path | None:
    """A file that `chat.toml` names, if it does."""
    return Path(str(run[name])) if name in run else None
