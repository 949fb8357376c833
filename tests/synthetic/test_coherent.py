"""A synthetic extract without faults breaks no quality rule: each rule checked in plain Python, on several seeds."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.annex_a import codes_of, list_by_number
from chat.synthetic.lists.build import synthetic_lists

Row = dict[str, Any]
Lists = dict[int, list[Row]]
AS_AT = date(2026, 10, 1)
SIX_MONTHS = date(2026, 4, 1)
TWELVE_MONTHS = date(2025, 10, 1)
FORTY_WEEKS = timedelta(weeks=40)
UNBORN_LISTS = {1, 3, 4, 5, 6, 7}
START, END = "date_started_to_be_looked_after", "date_ceased_to_be_looked_after"
PLAN_START, PLAN_END = "child_protection_plan_start_date", "child_protection_plan_end_date"
OPENED, AUTHORISED = "continuous_assessment_start_date", "continuous_assessment_date_of_authorisation"
CONFERENCE = "date_of_initial_child_protection_conference"


def rows_by_field(children: int, seed: int, as_at: date = AS_AT) -> Lists:
    found: Lists = {}
    for number, frame in synthetic_lists(children=children, seed=seed, as_at=as_at).items():
        fields = {column.heading: column.field for column in list_by_number(number).columns if column.position}
        found[number] = frame.rename(fields).to_dicts()
    return found


def age_at(birth: date, day: date) -> int:
    if birth > day:
        return -1
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def bare(text: str | None) -> str | None:
    """`b) E12: Adopted` and `N1 - Abuse` to the bare code."""
    if text is None:
        return None
    return text.split(") ")[-1].split(":", maxsplit=1)[0].split(" - ")[0]


def event_dates(number: int, row: Row) -> dict[str, date]:
    fields = [column.field for column in list_by_number(number).columns if column.type == "date" and column.position]
    return {field: row[field] for field in fields if field != "date_of_birth" and row[field] is not None}


def by_child(rows: list[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["child_unique_id"]].append(row)
    return grouped


def identity(lists: Lists) -> Iterator[str]:
    facts: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    for number in range(1, 11):
        for row in lists[number]:
            facts[row["child_unique_id"]].add((row["date_of_birth"], row["gender"], row["ethnicity"]))
            facts["disability " + row["child_unique_id"]].add(row.get("disability", "not asked"))
            yield from (
                rule
                for rule, broken in {
                    "AQ009": not row["child_unique_id"],
                    "AQ025": row["date_of_birth"] is not None
                    and row["age_of_child"] != age_at(row["date_of_birth"], AS_AT),
                    "AQ027": row["age_of_child"] == -1 and row["gender"] != "c) Not stated/recorded",
                    "AQ027 blank": row["date_of_birth"] is None and row["age_of_child"] != -1,
                    "AQ029": row["date_of_birth"] is not None and row["date_of_birth"] > AS_AT + FORTY_WEEKS,
                    "AQ030": number != 9 and row["age_of_child"] > 18,
                }.items()
                if broken
            )
    yield from ("AQ021-AQ023" for key, known in facts.items() if not key.startswith("disability") and len(known) > 1)
    yield from (
        "AQ024" for key, known in facts.items() if key.startswith("disability") and len(known - {"not asked"}) > 1
    )


def repeats(lists: Lists) -> Iterator[str]:
    for number, rows in lists.items():
        if len({tuple(row.values()) for row in rows}) < len(rows):
            yield f"AQ012 List {number}"
    for number in (6, 7, 8, 9, 10):
        if len(by_child(lists[number])) < len(lists[number]):
            yield f"AQ013 List {number}"
    if len({row["adopter_identifier"] for row in lists[11]}) < len(lists[11]):
        yield "AQ015"
    keys = {
        1: "date_of_contact",
        2: "assessment_start_date",
        3: "date_of_referral",
        4: OPENED,
        5: "strategy_discussion_date",
    }
    for number, key in keys.items():
        if max(Counter((row["child_unique_id"], row[key]) for row in lists[number]).values(), default=1) > 1:
            yield f"AQ016-AQ020 List {number}"


def codes_and_dates(lists: Lists) -> Iterator[str]:
    for number, rows in lists.items():
        for column in list_by_number(number).columns:
            if column.type == "code" and column.position:
                known = {code.preferred for code in codes_of(column.code_set) if code.edition == "2019"}
                if {row[column.field] for row in rows} - known - {None}:
                    yield f"AQ035 {column.heading}"
        for row in rows:
            dates = event_dates(number, row)
            if any(day >= AS_AT for day in dates.values()):
                yield f"AQ051 List {number}"
            birth = row.get("date_of_birth")
            if number == 11 or birth is None:
                continue
            allowance = FORTY_WEEKS if number in UNBORN_LISTS else timedelta(0)
            if any(day < birth - allowance for day in dates.values()):
                yield f"AQ052-AQ053 List {number}"


def front_door(lists: Lists) -> Iterator[str]:
    for row in lists[1]:
        if row["date_of_contact"] < SIX_MONTHS or row["contact_source"] is None:
            yield "AQ054-AQ055"
    for row in lists[2]:
        start, completed = row["assessment_start_date"], row["assessment_completion_date"]
        if completed is not None and (completed < start or completed < SIX_MONTHS):
            yield "AQ056-AQ057"
        if not row["organisation_completing_assessment"]:
            yield "AQ058"
    for rows in by_child(lists[3]).values():
        counts = {row["number_of_referrals_in_last_12_months"] for row in rows}
        if len(counts) > 1 or min(counts) < len(rows) - 1:
            yield "AQ061-AQ063"
        if any(
            row["date_of_referral"] < SIX_MONTHS or None in (row["referral_source"], row["referral_nfa"])
            for row in rows
        ):
            yield "AQ059-AQ060"


def assessments(lists: Lists) -> Iterator[str]:
    need = {row["child_unique_id"]: row for row in lists[6]}
    for identifier, rows in by_child(lists[4]).items():
        for row in rows:
            start, authorised = row[OPENED], row[AUTHORISED]
            if authorised is not None and not max(start, SIX_MONTHS) <= authorised:
                yield "AQ066 AQ068"
            if (authorised is None) != (row["assessed_as_requiring_support"] is None):
                yield "AQ067"
        if (still_open := [row for row in rows if row[AUTHORISED] is None]) and (
            len(still_open) > 1 or identifier not in need or need[identifier]["cin_closure_date"] is not None
        ):
            yield "AQ070 AQ072 AQ074"


def enquiries(lists: Lists) -> Iterator[str]:
    plans = {(row["child_unique_id"], row[PLAN_START]) for row in lists[7]}
    for rows in by_child(lists[5]).values():
        s47 = {row["number_of_section_47_enquiries_in_last_12_months"] for row in rows}
        icpc = {row["number_of_conferences_in_last_12_months"] for row in rows}
        held_before = sum(row[CONFERENCE] is not None for row in rows[:-1])
        if len(s47) > 1 or len(icpc) > 1 or min(s47) < len(rows) - 1 or min(icpc) < held_before:
            yield "AQ081-AQ083"
        for row, following in zip(rows, [*rows[1:], None], strict=True):
            strategy, held = row["strategy_discussion_date"], row[CONFERENCE]
            if strategy < SIX_MONTHS or (held is not None and held < strategy):
                yield "AQ075-AQ076"
            if held is not None and row["conference_deemed_unnecessary"] != "b) No":
                yield "AQ077"
            if (held is None) != (row["conference_resulted_in_plan"] is None):
                yield "AQ078"
            if held is not None and held.weekday() >= 5:
                yield "AQ080"
            if following is not None and (held or strategy) >= following["strategy_discussion_date"]:
                yield "AQ084"
            made_a_plan = row["conference_resulted_in_plan"] == "a) Yes"
            if made_a_plan and (row["child_unique_id"], held) not in plans:
                yield "AQ085"


def need(lists: Lists) -> Iterator[str]:
    plans = {row["child_unique_id"]: row for row in lists[7]}
    care = {row["child_unique_id"]: row for row in lists[8]}
    rows = {row["child_unique_id"]: row for row in lists[6]}
    open_rows = {identifier for identifier, row in rows.items() if row["cin_closure_date"] is None}
    on_plan = {identifier for identifier, row in plans.items() if row[PLAN_END] is None}
    in_care = {identifier for identifier, row in care.items() if row[END] is None}
    assessed = {row["child_unique_id"] for row in lists[4] if row[AUTHORISED] is None}
    if on_plan - open_rows:
        yield "AQ093"
    if in_care - open_rows:
        yield "AQ094"
    for identifier, row in rows.items():
        start, closure, seen = row["cin_start_date"], row["cin_closure_date"], row["date_child_was_last_seen"]
        closed = closure is not None
        statuses = [
            ("e) Closed episode", closed),
            ("a) Looked after child", identifier in in_care),
            ("b) Child Protection plan", identifier in on_plan),
            ("d) Open assessment", row["case_status"] == "d) Open assessment" and identifier in assessed),
            ("c) Child in need plan", True),
        ]
        if row["case_status"] != next(status for status, applies in statuses if applies):
            yield "AQ089 AQ095"
        if closed and not max(start, SIX_MONTHS) <= closure:
            yield "AQ087 AQ090"
        if closed != (row["reason_for_closure"] is not None):
            yield "AQ088"
        if seen is not None and (seen < start or (closed and seen > closure)):
            yield "AQ091"
        if seen is not None and row["age_of_child"] >= 0 and seen < row["date_of_birth"]:
            yield "AQ091 birth"


def need_and_other_lists(lists: Lists) -> Iterator[str]:
    plans = {row["child_unique_id"]: row for row in lists[7]}
    care = {row["child_unique_id"]: row for row in lists[8]}
    adopted = {row["child_unique_id"] for row in lists[10] if row["date_of_adoption_order"] is not None}
    for row in lists[6]:
        identifier, start = row["child_unique_id"], row["cin_start_date"]
        if identifier in plans and plans[identifier][PLAN_START] < start:
            yield "AQ096"
        if identifier in care and care[identifier][START] < start:
            yield "care before need"
        if bare(row["reason_for_closure"]) == "RC1" and identifier not in adopted:
            yield "AQ097"
        died = identifier in care and bare(care[identifier]["reason_ceased_to_be_looked_after"]) == "E2"
        if died and bare(row["reason_for_closure"]) != "RC2":
            yield "AQ098"


def plans(lists: Lists) -> Iterator[str]:
    for row in lists[7]:
        start, end = row[PLAN_START], row[PLAN_END]
        review, visit = row["date_of_latest_review_conference"], row["date_of_last_statutory_visit"]
        until = end or AS_AT
        if end is not None and not (start < end and end >= SIX_MONTHS):
            yield "AQ101-AQ102"
        if None in (start, row["initial_category_of_abuse"], row["latest_category_of_abuse"]):
            yield "AQ100 AQ103"
        if review is not None and not start < review <= until:
            yield "AQ104"
        if visit is not None and not start <= visit <= until:
            yield "AQ105"
        if (visit is None) != (row["child_seen_alone"] is None):
            yield "AQ107"
        if row["number_of_previous_child_protection_plans"] < 0:
            yield "AQ108"


def care(lists: Lists) -> Iterator[str]:
    adoption = {row["child_unique_id"]: row for row in lists[10]}
    leavers = {row["child_unique_id"] for row in lists[9]}
    for row in lists[8]:
        start, end, birth = row[START], row[END], row["date_of_birth"]
        until = end or AS_AT
        kind, provider = bare(row["placement_type"]), bare(row["placement_provider"])
        status = bare(row["legal_status"])
        days_in_status = (until - row["legal_status_start_date"]).days
        own = row["local_authority_of_placement"] == "Exampleshire"
        moved = row["placement_start_date"]
        missing, offered = row["missing_episodes_in_last_12_months"], row["return_interview_offered"]
        rules = {
            "AQ031": end is None and row["age_of_child"] >= 18,
            "AQ112": start < birth,
            "AQ113": end is not None and end <= start,
            "AQ114": (end is None) != (row["reason_ceased_to_be_looked_after"] is None),
            "AQ115": end is not None and end < SIX_MONTHS,
            "AQ116": age_at(birth, start) >= 18,
            "AQ117": not start <= moved <= until,
            "AQ118": not start <= row["legal_status_start_date"] <= until,
            "AQ119": row["number_of_placements_in_last_12_months"] < 1,
            "AQ120": row["number_of_placements_in_last_12_months"] == 1 and moved >= TWELVE_MONTHS and moved != start,
            "AQ125": None in (kind, provider, row["placement_location"]),
            "AQ126": (kind == "P1") != (provider == "PR0"),
            "AQ127": provider in ("PR1", "PR2") and kind in ("R2", "R5"),
            "AQ128": own != (row["placement_location"] == "a) In"),
            "AQ130": (row["placement_urn"] is None and kind in ("K1", "K2"))
            or (row["placement_urn"] is not None and kind in ("P1", "P2")),
            "AQ131": kind in ("P2", "H5") and age_at(birth, until) < 16,
            "AQ132": kind in ("R5", "K1") and age_at(birth, until) < 10,
            "AQ133": status in ("L1", "L2", "L3") and days_in_status > {"L1": 3, "L2": 21, "L3": 7}[status],
            "AQ134": status in ("J1", "J2", "J3") and age_at(birth, until) < 10,
            "AQ135": kind in ("A3", "A4", "A5", "A6") and row["child_unique_id"] not in adoption,
            "AQ136": (status == "E1" or row["permanence_plan"] == "b) Adoption")
            and row["child_unique_id"] not in adoption,
            "AQ138": (missing > 0) != (offered is not None)
            or (row["return_interview_accepted"] is not None and offered != "a) Yes"),
            "AQ139": row["unaccompanied_asylum_seeking_child"] == "a) Yes" and bare(row["category_of_need"]) != "N8",
            "AQ141": end is None and row["child_unique_id"] in leavers,
            "AQ154": bare(row["reason_ceased_to_be_looked_after"]) in ("E11", "E12")
            and adoption.get(row["child_unique_id"], {}).get("date_of_adoption_order") != end,
            "AQ155": row["child_unique_id"] in adoption
            and adoption[row["child_unique_id"]]["date_entered_care"] != start,
        }
        yield from (rule for rule, broken in rules.items() if broken)
        review, contact = row["date_of_latest_statutory_review"], row["date_of_last_reviewing_officer_visit"]
        for field in ("date_of_latest_statutory_review", "date_of_last_social_work_visit"):
            if row[field] is not None and not start <= row[field] <= until:
                yield "AQ121-AQ122"
        if review is not None and contact is not None and contact < review:
            yield "AQ123"


def leavers(lists: Lists) -> Iterator[str]:
    for row in lists[9]:
        in_touch = row["in_touch"] == "a) Yes"
        answers = [row["accommodation_type"], row["accommodation_suitability"], row["activity_status"]]
        kind = bare(row["accommodation_type"])
        rules = {
            "AQ028": row["date_of_birth"] is None,
            "AQ032": not 16 <= row["age_of_child"] <= 25,
            "AQ033": row["eligibility_category"]
            == ("b) Former relevant child" if row["age_of_child"] < 18 else "a) Relevant child"),
            "AQ142": None in (row["eligibility_category"], row["in_touch"]),
            "AQ143": in_touch and None in answers,
            "AQ144": not in_touch and answers != [None, None, None],
            "AQ145": kind in ("R", "S", "V", "W", "X") and row["accommodation_suitability"] == "a) Suitable",
            "AQ146": kind in ("Z", "T") and row["age_of_child"] < 18,
        }
        yield from (rule for rule, broken in rules.items() if broken)


def adoption(lists: Lists) -> Iterator[str]:
    families = {row["family_identifier"] for row in lists[11]}
    for row in lists[10]:
        steps = [
            row[field]
            for field in (
                "date_entered_care",
                "date_of_placement_decision",
                "date_of_placement_order",
                "date_of_match",
                "date_placed_for_adoption",
                "date_of_adoption_order",
            )
            if row[field] is not None
        ]
        reversal, order = row["date_of_decision_reversed"], row["date_of_adoption_order"]
        rules = {
            "AQ148": row["date_of_placement_decision"] is None
            or row["date_of_placement_decision"] < row["date_of_birth"],
            "AQ149": steps != sorted(steps),
            "AQ150": (reversal is None) != (row["reason_decision_reversed"] is None),
            "AQ150 order": reversal is not None and reversal < row["date_of_placement_decision"],
            "AQ151": reversal is not None and order is not None,
            "AQ152": order is not None and order == row["date_of_match"],
            "AQ153": any(day is not None and day < TWELVE_MONTHS for day in (reversal, order)),
            "AQ156": row["family_identifier"] is not None and row["family_identifier"] not in families,
        }
        yield from (rule for rule, broken in rules.items() if broken)


def adopters(lists: Lists) -> Iterator[str]:
    members: dict[str, list[Row]] = defaultdict(list)
    for row in lists[11]:
        members[row["family_identifier"]].append(row)
        steps = [
            row[field]
            for field in (
                "date_enquiry_received",
                "date_stage_1_started",
                "date_application_submitted",
                "date_stage_1_ended",
                "date_stage_2_started",
                "date_stage_2_ended",
                "date_application_approved",
                "date_of_match",
                "date_placed",
                "date_of_adoption_order",
                "date_of_leaving_adoption_process",
            )
            if row[field] is not None
        ]
        left = row["date_of_leaving_adoption_process"]
        rules = {
            "AQ157": steps != sorted(steps),
            "AQ158": row["date_stage_1_started"] is None and row["date_application_submitted"] is None,
            "AQ159": (left is None) != (row["reason_for_leaving_adoption_process"] is None),
            "AQ160": row["date_of_match"] is not None
            and row["date_stage_2_ended"] is None
            and row["date_application_approved"] is None,
            "AQ161": (row["date_placed"] is not None) != ((row["number_of_children_placed"] or 0) >= 1),
            "twelve months": any(
                day is not None and day < TWELVE_MONTHS for day in (left, row["date_of_adoption_order"])
            ),
        }
        yield from (rule for rule, broken in rules.items() if broken)
    for rows in members.values():
        if len(rows) > 2 or len({row["number_of_children_placed"] for row in rows}) > 1:
            yield "AQ034 AQ161"


CHECKS: tuple[Callable[[Lists], Iterator[str]], ...] = (
    identity,
    repeats,
    codes_and_dates,
    front_door,
    assessments,
    enquiries,
    need,
    need_and_other_lists,
    plans,
    care,
    leavers,
    adoption,
    adopters,
)


@given(seed=st.integers(0, 10**9))
@settings(max_examples=12, deadline=None)
def test_no_rule_is_broken(seed: int) -> None:
    lists = rows_by_field(children=500, seed=seed)
    assert {check.__name__: sorted(set(check(lists))) for check in CHECKS} == {check.__name__: [] for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_no_rule_is_broken_in_a_large_authority(check: Callable[[Lists], Iterator[str]], large: Lists) -> None:
    assert sorted(set(check(large))) == []


@pytest.fixture(scope="module")
def large() -> Lists:
    return rows_by_field(children=20_000, seed=3)
