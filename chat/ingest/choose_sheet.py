"""Which sheet is read when several look like the same list, or all of them when they are its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chat.findings import Finding, PassedOver
from chat.ingest.parts import join_parts
from chat.ingest.typed_sheet import TypedSheet
from chat.ingest.wording import counted


@dataclass(frozen=True)
class Choice:
    """The sheet to read, or in `set_aside` the sentence why none is; and what is said about the others."""

    sheet: TypedSheet
    set_aside: str | None
    passed_over: tuple[PassedOver, ...]
    findings: tuple[Finding, ...]


def choose(sheets: Sequence[TypedSheet]) -> Choice:
    """Of the sheets of one list, the one that is complete and has rows.

    Several such are the parts of one list (quarters, teams) when their columns agree, and are joined. When they do
    not, or hold mostly the same rows, the list is set aside.
    """
    best = max(sheets, key=_rank)
    rivals = [sheet for sheet in sheets if sheet is not best and _rank(sheet) == _rank(best) == (True, True)]
    if rivals and (joined := join_parts([best, *rivals])):
        read = [id(each) for each in (best, *rivals)]
        best, rivals, sheets = joined, [], [each for each in sheets if id(each) not in read]
    others = [sheet for sheet in sheets if sheet is not best]
    if rivals:
        return Choice(best, sentence := _twice(best, rivals[0]), (), (_twice_finding(best, sentence),))
    return Choice(best, best.set_aside, tuple(_passed_over(others, best)), (*best.findings, *_left_out(others, best)))


def _rank(sheet: TypedSheet) -> tuple[bool, bool]:
    return sheet.set_aside is None, sheet.delivered.frame.height > 0


def _twice(first: TypedSheet, second: TypedSheet) -> str:
    one, other = first.delivered, second.delivered
    names = f"'{one.sheet}' and '{other.sheet}'"
    if one.sheet == other.sheet:
        names = f"'{one.sheet}' of '{one.source}' and of '{other.source}'"
    if one.delivered != other.delivered:
        return (
            f"List {one.number} is there twice, both with rows and with different columns: {names}. "
            "Leave one of them in the extract, or give both the same headings."
        )
    return f"List {one.number} is there twice, both with rows: {names}. Leave one of them in the extract."


def _twice_finding(sheet: TypedSheet, sentence: str) -> Finding:
    what, advice = sentence.split(". ", 1)
    return Finding("AQ001", "error", f"{what}.", advice, sheet.delivered.number, sheet.delivered.sheet)


def _passed_over(others: Sequence[TypedSheet], best: TypedSheet) -> Iterator[PassedOver]:
    for sheet in others:
        lack = "lacks columns of it" if sheet.delivered.frame.height else "has no rows"
        reason = f"'{best.delivered.sheet}' is read as List {best.delivered.number}, and this {lack}"
        yield PassedOver(sheet.delivered.source, sheet.delivered.sheet, reason)


def _left_out(others: Sequence[TypedSheet], best: TypedSheet) -> Iterator[Finding]:
    for sheet in others:
        delivered = sheet.delivered
        if rows := delivered.frame.height:
            yield Finding(
                "AQ001",
                "warning",
                f"'{delivered.sheet}' looks like List {delivered.number} too, but '{best.delivered.sheet}' is read; "
                f"{counted(rows, 'row')} of it left out.",
                "Check that the right sheet is read, and take the other out of the extract.",
                delivered.number,
                delivered.sheet,
                rows=rows,
            )
