"""Kinds of files, and files that cannot be read."""

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import polars as pl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from chat.errors import NoListFound, UnreadableInput
from chat.ingest.files import archive_checks
from chat.ingest.files import checks as file_checks
from chat.ingest.read import read_extract

DAY = dt.date(2026, 3, 4)


@pytest.fixture
def contacts(headings, row):
    """A sheet of List 1: two blank rows, headings in row 3, data in rows 4 and 6."""
    first = row(1, child_unique_id="00123", date_of_contact=DAY, age_of_child=7)
    return [[], [], headings(1), first, [], row(1, child_unique_id=456, date_of_contact=DAY)]


def assert_contacts(extract):
    delivered = extract.lists[1]
    assert delivered.heading_row == 3
    assert delivered.frame["source_row"].to_list() == [4, 6]
    assert delivered.frame["child_unique_id"].to_list() == ["00123", "456"]
    assert delivered.frame["date_of_contact"].to_list() == [DAY, DAY]
    assert delivered.frame["age_of_child"].to_list() == [7, 9]
    assert not any(f.severity == "error" for f in extract.findings)


def write_xls(path, rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("List 1")
    style = xlwt.XFStyle()
    style.num_format_str = "dd/mm/yyyy"
    for at, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            sheet.write(at, place, cell, style if isinstance(cell, dt.date) else xlwt.XFStyle())
    book.save(str(path))


def write_ods(path, rows):
    book = OpenDocumentSpreadsheet()
    table = Table(name="List 1")
    for cells in rows:
        line = TableRow()
        for cell in cells or [None]:
            if isinstance(cell, dt.date):
                made = TableCell(valuetype="date", datevalue=cell.isoformat())
            elif isinstance(cell, int):
                made = TableCell(valuetype="float", value=cell)
            elif cell is None:
                made = TableCell()
            else:
                made = TableCell(valuetype="string")
                made.addElement(P(text=cell))
            line.addElement(made)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))


def test_xlsx(workbook, contacts):
    assert_contacts(read_extract([workbook({"List 1": contacts})]))


def test_xlsm(workbook, contacts):
    assert_contacts(read_extract([workbook({"List 1": contacts}, "a.xlsm")]))


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx"])
def test_xls_even_under_another_ending(tmp_path, contacts, name):
    write_xls(tmp_path / name, contacts)
    assert_contacts(read_extract([tmp_path / name]))


def test_ods(tmp_path, contacts):
    write_ods(tmp_path / "a.ods", contacts)
    assert_contacts(read_extract([tmp_path / "a.ods"]))


def test_1904_dates(tmp_path, headings, row):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True})
    sheet = book.add_worksheet("List 1")
    sheet.write_row(0, 0, headings(1))
    cells = row(1)
    sheet.write_row(1, 0, [cell for cell in cells if not isinstance(cell, dt.date)][:3])
    place = headings(1).index("Date of Contact")
    sheet.write_datetime(1, place, DAY, book.add_format({"num_format": "dd/mm/yyyy"}))
    book.close()
    assert read_extract([tmp_path / "a.xlsx"]).lists[1].frame["date_of_contact"].to_list() == [DAY]


def test_chart_sheets_are_passed_over(tmp_path, headings, row):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet("List 1")
    sheet.write_row(0, 0, headings(1))
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "='List 1'!$A$1:$A$2"})
    book.add_chartsheet("Chart").set_chart(chart)
    book.close()
    extract = read_extract([tmp_path / "a.xlsx"])
    assert list(extract.lists) == [1]
    assert [p.sheet for p in extract.passed_over] == ["Chart"]


def csv_text(rows, mark=","):
    def shown(cell):
        text = cell.strftime("%d/%m/%Y") if isinstance(cell, dt.date) else "" if cell is None else str(cell)
        return f'"{text}"' if mark in text or '"' in text else text

    return "\r\n".join(mark.join(shown(cell) for cell in cells) for cells in rows) + "\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(tmp_path, contacts, encoding, mark):
    contacts[3][6] = "s) 8: Other"
    contacts[2].append("Réviewer’s note")
    text = csv_text(contacts, mark)
    path = tmp_path / "Ofsted List 1 - Initial Contacts - with date parameters.csv"
    path.write_bytes(b"\xff\xfe" + text.encode("utf-16-le") if encoding.endswith("bom") else text.encode(encoding))
    extract = read_extract([path])
    assert_contacts(extract)
    assert (extract.lists[1].sheet, extract.lists[1].source) == (path.name, path.name)
    assert any("'Réviewer’s note'" in f.sentence for f in extract.findings if f.rule == "AQ004")


