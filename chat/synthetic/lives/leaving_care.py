"""Leaving care services."""

from chat.synthetic.authority import Authority, worker_of
from chat.synthetic.chance import weighted
from chat.synthetic.lives.events import CareLeaver
from chat.synthetic.lives.people import Person

IN_TOUCH = weighted({"Yes": 900, "No": 55, "Died": 2, "Refu": 18, "NREQ": 13, "Rhom": 12})
ELIGIBILITY_UNDER_18 = weighted({"Relevant child": 80, "Qualifying care leaver": 20})
ELIGIBILITY = weighted({"Former relevant child": 90, "Qualifying care leaver": 10})
ACCOMMODATION_UNDER_18 = weighted(
    {"B": 150, "D": 175, "E": 100, "K": 25, "X": 15, "S": 8, "V": 8, "Y": 15, "C": 10, "R": 5, "W": 4, "G": 3, "H": 1}
)
ACCOMMODATION = weighted(
    {
        "U": 330,
        "D": 200,
        "B": 110,
        "Z": 90,
        "E": 60,
        "T": 50,
        "K": 40,
        "X": 35,
        "C": 20,
        "Y": 18,
        "S": 15,
        "R": 12,
        "V": 10,
        "G": 6,
        "W": 4,
        "H": 2,
    }
)
AGE_GROUPS = (range(17), range(17, 19), range(19, 22), range(22, 100))
SELDOM_SUITABLE = frozenset("RSVWX")
ACTIVITY = weighted({"F1": 6, "P1": 4, "F2": 20, "P2": 4, "F3": 24, "P3": 6, "G4": 12, "G5": 21, "G6": 6})


def care_leaver(authority: Authority, person: Person) -> CareLeaver:
    """The service of a young person of 16 or over as it stands on the as-at date."""
    chance = authority.chance
    adult = person.age >= 18
    eligibility = chance.draw(ELIGIBILITY if adult else ELIGIBILITY_UNDER_18)
    in_touch = chance.deal(IN_TOUCH)
    worker = worker_of(authority, "leaving care")
    if in_touch != "Yes":
        return CareLeaver(eligibility, in_touch, None, None, None, worker)
    group = next(ages for ages in AGE_GROUPS if person.age in ages)
    accommodation = chance.deal(ACCOMMODATION if adult else ACCOMMODATION_UNDER_18, group, among=ACCOMMODATION)
    unsuitable = accommodation in SELDOM_SUITABLE or chance.happens(4)
    suitability = "Unsuitable" if unsuitable else "Suitable"
    return CareLeaver(eligibility, in_touch, accommodation, suitability, chance.deal(ACTIVITY, group), worker)
