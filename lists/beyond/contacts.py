"""Contacts beyond ChAT: by month, by agency, and how many progressed to a referral."""

import polars as pl

from chat.annex_a import codes_of
from chat.annex_a.fields import contacts, referrals
from chat.tables import (
    AS_AT,
    EVERY_ROW,
    NOT_RECORDED,
    Across,
    EachMonth,
    Linked,
    MonthMean,
    Population,
    Row,
    Share,
    Table,
    beyond,
    setting,
)
from lists.beyond.six_months import by_month_of, in_reach
from lists.beyond.year_to_date import year_to_date
from lists.contacts import DATE_OF_CONTACT
from lists.shared.sources import SOURCE_GROUPS

SOURCE = contacts.contact_source
NEXT_REFERRAL = pl.col("next_referral_date")
PROGRESSED = (NEXT_REFERRAL < AS_AT) & (
    (NEXT_REFERRAL - DATE_OF_CONTACT).dt.total_days() <= setting("contacts.progress_days")
)
IN_REACH = Population("contacts of the last six months", in_reach(DATE_OF_CONTACT))

PROGRESS_COLUMNS = (
    Across("progressed", "Progressed", PROGRESSED),
    Share("percent_progressed", "Percent progressed", "progressed", "count"),
)
HOW_PROGRESS_COUNTS = (
    "A contact progressed when the same child has a referral dated from the contact to 7 days after it (a setting)."
    " The contacts of the last days before the as-at date are not decided yet; they count."
)


def agencies() -> tuple[Row, ...]:
    """The source groups, each followed by its codes, then what has none, then all together."""
    labels = {code.code: code.label for code in codes_of("contact_referral_source")}
    rows: list[Row] = []
    for group, codes in SOURCE_GROUPS:
        rows.append(Row(group, SOURCE.is_in(codes)))
        rows += [
            Row(f"{code} {labels[code]}", SOURCE == code, key=code, level=1, outside=True)
            for code in codes
            if len(codes) > 1
        ]
    return (*rows, Row(NOT_RECORDED, SOURCE.is_null()), Row("Total", EVERY_ROW, outside=True))


TABLES = beyond(
    Table(
        key="beyond.contacts_by_month",
        title="Contacts received each month",
        chat_title="Contacts received per month",
        population=IN_REACH,
        found=EachMonth(by_month_of(DATE_OF_CONTACT)),
        columns=("count",),
        rows=(MonthMean("Mean per month"),),
        chart="columns",
        definition="Contacts by month, with the mean of the whole months.",
    ),
    Table(
        key="beyond.contacts_by_agency",
        title="Contacts by agency, and those followed by a referral",
        chat_title="Contacts per agency, with number and percentage progressed to referral",
        population=IN_REACH,
        columns=("count", "percent", "progressed", "percent_progressed"),
        across=(Across("count", "Number"), *PROGRESS_COLUMNS),
        rows=agencies(),
        definition="Contacts by source, with those that progressed to a referral, in number and as a share.",
        edges=HOW_PROGRESS_COUNTS,
    ),
    Table(
        key="beyond.contacts_progressed_by_month",
        title="Contacts followed by a referral, each month",
        chat_title="Contacts progressed to referral",
        population=IN_REACH,
        found=EachMonth(by_month_of(DATE_OF_CONTACT)),
        columns=("count", "progressed", "percent_progressed"),
        across=(Across("count", "Contacts"), *PROGRESS_COLUMNS),
        rows=(),
        chart="line",
        definition="Contacts that progressed to a referral, by month of the contact.",
        edges=HOW_PROGRESS_COUNTS,
    ),
    year_to_date("beyond.contacts_year_to_date", "Contacts", IN_REACH, (("Contacts", DATE_OF_CONTACT),)),
)

LINKED = (Linked("next_referral_date", "referrals", referrals.date_of_referral, DATE_OF_CONTACT),)
