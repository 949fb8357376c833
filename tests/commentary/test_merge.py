"""Copies of a workbook that several managers filled become one, and nothing of it is lost."""

import datetime as dt
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chat.commentary.comment import BETWEEN, Comment, newest, newest_by_key
from chat.commentary.find import FoundCommentary, find_commentary
from chat.commentary.merge import Conflict, merged
from chat.commentary.removal import removing
from chat.errors import OutputRefused, UnreadableInput
from chat.jobs.commentary import merge_commentary
from chat.workbook.write import workbook_bytes
from tests.workbook.example import AS_AT, contacts_section, example_report

SEPTEMBER, AUGUST = dt.date(2026, 9, 1), dt.date(2026, 8, 1)
SOURCE, PROFILE, MULTIPLE, GONE = "contacts.sources", "contacts.children", "contacts.repeat", "contacts.gone"
FIGURES = '{"tool": "chat", "schema": 1, "as_at": "2026-10-01", "authority": {"code": "E08000025", "name": "B"}}'


def content(commentary: dict[str, Comment], figures: str = FIGURES, **more: Any) -> bytes:
    report = example_report(sections=(contacts_section(),), **more)
    return workbook_bytes(report, figures_json=figures, commentary=commentary)


def fill(path: Path, source: bytes, texts: dict[str, str]) -> Path:
    """A manager's copy: texts by key, or by sheet and cell (`1 Contacts!R9`)."""
    path.write_bytes(source)
    workbook = openpyxl.load_workbook(path)
    for key, text in texts.items():
        if "!" in key:
            sheet, cell = key.split("!")
        else:
            ((sheet, cells),) = workbook.defined_names["commentary." + key].destinations
            cell = cells.replace("$", "").split(":")[0]
        workbook[sheet][cell] = text
    workbook.save(path)
    return path


def copy(file: str, commentary: dict[str, Comment], written: tuple[str, ...] = ()) -> FoundCommentary:
    return FoundCommentary(file, AS_AT, commentary, frozenset(written))


def test_one_text_is_taken_the_same_once_and_different_ones_with_their_files() -> None:
    base = Comment("Of September.", SEPTEMBER, "T")
    anna = {SOURCE: Comment("Anna.", AS_AT, "Source"), MULTIPLE: Comment("Same.", AS_AT), PROFILE: base, GONE: base}
    ben = {
        SOURCE: Comment("Ben.", AS_AT),
        MULTIPLE: Comment("Same.", AS_AT),
        PROFILE: Comment("New.", AS_AT, "T", (base,)),
    }
    found = merged([copy("a.xlsx", anna, (SOURCE, MULTIPLE)), copy("b.xlsx", ben, (SOURCE, MULTIPLE, PROFILE))])
    assert found.comments == {
        SOURCE: Comment("a.xlsx:\nAnna." + BETWEEN + "b.xlsx:\nBen.", AS_AT, "Source"),
        MULTIPLE: Comment("Same.", AS_AT),
        PROFILE: Comment("New.", AS_AT, "T", (Comment("Of September.", SEPTEMBER, "T"),)),
        GONE: base,
    }
    assert found.conflicts == (Conflict(SOURCE, "Source", ("a.xlsx", "b.xlsx")),)


def test_a_removal_wins_against_an_unchanged_copy_and_is_a_conflict_against_a_changed_one() -> None:
    base = Comment("Of September.", SEPTEMBER)
    emptied = Comment("", AS_AT, removed=removing([base.text], AS_AT))
    anna = FoundCommentary("a", AS_AT, {SOURCE: emptied}, emptied=frozenset((SOURCE,)))
    for copies in ([anna, copy("b", {SOURCE: base})], [copy("b", {SOURCE: base}), anna]):
        found = merged(copies)
        assert (found.comments, found.conflicts) == ({SOURCE: emptied}, ())
    changed = Comment("Of September, and more.", AS_AT, older=(base,))
    found = merged([anna, copy("b", {SOURCE: base}), copy("c", {SOURCE: changed}, (SOURCE,))])
    assert found.comments[SOURCE] == Comment(changed.text, AS_AT, removed=emptied.removed)
    assert found.conflicts == (Conflict(SOURCE, "", ("c",), ("a",)),)


