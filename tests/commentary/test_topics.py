"""Comments on single tables, as version 0.1.0 had them, stand with the topic that has the table now."""

import datetime as dt
from dataclasses import replace

from chat.commentary.comment import Comment
from chat.commentary.gather import say_led
from chat.commentary.removal import removing
from chat.commentary.topics import Led, for_report
from chat.report import Report, Topic
from tests.earlier.made import report, table

SEPTEMBER, OCTOBER = dt.date(2026, 9, 1), dt.date(2026, 10, 1)
ROWS = {"Police": {"count": 1}}
TOPIC = "contacts.who"
SOURCE = "Contact source (as at 1 September 2026)"


def with_topics() -> Report:
    tables = (
        table(ROWS, "contacts.source", title="Source of contacts"),
        table(ROWS, "contacts.multiple", title="Repeat contacts"),
        table(ROWS, "contacts.age_gender", group="profile"),
    )
    made = report(*tables, as_at="2026-11-01")
    topics = (
        Topic(TOPIC, 1, "Who contacts come from", ("contacts.multiple", "contacts.source")),
        Topic("contacts.children", 1, "The children", ("contacts.age_gender",)),
    )
    return replace(made, sections=(replace(made.sections[0], topics=topics),))


def test_each_text_has_its_title_and_date_before_it_in_the_order_of_the_topic() -> None:
    commentary = {
        "contacts.source": Comment("Up.\n\nAgain.", SEPTEMBER, "Contact source"),
        "contacts.multiple": Comment("Level.", OCTOBER),
        "contacts.profile": Comment("Younger."),
        "indicator.x": Comment("On an indicator.", SEPTEMBER),
        "contacts.no_more": Comment("Of no table.", SEPTEMBER),
    }
    found, led = for_report(commentary, with_topics())
    assert {key: (each.text, each.as_at, each.title) for key, each in found.items()} == {
        TOPIC: (
            f"Repeat contacts (as at 1 October 2026):\nLevel.\n\n{SOURCE}:\nUp.\n\nAgain.",
            SEPTEMBER,
            "Who contacts come from",
        ),
        "contacts.children": ("contacts.profile:\nYounger.", None, "The children"),
        "indicator.x": ("On an indicator.", SEPTEMBER, ""),
        "contacts.no_more": ("Of no table.", SEPTEMBER, ""),
    }
    assert led == (
        Led("Repeat contacts", "Who contacts come from"),
        Led("Contact source", "Who contacts come from"),
        Led("contacts.profile", "The children"),
    )


def test_a_text_that_stands_in_its_topic_is_not_repeated_whatever_became_of_it_there() -> None:
    old = {"contacts.source": Comment("Up.", SEPTEMBER, "Contact source", (Comment("Before.", dt.date(2026, 8, 1)),))}
    first, led = for_report(old, with_topics())
    assert len(led) == 1
    assert [each.text for each in first[TOPIC].older] == ["Up.", "Before."]
    again, led = for_report({**first, **old}, with_topics())
    assert (again, led) == (first, ())
    changed = replace(first[TOPIC], text="Rewritten by a manager.", as_at=OCTOBER)
    again, led = for_report({TOPIC: changed, **old}, with_topics())
    assert (again[TOPIC].text, led) == ("Rewritten by a manager.", ())
    emptied = Comment("", OCTOBER, removed=removing([first[TOPIC].text, "Up.", "Before."], OCTOBER))
    again, led = for_report({TOPIC: emptied, **old}, with_topics())
    assert (again[TOPIC].text, again[TOPIC].older, led) == ("", (), ())


def test_a_new_text_of_a_table_comes_after_what_the_topic_says() -> None:
    present = {TOPIC: Comment("Of the topic.", OCTOBER), "contacts.source": Comment("Late copy.", OCTOBER, "Source")}
    found, _ = for_report(present, with_topics())
    assert found[TOPIC].text == "Of the topic.\n\nSource (as at 1 October 2026):\nLate copy."


def test_a_removal_from_a_table_stays_one_in_its_topic() -> None:
    gone = {"contacts.source": Comment("", OCTOBER, removed=removing(["Up."], OCTOBER))}
    found, led = for_report(gone, with_topics())
    assert (found[TOPIC].text, found[TOPIC].removed, led) == ("", removing(["Up."], OCTOBER), ())


def test_who_prepared_a_workbook_and_when_is_never_carried_to_the_next_month() -> None:
    signed = {"summary.prepared_by": Comment("Anna", OCTOBER), "summary.date": Comment("3 October", OCTOBER)}
    assert for_report(signed, with_topics())[0] == {}
    assert for_report(signed, replace(with_topics(), as_at=OCTOBER))[0] == signed


def test_where_comments_stand_now_is_said() -> None:
    said: list[str] = []
    say_led((), said.append)
    say_led((Led("Source", "Who"),), said.append)
    say_led(tuple(Led(f"T{n}", "Who") for n in range(12)), said.append)
    assert said[0] == "A comment on a table stands with the topic of the table now, under its title: 'Source' in 'Who'"
    assert said[1].startswith("12 comments on tables stand with")
    assert said[1].endswith("'T9' in 'Who', and 2 more")
