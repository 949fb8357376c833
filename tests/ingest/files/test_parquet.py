"""Parquet files: small ones that are huge inside, and columns that are no text, number or date."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from chat.errors import UnreadableInput
from chat.ingest.files.text_tables import read_parquet
from chat.ingest.read import read_extract
from chat.settings.limits import Limits

DAY = dt.date(2026, 9, 1)


def written(tmp_path: Path, frame: pl.DataFrame) -> Path:
    path = tmp_path / "list_1.parquet"
    frame.write_parquet(path, compression="zstd")
    return path


def test_a_text_that_stands_once_for_all_rows_is_measured_as_often_as_it_is_used(tmp_path: Path) -> None:
    frame = pl.DataFrame({"Child Unique ID": ["x" * 20_000] * 100_000, "Date of Contact": ["2026-09-01"] * 100_000})
    path = written(tmp_path, frame)
    assert path.stat().st_size < 100_000
    with pytest.raises(UnreadableInput, match="the texts of its cells come to 1,9"):  # 2.001 billion bytes
        read_parquet(path, path.read_bytes(), Limits())
    whole, unread = read_parquet(path, path.read_bytes(), Limits(largest_file_mb=3_000))
    assert (whole.height, unread) == (100_001, ())


def test_columns_of_other_kinds_are_blank_and_said(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "Child Unique ID": ["A", "B"],
            "Date of Birth": [dt.time(9), dt.time(10)],
            "Gender": [["a"], ["b"]],
            "Ethnicity": [{"code": "a"}, {"code": "b"}],
            "Age of Child (Years)": [5, 6],
            "Date of Contact": [DAY, DAY],
            "Contact Source": [dt.timedelta(days=1), None],
        }
    )
    extract = read_extract([written(tmp_path, frame)])
    read = extract.lists[1].frame
    assert read.get_column("date_of_contact").to_list() == [DAY, DAY]
    assert read.get_column("age_of_child").to_list() == [5, 6]
    for field in ("date_of_birth", "gender", "ethnicity", "contact_source"):
        assert read.get_column(field).is_null().all()
    said = [finding.sentence for finding in extract.findings if finding.rule == "AQ008"]
    assert [sentence.split("'")[3] for sentence in said] == ["Date of Birth", "Gender", "Ethnicity", "Contact Source"]
    assert all("read as blank" in sentence for sentence in said)
