"""What XlsxWriter has no setting for: cell styles "Heading 1" and "Heading 2", and British English.

This is the one module that changes XlsxWriter; its version is pinned, and tests look at the bytes. The changes hold for
every workbook of the process, so they are made once, when this module is imported.
"""

from typing import Any

from xlsxwriter import chart, core, packager, styles

LANGUAGE = "en-GB"
HEADING = "heading_level"  # set on formats whose cells are headings
BUILT_IN = {1: 16, 2: 17}  # the numbers of the styles Heading 1 and Heading 2


class StylesWithHeadings(styles.Styles):  # type: ignore[misc]  # XlsxWriter ships no types
    """The styles of a workbook, with a cell style for each level of headings."""

    def _headings(self) -> dict[int, Any]:
        """The first format of each level."""
        found: dict[int, Any] = {}
        for each in self.xf_formats:
            level = getattr(each, HEADING, 0)
            if level:
                found.setdefault(level, each)
        return dict(sorted(found.items()))

    def _write_cell_style_xfs(self) -> None:
        headings = self._headings()
        first = 2 if self.has_hyperlink else 1
        self._xml_start_tag("cellStyleXfs", [("count", first + len(headings))])
        self._write_xf(self.xf_formats[0], styles.XFormatType.STYLE)
        if self.has_hyperlink:
            self._write_style_xf(True, self.hyperlink_font_id)
        for each in headings.values():
            self._write_xf(each, styles.XFormatType.STYLE)
        self._xml_end_tag("cellStyleXfs")
        places = {level: place for place, level in enumerate(headings, start=first)}
        for each in self.xf_formats:
            if level := getattr(each, HEADING, 0):
                each.xf_id = places[level]

    def _write_cell_styles(self) -> None:
        headings = self._headings()
        first = 2 if self.has_hyperlink else 1
        self._xml_start_tag("cellStyles", [("count", first + len(headings))])
        if self.has_hyperlink:
            self._write_cell_style("Hyperlink", 1, 8)
        for place, level in enumerate(headings, start=first):
            self._write_cell_style(f"Heading {level}", place, BUILT_IN[level])
        self._write_cell_style()
        self._xml_end_tag("cellStyles")


class CoreWithLanguage(core.Core):  # type: ignore[misc]
    """The properties of a document, with its language."""

    def _write_dc_creator(self) -> None:
        super()._write_dc_creator()
        self._xml_data_element("dc:language", LANGUAGE)


def _write_lang(self: Any) -> None:
    self._xml_empty_tag("c:lang", [("val", LANGUAGE)])


def _write_a_end_para_rpr(self: Any) -> None:
    self._xml_empty_tag("a:endParaRPr", [("lang", LANGUAGE)])


def _british(attributes: list[tuple[str, Any]] | None) -> list[tuple[str, Any]]:
    return [(name, LANGUAGE if name == "lang" else value) for name, value in attributes or []]


def _write_a_r_pr(self: Any, font: Any) -> None:
    """The letters of a title: as XlsxWriter writes them, in our language."""
    start, empty = self._xml_start_tag, self._xml_empty_tag
    self._xml_start_tag = lambda tag, attributes=None: start(tag, _british(attributes))
    self._xml_empty_tag = lambda tag, attributes=None: empty(tag, _british(attributes))
    try:
        _letters(self, font)
    finally:
        del self._xml_start_tag, self._xml_empty_tag


_letters = chart.Chart._write_a_r_pr  # noqa: SLF001


def install() -> None:
    """Makes the changes; a second time changes nothing."""
    packager.Styles = StylesWithHeadings
    packager.Core = CoreWithLanguage
    chart.Chart._write_lang = _write_lang  # noqa: SLF001
    chart.Chart._write_a_end_para_rpr = _write_a_end_para_rpr  # noqa: SLF001
    chart.Chart._write_a_r_pr = _write_a_r_pr  # noqa: SLF001


install()
