"""Putting the rounds of a child's journey together into its history."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from chat.synthetic.days import Day
from chat.synthetic.lives.events import (
    AdoptionDecision,
    CareLeaver,
    ChildProtectionPlan,
    Contact,
    EarlyHelp,
    EpisodeOfNeed,
    Journey,
    PeriodOfCare,
)
from chat.synthetic.lives.front_door import Round
from chat.synthetic.lives.people import Person

Event = TypeVar("Event")


def put_together(
    person: Person,
    rounds: Sequence[Round],
    *,
    contacts: Iterable[Contact] = (),
    early_help: Iterable[EarlyHelp] = (),
    need: EpisodeOfNeed | None = None,
    plan: ChildProtectionPlan | None = None,
    care: PeriodOfCare | None = None,
    leaver: CareLeaver | None = None,
    adoption: AdoptionDecision | None = None,
) -> Journey:
    """The journey with the events of its rounds in order of date, at most one of a kind on a day."""
    return Journey(
        person,
        contacts=_in_order((*contacts, *(part.contact for part in rounds)), lambda contact: contact.day),
        early_help=_in_order(early_help, lambda help_given: help_given.start),
        referrals=_in_order((part.referral for part in rounds), lambda referral: referral.day),
        assessments=_in_order((part.assessment for part in rounds), lambda assessment: assessment.start),
        enquiries=_in_order((part.enquiry for part in rounds), lambda enquiry: enquiry.strategy),
        need=need,
        plan=plan,
        care=care,
        leaver=leaver,
        adoption=adoption,
    )


def _in_order(events: Iterable[Event | None], day_of: Callable[[Event], Day]) -> tuple[Event, ...]:
    by_day = {day_of(event): event for event in events if event is not None}
    return tuple(by_day[day] for day in sorted(by_day))
