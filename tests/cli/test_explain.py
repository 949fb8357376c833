"""`chat explain`: what a table counts, from its definition, with the worked example that other tests hold true."""

from collections.abc import Callable

import pytest

from chat.jobs.explain import explain
from lists import LISTS_IN_ORDER
from tests.cli.conftest import Outcome

Run = Callable[..., Outcome]
TABLES = {table.key: table for measures in LISTS_IN_ORDER for table in measures.tables}


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    "name",
    [
        *(
            "ICPC timeliness",
            "initial conferences held within 15 working days",
            "timeliness 15 working",
            "ICPC_TIMELINESS",
        ),
    ],
)
def test_a_table_is_found_by_its_title_or_words_of_it(run: Run, name: str) -> None:
    outcome = run("explain", name)
    assert outcome.code == 0
    assert "(section_47.icpc_timeliness)" in outcome.out.splitlines()[0]


def test_tables_lists_those_with_a_word(run: Run) -> None:
    titles = {key: f"{key} {table.title} {table.source_title}".casefold() for key, table in TABLES.items()}
    wanted = [key for key, text in titles.items() if "conference" in text]
    outcome = run("tables", "Conference")
    assert outcome.code == 0
    assert [line.split(":")[0] for line in outcome.out.splitlines() if not line.startswith(" ")] == wanted
    assert 1 < len(wanted) < len(TABLES)


def test_a_word_of_no_table_gets_the_nearest(run: Run) -> None:
    outcome = run("tables", "conferense")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no table has 'conferense'" in outcome.err


def test_a_table_is_explained(run: Run) -> None:
    outcome = run("explain", "section_47.icpc_timeliness")
    text = one_line(outcome.out)
    assert outcome.code == 0
    for part in (
        "Initial conferences held within 15 working days (section_47.icpc_timeliness)",
        "Called 'ICPC timeliness' in ChAT.",
        "Conferences held within 15 working days of the strategy discussion that began the enquiry.",
        "Population: enquiries in the period with a conference",
        "Percentages are of: enquiries in the period with a conference",
        "Source: ChAT, Annex A guidance of August 2019.",
        "Strategy discussion initiating Section 47 Enquiry Start Date, Date of Initial Child Protection Conference",
        "Edges: Working days after the strategy discussion",
        "Not in time: 2 (C, E)",
    ):
        assert part in text
    assert "Ethnicity" not in text


@pytest.mark.parametrize("label", ["d) 21+ days", "21+", "D) 21+ DAYS"])
def test_a_row_is_explained(run: Run, label: str) -> None:
    text = one_line(run("explain", "section_47.s47_to_icpc_duration", "--row", label).out)
    assert "Row 'd) 21+ days'" in text
    assert "d) 21+ days: 1 (E)" in text
    assert "c) 16 - 20 days: " not in text


def test_rows_with_a_denominator_of_their_own_say_so(run: Run) -> None:
    text = one_line(run("explain", "beyond.cla_visit_in_timescale", "--row", "out of timescale").out)
    assert "Its percentage is of: those in and out of timescale together" in text


def test_the_other_list_is_drawn_where_the_table_reads_it(run: Run) -> None:
    assert "List 3 Referrals" in run("explain", "contacts.appears_on_referral_list").out
    assert "List 3 Referrals" not in run("explain", "contacts.source").out


@pytest.mark.parametrize("key", TABLES)
def test_every_table_and_row_can_be_explained(key: str) -> None:
    text = one_line(explain(key))
    assert one_line(TABLES[key].definition) in text
    assert "Worked example, as at " in text
    assert "{" not in text
    for row in TABLES[key].rows:
        assert "Row '" in explain(key, row.label.split("{")[0] if "{" in row.label else row.label)


@pytest.mark.parametrize("key", ["overlaps", "beyond.by_team"])
def test_tables_over_several_lists_have_no_example_and_say_so(key: str) -> None:
    assert "There is no worked example of this table." in explain(key)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("section_47.icpc_timelines",), "The nearest: 'section_47.icpc_timeliness'"),
        (("section_47.icpc_timeliness", "--row", "In tyme"), "The nearest: 'In time'"),
        (("beyond.contacts_by_month", "--row", "2018-07"), "Its other rows are each month."),
        (("looked_after.last_review", "--row", "No review"), "Write more of the label."),
        (("looked_after.last_review", "--row", "No review"), "begins 2 rows of 'looked_after.last_review': 'No review"),
        (("icpc",), "section_47.icpc_timeliness (Initial conferences held within 15 working days)"),
    ],
)
def test_a_wrong_name_gets_the_nearest(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    outcome = run("explain", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("chat: ")
    assert sentence in outcome.err
    assert len(outcome.err.splitlines()) == 1
