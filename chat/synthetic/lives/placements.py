"""Where looked after children live, and under which legal status."""

from chat.synthetic.authority import OTHER_AUTHORITIES, OWN_AUTHORITY, Authority, postcode
from chat.synthetic.chance import Weighted, bands, weighted
from chat.synthetic.days import Day, months_before
from chat.synthetic.lives.events import Placement

TYPES_UNDER_4 = weighted({"U6": 41, "U4": 18, "U3": 14, "U1": 12, "P1": 6, "U5": 3, "R3": 3, "R2": 1})
TYPES_UNDER_10 = weighted(
    {"U6": 40, "U4": 18, "U3": 14, "U1": 12, "P1": 6, "U5": 3, "R3": 2, "K2": 2, "R2": 1, "S1": 1}
)
TYPES_10_TO_15 = weighted(
    {
        "U6": 30,
        "U4": 22,
        "U1": 8,
        "U3": 8,
        "K2": 20,
        "P1": 5,
        "S1": 2,
        "R1": 1,
        "K1": 1,
        "R5": 1,
        "T1": 1,
        "T2": 1,
        "T3": 1,
        "T4": 1,
        "Z1": 1,
    }
)
TYPES_FROM_16 = weighted(
    {"H5": 26, "U6": 18, "U4": 16, "K2": 18, "P2": 8, "U3": 4, "P1": 4, "R1": 2, "R5": 2, "T0": 1, "P3": 1, "Z1": 1}
)
PROVIDERS: dict[str, Weighted[str]] = {
    "": weighted({"PR1": 46, "PR4": 42, "PR2": 3, "PR3": 2, "PR5": 7}),
    "P1": weighted({"PR0": 1}),
    "R2": weighted({"PR3": 1}),
    "R5": weighted({"PR3": 3, "PR4": 1}),
    "K1": weighted({"PR1": 1, "PR2": 3}),
    "K2": weighted({"PR1": 22, "PR4": 70, "PR5": 8}),
    "H5": weighted({"PR1": 10, "PR4": 75, "PR5": 15}),
}
REGISTERED = frozenset({"K1", "K2", "R1", "R3", "H5"})
WITHOUT_POSTCODE = frozenset({"CON - Child placed in confidential placement"})
OWN_PROVIDER = "PR1"
NUMBER_OF_PLACEMENTS = weighted({1: 330, 2: 110, 3: 40, 4: 11, 5: 5, 6: 3, 8: 1})
MOVED_DAYS_AGO = bands((25, 1, 88), (25, 95, 180), (50, 188, 355))
STABILITY_DAYS = 930
YEARS_AGO_LIMIT = bands((60, 1, 500), (40, 501, 2000))
LEGAL_STATUSES = weighted({"C2": 60, "C1": 20, "V2": 20})
LEGAL_STATUSES_SOON = weighted({"C1": 52, "V2": 48})
YOUTH_JUSTICE = weighted({"J1": 6, "J2": 2, "J3": 2})
DETAINED = ("L1", "L3", "L2")
LONGEST_DETENTION_DAYS = {"L1": 2, "L2": 20, "L3": 6}
DAYS_TO_FULL_ORDER = 180
YOUTH_JUSTICE_AGE = 10


def placement_type(authority: Authority, age: int, *, still_open: bool) -> str:
    """A kind of placement that suits the age."""
    types = TYPES_UNDER_4 if age < 4 else TYPES_UNDER_10 if age < 10 else TYPES_10_TO_15
    if age >= 16:
        types = TYPES_FROM_16
    return authority.chance.deal(types, still_open)


def placement(authority: Authority, kind: str, start: Day) -> Placement:
    """A placement of this kind, with provider and place."""
    chance = authority.chance
    provider = chance.draw(PROVIDERS.get(kind, PROVIDERS[""]))
    inside = provider == OWN_PROVIDER or chance.happens(90 if kind == "P1" else 42)
    place = OWN_AUTHORITY if inside else chance.draw(OTHER_AUTHORITIES)
    urn = f"SC{chance.between(100000, 999999)}" if kind in REGISTERED else None
    code = None if place in WITHOUT_POSTCODE else postcode(chance)
    return Placement(start, kind, provider, code, urn, "In" if inside else "Out", place)


def placements_in_a_year(authority: Authority, start: Day, until: Day) -> tuple[int, Day]:
    """Number of placements in the 12 months before `until`, at least 1, and the start of the latest one.

    With one placement the child has lived there since care began, or for longer than the 12 months.
    """
    chance, horizon = authority.chance, authority.horizon
    window = max(start, months_before(until, 12))
    if until == horizon.as_at and start < window:
        number = chance.deal(NUMBER_OF_PLACEMENTS)
        if number > 1:
            return number, until - chance.deal_within(MOVED_DAYS_AGO, until - start > STABILITY_DAYS)
    else:
        number = chance.draw(NUMBER_OF_PLACEMENTS)
        if number > 1 and until - window > 20 * number:
            return number, chance.between(window + 5, until - 1)
    year_before_as_at = horizon.twelve_months_ago
    if start >= min(window, year_before_as_at) or chance.happens(45):
        return 1, start
    return 1, max(start, min(window, year_before_as_at) - chance.within(YEARS_AGO_LIMIT))


def legal_status(authority: Authority, start: Day, until: Day, age: int) -> tuple[str, Day]:
    """The legal status at `until`, and the day it began."""
    chance = authority.chance
    days = until - start
    if days <= 20 and chance.every(3, of="detained"):
        status = next(
            (status for status in DETAINED if days <= LONGEST_DETENTION_DAYS[status] and chance.every(2, of=status)),
            "L2",
        )
        return status, start
    if age >= YOUTH_JUSTICE_AGE and chance.every(33, of=("youth justice", until == authority.horizon.as_at)):
        return chance.deal(YOUTH_JUSTICE), chance.between(start, until - 1)
    status = chance.draw(LEGAL_STATUSES if days > DAYS_TO_FULL_ORDER + 20 else LEGAL_STATUSES_SOON)
    if status == "C2":
        return status, chance.between(start + DAYS_TO_FULL_ORDER, min(until - 1, start + 2 * DAYS_TO_FULL_ORDER))
    return status, start if chance.happens(80) else chance.between(start, min(until - 1, start + 60))
