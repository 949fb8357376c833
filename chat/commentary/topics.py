"""Leads comments on single tables, as version 0.1.0 had them, to the topic that has the table now."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chat.commentary.comment import BETWEEN, Comment, texts_before, without_removed
from chat.commentary.removal import Removal, is_removed, joined
from chat.report import Report, Topic
from chat.words.dates import date_text

PROFILE = "profile"  # version 0.1.0 had one comment for all profiles of a list: `contacts.profile`
OF_ITS_MONTH = ("summary.prepared_by", "summary.date")  # said of one workbook, never of the next month's


@dataclass(frozen=True, slots=True)
class Led:
    """A comment on a table whose text stands with a topic now: the title of the table, and of the topic."""

    title: str
    topic: str


def for_report(commentary: Mapping[str, Comment], report: Report) -> tuple[dict[str, Comment], tuple[Led, ...]]:
    """The comments by the keys that the workbook of this report has cells for, and which were led to a topic.

    Each text of a table keeps its title and date before it; one that stands in its topic already is not repeated, and
    one that was removed there does not come back. Keys that lead to no topic stay as they are.
    """
    topics = topics_by_table(report)
    made = {
        key: comment for key, comment in commentary.items() if key not in topics and _may_stay(key, comment, report)
    }
    led: list[Led] = []
    of_tables: dict[str, list[tuple[str, Comment]]] = {}
    for key in sorted(commentary.keys() & topics.keys(), key=list(topics).index):
        of_tables.setdefault(topics[key].key, []).append((_title(key, commentary[key], report), commentary[key]))
    by_key = {topic.key: topic for topic in topics.values()}
    for key, parts in of_tables.items():
        made[key], new = _with_parts(made.get(key, Comment("")), by_key[key], parts)
        led += [Led(title, by_key[key].title) for title in new]
    return {key: comment for key, comment in made.items() if comment.is_known}, tuple(led)


def topics_by_table(report: Report) -> dict[str, Topic]:
    """The topic of each table, and of the profiles of each list, by earlier commentary key, in printed order."""
    topics = {table: topic for topic in report.topics for table in topic.tables}
    for section in report.sections:
        profile = next((table.key for table in section.tables if table.group == "profile"), None)
        if profile in topics:
            topics[f"{section.key}.{PROFILE}"] = topics[profile]
    return topics


def _may_stay(key: str, comment: Comment, report: Report) -> bool:
    return key not in OF_ITS_MONTH or comment.as_at == report.as_at


def _title(key: str, comment: Comment, report: Report) -> str:
    """The title under which the comment was written, else the present one of its table."""
    return comment.title or next((table.title for table in report.tables if table.key == key), key)


def _with_parts(comment: Comment, topic: Topic, parts: Sequence[tuple[str, Comment]]) -> tuple[Comment, list[str]]:
    """The comment of a topic with the texts of its tables after its own, and the titles of those that are new to it."""
    removed = joined(each for part in (comment, *(part for _, part in parts)) for each in part.removed)
    new = [(title, part) for title, part in parts if _is_new(title, part, comment, removed)]
    text = BETWEEN.join(filter(None, (comment.text, *(_said(title, part) for title, part in new))))
    dates = [each.as_at for each in (comment, *(part for _, part in new)) if each.text and each.as_at]
    as_at = min(dates, default=comment.as_at or max((part.as_at for _, part in parts if part.as_at), default=None))
    made = Comment(text, as_at, topic.title)
    before = (*comment.older, *(part for _, part in new), *(older for _, part in parts for older in part.older))
    known = without_removed(replace(made, older=texts_before(made, before)), removed)
    return replace(known, text=text, removed=removed), [title for title, _ in new]


def _is_new(title: str, part: Comment, comment: Comment, removed: tuple[Removal, ...]) -> bool:
    """Whether a table's text is not in the topic yet, and was not removed from it."""
    if not part.text or is_removed(part.text, part.as_at, removed):
        return False
    was_there = any(
        each.text == part.text and (each.as_at or dt.date.max) >= (part.as_at or dt.date.min) for each in comment.older
    )
    return not was_there and part.text != comment.text and _said(title, part) not in comment.text


def _said(title: str, part: Comment) -> str:
    """The text with its table and date before it."""
    when = f" (as at {date_text(part.as_at)})" if part.as_at else ""
    return f"{title}{when}:\n{part.text}"