def test_csv_with_line_breaks_commas_and_short_rows(tmp_path, headings, row):
    path = tmp_path / "AA_3_referrals.csv"
    worker = 'Lee, "Ann"\nSenior'
    cells = [str(c) if c is not None else "" for c in row(3, allocated_worker="W")]
    quoted = ",".join([*cells[:-1], '"Lee, ""Ann""\nSenior"'])
    path.write_text("\n".join([",".join(headings(3)), quoted, "2,a) Male", "", ",".join(cells)]) + "\n")
    frame = read_extract([path]).lists[3].frame
    assert frame["allocated_worker"].to_list() == [worker.replace("\n", " "), None, "W"]
    assert frame["source_row"].to_list() == [2, 3, 5]


def test_line_ends_of_any_system(tmp_path, headings, row):
    for name, end in (("unix", "\n"), ("windows", "\r\n"), ("old_mac", "\r")):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(csv_text([headings(1), row(1), row(1)]).replace("\r\n", end).encode())
        assert read_extract([path]).lists[1].frame["source_row"].to_list() == [2, 3]


def test_commas_in_texts_do_not_mislead(tmp_path, headings, row):
    path = tmp_path / "referrals.csv"
    cells = row(3, allocated_worker="a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p")
    path.write_text(";".join(headings(3)) + "\n" + ";".join(str(cell) for cell in cells) + "\n")
    assert read_extract([path]).lists[3].frame["allocated_worker"].item() == "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p"


def test_csv_that_names_its_separator(tmp_path, headings, row):
    path = tmp_path / "contacts.csv"
    path.write_text("sep=;\n" + csv_text([headings(1), row(1)], ";"))
    assert read_extract([path]).lists[1].heading_row == 2


def test_parquet(tmp_path, headings, row):
    names = headings(1)
    values = row(
        1, child_unique_id=1001.0, date_of_contact=dt.datetime.fromisoformat("2026-03-04T00:00:00"), age_of_child=7
    )
    pl.DataFrame({name: [value, value] for name, value in zip(names, values, strict=True)}).with_columns(
        extra=pl.Series([[1], [2]])
    ).write_parquet(tmp_path / "contacts.parquet")
    frame = read_extract([tmp_path / "contacts.parquet"]).lists[1].frame
    assert frame["source_row"].to_list() == [2, 3]
    assert frame["child_unique_id"].to_list() == ["1001", "1001"]
    assert frame["date_of_contact"].to_list() == [DAY, DAY]
    assert frame["age_of_child"].to_list() == [7, 7]


def test_a_folder_of_one_file_a_list(tmp_path, workbook, headings, row):
    for number in (2, 10, 1):
        (tmp_path / f"list_{number}.csv").write_text(csv_text([headings(number), row(number)]))
    workbook({"List 3": [headings(3), row(3)]}, "list_3.xlsx")
    (tmp_path / "~$list_3.xlsx").write_bytes(b"lock")
    (tmp_path / ".hidden.csv").write_bytes(b"")
    (tmp_path / "notes.txt").write_text('a "note')
    (tmp_path / "sub").mkdir()
    extract = read_extract([tmp_path])
    assert list(extract.lists) == [1, 2, 3, 10]
    assert extract.sources == ("list_1.csv", "list_2.csv", "list_3.xlsx", "list_10.csv")
    assert [p.source for p in extract.passed_over] == ["notes.txt"]


def test_files_of_a_folder_may_have_raised_numbers_in_their_names(tmp_path, headings, row):
    for name in ("2²3.csv", "10.csv"):
        (tmp_path / name).write_text(csv_text([headings(1), row(1)] if name == "10.csv" else [["nothing"]]))
    assert read_extract([tmp_path]).sources == ("2²3.csv", "10.csv")


def test_several_files(workbook, headings, row):
    paths = [
        workbook({"A": [headings(1), row(1)]}, "a.xlsx"),
        workbook({"A": [headings(2), row(2)]}, "b.xlsx"),
    ]
    assert list(read_extract([*paths, paths[0]]).lists) == [1, 2]


def test_own_workbooks_are_passed_over(tmp_path, workbook, headings, row):
    workbook({"1 Contacts": [headings(1), row(1)], "_chat": [["schema"]]}, "chat-x.xlsx")
    with pytest.raises(NoListFound, match="written"):
        read_extract([tmp_path])
    workbook({"List 1": [headings(1), row(1), row(1)]})
    extract = read_extract([tmp_path])
    assert extract.lists[1].rows_read == 2
    assert [(p.source, "ChAT has written" in p.reason) for p in extract.passed_over] == [("chat-x.xlsx", True)]


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableInput) as caught:
        read_extract([path])
    sentence = str(caught.value)
    assert str(path.parent) not in sentence
    assert path.name in sentence
    return sentence


