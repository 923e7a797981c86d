from dataclasses import replace

from hypothesis import given

from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT
from models.analysis.reading_choices import RULES, counted_of_all, left_out
from models.words import Act, Conditionals, Review, Standing
from tests.models.analysis.dossiers import Dossier, dossiers, in_moderation
from tests.models.analysis.slow import Talks
from tests.snapshots import said, snapshot

ROWS = (
    said(1, at=10),
    said(2, at=20, authority=5),
    said(3, at=30, credibility=3),
    said(4, at=40, conditional=True),
    said(5, at=50, conditions=((Standing.MET, 9),)),
    said(6, at=60, act=Act.RESTATEMENT),
    said(7, at=70, review=Review.REVIEWED),
)
COLUMNS = snapshot(ROWS).statements


def test_each_choice_tells_what_it_leaves_out_with_the_other_rules_as_they_are() -> None:
    assert left_out(COLUMNS, ON_RECORD, "authority") == {5: 0, 4: 1, 3: 1, 2: 1, 1: 6}
    assert left_out(COLUMNS, ON_RECORD, "credibility") == {6: 0, 5: 0, 4: 0, 3: 0, 2: 1, 1: 1}
    assert list(left_out(COLUMNS, ON_RECORD, "conditionals").values()) == [0, 1, 2]
    assert left_out(COLUMNS, ON_RECORD, "restatements") == {True: 0, False: 1}
    assert left_out(COLUMNS, ON_RECORD, "review") == {None: 0, Review.REVIEWED: 4}


def test_a_choice_that_is_not_offered_but_had_is_counted_too() -> None:
    assert left_out(COLUMNS, replace(ON_RECORD, review=Review.DRAFT), "review")[Review.DRAFT] == 1


def test_what_counts_is_told_of_all_that_could() -> None:
    assert counted_of_all(COLUMNS, STRICT) == (4, 7)
    assert counted_of_all(COLUMNS, EVERYTHING) == (6, 7)
    assert counted_of_all(COLUMNS, replace(STRICT, conditionals=Conditionals.NEVER)) == (2, 7)


@in_moderation
@given(dossiers())
def test_what_is_left_out_is_what_the_definition_says(dossier: Dossier) -> None:
    def counted(**rule: object) -> int:
        talks = Talks(dossier.rows, replace(dossier.reading, **rule), dossier.sittings)
        return sum(talks.within(row) and talks.places(row) for row in dossier.rows)

    for rule, (widest, *_) in RULES.items():
        for choice, number in left_out(dossier.snapshot.statements, dossier.reading, rule).items():
            assert number == counted(**{rule: widest}) - counted(**{rule: choice})
