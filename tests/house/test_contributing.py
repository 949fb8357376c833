"""The picture of the house in CONTRIBUTING.md: every room is in it, in an order in which imports only point up."""

import re

from tests.house.test_architecture import MAY_IMPORT, arrows, imports
from tests.places import ROOT

NOT_DRAWN = {"chat", "chat.__main__"}  # the version number, and `python -m chat`


def drawn() -> list[str]:
    """The rooms of the picture from top to bottom."""
    picture = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    lines = [line for line in picture.splitlines() if line.startswith("   ")]
    names = [name for line in lines for name in re.split(r"\s{2,}", line.strip())[0].split()]
    return ["lists" if name == "lists/" else f"chat.{name}" for name in names]


def test_every_room_is_drawn_once():
    rooms = drawn()
    assert len(rooms) == len(set(rooms))
    assert set(rooms) == set(MAY_IMPORT) - NOT_DRAWN, "draw the room in CONTRIBUTING.md, with a line on what it is for"


def test_rooms_import_only_what_stands_above_them():
    place = {room: at for at, room in enumerate(drawn())}
    upwards = {(room, other) for room, other in arrows(imports()) if room in place and other in place}
    assert {(room, other) for room, other in upwards if place[room] < place[other]} == set()
