"""The keys of `chat.toml`, with type, default and meaning: the one source of them.

The file is checked against them, `chat config` prints them, and the table in the documentation is made from them.
"""

from dataclasses import dataclass

from chat.settings.limits import USUAL

SettingValue = bool | int | str
WORKBOOK = "workbook"  # the table of settings of the workbook


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of `chat.toml`: `section` is "" for a key of the run, else a list's key or `workbook`."""

    section: str
    name: str
    type: type
    default: SettingValue | None
    meaning: str
    choices: tuple[str, ...] = ()
    least: int | None = None

    @property
    def full_name(self) -> str:
        """`section_47.icpc_count_includes_current`, or the bare name for a key of the run."""
        return f"{self.section}.{self.name}" if self.section else self.name


SETTINGS = (
    Setting("", "as_at", str, None, "The as-at date, ISO or dd/mm/yyyy"),
    Setting("", "today", str, None, "No event is later than this day, ISO or dd/mm/yyyy; else the computer's date"),
    Setting(
        "",
        "authority",
        str,
        None,
        "Name, ONS code or three-digit code of the authority; a table [authority] with name and"
        " population for one that is not an English authority",
    ),
    Setting("", "neighbours_of", str, None, "An authority whose region and neighbours to compare with"),
    Setting("", "comparators", str, None, "Folder of your own copy of published figures; else the user's data folder"),
    Setting(
        "",
        "statistical_neighbours",
        str,
        "2025",
        "The model of statistical neighbours, by its year",
        choices=("2025", "2021"),
    ),
    Setting("", "output", str, None, "The workbook to write"),
    Setting("", "previous", str, None, "An earlier ChAT workbook, or the folder of them"),
    Setting("", "figures", str, None, "The figures file to write as well"),
    Setting("", "indicators", str, None, "The definitions of the authority's own indicators (TOML)"),
    Setting("", "external", str, None, "Values of indicators that come from outside Annex A (CSV)"),
    Setting("", "strict", bool, False, "Exit code 1 when there are error findings, or the data are not usable"),
    Setting("", "status", str, "draft", "What the footer of every sheet says", choices=("draft", "final")),
    Setting(
        "",
        "layout",
        str,
        "standard",
        "The form of the workbook: accessible has one table on a sheet, no charts and no commentary, for a website",
        choices=("standard", "accessible"),
    ),
    Setting("", "unprotected", bool, False, "Sheets without protection, so that the spelling check works"),
    Setting(
        "",
        "largest_file_mb",
        int,
        USUAL.largest_file_mb,
        "The most megabytes that a file of the extract may hold, unpacked; beyond it is refused",
        least=1,
    ),
    Setting(
        "",
        "most_cells",
        int,
        USUAL.most_cells,
        "The most cells that a sheet may span from its first to its last, blank ones included; beyond it is refused",
        least=1,
    ),
    Setting(
        "", "moved_points", int, 5, "A percentage that moved by more points is marked above an earlier comment", least=0
    ),
    Setting(
        "", "moved_percent", int, 10, "A number that moved by more percent is marked above an earlier comment", least=0
    ),
    Setting("", "moved_least", int, 20, "Numbers that are and were below this are not marked", least=0),
    Setting(
        WORKBOOK,
        "titles",
        str,
        "ours",
        "Whose titles the tables have: ours say what is counted, those of ChAT are the source's own",
        choices=("ours", "chat"),
    ),
    Setting("contacts", "progress_days", int, 7, "Days from a contact within which a referral counts as its progress"),
    Setting(
        "section_47",
        "icpc_count_includes_current",
        bool,
        False,
        "The number of ICPCs on List 5 already counts the conference of the enquiry itself (extracts before 2019)",
    ),
    Setting(
        "child_protection",
        "visit_limit",
        str,
        "28 days",
        "How long after the latest statutory visit the next one is due, by the authority's own standard",
        choices=("10 working days", "20 working days", "28 days", "42 days"),
    ),
    Setting(
        "child_protection",
        "review_limits",
        str,
        "3 and 6 months",
        "When the first review conference, and each later one, is due",
        choices=("3 and 6 months", "90 and 180 days", "91 and 183 days"),
    ),
    Setting(
        "looked_after",
        "comparator_rate",
        int,
        0,
        "A rate of looked-after children per 10,000 to compare with, such as the statistical neighbours'; 0 is none",
    ),
    Setting(
        "children_in_need",
        "visit_limit",
        str,
        "20 working days",
        "How long after a child on a child in need plan was last seen the next visit is due, by the authority's own"
        " standard",
        choices=("20 working days", "28 days", "30 working days", "42 days"),
    ),
    Setting(
        "care_leavers",
        "national_eligibility",
        str,
        "relevant and former relevant",
        "Who belongs to the care leavers of the national statistics: relevant and former relevant young people, or"
        " 'all' of them",
        choices=("relevant and former relevant", "all"),
    ),
    Setting(
        "looked_after",
        "permanence_months",
        int,
        4,
        "After how many months in care a plan for permanence is expected",
        least=1,
    ),
    Setting(
        "looked_after",
        "short_breaks",
        str,
        "leave out",
        "Children under an agreed series of short breaks (legal status V3 or V4): 'leave out' of those looked after, as"
        " in the statistics of the DfE, or 'count' them like the others",
        choices=("leave out", "count"),
    ),
    Setting(
        "care_leavers",
        "dfe_exclusions",
        bool,
        False,
        "Care leavers who died or returned home leave every cohort, as in the statistics of the DfE",
    ),
    Setting(
        "care_leavers",
        "compat_double_total",
        bool,
        False,
        "Shares of the in-touch cohorts are of a total that counts everybody twice, as the original ChAT prints them",
    ),
    Setting(
        "care_leavers",
        "compat_accommodation_base",
        str,
        "",
        "'in_touch': percentages of accommodation types are of the in-touch cohort (without those who died or returned"
        " home), not of the whole age group",
        choices=("", "in_touch"),
    ),
    Setting(
        "care_leavers",
        "till_18th_tolerance_days",
        int,
        0,
        "Care that ceased so many days before the 18th birthday still counts as care until that birthday",
    ),
    Setting(
        "adoption",
        "a2_population",
        str,
        "adopted",
        "Whose days from placement order to match are averaged: 'adopted' in the period, or 'all' (stage 3 to 4)",
        choices=("adopted", "all"),
    ),
    Setting(
        "adoption",
        "harder_to_place_age",
        int,
        5,
        "From which age at the decision a child counts as harder to place",
        least=0,
    ),
    Setting(
        "adoption",
        "compat_labels",
        bool,
        False,
        "The second row of the waiting times is labelled '16+ months', as the original ChAT prints it",
    ),
    Setting(
        "looked_after",
        "review_in_time_months",
        int,
        7,
        "A looked-after child's latest review is in time while it is less than so many months ago",
    ),
)
EVERY_LIST = "all"  # of [headings.all]: for every list that has the column
RUN_TABLES = ("months", "population", "headings", "codes")


def list_defaults() -> dict[str, SettingValue]:
    """Every list setting at its default, by full name."""
    return {s.full_name: s.default for s in SETTINGS if s.section and s.default is not None}
