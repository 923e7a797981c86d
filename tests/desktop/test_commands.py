import csv
import io
import json
import os
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

import resources
from desktop.app import main
from desktop.identity import author
from desktop.places import backups_folder, outboxes
from models.edits.statements import set_firmness
from models.outbox.opening import open_with_outbox
from models.store import Store
from tests.authors import new_author
from tests.desktop.conftest import Parley, refusal
from tests.desktop.test_following import sit_at_terminal
from tests.models.outbox.waiting import locked
from tests.talks import all_tables

SAMPLE = str(resources.path("sample/istanbul-2022"))

HEADER = "issue,party,round,enter_low,enter_high,leave_low,leave_high,shift,change"


def movement_rows(parley: Parley, *words: object) -> dict[tuple[str, str, str], dict[str, str]]:
    status, out, _ = parley("movement", *words, "--format", "csv")
    assert status == 0
    return {(row["issue"], row["party"], row["round"]): row for row in csv.DictReader(io.StringIO(out))}


def tables_of(path: Path) -> object:
    with closing(Store.open(path, new_author())) as store:
        return all_tables(store)


def test_importing_into_a_new_file_says_what_was_added(parley: Parley, tmp_path: Path) -> None:
    status, out, _ = parley("import", SAMPLE, "--into", "talks.parley")
    assert (status, out) == (0, f"{SAMPLE}: 335 added, 0 updated, 0 unchanged.\n")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["talks.parley"]


def test_importing_again_into_what_is_there_changes_nothing(parley: Parley, dossier: Path) -> None:
    before = tables_of(dossier)
    status, out, _ = parley("import", SAMPLE, "--into", dossier)
    assert status == 0
    assert "0 added, 0 updated" in out
    assert tables_of(dossier) == before


def test_what_waits_in_the_outbox_of_a_file_is_told_of_by_each_command_that_has_not_got_it(
    parley: Parley, dossier: Path, tmp_path: Path
) -> None:
    with closing(open_with_outbox(dossier, author(), outboxes())) as window:
        ((statement,),) = window.columns("SELECT id FROM statement WHERE code = 'ST001'")
        with locked(dossier):
            set_firmness(window, statement, 0)
            set_firmness(window, statement, 1)
            window.close()
    told = (
        "2 changes of yours wait in the outbox and are not in this. "
        f"Open {dossier.name} in a window, and they go there.\n"
    )
    copy = tmp_path / "copy.parley"
    for words in (("movement", dossier), ("copy", dossier, copy), ("export", dossier, tmp_path / "out")):
        status, _, complaint = parley(*words)
        assert (status, complaint) == (0, told)
    assert parley("merge", dossier, copy) == (0, "copy.parley: all of it was here already.\n", told)
    assert parley("merge", copy, dossier) == (0, f"{dossier.name}: all of it was here already.\n", told)
    open_with_outbox(dossier, author(), outboxes()).close()
    assert parley("movement", dossier)[2] == ""


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are letters there")
def test_a_name_whose_bytes_are_no_letters_keeps_no_command_and_no_edit_from_it(
    parley: Parley, dossier: Path, tmp_path: Path
) -> None:
    named, copy = (tmp_path / os.fsdecode(name) for name in (b"caf\xe9.parley", b"for you\xe9.parley"))
    dossier.rename(named)
    with closing(open_with_outbox(named, author(), outboxes())) as window:
        ((statement,),) = window.columns("SELECT id FROM statement WHERE code = 'ST001'")
        with locked(named):
            set_firmness(window, statement, 0)
            window.close()
    waits = "1 change of yours waits in the outbox and is not in this."
    told = f"{waits} Open caf\\udce9.parley in a window, and it goes there.\n"
    assert parley("check", named) == (0, "", told)
    assert parley("copy", named, copy) == (0, "", told)
    assert parley("merge", copy, named) == (0, "caf\\udce9.parley: all of it was here already.\n", told)
    assert parley("share", copy, tmp_path / os.fsdecode(b"team\xe9"))[0] == 0
    with closing(open_with_outbox(named, author(), outboxes())) as window:
        assert window.columns("SELECT firmness FROM statement WHERE code = 'ST001'") == [(0,)]


