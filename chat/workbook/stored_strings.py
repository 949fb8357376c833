"""Opens workbooks with openpyxl, with every character of their texts."""

import re
from typing import IO, Any

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def decoded(text: str) -> str:
    """The text with `_xHHHH_` as the character it stands for, as spreadsheet files write some."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def open_workbook(file: IO[bytes], *, values: bool) -> Any:
    """An openpyxl workbook, rich texts as plain ones; `values` for what formulas gave, else the formulas.

    openpyxl itself removes every `x005F_` from a text and leaves other characters escaped, so the texts are read here.
    """
    from openpyxl.cell.text import Text
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    class Reader(ExcelReader):  # type: ignore[misc]
        """openpyxl's reader with another way to the texts."""

        def read_strings(self) -> None:
            """Reads the table of texts."""
            part = self.package.find(SHARED_STRINGS)
            if part is None:
                return
            with self.archive.open(part.PartName[1:]) as source:
                for _, node in iterparse(source):
                    if node.tag == f"{{{SHEET_MAIN_NS}}}si":
                        text = Text.from_tree(node)
                        runs = [text.t, *(run.t for run in text.r)]
                        self.shared_strings.append("".join(decoded(run) for run in runs if run))
                        node.clear()

    reader = Reader(file, data_only=values, keep_links=False)
    reader.read()
    return reader.wb
