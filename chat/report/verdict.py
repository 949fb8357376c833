"""Whether the figures of an extract can be used: the verdict on the data, as every page says it."""

from dataclasses import dataclass
from typing import Literal

Step = Literal["usable", "caution", "not_usable"]
WORDS: dict[Step, str] = {
    "usable": "Usable",
    "caution": "Usable with caution",
    "not_usable": "Not usable",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One of three steps, why in a few words, and each reason as a sentence of its own."""

    step: Step
    why: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The whole verdict: `Not usable: List 1 has no readable date`."""
        return f"{WORDS[self.step]}: {self.why}" if self.why else WORDS[self.step]
