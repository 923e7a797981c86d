import uuid

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.columns.ids import Ids, ids_of
from models.ids import new_id

UUIDS = st.lists(st.uuids().map(str), unique=True, min_size=1, max_size=12)


@given(UUIDS, st.uuids().map(str))
def test_ids_come_back_as_they_were_and_are_found_where_they_stand(texts: list[str], other: str):
    ids = ids_of(texts)
    assert isinstance(ids, Ids)
    assert (list(ids), ids[:2], ids[-1], len(ids)) == (texts, tuple(texts[:2]), texts[-1], len(texts))
    assert ids.at(np.array([0, -1])) == [texts[0], texts[-1]]
    places = ids.places()
    assert [places[text] for text in texts] == list(range(len(texts)))
    assert dict(places) == {text: row for row, text in enumerate(texts)}
    assert places.get(other) == (texts.index(other) if other in texts else None)


def test_ids_in_any_other_form_stay_texts():
    usual = new_id()
    for odd in ("statement-ST001", usual.upper(), usual.replace("-", ""), f"{usual[:-1]}g", "", f"{usual[:-1]}é"):
        assert ids_of([usual, odd]) == (usual, odd)
        with pytest.raises(KeyError):
            ids_of([usual]).places()[odd]


def test_ids_that_share_their_first_half_are_told_apart():
    texts = [str(uuid.UUID(int=(7 << 64) + low)) for low in (9, 3, 5)]
    places = ids_of(texts).places()
    assert [places[text] for text in texts] == [0, 1, 2]
    assert str(uuid.UUID(int=(7 << 64) + 4)) not in places


def test_the_same_ids_are_equal():
    texts = [new_id(), new_id()]
    assert ids_of(texts) == ids_of(texts) == tuple(texts)
    assert ids_of(texts) != ids_of(texts[::-1])
