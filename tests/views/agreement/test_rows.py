from models.analysis.red_lines import Touch, ZoneState
from models.words import Act
from tests.models.analysis.judged import packed, waiting
from tests.snapshots import Revised, said, snapshot
from tests.views.agreement.asking import WORKED, asked, talks
from views.agreement import words
from views.agreement.rows import Place, issue_rows


def test_a_row_tells_gap_and_overlap_and_keeps_the_statements() -> None:
    neutrality, crimea, eu = issue_rows(asked(talks(*WORKED)))
    assert (neutrality.gap, neutrality.overlap, neutrality.held) == (0, (40, 50), (0, 1))
    assert (crimea.gap, crimea.overlap) == (40, None)
    assert (eu.gap, eu.sides[1].held, eu.held) == (None, None, (4,))


def test_what_is_said_later_is_not_looked_at() -> None:
    assert issue_rows(asked(talks(*WORKED), day=1))[1].gap is None


def test_a_range_without_a_place_on_the_scale_is_there_but_not_comparable() -> None:
    broken = snapshot([said(1, at=50), said(1, "RU", at=50, scale=2)], revised={"neutrality": [Revised(1, None)]})
    (row,) = issue_rows(asked(broken))
    assert row.sides[0].held == Place(0, None, None, conditional=False)
    assert row.gap is None
    assert words.place_words(row.sides[0].held) == "not comparable"
    assert words.gap_tip(asked(broken), row) == "The gap is not known: UA not comparable."


def test_a_row_has_the_zone_and_the_red_lines_that_are_touched_on_the_day() -> None:
    lines = said(2, act=Act.RED_LINE, low=0, high=45), said(4, "RU", act=Act.RED_LINE, low=20, high=100)
    row = issue_rows(asked(talks(*WORKED, *lines)))[0]
    assert (row.zone.state, row.zone.low, row.zone.high, row.lines) == (ZoneState.EXISTS, 20, 45, (5, 6))
    assert [(one.touch, one.begin.day) for one in row.touched] == [(Touch.BLURRED, 2)]
    assert words.zone_words(row.zone) == "zone 20–45"
    assert issue_rows(asked(talks(*WORKED, *lines), day=3))[0].zone.state is ZoneState.POSSIBLE


def test_only_the_compared_parties_lines_and_conditions_are_told() -> None:
    third = said(2, "TR", act=Act.RED_LINE, low=90, high=100), said(3, "TR", at=95, conditional=True, code="T")
    three = snapshot([*WORKED, *third], parties=("UA", "RU", "TR"), issues=("neutrality", "crimea", "eu"))
    dossier = waiting(three, {"T": "crimea"})
    assert (issue_rows(asked(dossier))[0].touched, issue_rows(asked(dossier))[0].waits) == ((), ())
    among = issue_rows(asked(dossier, compared=(0, 2)))[0]
    assert [(one.owner, one.holder) for one in among.touched] == [(2, 0)]
    assert [one.on for one in among.waits] == [1]


def test_what_is_offered_in_one_package_is_told_at_each_of_its_issues() -> None:
    rows = said(5, at=40, code="N"), said(5, issue="crimea", at=20, code="C")
    what = asked(packed(talks(*WORKED, *rows), "NC"))
    neutrality, crimea, eu = issue_rows(what)
    assert words.package_wordings(what, neutrality) == ("Crimea", "crimea")
    assert words.package_tip(what, crimea) == "Offered together with Neutrality: “Package 0”."
    assert crimea.package is not None
    assert crimea.package.statements == (5, 6)
    assert words.package_wordings(what, eu) == ("", "")


def test_the_headline_says_what_an_empty_zone_does_not_mean() -> None:
    lines = said(2, act=Act.RED_LINE, low=0, high=45), said(4, "RU", act=Act.RED_LINE, low=60, high=100)
    what = asked(talks(*WORKED, *lines))
    assert words.headline(what, issue_rows(what)) == (
        "UA and RU both stand on 2 of 3 issues; their ranges meet on 1; gaps run from 40 to 40. "
        "A zone of possible agreement is empty on 1, is unknown on 2. "
        "An empty zone on one issue never means “no deal”: packages cross issues."
    )
    plain = asked(talks(*WORKED))
    assert "no deal" not in words.headline(plain, issue_rows(plain))
