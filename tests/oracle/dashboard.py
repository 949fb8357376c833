"""The National Framework dashboard, from the other tables of the oracle."""

from collections.abc import Mapping

from tests.oracle.made import OracleTable, Value, share
from tests.oracle.question import Question
from tests.oracle.spans import sets

CARE, PLANS = "Children looked after ", "Child protection plans "
CEASED = "Children who ceased to be looked after due to a "
STARTING = "Rate of children starting to be looked after "
LEAVERS = "beyond.care_leavers_national"
RATES = {
    "Rate of children in need per 10,000 children": ("beyond.cin_national", "All, each child once"),
    f"{STARTING}per 10,000 children": ("looked_after.headline", "CLA started"),
    "Rate of children looked after per 10,000 children": ("looked_after.headline", "Current open CLA"),
    f"{STARTING}who were UASC": ("beyond.cla_framework_groups", "Started, unaccompanied"),
    "Rate of children looked after who were UASC": ("beyond.cla_local_uasc", "UASC"),
}
SHARES = {
    "Repeat referrals within 12 months, of referrals": ("referrals.re_referrals_12_months", "Yes"),
    "Repeat referrals within 12 months, of children": ("beyond.re_referrals", "Re-referral"),
    f"{PLANS}starting that were a second or subsequent plan": (
        "child_protection.starters_second_or_subsequent",
        "Re-registration",
    ),
    f"{PLANS}longer than 2 years": ("beyond.cpp_open_2_years", "Yes"),
    f"{CEASED}special guardianship order": ("looked_after.ceased_reason", "Special Guardianship Orders"),
    f"{CEASED}residence order or child arrangements order": ("looked_after.ceased_reason", "Residence order granted"),
    f"{CARE}with 3 or more placements during the year": ("beyond.cla_3_plus_placements", "3+ placements"),
    f"{CARE}living in foster care": ("looked_after.foster_split", "Foster placements"),
    f"{CARE}living in secure homes and children's homes": ("beyond.cla_framework_groups", "Secure homes"),
    f"{CARE}living independently, semi-independently or in supported accommodation": (
        "beyond.cla_framework_groups",
        "Independent, semi-independent",
    ),
    **{
        f"Care leavers in {words}, aged {ages}": (LEAVERS, f"{row} ({ages})")
        for words, row in (
            ("education, employment or training", "In education, employment or training"),
            ("suitable accommodation", "Suitable"),
        )
        for ages in ("17-18", "19-21")
    },
}
ORDER = (*list(RATES)[:1], *list(SHARES)[:2], *list(RATES)[1:], *list(SHARES)[2:])


def groups(question: Question) -> OracleTable:
    """The groups of List 8 that only the dashboard asks for."""
    care = sets(question, 8)
    seeking = len([row for row in care.started if row["unaccompanied_asylum_seeking_child"] == "Yes"])
    rows: list[tuple[str, dict[str, Value]]] = [
        (
            "Started, unaccompanied asylum-seeking children",
            {"count": seeking, "percent": None, "rate_per_10k": question.yearly_rate(seeking, 8)},
        )
    ]
    of = len(care.open)
    for label, codes in (
        ("Secure homes and children's homes", ("K1", "K2")),
        ("Independent, semi-independent and supported living", ("H5", "P2", "K3")),
    ):
        count = len([row for row in care.open if row["placement_type"] in codes])
        rows.append((label, {"count": count, "percent": share(count, of), "rate_per_10k": question.rate(count)}))
    return OracleTable("Children looked after in the groups of the National Framework", of, tuple(rows))


def dashboard(question: Question, made: Mapping[str, OracleTable]) -> OracleTable:
    """Each row from the table that it shows."""
    rows: list[tuple[str, dict[str, Value]]] = []
    for label in ORDER:
        key, beginning = RATES[label] if label in RATES else SHARES[label]
        table = made[key]
        found = [(name, values) for name, values in table.rows if name.startswith(beginning)]
        values: dict[str, Value] = dict.fromkeys(("value", "numerator", "denominator", "england"))
        if found:
            name, source = found[0]
            column = "rate_per_10k" if label in RATES else "percent"
            of = question.population.get("0-17") if label in RATES else table.denominator
            of = table.row_denominators.get(name, {}).get("percent", of) if label in SHARES else of
            values["value"], values["numerator"] = source[column], source["count"]
            values["denominator"] = None if source[column] is None else of
        rows.append((label, values))
    return OracleTable("The National Framework dashboard, as far as Annex A can give it", None, tuple(rows))
