from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QSizeF, Qt
from pytestqt.qtbot import QtBot

from models.analysis.baselines import Baseline
from models.edits import pairs, statements
from models.snapshot import to_date
from models.store import Store
from models.tables import Assessment, Outcome
from models.words import Judgement
from tests.views.charts.drawn import look, overlapping, words_in
from views.agreement.view import AgreementView
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import DARK, LIGHT

MATTERS = {"neutrality": (30, 90), "crimea": (90, 40), "referendum": (80, 20)}
PARTS = ("Issues", "Red lines", "Conditions", "Trades", "Baselines", "Look-back", "Distances")


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def filters() -> Filters:
    return Filters()


@pytest.fixture
def view(qtbot: QtBot, document: Document, selection: Selection, filters: Filters) -> AgreementView:
    """The sample dossier."""
    made = AgreementView(document, selection, filters, LIGHT)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    return made


@pytest.fixture
def judge(document: Document) -> Callable[[], None]:
    """Lets somebody judge how much three issues matter to the principals."""

    def judged() -> None:
        by_code = {issue.code: issue.id for issue in document.snapshot.issues}
        plain = {"kind": Judgement.SALIENCE, "assessor": "An analyst", "date": date(2022, 3, 1), "sequence": 50}
        with document.store.write("Judge") as writing:
            for code, values in MATTERS.items():
                for party, value in zip(document.snapshot.parties[:2], values, strict=True):
                    about = {"code": f"{code}-{party.code}", "party_id": party.id, "issue_id": by_code[code]}
                    writing.add(Assessment(value_low=float(value), value_high=float(value), **about, **plain))

    return judged


def cell(view: AgreementView, row: int, title: str) -> str:
    table = view.section.frame.twin.model()
    titles = [table.headerData(at, Qt.Orientation.Horizontal) for at in range(table.columnCount())]
    return table.index(row, titles.index(title)).data()


def test_the_sample_is_summed_up_and_every_issue_has_a_row(view: AgreementView, document: Document) -> None:
    assert view.summary().startswith("Ukraine and Russia both stand on 13 of 13 issues; their ranges meet on 1;")
    assert "A zone of possible agreement is possible on 6, is unknown on 7." in view.summary()
    assert view.section.frame.twin.model().rowCount() == len(document.snapshot.issues)


def test_referendum_shows_its_lines_its_touches_and_what_it_waits_for(view: AgreementView) -> None:
    assert cell(view, 2, "Issue") == "Referendum"
    assert (cell(view, 2, "Gap"), cell(view, 2, "Ukraine: red line")) == ("10", "0–25")
    assert cell(view, 2, "Zone") == "possible, within 0–25"
    assert cell(view, 2, "Red lines touched") == (
        "Ukraine blurs its own red line since 29 Mar; Russia beyond Ukraine’s red line since 27 Mar"
    )
    assert cell(view, 2, "Waits for") == "Cease-fire and withdrawal"


def test_every_figure_opens_its_statements(qtbot: QtBot, view: AgreementView, selection: Selection) -> None:
    canvas = view.section.frame.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert selection.evidence is not None
    assert selection.evidence.title == "Where they stand on Neutrality"
    assert len(selection.evidence.statements) == 2


def test_as_of_an_earlier_round_positions_of_that_day_are_shown(view: AgreementView) -> None:
    box = view.day.box
    assert box.itemText(1).startswith("leaving 8 · ")
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert cell(view, 0, "Gap") == "7"


def test_a_pair_is_kept_in_the_dossier_as_one_step_and_undone(view: AgreementView, document: Document) -> None:
    turkey = next(party.id for party in document.snapshot.parties if party.code == "TR")
    ukraine = document.snapshot.parties[0].id
    view.pairs.choose((turkey, ukraine))
    assert view.summary().startswith("Türkiye and Ukraine")
    view.pairs.keep.click()
    assert [(one.party, one.other) for one in document.snapshot.pairs] == [(2, 0)]
    assert view.pairs.keep.text() == "Remove pair"
    assert view.pairs.pairs.currentText() == "Türkiye and Ukraine"
    view.pairs.keep.click()
    assert document.snapshot.pairs == ()
    document.store.undo()
    assert len(document.snapshot.pairs) == 1
    assert view.summary().startswith("Türkiye and Ukraine")


