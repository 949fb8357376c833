"""The invented authority around the children: teams, workers, early help organisations, places."""

from dataclasses import dataclass

from chat.synthetic.chance import Chance, weighted
from chat.synthetic.days import Horizon

CHILDREN_PER_WORKER = 15
TEAMS = {
    "assessment": ("Assessment Team North", "Assessment Team South", "Assessment Team East", "Assessment Team West"),
    "safeguarding": ("Safeguarding Team North", "Safeguarding Team South", "Disabled Children Team"),
    "care": ("Children in Care Team A", "Children in Care Team B"),
    "leaving care": ("Leaving Care Team",),
}
SHARE_OF_WORKERS = {"assessment": 35, "safeguarding": 35, "care": 20, "leaving care": 10}
ORGANISATIONS = weighted(
    {
        "Family Hub North": 26,
        "Family Hub South": 20,
        "Primary school": 16,
        "Secondary school": 12,
        "Health visiting": 10,
        "School nursing": 5,
        "Youth service": 5,
        "Housing support": 3,
        "Voluntary organisation": 3,
    }
)
OWN_AUTHORITY = "Exampleshire"
OTHER_AUTHORITIES = weighted(
    {
        "Northmere": 30,
        "Westwold": 25,
        "Sandhaven": 20,
        "Eastmarch": 15,
        "WAL - Child placed in Wales": 4,
        "SCO - Child placed in Scotland": 3,
        "CON - Child placed in confidential placement": 3,
    }
)
POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True, slots=True)
class Worker:
    """A member of a team; `name` is None where the case waits for allocation."""

    team: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Authority:
    """What every part of a journey is drawn with."""

    chance: Chance
    horizon: Horizon
    workers: dict[str, tuple[Worker, ...]]


def workers_for(children: int) -> dict[str, tuple[Worker, ...]]:
    """Workers by service, as many as an authority with this many journeys would have."""
    workers: dict[str, tuple[Worker, ...]] = {}
    number = 0
    for service, share in SHARE_OF_WORKERS.items():
        size = max(3, children * share // (100 * CHILDREN_PER_WORKER))
        teams = TEAMS[service]
        workers[service] = tuple(
            Worker(teams[index % len(teams)], f"Worker {number + index + 1}") for index in range(size)
        )
        number += size
    return workers


def worker_of(authority: Authority, service: str) -> Worker:
    """A worker of the service; one case in a hundred is not allocated yet."""
    worker = authority.chance.choose(authority.workers[service])
    return Worker(worker.team, None) if authority.chance.happens(1) else worker


def postcode(chance: Chance) -> str:
    """A postcode of the area ZZ, which does not exist."""
    letters = chance.choose(POSTCODE_LETTERS) + chance.choose(POSTCODE_LETTERS)
    return f"ZZ{chance.between(1, 20)} {chance.between(1, 9)}{letters}"
