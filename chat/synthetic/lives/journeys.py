"""A child's journey from the first contact on, drawn from an outcome and the day it began."""

from dataclasses import replace

from chat.synthetic.authority import Authority, worker_of
from chat.synthetic.chance import bands, weighted
from chat.synthetic.days import Day, add_working_days, working_day_from, working_day_until
from chat.synthetic.lives.adoption import STORIES, Story, adoption_from, outline_of_adoption
from chat.synthetic.lives.assembly import put_together
from chat.synthetic.lives.care import outline_of_care, period_of_care
from chat.synthetic.lives.events import ChildProtectionPlan, Contact, EarlyHelp, Enquiry, Journey, PeriodOfCare
from chat.synthetic.lives.front_door import Round, contact, early_help, front_door, moved_off_the_weekend
from chat.synthetic.lives.leaving_care import care_leaver
from chat.synthetic.lives.need import (
    closed_after_assessment,
    episode_of_need,
    later_rounds,
    need_end,
    need_end_after_care,
)
from chat.synthetic.lives.people import (
    Person,
    child,
    child_known_before_birth,
    eighteenth_birthday,
    just_adult,
    unborn_child,
    young_person,
)
from chat.synthetic.lives.protection import plan_end, plan_from

OUTCOMES = weighted(
    {
        "contact": 196,
        "early help": 215,
        "no further action": 18,
        "not in need": 72,
        "conference": 9,
        "in need": 128,
        "plan": 124,
        "care": 132,
        "adoption": 32,
        "leaver": 62,
    }
)
_RECENT = bands((100, 1, 190))
STARTED_DAYS_AGO = {
    "contact": bands((100, 1, 183)),
    "early help": bands((66, 1, 183), (28, 184, 400), (4, 401, 700), (2, 780, 950)),
    "no further action": _RECENT,
    "not in need": bands((92, 1, 210), (8, 211, 260)),
    "conference": _RECENT,
    "in need": bands((50, 1, 183), (28, 184, 365), (16, 366, 730), (6, 731, 1100)),
    # By months, so that there are plans of every length.
    "plan": bands(
        (180, 1, 183),
        (160, 184, 330),
        *((10, 331 + 30 * month, 360 + 30 * month) for month in range(16)),
        (4, 811, 1000),
    ),
    "care": bands((16, 1, 183), (15, 184, 365), (21, 366, 730), (26, 731, 1460), (22, 1461, 4400)),
    "adoption": bands((20, 100, 365), (45, 366, 800), (35, 801, 1500)),
}
ROOM_FOR_CLOSE_CONTACTS, DAYS_OF_CLOSE_CONTACTS, DAYS_OF_CONTACTS = range(22, 70), 20, 100
CONTACTS = weighted({1: 72, 2: 15, 3: 6, 4: 3, 5: 3, 6: 1})
EARLIER_ROUNDS = weighted({0: 71, 1: 14, 2: 6, 3: 5, 4: 4})
DAYS_BETWEEN_ROUNDS = bands((48, 14, 60), (32, 61, 150), (20, 151, 500))
EARLIER_DEPTHS = weighted({"contact": 34, "no further action": 26, "not in need": 30, "conference": 10})
DAYS_OF_AN_ASSESSMENT = 60
KNOWN_BEFORE_BIRTH = frozenset({"contact", "no further action", "not in need", "conference", "in need", "plan"})
UNACCOMPANIED = 30
FIRST_WEEK = 7
JUST_ADULT = 40
UNBORN_WITH_EARLY_HELP = 90
LONG_HELP_DAYS = 390
ROOM_FOR_SHORT_HELPS = range(120, 180)
HELPED_AGAIN = weighted({0: 82, 1: 13, 2: 3, 3: 2})
LEAVING_CARE_REASONS = frozenset({"E5", "E6", "E7", "E8", "E9", "E14"})


