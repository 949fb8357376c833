"""Rules of List 1: contacts."""

from chat.annex_a.fields import contacts
from chat.quality.rule import REACH_START, Rule, blank, repeated

CONTACT = contacts.date_of_contact

RULES = (
    Rule(
        id="AQ016",
        severity="warning",
        where=repeated(contacts.child_unique_id, CONTACT, contacts.contact_source),
        columns=(),
        sentence="Another row has the same child, contact date and source.",
        advice="Remove the second row if it is the same contact.",
    ),
    Rule(
        id="AQ054",
        severity="warning",
        where=CONTACT < REACH_START,
        columns=(CONTACT,),
        sentence="The contact is older than the six months that the list covers.",
        advice="Check the date, or how far back the extract goes.",
    ),
    Rule(
        id="AQ055",
        severity="error",
        where=blank(CONTACT),
        columns=(CONTACT,),
        sentence="The contact has no date, so it is in no period.",
        advice="Enter the date of the contact.",
    ),
    Rule(
        id="AQ055",
        severity="error",
        where=blank(contacts.contact_source),
        columns=(contacts.contact_source,),
        sentence="The contact has no source.",
        advice="Enter the source of the contact.",
    ),
)
