"""One round through the front door: contact, referral, assessment, section 47 enquiry and conference."""

from dataclasses import dataclass

from chat.synthetic.authority import ORGANISATIONS, Authority, worker_of
from chat.synthetic.chance import Chance, bands, weighted
from chat.synthetic.days import Day, add_working_days, is_weekend, working_day_from, working_day_until
from chat.synthetic.lives.events import Assessment, Contact, EarlyHelp, Enquiry, Referral
from chat.synthetic.lives.people import Person

SOURCES = weighted(
    {
        "6": 280,
        "2A": 170,
        "1A": 70,
        "1B": 15,
        "1C": 15,
        "1D": 10,
        "2B": 30,
        "3A": 30,
        "3B": 40,
        "3C": 15,
        "3D": 20,
        "3E": 45,
        "3F": 20,
        "4": 25,
        "5A": 50,
        "5B": 40,
        "5C": 40,
        "7": 35,
        "8": 30,
        "9": 30,
        "10": 10,
    }
)
ASSESSMENT_WORKING_DAYS = bands(
    (2, 0, 0),
    (12, 1, 10),
    (15, 11, 20),
    (18, 21, 30),
    (25, 31, 40),
    (15, 41, 45),
    (5, 46, 50),
    (5, 51, 60),
    (3, 61, 85),
)
DAYS_TO_STRATEGY = bands((55, 0, 1), (30, 2, 6), (15, 7, 20))
WORKING_DAYS_TO_CONFERENCE = bands((30, 4, 10), (48, 11, 15), (12, 16, 20), (10, 21, 35))
CHILD_SEEN = weighted({"Yes": 92, "No": 5, "Unknown": 3})
CHILD_SEEN_UNBORN = weighted({"No": 80, "Unknown": 20})
EARLY_HELP_DAYS = bands((15, 1, 30), (30, 31, 90), (35, 91, 180), (16, 181, 364), (3, 370, 720), (1, 740, 900))
# Working days since the start: one in so many of these assessments has still not been authorised.
OVERDUE = {range(46, 51): 6, range(51, 61): 8, range(61, 100): 14}
# In every referral list: the shortest period of reports is three months.
DAYS_SHOWN = 85
OVERDUE_DAYS = (60, 145)
DAYS_UNDECIDED = 14
ENQUIRY = {"not in need": 16, "in need": 22, "care": 45, "conference": 100, "plan": 100}
ENQUIRY_AMONG_SEVERAL_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Round:
    """What one round led to; the parts it did not reach are None."""

    contact: Contact | None = None
    referral: Referral | None = None
    assessment: Assessment | None = None
    enquiry: Enquiry | None = None


def moved_off_the_weekend(chance: Chance, day: Day) -> Day:
    """The day itself, or for a Saturday or Sunday some working day of the week before it."""
    return working_day_until(working_day_until(day) - chance.between(0, 4)) if is_weekend(day) else day


def contact(chance: Chance, day: Day, source: str | None = None) -> Contact:
    """A contact on a day; only some of those that would fall on a weekend stay there."""
    if not chance.happens(45):
        day = moved_off_the_weekend(chance, day)
    return Contact(day, source or chance.draw(SOURCES))


def front_door(authority: Authority, person: Person, day: Day, depth: str, *, before: Day | None = None) -> Round:
    """A round that starts on `day` and goes as deep as `depth`.

    `depth` is one of "contact", "no further action", "not in need", "conference", "in need", "plan", "care". A round
    `before` a later one is over by that day; without it the round may still be running on the as-at date.
    """
    chance, horizon = authority.chance, authority.horizon
    source = chance.deal(SOURCES, depth != "contact" and horizon.as_at - day < DAYS_SHOWN)
    first = contact(chance, day, source) if depth == "contact" or chance.happens(92) else None
    if depth == "contact":
        return Round(first)
    referred = min(working_day_from(day + (1 if chance.happens(35) else 0)), horizon.last_day)
    worker = worker_of(authority, "assessment")
    closed_at_once = depth == "no further action"
    referral = Referral(referred, source, closed_at_once, worker)
    if closed_at_once:
        return Round(first, referral)
    support = depth not in ("not in need", "conference")
    assessed = assessment(authority, person, referred, support=support, before=before)
    return Round(first, referral, assessed, _enquiry_of_round(authority, referred, depth, before))


