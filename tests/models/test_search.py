import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.loading import load_snapshot
from models.queries import all_statement_texts
from models.search import StatementIndex, find_names, find_statements, folded
from models.snapshot import Snapshot
from models.store import Store


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("УКРАЇНА", "україна"), ("ЇЖАК", "їжак"), ("Ґедзь", "ґедзь"), ("Зеленський", "ЗЕЛЕНСЬКИЙ"),
        ("Türkiye", "turkiye"),
        ("Çavuşoğlu", "CAVUSOGLU"), ("STRASSE", "straße"), ("Café", "cafe\u0301"), ("ﬁnal", "FINAL"), ("№5", "no5"),
        ("℡", "tel"), ("Ёлка", "елка"),
    ],
)  # fmt: skip
def test_case_accents_and_ligatures_do_not_matter(one: str, other: str):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("кит", "кот"), ("и", "ы"), ("а", "a")])
def test_different_letters_stay_different(one: str, other: str):
    assert folded(one) != folded(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str):
    assert folded(folded(text)) == folded(text)


@given(st.text(st.characters(codec="utf-8", categories=["L"])))
def test_capitals_fold_as_small_letters_do(text: str):
    assert folded(text.lower()) == folded(text)


@pytest.fixture
def talks(istanbul: Store) -> tuple[Snapshot, list[str]]:
    return load_snapshot(istanbul), all_statement_texts(istanbul)


def test_statements_are_found_by_every_word_anywhere_newest_first(talks: tuple[Snapshot, list[str]]):
    snapshot, texts = talks
    found = find_statements(snapshot, texts, "zelensk NEUTRAL")
    assert len(found) > 0
    said = snapshot.statements.said[found]
    assert list(said) == sorted(said, reverse=True)
    for position in found:
        party = snapshot.parties[snapshot.statements.party[position]]
        speaker = snapshot.speakers[snapshot.statements.speaker[position]]
        assert "Zelensk" in speaker.name + texts[position] + party.name


def test_a_statement_is_found_by_its_code(talks: tuple[Snapshot, list[str]]):
    snapshot, texts = talks
    assert [snapshot.statements.codes[position] for position in find_statements(snapshot, texts, "st007")] == ["ST007"]


def test_no_words_match_everything_and_nonsense_nothing(talks: tuple[Snapshot, list[str]]):
    snapshot, texts = talks
    index = StatementIndex(snapshot, texts)
    assert index.matching("  ").all()
    assert not index.matching("xyzzy").any()


def test_names_of_issues_rounds_parties_and_speakers_are_found(talks: tuple[Snapshot, list[str]]):
    snapshot, _ = talks
    assert {hit.kind for hit in find_names(snapshot, "istanbul")} >= {"round"}
    assert [hit.title for hit in find_names(snapshot, "lavrov")] == ["Sergey Lavrov"]
    assert ("issue", "Neutrality") in {(hit.kind, hit.title) for hit in find_names(snapshot, "neutr")}
    assert ("party", "Ukraine") in {(hit.kind, hit.title) for hit in find_names(snapshot, "UKRAINE principal")}
    assert find_names(snapshot, "") == []
