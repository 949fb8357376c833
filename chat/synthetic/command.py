"""The job behind `chat synth`: draw, plant, write."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from chat.errors import BadSetting, OutputRefused
from chat.synthetic.extract import synthetic_lists
from chat.synthetic.faults import PlantedFault, plant_faults
from chat.synthetic.write import write_extract


def synthesise(output: Path, *, children: int, seed: int, faults: float | None, as_at: date) -> None:
    """Write a synthetic extract to `output`, and with `faults` (0 to 1) their key to `<stem>-faults.json` beside it.

    Each appears whole or not at all. The same arguments give the same bytes. Raises BadSetting for numbers that make no
    sense, OutputRefused when the files cannot be written.
    """
    if children < 1:
        raise BadSetting(f"the number of children must be 1 or more, not {children}")
    if faults is not None and not 0 <= faults <= 1:
        raise BadSetting(f"the rate of faults must be between 0 and 1 (0.01 is one row in a hundred), not {faults}")
    if not output.parent.is_dir():
        raise OutputRefused(f"{output}: the folder to write to does not exist; make it first or name another")
    from xlsxwriter.exceptions import FileCreateError

    lists = synthetic_lists(children=children, seed=seed, as_at=as_at)
    planted: list[PlantedFault] = []
    if faults is not None:
        lists, planted = plant_faults(lists, rate=faults, seed=seed, as_at=as_at)
    beside = output.with_name(f".{output.name}.part")
    try:
        write_extract(lists, beside, as_at=as_at, faults=planted)
        beside.replace(output)
        if faults is not None:
            key = output.with_name(f"{output.stem}-faults.json")
            beside.write_text(key_of(planted), encoding="utf-8")
            beside.replace(key)
    except (OSError, FileCreateError) as error:
        raise OutputRefused(f"{output}: cannot be written; close the file if it is open, or name another") from error
    finally:
        beside.unlink(missing_ok=True)


def key_of(faults: Sequence[PlantedFault]) -> str:
    """The key as JSON, one fault a line: list, source row, heading, kind and rule, but no cell's value."""
    lines = [
        json.dumps(
            {
                "list": fault.list_number,
                "source_row": fault.source_row,
                "heading": fault.heading,
                "kind": fault.kind,
                "rule": fault.rule,
            },
            ensure_ascii=False,
        )
        for fault in faults
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
