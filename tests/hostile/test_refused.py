"""Files that no extract is: one sentence, exit code 2, and nothing is written."""

import io
import os
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
import xlwt

from chat.settings.limits import Limits
from tests.cli.conftest import Outcome
from tests.hostile.conftest import Refusal
from tests.hostile.delivery import SHEET, changed, csv_text, in_part, row, rows, workbook, write

HERE = Path(__file__).parent
LOCKED = "it is password-protected. Save a copy without a password and try again."
MEGABYTE = 1024**2


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.xlsb"])
def test_a_really_encrypted_workbook(refused: Refusal, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes((HERE / "password_is_secret.xlsx").read_bytes())
    assert refused(tmp_path / name) == f"cannot read '{name}': {LOCKED}"


@pytest.mark.parametrize("kind", [0, 1])
def test_an_encrypted_workbook_of_old_excel(refused: Refusal, tmp_path: Path, kind: int) -> None:
    class Encrypted(xlwt.Workbook):
        """Says, right after the beginning of the workbook, that the rest is encrypted."""

        def get_biff_data(self) -> bytes:
            data: bytes = super().get_biff_data()
            beginning = 4 + int.from_bytes(data[2:4], "little")
            return data[:beginning] + struct.pack("<HHHHH", 0x2F, 6, kind, 1, 1) + data[beginning:]

    book = Encrypted()
    book.add_sheet("List 1").write(0, 0, "Child Unique ID")
    book.save(str(tmp_path / "a.xls"))
    assert LOCKED in refused(tmp_path / "a.xls")


def test_an_encrypted_opendocument(refused: Refusal, tmp_path: Path) -> None:
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="9">'
        b'<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="AA=="/>'
        b"</manifest:file-entry></manifest:manifest>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", os.urandom(64))
    assert LOCKED in refused(tmp_path / "a.ods")