def journey(authority: Authority, identifier: str) -> Journey:
    """The journey of one child, known to the authority under this identifier."""
    chance, horizon = authority.chance, authority.horizon
    outcome = chance.draw(OUTCOMES)
    if outcome == "leaver":
        person = young_person(chance, horizon, identifier)
        return Journey(person, leaver=care_leaver(authority, person))
    story = chance.deal(STORIES) if outcome == "adoption" else None
    days_ago = story.days if story and story.steps else chance.deal_within(STARTED_DAYS_AGO[outcome])
    start = min(horizon.as_at - days_ago, horizon.last_day)
    if outcome != "contact":
        start = moved_off_the_weekend(chance, start)
    if outcome == "early help" and chance.every(UNBORN_WITH_EARLY_HELP, of="unborn with early help"):
        person = unborn_child(horizon, identifier)
        start = max(start, person.first_day)
        return put_together(person, [], early_help=[early_help(authority, start)])
    if outcome in KNOWN_BEFORE_BIRTH and horizon.as_at - start < 220 and chance.happens(5):
        person = child_known_before_birth(chance, horizon, identifier, start=start)
    else:
        person = _person_born(authority, identifier, outcome, start, age=story.age if story else None)
    if outcome == "early help":
        return _helped_early(authority, person, start)
    rounds = _earlier_rounds(authority, person, start)
    if outcome == "contact":
        return put_together(person, rounds, contacts=_contacts(authority, person, start))
    if story is not None:
        return _looked_after(authority, person, [*rounds, front_door(authority, person, start, "care")], story)
    return _referred(authority, person, outcome, start, rounds)


def _person_born(authority: Authority, identifier: str, outcome: str, start: Day, *, age: int | None) -> Person:
    chance, horizon = authority.chance, authority.horizon
    if outcome in ("care", "adoption"):
        return child(chance, horizon, identifier, start=start, ages=outcome, age=age)
    if 10 < horizon.as_at - start < 180 and chance.every(JUST_ADULT, of=("just adult", outcome)):
        return just_adult(chance, horizon, identifier, start=start)
    return child(chance, horizon, identifier, start=start)


def _contacts(authority: Authority, person: Person, start: Day) -> list[Contact]:
    chance, horizon = authority.chance, authority.horizon
    close = horizon.as_at - start in ROOM_FOR_CLOSE_CONTACTS and chance.happens(40)
    apart = DAYS_OF_CLOSE_CONTACTS if close else DAYS_OF_CONTACTS
    others = (chance.between(-apart, apart) for _ in range(chance.deal(CONTACTS, close) - 1))
    days = {start} | {start + other for other in others}
    return [
        contact(chance, day)
        for day in sorted(days)
        if person.first_day + FIRST_WEEK < day <= horizon.last_day or day == start
    ]


def _helped_early(authority: Authority, person: Person, start: Day) -> Journey:
    """Early help, for some children twice, for some after a contact; a few are referred later."""
    chance, horizon = authority.chance, authority.horizon
    helps = _helps(authority, start)
    contacts = (
        [contact(chance, max(person.first_day + FIRST_WEEK, start - chance.between(0, 10)))]
        if chance.happens(55)
        else []
    )
    referred = working_day_from(start + chance.between(40, 200))
    if not chance.happens(12) or referred > horizon.last_day:
        return put_together(person, [], contacts=contacts, early_help=helps)
    later = front_door(authority, person, referred, "not in need")
    assert later.assessment is not None
    need = closed_after_assessment(authority, person, referred, later.assessment)
    return put_together(person, [later], contacts=contacts, early_help=helps, need=need)


def _helps(authority: Authority, start: Day) -> list[EarlyHelp]:
    """Early help from `start` on, one after the other."""
    chance, horizon = authority.chance, authority.horizon
    has_room = horizon.as_at - start in ROOM_FOR_SHORT_HELPS
    again = chance.deal(HELPED_AGAIN) if has_room else int(chance.happens(18))
    short = again > 1
    helps = [early_help(authority, start, chance.between(5, 15) if short else _days_of_long_help(authority, start))]
    for _ in range(again):
        later = (helps[-1].completion or horizon.as_at) + chance.between(3, 10 if short else 60)
        if later <= horizon.last_day:
            helps.append(early_help(authority, later, chance.between(5, 15) if short else None))
    return helps


def _days_of_long_help(authority: Authority, start: Day) -> int | None:
    """Days until lately, for half of the help that began more than a year ago; else None."""
    days = authority.horizon.as_at - start
    if days <= LONG_HELP_DAYS or not authority.chance.every(2, of=("long early help", days > 2 * LONG_HELP_DAYS)):
        return None
    return days - authority.chance.between(5, 20)


def _earlier_rounds(authority: Authority, person: Person, start: Day) -> list[Round]:
    """Rounds before the one that counts, oldest first; none for a child known before birth."""
    chance = authority.chance
    rounds: list[Round] = []
    later = start
    for _ in range(chance.draw(EARLIER_ROUNDS)):
        gap = chance.within(DAYS_BETWEEN_ROUNDS)
        day = working_day_until(later - gap)
        if day < person.first_day:
            break
        depth = chance.draw(EARLIER_DEPTHS)
        if gap < DAYS_OF_AN_ASSESSMENT and depth in ("not in need", "conference"):
            depth = "no further action"
        rounds.insert(0, front_door(authority, person, day, depth, before=later))
        later = day
    return rounds


