from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.folding import folded
from models.loading import load_snapshot
from models.store import Store
from models.tables import Statement
from models.text_order import LETTERS, text_ranks
from tests.authors import new_author
from tests.talks import add_talks, statement

LETTER = st.sampled_from("abzABé ї ßæ\u0439\u0438\u0306\u0301각\U0001f600\U0001f601\ufffe\n\x1f")
BEGINNING = st.sampled_from(["", "a", "Ab" * (LETTERS // 2), "É" * (LETTERS - 1)])
TEXT = st.builds(str.__add__, BEGINNING, st.text(LETTER, max_size=4))


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, list[str]]]:
    with closing(Store.create(tmp_path_factory.mktemp("order") / "talks.parley", new_author())) as store:
        made = add_talks(store)
        with store.write("Add") as writing:
            ids = [writing.add(statement(made, code=f"C{at}", sequence=20 - at)) for at in range(9)]
            writing.delete(Statement, made.first)
            writing.delete(Statement, made.second)
        yield store, ids


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(TEXT, min_size=9, max_size=9))
def test_texts_are_ranked_as_folded_texts_are_sorted(talks: tuple[Store, list[str]], texts: list[str]):
    store, ids = talks
    with store.write("Set texts") as writing:
        writing.set_all(Statement, {row_id: {"text": text} for row_id, text in zip(ids, texts, strict=True)})
    snapshot = load_snapshot(store)
    ranks = text_ranks(store, snapshot.statements, "text")
    said = dict(zip(ids, texts, strict=True))
    plain = [folded(said[row_id]) for row_id in snapshot.statements.ids]
    places = {text: place for place, text in enumerate(sorted(set(plain) - {""}))}
    ranked = sorted({int(rank) for rank in ranks if rank >= 0})
    assert [ranked.index(rank) if rank >= 0 else -1 for rank in ranks.tolist()] == [
        places.get(text, -1) for text in plain
    ]


def test_a_dossier_without_statements_has_no_texts_to_rank(tmp_path: Path):
    with closing(Store.create(tmp_path / "empty.parley", new_author())) as store:
        assert len(text_ranks(store, load_snapshot(store).statements, "text")) == 0
