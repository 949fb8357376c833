"""Fonts, colours and cell formats; one font at 10 to 12 points, every text at least 4.5:1 against its ground."""

from typing import Any

from chat.workbook.xlsxwriter_parts import HEADING

FONT = "Arial"
DARK_BLUE = "#12436D"
PALETTE = (DARK_BLUE, "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")  # Government Analysis Function
TEXT = "#1F1F1F"
GREY_TEXT = "#595959"
BETTER = "#00662F"  # 7:1 on white
WORSE = "#A4161A"  # 7.9:1 on white
BAR_COLOUR = "#A9C5DE"
RULE = "#BFBFBF"
LIGHT_RULE = "#E3E3E3"
HEAD_GROUND = "#EAF0F6"
INPUT_GROUND = "#FFFBE8"
INPUT_BORDER = "#7F7F7F"

DEFAULT = {"font_name": FONT, "font_size": 10, "font_color": TEXT}

_WRAPPED = {"text_wrap": True, "valign": "top"}
_HEAD = {
    "bold": True,
    "text_wrap": True,
    "valign": "bottom",
    "bg_color": HEAD_GROUND,
    "bottom": 1,
    "border_color": RULE,
}
_BODY = {"valign": "vcenter", "bottom": 1, "bottom_color": LIGHT_RULE}

STYLES: dict[str, dict[str, Any]] = {
    "sheet_title": {"bold": True, "font_size": 12, "font_color": DARK_BLUE, "valign": "vcenter"},
    "sheet_subtitle": {"font_color": GREY_TEXT, "valign": "top"},
    "group": {
        "bold": True,
        "font_size": 12,
        "font_color": DARK_BLUE,
        "valign": "bottom",
        "bottom": 2,
        "bottom_color": DARK_BLUE,
    },
    "block_title": {
        "bold": True,
        "font_size": 12,
        "font_color": DARK_BLUE,
        "valign": "bottom",
        "bottom": 2,
        "bottom_color": DARK_BLUE,
    },
    "section": {
        "bold": True,
        "font_color": DARK_BLUE,
        "valign": "bottom",
        "bottom": 1,
        "bottom_color": DARK_BLUE,
    },
    "block_line": {"font_color": GREY_TEXT, "valign": "vcenter"},
    "table_label": {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1, "bottom_color": RULE},
    "table_head": {
        "font_color": GREY_TEXT,
        "text_wrap": True,
        "align": "right",
        "valign": "bottom",
        "bottom": 1,
        "bottom_color": RULE,
    },
    "published": {"align": "right", "font_color": GREY_TEXT, **_BODY},
    "table_title": {"bold": True, "font_size": 11, "font_color": DARK_BLUE, "valign": "vcenter"},
    "definition": {"font_color": GREY_TEXT, **_WRAPPED},
    "head_label": {**_HEAD, "align": "left"},
    "head_number": {**_HEAD, "align": "right"},
    "label": {"text_wrap": True, **_BODY},
    "number": {"align": "right", **_BODY},
    "cell": {**_WRAPPED, "align": "left", "bottom": 1, "bottom_color": LIGHT_RULE},
    "denominator": {"font_color": GREY_TEXT, **_WRAPPED},
    "note": {"italic": True, "font_color": GREY_TEXT, **_WRAPPED},
    "published_label": {"bold": True, "font_color": GREY_TEXT, "valign": "bottom", "bottom": 1, "border_color": RULE},
    "published_number": {
        "bold": True,
        "font_color": GREY_TEXT,
        "text_wrap": True,
        "align": "right",
        "valign": "bottom",
        "bottom": 1,
        "border_color": RULE,
    },
    "published_note": {"italic": True, "font_color": GREY_TEXT, **_WRAPPED},
    "alert": {"bold": True, **_WRAPPED},
    "commentary_label": {"bold": True, "font_color": GREY_TEXT, "valign": "bottom"},
    "remark": {"italic": True, "font_color": GREY_TEXT, "valign": "vcenter"},
    "written": {"italic": True, "font_color": GREY_TEXT, **_WRAPPED},
    "commentary": {
        **_WRAPPED,
        "align": "left",
        "bg_color": INPUT_GROUND,
        "border": 1,
        "border_color": INPUT_BORDER,
        "locked": False,
    },
    "text": dict(_WRAPPED),
    "fact": {"bold": True, **_WRAPPED},
    "tile_ground": {"bg_color": HEAD_GROUND},
    "tile": {"bg_color": HEAD_GROUND, "left": 5, "left_color": DARK_BLUE, "indent": 1, "valign": "vcenter"},
    "link": {"font_color": DARK_BLUE, "underline": 1, **_WRAPPED},
    "hidden": {"font_color": GREY_TEXT},
}

HEADING_LEVELS = {"sheet_title": 1, "group": 2, "block_title": 2}


class Styles:
    """Cell formats of one workbook, made when first asked for."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Any, ...], Any] = {}

    def get(self, name: str, **changes: Any) -> Any:
        """The format of this name with single properties changed, such as `num_format` or `indent`."""
        key = (name, *sorted(changes.items()))
        if key not in self._made:
            made = self._workbook.add_format({**DEFAULT, **STYLES[name], **changes})
            if name in HEADING_LEVELS and not changes:
                setattr(made, HEADING, HEADING_LEVELS[name])
            self._made[key] = made
        return self._made[key]
