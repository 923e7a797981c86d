from datetime import date

import pytest

from models.analysis.movement import ChangeKind
from models.briefing.figures import Day
from models.briefing.sentences import (
    Change,
    Judged,
    brief_change,
    change_sentence,
    direction,
    earlier_scale,
    gap_sentence,
    gap_words,
    judgement_sentence,
    likelihood_sentence,
    place_sentence,
    red_line_sentence,
)
from models.briefing.wording.language import Language
from models.briefing.wording.words import words_in
from models.snapshot import to_day
from models.words import Judgement

EN = words_in(Language.ENGLISH)
OLD_SCALE = earlier_scale(EN)
MARCH_18 = Day(to_day(date(2022, 3, 18)))


def change(kind: ChangeKind, before=None, after=None, **rest) -> Change:
    usual = {"party": "Ukraine", "shift": None, "definite": False, "nearer": {}, "earlier": "when round 1 ended"}
    given = {**usual, **rest}
    return Change(kind=kind, before=before, after=after, **given)


def test_a_definite_shift_says_how_far_which_way_from_where_and_on_what_condition():
    told = change(
        ChangeKind.MOVED_UP,
        (35, 45),
        (50, 58),
        shift=14.0,
        definite=True,
        nearer={"Russia": 14.0},
        split=(1.5, 12.5),
        condition="binding guarantees enter into force",
        depends_on="Security guarantees",
    )
    assert change_sentence(EN, told) == (
        "Ukraine moved 14 points toward Russia, from 35–45 to 50–58, a definite shift; 1.5 of these points came before "
        "the round and 12.5 at the table. This holds on a condition: binding guarantees enter into force (tied to the "
        "issue “Security guarantees”)."
    )


def test_a_shift_between_ranges_that_overlap_is_only_possible():
    told = change(ChangeKind.MOVED_DOWN, (15, 50), (0, 20), shift=-22.5, nearer={"Russia": -22.5}, split=(-22.5, 0))
    assert change_sentence(EN, told) == (
        "Ukraine moved 22.5 points away from Russia, from 15–50 to 0–20, only a possible shift, since the two ranges "
        "meet; all of it before the round began."
    )


def test_a_detour_before_the_round_is_told():
    told = change(ChangeKind.MOVED_DOWN, (75, 95), (50, 65), shift=-27.5, definite=True, split=(7.5, -35))
    assert change_sentence(EN, told).endswith(
        "; before the round it had moved 7.5 points the other way, then 35 points at the table."
    )


def test_coming_back_at_the_table_is_told():
    told = change(ChangeKind.MOVED_DOWN, (65, 85), (55, 70), shift=-12.5, split=(-15, 2.5))
    assert change_sentence(EN, told).endswith(
        "; it had moved 15 points before the round and came back 2.5 points at the table."
    )


def test_one_point_is_singular():
    told = change(ChangeKind.MOVED_UP, (10, 10), (11, 11), shift=1.0, definite=True)
    assert change_sentence(EN, told) == "Ukraine moved 1 point up the scale, from 10 to 11, a definite shift."


def test_silence_is_not_confirmation():
    silent = change(ChangeKind.SILENT, (65, 85), (65, 85), shift=0.0, since=MARCH_18)
    assert change_sentence(EN, silent) == (
        "Ukraine said nothing on the issue and is taken to hold 65–85 (statement of 18 March 2022)."
    )
    kept = change(ChangeKind.REAFFIRMED, (65, 85), (65, 85), shift=0.0, since=MARCH_18)
    assert (
        change_sentence(EN, kept)
        == "Ukraine spoke on the issue; its position stayed at 65–85 (statement of 18 March 2022)."
    )


def test_what_is_not_stated_is_said_to_be_so():
    assert change_sentence(EN, change(ChangeKind.NOT_STATED)) == "Ukraine held no position."
    assert change_sentence(EN, change(ChangeKind.NOT_STATED, spoke=True)) == (
        "Ukraine spoke on the issue, but stated no position that counts."
    )
    assert change_sentence(EN, change(ChangeKind.WITHDRAWN, before=(0, 5))) == (
        "Ukraine no longer holds a position; before, it held 0–5."
    )
    assert change_sentence(EN, change(ChangeKind.FIRST_STATED, after=(0, 0), since=MARCH_18)) == (
        "Ukraine holds 0 (statement of 18 March 2022); when round 1 ended it held no position."
    )


