"""Episodes of need, and what happens while one is open."""

from dataclasses import replace

from chat.synthetic.authority import Authority, worker_of
from chat.synthetic.chance import bands, weighted
from chat.synthetic.days import Day, working_day_from, working_day_until
from chat.synthetic.lives.events import Assessment, ChildProtectionPlan, Enquiry, EpisodeOfNeed, PeriodOfCare
from chat.synthetic.lives.front_door import Round, assessment, contact, enquiry
from chat.synthetic.lives.people import Person
from chat.synthetic.lives.protection import latest_date

PRIMARY_NEEDS = weighted(
    {"N1": 560, "N2": 90, "N3": 40, "N4": 110, "N5": 120, "N6": 35, "N7": 6, "N8": 15, "N9": 8, "N0": 16}
)
NEED_DAYS = bands((22, 5, 60), (30, 61, 150), (28, 151, 360), (14, 361, 725), (6, 726, 900))
DAYS_AFTER_PLAN = bands((30, 0, 0), (40, 1, 91), (30, 92, 200))
DAYS_AFTER_CARE = bands((60, 0, 0), (40, 20, 200))
SEEN_DAYS_AGO = bands((76, 1, 41), (15, 42, 83), (5, 84, 125), (4, 126, 260))
CLOSURE_REASONS = weighted({"RC7": 905, "RC5": 50, "RC3": 20, "RC4": 20, "RC2": 5})
CLOSURE_REASONS_FROM_17 = weighted({"RC7": 75, "RC6": 10, "RC5": 15})
CLOSURE_REASON_BY_CARE = {
    "E11": "RC1",
    "E12": "RC1",
    "E2": "RC2",
    "E41": "RC3",
    "E45": "RC4",
    "E46": "RC4",
    "E47": "RC4",
    "E48": "RC4",
    "E3": "RC5",
    "E7": "RC6",
}
HOMEWARD = frozenset({"E4A", "E4B", "E13"})
# Beyond the as-at date, since care that an extract shows ended in the last six months.
DAYS_HELPED_ON = 190
SERVICE_BY_STATUS = {
    "Looked after child": "care",
    "Child Protection plan": "safeguarding",
    "Child in need plan": "safeguarding",
    "Open assessment": "assessment",
    "Closed episode": "safeguarding",
}
LATER_ENQUIRIES = weighted({0: 83, 1: 10, 2: 5, 3: 2})
# Long enough for the conference of the one before.
DAYS_BETWEEN_ENQUIRIES = (55, 80)
SHOWN_AFTER_ASSESSMENT = 12
DAYS_IN_THREE_MONTHS = 89


def closed_after_assessment(
    authority: Authority, person: Person, start: Day, assessed: Assessment
) -> EpisodeOfNeed | None:
    """The episode of a child found not to be in need: shown while the assessment is open, mostly not afterwards."""
    if assessed.authorised is None:
        return episode_of_need(authority, person, start, None, assessed)
    if not authority.chance.happens(SHOWN_AFTER_ASSESSMENT):
        return None
    closure = min(working_day_from(assessed.authorised + authority.chance.between(0, 5)), authority.horizon.last_day)
    return episode_of_need(authority, person, start, closure, assessed, reason="RC8")


def need_end(authority: Authority, latest: Round, plan: ChildProtectionPlan | None) -> Day | None:
    """The day services end after the latest round; None when they run on past the as-at date."""
    assessed, enquired = latest.assessment, latest.enquiry
    awaited = enquired is not None and enquired.conference is None and not enquired.unnecessary
    if assessed is None or assessed.authorised is None or awaited or (plan is not None and plan.end is None):
        return None
    if plan is not None and plan.end is not None:
        end = max(plan.end, assessed.authorised) + authority.chance.within(DAYS_AFTER_PLAN)
    else:
        last = max(assessed.authorised, (enquired and (enquired.conference or enquired.strategy)) or 0)
        end = last + authority.chance.within(NEED_DAYS)
    end = working_day_from(end)
    return end if end <= authority.horizon.last_day else None


def need_end_after_care(authority: Authority, latest: Round, care: PeriodOfCare, *, leaver: bool) -> Day | None:
    """The day services end after a period of care; those who go home are often helped on, some care leavers too."""
    if care.end is None or latest.assessment is None or latest.assessment.authorised is None:
        return None
    end = max(care.end, latest.assessment.authorised)
    if care.reason in HOMEWARD:
        end = working_day_from(end + authority.chance.within(DAYS_AFTER_CARE))
    elif leaver and authority.chance.every(5, of="helped on after care"):
        end += DAYS_HELPED_ON
    return end if end <= authority.horizon.last_day else None


