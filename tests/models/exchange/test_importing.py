from pathlib import Path

import pytest

from models.changes import Changes
from models.errors import UserError
from models.exchange.exporting import export_folder
from models.exchange.importing import Count, following, import_folder
from models.exchange.problems import ImportRefused
from models.store import Store
from models.tables import Dossier, Party, Round, Statement
from tests.models.exchange.folders import add_column, finish, put, rows_of, tables, write_rows


def imported(store: Store, folder: Path) -> Count:
    return finish(import_folder(store, folder)).total


def announced(store: Store) -> list[Changes]:
    heard: list[Changes] = []
    store.watch(heard.append)
    return heard


def test_a_folder_becomes_a_dossier(store: Store, folder: Path) -> None:
    report = finish(import_folder(store, folder, kind="founding"))

    assert report.counts["statement"] == Count(added=140)
    assert report.total == Count(added=335)
    assert store.columns("SELECT title FROM dossier") == [("Ukraine–Russia talks, February–April 2022",)]
    assert store.columns("SELECT description FROM dossier") == [((folder / "README.md").read_text("utf-8"),)]
    assert store.columns("SELECT heads FROM round WHERE number = 4") == [
        ('{"RU":"Sergey Lavrov","UA":"Dmytro Kuleba"}',)
    ]
    assert store.columns("SELECT sequence, code FROM statement ORDER BY sequence LIMIT 2") == [
        (1, "ST001"),
        (2, "ST002"),
    ]


def test_without_a_readme_the_folder_names_the_dossier(store: Store, folder: Path) -> None:
    (folder / "README.md").unlink()

    imported(store, folder)

    assert store.columns("SELECT title, description FROM dossier") == [("talks", "")]


def test_statements_without_a_day_of_recording_or_a_range_have_none(store: Store, folder: Path) -> None:
    for column in ("stance_low", "stance_high", "firmness"):
        put(folder, f"statements.csv 2 {column}", "")

    imported(store, folder)

    with store.read() as session:
        statement = session.get_one(Statement, store.columns("SELECT id FROM statement ORDER BY sequence")[0][0])
    assert (statement.recorded_on, statement.low, statement.high, statement.firmness) == (None,) * 4


def test_one_wrong_row_and_nothing_is_imported(store: Store, folder: Path) -> None:
    put(folder, "disputes.csv 11 from_seed", "perhaps")

    with pytest.raises(ImportRefused, match=r"Nothing was imported: 1 problem in 1 file\."):
        imported(store, folder)

    assert store.columns("SELECT id FROM party") == []
    assert store.columns('SELECT id FROM "transaction"') == []


def test_a_cancelled_import_leaves_nothing_behind(store: Store, folder: Path) -> None:
    steps = import_folder(store, folder)
    while not next(steps).label.startswith("Importing disputes.csv"):
        pass
    steps.close()

    assert store.columns("SELECT id FROM party") == []
    assert store.columns('SELECT id FROM "transaction"') == []
    assert imported(store, folder).added == 335


def test_progress_never_passes_its_total(store: Store, folder: Path) -> None:
    assert all(0 <= step.done <= step.total for step in import_folder(store, folder))


def test_importing_the_same_folder_again_changes_nothing(store: Store, folder: Path) -> None:
    add_column(folder / "statements.csv", "round", ["1"])
    add_column(folder / "rounds.csv", "head_tr", [""])
    imported(store, folder)
    heard, before = announced(store), store.columns("SELECT * FROM change")

    assert imported(store, folder) == Count(unchanged=335)
    assert heard == []
    assert store.columns("SELECT * FROM change") == before


def test_a_later_folder_updates_and_adds_in_one_step_and_deletes_nothing(store: Store, folder: Path) -> None:
    imported(store, folder)
    before, heard = tables(store), announced(store)
    put(folder, "statements.csv 2 stance_low", "80.5")
    put(folder, "parties.csv 2 name", "Ukraine (Kyiv)")
    header, *rows = rows_of(folder / "statements.csv")
    write_rows(folder / "statements.csv", [header, ["NEW", *rows[0][1:]], *rows[:100]])

    assert imported(store, folder) == Count(added=1, updated=2, unchanged=293)

    assert len(heard) == 1
    assert store.columns("SELECT low, high FROM statement WHERE code = 'ST001'") == [(80.5, 100.0)]
    assert store.columns("SELECT sequence FROM statement WHERE code = 'NEW'") == [(1,)]
    assert store.columns("SELECT count(*) FROM statement") == [(141,)]
    store.undo()
    assert tables(store) == before


