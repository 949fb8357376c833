"""Makes the generated pages of this folder from the definitions: `make docs`."""

from pathlib import Path

import polars as pl

from chat.comparators.comparable import Comparable, comparables
from chat.comparators.embedded import values
from chat.comparators.releases.layouts import layouts
from chat.comparators.sources import ATTRIBUTION, LICENCE
from chat.counting.workload import without_figures
from chat.explain.catalogue import tables_as_markdown
from chat.quality.page import rules_as_markdown
from chat.settings.keys import SETTINGS
from lists import LISTS_IN_ORDER
from lists.across.teams import WORKLOAD

HERE = Path(__file__).parent
FIGURES_HEAD = """# How a figure is defined

Made from the definitions in `lists/` by `make docs`; the workbook's Definitions sheet says the same.

"""
SETTINGS_HEAD = """# Settings

Keys of `chat.toml`, made from `chat/settings` by `make docs`; `chat config` prints them with the values in force.

| key | type | default | meaning |
|---|---|---|---|
"""
QUALITY_HEAD = """# What is checked, and what to do

Made from the rules in `chat/quality/` by `make docs`. Ids that begin with AQ are those of the rules published with
Annex A; CQ are ours. An **error** makes a figure wrong, a **warning** may, **information** is for you to know: some of
it is about practice (an overdue assessment), and then no figure is in doubt. `chat check` runs every rule; a rule that
needs a column or a list that was not delivered is left out. A null or unreadable cell breaks no rule but its own.

## The verdict

`chat check` and `chat analyse` end in one of three words:

- **Not usable**: no list has any rows, a list could not be analysed, or half of a list's rows or more have no key date
  or lie outside every period.
- **Usable with caution**: a headline figure can move by more than 2 points or 5 %, and at least 3 children are
  concerned. The rows in question are held against the rows that the figure counts. Most lists being empty is a reason
  too.
- **Usable**: everything else.

Problems are in the order of the headline figures that they can change. Findings of one cause are one problem: a wrong
date of birth is found again in ages, in dates before the birth and on other lists.

## The rules

Every published rule is looked at, some of them only as far as an extract can tell: the authority's own name (AQ128) is
taken to be the one that stands most often beside placements inside the border; whether a placement is confidential
(AQ129) shows only in the authority of the placement; whether a referral led to something (AQ065) and whether an
assessment belongs to it (AQ064) is judged by what else the lists have of the child; adoption and death are compared
only with the lists that were delivered (AQ097, AQ098).

"""


def figures_page() -> str:
    """The page of all tables."""
    return FIGURES_HEAD + tables_as_markdown(LISTS_IN_ORDER, (without_figures(WORKLOAD),))


def settings_page() -> str:
    """The page of all settings."""
    rows = [
        f"| `{setting.full_name}` | {setting.type.__name__} | {'' if setting.default is None else setting.default} |"
        f" {setting.meaning} |\n"
        for setting in SETTINGS
    ]
    return SETTINGS_HEAD + "".join(rows)


COMPARATORS_HEAD = f"""# Published figures beside your own

Made from `chat/comparators` by `make docs`.

With `--authority` ChAT knows the residents that rates need, and sets your figures beside those of **England**, your
**region**, your ten **statistical neighbours** and your **own last published** figures. Under a table stands one line
for each row that can be compared; *Comparisons* compares the figures that come first, with ranks, intervals and funnel
plots. Without an authority England alone is beside them.

## Sources and licence

> {ATTRIBUTION}

Licence: <{LICENCE}>. Whoever shows these figures prints that sentence; it stands on the Contents sheet of the
workbook, and `chat --version --sources` prints it. The program carries its own compact tables of the published
figures (`chat/comparators/data`, made by `tools/make_comparators.py`), not the files they were published in.

- **Published values**: reporting years 2012-13 to 2024-25, as restated by the latest release at hand. A year ends on
  31 March. Where no percentage or rate is printed it is worked out from the counts. What was suppressed is blank,
  never 0.
- **Residents aged 0 to 17**: mid-2012 to mid-2024. An as-at date takes the middle of the calendar year before, as the
  Department for Education divides; while that is not there, the latest before it. Contents says which.
- **Residents aged 17-18 and 19-21**: the only estimates by single year of age at hand are of mid-2019 and mid-2020,
  made before the Census of 2021 was known. They are used where their number of children agrees with today's series
  within 5 %, and up to three years on. After that, and in parts of London, the rates of care leavers are blank:
  `--population 17-18=N` and `--population 19-21=N` give them.
- **Statistical neighbours**: the model of 2025; `statistical_neighbours = "2021"` in `chat.toml` takes the earlier
  one. The figure is the mean of those of the ten that have a value in the last year in which any has; fewer than ten
  are said.

## How to read them

- **Rates of flows** are made up to a year from the months of the period, so the season differs from that of a whole
  year. Rates at a date are of another date than 31 March.
- **The rank** sets this time's figure among the last published ones of the other authorities of today (153 with your
  own) and of the neighbours. Rank 1 is the best; where neither high nor low is good, the highest. The quarter is in
  brackets.
- **95 % intervals** stand beside figures of fewer than 100: Wilson's score interval for percentages (Wilson 1927;
  worked examples in Newcombe 1998), Byar's approximation for rates (Breslow and Day 1987). A difference within the
  interval may be chance.
- **Funnel plots** show each authority's rate against its residents, with limits of 95 and 99.8 % around England's
  rate (Spiegelhalter 2005). Authorities differ in need and practice too, so many lie outside.
- **Not compared**, for nothing is published by authority: contacts, early help, decisions and visits in time, reviews
  of looked-after children in time, days from care to adoption (A1, A2, A10). Profiles by age, sex and ethnicity are
  not compared either.

## New releases

```sh
chat comparators import Downloads/children-in-need-2026
```

takes the CSV files of the statistics site as they are downloaded, from a folder and the folders within it, into your
own copy: your data folder (`~/.local/share/chat/comparators` on Linux), or the folder of `--into`, which the setting
`comparators` in `chat.toml` then names. `analyse` uses it when it is there and says so. Of two values of one year that
of the later release counts. A file in another layout is refused with the columns it would need.

Known layouts:

"""


def _years(each: Comparable, years: dict[str, tuple[int, int]]) -> str:
    first, last = years[each.indicator]
    return f"{first}-{last}"


def comparators_page() -> str:
    """The page of published figures: sources, layouts, and what is compared with what."""
    grouped = (
        values(pl.lit(value=True), None).group_by("indicator").agg(pl.col("year").min(), last=pl.col("year").max())
    )
    years = {indicator: (first, last) for indicator, first, last in grouped.iter_rows()}
    known = "".join(f"- {layout.publication}: {layout.title}\n" for layout in layouts())
    rows = "".join(
        f"| `{each.table}` | {each.row} | `{each.indicator}` | {_years(each, years)} |"
        f" {'' if each.good == 'none' else each.good} | {each.caveat} |\n"
        for each in comparables()
    )
    heads = "| table | row | indicator | reporting years | good is | not quite the same |\n|---|---|---|---|---|---|\n"
    return f"{COMPARATORS_HEAD}{known}\n## What is compared with what\n\n{heads}{rows}"


def quality_page() -> str:
    """The page of all quality rules."""
    return QUALITY_HEAD + rules_as_markdown()


PAGES = {
    "figures.md": figures_page,
    "settings.md": settings_page,
    "comparators.md": comparators_page,
    "quality.md": quality_page,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
