"""Rules of List 2: early help."""

from chat.annex_a.fields import early_help
from chat.quality.rule import REACH_START, Rule, blank, given, repeated

START, COMPLETION = early_help.assessment_start_date, early_help.assessment_completion_date
ORGANISATION = early_help.organisation_completing_assessment
NO_ORGANISATION = ("n/a", "na", "none", "not applicable")

RULES = (
    Rule(
        id="AQ017",
        severity="warning",
        where=repeated(early_help.child_unique_id, START, ORGANISATION),
        columns=(),
        sentence="Another row has the same child, start date and organisation.",
        advice="Remove the second row if it is the same assessment.",
    ),
    Rule(
        id="AQ056",
        severity="error",
        where=COMPLETION < START,
        columns=(COMPLETION, START),
        sentence="The assessment was completed before it started.",
        advice="Correct one of the two dates.",
    ),
    Rule(
        id="AQ057",
        severity="warning",
        where=(COMPLETION < REACH_START) & (START.is_null() | (START < REACH_START)),
        columns=(COMPLETION,),
        sentence="The assessment was completed before the six months that the list covers.",
        advice="Check the date, or how far back the extract goes.",
    ),
    Rule(
        id="AQ058",
        severity="warning",
        where=ORGANISATION.is_null() | ORGANISATION.str.strip_chars().str.to_lowercase().is_in(list(NO_ORGANISATION)),
        columns=(ORGANISATION,),
        sentence="The organisation that completes the assessment is missing.",
        advice="Enter the lead organisation.",
    ),
    Rule(
        id="CQ001",
        severity="error",
        where=blank(START) & given(COMPLETION),
        columns=(START,),
        sentence="The assessment has a completion date but no start date.",
        advice="Enter the start date.",
    ),
    Rule(
        id="CQ001",
        severity="error",
        where=blank(START) & blank(COMPLETION),
        columns=(START,),
        sentence="The assessment has neither a start nor a completion date, so it is in no period.",
        advice="Enter the start date.",
    ),
)