def episode_of_need(
    authority: Authority,
    person: Person,
    start: Day,
    closure: Day | None,
    assessed: Assessment,
    *,
    plan: ChildProtectionPlan | None = None,
    care: PeriodOfCare | None = None,
    reason: str | None = None,
) -> EpisodeOfNeed:
    """The episode of need from `start`, with the status that its parts give it."""
    chance = authority.chance
    if closure is not None:
        status = "Closed episode"
        reason = reason or _reason(authority, person, closure, care)
    elif care is not None and care.end is None:
        status = "Looked after child"
    elif plan is not None and plan.end is None:
        status = "Child Protection plan"
    else:
        status = "Child in need plan" if assessed.authorised else "Open assessment"
    return EpisodeOfNeed(
        start=start,
        primary_need="N8" if care is not None and care.unaccompanied else chance.deal(PRIMARY_NEEDS, closure is None),
        last_seen=_last_seen(authority, person, start, closure, status, plan=plan, care=care),
        closure=closure,
        reason=reason,
        status=status,
        worker=worker_of(authority, SERVICE_BY_STATUS[status]),
    )


def _reason(authority: Authority, person: Person, closure: Day, care: PeriodOfCare | None) -> str:
    if care is None:
        reasons = CLOSURE_REASONS_FROM_17 if person.age >= 17 else CLOSURE_REASONS
        lately = authority.horizon.as_at - closure <= DAYS_IN_THREE_MONTHS
        return authority.chance.deal(reasons) if lately else authority.chance.draw(reasons)
    return CLOSURE_REASON_BY_CARE.get(care.reason or "", "RC7")


def _last_seen(
    authority: Authority,
    person: Person,
    start: Day,
    closure: Day | None,
    status: str,
    *,
    plan: ChildProtectionPlan | None,
    care: PeriodOfCare | None,
) -> Day | None:
    """The latest visit: the statutory one for children looked after or on a plan."""
    chance, horizon = authority.chance, authority.horizon
    if status == "Looked after child" and care is not None and care.visit:
        return care.visit
    if status == "Child Protection plan" and plan is not None and plan.visit:
        return plan.visit
    if status == "Open assessment" and chance.happens(60 if horizon.as_at - start < 15 else 15):
        return None
    return latest_date(authority, SEEN_DAYS_AGO, max(start, person.seen_from), closure or horizon.as_at)


def later_rounds(
    authority: Authority, person: Person, latest: Round, end: Day | None, *, open_plan: bool
) -> list[Round]:
    """What happens again in the last months of an episode: a reassessment, an enquiry, a contact."""
    chance, horizon = authority.chance, authority.horizon
    assessed, enquired = latest.assessment, latest.enquiry
    if assessed is None or assessed.authorised is None:
        return []
    settled = max(assessed.authorised, (enquired and (enquired.conference or enquired.strategy)) or 0) + 10
    earliest, until = max(settled, horizon.as_at - 230), end or horizon.as_at
    if until - earliest < 20:
        return []
    rounds = []
    if chance.happens(34):
        day = working_day_from(chance.between(earliest, until - 10))
        again = assessment(authority, person, day, support=end is None or chance.happens(50), before=end)
        rounds.append(Round(assessment=again))
    day = chance.between(earliest, until - 10)
    for _ in range(chance.draw(LATER_ENQUIRIES)):
        if day <= until - 10:
            found = _enquiry_while_open(authority, working_day_from(day), end, open_plan=open_plan)
            rounds.append(Round(enquiry=found))
        day += chance.between(*DAYS_BETWEEN_ENQUIRIES)
    if chance.happens(25):
        day = working_day_until(chance.between(earliest + 2, until - 1))
        rounds.append(Round(contact=contact(chance, day)))
    return rounds


def _enquiry_while_open(authority: Authority, day: Day, end: Day | None, *, open_plan: bool) -> Enquiry | None:
    """An enquiry about a child who has a service; a child on a plan goes to no further conference."""
    conference = not open_plan and authority.chance.happens(40)
    found = enquiry(authority, day, conference=conference, plan=False, before=end)
    if found is not None and open_plan and authority.chance.happens(60):
        return replace(found, unnecessary=False)
    return found
