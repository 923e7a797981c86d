"""Dossiers are broken with plain SQL, and the check has to name what was done."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.checking.check import check
from models.checking.findings import Finding, Kind
from models.edits import statements as edits
from models.errors import UserError
from models.ids import new_id
from models.record import writing as writing_module
from models.record.author import Author
from models.record.canonical import add_to_digest, change_hash
from models.store import Store
from models.tables import FACTS, Alias, Issue, Party, Round, Scale, SourceText, Speaker, Statement
from tests.models.file.crashing import run
from tests.talks import Talks, add_talks, statement


@pytest.fixture
def talks(store: Store) -> Talks:
    made = add_talks(store)
    edits.set_text(store, made.first, "One")
    edits.set_text(store, made.first, "Two")
    return made


def found(store: Store, *statements: str) -> list[Finding]:
    """What the check finds after another program ran statements on the file."""
    run(store.path, *statements)
    findings = check(store)
    assert all(finding.sentence.endswith(".") for finding in findings)
    return findings


def sentences(findings: list[Finding], kind: Kind) -> list[str]:
    return [finding.sentence for finding in findings if finding.kind == kind]


def test_a_sound_dossier_has_no_findings(store: Store, talks: Talks):
    assert check(store) == []


def test_the_sample_has_no_findings(istanbul: Store):
    assert check(istanbul) == []


def test_a_row_edited_outside_is_named_with_its_fields(store: Store, talks: Talks):
    findings = found(store, "UPDATE statement SET low = 0, note = 'x' WHERE code = 'ST001'")
    assert findings == [
        Finding(Kind.OUTSIDE, ("statement", talks.first), "Outside Parley, statement ST001 was changed: low, note.")
    ]


def test_a_version_edited_outside_is_named(store: Store, talks: Talks):
    findings = found(store, "UPDATE party SET version = '' WHERE code = 'UA'")
    assert sentences(findings, Kind.OUTSIDE) == ["Outside Parley, party UA was changed: version."]


def test_a_row_deleted_outside_is_named(store: Store, talks: Talks):
    findings = found(store, "DELETE FROM statement WHERE code = 'ST002'")
    assert [(finding.kind, finding.row) for finding in findings] == [(Kind.OUTSIDE, ("statement", talks.second))]
    assert findings[0].sentence == f"Outside Parley, statement {talks.second} was deleted."


def test_a_row_added_outside_is_named(store: Store, talks: Talks):
    findings = found(store, "INSERT INTO party SELECT 'new', 9, '', 'TR', 'Türkiye', 'host', '', '', '' FROM meta")
    assert sentences(findings, Kind.OUTSIDE) == ["Outside Parley, party TR was added."]


@pytest.mark.parametrize("table", [str(table.__tablename__) for table in FACTS])
def test_no_table_is_left_out(store: Store, talks: Talks, table: str):
    findings = found(store, f'UPDATE "{table}" SET sequence = 77')  # noqa: S608 - our own names
    assert {finding.row[0] for finding in findings if finding.row} == set(
        [table] if store.columns(f'SELECT 1 FROM "{table}"') else []  # noqa: S608 - our own names
    )


@pytest.mark.parametrize("value", ["'\"Three\"'", "'rubbish'", "'5'", "''"])
def test_an_altered_change_is_named(store: Store, talks: Talks, value: str):
    findings = found(store, f"UPDATE change SET value = {value} WHERE value = '\"Two\"'")  # noqa: S608 - our own values
    assert findings == [
        Finding(
            Kind.RECORD,
            ("statement", talks.first),
            "A change of statement ST001 (text) in the record was altered: its hash does not fit.",
        )
    ]


def test_an_altered_hash_is_named(store: Store, talks: Talks):
    findings = found(store, "UPDATE change SET hash = 'x' WHERE value = '\"Two\"'")
    assert len(sentences(findings, Kind.RECORD)) == 3


def test_a_change_taken_out_of_the_record_is_noticed(store: Store, talks: Talks):
    findings = found(store, "DELETE FROM change WHERE value = '\"Two\"'")
    assert "Changes were added to the record or taken out of it: its sum does not fit." in sentences(
        findings, Kind.RECORD
    )
    assert sentences(findings, Kind.OUTSIDE) == ["Outside Parley, statement ST001 was changed: version, text."]


def test_a_change_taken_out_beneath_others_is_noticed(store: Store, talks: Talks):
    findings = found(store, "DELETE FROM change WHERE value = '\"One\"'")
    said = "A change of statement ST001 (text) in the record supersedes a change that is gone."
    assert said in sentences(findings, Kind.RECORD)


def test_a_change_taken_out_with_its_trace_in_the_sum_still_shows_in_the_tables(store: Store, talks: Talks):
    hashes = [row[0] for row in store.columns("SELECT hash FROM change WHERE value <> '\"Two\"'")]
    findings = found(
        store,
        "DELETE FROM change WHERE value = '\"Two\"'",
        "DELETE FROM parent WHERE change NOT IN (SELECT hash FROM change)",
        f"UPDATE meta SET value = '{add_to_digest('0', hashes)}'",  # noqa: S608 - our own values
    )
    assert [finding.kind for finding in findings] == [Kind.OUTSIDE]


def test_what_a_change_saw_cannot_be_altered(store: Store, talks: Talks):
    findings = found(store, "DELETE FROM parent WHERE change = (SELECT hash FROM change WHERE value = '\"Two\"')")
    assert sentences(findings, Kind.RECORD) == [
        "A change of statement ST001 (text) in the record was altered: its hash does not fit."
    ]


@pytest.mark.parametrize("field", ["label", "clock", "analyst_id", "site", "kind", "undoes", "reason", "app_version"])
def test_an_altered_step_is_named(store: Store, talks: Talks, field: str):
    step = store.steps().undo
    assert step is not None
    findings = found(store, f"""UPDATE "transaction" SET {field} = '2020' WHERE id = '{step.transaction}'""")  # noqa: S608
    assert [sentence.endswith("was altered.") for sentence in sentences(findings, Kind.RECORD)] == [True]


@pytest.mark.parametrize("said", ["substr(arrived, 2)", "replace(arrived, 'Z', 'z')", "hash", "''", "arrived || '0'"])
def test_another_time_at_which_a_step_came_is_named(store: Store, talks: Talks, said: str):
    clock = '(SELECT max(clock) FROM "transaction")'
    findings = found(store, f'UPDATE "transaction" SET arrived = {said} WHERE clock = {clock}')  # noqa: S608
    (sentence,) = sentences(findings, Kind.RECORD)
    assert sentence.startswith("The time at which the step “Edit text” of ")
    assert sentence.endswith(" came to this file was altered.")
    assert len(findings) == 1


def test_the_time_at_which_another_step_came_is_not_taken_for_its_own(store: Store, talks: Talks):
    first = '(SELECT arrived FROM "transaction" ORDER BY clock LIMIT 1)'
    findings = found(store, f'UPDATE "transaction" SET arrived = {first}')  # noqa: S608 - our own words
    steps = store.columns('SELECT count(*) FROM "transaction"')[0][0]
    assert len(sentences(findings, Kind.RECORD)) == steps - 1


def test_a_file_from_before_times_had_a_sum_is_believed(store: Store, talks: Talks):
    assert found(store, 'UPDATE "transaction" SET arrived = substr(arrived, 1, 27)') == []


def test_a_step_taken_out_of_the_record_is_noticed(store: Store, talks: Talks):
    findings = found(store, """DELETE FROM "transaction" WHERE kind = 'edit'""")
    assert set(sentences(findings, Kind.RECORD)) == {
        "A change of statement ST001 (text) in the record belongs to no step."
    }


def test_a_record_without_its_sum_is_noticed(store: Store, talks: Talks):
    assert [finding.kind for finding in found(store, "DELETE FROM meta")] == [Kind.RECORD]


@pytest.mark.parametrize(("table", "unit"), [("party", "weight"), ("flag", "row")])
def test_changes_that_nobody_signed_are_named_whatever_their_kind(store: Store, talks: Talks, table: str, unit: str):
    said = ("t", table, talks.ua, unit, "null")
    names = "hash, transaction_id, table_name, row_id, unit, value"
    values = "', '".join((change_hash(*said, []), *said))
    findings = found(store, f"INSERT INTO change ({names}) VALUES ('{values}')")  # noqa: S608 - our own values
    assert any("belongs to no step" in sentence for sentence in sentences(findings, Kind.RECORD))
    assert "its sum does not fit" in sentences(findings, Kind.RECORD)[-1]


@pytest.mark.parametrize("table", ["party", "flag"])
def test_a_change_of_a_row_whose_id_holds_a_nul_is_not_passed_over(store: Store, talks: Talks, table: str):
    name = change_hash("t", table, "a\x00b", "name", "null", [])
    findings = found(
        store,
        "INSERT INTO change (hash, transaction_id, table_name, row_id, unit, value) "  # noqa: S608 - our own values
        f"VALUES ('{name}', 't', '{table}', 'a' || char(0) || 'b', 'name', 'null')",
    )
    assert any("cannot be read" in sentence for sentence in sentences(findings, Kind.RECORD))


def test_a_stranger_in_the_schema_is_named_and_nothing_else_is_looked_at(store: Store, talks: Talks):
    findings = found(store, "CREATE TABLE extra (x)", "DELETE FROM meta")
    assert findings == [
        Finding(
            Kind.STRANGER, None, "The file is not as a dossier should be: the table extra is not part of a dossier."
        )
    ]


def test_damage_is_named(store: Store, talks: Talks):
    findings = found(store, "PRAGMA ignore_check_constraints = ON", "UPDATE statement SET credibility = 9")
    assert findings[0] == Finding(Kind.DAMAGE, None, "The file is damaged: CHECK constraint failed in statement.")


def test_a_code_that_stands_for_two_rows_is_named(store: Store, talks: Talks):
    with store.write("Add") as writing:
        writing.add(Party(code="UA", name="Ukraine again"))
        writing.add(statement(talks, code="ST001"))
        writing.add(Round(number=1, label="Again", start="2022-05-01", end="2022-05-01"))
    assert {finding.sentence for finding in check(store) if finding.kind == Kind.CODE} == {
        "The code UA stands for 2 rows of party.",
        "The code ST001 stands for 2 rows of statement.",
        "The number 1 stands for 2 rows of round.",
    }


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("party", "a party"), ("speaker", "a speaker"), ("issue", "an issue"), ("source", "a source"),
        ("round", "a round"), ("statement", "a statement that it retracts"),
    ],
)  # fmt: skip
def test_references_to_rows_that_are_not_there_are_named(store: Store, talks: Talks, table: str, words: str):
    ids = {"party": talks.ua, "speaker": talks.zelenskyy, "issue": talks.neutrality, "source": talks.source,
           "round": talks.round, "statement": talks.second}  # fmt: skip
    with store.write("Break") as writing:
        writing.set(Statement, talks.first, round_id=talks.round, retracts_id=talks.second)
        writing.delete(next(one for one in FACTS if one.__tablename__ == table), ids[table])
    said = f"The statement ST001 refers to {words} that is not there."
    assert Finding(Kind.REFERENCE, ("statement", talks.first), said) in check(store)


@pytest.mark.parametrize("field", ["depends_on_id", "retracted_by_id", "round_id"])
def test_every_reference_of_a_statement_is_looked_at(store: Store, talks: Talks, field: str):
    with store.write("Break") as writing:
        writing.set(Statement, talks.first, **{field: "nowhere"})
    assert [finding.kind for finding in check(store)] == [Kind.REFERENCE]


def test_a_speaker_of_another_party_is_named(store: Store, talks: Talks):
    with store.write("Break") as writing:
        writing.set(Statement, talks.first, speaker_id=talks.lavrov)
    assert check(store) == [
        Finding(
            Kind.SPEAKER,
            ("statement", talks.first),
            "The speaker of statement ST001, Sergey Lavrov, is of another party.",
        )
    ]


def test_retractions_in_a_circle_are_named(store: Store, talks: Talks):
    with store.write("Break") as writing:
        writing.set(Statement, talks.first, retracts_id=talks.second)
        writing.set(Statement, talks.second, retracts_id=talks.first)
    assert [finding.sentence for finding in check(store)] == ["Retractions run in a circle: ST001, ST002."]


def test_a_retraction_told_from_both_sides_is_no_circle(store: Store, talks: Talks):
    with store.write("Retract") as writing:
        writing.set(Statement, talks.second, retracts_id=talks.first)
        writing.set(Statement, talks.first, retracted_by_id=talks.second)
    assert check(store) == []


def test_changes_from_the_future_are_named(store: Store, talks: Talks, monkeypatch: pytest.MonkeyPatch):
    ahead = (datetime.now(UTC) + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    monkeypatch.setattr(writing_module, "tick", lambda _: ahead)
    edits.set_text(store, talks.first, "From the future")
    monkeypatch.undo()
    assert [finding.kind for finding in check(store)] == [Kind.CLOCK]
    assert "The clock of Olena Koval is ahead of ours" in check(store)[0].sentence


def test_a_clock_a_little_ahead_is_let_pass(store: Store, talks: Talks, monkeypatch: pytest.MonkeyPatch):
    ahead = (datetime.now(UTC) + timedelta(minutes=4)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    monkeypatch.setattr(writing_module, "tick", lambda _: ahead)
    edits.set_text(store, talks.first, "From a fast clock")
    assert check(store) == []


def test_a_list_of_conflicts_that_was_tampered_with_is_noticed(store: Store, talks: Talks):
    findings = found(store, f"INSERT INTO conflict VALUES ('statement', '{talks.first}', 'text', 'x')")  # noqa: S608
    assert sentences(findings, Kind.OUTSIDE) == ["The list of conflicts was changed outside Parley."]


def test_a_file_that_is_no_dossier_any_more_is_a_sentence(folder: Path, author: Author):
    path = folder / "talks.parley"
    with closing(Store.create(path, author)) as opened:
        add_talks(opened)
        with path.open("rb+") as file:
            file.write(b"\x00" * 100)
        with pytest.raises(UserError, match=r"is not a dossier|damaged"):
            check(opened)


def test_speakers_without_their_party_are_named(store: Store, talks: Talks):
    with store.write("Break") as writing:
        writing.set(Speaker, talks.lavrov, party_id="nowhere")
    assert [finding.sentence for finding in check(store)] == ["The speaker LAV refers to a party that is not there."]


def test_what_belongs_to_nothing_is_named_by_what_people_know_of_it(store: Store, talks: Talks):
    with store.write("Add") as writing:
        writing.add(Alias(owner_id=new_id(), name="Kyiv"))
        writing.add(Alias(owner_id=talks.lavrov, name="the minister"))
        writing.add(Alias(owner_id=talks.ua, name="Ukrainians"))
        text = writing.add(SourceText(source_id=new_id(), text="", text_hash="0" * 64))
    assert sentences(check(store), Kind.REFERENCE) == [
        "The alias Kyiv refers to a party or speaker that is not there.",
        f"The source text {text} refers to a source that is not there.",
    ]


def test_scales_that_leave_ranges_without_a_place_are_named(store: Store, talks: Talks):
    with store.write("Revise") as writing:
        scales = [writing.add(Scale(issue_id=talks.neutrality, mapping=mapping)) for mapping in ("[[0,0]]", "")]
        other = writing.add(Issue(code="crimea", title="Crimea", sequence=2))
        foreign = writing.add(Scale(issue_id=other))
        writing.set(Statement, talks.first, scale_id=foreign)
    assert sentences(check(store), Kind.SCALE) == [
        "The mapping of a revised scale of issue neutrality cannot be read, so nothing is compared.",
        "The scale of issue neutrality was revised 2 times apart; only what was coded on the last one is compared.",
        "The range of statement ST001 is on the scale of another issue.",
    ]
    with store.write("Mend") as writing:
        writing.set(Scale, scales[1], after_id=scales[0])
        writing.set(Scale, scales[0], mapping="[[0,0],[100,50]]")
        writing.set(Statement, talks.first, scale_id=None)
    assert check(store) == []
