"""The sample dossier as it is loaded, against the cells of its CSV files."""

import csv
from datetime import date

import numpy as np
import pytest

import resources
from models.changes import Changes
from models.edits import statements as edits
from models.edits.links import add_link, set_standing
from models.facts import EVER, NONE
from models.ids import new_id
from models.loading import load_snapshot, next_snapshot
from models.record.writing import Writing
from models.snapshot import ALWAYS, Snapshot, to_date, to_day
from models.store import Store
from models.tables import Event, Issue, Option, Party, Scale, Speaker, Statement
from models.words import ACTS, LinkKind, Standing
from tests.talks import add_talks, statement


def cells(name: str) -> list[dict[str, str]]:
    with (resources.path("sample/istanbul-2022") / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def snapshot(istanbul: Store) -> Snapshot:
    return load_snapshot(istanbul)


def figure(text: str) -> float | None:
    return float(text) if text else None


def code_at(rows: tuple, position: int) -> str:
    return "" if position == NONE else rows[position].code


def day_text(day: int | None) -> str:
    return "" if day is None else to_date(day).isoformat()


def test_parties(snapshot: Snapshot):
    assert [(row.code, row.name, row.role) for row in snapshot.parties] == [
        (row["code"], row["name"], row["role"]) for row in cells("parties")
    ]
    assert [snapshot.parties[position].code for position in snapshot.principals] == ["UA", "RU"]


def test_speakers(snapshot: Snapshot):
    assert [
        (row.code, row.name, row.office, snapshot.parties[row.party].code, str(row.authority))
        for row in snapshot.speakers
    ] == [tuple(row[name] for name in ("code", "name", "office", "party", "authority")) for row in cells("speakers")]


def test_issues_with_their_options_in_order_of_value(snapshot: Snapshot):
    names = ("code", "title", "question", "low_pole", "high_pole", "reference_note")
    assert [tuple(getattr(row, name) for name in names) for row in snapshot.issues] == [
        tuple(row[name] for name in names) for row in cells("issues")
    ]
    assert [row.reference_point for row in snapshot.issues] == [
        figure(row["reference_point"]) for row in cells("issues")
    ]
    for issue in snapshot.issues:
        expected = [
            (float(row["value"]), row["label"], row["definition"])
            for row in cells("options")
            if row["issue"] == issue.code
        ]
        assert [(row.value, row.label, row.definition) for row in issue.options] == sorted(
            expected, key=lambda row: row[0]
        )


def revised(writing: Writing, issue: str, **values: object) -> str:
    sequence = writing.next_sequence(Scale)
    return writing.add(Scale(issue_id=issue, sequence=sequence, **values))


def test_a_revised_scale_is_the_present_one_and_carries_older_ranges_over(store: Store):
    talks = add_talks(store)
    with store.write("Revise scale") as writing:
        writing.add(Option(issue_id=talks.neutrality, value=40.0, label="old point"))
        kept = revised(
            writing, talks.neutrality, low_pole="A", high_pole="B", mapping="[[0,100],[100,0]]", reason="why"
        )
        writing.add(Option(issue_id=talks.neutrality, scale_id=kept, value=70.0, label="new point"))
        writing.add(statement(talks, code="ST003", sequence=3, scale_id=kept))
        writing.add(statement(talks, code="ST004", sequence=4, low=None, high=None))
    loaded = load_snapshot(store)
    issue, columns = loaded.issues[0], loaded.statements
    assert (issue.low_pole, [option.label for option in issue.options]) == ("A", ["new point"])
    assert [(scale.version, scale.low_pole, scale.after) for scale in issue.scales] == [(1, "NATO", 0), (2, "A", 1)]
    assert columns.scale.tolist() == [1, 1, 2, 1]
    assert columns.low[:3].tolist() == [45, 20, 40]
    assert columns.high[:3].tolist() == [60, 40, 55]
    assert columns.own == {0: (40, 55), 1: (60, 80)}
    assert columns.ranged.tolist() == [True, True, True, False]


def test_a_scale_that_is_not_there_or_of_another_issue_compares_nothing(store: Store):
    talks = add_talks(store)
    with store.write("Break") as writing:
        other = writing.add(Issue(code="crimea", title="Crimea", sequence=2))
        foreign = revised(writing, other, mapping="[[0,0],[100,100]]")
        writing.set_all(Statement, {talks.first: {"scale_id": new_id()}, talks.second: {"scale_id": foreign}})
    columns = load_snapshot(store).statements
    assert columns.scale.tolist() == [NONE, NONE]
    assert np.isnan(columns.low).all()
    assert columns.own == {0: (40, 55), 1: (60, 80)}


def test_rounds(snapshot: Snapshot):
    names = ("place", "outcome", "format", "level", "host")
    assert [
        (str(row.number), row.label, day_text(row.start), day_text(row.end), *(getattr(row, name) for name in names))
        for row in snapshot.rounds
    ] == [tuple(row[name] for name in ("number", "label", "start", "end", *names)) for row in cells("rounds")]
    assert [dict(row.heads) for row in snapshot.rounds] == [
        {code: row[column] for code, column in (("UA", "head_ua"), ("RU", "head_ru")) if row[column]}
        for row in cells("rounds")
    ]


def test_sources(snapshot: Snapshot):
    names = ("code", "publisher", "title", "kind", "reliability")
    assert [(*(getattr(row, name) for name in names), day_text(row.published)) for row in snapshot.sources] == [
        (*(row[name] for name in names), row["published"]) for row in cells("sources")
    ]


def test_events(snapshot: Snapshot):
    names = ("code", "kind", "place", "title", "text")
    found = [
        (day_text(row.day), *(getattr(row, name) for name in names), code_at(snapshot.sources, row.source))
        for row in snapshot.events
    ]
    expected = [(row["date"], row["id"], *(row[name] for name in names[1:]), row["source"]) for row in cells("events")]
    assert found == sorted(expected, key=lambda row: row[0])


def test_assessments(snapshot: Snapshot):
    found = [
        (row.code, day_text(row.day), row.assessor, code_at(snapshot.parties, row.party), row.about, row.low, row.high,
         row.wording, code_at(snapshot.sources, row.source))
        for row in snapshot.assessments
    ]  # fmt: skip
    assert found == [
        (row["id"], row["date"], row["assessor"], row["party"], row["about"], figure(row["probability_low"]),
         figure(row["probability_high"]), row["wording"], row["source"])
        for row in cells("assessments")
    ]  # fmt: skip


def test_disputes(snapshot: Snapshot):
    names = ("topic", "claim", "claimed_by", "counter_claim", "countered_by")
    found = [
        (row.code, *(getattr(row, name) for name in names), code_at(snapshot.sources, row.source_claim),
         code_at(snapshot.sources, row.source_counter))
        for row in snapshot.disputes
    ]  # fmt: skip
    assert found == [
        (row["id"], *(row[name] for name in names), row["source_claim"], row["source_counter"])
        for row in cells("disputes")
    ]


def test_statements_cell_by_cell(snapshot: Snapshot):
    columns = snapshot.statements
    assert len(columns) == len(cells("statements")) == 140
    authorities = {row["code"]: int(row["authority"]) for row in cells("speakers")}
    for position, row in enumerate(cells("statements")):
        assert columns.codes[position] == row["id"]
        assert day_text(columns.said[position]) == row["said_on"]
        assert day_text(columns.published[position]) == row["published_on"]
        assert columns.recorded[position] == ALWAYS
        assert code_at(snapshot.parties, columns.party[position]) == row["party"]
        assert code_at(snapshot.speakers, columns.speaker[position]) == row["speaker"]
        assert code_at(snapshot.issues, columns.issue[position]) == row["issue"]
        assert ACTS[columns.act[position]] == row["act"]
        for values, name in ((columns.low, "stance_low"), (columns.high, "stance_high")):
            assert (None if np.isnan(values[position]) else values[position]) == figure(row[name])
        assert columns.firmness[position] == (int(row["firmness"]) if row["firmness"] else NONE)
        assert columns.authority[position] == authorities[row["speaker"]]
        assert columns.credibility[position] == int(row["credibility"])
        assert columns.conditional[position] == bool(row["condition"])
        assert code_at(snapshot.issues, columns.depends_on[position]) == row["depends_on"]
        assert code_at(snapshot.sources, columns.source[position]) == row["source"]
        assert columns.round[position] == columns.retracts[position] == columns.retracted_by[position] == NONE
    assert columns.position[columns.ids[7]] == 7


def test_an_empty_dossier_loads(store: Store):
    snapshot = load_snapshot(store)
    assert (snapshot.title, len(snapshot.statements), snapshot.parties) == (store.path.stem, 0, ())
    assert snapshot.stale_after_days == 30


def test_links_between_statements_and_to_rounds_are_positions(store: Store):
    talks = add_talks(store)
    with store.write("Retract") as writing:
        writing.set(
            Statement, talks.second, retracts_id=talks.first, round_id=talks.round, recorded_on=date(2022, 4, 2)
        )
        writing.set(Statement, talks.first, retracted_by_id=talks.second, depends_on_id=talks.neutrality)
    columns = load_snapshot(store).statements
    assert list(columns.retracts) == [NONE, 0]
    assert list(columns.retracted_by) == [1, NONE]
    assert list(columns.round) == [NONE, 0]
    assert list(columns.depends_on) == [0, NONE]
    assert list(columns.recorded) == [ALWAYS, to_day(date(2022, 4, 2))]


def test_references_to_deleted_rows_lead_nowhere_and_a_lost_speaker_vouches_for_nothing(store: Store):
    talks = add_talks(store)
    with store.write("Delete") as writing:
        writing.delete(Speaker, talks.zelenskyy)
        writing.delete(Party, talks.ua)
    columns = load_snapshot(store).statements
    assert list(columns.speaker) == list(columns.party) == [NONE, NONE]
    assert list(columns.authority) == [5, 5]


def test_the_next_snapshot_is_what_loading_anew_gives(istanbul: Store, snapshot: Snapshot):
    heard: list[Changes] = []
    istanbul.watch(heard.append)
    edits.set_range(istanbul, snapshot.statements.ids[0], None)
    after = next_snapshot(istanbul, snapshot, heard[0])
    assert np.isnan(after.statements.low[0])
    assert not np.isnan(snapshot.statements.low[0])
    assert after.parties == load_snapshot(istanbul).parties


def test_a_speakers_new_authority_reaches_the_statements(istanbul: Store, snapshot: Snapshot):
    heard: list[Changes] = []
    istanbul.watch(heard.append)
    speaker = snapshot.statements.speaker[0]
    with istanbul.write("Regrade") as writing:
        writing.set(Speaker, snapshot.speakers[speaker].id, authority=5)
    after = next_snapshot(istanbul, snapshot, heard[0])
    assert after.statements.authority[0] == 5


def test_a_vague_day_holds_from_its_last_possible_one_and_knows_its_first(istanbul: Store, snapshot: Snapshot):
    first, second, third = snapshot.statements.ids[:3]
    edits.set_said_on(istanbul, first, date(2022, 3, 20), "2022-03-11/2022-03-20")
    edits.set_said_on(istanbul, second, date(2022, 3, 28), "../2022-03-28")
    columns = load_snapshot(istanbul).statements
    assert columns.said[:2].tolist() == [to_day(date(2022, 3, 20)), to_day(date(2022, 3, 28))]
    assert columns.earliest[:2].tolist() == [to_day(date(2022, 3, 11)), EVER]
    assert columns.earliest[2] == columns.said[2]
    assert columns.ids[2] == third


def test_a_vague_day_of_an_event_has_a_first_possible_one_too(istanbul: Store, snapshot: Snapshot):
    first, second = (event.id for event in snapshot.events[:2])
    with istanbul.write("Set days") as writing:
        writing.set(Event, first, date=date(2022, 3, 20), date_edtf="2022-03-11/2022-03-20")
        writing.set(Event, second, date=date(2022, 3, 28), date_edtf="../2022-03-28")
    events = {event.id: event for event in load_snapshot(istanbul).events}
    assert events[first].earliest == to_day(date(2022, 3, 11))
    assert events[second].earliest == EVER
    assert all(event.earliest == event.day for event in events.values() if not event.edtf)


def test_what_became_of_conditions_comes_with_the_statements(istanbul: Store, snapshot: Snapshot):
    heard: list[Changes] = []
    first, second = snapshot.statements.ids[:2]
    link = add_link(istanbul, first, LinkKind.CONDITIONAL_ON, second)
    istanbul.watch(heard.append)
    assert load_snapshot(istanbul).statements.met == {0: None}
    set_standing(istanbul, link, Standing.MET, date(2022, 4, 1))
    after = next_snapshot(istanbul, load_snapshot(istanbul), heard[-1])
    assert after.statements.met == {0: to_day(date(2022, 4, 1))}
