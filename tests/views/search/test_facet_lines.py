from models.find.facets import Value
from models.find.query import Facet
from views.search.facet_lines import AT_FIRST, Does, facet_lines


def values(*counts: int, chosen: tuple[int, ...] = ()) -> tuple[Value, ...]:
    return tuple(Value(f"v{at}", f"Value {at}", count, at in chosen) for at, count in enumerate(counts))


NOTHING = dict.fromkeys(Facet, ())


def words(facets: dict[Facet, tuple[Value, ...]], opened: dict[Facet, bool]) -> list[str]:
    return [line.words for line in facet_lines({**NOTHING, **facets}, opened)]


def test_an_open_facet_lists_its_most_frequent_values_and_how_many_more_there_are():
    assert words({Facet.PARTY: values(9, 8, 7, 6, 5, 4)}, AT_FIRST) == [
        "Party", "Value 0", "Value 1", "Value 2", "Value 3", "2 more…",
    ]  # fmt: skip
    assert len(words({Facet.PARTY: values(*range(9, 0, -1))}, {Facet.PARTY: True})) == 10


def test_a_closed_facet_tells_only_how_many_values_it_has():
    (line,) = facet_lines({**NOTHING, Facet.SPEAKER: values(3, 2, 1)}, AT_FIRST)
    assert (line.does, line.words, line.count, line.spoken) == (Does.OPEN, "Speaker", 3, "Speaker, closed")


def test_what_is_chosen_is_listed_wherever_it_stands_and_can_be_cleared():
    assert words({Facet.SPEAKER: values(3, 2, 1, chosen=(2,))}, {}) == ["Clear all", "Speaker", "Value 2"]
    assert words({Facet.PARTY: values(6, 5, 4, 3, 2, 1, chosen=(5,))}, AT_FIRST) == [
        "Clear all", "Party", "Value 0", "Value 1", "Value 2", "Value 3", "Value 5", "1 more…",
    ]  # fmt: skip


def test_a_facet_that_tells_nothing_apart_is_left_out():
    assert words({Facet.PARTY: values(9), Facet.ACT: ()}, AT_FIRST) == []
    assert words({Facet.PARTY: values(9, chosen=(0,))}, AT_FIRST) == ["Clear all", "Party", "Value 0"]


def test_values_are_spoken_with_their_counts_and_whether_they_are_chosen():
    lines = facet_lines({**NOTHING, Facet.PARTY: values(9, 1, chosen=(0,))}, AT_FIRST)
    assert [line.spoken for line in lines] == [
        "Clear all", "Party, open", "Value 0, 9, chosen", "Value 1, 1, not chosen",
    ]  # fmt: skip
