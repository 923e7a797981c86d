import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.edits import statements as edits
from models.find.finder import Finder
from models.find.letters import Letters
from models.find.query import Query, read_terms
from models.find.shelf import Shelf
from models.find.word_index import WordIndex
from models.loading import load_snapshot
from models.record.author import Author
from models.store import Store
from models.tables import Alias, Party, Source, SourceText, Statement
from tests.models.find.conftest import Looking
from tests.talks import Talks, add_talks, statement


def add_text(store: Store, source_id: str, text: str, sequence: int = 1) -> str:
    with store.write("Take in text") as writing:
        return writing.add(SourceText(source_id=source_id, text=text, text_hash="0" * 64, sequence=sequence))


@pytest.fixture
def look(store: Store, talks: Talks, look_in: Callable[[Store], Looking]) -> Looking:
    """A finder in a dossier of two statements, ST001 and ST002, both “Neutrality for guarantees” of 21 March."""
    return look_in(store)


def test_statements_are_found_by_every_word_wherever_it_stands_newest_first(sample: Looking):
    found = sample.codes("zelensk NEUTRAL")
    assert found
    days = [sample.snapshot.statements.said[sample.snapshot.statements.codes.index(code)] for code in found]
    assert days == sorted(days, reverse=True)
    assert sample.codes("st106") == ["ST106"]
    assert sample.codes("ukrainian neutrality offer st106") == ["ST106"]
    assert sample.codes("xyzzy") == []
    assert len(sample.codes()) == len(sample.codes("  —  ")) == 140


def test_text_condition_note_and_code_are_looked_through(look: Looking, store: Store, talks: Talks):
    with store.write("Edit") as writing:
        writing.set(Statement, talks.first, condition="if Parliament agrees", note="Said twice", code="ST-X9")
    for words in ("parliament", "TWICE", "st-x9", "guarantees parliament twice"):
        assert look.codes(words) == ["ST-X9"]
    assert look.codes('"agrees said"') == []


def test_names_of_what_a_statement_points_at_are_looked_through(look: Looking, store: Store, talks: Talks):
    with store.write("Edit") as writing:
        writing.set(Statement, talks.second, party_id=talks.ru, speaker_id=talks.lavrov)
        writing.add(Alias(owner_id=talks.ru, name="Kremlin"))
        writing.add(Alias(owner_id=talks.lavrov, name="Лавров"))
    for words in ("russia", "kremlin", "lavrov", "ЛАВРОВ", "sergey neutral"):
        assert look.codes(words) == ["ST002"]
    for words in ("offer", "neutrality agency", "S1", "ukraine -russia"):
        assert "ST001" in look.codes(words)


def test_a_renamed_party_is_found_by_its_new_name_alone(look: Looking, store: Store, talks: Talks):
    assert look.codes("ukraine") == ["ST001", "ST002"]
    with store.write("Rename") as writing:
        writing.set(Party, talks.ua, name="Ruritania", code="RUR")
    assert look.codes("ukraine") == []
    assert look.codes("ruritan") == ["ST001", "ST002"]
    store.undo()
    assert look.codes("ukraine") == ["ST001", "ST002"]


def test_changes_additions_and_deletions_are_followed_and_so_is_their_undo(look: Looking, store: Store, talks: Talks):
    assert look.codes("guarantees") == ["ST001", "ST002"]
    edits.set_text(store, talks.first, "Nothing of the kind")
    assert look.codes("guarantees") == ["ST002"]
    assert look.codes("kind") == ["ST001"]
    with store.write("Add") as writing:
        writing.add(statement(talks, code="ST003", sequence=3, said_on=date(2022, 3, 29), text="Guarantees first"))
    assert look.codes("guarantees") == ["ST003", "ST002"]
    with store.write("Delete") as writing:
        writing.delete(Statement, talks.second)
    assert look.codes("guarantees") == ["ST003"]
    for _ in range(3):
        store.undo()
    assert look.codes("guarantees") == ["ST001", "ST002"]


def test_a_colleagues_change_is_followed(look: Looking, store: Store, talks: Talks, colleague: Store):
    edits.set_text(colleague, talks.first, "Нейтралітет")
    store.look()
    assert look.codes("НЕЙТРАЛ") == ["ST001"]
    assert look.codes("guarantees") == ["ST002"]


