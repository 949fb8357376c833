"""The plan of a list's part of the document: its topics in order, each with tables, charts and sentences."""

from dataclasses import dataclass

from chat.document.charts import Chart, charts_of
from chat.document.columns import PrintedColumn, printed_columns
from chat.document.rows import printed_rows
from chat.document.sentences import bases_line, missing_note, notes_of
from chat.report import ReportTable, Section, Topic

TITLE_OF_OTHERS = "Other figures"


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with the rows and columns that are printed, and the charts beside it."""

    table: ReportTable
    columns: tuple[PrintedColumn, ...]
    charts: tuple[Chart, ...]

    @property
    def key(self) -> str:
        """The table's key."""
        return self.table.key


@dataclass(frozen=True, slots=True)
class TopicPlan:
    """A topic as it is printed: `line` stands under its title, `notes` under its figures.

    Without tables there is nothing to print but the notes, which say what is missing.
    """

    topic: Topic
    line: str
    tables: tuple[PrintedTable, ...]
    notes: tuple[str, ...]

    @property
    def key(self) -> str:
        """The topic's key, which is also that of its commentary."""
        return self.topic.key

    @property
    def title(self) -> str:
        """The topic's title."""
        return self.topic.title

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts of all its tables."""
        return tuple(chart for table in self.tables for chart in table.charts)


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A list's part of the document; `absence` says why there is nothing else, or that every count is 0."""

    section: Section
    topics: tuple[TopicPlan, ...]
    absence: tuple[str, ...] = ()

    @property
    def quality(self) -> str:
        """One line on the rows that need checking; nothing where none does."""
        return self.section.doubt or ""


def plan_section(section: Section) -> SectionPlan:
    """The plan of a list; one that was not delivered has two sentences and nothing else."""
    if section.absence and section.rows_read is None:
        return SectionPlan(section, (), (section.absence, _what_to_do(section)))
    absence = (section.absence,) if section.absence else ()
    return SectionPlan(section, tuple(plan_topic(topic, section) for topic in topics_of(section)), absence)


def topics_of(section: Section) -> tuple[Topic, ...]:
    """The topics of a section; tables in none come last under one of their own."""
    placed = {key for topic in section.topics for key in topic.tables}
    others = tuple(table.key for table in section.tables if table.key not in placed)
    if not others:
        return section.topics
    return (*section.topics, Topic(f"{section.key}.others", section.number, TITLE_OF_OTHERS, others))


def plan_topic(topic: Topic, section: Section) -> TopicPlan:
    """The plan of a topic: tables that need a list or a column that was not delivered are one sentence."""
    by_key = {table.key: table for table in section.tables}
    wanted = [by_key[key] for key in topic.tables if key in by_key and key not in topic.not_printed]
    missing = [table for table in wanted if _has_no_figures(table)]
    printed = [printed_rows(table, section.period) for table in wanted if table not in missing]
    tables = [each.table for each in printed]
    remarks = [remark for each in printed for remark in each.remarks]
    notes = dict.fromkeys([*remarks, *notes_of(tables), *map(missing_note, missing)])
    planned = tuple(PrintedTable(table, printed_columns(table), charts_of(table)) for table in tables)
    return TopicPlan(topic, bases_line(tables), planned, tuple(notes))


def _has_no_figures(table: ReportTable) -> bool:
    return table.status is not None and not any(
        value is not None for row in table.rows for value in row.values.values()
    )


def _what_to_do(section: Section) -> str:
    return f"Add List {section.number} to the extract and run ChAT again to see its figures."
