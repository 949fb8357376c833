"""The job behind `chat figures`: the figures of workbooks, as one long table or as a figures file."""

from collections.abc import Iterable
from pathlib import Path

from chat.earlier.figures import EarlierFigures
from chat.earlier.find import previous_files
from chat.earlier.read import read_figures
from chat.errors import BadSetting, OutputRefused, UnreadableInput
from chat.figures_file import document_json
from chat.jobs.given import Say, silent
from chat.jobs.places import refuse_figures
from chat.jobs.wanted import FIGURES_ENDINGS, LONG_TABLE
from chat.long_table.write import write_long_table
from chat.saving import put_into_place, refuse_ending


def write_figures_of(
    workbooks: Iterable[Path], output: Path, say: Say = silent, *, force: bool = False
) -> tuple[tuple[EarlierFigures, ...], tuple[Path, ...]]:
    """Writes the figures of workbooks and of the dates they carry; returns the figures and the files written.

    Raises UnreadableInput when a file holds no figures, OutputRefused when nothing can be written there, or unless
    `force` something is there that ChAT has not written.
    """
    refuse_ending(output, *FIGURES_ENDINGS, what="the figures")
    refuse_figures(output, force=force)
    files = [each.path for each in previous_files(workbooks, say)]
    if not files:
        raise UnreadableInput("no ChAT workbook was found there. Name the files, or another folder.")
    if any(output.exists() and output.samefile(file) for file in files):
        raise OutputRefused(f"cannot write '{output}': its figures are being read. Choose another name with -o.")
    found = tuple(_figures(file) for file in files)
    if output.suffix.lower() in LONG_TABLE:
        every = _each_once(figures for of_file in found for figures in of_file)
        return every, write_long_table((figures.document for figures in every), output)
    if len(found) > 1:
        raise BadSetting("a figures file holds the figures of one workbook. Name one, or write .csv or .parquet.")
    own = found[0][0]
    put_into_place(output, document_json(own.document).encode())
    return (own,), (output,)


def _figures(file: Path) -> tuple[EarlierFigures, ...]:
    found = read_figures(file)
    if not found:
        raise UnreadableInput(f"cannot use '{file.name}': it is no workbook or figures file of ChAT.")
    return found


def _each_once(found: Iterable[EarlierFigures]) -> tuple[EarlierFigures, ...]:
    """Each authority's figures of each as-at date once, the first that was found, oldest date first."""
    once: dict[tuple[str, object], EarlierFigures] = {}
    for figures in found:
        name = figures.authority.name if figures.authority else ""
        once.setdefault((name, figures.as_at), figures)
    return tuple(once[key] for key in sorted(once, key=lambda key: (key[0], str(key[1]))))
