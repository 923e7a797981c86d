from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.analysis.reading import ON_RECORD
from models.edits import statements as edits
from models.edits.settling import latest, settle_all
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.store import Store
from tests.authors import new_author
from tests.days import on_day
from tests.revising import revise
from tests.views.timeline.lanes import issue_lane
from views.document import Document, Standing
from views.movement.comparison import Comparison
from views.movement.rows import rows
from views.movement.sentences import notes
from views.movement.spans import RoundSpan
from views.timeline.cards import card, spoken
from views.timeline.hits import EventHit, GapHit, RoundHit, StatementHit, TitleHit

HOSTILE = "<img src='file:///etc/passwd'><script>x</script>&amp; & <b>"


def position(document: Document, code: str) -> int:
    return document.snapshot.statements.codes.index(code)


def test_a_statement_says_who_when_what_and_how_well_it_is_known(document: Document) -> None:
    assert card(document, StatementHit(position(document, "ST106"))).text.split("\n") == [
        "Ukraine on Neutrality",
        "Ukrainian delegation, 29 Mar 2022",
        "Offers permanent neutrality: no alliances, no nuclear weapons, no foreign bases or troops, exercises only "
        "with guarantors' consent.",
        "If: binding guarantees enter into force",
        "offer · 50–58 · insisted on · grade " + grade_of(document, "ST106"),
        "Source: Delegations, Istanbul Communique of 29 March 2022 as later published",
    ]


def grade_of(document: Document, code: str) -> str:
    statements, at = document.snapshot.statements, position(document, code)
    return f"{document.snapshot.sources[statements.source[at]].reliability}{statements.credibility[at]}"


def test_a_statement_that_stands_in_conflict_is_told_of_as_that(document: Document, tmp_path: Path) -> None:
    """Here, in what moved, and of an earlier day as it was then."""
    store, at = document.store, position(document, "ST106")
    statement, today = document.snapshot.statements.ids[at], datetime.now(UTC).date()
    store.copy_to(tmp_path / "train.parley")
    with closing(Store.open(tmp_path / "train.parley", new_author(name="Ivan"))) as other:
        edits.set_range(other, statement, (1.0, 2.0))
    edits.set_range(store, statement, (3.0, 4.0))

    def noted() -> list[str]:
        compared = Comparison(document.standing, RoundSpan(5, 6))
        lines = rows(compared, [int(document.snapshot.statements.issue[at])], document.snapshot.principals)[0].lines
        assert "Not settled" in card(document, StatementHit(at)).text or not any(line.unsettled for line in lines)
        return [note.wordings[0] for line in lines for note in notes(line, str) if note.statements == (at,)]

    assert "not settled" not in noted()
    ended(merge(store, tmp_path / "train.parley"))
    assert "Not settled: Range" in card(document, StatementHit(at)).text.split("\n")
    assert "not settled" in noted()
    with on_day(today + timedelta(days=2)):
        settle_all(store, conflicts(store.columns), latest)
    assert "not settled" not in noted()
    document.read_as(ON_RECORD.as_known(today + timedelta(days=1)))
    assert "not settled" in noted()


def test_rounds_events_titles_and_gaps_have_cards(document: Document) -> None:
    snapshot = document.snapshot
    shown = issue_lane(document.standing, 0, snapshot.principals, 5)
    assert card(document, RoundHit(6)).text.startswith("Round 7: Istanbul\n29 Mar 2022\n")
    assert card(document, RoundHit(7)).text.split("\n")[1] == "1 Apr 2022 – 15 Apr 2022"
    assert card(document, EventHit(0)).text.startswith(snapshot.events[0].title)
    assert "If nothing is agreed: 0." in card(document, TitleHit(shown)).text
    assert "Click to see the statements" in card(document, GapHit(shown)).text


def test_an_unknown_gap_says_whose_statement_is_missing(document: Document) -> None:
    snapshot, silent = document.snapshot, set()
    for issue in range(len(snapshot.issues)):
        shown = issue_lane(document.standing, issue, snapshot.principals, 5)
        if shown.gap is not None and shown.gap.now != shown.gap.now:
            silent.add(card(document, GapHit(shown)).text.split("\n")[1])
    assert silent <= {
        f"Unknown, because nothing is stated by {who}" for who in ("Ukraine", "Russia", "Ukraine and Russia")
    }


def test_what_the_dossier_holds_is_shown_as_it_stands(document: Document) -> None:
    at = position(document, "ST106")
    statement = document.snapshot.statements.ids[at]
    edits.set_text(document.store, statement, HOSTILE)
    edits.set_condition(document.store, statement, HOSTILE)
    snapshot = document.snapshot
    events = (replace(snapshot.events[0], title=HOSTILE, text=HOSTILE, place=HOSTILE), *snapshot.events[1:])
    rounds = (replace(snapshot.rounds[0], label=HOSTILE, outcome=HOSTILE), *snapshot.rounds[1:])
    issues = (replace(snapshot.issues[0], title=HOSTILE, question=HOSTILE, low_pole=HOSTILE), *snapshot.issues[1:])
    document.standing = Standing(replace(snapshot, events=events, rounds=rounds, issues=issues), document.reading)
    shown = issue_lane(document.standing, 0, snapshot.principals, None)
    for hit, times in ((StatementHit(at), 3), (EventHit(0), 3), (RoundHit(0), 2), (TitleHit(shown), 3)):
        assert card(document, hit).text.count(HOSTILE) == times


def test_a_long_text_is_cut_short_because_the_inspector_has_all_of_it(document: Document) -> None:
    at = position(document, "ST106")
    edits.set_text(document.store, document.snapshot.statements.ids[at], "word " * 400)
    assert max(len(line) for line in card(document, StatementHit(at)).lines) < 440


def test_a_statement_can_be_heard_in_one_line(document: Document) -> None:
    assert spoken(document, position(document, "ST106")) == "Ukraine, 29 Mar 2022, offer, 50–58"
    assert spoken(document, position(document, "ST068")) == "Türkiye, 24 Mar 2022, procedural, not stated"


def test_what_does_not_count_says_so(document: Document) -> None:
    strict = document.reading.__class__("strict", credibility=1)
    document.read_as(strict)
    assert "Does not count: credibility" in card(document, StatementHit(0)).text


def test_a_statement_on_an_earlier_scale_is_told_with_that_scales_poles(document: Document) -> None:
    revise(document.store, "neutrality")
    lines = card(document, StatementHit(position(document, "ST106"))).text.split("\n")
    assert lines[-3] == "offer · not comparable · insisted on · grade " + grade_of(document, "ST106")
    assert lines[-2] == (
        "Coded as 50–58 on version 1 of the scale, where 0 is NATO membership kept as the goal and 100 is Neutral and "
        "demilitarised on Russian terms"
    )
    assert spoken(document, position(document, "ST106")).endswith("offer, not comparable")


def test_a_gap_that_is_not_comparable_says_whose_position_it_is(document: Document) -> None:
    revise(document.store, "neutrality")
    shown = issue_lane(document.standing, 0, document.snapshot.principals, None)
    found = card(document, GapHit(shown)).text
    assert "what Ukraine and Russia stated is on an earlier scale, not comparable with the present one" in found
