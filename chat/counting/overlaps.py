"""Every set of children by every other: how many distinct children are in both."""

from collections.abc import Mapping

import polars as pl

from chat.counting.prepare import Prepared, members_of
from chat.report import Overlaps


def overlaps(prepared: Mapping[str, Prepared], sets: Mapping[str, str]) -> Overlaps:
    """The counts of children in each pair of `sets` (cohort names with their printed names), in their order.

    A blank identifier is no child. The cells of a set whose list cannot be analysed are None.
    """
    members = members_of(prepared, set(sets))
    known = [name for name in sets if name in members]
    long = [
        pl.DataFrame({"child": members[name], "set": pl.repeat(name, members[name].len(), eager=True)})
        for name in known
    ]
    pairs: dict[tuple[str, str], int] = {}
    if long:
        children = pl.concat(long).with_columns(pl.lit(value=True).alias("in"))
        wide = children.pivot(on="set", on_columns=known, index="child", values="in").fill_null(value=False)
        both = {f"{a}|{b}": (pl.col(a) & pl.col(b)).sum() for a in known for b in known}
        pairs = {(*name.split("|"),): count for name, count in wide.select(**both).row(0, named=True).items()}  # type: ignore[misc]
    return Overlaps(
        sets=tuple(sets),
        names=tuple(sets.values()),
        counts=tuple(tuple(pairs.get((a, b)) for b in sets) for a in sets),
    )
