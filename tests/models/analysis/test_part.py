import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis.counting import counting, known, placing, within
from models.analysis.part import Part
from models.analysis.reading import ON_RECORD
from models.snapshot import ints
from tests.models.analysis.dossiers import Dossier, dossiers
from tests.snapshots import said, snapshot


@settings(deadline=None, max_examples=25)
@given(dossiers(), st.data())
def test_what_is_asked_of_a_part_is_answered_as_of_the_whole(dossier: Dossier, data: st.DataObject) -> None:
    whole = dossier.snapshot.statements
    rows = ints(data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)) if len(whole) else [])
    for asked in (known, within, placing, counting):
        np.testing.assert_array_equal(asked(Part(whole, rows), dossier.reading), asked(whole, dossier.reading)[rows])


def test_a_part_answers_no_more_than_the_whole_does() -> None:
    part = Part(snapshot([said(1, at=10), said(2, at=20)]).statements, ints([1]))
    assert len(part) == 1
    assert within(part, ON_RECORD).tolist() == [True]
    with pytest.raises(AttributeError):
        part.anything  # noqa: B018
