"""The counts of Lists 3 and 5 on journeys drawn by hand: they look at the whole history, not at listed rows only."""

from datetime import date

from chat.synthetic.authority import Worker
from chat.synthetic.days import horizon_at
from chat.synthetic.lists.rows import referrals, section_47
from chat.synthetic.lives.events import Enquiry, Journey, Referral
from chat.synthetic.lives.people import Person

HORIZON = horizon_at(date(2026, 10, 1))
BIRTH = date(2015, 1, 1).toordinal()
PERSON = Person("100001", "Male", "WBRI", BIRTH, 11, "No", BIRTH, BIRTH)
WORKER = Worker("Team", "Worker 1")


def referral(day: str) -> Referral:
    return Referral(date.fromisoformat(day).toordinal(), "6", no_further_action=False, worker=WORKER)


def enquiry(strategy: str, conference: str | None = None) -> Enquiry:
    held = date.fromisoformat(conference).toordinal() if conference else None
    return Enquiry(date.fromisoformat(strategy).toordinal(), held is None, held, None, WORKER)


def referral_counts(*days: str) -> list[int]:
    return [row[8] for row in referrals(Journey(PERSON, referrals=tuple(map(referral, days))), HORIZON)]


def enquiry_counts(*enquiries: Enquiry) -> list[tuple[int, int]]:
    return [(row[10], row[11]) for row in section_47(Journey(PERSON, enquiries=enquiries), HORIZON)]


def test_a_first_referral_has_none_before_it() -> None:
    assert referral_counts("2026-07-06") == [0]


def test_referrals_before_the_six_months_count_but_have_no_row() -> None:
    # Twelve months before 6 July 2026 is 6 July 2025: the referral of that day counts, the one of the day before not.
    assert referral_counts("2025-07-05", "2025-07-06", "2026-01-05", "2026-07-06") == [2]


def test_every_row_of_a_child_looks_back_from_the_latest_referral() -> None:
    assert referral_counts("2026-04-07", "2026-09-01") == [1, 1]


def test_an_enquiry_without_a_conference_and_none_before() -> None:
    assert enquiry_counts(enquiry("2026-08-03")) == [(0, 0)]


def test_an_enquiry_with_an_earlier_one_five_months_before_that_led_to_a_conference() -> None:
    assert enquiry_counts(enquiry("2026-04-07", "2026-04-20"), enquiry("2026-09-07")) == [(1, 1), (1, 1)]


def test_its_own_conference_is_not_counted_and_the_earlier_one_is_outside_the_list() -> None:
    assert enquiry_counts(enquiry("2025-10-06", "2025-10-20"), enquiry("2026-09-01", "2026-09-15")) == [(1, 1)]
