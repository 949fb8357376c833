"""List 1."""

from tests.oracle import multiples, referrals
from tests.oracle.made import OracleTable, counted, shares, tally
from tests.oracle.profile import profile
from tests.oracle.question import Question, Row, children
from tests.oracle.sources import GROUPS, NOT_RECORDED, group_of


def in_period(question: Question) -> list[Row]:
    """P1: rows with a date of contact in the period."""
    window = question.window(1)
    return [row for row in question.rows(1) if window.holds(row["date_of_contact"])]


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    rows, referred = in_period(question), referrals.in_period(question)
    of_contacts = dict(tally(rows, lambda row: group_of(row, "contact_source"), GROUPS))
    of_referrals = dict(tally(referred, lambda row: group_of(row, "referral_source"), GROUPS))
    order = sorted(GROUPS, key=lambda group: (group == NOT_RECORDED, -of_contacts[group], GROUPS.index(group)))
    return {
        "contacts.headline": counted(
            "LIST 1 - CONTACTS",
            [
                ("Total number of contacts", len(rows)),
                ("Total for ages 0-17", len(question.aged(rows, 0, 17))),
                ("Children with a contact", len(children(rows))),
            ],
        ),
        "contacts.appears_on_referral_list": multiples.on_referral_list("Appears on referral list", rows, referred),
        "contacts.source": shares("Contact source", [(group, of_contacts[group]) for group in order], len(rows)),
        "contacts.referral_comparison": shares(
            "Referral comparison", [(group, of_referrals[group]) for group in order], len(referred)
        ),
        "contacts.in_period_contacts": multiples.by_rows("Contacts in period (contacts)", rows),
        "contacts.in_period_children": multiples.by_children(
            "Contacts in period (children)", rows, ("1 contact", "2 contacts", "3 contacts")
        ),
        **profile(question, "contacts", rows, disability=False),
    }
