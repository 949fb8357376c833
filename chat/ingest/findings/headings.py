"""Findings about the headings of a sheet, and the sentence with which a list is set aside."""

from collections.abc import Iterator

from chat.annex_a import Column, ListSpecification
from chat.findings import Finding
from chat.ingest.raw_sheet import RawSheet
from chat.ingest.sheets.headings import MatchedHeadings, nearest
from chat.ingest.wording import Place

ONCE_MORE = "the heading stands on the sheet more than once; the first column is read, the others are not."
TWO_FIT = "two headings fit this column: '{read}' is read, '{left}' is not."
ROLES_THAT_A_LIST_NEEDS = ("identifier", "key date")


def missing_column(
    raw: RawSheet, heading_row: int, column: Column, matched: MatchedHeadings, specification: ListSpecification
) -> str:
    """The sentence for a column that is not there, with the nearest heading on the sheet that is not read."""
    return (
        f"{raw.place} has no column '{column.heading.strip()}' ({_hint(column, heading_row, matched)}). "
        f"Rename it, or map it in chat.toml under [headings.{specification.key}]."
    )


def _hint(column: Column, heading_row: int, matched: MatchedHeadings) -> str:
    near = nearest(column.heading, matched.unknown)
    return f"nearest heading: '{near}', row {heading_row}" if near else f"headings in row {heading_row}, none is near"


def set_aside_sentence(
    raw: RawSheet, heading_row: int, matched: MatchedHeadings, specification: ListSpecification
) -> str | None:
    """Why the list cannot be analysed, with every such column; None when identifier and key dates are there."""
    lacking = [each for each in matched.missing(specification) if each.role in ROLES_THAT_A_LIST_NEEDS]
    if not lacking:
        return None
    first = missing_column(raw, heading_row, lacking[0], matched, specification)
    if len(lacking) == 1:
        return first
    sentence, advice = _sentence_and_advice(first)
    others = [f"no column '{each.heading.strip()}' ({_hint(each, heading_row, matched)})" for each in lacking[1:]]
    advice = advice.replace("Rename it, or map it", "Rename them, or map them")
    return f"{sentence.removesuffix('.')}, and {', '.join(others)}. {advice}"


def heading_findings(
    place: Place, raw: RawSheet, heading_row: int, matched: MatchedHeadings, specification: ListSpecification
) -> list[Finding]:
    """AQ002 for missing columns, AQ003 for headings that come twice, AQ004 for those that no list knows."""
    missing = [
        place.finding(
            "AQ002",
            "error" if column.role else "warning",
            *_sentence_and_advice(missing_column(raw, heading_row, column, matched, specification)),
            column=column.heading,
        )
        for column in matched.missing(specification)
    ]
    return [*missing, *_doubled(place, matched, specification), *_unknown(place, matched)]


def _doubled(place: Place, matched: MatchedHeadings, specification: ListSpecification) -> Iterator[Finding]:
    sentences = [
        *((field, ONCE_MORE) for field in dict.fromkeys(matched.repeated)),
        *((field, TWO_FIT.format(read=read, left=left)) for field, read, left in matched.rivals),
    ]
    for field, sentence in sentences:
        heading = specification.column(field).heading
        yield place.finding("AQ003", "warning", sentence, "Delete or rename the unwanted column.", column=heading)


def _sentence_and_advice(text: str) -> tuple[str, str]:
    sentence, advice = text.rsplit("). ", 1)
    return sentence + ").", advice


def _unknown(place: Place, matched: MatchedHeadings) -> list[Finding]:
    found = []
    if matched.unknown:
        names = ", ".join(f"'{heading}'" for heading in matched.unknown)
        have = "headings are" if len(matched.unknown) > 1 else "heading is"
        found.append(
            place.finding(
                "AQ004",
                "info",
                f"{len(matched.unknown)} {have} not in the template and left out: {names}.",
                "Nothing to do, unless one of them should have been read: then rename it, or map it in chat.toml.",
            )
        )
    if matched.withheld:
        named = ", ".join(matched.withheld)
        have = "columns have" if len(matched.withheld) > 1 else "column has"
        found.append(
            place.finding(
                "AQ004",
                "warning",
                f"{len(matched.withheld)} {have} no heading of the template, not read: {named}. "
                "The heading row seems to hold a child's data, so their headings are not shown.",
                "Look at the heading row: it must hold headings only.",
            )
        )
    return found