def test_widening_names_the_mean_shift_only_where_there_is_one():
    even = change(ChangeKind.WIDENED, (40, 50), (30, 60), shift=0.0)
    assert change_sentence(EN, even) == "Ukraine widened its position from 40–50 to 30–60."
    uneven = change(ChangeKind.WIDENED, (90, 100), (60, 100), shift=-15.0, nearer={"Russia": 15.0})
    assert change_sentence(EN, uneven) == (
        "Ukraine widened its position from 90–100 to 60–100, on average 15 points toward Russia."
    )


def test_direction_names_others_only_where_the_whole_shift_went_their_way():
    assert direction(EN, 14, {"Russia": 14}) == "toward Russia"
    assert direction(EN, -14, {"B": -14, "C": 14}) == "toward C and away from B"
    assert direction(EN, 40, {"Russia": 10}) == "up the scale"
    assert direction(EN, -3, {}) == "down the scale"


def test_a_figure_has_few_words():
    assert (
        brief_change(EN, change(ChangeKind.MOVED_UP, (0, 0), (14, 14), shift=14.0, nearer={"RU": 14.0}))
        == "14 toward RU"
    )
    assert brief_change(EN, change(ChangeKind.NOT_STATED)) == "not stated"
    assert brief_change(EN, change(ChangeKind.SILENT, (0, 0), (0, 0), shift=0.0)) == "no change, silent"


def test_a_shift_too_small_to_be_shown_has_no_direction_in_a_figure():
    assert brief_change(EN, change(ChangeKind.NARROWED, (20, 30), (20.06, 30), shift=0.03)) == "narrowed"


def test_gaps_narrow_widen_close_or_cannot_be_given():
    pair = ("Ukraine", "Russia")
    assert gap_sentence(EN, pair, 20, 7, None) == "The gap between Ukraine and Russia narrowed from 20 to 7 points."
    assert gap_sentence(EN, pair, 0, 30, None) == "The gap between Ukraine and Russia widened from 0 to 30 points."
    assert gap_sentence(EN, pair, 45, 45, None) == "The gap between Ukraine and Russia is unchanged at 45 points."
    assert gap_sentence(EN, pair, 7, 0, (55, 58)) == (
        "The ranges of Ukraine and Russia meet between 55 and 58; before, 7 points lay between them."
    )
    assert gap_sentence(EN, pair, None, 30, None) == (
        "The gap between Ukraine and Russia is 30 points; before, at least one of them held no position."
    )
    assert gap_sentence(EN, pair, None, None, None) == (
        "No gap between Ukraine and Russia can be given while at least one of them holds no position."
    )


def test_a_gap_in_a_figure_shows_both_moments():
    assert gap_words(EN, 20, 7) == "20 → 7"
    assert gap_words(EN, None, 30) == "30"
    assert gap_words(EN, 20, None) == "20 → —"
    assert gap_words(EN, None, None) == "—"


def test_ranges_are_told_in_the_names_of_points():
    named = [(0, "NATO goal kept"), (40, "Neutrality for guarantees"), (75, "Limited army")]
    assert place_sentence(EN, "Ukraine", (35, 45), named) == "Ukraine’s range takes in “Neutrality for guarantees”."
    assert place_sentence(EN, "Ukraine", (50, 58), named) == (
        "Ukraine’s range lies between “Neutrality for guarantees” and “Limited army”."
    )
    assert place_sentence(EN, "Ukraine", (80, 90), named) == ""


def test_a_red_line_names_its_day_and_range():
    assert red_line_sentence(EN, "United States", (0, 40), MARCH_18) == (
        "United States’ red line, stated on 18 March 2022: it will not go outside 0–40."
    )


def test_likelihoods_without_figures_stay_without():
    assert likelihood_sentence(EN, "Kuleba", MARCH_18, "the talks", None, "sceptical") == (
        "Kuleba on “the talks”, 18 March 2022: “sceptical”."
    )
    assert likelihood_sentence(EN, "An official", MARCH_18, "success", (0, 10), "no chance seen") == (
        "An official on “success”, 18 March 2022: “no chance seen”, coded as 0–10 per cent."
    )


def test_a_day_that_is_not_known_exactly_is_never_told_as_one():
    by = Day(MARCH_18.last, is_exact=False)
    assert change_sentence(EN, change(ChangeKind.FIRST_STATED, after=(0, 0), since=by)).startswith(
        "Ukraine holds 0 (statement of 18 March 2022 at the latest)"
    )
    assert "stated on 18 March 2022 at the latest:" in red_line_sentence(EN, "Russia", (0, 40), by)
    assert "18 March 2022 at the latest" in likelihood_sentence(EN, "Kuleba", by, "the talks", None, "sceptical")


