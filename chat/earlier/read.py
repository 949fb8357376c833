"""Reads the figures that a ChAT workbook carries, its own and earlier ones, or those of a figures file."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from chat.earlier.chat_sheet import Record, expanded, records
from chat.earlier.figures import EarlierFigures, UnknownFigures, checked
from chat.errors import UnreadableInput
from chat.xlsx.cells import StoredWorkbook, open_workbook
from chat.xlsx.package import reading


def read_figures(path: Path) -> tuple[EarlierFigures, ...]:
    """The figures of a workbook or figures file (.json): its own first, then the earlier ones it carries.

    Empty for a workbook that ChAT has not written. Raises UnreadableInput when the file cannot be read, is damaged, or
    was written by a later version.
    """
    if path.suffix.lower() != ".json":
        return figures_of(open_workbook(path), path)
    try:
        return (checked(path.read_text(encoding="utf-8-sig"), path.name),)
    except OSError as error:
        raise UnreadableInput(f"cannot read '{path.name}': {error.strerror or 'the disk refused it'}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"cannot read '{path.name}': it is no figures file of ChAT.") from error
    except UnknownFigures as error:
        raise _unusable(path, error) from error


def figures_of(workbook: StoredWorkbook, path: Path) -> tuple[EarlierFigures, ...]:
    """The figures of a workbook that is open, as `read_figures` gives them."""
    try:
        with reading(path):
            found = list(records(workbook))
        return _of_records(found, path.name)
    except UnknownFigures as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: UnknownFigures) -> UnreadableInput:
    return UnreadableInput(f"cannot use '{path.name}': its figures cannot be read, for it {error}.")


def own_figures(path: Path) -> EarlierFigures:
    """The figures that a workbook or figures file was made with; raises UnreadableInput when it holds none."""
    if not path.is_file():
        raise UnreadableInput(f"cannot read '{path}': there is no such file.")
    found = read_figures(path)
    if not found:
        raise UnreadableInput(f"cannot use '{path.name}': it is no workbook or figures file of ChAT.")
    return found[0]


def newest_first(found: Iterable[EarlierFigures]) -> tuple[EarlierFigures, ...]:
    """One set of figures for each as-at date, the first that was found, latest date first."""
    by_date: dict[object, EarlierFigures] = {}
    for figures in found:
        by_date.setdefault(figures.as_at, figures)
    return tuple(sorted(by_date.values(), key=lambda figures: figures.as_at, reverse=True))


def _of_records(found: Sequence[Record], file: str) -> tuple[EarlierFigures, ...]:
    own = "".join(record[3] for record in found if record[0] == "figures")
    if not own:
        return ()
    earlier: dict[str, str] = {}
    for record in found:
        if record[0] == "earlier":
            earlier[record[1]] = earlier.get(record[1], "") + record[4]
    return checked(own, file), *(_expanded(text, file) for text in earlier.values())


def _expanded(record: str, file: str) -> EarlierFigures:
    try:
        return checked(expanded(record), file)
    except (ValueError, UnicodeDecodeError) as error:
        raise UnknownFigures("holds damaged figures of an earlier date") from error