def test_a_missing_file(tmp_path):
    assert refusal(tmp_path / "gone.xlsx") == "cannot read 'gone.xlsx': there is no such file or folder."


def test_an_empty_folder(tmp_path):
    (tmp_path / "extract").mkdir()
    (tmp_path / "extract" / "readme.docx").write_bytes(b"x")
    assert "holds no file that can be read (.csv," in refusal(tmp_path / "extract")


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".ods", ".csv", ".parquet"])
def test_an_empty_file(tmp_path, ending):
    (tmp_path / f"a{ending}").write_bytes(b"")
    assert "it is empty (0 bytes)" in refusal(tmp_path / f"a{ending}")


def test_a_password(tmp_path):
    path = tmp_path / "annex_a.xlsx"
    path.write_bytes(file_checks.OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    assert refusal(path) == (
        "cannot read 'annex_a.xlsx': it is password-protected. Save a copy without a password and try again."
    )


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_truncated_workbook(workbook, headings, row, share):
    path = workbook({"List 1": [headings(1), row(1)]})
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "it is damaged or not complete" in refusal(path)


def test_a_truncated_old_workbook(tmp_path, contacts):
    path = tmp_path / "a.xls"
    write_xls(path, contacts)
    path.write_bytes(path.read_bytes()[:1000])
    assert "it is damaged" in refusal(path)


def test_a_workbook_with_a_damaged_sheet(workbook, headings, row, tmp_path):
    path = workbook({"List 1": [headings(1), row(1)]})
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(broken, "w") as copy:
        for name in whole.namelist():
            data = whole.read(name)
            copy.writestr(name, data[: len(data) // 2] if "sheet1" in name else data)
    assert "it is damaged" in refusal(broken)


def test_a_zip_that_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert "no workbook" in refusal(tmp_path / "a.xlsx")


@pytest.mark.parametrize("start", ["<html><table>", "\ufeff\n <!DOCTYPE html>", "<meta charset=utf-8><table>"])
def test_a_web_page(tmp_path, start):
    (tmp_path / "a.xls").write_text(start + "<tr><td>1</td></tr></table></html>", encoding="utf-8")
    assert "it is a web page (HTML) that ends in .xls." in refusal(tmp_path / "a.xls")


def test_a_csv_under_a_workbooks_name(tmp_path, headings):
    (tmp_path / "a.xlsx").write_text(",".join(headings(1)))
    assert "it is a text file (CSV?) that ends in .xlsx." in refusal(tmp_path / "a.xlsx")


def test_a_workbook_under_a_csvs_name(workbook, headings, tmp_path):
    workbook({"List 1": [headings(1)]}).rename(tmp_path / "a.csv")
    assert "it is a workbook that ends in .csv" in refusal(tmp_path / "a.csv")


def test_a_csv_with_a_lonely_quotation_mark(tmp_path, headings):
    (tmp_path / "a.csv").write_text(",".join(headings(1)) + '\n1,"2\n3,4\n')
    assert "a quotation mark in it has no partner" in refusal(tmp_path / "a.csv")


def test_no_parquet(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"nothing of the kind")
    assert "no Parquet file" in refusal(tmp_path / "a.parquet")


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a"])
def test_an_unknown_kind(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    assert "is no kind that is read (.csv, .ods," in refusal(tmp_path / name)


def test_no_permission(workbook, headings, monkeypatch):
    path = workbook({"List 1": [headings(1)]})

    def refuse(*_arguments, **_options):
        raise PermissionError(13, "denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission" in refusal(path)


def test_a_zip_bomb(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(101 * 1024**2))
    assert "would unpack to 101 MB" in refusal(path)


def test_a_large_but_honest_ratio_is_let_through(tmp_path, monkeypatch, workbook, headings, row):
    path = workbook({"List 1": [headings(1), row(1)]})
    monkeypatch.setattr(archive_checks, "SMALL_ENOUGH_FOR_ANY_RATIO", 10)
    assert read_extract([path]).lists[1].rows_read == 1
    monkeypatch.setattr(archive_checks, "LARGEST_RATIO", 1)
    assert "would unpack" in refusal(path)


def test_openpyxls_workbooks(tmp_path, contacts):
    book = openpyxl.Workbook()
    sheet = book.active
    for at, cells in enumerate(contacts, 1):
        for place, cell in enumerate(cells, 1):
            sheet.cell(at, place, cell)
    book.save(tmp_path / "a.xlsx")
    assert_contacts(read_extract([tmp_path / "a.xlsx"]))
