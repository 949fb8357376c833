"""Workload: open children by allocated team, and their overdue visits and reviews, over Lists 6, 7 and 8."""

from chat.tables import WorkloadColumn
from lists import child_protection, children_in_need
from lists.beyond import child_protection as beyond_child_protection
from lists.beyond import looked_after as beyond_looked_after
from lists.looked_after.sets import OPEN as LOOKED_AFTER

PLANS = child_protection.OPEN.where

WORKLOAD = (
    WorkloadColumn("cin_open", "Open CIN", "children_in_need", children_in_need.OPEN.where, is_caseload=True),
    WorkloadColumn("cpp_open", "Open plans", "child_protection", PLANS),
    WorkloadColumn(
        "cp_visits_overdue", "Plan visits overdue", "child_protection", PLANS & beyond_child_protection.VISIT_OUT
    ),
    WorkloadColumn(
        "cp_reviews_overdue",
        "Plan reviews overdue",
        "child_protection",
        PLANS & beyond_child_protection.REVIEW_OVERDUE,
    ),
    WorkloadColumn("cla_open", "Looked after", "looked_after", LOOKED_AFTER.where),
    WorkloadColumn(
        "cla_visits_overdue", "CLA visits overdue", "looked_after", LOOKED_AFTER.where & beyond_looked_after.OUT
    ),
    WorkloadColumn(
        "cla_reviews_overdue", "CLA reviews overdue", "looked_after", LOOKED_AFTER.where & beyond_looked_after.OVERDUE
    ),
)
