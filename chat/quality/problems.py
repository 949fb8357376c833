"""Findings of one cause, told as one: what is wrong, and what else was found because of it.

A wrong date of birth is found again wherever it is read: the age does not agree, events lie before the birth, other
lists say another date. All of these name the same children and the same column, so they are one problem.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from chat.findings import SEVERITIES, Finding
from chat.quality.effects import Effect, Weigher

# Findings about a column as a whole: whatever else is found about that column follows from them.
OF_WHOLE_COLUMNS = frozenset({"AQ050"})


@dataclass(frozen=True)
class Problem:
    """A cause and what follows from it, with the headline figures that it can move."""

    cause: Finding
    consequences: tuple[Finding, ...]
    effects: tuple[Effect, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The cause first."""
        return (self.cause, *self.consequences)

    @property
    def moved(self) -> tuple[Effect, ...]:
        """The figures that it can move by more than a reader may overlook, most first."""
        return tuple(sorted((each for each in self.effects if each.matters), key=lambda each: -each.share))

    @property
    def most(self) -> Effect | None:
        """What it can move most, however little."""
        return max(self.effects, key=lambda each: each.share, default=None)


def problems_of(weigher: Weigher) -> tuple[Problem, ...]:
    """The errors and warnings as problems: first those that can move most headline figures, then by how much."""
    groups = _by_cause(weigher)
    problems = [Problem(cause, tuple(others), weigher.effects([cause, *others])) for cause, others in groups]
    return tuple(sorted(problems, key=_rank))


def _rank(problem: Problem) -> tuple[int, float, int, int]:
    how_much = sum(effect.share for effect in problem.effects)
    return -len(problem.moved), -how_much, SEVERITIES.index(problem.cause.severity), -problem.cause.rows


def _by_cause(weigher: Weigher) -> list[tuple[Finding, list[Finding]]]:
    """Each cause with what follows from it; the one that explains most is taken first."""
    findings = weigher.findings
    people = {id(finding): weigher.people(finding) for finding in findings}
    about: dict[object, list[Finding]] = {}  # by a heading that they look at, and by their list
    for finding in findings:
        for key in {*finding.headings, finding.column, finding.list_number}:
            about.setdefault(key, []).append(finding)
    explains = {
        id(cause): [
            other
            for other in about.get(cause.list_number if cause.concerns_whole_rows else cause.column, [])
            if other is not cause and _follows(other, cause, people)
        ]
        for cause in findings
    }
    left = {id(finding) for finding in findings}
    groups = []
    for cause in sorted(findings, key=lambda each: _first(each, len(explains[id(each)]))):
        if id(cause) in left:
            others = [other for other in explains[id(cause)] if id(other) in left]
            left -= {id(cause), *map(id, others)}
            groups.append((cause, others))
    return groups


def _first(cause: Finding, explained: int) -> tuple[int, int, int]:
    """The order in which causes are tried: what explains most, then what is about fewest columns, then errors."""
    return -explained, len(cause.headings), SEVERITIES.index(cause.severity)


def _follows(other: Finding, cause: Finding, people: Mapping[int, frozenset[Hashable]]) -> bool:
    """Whether a finding is about the same people and the same column, or follows from what is wrong with all of it."""
    same_list = other.list_number == cause.list_number
    if cause.rule in OF_WHOLE_COLUMNS:
        return same_list and cause.column is not None and other.column == cause.column
    theirs = people[id(other)]
    if not theirs or not theirs <= people[id(cause)]:
        return False
    if cause.concerns_whole_rows:
        return same_list
    return cause.column is not None and cause.column in (other.column, *other.headings)
