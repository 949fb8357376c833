"""The sheets of an OpenDocument workbook (.ods), by their names."""

from pathlib import Path

from chat.xlsx.package import DAMAGE, Package
from chat.xlsx.safe_xml import guarded_parser

CONTENT = "content.xml"


def sheet_names(path: Path) -> tuple[str, ...]:
    """The names of its sheets; none when it cannot be read."""
    names: list[str] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "table:table":
            names.append(attributes.get("table:name", ""))

    parser = guarded_parser()
    parser.StartElementHandler = start
    try:
        for block in Package(path).blocks(CONTENT):
            parser.Parse(block, False)
    except DAMAGE:
        return ()
    return tuple(names)
