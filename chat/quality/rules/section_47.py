"""Rules of List 5: section 47 enquiries and initial child protection conferences."""

from chat.annex_a.fields import section_47
from chat.calendar.working_days import working_days
from chat.quality.other_lists import of, on_list
from chat.quality.rule import (
    REACH_START,
    Rule,
    blank,
    blank_text,
    differs_within_child,
    given,
    is_one_of,
    not_a_count,
    repeated,
)
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD, months_later

STRATEGY, CONFERENCE = section_47.strategy_discussion_date, section_47.date_of_initial_child_protection_conference
ENQUIRIES = section_47.number_of_section_47_enquiries_in_last_12_months
UNNECESSARY = is_one_of(section_47.conference_deemed_unnecessary, "Yes")
LATEST = STRATEGY.max().over(CHILD)
ROWS_BEFORE_LATEST = ((STRATEGY < LATEST) & (STRATEGY >= months_later(LATEST, -12))).sum().over(CHILD)
NOT_DECIDED = blank(section_47.conference_deemed_unnecessary) & blank(CONFERENCE)
CONFERENCE_TO_COME = is_one_of(section_47.conference_deemed_unnecessary, "No").fill_null(value=False) & blank(
    CONFERENCE
)
OPEN = NOT_DECIDED | CONFERENCE_TO_COME
ON_A_PLAN = of(7, "open").fill_null(value=False)

RULES = (
    Rule(
        id="AQ020",
        severity="warning",
        where=repeated(CHILD, STRATEGY),
        columns=(),
        sentence="Another row has the same child and strategy discussion date.",
        advice="Remove the second row if it is the same enquiry.",
    ),
    Rule(
        id="AQ075",
        severity="error",
        where=blank(STRATEGY),
        columns=(STRATEGY,),
        sentence="The enquiry has no date of the strategy discussion, so it is in no period.",
        advice="Enter the date of the strategy discussion.",
    ),
    Rule(
        id="AQ076",
        severity="error",
        where=CONFERENCE < STRATEGY,
        columns=(CONFERENCE, STRATEGY),
        sentence="The conference is before the strategy discussion.",
        advice="Correct one of the two dates.",
    ),
    Rule(
        id="AQ077",
        severity="warning",
        where=UNNECESSARY & given(CONFERENCE),
        columns=(section_47.conference_deemed_unnecessary, CONFERENCE),
        sentence="A conference was deemed unnecessary, yet one has a date.",
        advice="Correct the decision or clear the date.",
    ),
    Rule(
        id="AQ078",
        severity="error",
        where=given(CONFERENCE) & blank(section_47.conference_resulted_in_plan),
        columns=(section_47.conference_resulted_in_plan,),
        sentence="The conference was held, but its result is missing.",
        advice="Enter whether it resulted in a plan.",
    ),
    Rule(
        id="AQ078",
        severity="error",
        where=blank(CONFERENCE) & given(section_47.conference_resulted_in_plan),
        columns=(section_47.conference_resulted_in_plan, CONFERENCE),
        sentence="There is a result of a conference, but no date of it.",
        advice="Enter the date of the conference, or clear the result.",
    ),
    Rule(
        id="AQ079",
        severity="warning",
        where=OPEN & ~ON_A_PLAN & (working_days(STRATEGY, AS_AT) - 1 > limit("enquiry_days")),
        columns=(STRATEGY, section_47.conference_deemed_unnecessary),
        sentence=f"The enquiry is older than {limit('enquiry_days')} working days, without a decision or with its"
        " conference"
        " still to come.",
        advice="Enter the decision or the conference.",
        touches=(),
    ),
    Rule(
        id="AQ080",
        severity="info",
        where=CONFERENCE.dt.weekday() > 5,
        columns=(CONFERENCE,),
        sentence="The conference is on a Saturday or Sunday.",
        advice="Check the date.",
    ),
    Rule(
        id="AQ081",
        severity="error",
        where=not_a_count(ENQUIRIES),
        columns=(ENQUIRIES,),
        sentence="The number of earlier enquiries is missing or below 0.",
        advice="Give a whole number, 0 for a first enquiry.",
    ),
    Rule(
        id="AQ081",
        severity="error",
        where=not_a_count(section_47.number_of_conferences_in_last_12_months),
        columns=(section_47.number_of_conferences_in_last_12_months,),
        sentence="The number of earlier conferences is missing or below 0.",
        advice="Give a whole number, 0 for none.",
    ),
    Rule(
        id="AQ082",
        severity="warning",
        where=differs_within_child(ENQUIRIES),
        columns=(ENQUIRIES,),
        sentence="The rows of the child do not have the same number of earlier enquiries.",
        advice="Every row has the number before the child's latest enquiry.",
    ),
    Rule(
        id="AQ082",
        severity="warning",
        where=differs_within_child(section_47.number_of_conferences_in_last_12_months),
        columns=(section_47.number_of_conferences_in_last_12_months,),
        sentence="The rows of the child do not have the same number of earlier conferences.",
        advice="Every row has the number before the child's latest enquiry.",
    ),
    Rule(
        id="AQ083",
        severity="warning",
        where=CHILD.is_not_null() & (ENQUIRIES < ROWS_BEFORE_LATEST),
        columns=(ENQUIRIES,),
        sentence="The number of earlier enquiries is smaller than the child's other rows on this list show.",
        advice="Count every enquiry that started in the 12 months before the latest one.",
    ),
    Rule(
        id="AQ084",
        severity="warning",
        where=NOT_DECIDED & CHILD.is_not_null() & (NOT_DECIDED.sum().over(CHILD) > 1),
        columns=(section_47.conference_deemed_unnecessary,),
        sentence="The child has more than one enquiry without a decision.",
        advice="Enter the decision of those that are done.",
    ),
    Rule(
        id="AQ085",
        severity="warning",
        where=is_one_of(section_47.conference_resulted_in_plan, "Yes")
        & CHILD.is_not_null()
        & (CONFERENCE < AS_AT)
        & (~on_list(7) | ((CONFERENCE != of(7, "first start")) & (CONFERENCE != of(7, "last start")))),
        columns=(section_47.conference_resulted_in_plan, CONFERENCE),
        sentence="The conference resulted in a plan, but List 7 has no plan of the child that starts that day.",
        advice="Add the plan to List 7, or correct one of the dates.",
    ),
    Rule(
        id="CQ003",
        severity="warning",
        where=STRATEGY < REACH_START,
        columns=(STRATEGY,),
        sentence="The enquiry is older than the six months that the list covers.",
        advice="Check the date, or how far back the extract goes.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(section_47.allocated_team) & NOT_DECIDED,
        columns=(section_47.allocated_team,),
        sentence="The enquiry is open, but no team can be read (blank or #N/A).",
        advice="Enter the team.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(section_47.allocated_worker) & NOT_DECIDED,
        columns=(section_47.allocated_worker,),
        sentence="The enquiry is open, but no worker can be read (blank or #N/A).",
        advice="Enter the worker.",
    ),
)
