"""New releases: well-formed files are taken, unknown layouts refused with what they lack, the later release wins."""

import gzip

import polars as pl
import pytest

from chat.comparators.embedded import residents, values
from chat.comparators.lookup import Value, look_up
from chat.comparators.population import population_for
from chat.comparators.releases.importing import import_releases
from chat.errors import OutputRefused, UnreadableInput
from chat.report import Authority
from tests.places import SHARED

BRISTOL = "E06000023"
AREA = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name"
)
NATIONAL = "{year},Reporting year,National,E92000001,England,,,,,"
OWN = "{year},Reporting year,Local authority,E92000001,England,E12000009,South West,801,E06000023,Bristol"
SOURCES = SHARED / "benchmarks" / "source"


def write(folder, name, heads, rows):
    lines = [f"{AREA},{heads}", *(f"{area},{cells}" for area, cells in rows)]
    (folder / name).write_bytes(("\ufeff" + "\r\n".join(lines)).encode())


def rates(folder, year, england, own, name="rates.csv"):
    heads = "population_type,population_estimate,children_count,rate_per_10000"
    kind = "Children looked after on 31 March each year"
    rows = [
        (NATIONAL.format(year=year), f"{kind},12000000,80000,{england}"),
        (OWN.format(year=year), f"{kind},92000,700,{own}"),
    ]
    write(folder, name, heads, rows)


@pytest.fixture
def release(tmp_path):
    folder = tmp_path / "release"
    folder.mkdir()
    return folder


def test_a_new_release_is_what_analyse_uses(release, tmp_path):
    rates(release, 2026, 66, 79)
    (outcome,) = import_releases(release, tmp_path / "own")
    assert (outcome.values, outcome.release, outcome.refusal) == (2, 2026, "")
    found = look_up(BRISTOL, ("cla_rate", "cpp_rate"), ("cla_rate",), own_copy=tmp_path / "own")
    assert found.england["cla_rate"] == Value(66, 2026)
    assert found.own["cla_rate"] == Value(79, 2026)
    assert found.regional["cla_rate"] == Value(62, 2025)  # not in the file: still the embedded one
    assert found.england["cpp_rate"].year == 2025
    assert found.own_copy == "with releases imported up to 2026"


def test_the_later_release_wins_whichever_comes_first(release, tmp_path):
    own = tmp_path / "own"
    rates(release, 2027, 64, 70)
    import_releases(release, own)
    rates(release, 2026, 66, 79)
    import_releases(release, own)
    rates(release, 2025, 1, 1)  # a release as old as the embedded one, with another figure: the user's counts
    import_releases(release, own)
    rates(release, 2024, 2, 2)  # an older one does not
    import_releases(release, own)
    wanted = (pl.col("indicator") == "cla_rate") & (pl.col("area_code") == BRISTOL) & (pl.col("year") >= 2024)
    found = {year: value for _, year, _, value in values(wanted, own).iter_rows()}
    assert (found[2027], found[2026], found[2025]) == (70, 79, 1)
    assert found[2024] == values(wanted & (pl.col("year") == 2024), None)["value"].item()


def test_what_is_suppressed_is_not_there(release, tmp_path):
    rates(release, 2026, 66, "c")
    import_releases(release, tmp_path / "own")
    found = look_up(BRISTOL, ("cla_rate",), (), own_copy=tmp_path / "own")
    assert found.own["cla_rate"] == Value(81, 2025)


def test_rates_that_are_not_printed_are_worked_out(release, tmp_path):
    # 5,000 referrals among the 100,000 residents of mid-2025: 500 per 10,000; the new estimate comes in the same folder
    write(
        release,
        "ons.csv",
        "age_group,population_estimate",
        [(OWN.format(year=2025), "Children aged 0 to 17 years,100000")],
    )
    heads = (
        "category,referral_count,rereferral_count,rereferral_percent,no_further_action_count,no_further_action_percent,"
        "not_in_need_count,not_in_need_percent,referral_child_count,rereferral_child_count,rereferral_child_percent"
    )
    cells = "Referrals and Re-referrals,5000,1000,20.0,z,z,500,10.0,4500,800,17.8"
    write(release, "c1.csv", heads, [(OWN.format(year=2026), cells)])
    import_releases(release, tmp_path / "own")
    found = look_up(BRISTOL, ("referrals_rate", "rereferrals_pct", "referral_nfa_pct"), (), own_copy=tmp_path / "own")
    assert found.own["referrals_rate"] == Value(500.0, 2026)
    assert found.own["rereferrals_pct"] == Value(20.0, 2026)
    assert found.own["referral_nfa_pct"].year == 2025
    import datetime as dt

    bristol = Authority(BRISTOL, "Bristol, City of")
    assert population_for(bristol, dt.date(2026, 10, 1), {}, tmp_path / "own").residents["0-17"] == 100_000


