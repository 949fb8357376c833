"""Open cases by team, with those allocated to a worker: the same table for several lists."""

from chat.tables import EVERY_ROW, NOT_RECORDED, TEAM, WORKER, Across, Population, Row, Share, Table, ValuesFound


def allocated(key: str, title: str, population: Population) -> Table:
    """Cases of the population by team, and how many of them have a worker."""
    return Table(
        key=key,
        title=title,
        chat_title="Allocated to a worker",
        population=population,
        found=ValuesFound(by=TEAM, spelling=TEAM),
        columns=("count", "allocated", "percent_allocated"),
        across=(
            Across("count", "Number"),
            Across("allocated", "With a worker", WORKER.is_not_null()),
            Share("percent_allocated", "Percent with a worker", "allocated", "count"),
        ),
        rows=(Row(NOT_RECORDED, TEAM.is_null(), shown="unless_zero"), Row("Total", EVERY_ROW, outside=True)),
        definition="Open cases by team, with those that have an allocated worker.",
        caveat="A name says nothing of a qualification, so this is not allocation to a qualified worker.",
    )
