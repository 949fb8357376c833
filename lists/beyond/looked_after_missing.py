"""Repeat missing episodes, by how many there were and by type of placement."""

import polars as pl

from chat.tables import AGE, Across, Average, Population, Row, ShareOfAll, Table, any_of, bands, beyond
from lists.looked_after.codes import FOSTER
from lists.looked_after.missing import OFFERED
from lists.looked_after.sets import MISSING, MISSING_EPISODES, OPEN, PLACEMENT_TYPE

TYPES = (
    ("Foster", tuple(FOSTER)),
    ("Children's home or secure", ("K1", "K2")),
    ("Supported, semi-independent, independent", ("H5", "K3", "P2")),
    ("With parents", ("P1",)),
)
NAMED_TYPES = [code for _, codes in TYPES for code in codes]
OF_A_TYPE = ("children", "percent", "episodes")


def _by_type(label: str, is_of_type: pl.Expr) -> Row:
    everybody = Population(f"open periods of care, {label[0].lower()}{label[1:]}", OPEN.where & is_of_type)
    return Row(label, everybody.where, percent_of=everybody, columns=OF_A_TYPE, outside=True)


TABLES = beyond(
    Table(
        key="beyond.missing_repeat",
        title="Repeat missing episodes",
        population=MISSING,
        columns=(
            "children",
            "percent",
            "episodes",
            "percent_episodes",
            "interview_offered",
            "not_offered_or_recorded",
            "under_16",
        ),
        across=(
            Across("children", "Children"),
            Average("episodes", "Episodes", MISSING_EPISODES, "sum"),
            ShareOfAll("percent_episodes", "Percent of episodes", "episodes"),
            Across("interview_offered", "Interview offered", OFFERED == "Yes"),
            Across("not_offered_or_recorded", "Not offered or not recorded", ~any_of([OFFERED == "Yes"])),
            Across("under_16", "Under 16", AGE < 16),
        ),
        rows=(
            *bands(
                MISSING_EPISODES,
                (("1", 1, 1), ("2", 2, 2), ("3 to 4", 3, 4), ("5 to 9", 5, 9), ("10 or more", 10, None)),
            ),
            *(_by_type(label, any_of([PLACEMENT_TYPE.is_in(codes)])) for label, codes in TYPES),
            _by_type("Other", ~any_of([PLACEMENT_TYPE.is_in(NAMED_TYPES)])),
        ),
        definition="Children of the period with a missing episode by number of episodes in 12 months; then those of"
        " them in care at the as-at date by type of placement.",
        edges="The share of a type of placement is of all children in care in it. The answer about an interview is"
        " about the latest episode. A number that is no whole number is in no row.",
        caveat="The number of episodes covers the 12 months before the extract, not the period of the report.",
    ),
)
