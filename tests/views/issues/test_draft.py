import pytest

from models.facts import Issue, Option, Scale
from views.issues.draft import Draft

OPTIONS = (
    Option("a", 0.0, "goal", ""),
    Option("b", 40.0, "guarantees", "binding"),
    Option("c", 100.0, "neutral", ""),
)


def draft() -> Draft:
    scale = Scale("", 1, "NATO", "neutral", 20.0, OPTIONS)
    return Draft.of(Issue("i", "n", "Neutrality", "", "NATO", "neutral", 20.0, "", OPTIONS, (scale,)))


def test_a_draft_begins_as_the_present_scale_mapped_onto_itself() -> None:
    begun = draft()
    assert begun.new.options == OPTIONS
    assert begun.mapping == ((0, 0), (40, 40), (100, 100))
    assert begun.carried(10, 40) == (10, 40)


def test_the_mapping_follows_points_by_their_names() -> None:
    assert draft().move("b", 30).mapping == ((0, 0), (40, 30), (100, 100))
    assert draft().move("b", 30).carried(40, 70) == (30, 65)
    assert draft().delete("b").mapping == ((0, 0), (100, 100))
    assert draft().rename("b", "guarantees first").mapping == ((0, 0), (100, 100))


def test_new_points_have_ids_of_their_own_and_stand_in_order() -> None:
    added = draft().add(70, "limits").add(20, "signal").delete("new 1").add(80, "ban")
    assert [(one.id, one.value) for one in added.new.options] == [
        ("a", 0), ("new 2", 20), ("b", 40), ("new 3", 80), ("c", 100),
    ]  # fmt: skip
    assert added.mapping == ((0, 0), (40, 40), (100, 100))


def test_a_mapping_made_by_hand_stays_until_it_is_proposed_anew() -> None:
    mapped = draft().map_by_hand(((0, 10), (100, 90))).move("b", 30)
    assert mapped.mapping == ((0, 10), (100, 90))
    assert mapped.propose().mapping == ((0, 0), (40, 30), (100, 100))
    assert mapped.propose().move("b", 20).mapping == ((0, 0), (40, 20), (100, 100))


def test_what_is_not_comparable_carries_nothing_and_has_no_fault() -> None:
    broken = draft().map_by_hand(None)
    assert broken.carried(0, 10) is None
    assert broken.why_not() == ""
    assert broken.move("b", 20).mapping is None


def test_a_mapping_with_a_fault_says_so_and_carries_nothing() -> None:
    wrong = draft().map_by_hand(((0, 0), (50, 80), (100, 40)))
    assert "keep the order" in wrong.why_not()
    assert wrong.carried(0, 10) is None


def test_the_present_scale_is_never_changed() -> None:
    changed = draft().move("b", 10).rename("a", "x").delete("c").with_reference(None).with_words("l", "h", "why")
    assert changed.old.options == OPTIONS
    assert changed.old.reference_point == 20
    assert (changed.new.low_pole, changed.new.high_pole, changed.new.reason) == ("l", "h", "why")


@pytest.mark.parametrize(("low", "high", "moved"), [(0, 40, (60, 100)), (40, 100, (0, 60))])
def test_a_scale_that_is_turned_round_turns_ranges_round(low: float, high: float, moved: tuple[float, float]) -> None:
    turned = draft().move("a", 100).move("c", 0).move("b", 60)
    assert turned.carried(low, high) == moved


def test_the_reference_point_follows_the_mapping_until_it_is_set_by_hand() -> None:
    assert draft().move("b", 30).new.reference_point == 15
    assert draft().map_by_hand(None).new.reference_point is None
    assert draft().map_by_hand(None).propose().new.reference_point == 20
    assert draft().with_reference(50).move("b", 30).new.reference_point == 50
    assert draft().with_reference(None).move("b", 30).new.reference_point is None
