"""The commands. This module parses and prints; the jobs are in `chat.jobs.analyse`.

Heavy imports stand inside the commands, so that `chat --help` answers at once.
"""

import datetime as dt
import gc
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from chat import __version__
from chat.cli.check import check
from chat.cli.children import children
from chat.cli.commentary import commentary
from chat.cli.comparators import comparators
from chat.cli.diff import diff
from chat.cli.exceptions import exceptions
from chat.cli.explain import explain
from chat.cli.indicators import indicators
from chat.cli.options import EXTRACT, FILE, DateParameter, given_input, options_of_input
from chat.cli.screen import Stages, summary, tell
from chat.cli.verify import verify
from chat.errors import BadSetting, ChatError
from chat.settings.file import SETTINGS, find_configuration, read_configuration

STANDARD_OUTPUT = "-"
# A run is short and makes hardly any circular garbage: looking for it often only costs time.
GARBAGE_THRESHOLD = 1_000_000


class OrderedGroup(click.Group):
    """Lists the commands as they are written: the main job first."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """Command names in the order of definition."""
        return list(self.commands)


@click.group(
    "chat",
    cls=OrderedGroup,
    invoke_without_command=True,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, help="Show the version.")
@click.option("--sources", is_flag=True, help="With --version: where the published figures come from.")
@click.pass_context
def commands(context: click.Context, *, version: bool, sources: bool) -> None:
    """\b
    Turn an Annex A extract into the ChAT workbook. The main job:
        chat analyse annex_a.xlsx --authority Bristol
    """
    if version or sources:
        click.echo(f"chat, version {__version__}")
    if sources:
        from chat.comparators.sources import sources_text

        click.echo(sources_text())
    if context.invoked_subcommand is None or version or sources:
        context.exit()


@commands.command()
@EXTRACT
@click.option("-o", "--output", type=FILE, help="The workbook; else beside the extract.")
@click.option("--figures", metavar="FILE", help="Also write every figure as JSON; - is standard output.")
@click.option("--previous", type=FILE, multiple=True, help="Earlier ChAT workbooks, or a folder of them.")
@click.option("--indicators", type=FILE, help="Your own indicators (TOML); else the standard set.")
@click.option("--external", type=FILE, help="Values of indicators from outside Annex A (CSV).")
@click.option("--strict", is_flag=True, help="Exit code 1 for error findings, or when the data are not usable.")
@click.option("--by-worker", is_flag=True, help="Also a confidential workbook of open cases by allocated worker.")
@click.option("--unprotected", is_flag=True, help="Sheets without protection, so that the spelling check works.")
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
    unprotected: bool,
    **options: Any,
) -> None:
    """Read an extract and write the ChAT workbook.

    \b
    Example:
        chat analyse annex_a.xlsx -o chat.xlsx --as-at 2026-10-01
    """
    from chat.figures_file import figures_json
    from chat.jobs.analyse import analyse as job

    given = given_input(extract, options)
    run = given.configuration.run
    figures = figures or (str(run["figures"]) if "figures" in run else None)
    output = output or _configured_file(run, "output")
    stages = Stages(quiet=options["quiet"] or figures == STANDARD_OUTPUT)
    report, workbook = job(
        given,
        output=output,
        figures=Path(figures) if figures and figures != STANDARD_OUTPUT else None,
        previous=previous or tuple(filter(None, (_configured_file(run, "previous"),))),
        indicators=indicators or _configured_file(run, "indicators"),
        external=external or _configured_file(run, "external"),
        protected=not (unprotected or run.get("unprotected", False)),
        by_worker=by_worker,
        say=stages.say,
    )
    if figures == STANDARD_OUTPUT:
        click.echo(figures_json(report).encode(), nl=False)
    if not stages.quiet:
        tell(summary(report, workbook, stages.seconds))
    not_usable = report.verdict is not None and report.verdict.step == "not_usable"
    has_errors = any(finding.severity == "error" for finding in report.findings)
    if (strict or run.get("strict", False)) and (has_errors or not_usable):
        raise SystemExit(1)


def _configured_file(run: Mapping[str, object], name: str) -> Path | None:
    """A file that `chat.toml` names, if it does."""
    return Path(str(run[name])) if name in run else None


commands.add_command(check)


commands.add_command(children)
commands.add_command(commentary)
commands.add_command(exceptions)
commands.add_command(explain)
commands.add_command(diff)
commands.add_command(indicators)


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--markdown", is_flag=True, help="As Markdown.")
def tables(*, as_json: bool, markdown: bool) -> None:
    """List every table: key, title, rows, definition."""
    from chat.counting.workload import without_figures
    from chat.explain.catalogue import tables_as_json, tables_as_markdown, tables_as_text
    from lists import LISTS_IN_ORDER
    from lists.across.teams import WORKLOAD

    write = tables_as_json if as_json else tables_as_markdown if markdown else tables_as_text
    click.echo(write(LISTS_IN_ORDER, (without_figures(WORKLOAD),)), nl=False)


@commands.command()
@click.option("-o", "--output", type=FILE, required=True, help="The extract to write (.xlsx).")
@click.option("--children", type=click.IntRange(1), default=600, show_default=True, help="How many children.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, other children.")
@click.option("--faults", type=click.FloatRange(0, 1), metavar="RATE", help="Share of rows to spoil.")
@click.option("--as-at", type=DateParameter(), default="2026-10-01", show_default=True, help="Date of the extract.")
def synth(output: Path, children: int, seed: int, faults: float | None, as_at: dt.date) -> None:
    """Write a synthetic extract, the same file for the same arguments."""
    from chat.jobs.analyse import synthesise

    synthesise(output, children=children, seed=seed, faults=faults, as_at=as_at)
    click.echo(f"{output}: {children} children as at {as_at.isoformat()}", err=True)


@commands.command()
@click.option("--config", type=FILE, help="The file to show; else chat.toml in this folder.")
def config(config: Path | None) -> None:
    """Print every setting and the value in force."""
    configuration = read_configuration(find_configuration(config, Path.cwd()))
    in_force = {**configuration.run, **configuration.lists}
    for setting in SETTINGS:
        default = "none" if setting.default is None else str(setting.default).lower()
        value = in_force.get(setting.full_name, setting.default)
        value_text = default if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        click.echo(
            f"{setting.full_name} ({setting.type.__name__}, default {default}) = {value_text}\n    {setting.meaning}"
        )


commands.add_command(comparators)
commands.add_command(verify)


def main(arguments: list[str] | None = None) -> None:
    """The console script: runs a command and turns a `ChatError` into one sentence and its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    gc.set_threshold(GARBAGE_THRESHOLD)
    try:
        colour = False if "--no-colour" in arguments else None
        commands.main(args=arguments, prog_name="chat", standalone_mode=False, color=colour)
    except click.exceptions.Abort:
        raise SystemExit(130) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except ChatError as error:
        _fail(str(error), error, arguments, error.exit_code)
    except Exception as error:  # the last stop: a user sees a sentence, never a traceback
        words = f"something went wrong inside chat ({type(error).__name__}). Nothing was written. --verbose says where."
        _fail(words, error, arguments, BadSetting.exit_code)
    finally:
        gc.freeze()  # the process ends: looking through everything for garbage once more would only take time


def _fail(sentence: str, error: Exception, arguments: list[str], exit_code: int) -> None:
    click.echo(f"chat: {sentence}", err=True)
    if "--verbose" in arguments:
        # Places only: a message or a local variable could hold a cell of the extract.
        frames = traceback.extract_tb(error.__traceback__)
        click.echo("".join(f"  {Path(f.filename).name}:{f.lineno} in {f.name}\n" for f in frames), err=True, nl=False)
    raise SystemExit(exit_code) from None
