"""What is imported ahead, while the reader works outside Python."""

from contextlib import suppress
from importlib import import_module

LATER = (
    "lists.across.teams",
    "chat.counting.report",
    "chat.quality.all_findings",
    "chat.workbook.write",
    "xlsxwriter.workbook",
)


def load_what_comes_later() -> None:
    """Imports what counting and writing need, and reads the standard set of indicators."""
    with suppress(ImportError):  # whoever needs the module will say so
        for module in LATER:
            import_module(module)
        from chat.scorecard.definition import standard_indicators

        standard_indicators()
