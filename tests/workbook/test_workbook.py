"""What Excel opens: sheets, names, protection, numbers, and the hidden history."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from chat.report import Report, ReportRow, ReportTable
from chat.report.quality import RuleSummary
from chat.workbook.sheets.definitions import meaning
from chat.workbook.write import workbook_bytes, write_workbook

LIST_SHEETS = ["1 Contacts", "2 Early help", "5 Section 47"]
TABLES = {
    "1 Contacts": ["headline", "source", "multiple", "age_gender", "ethnicity"],
    "2 Early help": ["organisation", "duration", "timeliness", "by_provider"],
}
TOPICS = {
    "1 Contacts": ["how_many", "sources", "repeat", "children", "by_month"],
    "2 Early help": ["organisations", "how_long", "placements", "by_month"],  # nothing of referrals can be said
}


def named(opened: Any, name: str) -> tuple[Any, str]:
    """The sheet and the range that a defined name covers."""
    ((sheet, cells),) = opened.defined_names[name].destinations
    return opened[sheet], cells.replace("$", "")


def cells_of(opened: Any, name: str) -> list[list[Any]]:
    sheet, cells = named(opened, name)
    return [[cell.value for cell in row] for row in sheet[cells]]


def row_of(opened: Any, name: str, label: str) -> list[Any]:
    sheet, cells = named(opened, name)
    return next(list(row) for row in sheet[cells] if row[0].value == label)


def test_sheets_stand_in_the_order_of_the_contract(opened: Any) -> None:
    expected = [
        *("Summary", "Contents", "Headlines", *LIST_SHEETS, "Data quality", "Definitions", "Chart figures", "_chat")
    ]
    assert opened.sheetnames == expected
    assert opened["_chat"].sheet_state == "veryHidden"
    assert opened["Chart figures"].sheet_state == "hidden"
    assert [sheet.sheet_state for sheet in opened.worksheets[:-2]] == ["visible"] * (len(expected) - 2)


def test_opens_on_a1_of_the_summary(opened: Any) -> None:
    assert opened.active.title == "Summary"
    for sheet in opened.worksheets:
        assert sheet.sheet_view.selection[0].activeCell in (None, "A1")
        if sheet.sheet_state == "visible":
            assert isinstance(sheet["A1"].value, str)


@pytest.mark.parametrize("sheet", TABLES)
def test_every_printed_table_is_an_excel_table_and_has_a_name(opened: Any, sheet: str) -> None:
    key = {"1 Contacts": "contacts", "2 Early help": "early_help"}[sheet]
    for table in TABLES[sheet]:
        at, cells = named(opened, f"table.{key}.{table}")
        assert at.title == sheet
        excel_table = at.tables[f"{key}_{table}"]
        assert (excel_table.ref, excel_table.autoFilter) == (cells, None)
        headings = [cell.value for cell in at[cells][0]]
        assert [column.name for column in excel_table.tableColumns] == headings
        assert len({heading.casefold() for heading in headings}) == len(headings)
        assert len(at[cells]) >= 2


def test_no_excel_table_has_the_name_of_a_range(opened: Any) -> None:
    tables = {name.casefold() for sheet in opened.worksheets for name in sheet.tables}
    assert tables
    assert not tables & {name.casefold() for name in opened.defined_names}


@pytest.mark.parametrize("sheet", TOPICS)
def test_every_topic_has_one_commentary(opened: Any, sheet: str) -> None:
    key = {"1 Contacts": "contacts", "2 Early help": "early_help"}[sheet]
    names = [name for name in opened.defined_names if name.startswith(f"commentary.{key}.")]
    assert names == [f"commentary.{key}.{topic}" for topic in sorted(TOPICS[sheet])]
    assert {named(opened, name)[0].title for name in names} == {sheet}


def test_commentary_names_cover_the_whole_merged_and_unlocked_range(opened: Any) -> None:
    commentary = [name for name in opened.defined_names if name.startswith("commentary.")]
    names = [name for name in commentary if not name.startswith("commentary.summary.")]
    assert len(commentary) == len(names) + 3
    assert len(names) == 5 + 4
    for name in names:
        sheet, cells = named(opened, name)
        assert cells in {str(merged) for merged in sheet.merged_cells.ranges}
        left, top, right, bottom = range_boundaries(cells)
        assert (left, right) == (11, 15)
        heights = [sheet.row_dimensions[row].height or 0 for row in range(top, bottom + 1)]
        assert sum(heights) * 96 / 72 >= 6 * 17
        first = sheet.cell(top, left)
        assert first.protection.locked is False
        assert first.alignment.wrap_text is True
        assert all(sheet.cell(row, left).protection.locked is False for row in range(top, bottom + 1))


def test_only_commentary_is_merged_on_the_sheets_of_lists(opened: Any) -> None:
    for title in LIST_SHEETS:
        merged = {str(cells) for cells in opened[title].merged_cells.ranges}
        names = (name for name in opened.defined_names if name.startswith("commentary."))
        assert merged == {cells for at, cells in (named(opened, name) for name in names) if at.title == title}


def test_no_column_of_a_printed_list_is_hidden(opened: Any) -> None:
    for title in LIST_SHEETS:
        assert not any(column.hidden for column in opened[title].column_dimensions.values())


def test_everything_else_is_locked_without_a_password(opened: Any) -> None:
    for sheet in opened.worksheets:
        assert sheet.protection.sheet is True
        assert sheet.protection.password is None
        assert sheet.protection.formatCells is False
        assert sheet.protection.formatColumns is False
        assert sheet.protection.formatRows is False
        assert sheet.protection.objects is False  # charts can be selected and copied
        assert sheet["A1"].protection.locked is True
    unlocked = {
        (sheet.title, cell.coordinate)
        for sheet in opened.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    commentary = {
        (sheet.title, cell.coordinate)
        for name in opened.defined_names
        if name.startswith("commentary.") or name in ("summary.prepared_by", "summary.date")
        for sheet, cells in [named(opened, name)]
        for row in (sheet[cells] if ":" in cells else ((sheet[cells],),))
        for cell in row
    }
    assert unlocked == commentary


def test_unprotected_on_request(make_report: Callable[..., Report], figures: str, tmp_path: Path) -> None:
    path = tmp_path / "open.xlsx"
    write_workbook(make_report(), path, figures_json=figures, protected=False)
    assert all(not sheet.protection.sheet for sheet in openpyxl.load_workbook(path).worksheets)


def test_figures_are_unrounded_numbers_with_formats(opened: Any) -> None:
    _, count, percent, *_ = row_of(opened, "table.contacts.source", "Police")
    assert (count.value, count.number_format) == (2500, "#,##0")
    assert (percent.value, percent.number_format) == (2500 / 8000, "0%")
    _, count, rate, *_ = row_of(opened, "table.contacts.headline", "Total number of contacts")
    assert (rate.value, rate.number_format) == (1110.7254, "#,##0")
    assert row_of(opened, "table.contacts.headline", "Total for ages 0-17")[2].value is None


def test_no_figure_of_a_table_is_text(opened: Any) -> None:
    for name in opened.defined_names:
        if name.startswith("table."):
            sheet, cells = named(opened, name)
            for row in list(sheet[cells])[1:]:  # below the headings
                assert not any(isinstance(cell.value, str) for cell in row[1:])


def texts_of(sheet: Any) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_a_table_without_its_data_is_one_sentence(opened: Any) -> None:
    assert "table.early_help.appears_on_referral_list" not in opened.defined_names
    said = texts_of(opened["2 Early help"])
    assert "Appears on referral list: needs List 2, column 'Child Unique ID'." in said


def test_a_list_that_was_not_delivered_has_two_sentences_and_nothing_else(opened: Any) -> None:
    assert texts_of(opened["5 Section 47"])[2:] == [
        "List 5 was not delivered, so the tables of this sheet have no figures.",
        "Add List 5 to the extract and run ChAT again to see its figures.",
    ]
    assert not [name for name in opened.defined_names if name.startswith(("table.section_47", "commentary.section_47"))]


def test_what_percentages_are_of_and_notes_stand_in_the_topic(opened: Any) -> None:
    said = texts_of(opened["1 Contacts"])
    assert "Percentages are of 8,000 contacts in the period." in said
    assert "Children without an identifier are in no row." in " ".join(said)  # a note runs on over several rows


def test_rows_found_in_the_data_stop_at_twenty(opened: Any) -> None:
    labels = [row[0] for row in cells_of(opened, "table.early_help.organisation")]
    assert labels[1] == "=1+1"
    assert len(labels) == 1 + 20
    assert any("20 more rows are in the figures file." in text for text in texts_of(opened["2 Early help"]))


def test_ages_stand_in_bands_and_details_of_ethnic_groups_are_folded(opened: Any) -> None:
    ages = cells_of(opened, "table.contacts.age_gender")
    # -1 has 10 boys, every further year 3 more: ages 1 to 4 have 16 + 19 + 22 + 25
    assert [row[:2] for row in ages[1:]] == [
        ["Unborn", 10],
        ["Under 1", 13],
        ["1 to 4", 82],
        ["5 to 9", 170],
        ["10 to 15", 303],
        ["16 to 17", 125],
        ["18 and over", 67],
    ]
    sheet, cells = named(opened, "table.contacts.ethnicity")
    for row in sheet[cells][1:]:
        is_group = row[0].value[1] == ")"
        dimension = sheet.row_dimensions[row[0].row]
        assert (dimension.outlineLevel, bool(dimension.hidden)) == ((0, False) if is_group else (1, True))


def test_details_and_subtotals_are_indented(opened: Any) -> None:
    assert row_of(opened, "table.contacts.ethnicity", "White British")[0].alignment.indent == 1
    assert row_of(opened, "table.contacts.ethnicity", "a) White")[0].alignment.indent == 0
    assert row_of(opened, "table.early_help.duration", "In time (first two bands)")[0].alignment.indent == 1


@pytest.mark.parametrize("label", ["=1+1", "+1", "@SUM(A1)", "-2", "http://example.org", "{=1}", "=cmd|' /C calc'!A0"])
def test_text_of_the_extract_stays_text(
    label: str, make_report: Callable[..., Report], make_table: Callable[..., ReportTable], tmp_path: Path
) -> None:
    table = make_table("contacts.source", "Source", (ReportRow(label, {"count": 1, "percent": 1.0}),), chart="bars")
    path = tmp_path / "chat.xlsx"
    write_workbook(with_table(make_report(), table), path, figures_json=label)
    opened = openpyxl.load_workbook(path)
    cell = row_of(opened, "table.contacts.source", label)[0]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert not any(cell.data_type == "f" for sheet in opened for row in sheet.iter_rows() for cell in row)


def test_characters_that_xml_forbids_are_left_out(
    make_report: Callable[..., Report], make_table: Callable[..., ReportTable], tmp_path: Path
) -> None:
    label = "Fam\x00ily\x0b _x0041_ \ud800centre\ufffe"
    table = make_table("contacts.source", "Source", (ReportRow(label, {"count": 1, "percent": 1.0}),))
    path = tmp_path / "chat.xlsx"
    write_workbook(with_table(make_report(), table), path, figures_json="{}")
    with zipfile.ZipFile(path) as archive:
        shared = archive.read("xl/sharedStrings.xml").decode()
    assert "Family _x005F_x0041_ centre" in shared


def with_table(report: Report, table: ReportTable) -> Report:
    import dataclasses

    section = dataclasses.replace(report.sections[0], tables=(table,))
    return dataclasses.replace(report, sections=(section,))


def test_the_history_sheet_gives_the_figures_back(opened: Any, figures: str) -> None:
    records = [[cell.value for cell in row if cell.value is not None] for row in opened["_chat"].iter_rows()]
    assert records[0] == ["chat", 1, "0.1.0", "2026-10-01"]
    pieces = [record for record in records if record[0] == "figures"]
    assert [record[1:3] for record in pieces] == [[place, len(pieces)] for place in range(1, len(pieces) + 1)]
    assert len(pieces) > 3
    assert "".join(record[3] for record in pieces) == figures
    assert json.loads(figures)["note"] == "é 😀 =1+1"
    assert all(len(record[3].encode("utf-16-le")) // 2 < 32_767 for record in pieces)


def test_the_history_sheet_names_every_commentary(opened: Any) -> None:
    records = [[cell.value for cell in row] for row in opened["_chat"].iter_rows()]
    names = {record[2]: record[3] for record in records if record[0] == "commentary"}
    defined = {name for name in opened.defined_names if name.startswith("commentary.")}
    assert set(names) == defined
    assert names["commentary.contacts.by_month"] == "1 Contacts"


def test_same_report_same_bytes(make_report: Callable[..., Report], figures: str) -> None:
    first = workbook_bytes(make_report(), figures_json=figures)
    assert workbook_bytes(make_report(), figures_json=figures) == first
    assert workbook_bytes(make_report(version="0.1.1"), figures_json=figures) != first


def test_document_properties(opened: Any) -> None:
    properties = opened.properties
    assert properties.title == "ChAT: Birmingham, as at 1 October 2026 (inferred)"
    assert properties.created.isoformat() == "2026-10-01T00:00:00"
    assert opened.custom_doc_props["Language"].value == "en-GB"


def test_prints_on_a4_one_page_wide_with_titles_and_footer(opened: Any) -> None:
    for sheet in opened.worksheets[:-2]:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1)  # 1 is what it is when it is not written
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
        assert sheet.print_title_rows.startswith("$1:$")
        assert sheet.print_area
        assert "Draft. Birmingham, data up to 30 September 2026" in sheet.oddFooter.left.text
        assert "Page &P of &N" in sheet.oddFooter.right.text.replace("&[Page]", "&P").replace("&[Pages]", "&N")


def test_an_ampersand_in_the_authority_is_printed(make_report: Callable[..., Report], tmp_path: Path) -> None:
    from chat.report import Authority

    path = tmp_path / "chat.xlsx"
    report = make_report(authority=Authority("E06000063", "Brighton & Hove"))
    write_workbook(report, path, figures_json="{}")
    with zipfile.ZipFile(path) as archive:
        assert "Brighton &amp;&amp; Hove" in archive.read("xl/worksheets/sheet1.xml").decode()


def test_links_lead_to_the_title_of_each_topic(opened: Any) -> None:
    contents = opened["Contents"]
    links = {
        cell.value: cell.hyperlink.location
        for row in contents.iter_rows()
        for cell in row
        if cell.hyperlink is not None
    }
    sheet, cell = links["Who contacts come from"].split("!")
    assert opened[sheet.strip("'")][cell].value == "Who contacts come from"
    assert {"Headlines", *LIST_SHEETS, "Data quality", "Definitions"} <= set(links)


def test_contents_say_where_rows_went_and_what_is_missing(opened: Any) -> None:
    rows = [[cell.value for cell in row] for row in opened["Contents"].iter_rows()]
    period = "1 July 2026 to 30 September 2026, three months"
    assert ["1 Contacts", period, 20003, 20000, 8000, 11900, 60, 40] in rows
    texts = {row[0] for row in rows}
    assert "Sheet 'Front sheet' of annex_a.xlsx was not read: no headings of a list were found." in texts
    assert any("only free texts" in str(value) for row in rows for value in row)


def test_contents_print_on_one_page_and_link_on_the_screen_only(opened: Any) -> None:
    sheet = opened["Contents"]
    last = range_boundaries(sheet.print_area.rpartition("!")[2])[3]
    assert len(sheet.row_breaks.brk) == 0
    assert sum(sheet.row_dimensions[row].height or 15 for row in range(1, last + 1)) * 96 / 72 * 1026 / 1220 <= 707
    assert list(sheet.tables) == ["rows_of_lists"]
    linked = {cell.value: cell.row for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert linked["Headlines"] > last
    assert sheet.merged_cells.ranges == set()


def test_no_authority_no_population(make_report: Callable[..., Report], tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write_workbook(make_report(authority=None, population={}, as_at_inferred=False), path, figures_json="{}")
    opened = openpyxl.load_workbook(path)
    assert opened["Contents"]["A1"].value == "ChAT: Authority not given"
    assert opened["Contents"]["A2"].value == "As at 1 October 2026"
    assert "rates are blank" in opened["Headlines"]["A2"].value


def test_headlines_print_figures_and_periods(opened: Any) -> None:
    rows = [[cell.value for cell in row] for row in opened["Headlines"].iter_rows()]
    assert rows[2] == ["Figure", "Number", "Percent", "Rate per 10,000"]  # nothing published, no last time
    place = rows.index(["1 Contacts: 1 July 2026 to 30 September 2026, three months", None, None, None])
    assert rows[place + 1] == ["Total number of contacts", 8000, None, 1110.7]
    assert rows[place + 2] == ["Contacts from the police", None, 0.3125, None]


def test_a_missing_list_is_one_line_of_the_headlines(make_report: Callable[..., Report], tmp_path: Path) -> None:
    report = make_report()
    gone = replace(report.sections[0], absence="List 1 is not in this extract.")
    gone = replace(gone, headlines=tuple(replace(each, value=None) for each in gone.headlines))
    path = tmp_path / "chat.xlsx"
    write_workbook(make_report(sections=(gone, *report.sections[1:])), path, figures_json="{}")
    column = [row[0].value for row in openpyxl.load_workbook(path)["Headlines"].iter_rows(min_row=4)]
    assert column[0] == "1 Contacts: List 1 is not in this extract."
    assert "Total number of contacts" not in column


def test_findings_stand_most_severe_first(opened: Any) -> None:
    sheet = opened["Data quality"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert sheet["A5"].value.startswith("Every finding")
    assert [row[0] for row in rows] == ["Severity", "Error", "Warning", "Information"]
    assert rows[1][1:6] == ["AQ048", "1 Contacts (sheet 'List 1')", "Date of Contact", 12,
                            "3, 17, 204, 205, 206, 377, 1024, 5001, 10233, 19999"]  # fmt: skip
    assert sheet.tables["data_quality_findings"].ref == "A6:H9"
    assert sheet.tables["data_quality_findings"].autoFilter is not None


def many_rules(number: int) -> tuple[RuleSummary, ...]:
    return tuple(
        RuleSummary(f"AQ{place:03}", "error", "1 Contacts", 12, 2, "A date is wrong.", "Correct it.", ("Contacts",))
        for place in range(number)
    )


@pytest.mark.parametrize(("number", "printed"), [(3, 3), (40, 40), (200, None)])
def test_the_findings_by_rule_are_printed_on_two_pages_at_most(
    make_report: Callable[..., Report], tmp_path: Path, number: int, printed: int | None
) -> None:
    path = tmp_path / "chat.xlsx"
    write_workbook(make_report(rules=many_rules(number)), path, figures_json="{}")
    sheet = openpyxl.load_workbook(path)["Data quality"]
    first, last = (range_boundaries(sheet.tables["data_quality_by_rule"].ref)[place] for place in (1, 3))
    assert [sheet.cell(first, column).value for column in range(1, 9)] == [
        "Severity", "Rule", "Where", "Can change", "Rows", "Findings", "What is the matter", "What to do",
    ]  # fmt: skip
    assert [sheet.cell(first + 1, column).value for column in range(1, 9)] == [
        "Error", "AQ000", "1 Contacts", "Contacts", 12, 2, "A date is wrong.", "Correct it.",
    ]  # fmt: skip
    shown = last - first
    assert shown == printed if printed else 60 <= shown < 90  # rows of 19 pixels, twice about 38 of them
    assert len(sheet.row_breaks.brk) <= 1
    assert range_boundaries(sheet.print_area.rpartition("!")[2])[3] in (last, last + 1)  # not the full list
    assert range_boundaries(sheet.tables["data_quality_findings"].ref)[1] > last + 1


def test_definitions_are_one_table_and_changed_settings_another(opened: Any, make_report: Any) -> None:
    sheet = opened["Definitions"]
    assert list(sheet.tables) == ["definitions", "settings_changed"]
    table = sheet.tables["definitions"]
    assert [column.name for column in table.tableColumns] == ["Table", "Meaning"]
    left, top, right, bottom = range_boundaries(table.ref)
    rows = {sheet.cell(row, left).value: sheet.cell(row, right).value for row in range(top + 1, bottom + 1)}
    missing = {"ICPC timeliness"}  # of List 5, which is not there
    assert set(rows) == {table.title for table in make_report().tables} - missing
    assert len(rows) == bottom - top
    assert rows["Contact source"] == (
        "Contacts by the group of their source, the largest first. A source that is blank or not among the codes of the"
        " template counts as not recorded. Percentages are of contacts in the period."
    )
    settings = [[cell.value for cell in row] for row in sheet[sheet.tables["settings_changed"].ref]]
    assert ["referrals.progress_days", "10"] in settings


def test_a_table_that_chat_calls_otherwise_says_so(make_table: Callable[..., ReportTable]) -> None:
    table = make_table("contacts.source", "Contacts by who made them", (), chat_title="Contact source")
    assert meaning(table).endswith("Called 'Contact source' in ChAT.")


def test_an_empty_report_is_a_workbook_too(make_report: Callable[..., Report], tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    empty = make_report(sections=(), findings=(), reconciliation=(), passed_over=(), sources=(), settings_in_force={})
    write_workbook(empty, path, figures_json="{}")
    assert openpyxl.load_workbook(path).sheetnames == [
        *("Summary", "Contents", "Headlines", "Data quality", "Definitions", "_chat")
    ]


def test_a_mistake_while_building_keeps_the_old_file(make_report: Callable[..., Report], tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    path.write_bytes(b"old")
    section = make_report().sections[0]
    with pytest.raises(Exception, match="already in use"):  # two sheets of one name
        write_workbook(make_report(sections=(section, section)), path, figures_json="{}")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["chat.xlsx"]
