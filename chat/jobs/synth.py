"""The job behind `chat synth`: draw, plant, write."""

import json
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from chat.errors import BadSetting
from chat.jobs.places import free_place
from chat.saving import put_into_place, refuse_ending
from chat.synthetic.faults.consequences import Consequence, consequences
from chat.synthetic.faults.plant import PlantedFault, plant_faults
from chat.synthetic.lists.build import synthetic_lists
from chat.synthetic.lists.write import write_extract


def synthesise(
    output: Path, *, children: int, seed: int, faults: float | None, as_at: date, force: bool = False
) -> None:
    """Write a synthetic extract to `output`, and with `faults` (0 to 1) their key to `<stem>-faults.json` beside it.

    Each appears whole or not at all. The same arguments give the same bytes. Raises BadSetting for numbers that make no
    sense, OutputRefused when the files cannot be written.
    """
    if children < 1:
        raise BadSetting(f"the number of children must be 1 or more, not {children}")
    if faults is not None and not 0 <= faults <= 1:
        raise BadSetting(f"the rate of faults must be between 0 and 1 (0.01 is one row in a hundred), not {faults}")
    refuse_ending(output, ".xlsx", what="a synthetic extract")
    key = output.with_name(f"{output.stem}-faults.json")
    for path in (output,) if faults is None else (output, key):
        free_place(path, force=force)
    lists = synthetic_lists(children=children, seed=seed, as_at=as_at)
    planted: list[PlantedFault] = []
    if faults is not None:
        lists, planted = plant_faults(lists, rate=faults, seed=seed, as_at=as_at)
    workbook = BytesIO()
    write_extract(lists, workbook, as_at=as_at, faults=planted)
    put_into_place(output, workbook.getvalue())
    if faults is not None:
        put_into_place(key, key_of(planted, consequences(lists, planted, as_at=as_at)).encode())


def key_of(faults: Sequence[PlantedFault], follows: Sequence[Consequence] = ()) -> str:
    """The key as JSON, one fault a line: list, source row, heading, kind and rule, but no cell's value.

    After the faults comes what follows from them, of the kind `consequence`.
    """
    lines = [_line(each.list_number, each.source_row, each.heading, each.kind, each.rule) for each in faults]
    lines += [_line(each.list_number, each.source_row, each.heading, "consequence", each.rule) for each in follows]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def _line(list_number: int, source_row: int, heading: str | None, kind: str, rule: str | None) -> str:
    line = {"list": list_number, "source_row": source_row, "heading": heading, "kind": kind, "rule": rule}
    return json.dumps(line, ensure_ascii=False)
