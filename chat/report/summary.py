"""The first page as the report holds it: tiles, what changed most, and facts that people may use in their own words."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["well", "improve"]


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure of the first page, in words: `value` is `85%`, `moved` how it changed, `beside` England and target.

    `list_number` is where it comes from; `missing` says why there is no figure.
    """

    name: str
    list_number: int
    value: str
    moved: str = ""
    beside: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence on one figure, without an opinion; `kind` is the box it is proposed for."""

    kind: Kind
    sentence: str
    list_number: int


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that moved far since last time: the sentence, and the list whose sheet has it."""

    sentence: str
    list_number: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The first page. The facts of each kind and the changed figures come largest first."""

    tiles: tuple[Tile, ...] = ()
    changed: tuple[ChangedFigure, ...] = ()
    facts: tuple[Fact, ...] = ()

    def proposed(self, kind: Kind) -> tuple[Fact, ...]:
        """The facts proposed for one box."""
        return tuple(fact for fact in self.facts if fact.kind == kind)
