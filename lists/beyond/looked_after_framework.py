"""The National Framework dashboard, as far as Annex A can give it, and the groups of List 8 that only it asks for."""

from chat.annex_a.fields import looked_after
from chat.tables import CellOf, Row, Table, beyond
from lists.looked_after.sets import IN_PERIOD, OPEN, PLACEMENT_TYPE, STARTED

ASYLUM_SEEKING = looked_after.unaccompanied_asylum_seeking_child == "Yes"
SEASON = "of the report's period, not of a year: the season shows"
SNAPSHOT = "as they are on the as-at date, not around the birthday"
TWELVE_MONTHS = "the list's column looks back 12 months"
CARE_LEAVERS = "beyond.care_leavers_national"
NO_ENGLAND = "our grouping, so no England beside it"


def _outcome(words: str, row: str, ages: str) -> CellOf:
    return CellOf(f"{words}, aged {ages}", CARE_LEAVERS, f"{row} ({ages})", "percent", "percent", SNAPSHOT)


DASHBOARD = (
    CellOf(
        "Rate of children in need per 10,000 children",
        "beyond.cin_national",
        "All, each child once",
        "rate_per_10k",
        "per 10,000",
        "an upper bound: not every care leaver is an open case",
    ),
    CellOf(
        "Repeat referrals within 12 months, of referrals",
        "referrals.re_referrals_12_months",
        "Yes",
        "percent",
        "percent",
        "a lower bound: children over referrals",
        1,
    ),
    CellOf(
        "Repeat referrals within 12 months, of children",
        "beyond.re_referrals",
        "Re-referral",
        "percent",
        "percent",
        SEASON,
        1,
    ),
    CellOf(
        "Rate of children starting to be looked after per 10,000 children",
        "looked_after.headline",
        "CLA started in the last {period}",
        "rate_per_10k",
        "per 10,000",
        SEASON,
    ),
    CellOf(
        "Rate of children looked after per 10,000 children",
        "looked_after.headline",
        "Current open CLA",
        "rate_per_10k",
        "per 10,000",
        "",
    ),
    CellOf(
        "Rate of children starting to be looked after who were UASC",
        "beyond.cla_framework_groups",
        "Started, unaccompanied asylum-seeking children",
        "rate_per_10k",
        "per 10,000",
        TWELVE_MONTHS,
    ),
    CellOf(
        "Rate of children looked after who were UASC",
        "beyond.cla_local_uasc",
        "UASC",
        "rate_per_10k",
        "per 10,000",
        TWELVE_MONTHS,
    ),
    CellOf(
        "Child protection plans starting that were a second or subsequent plan",
        "child_protection.starters_second_or_subsequent",
        "Re-registration",
        "percent",
        "percent",
        "plans with this authority only",
        1,
    ),
    CellOf(
        "Child protection plans longer than 2 years",
        "beyond.cpp_open_2_years",
        "Yes",
        "percent",
        "percent",
        "",
        1,
    ),
    CellOf(
        "Children who ceased to be looked after due to a special guardianship order",
        "looked_after.ceased_reason",
        "Special Guardianship Orders",
        "percent",
        "percent",
        SEASON,
    ),
    CellOf(
        "Children who ceased to be looked after due to a residence order or child arrangements order",
        "looked_after.ceased_reason",
        "Residence order granted",
        "percent",
        "percent",
        SEASON,
    ),
    CellOf(
        "Children looked after with 3 or more placements during the year",
        "beyond.cla_3_plus_placements",
        "3+ placements",
        "percent",
        "percent",
        "the 12 months before the extract, as the list counts them",
    ),
    CellOf(
        "Children looked after living in foster care",
        "looked_after.foster_split",
        "Foster placements",
        "percent",
        "percent",
        "",
    ),
    CellOf(
        "Children looked after living in secure homes and children's homes",
        "beyond.cla_framework_groups",
        "Secure homes and children's homes",
        "percent",
        "percent",
        NO_ENGLAND,
    ),
    CellOf(
        "Children looked after living independently, semi-independently or in supported accommodation",
        "beyond.cla_framework_groups",
        "Independent, semi-independent and supported living",
        "percent",
        "percent",
        NO_ENGLAND,
    ),
    _outcome("Care leavers in education, employment or training", "In education, employment or training", "17-18"),
    _outcome("Care leavers in education, employment or training", "In education, employment or training", "19-21"),
    _outcome("Care leavers in suitable accommodation", "Suitable", "17-18"),
    _outcome("Care leavers in suitable accommodation", "Suitable", "19-21"),
)

TABLES = beyond(
    Table(
        key="beyond.cla_framework_groups",
        title="Children looked after in the groups of the National Framework",
        population=IN_PERIOD,
        denominator=OPEN,
        columns=("count", "percent", "rate_per_10k"),
        rows=(
            Row(
                "Started, unaccompanied asylum-seeking children",
                STARTED.where & ASYLUM_SEEKING,
                percent=False,
                rate="annualised",
            ),
            Row("Secure homes and children's homes", OPEN.where & PLACEMENT_TYPE.is_in(["K1", "K2"]), rate="snapshot"),
            Row(
                "Independent, semi-independent and supported living",
                OPEN.where & PLACEMENT_TYPE.is_in(["H5", "P2", "K3"]),
                rate="snapshot",
            ),
        ),
        partition=False,
        definition="Periods of care of unaccompanied asylum-seeking children started in the period, and open periods of"
        " care in two groups of placement types.",
        edges="The groups are ours: secure homes and children's homes are K1 and K2; independent, semi-independent and"
        " supported living P2, H5 and K3.",
        caveat="The column about asylum-seeking looks back 12 months.",
    ),
    Table(
        key="beyond.national_dashboard",
        title="The National Framework dashboard, as far as Annex A can give it",
        population=OPEN,
        columns=("value", "numerator", "denominator", "england"),
        rows=DASHBOARD,
        partition=False,
        definition="Indicators of the children's social care dashboard of the Department for Education, each the figure"
        " of another table, with England's last published figure beside it.",
        edges="Rates are per 10,000 residents aged 0 to 17, those of flows made up to a year.",
        note="Annex A cannot give: months from the decision to place to the match as they are published, moves of"
        " school, absence, attainment, hospital admissions, factors in assessments, placements over 20 miles away,"
        " strengths and difficulties, spending, inspections, and the workforce.",
        caveat="The published figures are of a year to, or as at, 31 March.",
    ),
)
