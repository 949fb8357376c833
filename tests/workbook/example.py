"""An example report with every kind of table that the writer must show; figures are made up."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from chat.findings import Finding, PassedOver
from chat.report import (
    Authority,
    HeadlineFigure,
    Period,
    Reconciliation,
    Report,
    ReportRow,
    ReportTable,
    Section,
    Topic,
)

AS_AT = dt.date(2026, 10, 1)
THREE_MONTHS = Period(3, dt.date(2026, 7, 1), dt.date(2026, 9, 30))
SIX_MONTHS = Period(6, dt.date(2026, 4, 1), dt.date(2026, 9, 30))
SHARES = {"columns": ("count", "percent"), "column_heads": ("Number", "%")}


def counted(label: str, count: int, of: int, **more: object) -> ReportRow:
    return ReportRow(label, {"count": count, "percent": count / of if of else None}, **more)  # type: ignore[arg-type]


def table(key: str, title: str, rows: tuple[ReportRow, ...], **more: object) -> ReportTable:
    settings: dict[str, object] = {
        "list_number": 1,
        "group": "chat",
        "unit": "contacts",
        "denominator": 8000,
        "definition": f"{title}, counted for the test.",
        "population": "Contacts in the period.",
        "denominator_is": "contacts in the period",
        "headings": ("Date of Contact", "Contact Source"),
        "source": "ChAT",
        **SHARES,
        **more,
    }
    return ReportTable(key=key, title=title, rows=rows, **settings)  # type: ignore[arg-type]


def source_table() -> ReportTable:
    counts = {
        "Police": 2500, "Health services": 1500, "LA services": 1200, "Schools": 1000,
        "Legal agency / Court / CAFCASS, etc.": 600, "Individual": 500, "Anonymous": 300, "Education services": 200,
        "Housing": 100, "Unknown": 60, "Other": 40, "Not recorded": 0,
    }  # fmt: skip
    rows = tuple(counted(label, count, 8000) for label, count in counts.items())
    return table(
        "contacts.source",
        "Contact source",
        rows,
        chart="bars",
        definition="Contacts by the group of their source, the largest first. A source that is blank or not among the "
        "codes of the template counts as not recorded.",
    )


def multiple_table() -> ReportTable:
    base = {"percent": 200, "percent_of_children": 190}
    columns = ("count", "percent", "percent_of_children")

    def row(label: str, count: int) -> ReportRow:
        values = {"count": count, "percent": count / 200, "percent_of_children": count / 190}
        return ReportRow(label, values, base)

    return table(
        "contacts.multiple",
        "Multiple contacts",
        (row("Repeat contact", 57), row("First contact", 123), row("Not recorded", 10)),
        columns=columns,
        column_heads=("Number", "% of contacts", "% of children"),
        denominator=200,
        chart="doughnut",
        note="10 contacts are second or later contacts of a child, so their percentages do not add up to 100.",
        caveat="Children without an identifier are in no row.",
    )


def age_gender_table(key: str = "contacts.age_gender") -> ReportTable:
    ages = ("-1", *map(str, range(18)), "18+")
    rows = tuple(
        ReportRow(age, {"male": 10 + 3 * place, "female": 12 + 2 * place, "not_stated_or_neither": place % 2})
        for place, age in enumerate(ages)
    )
    return table(
        key,
        "Age and gender",
        rows,
        group="profile",
        unit="children",
        columns=("male", "female", "not_stated_or_neither"),
        column_heads=("Male", "Female", "Not stated or neither"),
        denominator=None,
        chart="back_to_back",
    )


def ethnicity_table() -> ReportTable:
    groups = {
        "a) White": ("White British", "White Irish", "Traveller of Irish heritage", "Any other White background"),
        "b) Mixed": ("White and Black Caribbean", "White and Black African", "White and Asian"),
        "d) Asian": ("Indian", "Pakistani", "Bangladeshi", "Any other Asian background"),
        "e) Black": ("Caribbean", "African", "Any other Black background"),
        "f) Chinese": ("Chinese",),
        "g) Other": ("Any other ethnic group",),
    }
    rows: list[ReportRow] = []
    for group, parts in groups.items():
        rows.append(counted(group, 100 * len(parts), 1600))
        rows += [counted(part, 100, 1600, level=1) for part in parts]
    return table(
        "contacts.ethnicity", "Ethnicity", tuple(rows), group="profile", unit="children", denominator=1600, chart="bars"
    )


def months_table() -> ReportTable:
    rows = tuple(
        ReportRow(f"2026-{month:02}", {"contacts": 900 + 40 * month, "progressed": 300 + 11 * month}, part=month == 9)
        for month in range(4, 10)
    )
    return table(
        "beyond.contacts_by_month",
        "Contacts received per month",
        rows,
        group="beyond",
        columns=("contacts", "progressed"),
        column_heads=("Contacts", "Progressed to referral"),
        denominator=None,
        chart="line",
    )


def organisations_table() -> ReportTable:
    rows = (counted("=1+1", 90, 2000), *(counted(f"Organisation {i}", 70 - i, 2000) for i in range(39)))
    return table(
        "early_help.organisation",
        "Organisation completed",
        rows,
        list_number=2,
        unit="early help assessments",
        denominator=2000,
        chart="bars",
        found=True,
    )


def missing_column_table() -> ReportTable:
    rows = tuple(ReportRow(label, {"count": None, "percent": None}) for label in ("Yes", "No"))
    return table(
        "early_help.appears_on_referral_list",
        "Appears on referral list",
        rows,
        list_number=2,
        denominator=None,
        status="column_missing",
        needs="List 2, column 'Child Unique ID'",
        chart="doughnut",
    )


def wide_table() -> ReportTable:
    heads = ("Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse", "Multiple", "Not recorded", "Total")
    columns = tuple(head.lower().replace(" ", "_") for head in heads)
    rows = tuple(ReportRow(f"2026-{month:02}", dict.fromkeys(columns, month * 3)) for month in range(4, 10))
    return table(
        "beyond.categories_by_month",
        "Categories by month",
        rows,
        list_number=2,
        group="beyond",
        columns=columns,
        column_heads=heads,
        denominator=None,
        chart="none",
    )


def durations_table() -> ReportTable:
    labels = ("0 - 10 working days", "11 - 15 days", "16 - 20 days", "21+ days")
    rows = tuple(counted(label, 40 - 8 * place, 112) for place, label in enumerate(labels))
    subtotal = (counted("In time (first two bands)", 72, 112, outside=True),)
    return table(
        "early_help.duration",
        "Duration",
        (*rows, *subtotal),
        list_number=2,
        denominator=112,
        chart="columns",
        unit="assessments",
    )


def empty_table() -> ReportTable:
    rows = tuple(counted(label, 0, 0) for label in ("In time", "Not in time", "Date error"))
    return table("early_help.timeliness", "Timeliness", rows, list_number=2, denominator=0, chart="doughnut")


def stacked_table() -> ReportTable:
    heads = ("Own provision", "Private", "Other", "Total")
    columns = ("own_la", "private", "other", "total")
    names = ("Foster placement", "Children's home", "Secure unit", "Other placement")
    rows = tuple(
        ReportRow(name, {"own_la": 8 + i, "private": 5 + i, "other": 2, "total": 15 + 2 * i})
        for i, name in enumerate(names)
    )
    return table(
        "early_help.by_provider",
        "Placement type by provider",
        rows,
        list_number=2,
        columns=columns,
        column_heads=heads,
        denominator=None,
        chart="stacked",
    )


def headline_table() -> ReportTable:
    rows = (
        ReportRow("Total number of contacts", {"count": 8000, "rate_per_10k": 1110.7254}),
        ReportRow("Total for ages 0-17", {"count": 7900, "rate_per_10k": None}),
        ReportRow("Average days between entering care and moving in with the adoptive family", {"count": 41.5}),
    )
    return table(
        "contacts.headline",
        "LIST 1 - CONTACTS",
        rows,
        columns=("count", "rate_per_10k"),
        column_heads=("Number", "Rate per 10,000"),
        denominator=None,
    )


def contacts_section() -> Section:
    tables = (
        headline_table(),
        source_table(),
        multiple_table(),
        age_gender_table(),
        ethnicity_table(),
        months_table(),
    )
    headlines = (
        HeadlineFigure(
            "Total number of contacts", "contacts.headline", "Total number of contacts", "count", 8000, 1110.7
        ),
        HeadlineFigure("Contacts from the police", "contacts.source", "Police", "percent", 0.3125),
    )
    topics = (
        Topic("contacts.how_many", 1, "Contacts received", ("contacts.headline",)),
        Topic("contacts.sources", 1, "Who contacts come from", ("contacts.source",)),
        Topic("contacts.repeat", 1, "Children with several contacts", ("contacts.multiple",)),
        Topic("contacts.children", 1, "The children", ("contacts.age_gender", "contacts.ethnicity")),
        Topic("contacts.by_month", 1, "Contacts month by month", ("beyond.contacts_by_month",)),
    )
    return Section(1, "contacts", "Contacts", "1 Contacts", 20000, THREE_MONTHS, tables, headlines, topics=topics)


def early_help_section() -> Section:
    tables = (
        missing_column_table(),
        organisations_table(),
        durations_table(),
        empty_table(),
        stacked_table(),
        wide_table(),
    )
    headlines = (HeadlineFigure("Total number of CAF/EHA", "early_help.duration", "21+ days", "count", None),)
    topics = (
        Topic("early_help.referrals", 2, "Early help and referrals", ("early_help.appears_on_referral_list",)),
        Topic("early_help.organisations", 2, "Who completes assessments", ("early_help.organisation",)),
        Topic("early_help.how_long", 2, "How long it lasts", ("early_help.duration", "early_help.timeliness")),
        Topic("early_help.placements", 2, "Placements", ("early_help.by_provider",)),
        Topic("early_help.by_month", 2, "Month by month", ("beyond.categories_by_month",)),
    )
    return Section(2, "early_help", "Early help", "2 Early help", 2000, SIX_MONTHS, tables, headlines, topics=topics)


def absent_section() -> Section:
    rows = tuple(ReportRow(label, {"count": None, "percent": None}) for label in ("In time", "Not in time"))
    timeliness = table(
        "section_47.icpc_timeliness",
        "ICPC timeliness",
        rows,
        list_number=5,
        denominator=None,
        status="list_missing",
        needs="List 5",
        chart="doughnut",
    )
    topics = (Topic("section_47.conferences", 5, "Conferences", ("section_47.icpc_timeliness",)),)
    absence = "List 5 was not delivered, so the tables of this sheet have no figures."
    return Section(5, "section_47", "Section 47", "5 Section 47", None, SIX_MONTHS, (timeliness,), (), absence, topics)


def example_findings() -> tuple[Finding, ...]:
    return (
        Finding("AQ101", "info", "Column order differs from the template.", "Nothing to do.", 2, "EH"),
        Finding(
            "AQ048",
            "error",
            "The referral date is after the as-at date, so these rows are in no period.",
            "Correct the dates at source, or give a later --as-at.",
            1,
            "List 1",
            "Date of Contact",
            12,
            (3, 17, 204, 205, 206, 377, 1024, 5001, 10233, 19999),
        ),
        Finding("AQ007", "warning", "Codes that are not in the template's set.", "Map them in chat.toml.", 1, "List 1"),
    )


def example_report(**changes: object) -> Report:
    settings: dict[str, object] = {
        "version": "0.1.0",
        "as_at": AS_AT,
        "as_at_inferred": True,
        "authority": Authority("E08000025", "Birmingham"),
        "population": {"0-17": 288100},
        "sources": ("annex_a.xlsx",),
        "sections": (contacts_section(), early_help_section(), absent_section()),
        "findings": example_findings(),
        "reconciliation": (Reconciliation(1, 20003, 20000, 8000, 11900, 60, 40),),
        "monthly": (),
        "passed_over": (PassedOver("annex_a.xlsx", "Front sheet", "no headings of a list were found."),),
        "settings_in_force": {"referrals.progress_days": 10, "section_47.icpc_count_includes_current": True},
        **changes,
    }
    return Report(**settings)  # type: ignore[arg-type]


FIGURES = json.dumps({"schema": 1, "note": "é 😀 =1+1", "filler": ["x" * 100] * 700}, ensure_ascii=False)


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """The factory of the example report, with changed fields."""
    return example_report


@pytest.fixture
def make_table() -> Callable[..., ReportTable]:
    """The factory of a table."""
    return table


@pytest.fixture
def figures() -> str:
    return FIGURES


@pytest.fixture(scope="session")
def workbook_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example report, written once."""
    from chat.workbook.write import write_workbook

    path = tmp_path_factory.mktemp("workbook") / "chat.xlsx"
    write_workbook(example_report(), path, figures_json=FIGURES)
    return path


@pytest.fixture(scope="session")
def opened(workbook_path: Path) -> Any:
    """The example workbook as openpyxl reads it."""
    return openpyxl.load_workbook(workbook_path)
