"""The child facts that are the same on every list."""

from dataclasses import dataclass

from chat.synthetic.chance import Chance, bands, weighted
from chat.synthetic.days import Day, Horizon, birthday, months_before, whole_years

GENDERS = weighted({"Male": 517, "Female": 475, "Neither": 4, "Not stated/recorded": 4})
ETHNICITIES = weighted(
    {
        "WBRI": 640,
        "WIRI": 6,
        "WIRT": 4,
        "WOTH": 50,
        "WROM": 10,
        "MWBC": 32,
        "MWBA": 18,
        "MWAS": 20,
        "MOTH": 24,
        "AIND": 12,
        "APKN": 36,
        "ABAN": 14,
        "AOTH": 16,
        "BCRB": 12,
        "BAFR": 34,
        "BOTH": 12,
        "CHNE": 4,
        "OOTH": 22,
        "REFU": 6,
        "NOBT": 28,
    }
)
DISABILITIES = weighted({"No": 84, "Yes": 12, "Unknown": 4})
AGE_IN_DAYS = {
    "care": bands((14, 14, 365), (15, 366, 1825), (20, 1826, 3650), (43, 3651, 5840), (8, 5841, 6200)),
    "adoption": bands((70, 14, 300), (22, 301, 1100), (8, 1101, 2200)),
    "leaver": bands((3, 5900, 6200), (14, 6250, 6560), (76, 6600, 8000), (7, 8001, 9300)),
    "": bands((12, 14, 365), (25, 366, 1825), (32, 1826, 3650), (26, 3651, 5840), (5, 5841, 6500)),
}
BIRTH_AFTER_START = (40, 230)
NOT_YET_BORN = -1
DAYS_IN_A_FORTNIGHT = 14
LONGEST_AFTER_18 = 60


@dataclass(frozen=True, slots=True)
class Person:
    """A child or young person.

    `birth` is the expected day for an unborn child, or None when not known; `age` is in whole years on the as-at date,
    -1 before birth; no event of the child is before `first_day`, and nobody has seen it before `seen_from`.
    """

    identifier: str
    gender: str
    ethnicity: str
    birth: Day | None
    age: int
    disability: str
    first_day: Day
    seen_from: Day

    @property
    def unborn(self) -> bool:
        """Whether the birth is still to come."""
        return self.age == NOT_YET_BORN

    @property
    def known_before_birth(self) -> bool:
        """Whether the journey began before the (expected) birth."""
        return self.birth is None or self.first_day < self.birth


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Numbers from 0 upwards to identifiers of one length, each once, in an order that says nothing."""

    prefix: str
    lowest: int
    count: int
    step: int
    offset: int

    def of(self, index: int) -> str:
        """The identifier of the person with this index."""
        return f"{self.prefix}{self.lowest + (index * self.step + self.offset) % self.count}"


def identifiers(chance: Chance, people: int, *, prefix: str = "", digits: int = 6) -> Identifiers:
    """Identifiers of `digits` digits for up to `people` people, longer when there are not enough of that length."""
    while 9 * 10 ** (digits - 1) < people:
        digits += 1
    count = 9 * 10 ** (digits - 1)
    # A step with no factor in common with 9 and 10 meets every number before it repeats one.
    step = 30 * chance.between(count // 300, count // 60) + 7
    return Identifiers(prefix, 10 ** (digits - 1), count, step, chance.between(0, count - 1))


def child(
    chance: Chance, horizon: Horizon, identifier: str, *, start: Day, ages: str = "", age: int | None = None
) -> Person:
    """A born child whose journey starts on `start`; `ages` names the spread of ages at that time.

    Looked after children may have turned 18 in the last five months, all others are under 18 on the as-at date. An
    `age` is that on the as-at date and wins.
    """
    if age is not None:
        birth = months_before(horizon.as_at, 12 * age) - chance.between(0, 300)
        return _person(chance, horizon, identifier, min(birth, start - DAYS_IN_A_FORTNIGHT))
    birth = start - chance.within(AGE_IN_DAYS[ages])
    eighteen_now = months_before(horizon.as_at, 18 * 12)
    if ages in ("", "adoption") and birth <= eighteen_now:
        birth = eighteen_now + chance.between(1, 700)
    elif ages == "care" and birth < eighteen_now - 150:
        birth = eighteen_now + chance.between(-150, 900)
    return _person(chance, horizon, identifier, birth)


def young_person(chance: Chance, horizon: Horizon, identifier: str) -> Person:
    """A care leaver, 16 to 25 years old."""
    return _person(chance, horizon, identifier, horizon.as_at - chance.within(AGE_IN_DAYS["leaver"]))


def just_adult(chance: Chance, horizon: Horizon, identifier: str, *, start: Day) -> Person:
    """A young person who turned 18 soon after `start`, which is at least a week before the as-at date."""
    birthday_passed = chance.between(0, min(LONGEST_AFTER_18, (horizon.as_at - start) // 3))
    return _person(chance, horizon, identifier, months_before(horizon.as_at, 18 * 12) - birthday_passed)


def unborn_child(horizon: Horizon, identifier: str) -> Person:
    """A child who is expected, though the day is not known."""
    return Person(
        identifier, "Not stated/recorded", "NOBT", None, NOT_YET_BORN, "Unknown", horizon.as_at - 200, horizon.as_at
    )


def child_known_before_birth(chance: Chance, horizon: Horizon, identifier: str, *, start: Day) -> Person:
    """A child referred before birth, born since or still expected."""
    birth = start + chance.between(*BIRTH_AFTER_START)
    if birth <= horizon.as_at:
        born = _person(chance, horizon, identifier, birth)
        return Person(identifier, born.gender, born.ethnicity, birth, born.age, born.disability, start, birth)
    expected = None if chance.happens(25) else birth
    ethnicity = "NOBT" if chance.happens(50) else chance.draw(ETHNICITIES)
    return Person(identifier, "Not stated/recorded", ethnicity, expected, NOT_YET_BORN, "Unknown", start, start)


def _person(chance: Chance, horizon: Horizon, identifier: str, birth: Day) -> Person:
    return Person(
        identifier,
        chance.draw(GENDERS),
        chance.draw(ETHNICITIES),
        birth,
        whole_years(birth, horizon.as_at),
        chance.draw(DISABILITIES),
        first_day=birth,
        seen_from=birth,
    )


def age_on(person: Person, day: Day) -> int:
    """Whole years of a born person on a day."""
    assert person.birth is not None
    return whole_years(person.birth, day)


def eighteenth_birthday(person: Person) -> Day:
    """The day a born person turns 18."""
    assert person.birth is not None
    return birthday(person.birth, 18)
