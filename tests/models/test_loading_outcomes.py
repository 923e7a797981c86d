from datetime import date

from models.facts import Outcome as Loaded
from models.loading import load_snapshot
from models.snapshot import to_day
from models.store import Store
from models.tables import Assessment, Outcome
from tests.revising import revise
from tests.talks import add_talks


def agreed(store: Store) -> Loaded:
    return load_snapshot(store).outcomes[0]


def add_outcome(store: Store, **values: object) -> None:
    talks = add_talks(store)
    row = {"code": "OC1", "date": date(2022, 4, 15), "issue_id": talks.neutrality, "source_id": talks.source} | values
    with store.write("Add outcome") as writing:
        writing.add(Outcome(**row))


def test_an_outcome_is_read_with_its_range_on_the_present_scale(store: Store):
    add_outcome(store, value_low=40.0, value_high=60.0, text="Neutral")
    assert (agreed(store).day, agreed(store).issue, agreed(store).source) == (to_day(date(2022, 4, 15)), 0, 0)
    assert (agreed(store).low, agreed(store).high, agreed(store).own) == (40, 60, None)
    revise(store, "neutrality", ((0.0, 100.0), (100.0, 50.0)))
    assert (agreed(store).low, agreed(store).high, agreed(store).own) == (70, 80, (40, 60))


def test_an_outcome_without_a_place_on_the_present_scale_is_not_comparable(store: Store):
    add_outcome(store, value_low=40.0, value_high=60.0)
    revise(store, "neutrality")
    assert (agreed(store).low, agreed(store).own) == (None, (40, 60))


def test_an_outcome_in_words_only_has_no_range(store: Store):
    add_outcome(store, text="Left to a working group")
    assert (agreed(store).low, agreed(store).high, agreed(store).own) == (None, None, None)


def test_whether_a_judgement_came_true_is_yes_no_or_not_known(store: Store):
    resolved = {"yes": True, "no": False, "open": None}
    with store.write("Judge") as writing:
        for place, (code, came_true) in enumerate(resolved.items()):
            day = None if came_true is None else date(2022, 4, 1)
            row = Assessment(code=code, date=date(2022, 3, 1), sequence=place, came_true=came_true, resolved_on=day)
            writing.add(row)
    found = {one.code: (one.came_true, one.resolved) for one in load_snapshot(store).assessments}
    assert found == {
        "yes": (True, to_day(date(2022, 4, 1))),
        "no": (False, to_day(date(2022, 4, 1))),
        "open": (None, None),
    }
