"""Periods of being looked after."""

from dataclasses import dataclass

from chat.synthetic.authority import Authority
from chat.synthetic.chance import Bands, bands, weighted
from chat.synthetic.days import Day, working_day_until
from chat.synthetic.lives.events import PeriodOfCare
from chat.synthetic.lives.people import Person, age_on, eighteenth_birthday
from chat.synthetic.lives.placements import legal_status, placement, placement_type, placements_in_a_year
from chat.synthetic.lives.protection import latest_date

_REASONS = {
    "E4A": 32,
    "E4B": 7,
    "E13": 6,
    "E41": 6,
    "E45": 9,
    "E46": 4,
    "E47": 9,
    "E48": 2,
    "E3": 5,
    "E8": 15,
    "E16": 2,
}
REASONS = weighted(_REASONS)
# A death would also close the assessment that may still be open in the first months.
REASONS_AFTER_MONTHS = weighted({**_REASONS, "E2": 1})
REASONS_FROM_16 = weighted({"E5": 25, "E6": 8, "E8": 14, "E4A": 16, "E4B": 12, "E9": 6, "E14": 4, "E13": 6})
REASONS_AT_18 = weighted({"E5": 38, "E6": 14, "E7": 8, "E8": 26, "E4A": 14})
REASONS_UNACCOMPANIED = weighted({"E15": 25, "E3": 30, "E8": 45})
NEEDS = weighted({"N1": 640, "N2": 40, "N3": 45, "N4": 90, "N5": 110, "N6": 30, "N7": 5, "N8": 40})
PERMANENCE_PLANS = weighted(
    {
        "Long-term fostering": 56,
        "Return to family": 17,
        "SGO/CAO": 15,
        "Long-term residential placement": 5,
        "other": 3,
        "": 4,
    }
)
PERMANENCE_PLANS_FROM_14 = weighted(
    {
        "Long-term fostering": 40,
        "Return to family": 12,
        "SGO/CAO": 4,
        "Supported living in the community": 24,
        "Long-term residential placement": 12,
        "other": 4,
        "": 4,
    }
)
VISIT_DAYS_AGO = bands((80, 1, 41), (14, 42, 83), (4, 84, 125), (2, 130, 220))
REVIEW_DAYS_AGO = bands((42, 1, 90), (46, 91, 180), (7, 185, 270), (3, 277, 360), (2, 372, 500))
HEALTH_DAYS_AGO = bands((48, 1, 178), (42, 179, 360), (10, 361, 700))
DENTAL_DAYS_AGO = bands((48, 1, 178), (34, 179, 360), (18, 361, 900))
MISSING_EPISODES = bands(
    (40, 1, 1),
    (22, 2, 2),
    (10, 3, 3),
    (7, 4, 4),
    (5, 5, 5),
    (4, 6, 6),
    (3, 7, 7),
    (2, 8, 8),
    (2, 9, 9),
    (5, 10, 24),
)
INTERVIEW_OFFERED = weighted({"Yes": 84, "No": 12, "Unknown": 4})
INTERVIEW_ACCEPTED = weighted({"Yes": 66, "No": 30, "Unknown": 4})
LONGEST_ASSESSMENT_DAYS = 150
ROOM_FOR_EVERY_REVIEW = 520
FIRST_REVIEW_DAYS = 18
FIRST_HEALTH_DAYS = 15
DAYS_IN_A_MONTH = 31


@dataclass(frozen=True, slots=True)
class Outline:
    """The frame of a period of care; the parts an adoption settles are None when they are to be drawn."""

    start: Day
    end: Day | None
    reason: str | None
    unaccompanied: bool = False
    legal_status: tuple[str, Day] | None = None
    placement_type: str | None = None
    placement_start: Day | None = None
    permanence_plan: str | None = None


def outline_of_care(authority: Authority, person: Person, start: Day, *, unaccompanied: bool) -> Outline:
    """A period of care from `start`: still running, ended in the last months, or ended by the 18th birthday."""
    chance, horizon = authority.chance, authority.horizon
    adult = eighteenth_birthday(person)
    must_have_ended = adult <= horizon.as_at
    ends_lately = (
        chance.every(4, of="unaccompanied") if unaccompanied else chance.happens(25 if must_have_ended else 15)
    )
    if ends_lately:
        latest = min(horizon.last_day, adult - 1)
        end = working_day_until(chance.between(max(start + 1, latest - 178), latest))
        if start < end <= latest:
            return Outline(
                start, end, _reason(authority, person, start, end, unaccompanied=unaccompanied), unaccompanied
            )
    if must_have_ended:
        # Care of somebody who turns 18 on the as-at date ended the day before.
        return Outline(start, min(adult, horizon.as_at - 1), chance.deal(REASONS_AT_18), unaccompanied)
    return Outline(start, None, None, unaccompanied)


