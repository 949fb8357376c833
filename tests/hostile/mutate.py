"""Harm done to small valid extracts: to their bytes, to the parts inside them, and to their cells."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

EXTREMES = (
    b"0",
    b"-1",
    b"65536",
    b"1048577",
    b"4294967296",
    b"1e308",
    b"NaN",
    b"",
    b"\x00",
    b"&amp;",
    b"&x;",
    b"XFD1048576",
)
ODD_CELLS: tuple[Any, ...] = (
    *(None, "", " ", "-", "N/A", "#N/A", "#REF!", "0", "false", "NULL", "\u200b", "\xa0", "=1+1", "+1", "@x", "'"),
    *("31/02/2026", "2026-13-01", "13/25/2026", "99999", "1e400", "inf", "nan", "9" * 400, "-0", "0x10", "１２"),
    *("x" * 40_000, "\x01\x02", "_x0000_", "\ufffe", "😀", "a\nb", '"', '""', ",", ";", "\t", "\r", "<b>&amp;"),
    *(0, -1, 2**63, 1e300, -1e-300, True, 60_000, 2_958_466),
)


def of_bytes(content: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, moved, doubled, or cut off."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(made) or 1), chance.choice((1, 1, 2, 4, 16, 200))
        match chance.randrange(6):
            case 0:
                made[at : at + length] = chance.randbytes(length)
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length]
            case 3:
                made[at : at + length] = b"\xff" * length
            case 4:
                made[at : at + length] = bytes(length)
            case _:
                other = chance.randrange(len(made) or 1)
                made[at : at + length], made[other : other + length] = (
                    made[other : other + length],
                    made[at : at + length],
                )
    if chance.random() < 0.1:
        del made[chance.randrange(len(made) or 1) :]
    return bytes(made)


def of_markup(part: bytes, chance: random.Random) -> bytes:
    """Tags, numbers and attributes of XML changed, doubled, moved or taken away; other parts by their bytes."""
    pieces = re.split(rb"(<[^>]*>)", part)
    if len(pieces) < 3:
        return of_bytes(part, chance)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(pieces))
        match chance.randrange(6):
            case 0:
                pieces[at] = b""
            case 1:
                pieces[at] *= chance.choice((2, 3, 50))
            case 2:
                pieces[at] = re.sub(rb"[0-9]+", chance.choice(EXTREMES), pieces[at], count=1)
            case 3:
                pieces[at] = re.sub(rb'"[^"]*"', b'"' + chance.choice(EXTREMES) + b'"', pieces[at], count=1)
            case 4:
                other = chance.randrange(len(pieces))
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case _:
                pieces[at] = of_bytes(pieces[at], chance) if pieces[at] else chance.choice(EXTREMES)
    return b"".join(pieces)


def of_parts(content: bytes, chance: random.Random) -> bytes:
    """An archive with a part or two harmed, taken away or doubled; what is no archive is harmed by its bytes."""
    if not content.startswith(b"PK"):
        return of_bytes(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = list(parts)
    # Half of all harm is done where the cells are.
    favourites = [name for name in names if re.search(r"sheet\d|sharedStrings|content\.xml|workbook\.", name)]
    for _ in range(chance.randint(1, 2)):
        name = chance.choice(favourites if favourites and chance.random() < 0.7 else names)
        if chance.random() < 0.08:
            parts.pop(name, None)
        elif name in parts:
            harm: Callable[[bytes, random.Random], bytes] = of_bytes if name.endswith(".bin") else of_markup
            parts[name] = harm(parts[name], chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as copy:
        for name, part in parts.items():
            copy.writestr(name, part)
    return made.getvalue()


def of_cells(lines: list[list[Any]], kept: int, chance: random.Random) -> tuple[list[list[Any]], int]:
    """Rows with odd cells, wholly blank rows between them, and how many rows are not blank.

    The first row, the headings, stays; so does the cell in column `kept` of every other, which is what makes it a row.
    """
    made = [list(cells) for cells in lines]
    for cells in made[1:]:
        for place in range(len(cells)):
            if place != kept and chance.random() < 0.3:
                cells[place] = chance.choice(ODD_CELLS)
    rows = len(made) - 1
    for _ in range(chance.randint(0, 5)):
        made.insert(chance.randint(1, len(made)), [chance.choice((None, "", " ", "\xa0"))] * len(lines[0]))
    return made, rows
