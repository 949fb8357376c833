"""Rules of List 1: contacts."""

import polars as pl

from chat.quality.rule import REACH_START, Rule, blank, repeated

CONTACT = pl.col("date_of_contact")

RULES = (
    Rule(
        "AQ016",
        "warning",
        repeated("child_unique_id", "date_of_contact", "contact_source"),
        (),
        "Another row has the same child, contact date and source.",
        "Remove the second row if it is the same contact.",
    ),
    Rule(
        "AQ054",
        "warning",
        CONTACT < REACH_START,
        ("date_of_contact",),
        "The contact is older than the six months that the list covers.",
        "Check the date, or how far back the extract goes.",
    ),
    Rule(
        "AQ055",
        "error",
        blank("date_of_contact"),
        ("date_of_contact",),
        "The contact has no date, so it is in no period.",
        "Enter the date of the contact.",
    ),
    Rule(
        "AQ055",
        "error",
        blank("contact_source"),
        ("contact_source",),
        "The contact has no source.",
        "Enter the source of the contact.",
    ),
)
