"""How many pages the workbook of an extract takes, sheet by sheet: `make pages` prints it for the sample.

The page model is our own; where LibreOffice is installed, its pages stand beside it.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from chat.cli import main
from chat.commentary.comment import PREFIX
from chat.document.charts import LEAST_BANDS, LEAST_COMPARED, LEAST_POINTS, Chart
from chat.jobs import make_workbook
from chat.report import Report
from chat.workbook.book import Book, Sheet
from chat.workbook.list_sheet.plan import plan_list
from chat.workbook.write import written_book
from tests.places import SAMPLE

SMALLEST_SCALE = 0.85
OF_THE_FILE = frozenset({"as_read"})  # what only the writing of the file needs
MONTH = re.compile(r"[A-Z][a-z]{2} \d\d")


@dataclass(frozen=True, slots=True)
class Written:
    """A report and the book that was written of it."""

    report: Report
    book: Book

    @property
    def printed(self) -> tuple[Sheet, ...]:
        """The sheets that are printed."""
        return tuple(sheet for sheet in self.book.sheets if sheet.page_starts)

    @property
    def pages(self) -> dict[str, int]:
        """Printed pages by sheet."""
        return {sheet.title: len(sheet.page_starts) for sheet in self.printed}

    @property
    def list_pages(self) -> int:
        """Printed pages of the lists' sheets."""
        titles = {section.sheet_title for section in self.report.sections}
        return sum(pages for title, pages in self.pages.items() if title in titles)

    @property
    def pages_before_the_end_of_the_lists(self) -> int:
        """Printed pages from the first sheet to that of the last list."""
        titles = list(self.pages)
        last = max(titles.index(section.sheet_title) for section in self.report.sections)
        return sum(self.pages[title] for title in titles[: last + 1])

    @property
    def pages_that_begin_with_a_box(self) -> list[tuple[str, int]]:
        """Sheet and row of pages that begin with a commentary, or inside one."""
        boxes = [place for name, place in self.book.ranges.items() if name.startswith(PREFIX)]
        starts = {sheet.title: sheet.page_starts[1:] for sheet in self.printed}
        return [
            (title, row)
            for title, first, last in boxes
            for row in starts.get(title, ())
            if first[0] - (first[1] == 0) <= row <= last[0]
        ]

    @property
    def charts(self) -> list[Chart]:
        """The charts on the lists' sheets."""
        plans = (plan_list(section) for section in self.report.sections)
        return [placed.chart for plan in plans for block in plan.blocks for placed in block.charts]

    @property
    def empty_charts(self) -> list[str]:
        """Charts that show no more than a table: without three points of time or five bands."""
        return [chart.key for chart in self.charts if len(chart.labels) < least_labels(chart)]


def least_labels(chart: Chart) -> int:
    """Labels that make a chart worth its room; with England beside, fewer bands do."""
    if chart.kind == "line" or all(MONTH.fullmatch(label) for label in chart.labels):
        return LEAST_POINTS
    if chart.kind == "pyramid":
        return 1
    return LEAST_COMPARED if len(chart.series) > 1 else LEAST_BANDS


def written(extract: Path, *options: str) -> Written:
    """The book of an extract, without a file."""
    kept: dict[str, Any] = {}

    def keep(report: Report, _path: Path, **settings: Any) -> None:
        of_the_book = {name: value for name, value in settings.items() if name not in OF_THE_FILE}
        kept["written"] = Written(report, written_book(report, **of_the_book))

    with tempfile.TemporaryDirectory() as folder, mock.patch.object(make_workbook, "write_workbook", keep):
        try:
            main(["analyse", str(extract), "-o", str(Path(folder) / "chat.xlsx"), "--quiet", *options])
        except SystemExit as stop:
            if stop.code:
                raise
    found: Written = kept["written"]
    return found


def pages_by_libreoffice(content: bytes) -> int | None:
    """Pages of the whole workbook as LibreOffice prints it; None where it is not installed."""
    if shutil.which("soffice") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chat.xlsx"
        path.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return path.with_suffix(".pdf").read_bytes().count(b"/Type/Page/")


def table(made: Written) -> str:
    """The pages of each sheet, and the goals."""
    lines = [f"{'Sheet':<24}{'Pages':>6}{'Scale':>8}"]
    lines += [f"{sheet.title:<24}{len(sheet.page_starts):>6}{sheet.scale:>8.0%}" for sheet in made.printed]
    lines += [
        f"{'Whole workbook':<24}{sum(made.pages.values()):>6}",
        f"{'To the last list':<24}{made.pages_before_the_end_of_the_lists:>6}",
        f"{'Lists alone':<24}{made.list_pages:>6}",
        f"{'Charts on lists':<24}{len(made.charts):>6}",
        f"{'Begin with a box':<24}{len(made.pages_that_begin_with_a_box):>6}",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    of_sample = written(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE, *sys.argv[2:])
    sys.stdout.write(table(of_sample) + "\n")
    by_libreoffice = pages_by_libreoffice(of_sample.book.content())
    if by_libreoffice is not None:
        sys.stdout.write(f"{'By LibreOffice':<24}{by_libreoffice:>6}\n")
