import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import UserError
from models.exchange.exporting import export_folder
from models.exchange.importing import import_folder
from models.exchange.readme import heading
from models.store import Store
from models.tables import Alias, Dossier, Party, Statement
from tests.models.exchange.folders import add_column, contents, finish, new_store, rows_of, tables
from tests.models.exchange.made_up import Files, made_up_folders, write_folder
from tests.models.exchange.made_up_dossiers import Made, fill, made_up_dossiers, told


def test_the_sample_comes_back_byte_for_byte(store: Store, sample: Path, tmp_path: Path) -> None:
    finish(import_folder(store, sample))

    finish(export_folder(store, tmp_path / "out"))

    assert contents(tmp_path / "out") == contents(sample)


@pytest.mark.parametrize("column", ["round", "retracts", "retracted_by", "recorded_on"])
@pytest.mark.parametrize("filled", [True, False])
def test_optional_columns_come_back(store: Store, folder: Path, tmp_path: Path, column: str, filled: bool) -> None:
    value = {"round": "8", "recorded_on": "2022-05-01"}.get(column, "ST002")
    add_column(folder / "statements.csv", column, [value] if filled else [])
    finish(import_folder(store, folder))

    finish(export_folder(store, tmp_path / "out"))

    assert contents(tmp_path / "out") == contents(folder)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made_up_folders(), st.sampled_from(['# Talks\n\nÄ, "text"\r\n', "plain\n"]))
def test_any_dossier_comes_back_byte_for_byte_and_is_the_same_dossier(files: Files, readme: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "out").mkdir()
        folder, out = write_folder(Path(place) / "talks", files, readme), Path(place) / "out" / "talks"
        first, second = new_store(Path(place) / "first.parley"), new_store(Path(place) / "second.parley")
        finish(import_folder(first, folder))
        finish(export_folder(first, out))
        finish(import_folder(second, out))
        again = finish(import_folder(first, out)).total
        same = tables(first) == tables(second)
        first.close()
        second.close()

        assert contents(out) == contents(folder)
        assert same
        assert (again.added, again.updated) == (0, 0)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(made_up_dossiers())
def test_everything_that_a_dossier_holds_survives_in_a_folder(made: Made) -> None:
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "again").mkdir()
        out, again = Path(place) / "out", Path(place) / "again" / "out"
        first, second = new_store(Path(place) / "first.parley"), new_store(Path(place) / "second.parley")
        fill(first, made)
        finish(export_folder(first, out))
        finish(import_folder(second, out))
        finish(export_folder(second, again))
        before, after = told(first), told(second)
        repeated = finish(import_folder(second, out)).total
        # The first import teaches the file which optional columns its folder has, and nothing else.
        returned = finish(import_folder(first, out)).counts
        unchanged = told(first) == before
        first.close()
        second.close()

        assert contents(again) == contents(out)
        assert after == before
        assert (repeated.added, repeated.updated) == (0, 0)
        assert unchanged
        assert all((count.added, count.updated) == (0, 0) for table, count in returned.items() if table != "dossier")


def test_the_order_is_kept_where_numbers_have_gaps(store: Store, sample: Path, tmp_path: Path) -> None:
    finish(import_folder(store, sample))
    with store.write("Delete statement") as writing:
        writing.delete(Statement, store.columns("SELECT id FROM statement WHERE code = 'ST001'")[0][0])

    finish(export_folder(store, tmp_path / "out"))

    header, first, *_ = rows_of(tmp_path / "out" / "statements.csv")
    assert (header[-1], first[0], first[-1]) == ("sequence", "ST002", "2")


def test_what_refers_to_a_deleted_row_is_not_left_out(store: Store, sample: Path, tmp_path: Path) -> None:
    finish(import_folder(store, sample))
    party = store.columns("SELECT id FROM party WHERE code = 'LPR'")[0][0]
    with store.write("Delete party") as writing:
        writing.delete(Party, party)

    finish(export_folder(store, tmp_path / "out"))

    assert party in {row[3] for row in rows_of(tmp_path / "out" / "statements.csv")}


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("", "# New name\n"),
        ("Words.\r\n\r\n# Old name\r\n# More\r\n", "Words.\r\n\r\n# New name\r\n# More\r\n"),
        ("Words.", "# New name\n\nWords."),
    ],
)
def test_the_title_is_the_heading_of_the_readme(store: Store, tmp_path: Path, description: str, expected: str) -> None:
    with store.write("Found") as writing:
        writing.add(Dossier(title="New name", description=description))

    finish(export_folder(store, tmp_path / "out"))

    assert (tmp_path / "out" / "README.md").read_bytes().decode() == expected
    assert heading(expected) == "New name"


def test_an_empty_dossier_gives_ten_files_of_headers(store: Store, tmp_path: Path) -> None:
    finish(export_folder(store, tmp_path / "out"))

    assert {len(rows_of(file)) for file in (tmp_path / "out").glob("*.csv")} == {1}
    assert (tmp_path / "out" / "README.md").read_text("utf-8") == "# talks\n"


def test_a_folder_with_other_things_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")

    with pytest.raises(UserError, match=r"holds other things \(thesis\.txt\)"):
        finish(export_folder(store, tmp_path / "out"))

    assert [entry.name for entry in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def test_a_file_in_place_of_the_folder_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a file"):
        finish(export_folder(store, store.path))


def test_a_former_export_is_replaced(store: Store, sample: Path, tmp_path: Path) -> None:
    finish(export_folder(store, tmp_path / "out"))
    finish(import_folder(store, sample))

    finish(export_folder(store, tmp_path / "out"))

    assert contents(tmp_path / "out") == contents(sample)


def test_files_of_a_former_export_that_say_nothing_any_more_go(store: Store, sample: Path, tmp_path: Path) -> None:
    finish(import_folder(store, sample))
    with store.write("Add other name") as writing:
        alias = writing.add(Alias(owner_id=store.columns("SELECT id FROM party")[0][0], name="Kyiv"))
    finish(export_folder(store, tmp_path / "out"))
    assert rows_of(tmp_path / "out" / "aliases.csv")[1][2] == "Kyiv"
    with store.write("Delete other name") as writing:
        writing.delete(Alias, alias)

    finish(export_folder(store, tmp_path / "out"))

    assert contents(tmp_path / "out") == contents(sample)


def test_what_an_export_that_was_cut_short_left_behind_is_no_hindrance(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".aliases.csv.part").touch()

    finish(export_folder(store, tmp_path / "out"))

    assert (tmp_path / "out" / "statements.csv").exists()


def test_a_file_of_ones_own_is_not_taken_for_a_former_export(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "links.csv").write_text("mine")

    with pytest.raises(UserError, match=r"holds other things \(links\.csv\)"):
        finish(export_folder(store, tmp_path / "out"))

    assert (tmp_path / "out" / "links.csv").read_text() == "mine"


def test_a_cancelled_export_leaves_what_was_there(store: Store, sample: Path, tmp_path: Path) -> None:
    finish(export_folder(store, tmp_path / "old"))
    before = contents(tmp_path / "old")
    finish(import_folder(store, sample))

    for out in (tmp_path / "old", tmp_path / "new"):
        steps = export_folder(store, out)
        next(steps)
        steps.close()

    assert contents(tmp_path / "old") == before
    assert not (tmp_path / "new").exists()