def test_a_merge_of_a_merge_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    source = content({PROFILE: Comment("Of September.", SEPTEMBER)})
    names = {"anna": "Anna.", "ben": "Ben.", "carl": "Carl."}
    anna, ben, carl = (fill(tmp_path / f"{name}.xlsx", source, {SOURCE: text}) for name, text in names.items())
    dora = fill(tmp_path / "dora.xlsx", source, {PROFILE: "Dora."})
    eve = fill(tmp_path / "eve.xlsx", source, {PROFILE: "Eve."})
    merge_commentary([anna, ben, dora], tmp_path / "all.xlsx")
    conflicts = merge_commentary([tmp_path / "all.xlsx", carl, ben, eve], tmp_path / "again.xlsx")
    found = find_commentary(tmp_path / "again.xlsx").comments
    assert found[SOURCE].text == "anna.xlsx:\nAnna.\n\nben.xlsx:\nBen.\n\ncarl.xlsx:\nCarl."
    assert found[PROFILE].text == "all.xlsx:\nDora.\n\neve.xlsx:\nEve."
    assert [(each.key, each.files) for each in conflicts] == [
        (PROFILE, ("all.xlsx", "eve.xlsx")),
        (SOURCE, ("all.xlsx", "carl.xlsx")),
    ]


def test_the_newest_comment_wins_and_the_others_stay_behind_it() -> None:
    found = newest_by_key(
        [
            {SOURCE: Comment("July's.", dt.date(2026, 7, 1)), MULTIPLE: Comment("First.", AUGUST)},
            {SOURCE: Comment("August's.", AUGUST, "Source"), MULTIPLE: Comment("Second.", AUGUST)},
            {SOURCE: Comment("September's.", SEPTEMBER, "", (Comment("August's.", AUGUST),))},
        ]
    )
    assert (found[SOURCE].text, found[SOURCE].title) == ("September's.", "Source")
    assert [(each.text, each.as_at) for each in found[SOURCE].older] == [
        ("August's.", AUGUST),
        ("July's.", dt.date(2026, 7, 1)),
    ]
    assert (found[MULTIPLE].text, found[MULTIPLE].older[0].text) == ("First.", "Second.")  # of one date the first


def test_of_unknown_date_is_older_than_any() -> None:
    assert newest([Comment("Unknown."), Comment("August's.", AUGUST)]).text == "August's."


CHARACTERS = st.one_of(
    st.sampled_from(["\n", " ", "•", "“", "😀", "_x0041_", "_x000D_", "<b>", "&amp;", "=", "\t"]),
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"),
)
TEXTS = st.lists(CHARACTERS, min_size=1, max_size=30).map("".join)
COMMENTS = st.builds(Comment, TEXTS, st.sampled_from([AUGUST, SEPTEMBER, AS_AT]))
KEYS = (SOURCE, PROFILE, MULTIPLE, GONE)
TWO_COPIES = st.lists(st.dictionaries(st.sampled_from(KEYS), TEXTS), min_size=2, max_size=2)
COPIES = st.lists(st.dictionaries(st.sampled_from(KEYS), COMMENTS), min_size=1, max_size=4)


def all_texts(comment: Comment) -> str:
    return "\0".join([comment.text, *(older.text for older in comment.older)])


@settings(max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
@given(copies=COPIES, data=st.data())
def test_no_text_is_lost_in_memory(copies: list[dict[str, Comment]], data: st.DataObject) -> None:
    written = [data.draw(st.sets(st.sampled_from(sorted(each)))) if each else set() for each in copies]
    names = [f"{number}.xlsx" for number in range(len(copies))]
    found = merged([copy(name, *each) for name, *each in zip(names, copies, map(tuple, written), strict=True)])
    carried = newest_by_key(copies)
    for each in copies:
        for key, comment in each.items():
            assert comment.text in all_texts(found.comments[key])
            assert comment.text in all_texts(carried[key])
    for key, comment in carried.items():
        assert comment.as_at == max(each[key].as_at or AUGUST for each in copies if key in each)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.generate])
