from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis.reading import ON_RECORD
from models.analysis.red_line_episodes import Bound, Ending, Episode, episodes, episodes_on
from models.analysis.red_lines import Touch
from models.facts import NONE
from models.words import Act
from tests.models.analysis import slow
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, in_moderation, plain_dossiers
from tests.snapshots import Revised, Said, said, snapshot


def line(day: int, low: float, high: float, party: str = "UA", **rest: object) -> Said:
    return said(day, party, act=Act.RED_LINE, low=low, high=high, **rest)


def found(*rows: Said, until: int = 20) -> tuple[Episode, ...]:
    return episodes(snapshot(rows), ON_RECORD, until)


def test_a_line_is_blurred_crossed_and_kept_again_day_by_day() -> None:
    rows = (line(1, 0, 40), said(2, low=10, high=30), said(4, low=30, high=50), said(6, at=60), said(9, at=20))
    blurred, crossed = found(*rows)
    assert blurred == Episode(0, 0, 0, Touch.BLURRED, Bound(4, 2, 0), Bound(6, 3, 0), Ending.TURNED)
    assert crossed == Episode(0, 0, 0, Touch.CROSSED, Bound(6, 3, 0), Bound(9, 4, 0), Ending.RESOLVED)
    assert crossed.evidence == (3, 0, 4)


def test_another_party_stands_beyond_a_line_from_the_day_both_are_stated() -> None:
    (beyond,) = found(said(1, "RU", at=90), line(3, 0, 40), said(5, "RU", at=80), said(7, "RU", low=30, high=70))
    assert beyond == Episode(0, 0, 1, Touch.BEYOND, Bound(3, 0, 1), Bound(7, 3, 1), Ending.RESOLVED)


def test_a_line_drawn_wider_resolves_what_it_no_longer_excludes() -> None:
    (crossed,) = found(line(1, 0, 40), said(2, at=50), line(5, 0, 60))
    assert (crossed.touch, crossed.ending) == (Touch.CROSSED, Ending.RESOLVED)
    assert crossed.end == Bound(5, 1, 2)


def test_what_is_taken_back_ends_an_episode_as_unknown() -> None:
    rows = (line(1, 0, 40, code="L"), said(2, at=50), said(6, act=Act.RETRACTION, retracts="L"))
    (crossed,) = found(*rows)
    assert (crossed.ending, crossed.end) == (Ending.UNKNOWN, Bound(6, 1, NONE))
    assert crossed.evidence == (1, 0)


def test_it_ends_on_the_day_of_a_retraction_whatever_its_issue_and_round() -> None:
    taking = said(6, issue="crimea", act=Act.RETRACTION, retracts="L", round=1)
    rows = (line(1, 0, 40, code="L"), said(2, at=50), taking)
    talks = snapshot(rows, [(9, 9)], issues=("neutrality", "crimea"))
    (crossed,) = episodes(talks, ON_RECORD, 20)
    assert (crossed.ending, crossed.end) == (Ending.UNKNOWN, Bound(6, 1, NONE))


def test_a_position_that_is_not_comparable_ends_an_episode_as_unknown() -> None:
    rows = (line(1, 0, 40, scale=2), said(2, at=50, scale=2), said(6, at=50, scale=1))
    (crossed,) = episodes(snapshot(rows, revised={"neutrality": [Revised(1, None)]}), ON_RECORD, 20)
    assert (crossed.ending, crossed.end) == (Ending.UNKNOWN, Bound(6, 2, 0))


def test_an_episode_goes_on_until_the_day_that_is_asked_about() -> None:
    rows = (line(1, 0, 40), said(2, at=50), said(6, at=20))
    (crossed,) = found(*rows, until=5)
    assert (crossed.end, crossed.ending) == (None, Ending.GOES_ON)
    assert found(*rows, until=1) == ()


def test_without_a_red_line_there_is_no_episode() -> None:
    assert found(said(1, at=50), said(1, "RU", at=90)) == ()
    assert found() == ()


def slowly(dossier: Dossier, until: int) -> list[tuple[int, int, int, str, int, int | None, str]]:
    """Every day of every pair looked at for itself: issue, owner, holder, touch, first day, day of the end, ending."""
    talks, told = dossier.talks(), []
    for i, issue in enumerate(ISSUES):
        for o, owner in enumerate(PARTIES):
            for h, holder in enumerate(PARTIES):
                touch_of = slow.own_touch if o == h else slow.other_touch
                since, before = 0, "unknown"
                for day in range(until + 1):
                    bound, stance = talks.red_line(owner, issue, day), talks.held(holder, issue, day)
                    now = touch_of(talks.span(stance), talks.span(bound))
                    if now == before:
                        continue
                    if before not in {"none", "unknown"}:
                        ending = {"none": "resolved", "unknown": "unknown"}.get(now, "turned")
                        told.append((i, o, h, before, since, day, ending))
                    since, before = day, now
                if before not in {"none", "unknown"}:
                    told.append((i, o, h, before, since, None, "goes on"))
    return told


@settings(in_moderation, max_examples=20)
@given(plain_dossiers(), st.integers(0, LAST_DAY))
def test_episodes_are_what_looking_at_every_day_tells(dossier: Dossier, until: int) -> None:
    told = episodes(dossier.snapshot, dossier.reading, until)
    assert [
        (one.issue, one.owner, one.holder, one.touch, one.begin.day, one.end and one.end.day, one.ending)
        for one in told
    ] == slowly(dossier, until)
    assert episodes_on(dossier.snapshot, dossier.reading, until) == tuple(one for one in told if one.end is None)
    among = tuple(one for one in told if {one.owner, one.holder} <= {0, 2})
    assert episodes(dossier.snapshot, dossier.reading, until, (2, 0)) == among
    talks = dossier.talks()
    for one in told:
        for bound in filter(None, (one.begin, one.end)):
            stance = talks.held(PARTIES[one.holder], ISSUES[one.issue], bound.day)
            drawn = talks.red_line(PARTIES[one.owner], ISSUES[one.issue], bound.day)
            assert [None if at == NONE else dossier.rows[at] for at in (bound.held, bound.line)] == [stance, drawn]