@pytest.mark.parametrize(
    ("placed", "broken", "sentence"),
    [
        ((40, 60), False, "Kuleba put Russia’s reservation on “Neutrality” at 40–60 on 18 March 2022."),
        (None, True, f"Kuleba on Russia’s reservation on “Neutrality”, 18 March 2022: on {OLD_SCALE}."),
        (None, False, "Kuleba on Russia’s reservation on “Neutrality”, 18 March 2022: no figure given."),
    ],
)
def test_what_is_judged_on_a_scale_is_no_likelihood(placed, broken, sentence):
    judged = Judged(Judgement.RESERVATION, "Russia", "Neutrality", "")
    assert judgement_sentence(EN, "Kuleba", MARCH_18, judged, placed, broken=broken) == sentence


@pytest.mark.parametrize(
    ("before", "after", "broken", "sentence"),
    [
        (None, (40, 50), (True, False),
         f"Ukraine holds 40–50 (statement of 18 March 2022); before, it held a position on {OLD_SCALE}."),
        (None, None, (True, True), f"Ukraine’s position is on {OLD_SCALE} (statement of 18 March 2022)."),
        (None, None, (True, False), f"Ukraine no longer holds a position; before, it held one on {OLD_SCALE}."),
        ((10, 20), None, (False, True),
         f"Ukraine holds a position on {OLD_SCALE} (statement of 18 March 2022); before, it held 10–20."),
        (None, None, (False, True),
         f"Ukraine holds a position on {OLD_SCALE} (statement of 18 March 2022); "
         "when round 1 ended it held no position."),
    ],
)  # fmt: skip
def test_what_is_not_comparable_is_neither_unstated_nor_first_stated(before, after, broken, sentence):
    told = change(ChangeKind.NOT_COMPARABLE, before, after, broken=broken, since=MARCH_18)
    assert change_sentence(EN, told) == sentence
    assert brief_change(EN, told) == "not comparable"


def test_a_condition_is_told_of_a_position_that_is_not_comparable_too():
    told = change(ChangeKind.NOT_COMPARABLE, broken=(False, True), condition="guarantees")
    assert change_sentence(EN, told).endswith("This holds on a condition: guarantees.")


def test_a_gap_that_cannot_be_given_says_that_a_scale_is_the_reason():
    names = ("Ukraine", "Russia")
    assert gap_sentence(EN, names, 20, None, None, (False, True)) == (
        f"No gap between Ukraine and Russia can be given while at least one of them holds a position on {OLD_SCALE}. "
        "It was 20 points before."
    )
    assert gap_sentence(EN, names, None, 7, None, (True, False)) == (
        f"The gap between Ukraine and Russia is 7 points; before, at least one of them held a position on {OLD_SCALE}."
    )
    met = gap_sentence(EN, names, None, 0, (50, 58), (True, False))
    assert met == (
        "The ranges of Ukraine and Russia meet between 50 and 58; "
        f"before, at least one of them held a position on {OLD_SCALE}."
    )


def test_a_change_too_small_to_be_printed_is_not_told_with_two_ranges_that_look_alike():
    told = change(ChangeKind.NARROWED, (20.01, 30), (20.04, 30), shift=0.015, since=MARCH_18)
    assert change_sentence(EN, told) == (
        "Ukraine changed its position by less than a figure here can show; it holds 20–30 (statement of 18 March 2022)."
    )
    assert brief_change(EN, told) == "hardly changed"


def test_gaps_that_are_printed_alike_are_unchanged():
    names = ("Ukraine", "Russia")
    assert gap_sentence(EN, names, 10.04, 9.96, None) == "The gap between Ukraine and Russia is unchanged at 10 points."
    assert gap_words(EN, 10.04, 9.96) == "10"
    assert gap_words(EN, 10.04, 10.06) == "10 → 10.1"


def test_a_figure_beside_words_is_that_of_the_coder():
    judged = Judged(Judgement.RESERVATION, "Russia", "Donbas", "cannot go lower")
    assert judgement_sentence(EN, "An adviser", MARCH_18, judged, (60, 80)) == (
        "An adviser on Russia’s reservation on “Donbas”, 18 March 2022: “cannot go lower”, coded as 60–80."
    )
    assert likelihood_sentence(EN, "An adviser", MARCH_18, "success", (60, 80), "") == (
        "An adviser put the chance of “success” at 60–80 per cent on 18 March 2022."
    )