@given(carried=st.dictionaries(st.sampled_from(KEYS), TEXTS), copies=TWO_COPIES)
def test_no_character_is_lost_through_files(
    carried: dict[str, str], copies: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Written by ChAT, filled by two managers, merged, analysed again for the next month, and read."""
    folder = tmp_path_factory.mktemp("merge")
    paths = []
    for number, texts in enumerate(copies):
        path = folder / f"{number}.xlsx"
        # As a manager's program would write them; the base of both is the same.
        path.write_bytes(content({key: Comment(text, SEPTEMBER) for key, text in carried.items()}))
        base = find_commentary(path).comments
        path.write_bytes(content({**base, **{key: Comment(text, AS_AT) for key, text in texts.items()}}))
        paths.append(path)
    merge_commentary(paths, folder / "all.xlsx")
    found = find_commentary(folder / "all.xlsx")
    again = folder / "next.xlsx"
    again.write_bytes(content(dict(found.comments), as_at=dt.date(2026, 11, 1)))
    for comments in (found.comments, find_commentary(again).comments):
        for texts in (carried, *copies):
            for key, text in texts.items():
                if not any(key in copy_texts for copy_texts in copies) or texts is not carried:
                    assert text in all_texts(comments[key])


def test_the_merged_workbook_is_the_first_one_with_other_commentary(tmp_path: Path) -> None:
    source = content({PROFILE: Comment("Of September.", SEPTEMBER)})
    first = tmp_path / "first.xlsx"
    first.write_bytes(source)
    anna = fill(tmp_path / "anna.xlsx", source, {SOURCE: "Anna.\n\n“quoted” 😀", PROFILE: "A"})
    ben = fill(tmp_path / "ben.xlsx", source, {SOURCE: "Ben.", "1 Contacts!R9": "Beside the chart"})
    everything = tmp_path / "all.xlsx"
    conflicts = merge_commentary([first, anna, ben], everything)
    assert [conflict.key for conflict in conflicts] == [SOURCE]
    found = find_commentary(everything)
    texts = {key: comment.text for key, comment in found.comments.items()}
    assert texts.pop(SOURCE) == "anna.xlsx:\nAnna.\n\n“quoted” 😀\n\nben.xlsx:\nBen."
    assert texts.pop(PROFILE) == "A"
    assert list(texts.values()) == ["Beside the chart"]
    assert found.comments[PROFILE] == Comment("A", AS_AT, "The children", (Comment("Of September.", SEPTEMBER),))
    assert (found.elsewhere, found.written, found.merged) == ((), {SOURCE, PROFILE}, {SOURCE})
    with zipfile.ZipFile(first) as before, zipfile.ZipFile(everything) as after:
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert changed == {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"} | {
            f"xl/worksheets/sheet{number}.xml"
            for number in (4, 8)  # Contacts and _chat
        }
        assert set(after.namelist()) - set(before.namelist()) == {"xl/worksheets/sheet9.xml"}
    opened = openpyxl.load_workbook(everything)
    assert opened.sheetnames[-1] == "Commentary merged"
    sheet = opened["1 Contacts"]
    ((_, cells),) = opened.defined_names["commentary." + SOURCE].destinations
    cell = sheet[cells.replace("$", "").split(":")[0]]
    assert cell.fill.fgColor.rgb == "FFFFFBE8"
    assert not cell.protection.locked


def test_text_longer_than_a_cell_continues(tmp_path: Path) -> None:
    source = content({})
    one = fill(tmp_path / "one.xlsx", source, {SOURCE: "a" * 30_000})
    two = fill(tmp_path / "two.xlsx", source, {SOURCE: "b" * 30_000})
    merge_commentary([one, two], tmp_path / "all.xlsx")
    text = find_commentary(tmp_path / "all.xlsx").comments[SOURCE].text
    assert text == "one.xlsx:\n" + "a" * 30_000 + "\n\ntwo.xlsx:\n" + "b" * 30_000


def test_other_workbooks_are_refused_unless_forced(tmp_path: Path) -> None:
    paths = {name: tmp_path / f"{name}.xlsx" for name in ("first", "other", "later", "none")}
    paths["first"].write_bytes(content({}))
    paths["other"].write_bytes(content({}, figures=FIGURES.replace("E08000025", "E06000023")))
    paths["later"].write_bytes(content({SOURCE: Comment("Later.", dt.date(2026, 11, 1))}, as_at=dt.date(2026, 11, 1)))
    openpyxl.Workbook().save(paths["none"])
    for name, words in (("other", "another authority"), ("later", "another as-at date"), ("none", "no ChAT workbook")):
        with pytest.raises(UnreadableInput, match=words):
            merge_commentary([paths["first"], paths[name]], tmp_path / "all.xlsx")
    assert not (tmp_path / "all.xlsx").exists()
    merge_commentary([paths["first"], paths["later"]], tmp_path / "all.xlsx", force=True)
    assert find_commentary(tmp_path / "all.xlsx").comments[SOURCE].as_at == dt.date(2026, 11, 1)


def test_a_workbook_that_is_open_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "first.xlsx"
    path.write_bytes(content({}))
    (tmp_path / "~$first.xlsx").write_bytes(b"")
    with pytest.raises(OutputRefused, match="open in another program"):
        merge_commentary([path, path], path)


def test_a_comment_that_was_a_formula_leaves_no_order_of_calculation(tmp_path: Path) -> None:
    source = content({})
    one = fill(tmp_path / "one.xlsx", source, {SOURCE: '="a formula"'})
    two = fill(tmp_path / "two.xlsx", source, {SOURCE: "Text."})
    chain = '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="3"/></calcChain>'
    with zipfile.ZipFile(one) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relation = (
        b'<Relationship Id="rIdC" Type="http://x/relationships/calcChain" Target="calcChain.xml"/></Relationships>'
    )
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", relation)
    override = b'<Override PartName="/xl/calcChain.xml" ContentType="x/x"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    with zipfile.ZipFile(one, "w") as archive:
        for name, part in {**parts, "xl/calcChain.xml": chain.encode()}.items():
            archive.writestr(name, part)
    merge_commentary([one, two], tmp_path / "all.xlsx")
    with zipfile.ZipFile(tmp_path / "all.xlsx") as archive:
        assert "xl/calcChain.xml" not in archive.namelist()
        assert b"calcChain" not in archive.read("[Content_Types].xml") + archive.read("xl/_rels/workbook.xml.rels")
        assert not [name for name in archive.namelist() if name.endswith("sheet3.xml") and b"<f>" in archive.read(name)]
    text = find_commentary(tmp_path / "all.xlsx").comments[SOURCE].text
    assert text == 'one.xlsx:\n="a formula"\n\ntwo.xlsx:\nText.'


def through_libreoffice(source: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=300)
    return folder / source.name


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.generate])
@given(carried=st.dictionaries(st.sampled_from(KEYS), TEXTS), texts=TWO_COPIES)
def test_copies_saved_by_libreoffice_are_merged_and_the_result_opens_in_it(
    carried: dict[str, str], texts: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("libreoffice")
    base = {key: Comment(text, SEPTEMBER) for key, text in carried.items()}
    paths = []
    for number, each in enumerate(texts):
        path = folder / f"{number}.xlsx"
        path.write_bytes(content({**base, **{key: Comment(text, AS_AT) for key, text in each.items()}}))
        (folder / str(number)).mkdir()
        paths.append(through_libreoffice(path, folder / str(number)))
    merge_commentary(paths, folder / "all.xlsx")
    (folder / "out").mkdir()
    found = find_commentary(through_libreoffice(folder / "all.xlsx", folder / "out"))
    assert found.elsewhere == ()
    for each in texts:
        for key, text in each.items():
            assert text in all_texts(found.comments[key])
