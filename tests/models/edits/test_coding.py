"""A draft becomes a statement with its passage in one step, or is refused with what it lacks and nothing is saved."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from models.checking.check import check
from models.drafting.draft import Draft
from models.edits.coding import add_statement, delete_statement, missing
from models.edits.source_texts import NewText, add_text
from models.edits.sources import Details, add_source
from models.errors import UserError
from models.excerpts.anchor import excerpt_of
from models.loading import load_snapshot
from models.passages import passages_of
from models.store import Store
from models.tables import Link, Office, Party, Scale, SourceText, Speaker, Statement
from models.words import Act, LinkKind, Review
from tests.talks import Talks, add_talks, all_tables, value_of

TEXT = "Kyiv is ready for neutrality, Zelenskyy said. Guarantees must come first."


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


@pytest.fixture
def text_id(store: Store, talks: Talks) -> str:
    with store.write("Add text", kind="founding") as writing:
        return writing.add(SourceText(source_id=talks.source, text=TEXT, text_hash=sha256(TEXT.encode()).hexdigest()))


@pytest.fixture
def draft(talks: Talks) -> Draft:
    return Draft(
        source_id=talks.source, party_id=talks.ua, speaker_id=talks.zelenskyy, issue_id=talks.neutrality,
        act=Act.OFFER, stance=(45, 60), firmness=2, credibility=2, said_on=date(2022, 3, 28),
        published_on=date(2022, 3, 29), text="Ready for neutrality", condition=" guarantees come first ",
    )  # fmt: skip


def test_it_becomes_a_statement_with_the_next_code_and_its_passage(store: Store, draft: Draft, text_id: str) -> None:
    made = add_statement(store, draft, text_id, excerpt_of(TEXT, 0, 28))
    assert value_of(store, "statement", made, "code") == "ST003"
    assert value_of(store, "statement", made, "condition") == "guarantees come first"
    assert value_of(store, "statement", made, "review") == Review.DRAFT
    assert value_of(store, "statement", made, "recorded_on") == date.today().isoformat()  # noqa: DTZ011
    assert [one.quote for one in passages_of(store, made)] == ["Kyiv is ready for neutrality"]
    assert check(store) == []


def test_words_of_a_text_that_was_corrected_meanwhile_stand_in_the_corrected_one(
    store: Store, talks: Talks, draft: Draft, text_id: str
) -> None:
    add_text(store, talks.source, NewText(f"A headline. {TEXT[:44]}"))
    current = load_snapshot(store).sources[0].text_id
    kept = add_statement(store, draft, text_id, excerpt_of(TEXT, 0, 28))
    lost = add_statement(store, draft, text_id, excerpt_of(TEXT, 46, len(TEXT)))
    assert [(one.text_id, one.start, one.quote) for one in passages_of(store, kept)] == [
        (current, 12, "Kyiv is ready for neutrality")
    ]
    assert [one.text_id for one in passages_of(store, lost)] == [text_id]
    assert check(store) == []


def test_words_of_another_source_are_refused(store: Store, draft: Draft, text_id: str) -> None:
    other = add_source(store, Details("Another report"))
    before = all_tables(store)
    with pytest.raises(UserError, match="stand in another source"):
        add_statement(store, replace(draft, source_id=other), text_id, excerpt_of(TEXT, 0, 28))
    assert all_tables(store) == before


def test_it_is_one_step(store: Store, draft: Draft, text_id: str) -> None:
    before = all_tables(store)
    add_statement(store, draft, text_id, excerpt_of(TEXT, 0, 28))
    assert store.steps().undo is not None
    assert store.undo() is not None
    assert all_tables(store) == before | {"analyst": all_tables(store)["analyst"]}


@pytest.mark.parametrize(
    ("field", "empty"),
    [("act", None), ("issue_id", ""), ("party_id", ""), ("speaker_id", ""), ("said_on", None), ("credibility", None)],
)
def test_what_is_missing_is_said_and_nothing_is_saved(store: Store, draft: Draft, field: str, empty: object) -> None:
    before = all_tables(store)
    lacking = replace(draft, **{field: empty})  # type: ignore[arg-type]
    assert list(missing(lacking)) == [field]
    with pytest.raises(UserError) as refusal:
        add_statement(store, lacking)
    assert str(refusal.value) == missing(lacking)[field]
    assert all_tables(store) == before


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"stance": (60, 40)}, "runs backwards"),
        ({"stance": (60, 140)}, "from 0 to 100"),
        ({"firmness": 5}, "0 to 4"),
        ({"credibility": 7}, "1 to 6"),
        ({"published_on": date(2022, 3, 1)}, "cannot have been published"),
        ({"text": "half \ud800"}, "half of a character"),
    ],
)
def test_what_contradicts_itself_is_refused(store: Store, draft: Draft, values: dict[str, object], words: str) -> None:
    before = all_tables(store)
    with pytest.raises(UserError, match=words):
        add_statement(store, replace(draft, **values))  # type: ignore[arg-type]
    assert all_tables(store) == before


def test_a_speaker_of_another_party_is_refused_unless_an_office_says_otherwise(
    store: Store, draft: Draft, talks: Talks
) -> None:
    foreign = replace(draft, speaker_id=talks.lavrov)
    with pytest.raises(UserError, match="another party"):
        add_statement(store, foreign)
    with store.write("Add office") as writing:
        writing.add(Office(speaker_id=talks.lavrov, party_id=talks.ua, title="Envoy", authority=3))
    assert add_statement(store, foreign)


def test_what_a_colleague_has_deleted_meanwhile_is_refused(store: Store, draft: Draft, talks: Talks) -> None:
    with store.write("Delete") as writing:
        writing.delete(Speaker, talks.zelenskyy)
        writing.delete(Party, talks.ua)
    with pytest.raises(UserError, match="deleted in the meantime"):
        add_statement(store, draft)


def test_deleting_takes_along_what_hangs_on_it_and_undo_brings_all_back(
    store: Store, draft: Draft, talks: Talks, text_id: str
) -> None:
    made = add_statement(store, draft, text_id, excerpt_of(TEXT, 0, 28))
    with store.write("Link") as writing:
        writing.add(Link(statement_id=talks.first, kind=LinkKind.RESTATES, other_id=made))
        writing.set(Statement, talks.second, retracts_id=made)
    before = all_tables(store)
    delete_statement(store, made)
    after = all_tables(store)
    assert made not in after["statement"]
    assert (after["excerpt"], after["link"]) == ({}, {})
    assert after["statement"][talks.second]["retracts_id"] is None
    assert check(store) == []
    store.undo()
    assert all_tables(store) == before


def test_a_range_stays_on_the_scale_that_the_analyst_saw(store: Store, draft: Draft, talks: Talks) -> None:
    with store.write("Revise") as writing:
        scale = writing.add(Scale(issue_id=talks.neutrality, sequence=1))
    before = add_statement(store, replace(draft, scale_id=""))
    after = add_statement(store, draft)
    assert value_of(store, "statement", before, "scale_id") is None
    assert value_of(store, "statement", after, "scale_id") == scale
