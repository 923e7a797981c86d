from collections import Counter
from collections.abc import Callable, Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.edits import statements as edits
from models.find.facets import Value
from models.find.query import Facet, Query
from models.snapshot import Snapshot, to_date
from models.store import Store
from models.tables import Party, Statement
from models.words import ACTS, REVIEWS
from tests.models.find.conftest import Looking
from tests.talks import Talks


def values(look: Looking, facet: Facet, query: Query = Query()) -> dict[str, int]:  # noqa: B008 - never changed
    look.finder.read_all()
    return {value.words: value.count for value in look.finder.find(query).facets[facet]}


def test_every_facet_counts_all_statements_in_words(sample: Looking):
    assert values(sample, Facet.PARTY)["Ukraine"] > 10
    assert values(sample, Facet.MONTH)["March 2022"] > values(sample, Facet.MONTH)["February 2022"]
    assert values(sample, Facet.ANALYST) == {"Olena Koval": 140}
    assert values(sample, Facet.REVIEW) == {"Draft": 140}
    assert values(sample, Facet.ACT)["red line"] > 0
    for facet in Facet:
        counts = list(values(sample, facet).values())
        assert sum(counts) == 140
        assert counts == sorted(counts, reverse=True)


def test_choosing_in_one_facet_keeps_its_own_counts_and_narrows_the_others(sample: Looking):
    before = values(sample, Facet.ACT)
    query = Query().toggled(Facet.ACT, "red_line")
    assert values(sample, Facet.ACT, query) == before
    assert sum(values(sample, Facet.PARTY, query).values()) == before["red line"]
    assert len(sample.codes(act="red_line")) == before["red line"]


def test_several_values_of_one_facet_widen_and_other_facets_narrow(sample: Looking):
    both = Query().toggled(Facet.ACT, "red_line").toggled(Facet.ACT, "offer")
    assert len(sample.finder.find(both).statements) == len(sample.codes(act="red_line")) + len(
        sample.codes(act="offer")
    )
    ukraine = sample.snapshot.parties[0].id
    narrowed = both.toggled(Facet.PARTY, ukraine)
    parties = sample.snapshot.statements.party[sample.finder.find(narrowed).statements]
    assert set(parties.tolist()) == {0}


def test_words_narrow_every_facet(sample: Looking):
    sample.finder.read_all()
    found = sample.finder.find(Query("zelensk neutrality"))
    assert all(sum(value.count for value in found.facets[facet]) == len(found.statements) for facet in Facet)


def test_a_chosen_value_stays_listed_without_statements_and_when_it_is_gone(
    store: Store, talks: Talks, look_in: Callable[[Store], Looking]
):
    look = look_in(store)
    query = Query("", frozenset({(Facet.PARTY, talks.ua), (Facet.PARTY, "nobody"), (Facet.ACT, "threat")}))
    found = look.finder.find(query)
    assert len(found.statements) == 0
    assert Value("threat", "threat", 0, is_chosen=True) in found.facets[Facet.ACT]
    with store.write("Delete") as writing:
        writing.delete(Party, talks.ua)
    parties = look.finder.find(query).facets[Facet.PARTY]
    assert {(value.id, value.words) for value in parties} == {(talks.ua, "deleted"), ("nobody", "deleted")}


def test_who_coded_a_statement_is_who_recorded_it_whoever_changed_it_since(
    store: Store, talks: Talks, colleague: Store, look_in: Callable[[Store], Looking]
):
    look = look_in(store)
    edits.set_text(colleague, talks.first, "Mended by a colleague")
    with colleague.write("Add") as writing:
        row = writing.get(Statement, talks.second)
        added = writing.add(Statement(**{**row.model_dump(exclude={"id", "version"}), "code": "ST003"}))
    store.look()
    assert values(look, Facet.ANALYST) == {"Olena Koval": 2, "Mykola Bondar": 1}
    with store.write("Delete") as writing:
        writing.delete(Statement, added)
    store.undo()
    assert values(look, Facet.ANALYST) == {"Olena Koval": 2, "Mykola Bondar": 1}


CHOSEN = st.lists(st.tuples(st.sampled_from(Facet), st.integers(0, 6)), max_size=6)


def told(snapshot: Snapshot, at: int) -> Iterator[tuple[Facet, str]]:
    """A statement's value in every facet, read off one by one."""
    columns = snapshot.statements
    yield Facet.PARTY, snapshot.parties[columns.party[at]].id
    yield Facet.ISSUE, snapshot.issues[columns.issue[at]].id
    yield Facet.SPEAKER, snapshot.speakers[columns.speaker[at]].id
    yield Facet.ACT, str(ACTS[columns.act[at]])
    yield Facet.MONTH, to_date(int(columns.said[at])).isoformat()[:7]
    yield Facet.GRADE, f"{snapshot.sources[columns.source[at]].reliability}{columns.credibility[at]}"
    yield Facet.REVIEW, str(REVIEWS[columns.review[at]])


@given(CHOSEN)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_counts_are_those_of_counting_one_by_one(sample: Looking, chosen: list[tuple[Facet, int]]):
    sample.finder.read_all()
    everything = sample.finder.find(Query()).facets
    query = Query()
    for facet, place in chosen:
        query = query.toggled(facet, everything[facet][place % len(everything[facet])].id)
    rows = [dict(told(sample.snapshot, at)) for at in range(140)]
    found = sample.finder.find(query)
    wanted = {facet: query.values(facet) for facet in Facet if query.values(facet) and facet is not Facet.ANALYST}
    assert set(found.statements.tolist()) == {
        at for at, row in enumerate(rows) if all(row[facet] in wanted[facet] for facet in wanted)
    }
    for facet in set(Facet) - {Facet.ANALYST}:
        others = [one for one in wanted if one is not facet]
        counts = Counter(row[facet] for row in rows if all(row[one] in wanted[one] for one in others))
        assert {value.id: value.count for value in found.facets[facet] if value.count} == counts
