"""Parts that a finished workbook gains or loses with other commentary: a sheet for what has no cell in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chat.xlsx.cells import StoredWorkbook
from chat.xlsx.edit import elements, new_element, parsed, serialised, text_row
from chat.xlsx.package import Package
from chat.xlsx.text_width import height_of

TITLE = "Commentary merged"
HEADS = ("Key", "Table", "Commentary")
WIDTHS = (30, 30, 90)
TEXT_PIXELS = WIDTHS[-1] * 7
HIGHEST_ROW = 545
POINTS = 0.75
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
EMPTY = (
    '<worksheet xmlns="{}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols/><sheetData/>'
    '<pageMargins left="0.5" right="0.5" top="0.4" bottom="0.5" header="0.25" footer="0.25"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
)
CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A text of the sheet, and the defined name of its cell."""

    name: str
    key: str
    title: str
    text: str


def add_sheet(workbook: StoredWorkbook, rows: Sequence[AddedRow], *, style: str) -> dict[str, bytes]:
    """The parts that a further sheet with these rows needs; `style` is the cell format of its texts."""
    package = workbook.package
    title = _free(TITLE, [sheet.title for sheet in workbook.sheets])
    part = _free_part(package)
    relations = _relations_of(workbook.package.workbook_part)
    identifier = f"rIdChat{len(package.relationships(package.workbook_part)) + 1}"
    return {
        part: _sheet(rows, style, workbook.root.tag.removeprefix("{").partition("}")[0]),
        CONTENT_TYPES: _with_type(package, part),
        relations: _with_relation(package, relations, identifier, f"/{part}"),
        package.workbook_part: _with_names(package, title, identifier, rows),
    }


def without_calculation_chain(package: Package, parts: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
    """The parts, and with them what leaves out the order in which a program calculates, which it makes again by itself.

    That order names cells with formulas; a comment that was one is text now, and Excel would call the file damaged.
    """
    chain = next((each for each in package.relationships(package.workbook_part) if each.kind == "calcChain"), None)
    if chain is None:
        return dict(parts)
    relations = _relations_of(package.workbook_part)
    left_out = {
        relations: _without(parts.get(relations) or package.content(relations), "Id", chain.id),
        CONTENT_TYPES: _without(
            parts.get(CONTENT_TYPES) or package.content(CONTENT_TYPES), "PartName", f"/{chain.part}"
        ),
    }
    return {**parts, **left_out, chain.part: None}


def _without(content: bytes, attribute: str, value: str) -> bytes:
    """The document without the elements whose attribute has this value."""
    document = parsed(content)
    for each in [node for node in document.documentElement.childNodes if node.nodeType == node.ELEMENT_NODE]:
        if each.getAttribute(attribute).casefold() == value.casefold():
            document.documentElement.removeChild(each)
    return serialised(document)


def _sheet(rows: Sequence[AddedRow], style: str, namespace: str) -> bytes:
    document = parsed(EMPTY.format(namespace).encode())
    _, columns, data, *_ = document.documentElement.childNodes
    for number, width in enumerate(WIDTHS, start=1):
        attributes = {"min": str(number), "max": str(number), "width": str(width), "customWidth": "1"}
        columns.appendChild(new_element(columns, "col", **attributes))
    data.appendChild(text_row(data, 1, [TITLE]))
    data.appendChild(text_row(data, 2, HEADS))
    for number, row in enumerate(rows, start=3):
        made = text_row(data, number, (row.key, row.title, row.text), ("0", "0", style))
        made.setAttribute("ht", f"{min(HIGHEST_ROW, height_of(row.text, TEXT_PIXELS) + 34) * POINTS:g}")
        made.setAttribute("customHeight", "1")
        data.appendChild(made)
    return serialised(document)


def _with_type(package: Package, part: str) -> bytes:
    document = parsed(package.content(CONTENT_TYPES))
    root = document.documentElement
    root.appendChild(new_element(root, "Override", PartName=f"/{part}", ContentType=CONTENT_TYPE))
    return serialised(document)


def _with_relation(package: Package, relations: str, identifier: str, target: str) -> bytes:
    document = parsed(package.content(relations))
    root = document.documentElement
    kinds = (each.getAttribute("Type") for each in elements(root, "Relationship"))
    kind = next(each for each in kinds if each.endswith("/worksheet"))  # the same words as the file's own sheets
    attributes = {"Id": identifier, "Type": kind, "Target": target}
    root.appendChild(new_element(root, "Relationship", **attributes))
    return serialised(document)


def _with_names(package: Package, title: str, identifier: str, rows: Sequence[AddedRow]) -> bytes:
    document = parsed(package.content(package.workbook_part))
    root = document.documentElement
    sheets = next(elements(root, "sheets"))
    number = 1 + max(int(sheet.getAttribute("sheetId")) for sheet in elements(sheets, "sheet"))
    made = new_element(sheets, "sheet", name=title, sheetId=str(number))
    attributes = next(elements(sheets, "sheet")).attributes
    named = next(name for name, _ in attributes.items() if name.endswith(":id"))
    made.setAttribute(named, identifier)
    sheets.appendChild(made)
    names = _names(root, sheets)
    new = {row.name.casefold() for row in rows}
    for name in [each for each in elements(names, "definedName") if not each.hasAttribute("localSheetId")]:
        if name.getAttribute("name").casefold() in new:  # one that leads nowhere any more
            names.removeChild(name)
    for place, row in enumerate(rows, start=3):
        name = new_element(names, "definedName", name=row.name)
        name.appendChild(document.createTextNode(f"'{title}'!$C${place}"))
        names.appendChild(name)
    return serialised(document)


def _names(root: Any, sheets: Any) -> Any:
    found = next(elements(root, "definedNames"), None)
    return root.insertBefore(new_element(root, "definedNames"), sheets.nextSibling) if found is None else found


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _free(title: str, taken: Sequence[str]) -> str:
    names = [title, *(f"{title} {number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name.casefold() not in {each.casefold() for each in taken})


def _free_part(package: Package) -> str:
    number = 1
    while package.has(f"xl/worksheets/sheet{number}.xml"):
        number += 1
    return f"xl/worksheets/sheet{number}.xml"