def test_shares_of_counts_are_rounded_half_up(release, tmp_path):
    heads = (
        "category,Referrals,Individual,Schools,Education_Services,Health_Services,Housing,LA_Services,Police,"
        "Other_legal_agency,Other,Anonymous,Unknown"
    )
    write(release, "c5.csv.gz", heads, [(OWN.format(year=202526), "Source of referral,800,97,1,c,0,0,0,0,0,0,0,0")])
    (release / "c5.csv.gz").write_bytes(gzip.compress((release / "c5.csv.gz").read_bytes()))
    import_releases(release, tmp_path / "own")
    wanted = pl.col("year") == 2026
    found = dict(values(wanted, tmp_path / "own").select("indicator", "value").iter_rows())
    assert found["referral_source_individual_pct"] == 12.1  # 97 of 800 is 12.125
    assert found["referral_source_schools_pct"] == 0.1  # 0.125
    assert found["referral_source_health_pct"] == 0
    assert "referral_source_education_services_pct" not in found


def test_an_unknown_layout_is_refused_with_the_missing_columns(release, tmp_path):
    rates(release, 2026, 66, 79)
    text = (release / "rates.csv").read_text(encoding="utf-8").replace("rate_per_10000", "rate")
    (release / "changed.csv").write_text(text, encoding="utf-8")
    changed, taken = import_releases(release, tmp_path / "own")
    assert "also has: rate_per_10000." in changed.refusal
    assert taken.values == 2
    (release / "rates.csv").unlink()
    with pytest.raises(UnreadableInput, match="rate_per_10000"):
        import_releases(release, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_other_folders_are_refused(release, tmp_path):
    with pytest.raises(UnreadableInput, match="no CSV file"):
        import_releases(release, tmp_path / "own")
    (release / "notes.csv").write_bytes(b"\xff\xfe\x00broken")
    with pytest.raises(UnreadableInput, match="nothing was imported"):
        import_releases(release, tmp_path / "own")
    rates(release, 2026, 66, 79)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputRefused, match="--into"):
        import_releases(release, tmp_path / "file")


def test_a_broken_own_copy_is_one_sentence(release, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "published.parquet").write_bytes(b"broken")
    with pytest.raises(UnreadableInput, match="Delete it"):
        values(pl.lit(value=True), own)
    rates(release, 2026, 66, 79)
    with pytest.raises(UnreadableInput, match="Delete it"):
        import_releases(release, own)


def test_the_residents_that_are_not_imported_stay(release, tmp_path):
    rates(release, 2026, 66, 79)
    import_releases(release, tmp_path / "own")
    assert residents(pl.col("area_code") == BRISTOL, tmp_path / "own").height == 17


@pytest.mark.slow
@pytest.mark.skipif(not SOURCES.is_dir(), reason="the published files are not here")
@pytest.mark.parametrize("folder", ["cin_2025", "cla_2025"])
def test_the_releases_of_2025_say_what_is_embedded(folder, tmp_path):
    import_releases(SOURCES / folder, tmp_path / "own")
    imported = pl.read_parquet(tmp_path / "own" / "published.parquet")
    both = imported.join(values(pl.lit(value=True), None), on=("indicator", "year", "area_code"), suffix="_embedded")
    assert both.height == imported.height > 20_000
    # These are embedded of the release of 2024 up to that year, and were restated in 2025.
    restated = ("cin_anypoint_rate", "cin_end_rate", "cin_start_rate", "referrals_child_rate")
    same = both.filter(~(pl.col("indicator").is_in(restated) & pl.col("year").is_in([2023, 2024])))
    assert same.filter((pl.col("value") - pl.col("value_embedded")).abs() > 0.0501).height == 0