def test_a_refused_import_leaves_no_file(parley: Parley, tmp_path: Path) -> None:
    bad = Path(shutil.copytree(SAMPLE, tmp_path / "bad"))
    statements = bad / "statements.csv"
    statements.write_text(statements.read_text("utf-8").replace("2022-02-22", "22/02/2022"), "utf-8")
    status, out, complaint = parley("import", bad, "--into", "talks.parley")
    assert (status, out) == (1, "")
    assert "statements.csv, row 2, column said_on: “22/02/2022”" in complaint
    assert "statements.csv, row 2, column published_on: “22/02/2022”" in complaint
    assert [path.name for path in tmp_path.iterdir()] == ["bad"] or not (tmp_path / "talks.parley").exists()
    assert list(tmp_path.glob(".talks.parley*")) == []


def test_a_refused_import_leaves_an_existing_file_as_it_was(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    bad = Path(shutil.copytree(SAMPLE, tmp_path / "bad"))
    (bad / "rounds.csv").write_text("number,label\n1,Gomel\n", "utf-8")
    before = dossier.read_bytes()
    assert parley("import", bad, "--into", dossier)[0] == 1
    assert dossier.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(parley: Parley, tmp_path: Path) -> None:
    assert refusal(parley("import", "/no/where", "--into", "talks.parley")) == "/no/where is not a folder."
    assert refusal(parley("import", SAMPLE, "--into", "no/talks.parley")) == f"There is no folder {tmp_path / 'no'}."


def test_movement_as_csv_begins_with_the_columns_that_were_agreed(parley: Parley, dossier: Path) -> None:
    _, out, _ = parley("movement", dossier, "--format", "csv")
    lines = out.splitlines()
    assert lines[0] == HEADER
    assert len(lines) == 1 + 13 * 2 * 8


def test_ukraine_moved_up_on_neutrality_at_istanbul(parley: Parley, dossier: Path) -> None:
    """Left round 6 with 35–45 (ST061), came with 38–45 (ST073), left with 50–58 (ST106): (15 + 13) / 2 = 14."""
    row = movement_rows(parley, dossier)["neutrality", "UA", "7"]
    assert list(row.values()) == ["neutrality", "UA", "7", "38", "45", "50", "58", "14", "moved up"]


def test_what_was_not_stated_is_an_empty_cell(parley: Parley, dossier: Path) -> None:
    """Ukraine first spoke of neutrality on 25 February: 0–45, before the first round, so nothing to shift from."""
    rows = movement_rows(parley, dossier)
    assert list(rows["neutrality", "UA", "1"].values())[3:] == ["0", "45", "0", "45", "", "first stated"]
    unstated = [row for row in rows.values() if row["change"] == "not stated"]
    assert unstated
    assert all(list(row.values())[3:8] == [""] * 5 for row in unstated)


def test_drafts_published_later_do_not_move_what_was_known_then(parley: Parley, dossier: Path) -> None:
    """The Russian draft of 15 April (55–70) was published in June 2024; known by May 2022 was ST118: 50–70."""
    assert movement_rows(parley, dossier)["neutrality", "RU", "8"]["leave_low"] == "55"
    known = movement_rows(parley, dossier, "--known", "2022-05-01")
    assert known["neutrality", "RU", "8"]["leave_low"] == "50"


def test_other_parties_come_when_asked_for(parley: Parley, dossier: Path) -> None:
    principals, everybody = movement_rows(parley, dossier), movement_rows(parley, dossier, "--parties", "all")
    assert {party for _, party, _ in principals} == {"UA", "RU"}
    assert len({party for _, party, _ in everybody}) == 17
    assert principals.items() <= everybody.items()


def test_movement_reads_the_same_as_table_and_json(parley: Parley, dossier: Path) -> None:
    table, found = parley("movement", dossier)[1], json.loads(parley("movement", dossier, "--format", "json")[1])
    assert table.splitlines()[0].startswith("Reading: on record (authority up to 3, credibility up to 4, ")
    assert table.splitlines()[1].split() == HEADER.split(",")
    row = next(one for one in found if (one["issue"], one["party"], one["round"]) == ("neutrality", "UA", 7))
    assert (row["enter_low"], row["leave_high"], row["shift"], row["change"]) == (38, 58, 14, "moved up")
    assert all(one["shift"] is None for one in found if one["change"] == "not stated")


def test_a_reading_or_day_that_cannot_be_read_is_refused(parley: Parley, dossier: Path) -> None:
    assert "There are: strict, on record, everything." in refusal(parley("movement", dossier, "--reading", "mine"))
    no_such_day = refusal(parley("movement", dossier, "--known", "30.02.2022"))
    assert no_such_day == "There is no such day as 30.02.2022."
    assert "year-month-day" in refusal(parley("movement", dossier, "--known", "03/04/2022"))


def test_what_is_no_dossier_is_refused(parley: Parley, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing here")
    assert refusal(parley("movement", "no.parley")) == f"{tmp_path / 'no.parley'} is not there."
    assert refusal(parley("check", "notes.txt")) == "notes.txt is not a dossier: it is no SQLite file."
    assert (
        refusal(parley("log", tmp_path))
        == f"{tmp_path.name} is a folder, and no dossier. A folder of CSV is imported, not opened."
    )


def test_exporting_and_importing_brings_the_same_dossier(parley: Parley, dossier: Path) -> None:
    assert parley("export", dossier, "out", "--as", "csv")[0] == 0
    assert parley("import", "out", "--into", "again.parley")[1].startswith("out: 335 added")
    assert movement_rows(parley, "again.parley") == movement_rows(parley, dossier)


def test_exporting_refuses_a_folder_that_holds_other_things(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    assert "holds other things (thesis.txt)" in refusal(parley("export", dossier, other))
    assert [path.name for path in other.iterdir()] == ["thesis.txt"]


def test_search_names_rounds_first_and_then_statements_newest_first(parley: Parley, dossier: Path) -> None:
    status, out, _ = parley("search", dossier, "Istanbul")
    lines = out.splitlines()
    assert (status, lines[0]) == (0, "round: Round 7: Istanbul")
    days = [line.split()[1] for line in lines if line.startswith("ST")]
    assert days == sorted(days, reverse=True)
    assert parley("search", dossier, "no", "such", "words") == (0, "", "Nothing holds “no such words”.\n")


def test_a_sound_dossier_has_no_findings(parley: Parley, dossier: Path) -> None:
    assert parley("check", dossier) == (0, "", "")


def test_an_edit_from_outside_is_found(parley: Parley, dossier: Path) -> None:
    with closing(sqlite3.connect(dossier)) as connection:
        connection.execute("UPDATE statement SET low = 0 WHERE code = 'ST106'")
        connection.commit()
    status, out, complaint = parley("check", dossier)
    assert (status, complaint) == (1, "")
    assert [line for line in out.splitlines() if "ST106" in line]


def test_the_log_names_who_did_what(parley: Parley, dossier: Path) -> None:
    lines = parley("log", dossier)[1].splitlines()
    assert "Import folder" in lines[0]
    changes = parley("log", dossier, "ST106")[1].splitlines()
    assert len(changes) == 1
    assert "statement ST106  added with Code ST106, Act offer, Range 50–58" in changes[0]
    assert parley("log", dossier, lines[0].split()[-1])[1].count("\n") > 300
    assert refusal(parley("log", dossier, "ST999")) == "Nothing in the record is called “ST999”."


def test_the_log_is_narrowed_to_a_person_a_time_and_a_kind(parley: Parley, dossier: Path) -> None:
    with closing(Store.open(dossier, new_author(name="Ivan Ivanenko"))) as store:
        set_firmness(store, store.columns("SELECT id FROM statement WHERE code = 'ST106'")[0][0], 0)
    mine, began = parley("log", dossier, "--by", "ivanenko")[1].splitlines()
    assert "Ivan Ivanenko" in began
    assert "Ivan Ivanenko  Set firmness" in mine
    nothing = (0, "", "Nothing in the record fits what was asked for.\n")
    assert parley("log", dossier, "--by", "ivanenko", "--until", "2022-05-01") == nothing
    assert parley("log", dossier, "--words", "zzzz") == nothing
    assert mine in parley("log", dossier, "--since", "2022-05-01", "--kind", "statements")[1].splitlines()
    assert parley("log", dossier, "--kind", "statements", "--words", "firmness")[1] == mine + "\n"
    assert mine not in parley("log", dossier, "--kind", "parties")[1]
    assert len(parley("log", dossier, "ST106")[1].splitlines()) == 2
    (change,) = parley("log", dossier, "ST106", "--by", "Ivan Ivanenko")[1].splitlines()
    assert "statement ST106" in change
    assert "0 trial balloon" in change


def test_what_the_log_cannot_be_asked_is_said(parley: Parley, dossier: Path) -> None:
    assert "“Nobody” is no analyst of this dossier: " in refusal(parley("log", dossier, "--by", "Nobody"))
    assert "No step has changed “ships”. There are steps of: " in refusal(parley("log", dossier, "--kind", "ships"))
    assert refusal(parley("log", dossier, "--since", "May")).startswith("Type a day as year-month-day")
    assert "Leave out the ID" in refusal(parley("log", dossier, "ST106", "--words", "range"))


def test_a_merge_that_is_only_looked_at_says_at_a_terminal_how_far_it_is_and_not_that_it_merges(
    parley: Parley, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Path(shutil.copy(dossier, tmp_path / "train.parley"))
    terminal = sit_at_terminal(monkeypatch)
    monkeypatch.setattr("desktop.following._LATE", 0.0)
    assert parley("merge", dossier, other, "--dry-run")[0] == 0
    assert "Looking at train.parley: 33 %" in terminal.shown
    assert terminal.shown[-1] == ""
    assert "erging" not in terminal.getvalue()


def test_before_an_import_and_a_merge_a_backup_is_made(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(dossier, tmp_path / "train.parley"))
    with closing(Store.open(other, new_author(name="Ivan Ivanenko"))) as store:
        set_firmness(store, store.columns("SELECT id FROM statement WHERE code = 'ST106'")[0][0], 0)
    before = tables_of(dossier)
    parley("merge", dossier, other, "--dry-run")
    assert list(backups_folder().rglob("*.parley")) == []
    parley("merge", dossier, other)
    (made,) = backups_folder().rglob("* merge.parley")
    assert tables_of(made) == before
    merged = tables_of(dossier)
    parley("import", SAMPLE, "--into", dossier)
    (made,) = backups_folder().rglob("* import.parley")
    assert tables_of(made) == merged != before


def test_a_copy_never_replaces_anything(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    assert parley("copy", dossier, "copy.parley")[0] == 0
    assert tables_of(tmp_path / "copy.parley") == tables_of(dossier)
    before = (tmp_path / "copy.parley").read_bytes()
    assert "is there already" in refusal(parley("copy", dossier, "copy.parley"))
    assert "is there already" in refusal(parley("copy", dossier, dossier))
    assert (tmp_path / "copy.parley").read_bytes() == before


@pytest.mark.parametrize("words", [["import", SAMPLE], ["brief", "x"], ["movement"], ["--wrong"], ["a", "b"]])
def test_wrong_usage_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: parley" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chekc", "talks.parley"], "chekc is neither a command nor a dossier"),
        ([".", "b.parley", "c.parley"], "one dossier is opened at a time; not understood: b.parley c.parley"),
    ],
)
def test_a_mistyped_command_and_a_second_dossier_are_named(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(words)
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("command", ["copy", "salvage"])
def test_a_file_to_write_is_refused_by_the_folder_that_is_not_there(
    parley: Parley, dossier: Path, tmp_path: Path, command: str
) -> None:
    said = refusal(parley(command, dossier, "no/copy.parley"))
    assert said == f"There is no folder {tmp_path / 'no'}."


def test_a_name_that_is_too_long_is_refused_as_it_was_typed(parley: Parley) -> None:
    said = refusal(parley("check", "x" * 300))
    assert "team-folder" not in said
    assert said.startswith("x" * 300)


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["movement", "--help"]])
def test_help_ends_with_nothing_done(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 0
    assert capsys.readouterr().out


def test_a_copy_that_was_worked_on_elsewhere_is_merged_and_conflicts_are_listed(
    parley: Parley, dossier: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(dossier, tmp_path / "train.parley"))
    for path, firmness in ((dossier, 0), (other, 4)):
        with closing(Store.open(path, new_author(name="Ivan Ivanenko"))) as store:
            set_firmness(store, store.columns("SELECT id FROM statement WHERE code = 'ST106'")[0][0], firmness)
    before = dossier.read_bytes()
    status, out, _ = parley("merge", dossier, other, "--dry-run")
    assert status == 0
    first, second = out.splitlines()
    assert first == "train.parley: 2 steps of Ivan Ivanenko; records: 1 added and 1 changed; 1 conflict."
    both = r"4 declared non-negotiable \(Ivan .*, shown\) or 0 trial balloon \(Ivan .*\)"
    assert re.fullmatch(f"  Firmness of statement ST106: {both}", second)
    assert dossier.read_bytes() == before
    status, merged, beside = parley("merge", dossier, other)
    assert (status, merged) == (0, out)
    assert beside == "Every value is kept. Settle conflicts in the window, in Sharing > Conflicts.\n"
    assert parley("merge", dossier, other)[1] == "train.parley: all of it was here already.\n"


def test_a_dossier_of_other_talks_is_not_merged(parley: Parley, dossier: Path, tmp_path: Path) -> None:
    parley("import", SAMPLE, "--into", tmp_path / "other.parley")
    assert "is another dossier" in refusal(parley("merge", dossier, tmp_path / "other.parley"))


def test_a_damaged_dossier_is_refused_and_salvaged_into_a_new_one(parley: Parley, dossier: Path) -> None:
    before = tables_of(dossier)
    data = dossier.read_bytes()
    dossier.write_bytes(data[:4096] + bytes(4096) + data[8192:])
    assert "parley salvage FILE OUT" in refusal(parley("check", dossier))
    status, out, _ = parley("salvage", dossier, "saved.parley")
    assert status == 0
    assert re.match(r"\d+ steps with \d+ changes saved, each proven by its hash\.", out)
    assert tables_of(dossier.with_name("saved.parley")).keys() == before.keys()
    assert "is there already" in refusal(parley("salvage", dossier, "saved.parley"))


@pytest.mark.parametrize(("way", "text"), [("--adopt", "By another program"), ("--revert", None)])
def test_what_another_program_wrote_is_adopted_or_reverted(
    way: str, text: str | None, parley: Parley, istanbul_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(istanbul_file, tmp_path / "outside.parley"))
    said = "SELECT text FROM statement WHERE code = 'ST001'"
    with closing(sqlite3.connect(path)) as file:
        before = file.execute(said).fetchone()[0]
        file.execute("UPDATE statement SET text = 'By another program' WHERE code = 'ST001'")
        file.commit()
    _, words, _ = parley("check", path, way)
    assert words.startswith(f"1 record edited outside Parley {way.removeprefix('--')}ed.")
    assert "Outside Parley" not in words
    with closing(sqlite3.connect(path)) as file:
        assert file.execute(said).fetchone()[0] == (text or before)