def test_accents_and_case_do_not_matter_in_any_script(look: Looking, store: Store, talks: Talks):
    edits.set_text(store, talks.first, "Çavuşoğlu сказав: «Їжак» – ΑΘΉΝΑ 中立を求める ความเป็นกลาง")
    for words in ("cavusoglu", "ЇЖАК", "їжак", "αθηνα", "中立", "求める", "กลาง", "を求"):
        assert look.codes(words) == ["ST001"]
    assert look.codes("立中") == []


def test_words_in_quotes_stand_together_and_a_minus_leaves_out(look: Looking, store: Store, talks: Talks):
    edits.set_text(store, talks.first, "Guarantees for neutrality")
    assert look.codes('"for neutrality"') == ["ST001"]
    assert look.codes('"for neutral"') == []
    assert look.codes('"for neutral') == ["ST001"]
    assert look.codes("guarantees -“neutrality for”") == ["ST001"]
    assert look.codes("-guarantees") == []


def test_a_dossier_of_nothing_finds_nothing(store: Store, look_in: Callable[[Store], Looking]):
    look = look_in(store)
    assert look.codes("a") == look.codes() == look.sources("a") == look.names("a") == []
    assert not look.finder.read_some()


def test_sources_are_found_by_name_or_text_named_ones_first_then_the_newest(look: Looking, store: Store, talks: Talks):
    days = {"old": date(2022, 3, 1), "new": date(2022, 4, 1), "undated": None}
    made = {}
    with store.write("Add sources") as writing:
        for code, day in days.items():
            made[code] = writing.add(Source(code=code, title=f"{code} report", published=day, reliability="B"))
        writing.set(Source, talks.source, title="A treaty, explained")
    for key in made.values():
        add_text(store, key, "The draft treaty of Istanbul has eighteen articles.")
    assert look.sources("treaty") == ["S1", "new", "old", "undated"]
    assert look.sources("draft treaty") == ["new", "old", "undated"]
    assert look.sources("old TREATY") == ["old"]
    assert look.sources("treaty -draft") == ["S1"]
    assert look.sources("") == look.sources("-treaty") == []


def test_only_the_current_text_of_a_source_is_looked_through(look: Looking, store: Store, talks: Talks):
    add_text(store, talks.source, "The delegation arrived")
    assert look.sources("arrived") == ["S1"]
    add_text(store, talks.source, "The delegation left", sequence=2)
    assert (look.sources("arrived"), look.sources("left")) == ([], ["S1"])
    store.undo()
    assert (look.sources("arrived"), look.sources("left")) == (["S1"], [])
    store.redo()
    assert (look.sources("arrived"), look.sources("left")) == ([], ["S1"])


def test_a_source_is_quoted_where_its_text_has_the_words(look: Looking, store: Store, talks: Talks):
    add_text(store, talks.source, "The delegation left for Istanbul.")
    assert look.sources("istanbul") == ["S1"]
    quote = look.finder.quote(0, "istanbul")
    assert quote is not None
    assert [quote.text[start:end] for start, end in quote.marks] == ["Istanbul"]
    assert look.finder.quote(0, "agency") is None


def test_a_long_text_is_found_by_what_stands_at_its_seams(look: Looking, store: Store, talks: Talks):
    text = " ".join(f"w{number}" for number in range(40_000))
    add_text(store, talks.source, text)
    assert look.finder.read_some(), "a long text takes several slices"
    for number in range(0, 40_000, 997):
        assert look.sources(f"w{number}x") == []
        assert look.sources(f'"w{number} w{number + 1}"') == ["S1"]


def test_answers_grow_while_texts_are_read_the_newest_first(istanbul: Store):
    snapshot = load_snapshot(istanbul)
    finder = Finder(istanbul, snapshot)
    assert finder.progress.done == 0
    assert finder.progress.total == 140
    assert len(finder.find(Query("demilitarising")).statements) == 0
    assert len(finder.find(Query("ukraine")).statements) > 0, "names can be looked through at once"
    finder.read_all()
    assert finder.progress.done == finder.progress.total == 140
    assert len(finder.find(Query("demilitarising")).statements) > 0
    finder.close()


def test_what_is_changed_while_texts_are_read_is_found_as_it_is_now(look: Looking, store: Store, talks: Talks):
    text = " ".join(f"w{number}" for number in range(40_000))
    add_text(store, talks.source, text)
    look.finder.read_some()
    edits.set_text(store, talks.first, "Changed meanwhile")
    add_text(store, talks.source, "A short one", sequence=2)
    assert look.codes("meanwhile") == ["ST001"]
    assert look.sources("short") == ["S1"]
    assert look.sources("w39999") == []


