"""Child protection plans."""

from chat.synthetic.authority import Authority
from chat.synthetic.chance import Bands, bands, weighted
from chat.synthetic.days import Day, working_day_from, working_day_until
from chat.synthetic.lives.events import ChildProtectionPlan
from chat.synthetic.lives.people import Person

CATEGORIES = weighted(
    {"Neglect": 48, "Emotional abuse": 34, "Physical abuse": 9, "Sexual abuse": 5, "Multiple/not recommended": 4}
)
PLAN_DAYS = bands((12, 20, 89), (18, 90, 182), (38, 183, 364), (24, 365, 730), (8, 731, 1100))
VISIT_DAYS_AGO = bands((72, 1, 27), (17, 28, 55), (6, 56, 83), (5, 84, 150))
REVIEW_DAYS_AGO = bands((62, 1, 91), (34, 92, 183), (4, 184, 260))
SEEN_ALONE = weighted({"Yes": 74, "No": 19, "Unknown": 7})
PREVIOUS_PLANS = weighted({0: 78, 1: 16, 2: 4, 3: 2})
FIRST_REVIEW_DAYS = 70
NEW_PLAN_DAYS = 28
DAYS_IN_THREE_MONTHS = 91
LONGEST_TIME_WITHOUT_VISIT = 160
# Days since the start: of plans of at least that age one in so many ended in the last weeks.
ENDED_LATELY = {740: 3, 380: 10}


def plan_from(authority: Authority, person: Person, start: Day, *, end: Day | None) -> ChildProtectionPlan:
    """The plan that a conference on `start` made, until `end` (after the start) or still open."""
    chance, horizon = authority.chance, authority.horizon
    known_until = end or horizon.as_at
    initial = chance.deal(CATEGORIES, "lately" if horizon.as_at - start < DAYS_IN_THREE_MONTHS else "earlier")
    latest = initial if chance.happens(85) else chance.deal(CATEGORIES, end is None)
    settled = end is None and known_until - start > LONGEST_TIME_WITHOUT_VISIT
    visit = latest_date(
        authority, VISIT_DAYS_AGO, max(start, person.seen_from), known_until, group="open plan" if settled else None
    )
    if end is None and _is_without_visit(authority, known_until - start):
        visit = None
    review = None
    if known_until - start > FIRST_REVIEW_DAYS and chance.happens(96):
        review = latest_date(authority, REVIEW_DAYS_AGO, start + FIRST_REVIEW_DAYS, known_until)
    return ChildProtectionPlan(
        start=start,
        end=end,
        initial_category=initial,
        latest_category=latest,
        visit=visit,
        seen_alone=chance.draw(SEEN_ALONE) if visit else None,
        review=review,
        emergency=known_until - start < 200 and chance.happens(9),
        previous_plans=0 if person.known_before_birth else chance.draw(PREVIOUS_PLANS),
    )


def _is_without_visit(authority: Authority, days: int) -> bool:
    """Whether nobody has visited yet: for a third of the newest plans, and for a few older ones."""
    if days < NEW_PLAN_DAYS:
        return authority.chance.every(3, of="new plan without visit")
    return days < LONGEST_TIME_WITHOUT_VISIT and authority.chance.every(15, of="older plan without visit")


def plan_end(authority: Authority, start: Day) -> Day | None:
    """The day a plan started on `start` ends; None when it is still open on the as-at date.

    Of the plans of each month one in twelve stays open, so that there are plans of every length.
    """
    chance, horizon = authority.chance, authority.horizon
    days = horizon.as_at - start
    for length, number in ENDED_LATELY.items():
        if days > length and chance.every(number, of=("plans ended lately", length)):
            return working_day_until(horizon.last_day - chance.between(0, min(70, days - length - 5)))
    if chance.every(12, of=("open plans", days * 12 // 365)):
        return None
    end = working_day_from(start + chance.within(PLAN_DAYS))
    return end if end <= horizon.last_day else None


def latest_date(
    authority: Authority, days_ago: Bands, earliest: Day, known_until: Day, *, group: str | None = None
) -> Day | None:
    """The latest of some recurring date: a working day so many days before `known_until`, not before `earliest`.

    With a `group` the bands are dealt to its members, so that each comes early.
    """
    chance = authority.chance
    day = working_day_until(known_until - (chance.deal_within(days_ago, group) if group else chance.within(days_ago)))
    if day < earliest:
        day = working_day_until(authority.chance.between(earliest, known_until - 1))
    return day if earliest <= day < known_until else None
