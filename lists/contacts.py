"""List 1: contacts received in the period (3 months unless chosen otherwise)."""

import polars as pl

from chat.annex_a.fields import contacts, referrals
from chat.tables import (
    AGED_0_TO_17,
    CHILD,
    NOT_RECORDED,
    Derived,
    Headline,
    LargestFirst,
    ListMeasures,
    NumbersFound,
    OrderOf,
    Population,
    Row,
    Table,
    Topic,
    bands,
    events,
    in_cohort,
    profile,
    rows_of_child,
)
from lists.shared.sources import by_source

DATE_OF_CONTACT = contacts.date_of_contact

PERIOD = events("contacts in the period", on=DATE_OF_CONTACT)
IN_PERIOD = PERIOD.reported
WITH_CHILD = Population("children with a contact in the period", IN_PERIOD.where & CHILD.is_not_null())

CONTACTS_OF_CHILD = pl.col("contacts_of_child")

TABLES = (
    Table(
        key="contacts.headline",
        title="Contacts received, and the children they are about",
        chat_title="LIST 1 - CONTACTS",
        population=IN_PERIOD,
        columns=("count",),
        partition=False,
        rows=(
            Row("Total number of contacts"),
            Row("Total for ages 0-17", AGED_0_TO_17),
            Row("Children with a contact", CHILD.is_not_null(), counts="children"),
        ),
        definition="Contacts received in the period. A contact about three siblings is three contacts.",
        edges="Ages 0-17 leave out unborn children, those of 18 and over and unknown ages.",
    ),
    Table(
        key="contacts.appears_on_referral_list",
        title="Contacts whose child also has a referral",
        chat_title="Appears on referral list",
        population=IN_PERIOD,
        rows=(Row("Yes", in_cohort("referrals")), Row("No", ~in_cohort("referrals"))),
        chart="doughnut",
        definition="Contacts whose child has a referral in the referrals' own period, whichever came first.",
        caveat="It says that the child is on the referral list, not that this contact became the referral.",
    ),
    Table(
        key="contacts.source",
        title="Contacts by who made them",
        chat_title="Contact source",
        population=IN_PERIOD,
        rows=by_source(contacts.contact_source),
        order=LargestFirst(),
        chart="bars",
        definition="Contacts by group of the contact source, largest first.",
    ),
    Table(
        key="contacts.referral_comparison",
        title="Referrals by who made them, in the order of contacts",
        chat_title="Referral comparison",
        population="referrals",
        counted_on="referrals",
        unit="referrals",
        rows=by_source(referrals.referral_source),
        order=OrderOf("contacts.source"),
        chart="bars",
        definition="Referrals in the referrals' own period by group of the referral source, in the order of contacts.",
    ),
    Table(
        key="contacts.in_period_contacts",
        title="Contacts by how many the child had",
        chat_title="Contacts in period (contacts)",
        population=IN_PERIOD,
        found=NumbersFound(CONTACTS_OF_CHILD),
        rows=(Row(NOT_RECORDED, CHILD.is_null(), shown="unless_zero"),),
        chart="columns",
        definition="Contacts of children who have exactly so many contacts in the period.",
        edges="Contacts without a child identifier are Not recorded.",
    ),
    Table(
        key="contacts.in_period_children",
        title="Children by how many contacts they had",
        chat_title="Contacts in period (children)",
        population=WITH_CHILD,
        counts="children",
        unit="children",
        rows=bands(
            CONTACTS_OF_CHILD,
            (("1 contact", 1, 1), ("2 contacts", 2, 2), ("3 contacts", 3, 3), ("4 or more", 4, None)),
        ),
        chart="columns",
        definition="Children by how many contacts they have in the period.",
    ),
    *profile("contacts", IN_PERIOD, "Contacts", with_disability=False),
)

TOPICS = (
    Topic(
        "contacts.how_many",
        "Contacts received",
        (
            "contacts.headline",
            "beyond.contacts_year_to_date",
        ),
    ),
    Topic(
        "contacts.to_referral",
        "Contacts that led to a referral",
        (
            "contacts.appears_on_referral_list",
            "beyond.contacts_progressed_by_month",
            "contacts.referral_comparison",
            "beyond.contacts_by_month",
        ),
        not_printed=("beyond.contacts_by_month",),
    ),
    Topic(
        "contacts.sources",
        "Who contacts come from",
        (
            "contacts.source",
            "beyond.contacts_by_agency",
        ),
    ),
    Topic(
        "contacts.repeat",
        "Children with several contacts",
        (
            "contacts.in_period_children",
            "contacts.in_period_contacts",
        ),
    ),
    Topic(
        "contacts.children",
        "The children behind the contacts",
        (
            "contacts.age_gender",
            "contacts.ethnicity",
        ),
    ),
)

LIST = ListMeasures(
    key="contacts",
    period=PERIOD,
    derived=(Derived("contacts_of_child", rows_of_child(IN_PERIOD.where)),),
    cohorts={"contacts": IN_PERIOD},
    tables=TABLES,
    headlines=(
        Headline("contacts.appears_on_referral_list", "Yes", "percent", "Contacts of children on the referral list"),
        Headline("contacts.source", "Police", "percent", "Contacts from the police"),
    ),
    topics=TOPICS,
)