def _reason(authority: Authority, person: Person, start: Day, end: Day, *, unaccompanied: bool) -> str:
    if unaccompanied:
        return authority.chance.deal(REASONS_UNACCOMPANIED)
    if age_on(person, end) >= 16:
        return authority.chance.deal(REASONS_FROM_16)
    return authority.chance.deal(REASONS_AFTER_MONTHS if end - start >= LONGEST_ASSESSMENT_DAYS else REASONS)


def period_of_care(authority: Authority, person: Person, outline: Outline) -> PeriodOfCare:
    """The period of care with everything the list asks for, as known at its end or on the as-at date."""
    chance = authority.chance
    start, until = outline.start, outline.end or authority.horizon.as_at
    age = age_on(person, until - 1)
    number, moved = placements_in_a_year(authority, start, until)
    if outline.placement_start is not None:
        moved = outline.placement_start
        number = number + 1 if moved >= authority.horizon.twelve_months_ago else 1
    status = outline.legal_status or (
        ("V2", start) if outline.unaccompanied else legal_status(authority, start, until, age)
    )
    still_open = outline.end is None
    lately = authority.horizon.six_months_ago <= start
    # Only long periods of care have room for every band.
    group = "open care" if still_open and until - start > ROOM_FOR_EVERY_REVIEW else None
    review = _recurring(authority, REVIEW_DAYS_AGO, start, until, after=FIRST_REVIEW_DAYS, missed=50, group=group)
    contact = chance.between(review, until - 1) if review and chance.happens(60) else review
    missing, absent, offered, accepted = _away(authority, age)
    return PeriodOfCare(
        start=start,
        end=outline.end,
        reason=outline.reason,
        unaccompanied=outline.unaccompanied,
        category_of_need="N8" if outline.unaccompanied else chance.deal(NEEDS, lately),
        second_period=until - start < 365 and chance.every(11, of=("second period of care", lately)),
        legal_status=status[0],
        legal_status_start=status[1],
        review=review,
        visit=_recurring(authority, VISIT_DAYS_AGO, start, until, after=3, missed=100, group=group),
        permanence_plan=outline.permanence_plan or _permanence_plan(authority, until - start, age),
        reviewing_officer=working_day_until(contact)
        if contact and working_day_until(contact) >= (review or 0)
        else review,
        health=_recurring(authority, HEALTH_DAYS_AGO, start, until, after=FIRST_HEALTH_DAYS, missed=25),
        dental=_recurring(authority, DENTAL_DAYS_AGO, start, until, after=FIRST_HEALTH_DAYS, missed=11),
        placements=number,
        placement=placement(
            authority, outline.placement_type or placement_type(authority, age, still_open=still_open), moved
        ),
        missing=missing,
        absent=absent,
        interview_offered=offered,
        interview_accepted=accepted,
    )


def _recurring(
    authority: Authority, days_ago: Bands, start: Day, until: Day, *, after: int, missed: int, group: str | None = None
) -> Day | None:
    """The latest of visits, reviews or checks: the first is due `after` some days, and one in `missed` never is."""
    settled = until == authority.horizon.as_at and until - start > DAYS_IN_A_MONTH
    if until - start <= after or authority.chance.every(missed, of=(id(days_ago), settled)):
        return None
    return latest_date(authority, days_ago, start + after // 2, until, group=group)


def _permanence_plan(authority: Authority, days: int, age: int) -> str | None:
    if days < 120 and authority.chance.happens(60):
        return None
    plans = PERMANENCE_PLANS_FROM_14 if age >= 14 else PERMANENCE_PLANS
    return authority.chance.deal(plans) or None


def _away(authority: Authority, age: int) -> tuple[int, int, str | None, str | None]:
    """Missing and absent episodes, and the return interview offered and accepted after the last missing one."""
    chance = authority.chance
    absent = chance.between(1, 4) if age >= 12 and chance.happens(6) else 0
    if not chance.happens(18 if age >= 12 else 1):
        return 0, absent, None, None
    offered = chance.deal(INTERVIEW_OFFERED)
    accepted = chance.deal(INTERVIEW_ACCEPTED) if offered == "Yes" and chance.happens(97) else None
    return chance.deal_within(MISSING_EPISODES), absent, offered, accepted
