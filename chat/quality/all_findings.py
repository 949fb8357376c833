"""Every finding that comes after reading: the rules of each list, and what the lists say together."""

from chat.extract import AsAt, Extract
from chat.findings import Finding
from chat.quality.activity import activity_findings
from chat.quality.evaluate import rule_findings
from chat.quality.identity import identity_findings


def inspect(extract: Extract, as_at: AsAt) -> tuple[Finding, ...]:
    """The findings of all rules on the typed lists."""
    return (
        *rule_findings(extract, as_at),
        *identity_findings(extract),
        *activity_findings(extract, as_at),
    )
