"""New releases of the Department for Education and the Office for National Statistics, into the user's own copy.

The files are those of the statistics site, as they are downloaded. A file in an unknown layout is refused with the
columns it would need; the others are taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polars as pl

from chat.comparators import embedded
from chat.comparators.embedded import RESIDENTS_KEY, VALUE_KEY
from chat.comparators.own_copy import RESIDENTS, VALUES
from chat.comparators.releases.file import ReleaseFile, read_release, residents_in, values_in
from chat.errors import OutputRefused, UnreadableInput
from chat.saving import put_into_place


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its layout, how many values it held and of which release; or why it was refused."""

    name: str
    title: str = ""
    values: int = 0
    release: int = 0
    refusal: str = ""


def import_releases(folder: Path, into: Path) -> tuple[Outcome, ...]:
    """Takes the CSV files in `folder`, and in folders within it, into the own copy in `into`; what became of each.

    Raises:
        UnreadableInput: no CSV file, or none in a known layout.
        OutputRefused: `into` cannot be written.
    """
    paths = sorted(path for path in folder.rglob("*") if path.name.lower().endswith((".csv", ".csv.gz")))
    if not paths:
        raise UnreadableInput(f"no CSV file in '{folder}'. Give the folder with the files of the statistics site.")
    files = [read_release(path) for path in paths]
    residents = [residents_in(file) if _is_population(file) else None for file in files]
    new_residents = _merged(into / RESIDENTS, residents, RESIDENTS_KEY)
    by_area = _by_reporting_year(new_residents)
    values = [values_in(file, by_area) if _is_of_indicators(file) else None for file in files]
    new_values = _merged(into / VALUES, values, VALUE_KEY)
    outcomes = tuple(
        _outcome(file, of_ages if of_ages is not None else of_indicators)
        for file, of_ages, of_indicators in zip(files, residents, values, strict=True)
    )
    if all(outcome.refusal for outcome in outcomes):
        raise UnreadableInput(f"nothing was imported. '{outcomes[0].name}': {outcomes[0].refusal}")
    _write(into, {RESIDENTS: new_residents, VALUES: new_values})
    return outcomes


def _outcome(file: ReleaseFile, taken: pl.DataFrame | None) -> Outcome:
    if file.layout is None or taken is None:
        return Outcome(file.name, refusal=file.refusal)
    if not taken.height:
        return Outcome(file.name, refusal=f"it looks like '{file.layout.title}', but holds nothing that is compared.")
    return Outcome(file.name, file.layout.title, taken.height, file.release)


def _is_of_indicators(file: ReleaseFile) -> bool:
    return not file.refusal and not _is_population(file)


def _is_population(file: ReleaseFile) -> bool:
    return not file.refusal and file.layout is not None and file.layout.is_population


def _merged(path: Path, new: Iterable[pl.DataFrame | None], key: tuple[str, ...]) -> pl.DataFrame | None:
    """The earlier copy with the new rows added. Of two values the later release counts; on a tie, the new one."""
    try:
        earlier = [pl.read_parquet(path)] if path.is_file() else []
    except (OSError, pl.exceptions.PolarsError) as error:
        raise UnreadableInput(f"cannot read your own copy of published figures, '{path}'. Delete it first.") from error
    frames = [frame for frame in (*earlier, *new) if frame is not None and frame.height]
    if not frames:
        return None
    both = pl.concat(frames, how="diagonal_relaxed").sort("release", maintain_order=True)
    return both.unique(key, keep="last", maintain_order=True).sort(key)


def _by_reporting_year(new: pl.DataFrame | None) -> pl.DataFrame:
    """Residents aged 0 to 17 by area and reporting year: those of the middle of the calendar year before."""
    known = embedded.residents(pl.col("ages") == "0-17", None).with_columns(release=pl.lit(0, pl.Int16))
    every = known if new is None else pl.concat([known, new.select(known.columns)], how="vertical_relaxed")
    latest = every.unique(RESIDENTS_KEY, keep="last", maintain_order=True)
    return latest.select("area_code", (pl.col("year") + 1).cast(pl.Int16), of="residents")


def _write(into: Path, frames: dict[str, pl.DataFrame | None]) -> None:
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        words = error.strerror or "it is no folder"
        raise OutputRefused(f"cannot write into '{into}': {words}. Choose another folder with --into.") from error
    for name, frame in frames.items():
        if frame is not None:
            buffer = BytesIO()
            frame.write_parquet(buffer, compression="zstd")
            put_into_place(into / name, buffer.getvalue())
