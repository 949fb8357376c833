"""Titles: ours say what is counted; the source's own are kept, and printed where the setting asks for them."""

from collections import Counter

from chat.figures_file import figures
from lists import LISTS_IN_ORDER
from tests.spec.drawn import extract_of, report_of

DRAWN = extract_of(section_47="child_unique_id | strategy_discussion_date")
KEY = "section_47.icpc_timeliness"
EVERY_TABLE = tuple(table for measures in LISTS_IN_ORDER for table in measures.tables)


def test_no_two_tables_share_a_title():
    assert [title for title, number in Counter(table.title for table in EVERY_TABLE).items() if number > 1] == []


def test_our_titles_shout_nothing_and_hold_no_period():
    words = {word for table in EVERY_TABLE for word in table.title.replace("(", " ").replace(")", " ").split()}
    assert {word for word in words if word.isupper() and len(word) > 1} == {"A1", "A2", "AS3"}
    assert [table.key for table in EVERY_TABLE if "{" in table.title or not table.title[0].isupper()] == []


def test_a_table_has_our_title_and_knows_the_source_s():
    table = report_of(DRAWN).table(KEY)
    assert (table.title, table.chat_title) == ("Initial conferences held within 15 working days", "ICPC timeliness")
    assert table.is_called_otherwise


def test_the_setting_prints_the_titles_of_the_source():
    table = report_of(DRAWN, settings={"workbook.titles": "chat"}).table(KEY)
    assert table.title == "ICPC timeliness"
    assert not table.is_called_otherwise


def test_the_figures_file_has_both_titles_whatever_is_printed():
    for titles in ("ours", "chat"):
        made = figures(report_of(DRAWN, settings={"workbook.titles": titles}))["tables"]
        assert len({table["title"] for table in made}) == len(made)
        found = next(table for table in made if table["key"] == KEY)
        assert (found["title"], found["chat_title"]) == (
            "Initial conferences held within 15 working days",
            "ICPC timeliness",
        )


def test_a_period_stands_in_the_source_s_title_only():
    table = report_of(DRAWN, months={"section_47": 3}).table("section_47.headline")
    assert table.chat_title == "LIST 5 - SECTION 47s (3 months default)"
    assert table.title == "Section 47 enquiries and initial conferences"


def test_tables_beyond_chat_are_not_said_to_be_called_otherwise_in_chat():
    assert not report_of(DRAWN).table("beyond.s47_by_month").is_called_otherwise
