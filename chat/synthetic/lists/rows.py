"""From journeys to rows: which events each list shows on the as-at date, in the order of the template's columns.

Dates are days, codes are bare codes, Yes/No questions are booleans; `extract` turns them into the template's values.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from chat.synthetic.days import Day, Horizon, months_before
from chat.synthetic.lives.adopters import Adopter
from chat.synthetic.lives.events import AdoptionDecision, Journey
from chat.synthetic.lives.people import Person

Cell = str | int | bool | None
Row = tuple[Cell, ...]


def _identity(person: Person) -> Row:
    return person.identifier, person.gender, person.ethnicity, person.birth, person.age


def _identity_with_disability(person: Person) -> Row:
    return *_identity(person), person.disability


def contacts(journey: Journey, horizon: Horizon) -> Iterator[Row]:
    """List 1: contacts of the six months."""
    for contact in journey.contacts:
        if contact.day >= horizon.six_months_ago:
            yield *_identity(journey.person), contact.day, contact.source


def early_help(journey: Journey, horizon: Horizon) -> Iterator[Row]:
    """List 2: early help of the six months and what is still going on."""
    for helped in journey.early_help:
        if helped.completion is None or helped.completion >= horizon.six_months_ago:
            yield *_identity(journey.person), helped.start, helped.completion, helped.organisation


def referrals(journey: Journey, horizon: Horizon) -> Iterator[Row]:
    """List 3: referrals of the six months; the count looks back from the child's latest one."""
    days = [referral.day for referral in journey.referrals]
    earlier = _in_the_year_before_the_latest(days, days)
    for referral in journey.referrals:
        if referral.day >= horizon.six_months_ago:
            worker = referral.worker
            yield (
                *_identity(journey.person),
                referral.day,
                referral.source,
                referral.no_further_action,
                earlier,
                worker.team,
                worker.name,
            )


def assessments(journey: Journey, horizon: Horizon) -> Iterator[Row]:
    """List 4: assessments that are open or were authorised in the six months."""
    for assessment in journey.assessments:
        if assessment.authorised is None or assessment.authorised >= horizon.six_months_ago:
            yield (
                *_identity_with_disability(journey.person),
                assessment.start,
                assessment.seen,
                assessment.authorised,
                assessment.support,
                assessment.worker.team,
                assessment.worker.name,
            )


def section_47(journey: Journey, horizon: Horizon) -> Iterator[Row]:
    """List 5: enquiries of the six months; both counts look back from the child's latest enquiry."""
    strategies = [enquiry.strategy for enquiry in journey.enquiries]
    conferences = [enquiry.conference for enquiry in journey.enquiries[:-1] if enquiry.conference is not None]
    earlier = _in_the_year_before_the_latest(strategies, strategies)
    earlier_conferences = _in_the_year_before_the_latest(strategies, conferences)
    for enquiry in journey.enquiries:
        if enquiry.strategy >= horizon.six_months_ago:
            yield (
                *_identity_with_disability(journey.person),
                enquiry.strategy,
                enquiry.unnecessary,
                enquiry.conference,
                enquiry.plan,
                earlier,
                earlier_conferences,
                enquiry.worker.team,
                enquiry.worker.name,
            )


def _in_the_year_before_the_latest(events: list[Day], counted: list[Day]) -> int:
    """How many of the counted days fall in the 12 months before the latest event, that one left out."""
    if not events or not counted:
        return 0
    latest = events[-1]
    first = months_before(latest, 12)
    return sum(first <= day < latest for day in counted)


def children_in_need(journey: Journey, horizon: Horizon) -> Iterator[Row]:
    """List 6: episodes of need that are open or were closed in the six months."""
    need = journey.need
    if need is not None and (need.closure is None or need.closure >= horizon.six_months_ago):
        yield (
            *_identity_with_disability(journey.person),
            need.start,
            need.primary_need,
            need.last_seen,
            need.closure,
            need.reason,
            need.status,
            need.worker.team,
            need.worker.name,
        )


def child_protection(journey: Journey, horizon: Horizon) -> Iterator[Row]:
    """List 7: plans that are open or ended in the six months."""
    plan, need = journey.plan, journey.need
    if plan is not None and need is not None and (plan.end is None or plan.end >= horizon.six_months_ago):
        yield (
            *_identity_with_disability(journey.person),
            plan.start,
            plan.initial_category,
            plan.latest_category,
            plan.visit,
            plan.seen_alone,
            plan.review,
            plan.end,
            plan.emergency,
            plan.previous_plans,
            need.worker.team,
            need.worker.name,
        )


def looked_after(journey: Journey, horizon: Horizon) -> Iterator[Row]:
    """List 8: periods of care that go on or ceased in the six months."""
    care, need = journey.care, journey.need
    if care is None or need is None or (care.end is not None and care.end < horizon.six_months_ago):
        return
    placement = care.placement
    yield (
        *_identity(journey.person),
        care.unaccompanied,
        journey.person.disability,
        care.start,
        care.category_of_need,
        care.second_period,
        care.legal_status_start,
        care.legal_status,
        care.review,
        care.visit,
        care.permanence_plan,
        care.reviewing_officer,
        care.health,
        care.dental,
        care.placements,
        care.end,
        care.reason,
        placement.start,
        placement.type,
        placement.provider,
        placement.postcode,
        placement.urn,
        placement.location,
        placement.authority,
        care.missing,
        care.absent,
        care.interview_offered,
        care.interview_accepted,
        need.worker.team,
        need.worker.name,
    )


def care_leavers(journey: Journey, _: Horizon) -> Iterator[Row]:
    """List 9: everybody with a leaving care service."""
    leaver = journey.leaver
    if leaver is not None:
        yield (
            *_identity_with_disability(journey.person),
            leaver.worker.team,
            leaver.worker.name,
            leaver.eligibility,
            leaver.in_touch,
            leaver.accommodation,
            leaver.suitability,
            leaver.activity,
        )


def adoption(person: Person, decision: AdoptionDecision, family: str | None) -> Row:
    """List 10: the row of a decision; the family is None for a child without a match, or with an interagency one."""
    identifier, *identity = _identity_with_disability(person)
    return (
        identifier,
        family,
        *identity,
        decision.entered_care,
        decision.decision,
        decision.placement_order,
        decision.match,
        decision.placed,
        decision.order,
        decision.reversal,
        decision.reversal_reason,
        decision.fostering,
    )


def adopters(adults: Iterable[Adopter]) -> Iterator[Row]:
    """List 11: one row per adult."""
    for adopter in adults:
        process = adopter.process
        yield (
            adopter.identifier,
            adopter.family,
            adopter.gender,
            adopter.ethnicity,
            adopter.disabled,
            adopter.fostering,
            process.enquiry,
            process.stage_1_start,
            process.stage_1_end,
            process.stage_2_start,
            process.stage_2_end,
            process.application,
            process.approval,
            process.match,
            process.placed,
            adopter.children,
            process.order,
            process.left,
            process.reason,
        )


CHILD_LISTS = {
    1: contacts,
    2: early_help,
    3: referrals,
    4: assessments,
    5: section_47,
    6: children_in_need,
    7: child_protection,
    8: looked_after,
    9: care_leavers,
}


def rows_of(journeys: Iterable[Journey], number: int, horizon: Horizon) -> list[Row]:
    """All rows of one of the Lists 1 to 9."""
    show = CHILD_LISTS[number]
    return list(chain.from_iterable(show(journey, horizon) for journey in journeys))
