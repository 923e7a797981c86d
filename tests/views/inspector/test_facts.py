from datetime import date

import pytest

from models import words
from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT, Reading
from models.edits import statements as edits
from models.facts import NONE
from models.words import Act, Conditionals, Review
from tests.snapshots import Revised, Said, said, snapshot
from views.document import Document, Standing
from views.inspector.facts import (
    Move,
    counted_since,
    firmness_words,
    headline,
    move,
    path,
    red_line_words,
    restored_words,
    when_and_where,
    why_it_does_not_count,
)


def at(document: Document, code: str) -> int:
    return document.snapshot.statements.codes.index(code)


def moved(document: Document, code: str, reading: Reading = ON_RECORD) -> Move | None:
    return move(Standing(document.snapshot, reading), at(document, code))


def test_the_offer_of_istanbul_by_hand(document: Document) -> None:
    """From 35–45, leaving round 6, to 50–58: (15 + 13) / 2 = 14, disjoint; Russia's old 65–85 lies above."""
    assert moved(document, "ST106") == Move("Moved +14 toward Russia since round 6 · definite", 1)


def test_a_move_between_ranges_that_meet_is_only_possible(document: Document) -> None:
    """ST073: from 35–45, leaving round 6, to 38–45: (3 + 0) / 2 = 1.5, and the ranges meet."""
    assert moved(document, "ST073") == Move("Moved +1.5 toward Russia since round 6 · possible", 1)


def test_a_move_is_from_what_was_held_leaving_the_round_before(document: Document) -> None:
    """ST022 of 7 March: Russia left round 2 with 90–100 and now says 75–90; it came 12.5 down, toward Ukraine."""
    assert moved(document, "ST022") == Move("Moved −12.5 toward Ukraine since round 2 · possible", 1)
    assert moved(document, "ST004") == Move("First stated", 0)


def test_moving_away_is_said_and_coloured_so(document: Document) -> None:
    """ST038 of 10 March: Russia left round 3 with 75–90 and now says 75–100; Ukraine's 10–40 lies below."""
    assert moved(document, "ST038") == Move("Moved +5 away from Ukraine since round 3 · possible", -1)


def test_the_same_centre_again_is_no_move(document: Document) -> None:
    assert moved(document, "ST137") == Move("Centre unchanged since round 7", 0)


def test_what_is_outdone_on_its_day_or_places_nobody_moved_nothing(document: Document) -> None:
    for code in ("ST105", "ST043", "ST082", "ST068", "ST056"):
        assert moved(document, code) is None, code


def test_every_move_names_a_shift_that_is_not_nothing(document: Document) -> None:
    for position in range(len(document.snapshot.statements)):
        found = move(document.standing, position)
        assert found is None or "Moved 0" not in found.words
        assert found is None or "nan" not in found.words


def test_a_statement_that_counts_has_no_reason_not_to(document: Document) -> None:
    assert why_it_does_not_count(document.standing, at(document, "ST106")) == ""


def test_why_a_statement_does_not_count_is_said_in_words(document: Document) -> None:
    statements = document.snapshot.statements
    leaders = Standing(document.snapshot, Reading("leaders", authority=1))
    assert why_it_does_not_count(leaders, at(document, "ST106")) == (
        "Does not count: authority 2 (minister, head of delegation or tabled text) is beyond the reading’s 1."
    )
    doubtful = int((statements.credibility > 2).nonzero()[0][0])
    assert "is worse than the reading’s 2." in why_it_does_not_count(Standing(document.snapshot, STRICT), doubtful)
    then = Standing(document.snapshot, ON_RECORD.as_known(date(2022, 5, 1)))
    assert why_it_does_not_count(then, at(document, "ST137")) == "Does not count: not known by 1 May 2022."
    strict = Standing(document.snapshot, Reading("unconditional", conditionals=Conditionals.NEVER))
    assert why_it_does_not_count(strict, at(document, "ST106")) == (
        "Does not count: the reading leaves conditional statements out."
    )


def test_the_reasons_agree_with_what_counts(document: Document) -> None:
    for reading in (ON_RECORD, STRICT, EVERYTHING, ON_RECORD.as_known(date(2022, 3, 20))):
        standing = Standing(document.snapshot, reading)
        for position in range(len(document.snapshot.statements)):
            counts = bool(standing.within[position] and standing.known[position])
            if counts:
                assert "beyond the reading" not in why_it_does_not_count(standing, position)
            else:
                assert why_it_does_not_count(standing, position).startswith("Does not count: ")


def test_a_placing_act_without_a_range_says_so(document: Document) -> None:
    edits.set_range(document.store, document.snapshot.statements.ids[at(document, "ST106")], None)
    position = at(document, "ST106")
    assert why_it_does_not_count(document.standing, position) == "Does not count: it carries no range."
    assert headline(document, position) == "Neutrality: not stated"


