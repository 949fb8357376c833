"""The commands: each module parses and prints, and leaves the work to a job.

Heavy imports stand inside the commands, so that `chat --help` answers at once.
"""

import gc
import signal
import sys
import threading
import traceback
from pathlib import Path

import click

from chat import __version__
from chat.cli.analyse import analyse
from chat.cli.check import check
from chat.cli.children import children
from chat.cli.commentary import commentary
from chat.cli.comparators import comparators
from chat.cli.config import config
from chat.cli.diff import diff
from chat.cli.exceptions import exceptions
from chat.cli.explain import explain
from chat.cli.figures import figures
from chat.cli.indicators import indicators
from chat.cli.screen import answer, silence, tell
from chat.cli.settings import settings
from chat.cli.synth import synth
from chat.cli.tables import tables
from chat.cli.verify import verify
from chat.errors import BadSetting, ChatError

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
@click.option("--version", is_flag=True, help="Show the version; --sources adds where figures come from.")
@click.option("--sources", is_flag=True, hidden=True)
@click.pass_context
def commands(context: click.Context, *, version: bool, sources: bool) -> None:
    """Turn an Annex A extract into the ChAT workbook: chat analyse annex_a.xlsx."""
    if version or sources:
        answer(f"chat, version {__version__}")
    if sources:
        from chat.comparators.sources import sources_text

        answer(sources_text())
    if context.invoked_subcommand is None or version or sources:
        context.exit()


for command in (
    analyse,
    check,
    children,
    commentary,
    exceptions,
    explain,
    figures,
    diff,
    indicators,
    tables,
    synth,
    config,
    settings,
    comparators,
    verify,
):
    commands.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """The console script: runs a command and turns a `ChatError` into one sentence and its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    gc.set_threshold(GARBAGE_THRESHOLD)
    try:
        _end_like_an_interrupt()
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
        _fail(_what_failed(error), error, arguments, BadSetting.exit_code)
    finally:
        gc.freeze()  # the process ends: looking through everything for garbage once more would only take time


def _end_like_an_interrupt() -> None:
    """What ends a program from outside (a closed terminal, `kill`) is taken as Ctrl-C: no half-written file is left.

    A signal that the caller has switched off, as `nohup` does, stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _what_failed(error: Exception) -> str:
    """A sentence on an error that nobody expected: one of ours, unless it is click that could not print its help."""
    place = traceback.extract_tb(error.__traceback__)[-1].filename
    if isinstance(error, OSError) and Path(place) == Path(str(click.utils.__file__)):
        silence(sys.stdout)
        return f"cannot print: {(error.strerror or 'standard output takes no more').lower()}."
    return f"something went wrong inside chat ({type(error).__name__}). No file is half written. --verbose says where."


def _fail(sentence: str, error: Exception, arguments: list[str], exit_code: int) -> None:
    tell(f"chat: {sentence}")
    if "--verbose" in arguments:
        # Places only: a message or a local variable could hold a cell of the extract.
        frames = traceback.extract_tb(error.__traceback__)
        tell("\n".join(f"  {Path(f.filename).name}:{f.lineno} in {f.name}" for f in frames))
    raise SystemExit(exit_code) from None