def test_a_folder_may_refer_to_rows_that_only_the_dossier_has(store: Store, folder: Path) -> None:
    imported(store, folder)
    for file in ("parties", "speakers", "issues", "options", "rounds", "sources", "events", "assessments", "disputes"):
        write_rows(folder / f"{file}.csv", rows_of(folder / f"{file}.csv")[:1])
    header, first, *_ = rows_of(folder / "statements.csv")
    write_rows(folder / "statements.csv", [header, ["NEW", *first[1:]]])
    add_column(folder / "statements.csv", "retracts", ["ST001"])

    assert imported(store, folder).added == 1

    joined = "SELECT a.code, b.code FROM statement a JOIN statement b ON b.id = a.retracts_id"
    assert store.columns(joined) == [("NEW", "ST001")]


def test_columns_that_the_folder_lacks_stay_as_they_are(store: Store, folder: Path) -> None:
    before = folder / "statements.csv", folder / "rounds.csv"
    plain = [file.read_bytes() for file in before]
    add_column(folder / "statements.csv", "recorded_on", ["2022-05-01"])
    add_column(folder / "rounds.csv", "head_tr", ["Mevlüt Çavuşoğlu"])
    imported(store, folder)
    for file, data in zip(before, plain, strict=True):
        file.write_bytes(data)
    (folder / "README.md").unlink()

    assert imported(store, folder) == Count(unchanged=335)
    assert store.columns("SELECT count(*) FROM statement WHERE recorded_on = '2022-05-01'") == [(1,)]
    assert store.columns("SELECT heads FROM round WHERE number = 1") == [
        ('{"RU":"Vladimir Medinsky","TR":"Mevlüt Çavuşoğlu","UA":"Davyd Arakhamia"}',)
    ]


def test_a_code_that_two_rows_of_the_dossier_share_is_not_guessed_at(store: Store, folder: Path) -> None:
    imported(store, folder)
    with store.write("Merge") as writing:
        writing.add(Party(code="UA", name="Ukraine again", sequence=99))

    with pytest.raises(ImportRefused, match="“UA” names more than one party of the dossier"):
        imported(store, folder)


def test_a_dossier_changed_while_the_folder_was_read_is_left_alone(store: Store, folder: Path) -> None:
    steps = import_folder(store, folder)
    next(step for step in steps if step.label)
    with store.write("Add round") as writing:
        writing.add(Dossier(title="Other"))
        writing.add(Round(number=1, label="First", start="2022-02-28", end="2022-02-28"))  # type: ignore[arg-type]

    with pytest.raises(UserError, match="changed while the folder was read"):
        finish(steps)


def test_new_rows_take_the_place_that_the_folder_gives_them(store: Store, folder: Path, tmp_path: Path) -> None:
    imported(store, folder)
    rows = rows_of(folder / "statements.csv")
    last = next(at for at, row in enumerate(rows) if row[0] == "ST137")
    early = ["ST141", *rows[last][1:]]
    write_rows(folder / "statements.csv", [*rows[:last], early, *rows[last:]])
    imported(store, folder)
    codes = [row[0] for row in store.columns("SELECT code FROM statement ORDER BY sequence, id")]
    assert codes == [row[0] for row in rows_of(folder / "statements.csv")[1:]]
    finish(export_folder(store, tmp_path / "out"))
    assert (tmp_path / "out" / "statements.csv").read_bytes() == (folder / "statements.csv").read_bytes()


@pytest.mark.parametrize(
    ("held", "listed", "order"),
    [
        ("abc", "abc", "abc"),
        ("abc", "axbc", "axbc"),
        ("abc", "xabc", "xabc"),
        ("abc", "bxy", "abxyc"),
        ("abc", "xy", "abcxy"),
        ("abc", "cxa", "abcx"),
        ("", "xy", "xy"),
    ],
)
def test_a_new_row_follows_the_one_before_it_in_the_list(held: str, listed: str, order: str) -> None:
    assert "".join(following(held, listed)) == order