def test_another_pair_is_chosen_party_by_party_and_never_a_party_with_itself(view: AgreementView) -> None:
    bar = view.pairs
    assert not bar.one.isVisible()
    last = bar.pairs.count() - 1
    bar.pairs.activated.emit(last)
    assert bar.one.isVisible()
    assert view.summary().startswith("Ukraine and Russia")
    bar.one.setCurrentIndex(1)
    bar.one.activated.emit(1)
    assert view.summary().startswith("Russia and Ukraine")
    assert bar.one.currentIndex() != bar.other.currentIndex()


def test_a_kept_pair_stands_for_the_principals_pairs(view: AgreementView, document: Document) -> None:
    parties = [party.id for party in document.snapshot.parties]
    pairs.add_pair(document.store, parties[2], parties[1])
    assert [view.pairs.pairs.itemText(at) for at in range(view.pairs.pairs.count())] == [
        "Ukraine and Russia", "Türkiye and Russia", "Another pair…",
    ]  # fmt: skip


def test_a_party_that_is_gone_gives_way_to_the_principals(view: AgreementView, document: Document) -> None:
    from models.edits.parties import add_party, delete_party

    made = add_party(document.store, "Neighbour")
    view.pairs.choose((made, document.snapshot.parties[0].id))
    delete_party(document.store, made)
    assert view.summary().startswith("Ukraine and Russia")


def test_red_lines_tell_since_when_they_are_touched_and_when_that_ended(
    view: AgreementView, selection: Selection
) -> None:
    view.show_section("Red lines")
    assert view.summary().startswith(
        "Red lines were touched 11 times until 16 Apr 2022: 1 touched otherwise, 10 still so."
    )
    titles = ("Issue", "Red line of", "Touched by", "How", "Since", "Until", "Then")
    blurred = next(row for row in range(11) if cell(view, row, "Until"))
    assert [cell(view, blurred, one) for one in titles] == [
        "Crimea", "Ukraine", "Ukraine", "blurred", "28 Mar 2022", "29 Mar 2022", "touched otherwise",
    ]  # fmt: skip
    view.section.frame.canvas.opened.emit(view.section.frame.canvas.cell((blurred, 3)).opens)
    assert selection.evidence is not None
    assert selection.evidence.title == "Ukraine blurs its own red line, on Crimea"
    assert len(selection.evidence.statements) == 3


def test_conditions_name_what_is_awaited(view: AgreementView) -> None:
    view.show_section("Conditions")
    assert view.summary().startswith("1 condition on what is held: 1 not said to be met.")
    assert [cell(view, 0, one) for one in ("Party", "Issue", "Only after")] == [
        "Ukraine", "Referendum", "Cease-fire and withdrawal",
    ]  # fmt: skip


def test_without_any_salience_trades_and_baselines_say_what_is_missing(view: AgreementView) -> None:
    view.show_section("Trades")
    assert view.summary() == (
        "No trade can be ranked. Nobody has said how much any issue matters to Ukraine or Russia. "
        "78 pairs are not ranked. Salience is entered as an assessment, in the dossier."
    )
    view.show_section("Baselines")
    assert "Ukraine: salience not judged on 13 issues." in view.summary()


def test_trades_are_ranked_once_somebody_judged(view: AgreementView, judge: Callable[[], None]) -> None:
    judge()
    view.show_section("Trades")
    assert cell(view, 0, "Ukraine’s way on ⇄ Russia’s way on") == "Referendum ⇄ Neutrality"
    assert cell(view, 0, "first issue, more to Ukraine") == "+60"
    assert "matters to Ukraine or Russia. 75 pairs are not ranked." in view.summary()


def test_baselines_are_no_forecast_and_have_their_published_error_beside_them(
    view: AgreementView, judge: Callable[[], None]
) -> None:
    judge()
    view.show_section("Baselines")
    assert view.summary().startswith("Baselines on 3 of 13 issues;")
    assert "23.6 (n 351) [2]" in view.summary()
    assert "forecast" not in view.summary().casefold()
    row = [code.code for code in view._document.snapshot.issues].index("sanctions")
    assert cell(view, row, str(Baseline.MEAN).capitalize()) == "no baseline"
    assert cell(view, row, "Missing") == "Ukraine: salience not judged; Russia: salience not judged"


