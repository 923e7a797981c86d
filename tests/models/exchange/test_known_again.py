"""Which rows of a dossier an import knows again where they have no code of their own."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from models.exchange.exporting import export_folder
from models.exchange.importing import Count, import_folder
from models.exchange.naming import told_apart
from models.store import Store
from models.tables import SavedSearch
from tests.models.exchange.folders import add_column, contents, finish, put, rows_of, write_rows, write_table


def imported(store: Store, folder: Path) -> dict[str, Count]:
    """How many rows an import added and updated, tables that it left alone not told."""
    counts = finish(import_folder(store, folder)).counts
    done = {table: Count(count.added, count.updated) for table, count in counts.items()}
    return {table: count for table, count in done.items() if count != Count()}


def texts(store: Store) -> list[str]:
    return [text for (text,) in store.columns("SELECT text FROM source_text ORDER BY sequence, id")]


def give_texts(folder: Path, *given: str) -> None:
    header = ["source", "version", "media_type", "file_name", "added_on", "note", "text"]
    rows = [["SEED-000", str(number), "", "", "", "", text] for number, text in enumerate(given, 1)]
    write_rows(folder / "texts.csv", [header, *rows])


def test_a_text_that_is_there_is_not_added_again_and_another_one_is_a_new_version(store: Store, folder: Path) -> None:
    give_texts(folder, "One", "Two")
    assert imported(store, folder)["source_text"] == Count(added=2)

    give_texts(folder, "One")
    assert imported(store, folder) == {}

    give_texts(folder, "One", "Three")
    assert imported(store, folder) == {"source_text": Count(added=1)}
    assert texts(store) == ["One", "Two", "Three"]
    (hashes,) = store.columns("SELECT group_concat(text_hash, ' ') FROM source_text")
    assert hashes[0].split() == [sha256(text.encode()).hexdigest() for text in texts(store)]


def test_a_text_that_came_back_is_a_version_of_its_own(store: Store, folder: Path) -> None:
    give_texts(folder, "One", "Two", "One")
    imported(store, folder)

    assert imported(store, folder) == {}
    assert texts(store) == ["One", "Two", "One"]


def test_an_excerpt_stands_on_the_text_that_the_folder_means(store: Store, folder: Path) -> None:
    give_texts(folder, "Yes to neutrality")
    imported(store, folder)
    give_texts(folder, "No to neutrality")
    header = ["statement", "text", "start", "quote", "before", "after"]
    write_rows(folder / "excerpts.csv", [header, ["ST005", "SEED-000 1", "0", "No", "", " to"]])

    imported(store, folder)

    joined = "SELECT t.text, e.quote FROM excerpt e JOIN source_text t ON t.id = e.text_id"
    assert store.columns(joined) == [("No to neutrality", "No")]


def test_rows_that_are_alike_are_told_apart_by_their_order(store: Store, folder: Path) -> None:
    write_table(folder / "packages.csv", "title | note\nA | first\nA | second\nA [2] | third")
    add_column(folder / "statements.csv", "package", ["A [3]", "A [2]", "A"])
    imported(store, folder)

    assert imported(store, folder) == {}
    joined = "SELECT p.note FROM statement s JOIN package p ON p.id = s.package_id ORDER BY s.sequence"
    assert store.columns(joined) == [("second",), ("third",), ("first",)]

    write_table(folder / "packages.csv", "title | note\nA | first\nA | changed\nA [2] | third")
    assert imported(store, folder) == {"package": Count(updated=1)}
    assert store.columns("SELECT note FROM package ORDER BY sequence") == [("first",), ("changed",), ("third",)]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["A", "B"], ["A", "B"]),
        (["A", "A", "A"], ["A", "A [2]", "A [3]"]),
        (["A", "A", "A [2]"], ["A", "A [3]", "A [2]"]),
        (["", ""], ["[1]", "[2]"]),
        (["[1]", ""], ["[1]", "[2]"]),
    ],
)
def test_every_package_has_a_name(titles: list[str], names: list[str]) -> None:
    assert told_apart(titles) == names


SCALES = "issue | version | after | low_pole | high_pole | reference_point | mapping | reason\n"


def test_a_scale_that_is_revised_elsewhere_is_another_scale(store: Store, folder: Path) -> None:
    write_table(folder / "scales.csv", f"{SCALES}donbas | 2 | | ours | ours | | [[0,0],[100,50]] |")
    add_column(folder / "statements.csv", "scale", ["donbas 2"])
    imported(store, folder)
    put(folder, "statements.csv 2 id", "NEW")
    write_table(folder / "scales.csv", f"{SCALES}donbas | 2 | | theirs | theirs | | [[0,50],[100,100]] |")

    assert imported(store, folder) == {"scale": Count(added=1), "statement": Count(added=1)}

    joined = "SELECT s.code, c.low_pole FROM statement s JOIN scale c ON c.id = s.scale_id ORDER BY s.sequence, s.id"
    assert sorted(store.columns(joined)) == [("NEW", "theirs"), ("ST001", "ours")]
    assert store.columns("SELECT low_pole FROM scale ORDER BY sequence") == [("ours",), ("theirs",)]


def test_a_range_of_a_folder_without_scales_is_on_the_first_one(store: Store, folder: Path) -> None:
    write_table(folder / "scales.csv", f"{SCALES}donbas | 2 | | a | b | | | begun anew")
    plain = (folder / "statements.csv").read_bytes()
    add_column(folder / "statements.csv", "scale", ["donbas 2"])
    imported(store, folder)
    (folder / "statements.csv").write_bytes(plain)
    assert imported(store, folder) == {}

    put(folder, "statements.csv 2 stance_low", "90")
    imported(store, folder)

    assert store.columns("SELECT low, scale_id FROM statement WHERE code = 'ST001'") == [(90.0, None)]


def test_a_day_of_a_folder_without_precision_is_exact(store: Store, folder: Path) -> None:
    plain = (folder / "statements.csv").read_bytes()
    add_column(folder / "statements.csv", "said_edtf", ["2022-02-20/2022-02-22"])
    imported(store, folder)
    (folder / "statements.csv").write_bytes(plain)
    assert imported(store, folder) == {}

    put(folder, "statements.csv 2 said_on", "2022-02-21")
    imported(store, folder)

    assert store.columns("SELECT said_on, said_edtf FROM statement WHERE code = 'ST001'") == [("2022-02-21", "")]


def test_who_made_a_coding_is_known_by_code_and_name(store: Store, folder: Path) -> None:
    header = (
        "statement | analyst | analyst_name | act | stance_low | stance_high | scale | firmness | credibility | note "
        "| settled\n"
    )
    rows = ["ST001 | AN | Analyst", "ST002 | AN | Analyst", "ST001 | MB | Mykola Bondar"]
    write_table(folder / "codings.csv", header + "\n".join(f"{row} | demand | | | | | | | no" for row in rows))

    assert imported(store, folder)["coding"] == Count(added=3)
    assert imported(store, folder) == {}

    # The one who imports is called AN: their codings are theirs here too.
    assert store.columns("SELECT code, name FROM analyst ORDER BY sequence") == [
        ("AN", "Analyst"),
        ("MB", "Mykola Bondar"),
    ]


def test_a_saved_search_names_rows_by_code_in_a_folder_and_by_id_in_a_dossier(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    query = {"chosen": {"analyst": ["XY Nobody"], "grade": ["A1"], "party": ["RU", "UA"]}, "words": "UA"}
    write_rows(folder / "searches.csv", [["title", "query"], ["Grain", json.dumps(query)]])
    imported(store, folder)

    assert imported(store, folder) == {}
    held = json.loads(store.columns("SELECT query FROM saved_search")[0][0])
    ids = [row_id for (row_id,) in store.columns("SELECT id FROM party WHERE code IN ('UA', 'RU') ORDER BY id")]
    assert held == {"chosen": {"analyst": ["XY Nobody"], "grade": ["A1"], "party": ids}, "words": "UA"}
    finish(export_folder(store, tmp_path / "out"))
    assert json.loads(rows_of(tmp_path / "out" / "searches.csv")[1][1]) == query


def test_a_saved_view_names_rows_by_code_in_a_folder_and_by_id_in_a_dossier(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    state = {
        "issues": {"hidden": ["crimea", "neutrality"], "own_order": ["neutrality", "gone"]},
        "lanes": {
            "heights": [["party", "UA", 60]], "hidden": [["speaker", "ZEL"]], "order": [["party", "UA"]],
            "pinned": [["issue", "neutrality"], ["party", "UA"]],
        },
        "parties": ["RU", "UA"],
        "rounds": ["6", "7"],
    }  # fmt: skip
    write_rows(folder / "views.csv", [["title", "screen", "state"], ["March", "timeline", json.dumps(state)]])
    imported(store, folder)

    assert imported(store, folder) == {}
    held = json.loads(store.columns("SELECT state FROM saved_view")[0][0])
    (neutrality,) = store.columns("SELECT id FROM issue WHERE code = 'neutrality'")[0]
    (seventh,) = store.columns("SELECT id FROM round WHERE number = 7")[0]
    assert held["issues"]["own_order"] == [neutrality, "gone"]
    assert held["lanes"]["pinned"][0] == ["issue", neutrality]
    assert held["rounds"][1] == seventh
    finish(export_folder(store, tmp_path / "out"))
    assert json.loads(rows_of(tmp_path / "out" / "views.csv")[1][2]) == state


@pytest.mark.parametrize("query", ["[]", "null", '{"chosen":3}', '{"chosen":{"party":"UA"}}', "rubbish"])
def test_a_search_that_cannot_be_read_is_written_as_it_stands(store: Store, tmp_path: Path, query: str) -> None:
    with store.write("Save search") as writing:
        writing.add(SavedSearch(title="Odd", query=query))

    finish(export_folder(store, tmp_path / "out"))

    assert rows_of(tmp_path / "out" / "searches.csv")[1] == ["Odd", query]


def test_how_long_a_position_stays_fresh_comes_back(store: Store, folder: Path, tmp_path: Path) -> None:
    write_rows(folder / "dossier.csv", [["stale_after_days"], ["45"]])
    imported(store, folder)

    assert store.columns("SELECT stale_after_days FROM dossier") == [(45,)]
    assert imported(store, folder) == {}
    finish(export_folder(store, tmp_path / "out"))
    assert contents(tmp_path / "out") == contents(folder)