def assessment(
    authority: Authority, person: Person, asked_for: Day, *, support: bool, before: Day | None = None
) -> Assessment:
    """An assessment that starts within two working days of `asked_for`; open when it runs past the as-at date."""
    chance, horizon = authority.chance, authority.horizon
    latest = horizon.last_day if before is None else working_day_until(before - 1)
    start = max(asked_for, min(add_working_days(asked_for, chance.between(0, 2)), latest))
    end: Day | None = add_working_days(start, chance.within(ASSESSMENT_WORKING_DAYS))
    if before is not None:
        end = max(start, min(end or start, latest))
    elif end is not None and (end > horizon.last_day or _is_overdue(authority, start)):
        end = None
    unborn_then = person.birth is None or person.birth > (end or horizon.last_day)
    seen = chance.draw(CHILD_SEEN_UNBORN if unborn_then else CHILD_SEEN)
    return Assessment(start, end, seen, support if end else None, worker_of(authority, "assessment"))


def _is_overdue(authority: Authority, start: Day) -> bool:
    """Whether the assessment is one of those that should have been authorised long ago."""
    days = authority.horizon.as_at - start
    if not OVERDUE_DAYS[0] <= days <= OVERDUE_DAYS[1]:
        return False
    for working_days, number in OVERDUE.items():
        if (
            add_working_days(start, working_days.start)
            <= authority.horizon.as_at
            <= add_working_days(start, working_days.stop - 1)
        ):
            return authority.chance.every(number, of=working_days)
    return False


def _enquiry_of_round(authority: Authority, referred: Day, depth: str, before: Day | None) -> Enquiry | None:
    chance = authority.chance
    if not chance.happens(ENQUIRY_AMONG_SEVERAL_ROUNDS if before else ENQUIRY[depth]):
        return None
    strategy = add_working_days(referred, chance.within(DAYS_TO_STRATEGY))
    conference = depth in ("conference", "plan") or chance.happens(12)
    return enquiry(authority, strategy, conference=conference, plan=depth == "plan", before=before)


def enquiry(
    authority: Authority, strategy: Day, *, conference: bool, plan: bool, before: Day | None = None
) -> Enquiry | None:
    """An enquiry from its strategy discussion on; None when that would be after the horizon.

    A needed conference that would fall on or after the as-at date is still to be held. An enquiry that needs none is
    not decided in its first days.
    """
    chance, horizon = authority.chance, authority.horizon
    latest = horizon.last_day if before is None else working_day_until(before - 1)
    if strategy > latest:
        return None
    worker = worker_of(authority, "assessment")
    if not conference:
        undecided = before is None and horizon.as_at - strategy < DAYS_UNDECIDED
        return Enquiry(strategy, None if undecided else True, None, None, worker)
    held = add_working_days(strategy, chance.within(WORKING_DAYS_TO_CONFERENCE))
    if held > latest and before is not None:
        return Enquiry(strategy, True, None, None, worker)
    if held > latest:
        undecided = chance.happens(40) and horizon.as_at - strategy < DAYS_UNDECIDED
        return Enquiry(strategy, None if undecided else False, None, None, worker)
    return Enquiry(strategy, False, held, plan, worker)


def early_help(authority: Authority, start: Day, days: int | None = None) -> EarlyHelp:
    """An early help assessment from the first working day on or after `start`; open if not done by the as-at date.

    It lasts about `days`, or as long as is drawn.
    """
    chance, horizon = authority.chance, authority.horizon
    day = min(working_day_from(start), horizon.last_day)
    completion = working_day_from(day + (days or chance.within(EARLY_HELP_DAYS)))
    return EarlyHelp(day, completion if completion <= horizon.last_day else None, chance.draw(ORGANISATIONS))
