"""Adopters: those matched with the authority's children, and those still on their way."""

from dataclasses import dataclass, replace

from chat.synthetic.authority import Authority
from chat.synthetic.chance import bands, weighted
from chat.synthetic.days import Day, working_day_from, working_day_until
from chat.synthetic.lives.events import AdoptionDecision
from chat.synthetic.lives.people import ETHNICITIES, Identifiers

GENDERS = weighted({"Male": 48, "Female": 51, "Neither": 1, "Not stated/recorded": 1})
DAYS_TO_STAGE_1 = bands((60, 5, 40), (40, 41, 120))
DAYS_STAGE_1 = bands((65, 35, 61), (25, 62, 120), (10, 121, 200))
DAYS_BETWEEN_STAGES = bands((70, 0, 14), (30, 15, 180))
DAYS_STAGE_2 = bands((60, 75, 122), (30, 123, 190), (10, 191, 300))
DAYS_TO_MATCH = bands((30, 5, 90), (45, 91, 270), (25, 271, 500))
DAYS_TO_PLACEMENT = bands((80, 5, 30), (20, 31, 70))
DAYS_TO_ORDER = bands((30, 80, 150), (70, 151, 300))
REASONS_LEAVING = weighted({"1": 75, "2": 15, "3": 10})
# Every so many families with a child placed are through as quickly, and as many as slowly, as it goes.
EXTREMES = 6
COUPLE = 72
ORIGINAL_PROCESS = 6
LEAVING = 14
FAMILIES_PER_CHILD = 0.013
ENQUIRED_DAYS_AGO = (60, 900)


@dataclass(frozen=True, slots=True)
class Process:
    """A family's way to adoption; steps not reached are None. The original process has no stages."""

    enquiry: Day
    stage_1_start: Day | None
    stage_1_end: Day | None
    stage_2_start: Day | None
    stage_2_end: Day | None
    application: Day | None
    approval: Day | None
    match: Day | None
    placed: Day | None
    order: Day | None
    left: Day | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Adopter:
    """One adult; the members of a couple share family and process."""

    identifier: str
    family: str
    gender: str
    ethnicity: str
    disabled: bool
    fostering: bool
    children: int | None
    process: Process


def process_forward(authority: Authority, enquiry: Day) -> Process | None:
    """The process of a family from its enquiry on; None when it has not applied, or was through before the year."""
    chance, horizon = authority.chance, authority.horizon
    spans = (DAYS_TO_STAGE_1, DAYS_STAGE_1, DAYS_BETWEEN_STAGES, DAYS_STAGE_2, DAYS_TO_MATCH)
    steps: list[Day | None] = []
    day = enquiry
    for spread in (*spans, DAYS_TO_PLACEMENT, DAYS_TO_ORDER):
        day = working_day_from(day + chance.within(spread))
        steps.append(day if day <= horizon.last_day else None)
    if steps[0] is None or (steps[-1] is not None and steps[-1] < horizon.twelve_months_ago):
        return None
    stage_1_start, stage_1_end, stage_2_start, stage_2_end, match, placed, order = steps
    stages = (stage_1_start, stage_1_end, stage_2_start, stage_2_end)
    process = Process(enquiry, *stages, None, None, match, placed, order, left=None, reason=None)
    if chance.happens(ORIGINAL_PROCESS):
        process = _original(process)
    return _leaving(authority, process) if chance.happens(LEAVING) else process


def process_of_match(authority: Authority, decision: AdoptionDecision) -> Process:
    """The process of the family matched with a child: backwards from the match."""
    chance = authority.chance
    assert decision.match is not None
    day = decision.match
    steps: list[Day] = []
    quick = decision.placed is not None and chance.every(EXTREMES, of="quick families")
    slow = decision.placed is not None and not quick and chance.every(EXTREMES, of="slow families")
    for spread in (DAYS_TO_MATCH, DAYS_STAGE_2, DAYS_BETWEEN_STAGES, DAYS_STAGE_1, DAYS_TO_STAGE_1):
        days = spread.lowest if quick else spread.highest if slow else chance.within(spread)
        day = working_day_until(day - days)
        steps.append(day)
    stage_2_end, stage_2_start, stage_1_end, stage_1_start, enquiry = steps
    return Process(
        enquiry,
        stage_1_start,
        stage_1_end,
        stage_2_start,
        stage_2_end,
        None,
        None,
        decision.match,
        decision.placed,
        decision.order,
        left=None,
        reason=None,
    )


def _original(process: Process) -> Process:
    return replace(
        process,
        application=process.stage_1_start,
        approval=process.stage_2_end,
        stage_1_start=None,
        stage_1_end=None,
        stage_2_start=None,
        stage_2_end=None,
    )


def _leaving(authority: Authority, process: Process) -> Process:
    """The same process, broken off before a match within the last 12 months."""
    chance, horizon = authority.chance, authority.horizon
    dates = (process.stage_1_end, process.stage_2_start, process.stage_2_end, process.application, process.approval)
    latest = max(date for date in (process.stage_1_start, *dates) if date is not None)
    earliest = max(latest, horizon.twelve_months_ago)
    until = min(horizon.last_day, process.match or horizon.last_day)
    if earliest > until:
        return process
    left = working_day_until(chance.between(earliest, until))
    reason = chance.draw(REASONS_LEAVING)
    return replace(process, match=None, placed=None, order=None, left=max(left, earliest), reason=reason)


def family(
    authority: Authority, numbers: Identifiers, first_index: int, name: str, process: Process, *, fostering: bool
) -> tuple[Adopter, ...]:
    """The adopters of one family, a couple or one adult."""
    chance = authority.chance
    children = (1 if chance.happens(82) else 2) if process.placed else None
    return tuple(
        Adopter(
            numbers.of(first_index + member),
            name,
            chance.draw(GENDERS),
            chance.draw(ETHNICITIES),
            disabled=chance.happens(4),
            fostering=fostering,
            children=children,
            process=process,
        )
        for member in range(2 if chance.happens(COUPLE) else 1)
    )
