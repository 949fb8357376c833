"""Topics: each table of a list belongs to exactly one of its list's topics, and no two topics are confused."""

import pytest

from chat.counting.report import topics_of
from chat.figures_file import figures
from chat.tables.topic import Topic
from lists import LISTS_IN_ORDER
from tests.spec.drawn import extract_of, report_of

ALL_TOPICS = [topic for measures in LISTS_IN_ORDER for topic in measures.topics]


@pytest.mark.parametrize("measures", LISTS_IN_ORDER, ids=lambda each: each.key)
def test_every_table_of_a_list_is_in_exactly_one_of_its_topics(measures):
    placed = [key for topic in measures.topics for key in topic.tables]
    assert sorted(placed) == sorted(table.key for table in measures.tables)


@pytest.mark.parametrize("measures", LISTS_IN_ORDER, ids=lambda each: each.key)
def test_a_topic_prints_some_of_its_tables_and_its_title_is_its_own(measures):
    for topic in measures.topics:
        assert set(topic.not_printed) < set(topic.tables), topic.key
        assert topic.key.startswith(f"{measures.key}.")


def test_keys_and_titles_of_topics_are_unique_and_never_those_of_tables():
    keys = [topic.key for topic in ALL_TOPICS]
    assert len({key.casefold() for key in keys}) == len(keys)
    assert not set(keys) & {table.key for measures in LISTS_IN_ORDER for table in measures.tables}
    assert len({topic.title for topic in ALL_TOPICS}) == len(keys)


def test_there_are_about_eighty_topics():
    assert 60 <= len(ALL_TOPICS) <= 95


def test_tables_in_no_topic_come_last_under_one_of_their_own():
    contacts = LISTS_IN_ORDER[0]
    few = type(contacts)(
        contacts.key,
        contacts.period,
        tables=contacts.tables[:3],
        topics=(Topic("contacts.how_many", "Contacts received", (contacts.tables[1].key,)),),
    )
    assert [(topic.key, topic.tables) for topic in topics_of(few)] == [
        ("contacts.how_many", ("contacts.appears_on_referral_list",)),
        ("contacts.others", ("contacts.headline", "contacts.source")),
    ]


def test_the_figures_file_lists_the_topics_and_each_table_names_its_own():
    made = figures(report_of(extract_of(contacts="child_unique_id | date_of_contact")))
    first = made["topics"][0]
    assert (first["key"], first["list"], first["title"]) == ("contacts.how_many", 1, "Contacts received")
    of_tables = {table["key"]: table["topic"] for table in made["tables"]}
    assert of_tables["contacts.headline"] == "contacts.how_many"
    assert all(of_tables[key] == topic["key"] for topic in made["topics"] for key in topic["tables"])
    assert [key for key, topic in of_tables.items() if topic is None] == []
