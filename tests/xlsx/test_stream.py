"""Cells and shared texts are read as they stream by, whoever wrote them."""

import pytest

from chat.xlsx import stream
from chat.xlsx.safe_xml import Damaged
from chat.xlsx.stream import cells_of, shared_texts

SHEET = """<x:worksheet xmlns:x="u"><x:c r="Z9"><x:v>not in the data</x:v></x:c><x:sheetData>
<x:row r="3"><x:c t="s"><x:v>1</x:v></x:c><x:c/><x:c r="D3" s="7"><x:f>A1</x:f><x:v>2.5</x:v></x:c></x:row>
<x:row><x:c t="inlineStr"><x:is><x:r><x:rPr><x:b/></x:rPr><x:t>bo</x:t></x:r><x:r><x:t>ld_x0041_</x:t></x:r>
<x:rPh><x:t>spoken</x:t></x:rPh></x:is></x:c></x:row></x:sheetData><x:c><x:v>after</x:v></x:c></x:worksheet>"""


def blocks(text: str, size: int = 7) -> list[bytes]:
    content = text.encode()
    return [content[start : start + size] for start in range(0, len(content), size)]


def test_cells_have_their_places_types_formulas_and_texts():
    found = [(c.position, c.kind, c.style, c.formula, c.value, c.inline) for c in cells_of(blocks(SHEET))]
    assert found == [
        ((2, 0), "s", "0", None, "1", None),
        ((2, 1), "n", "0", None, None, None),
        ((2, 3), "n", "7", "A1", "2.5", None),
        ((3, 0), "inlineStr", "0", None, None, "boldA"),
    ]


def test_shared_texts_are_their_runs_without_what_is_spoken():
    text = "<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r><rPh><t>x</t></rPh></si><si/></sst>"
    assert shared_texts(blocks(text)) == ("one", "two", "")


def test_more_cells_and_longer_texts_than_any_workbook_of_chat_are_refused(monkeypatch):
    monkeypatch.setattr(stream, "MOST_ELEMENTS", 12)
    monkeypatch.setattr(stream, "LONGEST_TEXTS", 10)
    with pytest.raises(Damaged, match="more elements"):
        list(cells_of(blocks("<w><sheetData><row>" + "<c/>" * 10 + "</row></sheetData></w>")))
    with pytest.raises(Damaged, match="more shared texts"):
        shared_texts(blocks("<sst><si><t>" + "x" * 11 + "</t></si></sst>"))
