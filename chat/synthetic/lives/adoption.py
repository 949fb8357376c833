"""Decisions that a child should be placed for adoption, and what comes of them."""

from dataclasses import dataclass

from chat.synthetic.authority import Authority
from chat.synthetic.chance import bands, weighted
from chat.synthetic.days import Day, working_day_from
from chat.synthetic.lives.care import Outline
from chat.synthetic.lives.events import AdoptionDecision

DAYS_TO_DECISION = bands((25, 60, 150), (50, 151, 270), (25, 271, 500))
DAYS_TO_ORDER = bands((60, 5, 45), (40, 46, 160))
DAYS_TO_MATCH = bands((35, 10, 80), (35, 81, 180), (20, 181, 365), (10, 366, 700))
DAYS_TO_PLACEMENT = bands((80, 5, 30), (20, 31, 70))
DAYS_TO_ADOPTION = bands((20, 75, 120), (55, 121, 250), (25, 251, 420))
DAYS_TO_REVERSAL = bands((30, 40, 120), (50, 121, 365), (20, 366, 600))
REVERSAL_REASONS = weighted({"RD1": 25, "RD2": 20, "RD3": 35, "RD4": 20})
REASONS_ADOPTED = weighted({"E11": 60, "E12": 40})
BY_CONSENT = 7


@dataclass(frozen=True, slots=True)
class Story:
    """What is settled about a child's way to adoption; a story without steps is drawn.

    `steps` are days from one point to the next (entry into care, decision, placement order, match, placement, adoption
    order, or with a `reversal` the reason for it: decision, placement order, reversal); the last was `ended` days ago.
    """

    steps: tuple[int, ...] = ()
    ended: int = 0
    age: int | None = None
    reversal: str | None = None

    @property
    def days(self) -> int:
        """Days since care began."""
        return sum(self.steps) + self.ended


FOSTERING_FOR_ADOPTION = 14
REVERSED = 17
INTERAGENCY = 25
DRAWN = Story()
# Between them children of every wait and age that is adopted at all, and every reason for a reversal.
STORIES = weighted(
    {
        DRAWN: 64,
        Story((60, 10, 20, 20, 90), ended=60, age=0): 1,
        Story((90, 20, 210, 20, 120), ended=140): 1,
        Story((90, 20, 430, 20, 120), ended=220): 1,
        Story((90, 20, 620, 20, 120), ended=290): 1,
        Story((90, 20, 760, 20, 120), ended=340): 1,
        **{Story((120, 40, 150, 20, 140), ended=60 * age - 220, age=age): 1 for age in range(4, 10)},
        Story((120, 40, 150), ended=60, reversal="RD1"): 1,
        Story((120, 40, 150), ended=150, reversal="RD3"): 1,
        Story((120, 40, 150), ended=330, reversal="RD4"): 1,
        Story((120, 150), ended=240, reversal="RD2"): 1,
    }
)


def adoption_from(authority: Authority, start: Day, story: Story = DRAWN) -> AdoptionDecision | None:
    """The decision for a child looked after since `start`; None when it has not been made by the as-at date.

    Steps that would fall on or after the as-at date are None, and so are all later ones.
    """
    chance, horizon = authority.chance, authority.horizon
    if story.steps:
        return _told(authority, start, story)
    decision = working_day_from(start + chance.within(DAYS_TO_DECISION))
    if decision > horizon.last_day:
        return None
    if chance.happens(REVERSED):
        return _reversed(authority, start, decision)
    consent = chance.happens(BY_CONSENT)
    ordered = None if consent else _later(authority, decision, chance.within(DAYS_TO_ORDER))
    matched = _later(authority, decision if consent else ordered, chance.within(DAYS_TO_MATCH))
    placed = _later(authority, matched, chance.within(DAYS_TO_PLACEMENT))
    adopted = _later(authority, placed, chance.within(DAYS_TO_ADOPTION))
    fostering = None
    if chance.happens(FOSTERING_FOR_ADOPTION):
        fostering = working_day_from(chance.between(start, decision))
    return AdoptionDecision(
        start,
        decision,
        ordered,
        matched,
        placed,
        adopted,
        reversal=None,
        reversal_reason=None,
        fostering=fostering if fostering and fostering <= (matched or horizon.last_day) else None,
        interagency=chance.happens(INTERAGENCY),
    )


def _told(authority: Authority, start: Day, story: Story) -> AdoptionDecision:
    points: list[Day | None] = []
    for days in story.steps:
        points.append(_later(authority, points[-1] if points else start, days))
    decision, *later = points
    assert decision is not None
    *earlier, last = later
    if story.reversal:
        ordered = earlier[0] if earlier else None
        reason = story.reversal if last else None
        return AdoptionDecision(start, decision, ordered, None, None, None, last, reason, None, interagency=False)
    ordered, match, placed = earlier
    return AdoptionDecision(start, decision, ordered, match, placed, last, None, None, None, interagency=False)


def _later(authority: Authority, day: Day | None, days: int) -> Day | None:
    """A working day some days after `day`; None when there is no `day` or it would be past the horizon."""
    if day is None:
        return None
    later = working_day_from(day + days)
    return later if later <= authority.horizon.last_day else None


def _reversed(authority: Authority, start: Day, decision: Day) -> AdoptionDecision:
    chance = authority.chance
    reason = chance.draw(REVERSAL_REASONS)
    ordered = None if reason == "RD2" else _later(authority, decision, chance.within(DAYS_TO_ORDER))
    reversal = _later(authority, ordered or decision, chance.within(DAYS_TO_REVERSAL))
    return AdoptionDecision(
        start,
        decision,
        ordered,
        match=None,
        placed=None,
        order=None,
        reversal=reversal,
        reversal_reason=reason if reversal else None,
        fostering=None,
        interagency=False,
    )


def outline_of_adoption(authority: Authority, decision: AdoptionDecision) -> Outline:
    """The period of care that goes with the decision: it ends with the adoption order."""
    chance = authority.chance
    if decision.reversal is not None:
        plan = "Long-term fostering" if chance.happens(70) else "SGO/CAO"
        return Outline(decision.entered_care, None, None, legal_status=None, permanence_plan=plan)
    return Outline(
        decision.entered_care,
        decision.order,
        chance.draw(REASONS_ADOPTED) if decision.order else None,
        legal_status=_legal_status(decision),
        placement_type=_placement_type(decision),
        placement_start=decision.placed or decision.fostering,
        permanence_plan="Adoption",
    )


def _legal_status(decision: AdoptionDecision) -> tuple[str, Day]:
    if decision.placement_order is not None:
        return "E1", decision.placement_order
    if decision.match is not None:
        return "V2", decision.entered_care
    return "C1", decision.entered_care


def _placement_type(decision: AdoptionDecision) -> str:
    with_present_carers = decision.fostering is not None
    if decision.placed is None:
        return "U5" if with_present_carers else "U6"
    if decision.placement_order is None:
        return "A3" if with_present_carers else "A4"
    return "A5" if with_present_carers else "A6"


def is_on_list_10(authority: Authority, decision: AdoptionDecision) -> bool:
    """Whether the child was adopted or the decision reversed in the last 12 months, or still waits."""
    ended = decision.order or decision.reversal
    return ended is None or ended >= authority.horizon.twelve_months_ago
