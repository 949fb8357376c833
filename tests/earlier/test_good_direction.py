"""Two tables say which way is good: of changes, and of ranks. Where both speak of a figure they say the same."""

import csv
from importlib.resources import files


def directions(package: str, name: str) -> dict[tuple[str, str, str], str]:
    rows = csv.DictReader(files(package).joinpath(name).read_text(encoding="utf-8").splitlines())
    return {(row["table"], row["row"], row["column"]): row["good"] for row in rows}


def test_the_direction_of_a_change_is_that_of_the_rank() -> None:
    of_changes = directions("chat.earlier", "good_directions.csv")
    of_ranks = directions("chat.comparators", "comparable.csv")
    both = of_changes.keys() & of_ranks.keys()
    assert len(both) >= 10
    assert {key: of_changes[key] for key in both} == {key: of_ranks[key] for key in both}
