"""Every ethnicity and every answer about disability on every list, if need be by giving it to some children."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from chat.synthetic.authority import Authority
from chat.synthetic.chance import Weighted
from chat.synthetic.days import months_before
from chat.synthetic.lives.adoption import is_on_list_10
from chat.synthetic.lives.events import Journey
from chat.synthetic.lives.people import DISABILITIES, ETHNICITIES, Person

LARGEST_SHARE = 0.5
FACTS = {"ethnicity": ETHNICITIES, "disability": DISABILITIES}
CHANGED: dict[str, Callable[[Person, str], Person]] = {
    "ethnicity": lambda person, value: replace(person, ethnicity=value),
    "disability": lambda person, value: replace(person, disability=value),
}


def with_every_ethnicity_and_disability(authority: Authority, journeys: Sequence[Journey]) -> list[Journey]:
    """The journeys, some of them of other children: no list lacks an ethnicity, or an answer about disability.

    What is missing goes to children of the commonest kind, evenly spread over the list and never to more than half of
    them, so that the shares of a large authority stay what they are and a very small one is not made up of rarities.
    """
    changed = list(journeys)
    for shows in _lists(authority):
        shown = [index for index, journey in enumerate(changed) if shows(journey)]
        for fact, values in FACTS.items():
            _complete(changed, shown, fact, values)
    return changed


def _complete(journeys: list[Journey], shown: Sequence[int], fact: str, values: Weighted[str]) -> None:
    found = Counter(getattr(journeys[index].person, fact) for index in shown)
    missing = [value for value in values.values if value not in found]
    if not missing or not found:
        return
    commonest = found.most_common(1)[0][0]
    givers = [index for index in shown if getattr(journeys[index].person, fact) == commonest]
    step = len(givers) / len(missing)
    for place, value in enumerate(missing[: int(len(givers) * LARGEST_SHARE)]):
        index = givers[int(place * max(step, 1))]
        journey = journeys[index]
        journeys[index] = replace(journey, person=CHANGED[fact](journey.person, value))


def _lists(authority: Authority) -> tuple[Callable[[Journey], object], ...]:
    """For each list whether it shows the child now, or lately; the smallest lists first, as they leave least choice."""
    horizon = authority.horizon
    half_a_year, lately = horizon.six_months_ago, months_before(horizon.as_at, 3)
    return (
        lambda one: one.adoption and is_on_list_10(authority, one.adoption),
        lambda one: one.leaver,
        lambda one: one.plan and one.plan.end is None,
        lambda one: one.care and one.care.end is None,
        lambda one: any(enquiry.strategy >= half_a_year for enquiry in one.enquiries),
        lambda one: one.early_help and one.early_help[-1].start >= half_a_year,
        lambda one: any(referral.day >= lately for referral in one.referrals),
        lambda one: any(not each.authorised or each.authorised >= half_a_year for each in one.assessments),
        lambda one: one.need and one.need.closure is None,
        lambda one: any(contact.day >= lately for contact in one.contacts),
    )