def test_a_zip_archive_with_a_password(refused: Refusal, tmp_path: Path) -> None:
    content = bytearray(workbook({"List 1": rows(1, 1)}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(signature), bytes(content)):
            content[found.start() + place] |= 1
    (tmp_path / "a.xlsx").write_bytes(content)
    assert LOCKED in refused(tmp_path / "a.xlsx")


def test_a_workbook_that_unpacks_to_more_than_the_limit(refused: Refusal, tmp_path: Path) -> None:
    (tmp_path / "chat.toml").write_text("largest_file_mb = 1")
    padded = changed(workbook({"List 1": rows(1, 1)}), lambda _, data: data, {"xl/media/a.bin": bytes(2 * MEGABYTE)})
    (tmp_path / "a.xlsx").write_bytes(padded)
    assert refused(tmp_path / "a.xlsx") == (
        "cannot read 'a.xlsx': it would unpack to 2 MB, which no extract needs. "
        "Save only the lists, or raise largest_file_mb (now 1) in chat.toml."
    )
    (tmp_path / "chat.toml").write_text("largest_file_mb = 3")
    with pytest.raises(AssertionError, match="code=0"):
        refused(tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", ["contacts.csv", "contacts.parquet", "a.xls"])
def test_any_file_above_the_limit(refused: Refusal, tmp_path: Path, name: str) -> None:
    (tmp_path / "chat.toml").write_text("largest_file_mb = 1")
    (tmp_path / name).write_bytes(b"a," * MEGABYTE)
    assert "it holds 2 MB" in refused(tmp_path / name)


def lying(content: bytes, name: str, promised: int) -> bytes:
    """The archive with another unpacked size of a member in its directory and before the member."""
    made = bytearray(content)
    for signature, size, length, header in ((b"PK\x03\x04", 22, 26, 30), (b"PK\x01\x02", 24, 28, 46)):
        for found in re.finditer(re.escape(signature), content):
            at = found.start()
            (letters,) = struct.unpack_from("<H", content, at + length)
            if content[at + header : at + header + letters] == name.encode():
                struct.pack_into("<I", made, at + size, promised)
    return bytes(made)


@pytest.mark.parametrize("promised", [0, 1000, 2**31])
def test_a_directory_that_lies_about_sizes(refused: Refusal, tmp_path: Path, promised: int) -> None:
    honest = changed(workbook({"List 1": rows(1, 1)}), lambda _, data: data, {"xl/media/a.bin": bytes(20 * MEGABYTE)})
    (tmp_path / "a.xlsx").write_bytes(lying(honest, "xl/media/a.bin", promised))
    said = refused(tmp_path / "a.xlsx")
    assert "it is damaged or not complete" in said if promised < 2**31 else "it would unpack to 2,048 MB" in said


def test_a_directory_that_lies_and_has_the_right_checksum(refused: Refusal, tmp_path: Path) -> None:
    """The checksum is that of as much as the directory promises, so that only reading on finds it out."""
    padding = bytes(20 * MEGABYTE)
    honest = changed(workbook({"List 1": rows(1, 1)}), lambda _, data: data, {"xl/media/a.bin": padding})
    small = lying(honest, "xl/media/a.bin", 1000)
    (tmp_path / "a.xlsx").write_bytes(
        small.replace(struct.pack("<I", zlib.crc32(padding)), struct.pack("<I", zlib.crc32(padding[:1000])))
    )
    assert "it is damaged or not complete" in refused(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("place", "spans"),
    [
        (b"XFD1048576", "1,048,576 rows and 16,384 columns, 17,179,869,184 cells"),
        (b"A4294967295", "4,294,967,295 rows and 7 columns"),
        (b"ZZZZ2", "2 rows and 475,254 columns"),
    ],
)
def test_a_stray_cell_in_the_last_corner(refused: Refusal, tmp_path: Path, place: bytes, spans: str) -> None:
    content = workbook({"List 1": rows(1, 1)})
    (tmp_path / "a.xlsx").write_bytes(changed(content, in_part(SHEET, b'<c r="A2"', b'<c r="' + place + b'"')))
    said = refused(tmp_path / "a.xlsx")
    assert f"sheet 'List 1' spans {spans}" in said
    assert "or raise most_cells (now 40,000,000) in chat.toml." in said


@pytest.mark.parametrize(
    "cell",
    [
        b"<c s='1' r='XFD1048576'><v>1</v></c>",
        b'<c\n\tr = "XFD1048576"><v>1</v></c>',
        b'<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="XFD1048576"><x:v>1</x:v></x:c>',
    ],
)
def test_a_stray_cell_in_an_unusual_spelling(refused: Refusal, tmp_path: Path, cell: bytes) -> None:
    content = workbook({"List 1": rows(1, 1)})
    (tmp_path / "a.xlsx").write_bytes(
        changed(content, in_part(SHEET, b"</row></sheetData>", cell + b"</row></sheetData>"))
    )
    assert "17,179,869,184 cells" in refused(tmp_path / "a.xlsx")


def test_cells_without_places_are_counted_too(refused: Refusal, tmp_path: Path) -> None:
    wide = b"<row>" + b"<c><v>1</v></c>" * 20_000 + b"</row>"
    content = workbook({"List 1": rows(1, 1)})
    (tmp_path / "a.xlsx").write_bytes(changed(content, in_part(SHEET, b"</sheetData>", wide + b"</sheetData>")))
    assert "20,000 columns" in refused(tmp_path / "a.xlsx")


def test_most_cells_is_a_setting(refused: Refusal, tmp_path: Path) -> None:
    (tmp_path / "chat.toml").write_text("most_cells = 20")
    assert "spans 4 rows and 7 columns, 28 cells" in refused(write(tmp_path / "a.xlsx", {"List 1": rows(1, 3)}))
    (tmp_path / "contacts.csv").write_text(csv_text(rows(1, 3)))
    assert "it spans 5 rows and 7 columns, 35 cells" in refused(tmp_path / "contacts.csv")


@pytest.mark.parametrize("line", ["most_cells = 0", "largest_file_mb = -1"])
def test_limits_must_be_numbers_that_make_sense(refused: Refusal, tmp_path: Path, line: str) -> None:
    (tmp_path / "chat.toml").write_text(line)
    assert "must be 1 or more" in refused(write(tmp_path / "a.xlsx", {"List 1": rows(1, 1)}))


def test_one_long_text_that_every_cell_repeats(refused: Refusal, tmp_path: Path) -> None:
    (tmp_path / "chat.toml").write_text("largest_file_mb = 2")
    content = workbook({"List 1": [*rows(1, 1), *[["x" * 30_000]] * 100]})
    (tmp_path / "a.xlsx").write_bytes(content)
    assert "the texts of its cells come to 3 MB" in refused(tmp_path / "a.xlsx")


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_xml_entities(refused: Refusal, tmp_path: Path, part: str) -> None:
    def with_entities(name: str, data: bytes) -> bytes:
        return data.replace(b"?>", b"?>" + ENTITIES, 1).replace(b"1001", b"&b;") if name == part else data

    (tmp_path / "a.xlsx").write_bytes(changed(workbook({"List 1": rows(1, 1)}), with_entities))
    assert "its XML defines entities of its own" in refused(tmp_path / "a.xlsx")


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsb"])
def test_old_formats_that_are_damaged(refused: Refusal, tmp_path: Path, kind: str) -> None:
    if kind == "xls":
        book = xlwt.Workbook()
        book.add_sheet("List 1").write(0, 0, "Child Unique ID")
        made = io.BytesIO()
        book.save(made)
        content = made.getvalue()[:2000]
    else:
        inside = {"content.xml": b"<office"} if kind == "ods" else {"xl/workbook.bin": b"\x83\x01\x00\x9c\x01\xff\xff"}
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            for name, part in inside.items():
                archive.writestr(name, part)
        content = packed.getvalue()
    (tmp_path / f"a.{kind}").write_bytes(content)
    assert "it is damaged" in refused(tmp_path / f"a.{kind}")


@pytest.mark.parametrize("program", ["import os; os.abort()", "import time; time.sleep(600)", "print('nonsense')"])
def test_a_reader_that_dies_or_hangs_is_a_sentence(
    refused: Refusal, tmp_path: Path, monkeypatch: Any, program: str
) -> None:
    """The process that reads old formats gives no answer, as when its memory is used up."""
    monkeypatch.setattr("chat.ingest.files.isolated.PROGRAM", program)
    monkeypatch.setattr("chat.ingest.files.isolated.MOST_SECONDS", 2.0)
    book = xlwt.Workbook()
    book.add_sheet("List 1").write(0, 0, "Child Unique ID")
    book.save(str(tmp_path / "a.xls"))
    assert "it is damaged, or it spans far more cells than any extract" in refused(tmp_path / "a.xls")


def test_a_folder_with_two_extracts(refused: Refusal, tmp_path: Path) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    for name in ("september.xlsx", "october.xlsx"):
        write(folder / name, {"List 1": rows(1, 2), "List 2": rows(2, 2)})
    assert refused(folder) == (
        "List 1 is there twice, both with rows: 'List 1' of 'october.xlsx' and of 'september.xlsx'. "
        "Leave one of them in the extract."
    )


def test_an_older_chat_workbook_given_as_an_extract(run: Any, refused: Refusal, tmp_path: Path) -> None:
    extract = write(tmp_path / "annex_a.xlsx", {"List 1": rows(1, 3)})
    assert run("analyse", extract, "-o", tmp_path / "older.xlsx", "--as-at", "2026-10-01").code == 0
    assert "it is a workbook that ChAT has written, not an extract" in refused(tmp_path / "older.xlsx")


@pytest.mark.parametrize("end", [".xlsx", ".csv", ".parquet"])
def test_a_file_that_grows_while_it_is_read(refused: Refusal, tmp_path: Path, monkeypatch: Any, end: str) -> None:
    path = tmp_path / f"contacts{end}"
    path.write_bytes(workbook({"List 1": rows(1, 1)}) if end == ".xlsx" else csv_text(rows(1, 1)).encode())
    opened = Path.open

    def open_and_grow(self: Path, *arguments: Any, **options: Any) -> Any:
        file = opened(self, *arguments, **options)
        if self == path:
            with opened(path, "ab") as writer:
                writer.write(b"more")
        return file

    monkeypatch.setattr(Path, "open", open_and_grow)
    said = refused(path)
    assert (
        said
        == f"cannot read '{path.name}': it is being written at this moment. Wait until that has ended and try again."
    )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_and_a_folder_without_permission(refused: Refusal, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"List 1": rows(1, 1)})
    path.chmod(0)
    assert "no permission" in refused(path)
    folder = tmp_path / "locked"
    folder.mkdir(mode=0)
    assert "no permission" in refused(folder)
    folder.chmod(0o700)


def test_the_disk_is_full(tmp_path: Path) -> None:
    """The system refuses files above a size, as a full disk does, in a process of its own."""
    resource = pytest.importorskip("resource")
    extract = write(tmp_path / "annex a ü.xlsx", {"List 1": rows(1, 3)})
    (tmp_path / "chat.xlsx").write_bytes(b"")

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    done = subprocess.run(
        [sys.executable, "-B", "-m", "chat", "analyse", str(extract), "-o", "chat.xlsx", "--quiet"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        capture_output=True,
        text=True,
        preexec_fn=no_room,
        check=False,
    )
    outcome = Outcome(done.returncode, done.stdout, done.stderr)
    assert outcome.code == 2, outcome
    assert outcome.err == (
        "chat: cannot write 'chat.xlsx': file too large. The earlier file, if there was one, is unchanged.\n"
    )
    assert (tmp_path / "chat.xlsx").read_bytes() == b""
    assert sorted(each.name for each in tmp_path.iterdir()) == ["annex a ü.xlsx", "chat.xlsx"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_folder_that_is_read_only(run: Any, tmp_path: Path) -> None:
    extract = write(tmp_path / "a.xlsx", {"List 1": rows(1, 1)})
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    outcome = run("analyse", extract, "-o", out / "chat.xlsx")
    assert outcome.code == 2
    assert "no permission" in outcome.err
    assert list(out.iterdir()) == []


def test_an_honest_extract_of_an_authority_is_far_below_the_limits() -> None:
    usual = Limits()
    assert not usual.are_passed_by(400_000, 45)
    assert usual.largest_file == 1_000 * MEGABYTE


def test_a_csv_file_of_one_endless_row(refused: Refusal, tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text(csv_text([*rows(1, 1), row(1) + [""] * 20_000]))
    assert "20,007 columns" in refused(tmp_path / "contacts.csv")


def test_a_stored_date_with_one_digit_changed(refused: Refusal, tmp_path: Path) -> None:
    content = workbook({"List 1": rows(1, 2)})
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as stored:
        for name in whole.namelist():
            stored.writestr(name, whole.read(name))  # not packed, so that a digit can be changed
    whole_file = (tmp_path / "a.xlsx").read_bytes()
    assert whole_file.count(b"<v>46266</v>") == 4  # 1 September 2026: date of birth and of contact, two rows
    (tmp_path / "a.xlsx").write_bytes(whole_file.replace(b"<v>46266</v>", b"<v>46236</v>", 1))
    assert refused(tmp_path / "a.xlsx").startswith("cannot read 'a.xlsx': it is damaged or not complete.")
