"""Makes the generated pages of this folder from the definitions: `make docs`."""

from pathlib import Path

from chat.config import SETTINGS
from chat.measures.describe import tables_as_markdown
from lists import LISTS_IN_ORDER
from lists.teams import DEFINED

HERE = Path(__file__).parent
FIGURES_HEAD = """# How a figure is defined

Made from the definitions in `lists/` by `make docs`; the workbook's Definitions sheet says the same.

"""
SETTINGS_HEAD = """# Settings

Keys of `chat.toml`, made from `chat/config.py` by `make docs`; `chat config` prints them with the values in force.

| key | type | default | meaning |
|---|---|---|---|
"""


def figures_page() -> str:
    """The page of all tables."""
    return FIGURES_HEAD + tables_as_markdown(LISTS_IN_ORDER, (DEFINED,))


def settings_page() -> str:
    """The page of all settings."""
    rows = [
        f"| `{setting.full_name}` | {setting.type.__name__} | {'' if setting.default is None else setting.default} |"
        f" {setting.meaning} |\n"
        for setting in SETTINGS
    ]
    return SETTINGS_HEAD + "".join(rows)


PAGES = {"figures.md": figures_page, "settings.md": settings_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
