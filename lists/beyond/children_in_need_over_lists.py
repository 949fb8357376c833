"""Children in need over several lists: in the scope of the national statistics, and family help and protection."""

from chat.tables import WORKER, Members, Population, Row, Table, any_of, beyond
from lists.beyond.children_in_need_plans import ON_A_PLAN, STATUS
from lists.children_in_need import CEASED, IN_PERIOD, OPEN, REASON, STARTED

# Referrals assessed and found not in need, which no national count of children in need has.
NOT_IN_NEED = any_of([REASON.is_in(["RC8", "RC9"])])
ASSESSED = Population(
    "open episodes of need with the status open assessment", OPEN.where & (STATUS == "Open assessment")
)

CARE, PLANS, NEED = "cla_open", "cpp_open", "cin_open"
CIN_PLANS, NEED_ASSESSED, ASSESSMENTS = "cin_plan", "cin_open_assessment", "assessments_ongoing"
EARLY_HELP, LEAVERS = "early_help_open", "care_leavers_living"
EVERYBODY = (CARE, PLANS, NEED, ASSESSMENTS, EARLY_HELP)
NATIONAL = (NEED, PLANS, CARE, LEAVERS)

COHORTS = {
    CIN_PLANS: ON_A_PLAN,
    NEED_ASSESSED: ASSESSED,
    "cin_open_without_worker": Population("open episodes of need without a worker", OPEN.where & WORKER.is_null()),
}


def _without_worker(*sets: str) -> dict[str, tuple[str, ...]]:
    return {"without_worker": tuple(f"{name}_without_worker" for name in sets)}


TABLES = beyond(
    Table(
        key="beyond.cin_national",
        title="Children in need, in the scope of the national statistics",
        population=IN_PERIOD,
        columns=("count", "rate_per_10k"),
        counts="children",
        rows=(
            Members("Open episodes of List 6", (NEED,), rate="snapshot"),
            Members("On a plan, not on List 6", (PLANS,), (NEED,), rate="snapshot"),
            Members("Looked after, not on List 6", (CARE,), (NEED, PLANS), rate="snapshot"),
            Members("Care leavers, not on these lists", (LEAVERS,), (NEED, PLANS, CARE), rate="snapshot"),
            Members("All, each child once", NATIONAL, rate="snapshot", outside=True),
            Row(
                "Started, without RC8 and RC9",
                STARTED.where & ~NOT_IN_NEED,
                counts="rows",
                rate="annualised",
                outside=True,
            ),
            Row(
                "Ceased, without RC8 and RC9",
                CEASED.where & ~NOT_IN_NEED,
                counts="rows",
                rate="annualised",
                outside=True,
            ),
        ),
        partition=False,
        definition="Children in need as the national statistics see them: open episodes of need, and the children on"
        " plans, looked after and care leavers whom List 6 leaves out, each child once; and the episodes started and"
        " ceased in the period without those found not in need after assessment.",
        edges="Care leavers who died are left out. RC8 and RC9 are referrals assessed and found not in need, which no"
        " other national count of children in need has.",
        note="The first row is a lower bound of the national count and all, each child once, an upper one: not every"
        " care leaver is an open case.",
    ),
    Table(
        key="beyond.family_help",
        title="Family help and protection at the as-at date",
        population=OPEN,
        columns=("count", "percent", "rate_per_10k", "without_worker"),
        counts="children",
        rows=(
            Members("Looked after", (CARE,), percent_of=EVERYBODY, more=_without_worker(CARE), rate="snapshot"),
            Members(
                "On a child protection plan",
                (PLANS,),
                (CARE,),
                percent_of=EVERYBODY,
                more=_without_worker(PLANS),
                rate="snapshot",
            ),
            Members(
                "On a child in need plan",
                (CIN_PLANS,),
                (CARE, PLANS),
                percent_of=EVERYBODY,
                more=_without_worker(NEED),
                rate="snapshot",
            ),
            Members(
                "Open assessment",
                (NEED_ASSESSED, ASSESSMENTS),
                (CARE, PLANS, CIN_PLANS),
                percent_of=EVERYBODY,
                more=_without_worker(NEED, ASSESSMENTS),
                rate="snapshot",
            ),
            Members(
                "Other open need",
                (NEED,),
                (CARE, PLANS, CIN_PLANS, NEED_ASSESSED, ASSESSMENTS),
                percent_of=EVERYBODY,
                more=_without_worker(NEED),
                rate="snapshot",
            ),
            Members(
                "Early help only",
                (EARLY_HELP,),
                (CARE, PLANS, NEED, ASSESSMENTS),
                percent_of=EVERYBODY,
                rate="snapshot",
            ),
            Members("Total", EVERYBODY, percent_of=EVERYBODY, rate="snapshot", outside=True),
            Members(
                "Family help (early help, plan, assessment, other need)",
                (NEED, ASSESSMENTS, EARLY_HELP),
                (CARE, PLANS),
                percent_of=EVERYBODY,
                rate="snapshot",
                outside=True,
            ),
            Members(
                "Of these with early help open as well",
                (NEED, ASSESSMENTS),
                (CARE, PLANS),
                also_in=(EARLY_HELP,),
                percent_of=EVERYBODY,
                rate="snapshot",
                outside=True,
            ),
        ),
        partition=False,
        chart="bars",
        definition="Every child on Lists 2, 4, 6, 7 and 8 with something open at the as-at date, once, in the first row"
        " that applies.",
        edges="The last two rows are sums across the others. A child is without a worker when the row of the list that"
        " put it there has none; early help has no column for it.",
        note="Where early help and children in need are one family help service, the boundary between List 2 and List 6"
        " differs between authorities and over time: the sum can be compared where its parts cannot.",
    ),
)
