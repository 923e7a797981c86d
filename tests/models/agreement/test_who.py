from models.agreement.who import Given, who_gave
from models.edits.statements import set_act, set_firmness
from models.store import Store
from models.words import Act
from tests.talks import Talks

UNITS = ("act", "range", "firmness")


def test_each_part_has_who_gave_it_its_value_last(store: Store, colleague: Store, talks: Talks) -> None:
    set_act(colleague, talks.first, Act.DEMAND)
    found = who_gave(store, "statement", talks.first, UNITS)
    assert (found["act"].analyst, found["act"].founding) == ("Mykola Bondar", False)
    assert (found["range"].analyst, found["range"].founding) == ("Olena Koval", True)


def test_what_came_later_than_a_time_is_left_out(store: Store, talks: Talks) -> None:
    set_firmness(store, talks.first, 1)
    made = who_gave(store, "statement", talks.first, UNITS)["act"]
    assert who_gave(store, "statement", talks.first, UNITS, until=made.clock) == dict.fromkeys(UNITS, made)


def test_of_what_is_not_recorded_nothing_is_said(store: Store, talks: Talks) -> None:
    assert who_gave(store, "statement", talks.ua, UNITS) == {}
    assert isinstance(who_gave(store, "party", talks.ua, ("name",))["name"], Given)
