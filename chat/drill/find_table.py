"""A table by its key, its title, or words of either, as people remember it."""

from collections.abc import Iterable, Mapping, Sequence

from chat.annex_a import list_by_key
from chat.drill.labels import nearest, plain
from chat.errors import UnknownTable
from chat.tables.table import ListMeasures

MOST_NAMED = 12
USUAL = "{period}"

Titles = Mapping[str, Sequence[str]]


def titles_of(every: Iterable[ListMeasures]) -> dict[str, tuple[str, ...]]:
    """Title and the source's own title of each table, by key."""
    found = {}
    for measures in every:
        months = list_by_key(measures.key).period_months or 0
        period = f"{months} month" + ("s" if months != 1 else "")
        for table in measures.tables:
            titles = dict.fromkeys((table.title, table.source_title))
            found[table.key] = tuple(title.replace(USUAL, period) for title in titles)
    return found


def matching(wanted: str, titles: Titles) -> list[str]:
    """The keys of the tables that are meant: of this key or title, else those whose key or titles have every word."""
    if wanted in titles:
        return [wanted]
    looked_for = plain(wanted)
    if exact := [key for key, own in titles.items() if looked_for in (plain(key), *map(plain, own))]:
        return exact
    if "." in looked_for:
        return []  # a key, but no table's: a guess at another would be a silent one
    words = looked_for.split()
    texts = {key: plain(" ".join((key, *own))) for key, own in titles.items()}
    return [key for key, text in texts.items() if words and all(word in text for word in words)]


def find_table(wanted: str, titles: Titles) -> str:
    """The key of the only table that is meant; raises UnknownTable, with the candidates or the nearest."""
    keys = matching(wanted, titles)
    if len(keys) == 1:
        return keys[0]
    if not keys:
        raise UnknownTable(f"there is no table '{wanted}'. The nearest: {nearest(wanted, list(titles))}.")
    named = "; ".join(f"{key} ({titles[key][0]})" if titles[key] else key for key in keys[:MOST_NAMED])
    more = f"; and {len(keys) - MOST_NAMED} more" if len(keys) > MOST_NAMED else ""
    raise UnknownTable(f"'{wanted}' is in {len(keys)} tables. Name one by its key: {named}{more}.")