TAKEN_BACK = (
    said("2022-03-01", at=20),
    said("2022-03-03", at=40),
    said("2022-03-06", act=Act.RETRACTION, retracts="ST002"),
)
RESTORED = (*TAKEN_BACK, said("2022-03-08", act=Act.RETRACTION, retracts="ST003"))


def standing_of(*rows: Said) -> Standing:
    return Standing(snapshot(rows), ON_RECORD)


def test_what_is_taken_back_says_on_which_day_and_by_what() -> None:
    standing = standing_of(*TAKEN_BACK)
    assert why_it_does_not_count(standing, 1) == "Does not count: taken back on 6 Mar 2022 by ST003."
    assert restored_words(standing, 1) == ""


def test_what_was_restored_counts_and_says_so() -> None:
    standing = standing_of(*RESTORED)
    assert why_it_does_not_count(standing, 1) == ""
    assert restored_words(standing, 1) == "taken back on 6 Mar 2022 by ST003, restored on 8 Mar 2022 by ST004"
    assert why_it_does_not_count(standing, 2) == "Does not count: taken back on 8 Mar 2022 by ST004."


def test_what_a_retraction_let_hold_is_on_the_way_too() -> None:
    """On 3 March the minister outdoes the delegate, until a statement on another issue takes him back."""
    rows = (
        said("2022-03-03", at=40, authority=2),
        said("2022-03-03", at=20, authority=3),
        said("2022-03-06", issue="crimea", act=Act.RETRACTION, retracts="ST001"),
        said("2022-03-09", at=30),
    )
    standing = Standing(snapshot(rows, issues=("neutrality", "crimea")), ON_RECORD)
    assert path(standing, 3).tolist() == [3, 1, 0]


def test_the_way_to_a_statement_is_what_held_before_it_newest_first(document: Document) -> None:
    codes = [document.snapshot.statements.codes[one] for one in path(document.standing, at(document, "ST106"))]
    assert codes == [
        "ST106", "ST073", "ST069", "ST061", "ST059", "ST046", "ST042", "ST032", "ST027", "ST005",
    ]  # fmt: skip


def test_a_red_line_is_named_with_its_first_day(document: Document) -> None:
    statements = document.snapshot.statements
    lines = (statements.act == list(Act).index(Act.RED_LINE)).nonzero()[0].tolist()
    found = {red_line_words(document.standing, position) for position in lines}
    assert all(", since " in words for words in found)
    assert red_line_words(document.standing, at(document, "ST106")) in {"none stated on this issue", *found}


def test_firmness_is_said_with_its_meaning() -> None:
    assert (firmness_words(NONE), firmness_words(0), firmness_words(3)) == (
        "not graded", "0 trial balloon", "3 insisted on",
    )  # fmt: skip


def test_the_day_is_said_with_the_round_it_fell_into(document: Document) -> None:
    assert when_and_where(document, at(document, "ST106")) == "29 Mar 2022, round 7"
    assert when_and_where(document, at(document, "ST073")) == "27 Mar 2022"


@pytest.mark.parametrize("code", ["ST106", "ST137"])
def test_the_headline_is_the_named_point_nearest_to_the_range(document: Document, code: str) -> None:
    labels = {option.value: option.label for option in document.snapshot.issues[0].options}
    assert headline(document, at(document, code)) == labels[min(labels, key=lambda value: abs(value - 54))]


def recoded(*rows: Said) -> Standing:
    talks = snapshot([said(1, at=20), *rows], [(2, 3)], revised={"neutrality": [Revised(1, None)]})
    return Standing(talks, ON_RECORD)


def test_a_move_from_or_to_another_scale_is_not_comparable() -> None:
    standing = recoded(said(5, at=40, scale=2))
    assert move(standing, 0) == Move("Not comparable", 0)
    assert move(standing, 1) == Move("Not comparable since round 1", 0)


def test_what_is_not_comparable_counts_all_the_same() -> None:
    standing = recoded(said(4, act=Act.RED_LINE, low=0, high=50))
    assert why_it_does_not_count(standing, 0) == ""
    assert red_line_words(standing, 1) == "not comparable, since 5 Jan"


MET_ONLY = Reading("met", conditionals=Conditionals.MET)


def test_what_counts_once_its_condition_is_met_says_since_when() -> None:
    rows = (said(1, at=20), said(5, at=40, conditions=((words.Standing.MET, 9),)), said(6, at=50, conditional=True))
    standing = Standing(snapshot(rows), MET_ONLY)
    assert [counted_since(standing, at) for at in range(3)] == ["", "from 10 Jan 1970, when its condition was met", ""]
    assert why_it_does_not_count(standing, 1) == ""
    assert why_it_does_not_count(standing, 2) == "Does not count: nobody says that its condition is met."
    assert counted_since(Standing(snapshot(rows), ON_RECORD), 1) == ""


def test_what_is_not_in_the_state_of_review_asked_for_says_so() -> None:
    standing = Standing(snapshot([said(1, at=20)]), Reading("checked", review=Review.REVIEWED))
    assert why_it_does_not_count(standing, 0) == "Does not count: it is not reviewed."