def resolve(store: Store) -> None:
    with store.write("Look back") as writing:
        first, second, *_ = writing.rows(Assessment)
        writing.set(Assessment, first.id, came_true=False)
        issue = store.columns("SELECT id FROM issue WHERE code = 'neutrality'")[0][0]
        days = {"date": date(2022, 6, 1)}
        writing.add(Outcome(code="OC1", issue_id=issue, value_low=60.0, value_high=60.0, **days))
        assert second.id


def test_looking_back_always_tells_over_how_many(
    view: AgreementView, judge: Callable[[], None], document: Document
) -> None:
    view.show_section("Look-back")
    assert view.summary().startswith("Nothing to look back at yet.")
    judge()
    resolve(document.store)
    assert "n 1" in view.summary()
    assert "Brier score 0.010, n 1" in view.summary()
    table = view.section.frame.twin.model()
    assert [table.index(0, column).data() for column in (1, table.columnCount() - 1)] == ["none, n 0", "0.4, n 1"]


def test_distances_leave_cells_without_a_shared_issue_open(view: AgreementView) -> None:
    view.show_section("Distances")
    assert "not placed, for lack of shared issues" in view.summary()
    table = view.section.frame.twin.model()
    words = {
        table.index(row, column).data() for row in range(table.rowCount()) for column in range(1, table.columnCount())
    }
    assert {"n 0", "–"} <= words
    section = view.section
    section.within.setValue(0)
    assert view.section.words().startswith("No two are known to stand within 0 points")


def test_all_issues_hidden_is_said(view: AgreementView, document: Document, filters: Filters) -> None:
    filters.hide_issues(frozenset(issue.id for issue in document.snapshot.issues))
    assert view.summary().startswith("All issues are hidden.")


def test_only_parts_between_two_and_of_one_day_ask_for_them(view: AgreementView) -> None:
    asks = {}
    for part in PARTS:
        view.show_section(part)
        asks[part] = view.pairs.isVisible(), view.day.isVisible()
    both = dict.fromkeys(("Issues", "Red lines", "Conditions", "Trades"), (True, True))
    assert asks == both | {"Baselines": (False, True), "Look-back": (False, False), "Distances": (False, True)}


def test_refreshing_twice_changes_nothing(view: AgreementView) -> None:
    for part in PARTS:
        view.show_section(part)
        before = view.summary(), view.grab().toImage()
        view.refresh()
        assert (view.summary(), view.grab().toImage()) == before


@pytest.mark.parametrize("width", [620.0, 860.0, 1500.0])
def test_no_words_of_any_chart_are_written_over_each_other(
    view: AgreementView, judge: Callable[[], None], width: float
) -> None:
    judge()
    for part in PARTS:
        view.show_section(part)
        chart = view.section.frame._chart
        if chart is not None:
            drawing = chart.draw(QSizeF(width, chart.wanted(width, look()).height()), look())
            assert overlapping(drawing) == []
            assert words_in(drawing)


def test_what_changed_while_it_was_not_seen_is_there_when_it_is_shown_again(
    view: AgreementView, document: Document, filters: Filters
) -> None:
    view.hide()
    hidden = next(issue.id for issue in document.snapshot.issues if issue.code == "neutrality")
    filters.hide_issues(frozenset({hidden}))
    assert cell(view, 0, "Issue") == "Neutrality"
    view.show()
    assert cell(view, 0, "Issue") == "Security guarantees"


def test_it_follows_the_appearance(view: AgreementView) -> None:
    light = view.grab().toImage()
    view.set_theme(DARK)
    assert view.grab().toImage() != light


def test_as_of_leaving_a_round_what_is_linked_to_it_by_hand_counts(view: AgreementView, document: Document) -> None:
    sitting = document.snapshot.rounds[-2]
    held = document.snapshot.statements.ids[int(document.standing.held.at(0, 0, sitting.end))]
    statements.set_round(document.store, held, sitting.id)
    for set_day in (statements.set_published_on, statements.set_said_on):
        set_day(document.store, held, to_date(sitting.end + 1))
    statements.set_range(document.store, held, (60, 60))
    view.day.box.setCurrentIndex(2)
    view.day.box.activated.emit(2)
    assert cell(view, 0, "Gap") == "5"
