"""Values from outside: every rule of the file, each with the line it names."""

import pytest

from chat.errors import BadSetting
from chat.scorecard.external import external_rows, read_external
from tests.scorecard.conftest import HEADER, defined, figure_of, report_of, target

REPORT = report_of("2026-10-01", {})
CASELOAD = defined(
    id="caseload", unit="ratio", polarity="low", basis="snapshot", decimals=1, measure=None, external="caseload",
    target=[target(value=16, low=12, high=19)],
)  # fmt: skip


def rows(text):
    return external_rows(HEADER + text, "external.csv")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a,2026-09-29,month,1,2,,final,", "period_end must be the last day of a month"),
        ("a,30/09/2026,month,1,2,,final,", "period_end is no date"),
        ("a,2026-09-30,monthly,1,2,,final,", "basis must be one of"),
        ("a,2026-09-30,month,-1,2,,final,", "numerator must be 0 or more"),
        ('a,2026-09-30,month,"1,000",2,,final,', "numerator is no number"),
        ("a,2026-09-30,month,nan,2,,final,", "numerator must be 0 or more"),
        ("a,2026-09-30,month,1,2,,done,", "status must be one of final, provisional, no_data"),
        ("a,2026-09-30,month,1,2,,no_data,", "no_data goes with empty numbers"),
        ("a,2026-09-30,month,,,,final,", "write no_data"),
        (",2026-09-30,month,1,2,,final,", "id is empty"),
        ("a,2026-09-30,month,1,2,,final,late,again", "more fields than there are columns"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_with_its_line(line, words):
    with pytest.raises(BadSetting) as raised:
        rows("b,2026-09-30,month,1,2,,final,\n" + line + "\n")
    assert str(raised.value).startswith("'external.csv', line 3: ")
    assert words in str(raised.value)


def test_a_month_given_twice_is_refused_but_another_basis_is_another_series():
    text = "a,2026-09-30,month,1,2,,final,\na,2026-09-30,{},3,4,,final,\n"
    assert len(rows(text.format("ytd"))["a"]) == 2
    with pytest.raises(BadSetting, match="line 3: 'a' has the same month and basis in line 2"):
        rows(text.format("month"))


def test_the_header_is_required_and_its_order_is_free():
    with pytest.raises(BadSetting, match="no column 'period_end' \\(did you mean 'period end'"):
        external_rows(HEADER.replace("period_end", "period end"), "external.csv")
    with pytest.raises(BadSetting, match="'owner' is none of its columns"):
        external_rows(HEADER.replace("note", "note,owner"), "external.csv")
    turned = "note,denominator,numerator,id,period_end,basis,value,status\n,350,302,a,2026-09-30,month,,final\n"
    (row,) = external_rows(turned, "external.csv")["a"]
    assert (row.numerator, row.denominator) == (302, 350)


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path):
    path = tmp_path / "external.csv"
    text = HEADER + "a,2026-09-30,month,1,2,,final,caf\u00e9\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_external(path)["a"][0].note == "caf\u00e9"
    path.write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    with pytest.raises(BadSetting, match="not saved as UTF-8"):
        read_external(path)
    with pytest.raises(BadSetting, match=r"cannot read 'none\.csv'"):
        read_external(tmp_path / "none.csv")


def test_the_example_of_the_guide():
    text = (
        "caseload,2026-08-31,snapshot,4120,258,,final,\ncaseload,2026-09-30,snapshot,,,15.8,provisional,HR count late\n"
    )
    figure = figure_of(CASELOAD, REPORT, external=text)
    august, september = figure.series[-2:]
    assert august.value == pytest.approx(15.968992)  # 4120 / 258
    assert (september.value, september.status, september.note) == (15.8, "provisional", "HR count late")
    assert (figure.current.judgement, figure.months_within, figure.months_judged) == ("on target", 2, 2)


def test_no_data_is_a_gap_that_is_not_judged_and_does_not_count():
    ends = ("2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-09-30")
    months = [f"caseload,{end},snapshot,,,15,final," for end in ends]
    text = "\n".join([*months, "caseload,2026-08-31,snapshot,,,,no_data,HR system down", ""])
    figure = figure_of(CASELOAD, REPORT, external=text)
    gap = figure.series[-2]
    assert (gap.value, gap.status, gap.judgement) == (None, "no_data", None)
    assert (figure.months_within, figure.months_judged) == (5, 5)
    assert figure.last_month.direction is None  # against nothing


@pytest.mark.parametrize(("value", "agrees"), [("86.3", True), ("86", True), ("86.29", True), ("86.2", False)])
def test_all_three_numbers_must_agree_within_rounding(value, agrees):
    definition = defined(measure=None, external="supervision")  # 302 / 350 = 86.2857
    text = f"supervision,2026-09-30,month,302,350,{value},final,\n"
    if agrees:
        assert figure_of(definition, REPORT, external=text).current.value == pytest.approx(86.285714)
    else:
        with pytest.raises(BadSetting, match="line 2: value does not agree"):
            figure_of(definition, REPORT, external=text)


def test_a_numerator_alone_is_a_count_and_nothing_else():
    text = "a,2026-09-30,month,85,,,final,\n"
    assert figure_of(defined(measure=None, external="a", unit="count"), REPORT, external=text).current.value == 85
    with pytest.raises(BadSetting, match="needs numerator and denominator, or value"):
        figure_of(defined(measure=None, external="a"), REPORT, external=text)


def test_a_share_of_nothing_is_no_data():
    text = "a,2026-09-30,month,0,0,,final,\n"
    current = figure_of(defined(measure=None, external="a"), REPORT, external=text).current
    assert (current.value, current.numerator, current.denominator, current.status) == (None, 0, 0, "no_data")
