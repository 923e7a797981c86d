"""What holds for the edits of all records around statements: one step each, undone as a whole, refused in sentences."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.edits import (
    aliases,
    assessments,
    corroborations,
    disputes,
    dossier,
    events,
    memberships,
    offices,
    parties,
    rounds,
    speakers,
)
from models.errors import UserError
from models.store import Store
from models.tables import Statement
from models.words import Judgement, Stance
from tests.talks import Talks, add_talks, all_tables, rows_of, value_of

DAY, NEXT = date(2022, 3, 14), date(2022, 3, 17)

Edit = Callable[[Store, Talks], Any]

ADDING: list[tuple[str, str, Edit, dict[str, object]]] = [
    (
        "Add party", "party", lambda store, talks: parties.add_party(store, " Türkiye ", role="mediator"),
        {"name": "Türkiye", "code": "TUR", "role": "mediator", "sequence": 3},
    ),
    (
        "Add speaker", "speaker", lambda store, talks: speakers.add_speaker(store, "Dmytro Kuleba", talks.ua, 2),
        {"name": "Dmytro Kuleba", "code": "KUL", "authority": 2},
    ),
    (
        "Add office", "office",
        lambda store, talks: offices.add_office(
            store, talks.zelenskyy, "President", party_id=talks.ua, authority=1, days=(DAY, None)
        ),
        {"title": "President", "start": "2022-03-14", "end": None},
    ),
    (
        "Add other name", "alias", lambda store, talks: aliases.add_alias(store, talks.ua, "Kyiv"),
        {"name": "Kyiv"},
    ),
    (
        "Add membership", "membership",
        lambda store, talks: memberships.add_membership(store, talks.ua, talks.ru, None, NEXT),
        {"start": None, "end": "2022-03-17"},
    ),
    (
        "Add round", "round", lambda store, talks: rounds.add_round(store, "Video", DAY, NEXT),
        {"number": 2, "label": "Video", "start": "2022-03-14", "end": "2022-03-17"},
    ),
    (
        "Add event", "event", lambda store, talks: events.add_event(store, "Theatre hit", DAY, edtf="2022-03"),
        {"code": "EV001", "title": "Theatre hit", "date": "2022-03-14", "date_edtf": "2022-03"},
    ),
    (
        "Add assessment", "assessment",
        lambda store, talks: assessments.add_assessment(store, Judgement.SALIENCE, "An official", DAY),
        {"code": "AS001", "kind": "salience", "assessor": "An official"},
    ),
    (
        "Add dispute", "dispute", lambda store, talks: disputes.add_dispute(store, "Irpin", claim="Retaken"),
        {"code": "DI001", "topic": "Irpin", "claim": "Retaken"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("label", "table", "edit", "expected"), ADDING, ids=[row[0] for row in ADDING])
def test_adding_is_one_step_and_its_undo_leaves_nothing(
    store: Store, label: str, table: str, edit: Edit, expected: dict[str, object]
):
    talks = add_talks(store)
    before = all_tables(store)
    made = edit(store, talks)
    step = store.steps().undo
    assert step is not None
    assert step.label == label
    assert rows_of(store, table)[made].items() >= expected.items()
    store.undo()
    assert all_tables(store) == before


SETTING: list[tuple[str, Edit, tuple[str, str], dict[str, object]]] = [
    ("Set party name", lambda s, t: parties.set_name(s, t.ua, "Ukraine "), ("party", "ua"), {"name": "Ukraine"}),
    ("Set party code", lambda s, t: parties.set_code(s, t.ua, "UKR"), ("party", "ua"), {"code": "UKR"}),
    ("Set party role", lambda s, t: parties.set_words(s, t.ua, "role", "host"), ("party", "ua"), {"role": "host"}),
    ("Set party note", lambda s, t: parties.set_words(s, t.ua, "note", "a\nb"), ("party", "ua"), {"note": "a\nb"}),
    ("Set party colour", lambda s, t: parties.set_colour(s, t.ua, "06A"), ("party", "ua"), {"colour": "#0066aa"}),
    ("Set party marker", lambda s, t: parties.set_marker(s, t.ua, "star"), ("party", "ua"), {"marker": "star"}),
    ("Set speaker name", lambda s, t: speakers.set_name(s, t.lavrov, "S. Lavrov"), ("speaker", "lavrov"),
     {"name": "S. Lavrov"}),
    ("Set speaker code", lambda s, t: speakers.set_code(s, t.lavrov, "SL"), ("speaker", "lavrov"), {"code": "SL"}),
    ("Set speaker office", lambda s, t: speakers.set_office(s, t.lavrov, "Foreign Minister"), ("speaker", "lavrov"),
     {"office": "Foreign Minister"}),
    ("Set speaker authority", lambda s, t: speakers.set_authority(s, t.lavrov, 3), ("speaker", "lavrov"),
     {"authority": 3}),
    ("Set round number", lambda s, t: rounds.set_number(s, t.round, 7), ("round", "round"), {"number": 7}),
    ("Set round label", lambda s, t: rounds.set_label(s, t.round, "Dolmabahçe"), ("round", "round"),
     {"label": "Dolmabahçe"}),
    ("Set days of round", lambda s, t: rounds.set_days(s, t.round, DAY, NEXT), ("round", "round"),
     {"start": "2022-03-14", "end": "2022-03-17"}),
    ("Set round host", lambda s, t: rounds.set_words(s, t.round, "host", "TR"), ("round", "round"), {"host": "TR"}),
    ("Set head of delegation", lambda s, t: rounds.set_head(s, t.round, "UA", "Davyd Arakhamia"), ("round", "round"),
     {"heads": '{"UA":"Davyd Arakhamia"}'}),
]  # fmt: skip


@pytest.mark.parametrize(("label", "edit", "row", "expected"), SETTING, ids=[row[0] for row in SETTING])
def test_every_field_is_one_step_with_a_name_that_people_know(
    store: Store, label: str, edit: Edit, row: tuple[str, str], expected: dict[str, object]
):
    talks = add_talks(store)
    before = all_tables(store)
    edit(store, talks)
    table, which = row
    assert rows_of(store, table)[getattr(talks, which)].items() >= expected.items()
    step = store.steps().undo
    if all_tables(store) != before:
        assert step is not None
        assert step.label == label
        store.undo()
    assert all_tables(store) == before


REFUSED: list[tuple[Edit, str]] = [
    (lambda s, t: parties.add_party(s, "  "), "A party needs a name."),
    (lambda s, t: parties.add_party(s, "Uganda", code="ua"), "UA is the code of Ukraine. Choose another."),
    (lambda s, t: parties.set_code(s, t.ru, "Ua"), "UA is the code of Ukraine"),
    (lambda s, t: parties.set_code(s, t.ru, "R\nU"), "one line"),
    (lambda s, t: parties.set_colour(s, t.ua, "blue"), "Type a colour as #rrggbb"),
    (lambda s, t: parties.set_marker(s, t.ua, "heart"), "Choose one of disc, ring"),
    (lambda s, t: parties.delete_party(s, t.ua), "Ukraine has 1 speaker and 2 statements; move or delete them first."),
    (lambda s, t: speakers.delete_speaker(s, t.zelenskyy), "Zelenskyy has 2 statements; move or delete them first."),
    (lambda s, t: speakers.set_authority(s, t.zelenskyy, 0), "from 1"),
    (lambda s, t: speakers.add_speaker(s, "Nobody", t.ua, 6), "from 1"),
    (lambda s, t: speakers.set_party(s, t.zelenskyy, t.ru), "2 statements of .* would be left without an office for"),
    (lambda s, t: aliases.add_alias(s, t.ua, "ukraine"), "“ukraine” is one of its names already"),
    (lambda s, t: aliases.add_alias(s, t.ua, ""), "needs at least one letter"),
    (lambda s, t: memberships.add_membership(s, t.ua, t.ua), "Ukraine belongs to Ukraine itself"),
    (lambda s, t: memberships.add_membership(s, t.ua, t.ru, NEXT, DAY), "The days run backwards: 2022-03-17 is after"),
    (lambda s, t: offices.add_office(s, t.lavrov, "", party_id=t.ru, authority=2, days=(NEXT, DAY)), "run backwards"),
    (lambda s, t: rounds.add_round(s, "Video", NEXT, DAY), "run backwards"),
    (lambda s, t: rounds.add_round(s, "Video", DAY, NEXT, number=1), "Number 1 is that of Istanbul"),
    (lambda s, t: rounds.set_number(s, t.round, 0), "numbered from 1"),
    (lambda s, t: rounds.set_label(s, t.round, " "), "needs a label"),
    (lambda s, t: events.add_event(s, "", DAY), "needs a title"),
    (lambda s, t: assessments.add_assessment(s, Judgement.LIKELIHOOD, "", DAY), "needs somebody who made it"),
    (lambda s, t: disputes.add_dispute(s, ""), "needs a topic"),
    (lambda s, t: dossier.set_title(s, ""), "needs a title"),
    (lambda s, t: dossier.set_stale_limit(s, 0), "at least 1 day"),
    (lambda s, t: corroborations.add_corroboration(s, t.first, t.source, Stance.CORROBORATES), "known from"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "sentence"), REFUSED)
def test_what_makes_no_sense_is_refused_with_a_sentence_and_changes_nothing(store: Store, edit: Edit, sentence: str):
    talks = add_talks(store)
    before = all_tables(store)
    with pytest.raises(UserError, match=sentence) as refusal:
        edit(store, talks)
    assert refusal.value.sentence.endswith(".")
    assert all_tables(store) == before
    assert store.steps().undo is None


@pytest.mark.parametrize(
    ("edit", "seen", "now"),
    [
        (parties.set_name, {"name": "Ukraine (UA)"}, "Ukraine"),
        (speakers.set_party, {"party_id": "another"}, "Ukraine"),
    ],
)
def test_an_edit_made_on_an_older_value_is_refused_with_what_stands_now_in_words(
    store: Store, edit: Callable[..., None], seen: dict[str, object], now: str
):
    talks = add_talks(store)
    row, value = (talks.ua, "UA") if edit is parties.set_name else (talks.zelenskyy, talks.ru)
    with store.write("Free the way", kind="founding") as writing:
        for name in ("first", "second"):
            writing.set(Statement, getattr(talks, name), speaker_id=talks.lavrov)
    with pytest.raises(UserError, match=f"have set it to {now} in the meantime"):
        edit(store, row, value, seen=seen)


def _edits(store: Store, talks: Talks, words: list[tuple[int, str]]) -> None:
    acts: list[Callable[[str], object]] = [
        lambda text: parties.add_party(store, text),
        lambda text: parties.set_code(store, talks.ua, text),
        lambda text: parties.set_colour(store, talks.ru, text),
        lambda text: aliases.add_alias(store, talks.lavrov, text),
        lambda text: memberships.add_membership(store, talks.ru, talks.ua, end=DAY),
        lambda text: speakers.add_speaker(store, text, talks.ru, 3),
        lambda text: offices.add_office(store, talks.lavrov, text, party_id=talks.ua, authority=4),
        lambda text: rounds.set_head(store, talks.round, "UA", text),
        lambda text: rounds.delete_round(store, talks.round),
        lambda text: events.add_event(store, text, DAY),
        lambda text: dossier.set_title(store, text),
        lambda text: parties.delete_party(store, talks.ru),
        lambda text: speakers.delete_speaker(store, talks.lavrov),
    ]
    for which, text in words:
        with suppress(UserError):
            acts[which % len(acts)](text)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.tuples(st.integers(0, 12), st.text(max_size=6)), max_size=8))
def test_taking_everything_back_leaves_the_tables_as_they_were(store: Store, words: list[tuple[int, str]]):
    if not store.columns("SELECT 1 FROM party"):
        add_talks(store)
    ids = dict(store.columns("SELECT code, id FROM party UNION ALL SELECT code, id FROM speaker"))
    talks = Talks(ua=ids["UA"], ru=ids["RU"], zelenskyy=ids["ZEL"], lavrov=ids["LAV"])
    talks.round = value_of(store, "round", store.columns("SELECT id FROM round")[0][0], "id")
    before = all_tables(store)
    _edits(store, talks, words)
    while store.steps().undo is not None:
        store.undo()
    assert all_tables(store) == before