def test_found_statements_are_those_let_through(sample: Looking):
    sample.finder.read_all()
    within = np.zeros(140, np.bool_)
    within[[3, 5]] = True
    assert set(sample.finder.find(Query(), within).statements.tolist()) == {3, 5}


TYPED = st.text(st.sampled_from("aбïЇ中ก\"'*-: ()^\0\ud800") | st.characters(), max_size=30)


@given(TYPED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_nothing_typed_raises(sample: Looking, typed: str):
    sample.finder.read_all()
    sample.finder.find(Query(typed))
    sample.finder.names(typed)
    for source in sample.finder.sources(typed)[:3]:
        sample.finder.quote(source, typed)


WORDS = st.text(st.sampled_from("abßЇ中 -\n"), max_size=12)


@given(st.lists(WORDS, max_size=8), st.lists(st.tuples(st.integers(0, 7), WORDS), max_size=4), TYPED | WORDS)
@settings(max_examples=100)
def test_the_index_finds_what_reading_every_line_finds(texts: list[str], later: list[tuple[int, str]], typed: str):
    letters, kept = Letters(), {str(at): text for at, text in enumerate(texts)}
    database = sqlite3.connect(":memory:", isolation_level=None)
    index = WordIndex(database, "row")
    shelf = Shelf(index, letters, lambda rows: {row: (kept[row],) for row in rows if row in kept}, 3)
    places = {row: at for at, row in enumerate(kept)}
    shelf.place(places, len(texts))
    for at, text in later:
        shelf.read_some()
        if str(at) in kept:
            kept[str(at)] = text
            shelf.read_again([str(at)])
    while shelf.left:
        shelf.read_some()
    for term in (*read_terms(typed, letters).wanted, *read_terms(typed, letters).unwanted):
        found = [term.needle in letters.words(text) for text in kept.values()]
        assert index.having(term).tolist() == found
    database.close()


def test_what_is_nobodys_is_let_go_of_in_the_end(look: Looking, store: Store, talks: Talks):
    index = look.finder._statements.index
    for number in range(6000):
        look.finder._statements.read_again([talks.first])
        look.finder.read_some()
        assert len(index._rows) < 5010, number
    assert look.codes("guarantees") == ["ST001", "ST002"]


STEPS = st.lists(
    st.tuples(st.sampled_from(["text", "rename", "add", "delete", "source", "undo", "redo"]), st.integers(0, 3)),
    max_size=8,
)
SAID = ("guarantees", "neutral status", "Ніякої нейтральності", "nothing")


def change(store: Store, talks: Talks, step: str, place: int) -> None:
    with store.write("Change") as writing:
        rows, sources = writing.rows(Statement), writing.rows(Source)
        row = rows[place % len(rows)].id if rows else ""
        if step == "text" and row:
            writing.set(Statement, row, text=SAID[place])
        elif step == "rename":
            writing.set(Party, talks.ua, name=SAID[place])
        elif step == "add":
            writing.add(statement(talks, code=f"N{len(rows)}", sequence=len(rows) + 1, text=SAID[place]))
        elif step == "delete" and row:
            writing.delete(Statement, row)
        elif step == "source":
            sequence = writing.next_sequence(SourceText)
            source = sources[0].id
            writing.add(SourceText(source_id=source, text=SAID[place], text_hash="0" * 64, sequence=sequence))


@given(STEPS)
@settings(max_examples=40)
def test_a_finder_that_followed_every_change_finds_what_a_new_one_finds(
    tmp_path_factory: pytest.TempPathFactory, author: Author, steps: list[tuple[str, int]]
):
    with closing(Store.create(tmp_path_factory.mktemp("talks") / "talks.parley", author)) as store:
        talks = add_talks(store)
        look = Looking(store)
        for step, place in steps:
            if step in ("undo", "redo"):
                getattr(store, step)()
            else:
                change(store, talks, step, place)
        fresh = Looking(store)
        for words in (*SAID, "", "ukraine", "n1 -nothing"):
            assert look.codes(words) == fresh.codes(words)
            assert look.sources(words) == fresh.sources(words)
            assert look.names(words) == fresh.names(words)
        assert look.finder.find(Query()).facets == fresh.finder.find(Query()).facets
        look.close()
        fresh.close()