def _referred(authority: Authority, person: Person, outcome: str, start: Day, rounds: list[Round]) -> Journey:
    """A journey whose latest round led to a referral: on to need, plan and care as far as it goes."""
    latest = front_door(authority, person, start, outcome)
    rounds = [*rounds, latest]
    if latest.assessment is None:
        return put_together(person, rounds)
    assert latest.referral is not None
    began = latest.referral.day
    if outcome in ("not in need", "conference"):
        need = closed_after_assessment(authority, person, began, latest.assessment)
        return put_together(person, rounds, need=need)
    if outcome == "care":
        return _looked_after(authority, person, rounds)
    plan = None
    if latest.enquiry is not None and latest.enquiry.plan and latest.enquiry.conference is not None:
        conference = latest.enquiry.conference
        plan = plan_from(authority, person, conference, end=plan_end(authority, conference))
    end = need_end(authority, latest, plan)
    rounds += later_rounds(authority, person, latest, end, open_plan=plan is not None and plan.end is None)
    need = episode_of_need(authority, person, began, end, latest.assessment, plan=plan)
    stepped_down = []
    if end is not None and not person.known_before_birth and authority.chance.happens(15):
        stepped_down.append(
            early_help(authority, min(end + authority.chance.between(1, 30), authority.horizon.last_day))
        )
    return put_together(person, rounds, early_help=stepped_down, need=need, plan=plan)


def _looked_after(authority: Authority, person: Person, rounds: list[Round], story: Story | None = None) -> Journey:
    """A journey into care, for some by way of a plan, and out of it by adoption or into leaving care services."""
    chance = authority.chance
    *earlier, latest = rounds
    assert latest.referral is not None
    assert latest.assessment is not None
    began = latest.referral.day
    start = began if story and story.steps else _start_of_care(authority, person, began)
    decision = adoption_from(authority, start, story) if story else None
    if decision is not None:
        outline = outline_of_adoption(authority, decision)
    else:
        unaccompanied = story is None and _is_unaccompanied(authority, person, start)
        outline = outline_of_care(authority, person, start, unaccompanied=unaccompanied)
    care = period_of_care(authority, person, outline)
    assessed = latest.assessment
    latest, plan = _plan_before_care(authority, person, latest, care)
    leaves = care.end is not None and person.age >= 16 and care.reason in LEAVING_CARE_REASONS and chance.happens(85)
    end = need_end_after_care(authority, latest, care, leaver=leaves)
    later = later_rounds(authority, person, latest, end, open_plan=plan is not None and plan.end is None)
    need = episode_of_need(authority, person, began, end, assessed, plan=plan, care=care)
    leaver = care_leaver(authority, person) if leaves else None
    return put_together(
        person, [*earlier, latest, *later], need=need, plan=plan, care=care, leaver=leaver, adoption=decision
    )


def _start_of_care(authority: Authority, person: Person, began: Day) -> Day:
    chance = authority.chance
    days = chance.between(0, 3) if chance.happens(45) else chance.between(4, 160)
    return min(began + days, authority.horizon.last_day, eighteenth_birthday(person) - 1)


def _is_unaccompanied(authority: Authority, person: Person, start: Day) -> bool:
    nearly_adult = eighteenth_birthday(person) - start < 1100
    return nearly_adult and authority.chance.happens(UNACCOMPANIED)


def _plan_before_care(
    authority: Authority, person: Person, latest: Round, care: PeriodOfCare
) -> tuple[Round, ChildProtectionPlan | None]:
    """For some, the plan that ended when care began or, seldom, runs on beside it; with the round that led to it."""
    chance = authority.chance
    assert latest.referral is not None
    strategy = add_working_days(latest.referral.day, chance.between(0, 3))
    conference = add_working_days(strategy, chance.between(6, 17))
    if care.unaccompanied or care.start - conference < 14 or not chance.happens(60):
        return latest, None
    enquired = Enquiry(strategy, False, conference, True, worker_of(authority, "assessment"))
    end = None if care.end is None and chance.happens(6) else care.start
    return replace(latest, enquiry=enquired), plan_from(authority, person, conference, end=end)
