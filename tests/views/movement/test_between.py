from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD, Reading
from models.snapshot import Snapshot
from models.store import Store
from tests.snapshots import said, snapshot
from views.document import Document, Standing
from views.filters import Filters, LaneOrder
from views.movement.between import BetweenPage
from views.movement.rounds_bar import BEFORE_ALL
from views.selection import Selection
from views.theme import DARK, LIGHT, Theme

Viewer = Callable[[Document], BetweenPage]


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def filters() -> Filters:
    return Filters()


@pytest.fixture
def open_view(qtbot: QtBot, selection: Selection, filters: Filters) -> Viewer:
    def opened(document: Document) -> BetweenPage:
        view = BetweenPage(document, selection, filters, LIGHT)
        qtbot.addWidget(view)
        view.resize(1140, 860)
        view.show()
        return view

    return opened


@pytest.fixture
def view(document: Document, selection: Selection, open_view: Viewer) -> BetweenPage:
    """The sample dossier from round 6 to 7."""
    opened = open_view(document)
    selection.choose_rounds(round_id(document, 6), round_id(document, 7))
    return opened


@pytest.fixture
def small(qapp: object, store: Store) -> Callable[[Snapshot], Document]:
    """A document of a small dossier in memory."""

    def made(of: Snapshot) -> Document:
        document = Document(store)
        document.standing = Standing(of, ON_RECORD)
        return document

    return made


def round_id(document: Document, number: int) -> str:
    return next(sitting.id for sitting in document.snapshot.rounds if sitting.number == number)


def centre_of(view: BetweenPage, row: int, words: str) -> QPoint:
    """The middle of a text of a row, in the table's viewport."""
    assert view.table.scene is not None
    text = next(text for text in view.table.scene.layout(row).texts if text.words == words)
    assert text.target is not None
    area = view.table.scene.layout(row).targets[text.target].areas[0]
    return (area.center() + view.table.area_of(row).topLeft()).toPoint()


def click(qtbot: QtBot, view: BetweenPage, row: int, words: str) -> None:
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, row, words))


def opened(document: Document, selection: Selection) -> tuple[str, list[str]]:
    """The title and the codes of the open evidence."""
    assert selection.evidence is not None
    columns = document.snapshot.statements
    codes = [columns.codes[columns.position[statement]] for statement in selection.evidence.statements]
    return selection.evidence.title, codes


def contrast(one: QColor, other: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_compares_the_last_two_rounds_at_first(document: Document, selection: Selection, open_view: Viewer) -> None:
    view = open_view(document)
    assert (selection.earlier, selection.later) == (round_id(document, 7), round_id(document, 8))
    assert view.chooser.rounds.earlier.currentText() == "7 · Istanbul, 29 Mar"


def test_tells_every_row_in_words(view: BetweenPage) -> None:
    lines = view.summary().split("\n")
    assert lines[0].startswith("Ukraine moved on 10 of 13 issues, Russia on 4. Largest: Russia on Presidents' meeting")
    assert len(lines) == 14
    assert lines[1].startswith("Neutrality: gap 20 → 7, Ukraine: 14 toward Russia")
    assert view.accessibleDescription() == view.summary()


@pytest.mark.parametrize(
    ("words", "title", "codes"),
    [
        ("20 → 7", "Gap on Neutrality, round 6 to 7", ["ST057", "ST061", "ST106"]),
        (
            "Ukraine: 14 toward Russia",
            "Ukraine on Neutrality, round 6 to 7",
            ["ST061", "ST069", "ST073", "ST082", "ST105", "ST106"],
        ),
        ("Russia: no change, reaffirmed", "Russia on Neutrality, round 6 to 7", ["ST057", "ST089", "ST090"]),
        (
            "8 statements in between ›",
            "Said on Neutrality, round 6 to 7",
            ["ST068", "ST069", "ST073", "ST082", "ST089", "ST090", "ST105", "ST106"],
        ),
        ("on a condition", "Ukraine: on a condition, on Neutrality", ["ST106"]),
    ],
)
def test_a_click_on_a_figure_opens_its_statements(
    qtbot: QtBot, document: Document, selection: Selection, view: BetweenPage, words: str, title: str, codes: list[str]
) -> None:
    click(qtbot, view, 0, words)
    assert opened(document, selection) == (title, codes)


def test_a_click_on_a_dot_or_band_opens_that_very_statement(
    qtbot: QtBot, document: Document, selection: Selection, view: BetweenPage
) -> None:
    assert view.table.scene is not None
    drawn, _ = view.table.scene.layout(0).tracks[0]
    assert drawn.hollow is not None
    assert drawn.filled is not None
    corner = view.table.area_of(0).topLeft()
    for at, code in ((drawn.hollow, "ST061"), (drawn.filled, "ST106")):
        qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=(at + corner).toPoint())
        assert selection.statement_id is not None
        columns = document.snapshot.statements
        assert columns.codes[columns.position[selection.statement_id]] == code


def test_a_phrase_of_the_headline_opens_its_statements(selection: Selection, view: BetweenPage) -> None:
    view.headline.linkHovered.emit("0")
    assert "underline" in view.headline.text()
    view.headline.linkActivated.emit("0")
    assert selection.evidence is not None
    assert selection.evidence.title == "Ukraine moved on 10 issues, round 6 to 7"


def test_the_pointer_shows_what_can_be_opened(qtbot: QtBot, view: BetweenPage) -> None:
    viewport = view.table.viewport()
    qtbot.mouseMove(viewport, centre_of(view, 0, "20 → 7"))
    assert viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(viewport, QPoint(3, 3))
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_tips_explain_and_are_escaped(view: BetweenPage) -> None:
    gap = view.table.tip_at(centre_of(view, 0, "20 → 7").toPointF())
    title = view.table.tip_at(centre_of(view, 6, '"Denazification" and government').toPointF())
    assert "fell from 20 to 7" in gap
    assert "&quot;Denazification&quot;" in title


def test_enter_opens_what_moved_the_row(
    qtbot: QtBot, document: Document, selection: Selection, view: BetweenPage
) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened(document, selection) == (
        "Security guarantees, round 6 to 7",
        ["ST047", "ST077", "ST088", "ST104", "ST107", "ST049"],
    )


def test_arrows_reach_every_figure_of_a_row_and_space_opens_it(
    qtbot: QtBot, selection: Selection, view: BetweenPage
) -> None:
    found = []
    for _ in range(10):
        qtbot.keyClick(view.table, Qt.Key.Key_Right)
        qtbot.keyClick(view.table, Qt.Key.Key_Space)
        found.append(selection.evidence.title if selection.evidence and not selection.statement_id else "a statement")
    assert found == [
        "Neutrality, round 6 to 7",
        "Said on Neutrality, round 6 to 7",
        "a statement",
        "a statement",
        "a statement",
        "Gap on Neutrality, round 6 to 7",
        "Ukraine on Neutrality, round 6 to 7",
        "Ukraine: on a condition, on Neutrality",
        "Ukraine: robust, on Neutrality",
        "Russia on Neutrality, round 6 to 7",
    ]


def test_keys_keep_the_current_row_in_sight(qtbot: QtBot, view: BetweenPage) -> None:
    view.resize(860, 400)
    qtbot.keyClick(view.table, Qt.Key.Key_End)
    assert view.table.current == 12
    assert view.table.area_of(12).bottom() <= view.table.viewport().height()
    qtbot.keyClick(view.table, Qt.Key.Key_Home)
    assert view.table.verticalScrollBar().value() == 0
    qtbot.keyClick(view.table, Qt.Key.Key_PageDown)
    assert 0 < view.table.current < 12
    assert "gap" in view.table.accessibleDescription()


def test_choosing_rounds_goes_through_the_selection(
    document: Document, selection: Selection, view: BetweenPage
) -> None:
    view.chooser.rounds.earlier.activated.emit(5)
    assert (selection.earlier, selection.later) == (round_id(document, 5), round_id(document, 7))
    view.chooser.rounds.earlier.activated.emit(0)
    assert selection.earlier is None
    assert view.chooser.rounds.earlier.currentText() == BEFORE_ALL


def test_a_round_that_is_not_earlier_moves_the_other_one(
    document: Document, selection: Selection, view: BetweenPage
) -> None:
    view.chooser.rounds.earlier.activated.emit(7)
    assert (selection.earlier, selection.later) == (round_id(document, 7), round_id(document, 8))
    view.chooser.rounds.later.activated.emit(2)
    assert (selection.earlier, selection.later) == (round_id(document, 2), round_id(document, 3))
    view.chooser.rounds.later.activated.emit(0)
    assert (selection.earlier, selection.later) == (None, round_id(document, 1))


def test_rounds_chosen_elsewhere_are_shown(document: Document, selection: Selection, view: BetweenPage) -> None:
    selection.choose_rounds(round_id(document, 3), round_id(document, 4))
    assert view.chooser.rounds.earlier.currentIndex() == 3
    assert view.chooser.rounds.later.currentIndex() == 3
    assert view.legend.text().startswith("Filled: where they stood leaving Antalya. Hollow: leaving round 3.")


def test_a_round_that_is_gone_gives_way_to_the_one_before(
    document: Document, selection: Selection, view: BetweenPage
) -> None:
    selection.choose_rounds("gone", round_id(document, 7))
    assert view.headline.words().startswith("Ukraine moved on 10 of 13 issues")


def test_hidden_issues_have_no_row_and_the_headline_counts_those_shown(
    document: Document, filters: Filters, view: BetweenPage
) -> None:
    filters.hide_issues(frozenset(issue.id for issue in document.snapshot.issues[1:]))
    assert view.headline.words().startswith("Ukraine moved on 1 of 1 issue, Russia on none.")
    assert len(view.summary().split("\n")) == 2


def test_rows_follow_the_order_that_was_asked_for(filters: Filters, view: BetweenPage) -> None:
    filters.order_by(LaneOrder.TITLE)
    assert view.summary().split("\n")[2].startswith("Cease-fire")


def test_the_current_issue_stays_current_when_the_order_changes(
    qtbot: QtBot, filters: Filters, view: BetweenPage
) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    filters.order_by(LaneOrder.TITLE)
    assert view.table.accessibleDescription().startswith("Security guarantees")


def test_more_parties_make_taller_rows(document: Document, filters: Filters, view: BetweenPage) -> None:
    before = view.table.area_of(0).height()
    filters.show_parties(frozenset(party.id for party in document.snapshot.parties[:5]))
    assert view.table.area_of(0).height() > before


def test_another_reading_is_followed_and_nothing_becomes_zero(document: Document, view: BetweenPage) -> None:
    document.read_as(Reading("nobody", authority=0))
    rows = view.summary().split("\n")
    assert rows[0] == "No position on any of 13 issues counts under the reading “nobody”."
    assert all("gap —, Ukraine: not stated, Russia: not stated" in row for row in rows[1:])


def test_three_principals(small: Callable[[Snapshot], Document], open_view: Viewer) -> None:
    rows = [said("2022-03-01", party, at=place) for party, place in (("UA", 10), ("RU", 90), ("MD", 50))]
    rounds = [("2022-03-02", "2022-03-02"), ("2022-03-12", "2022-03-12")]
    moved = [*rows, said("2022-03-11", "UA", at=30)]
    view = open_view(small(snapshot(moved, rounds, parties=("UA", "RU", "MD"))))
    assert view.summary().split("\n") == [
        "UA moved on 1 of 1 issue, RU on none, MD on none. Largest: UA on Neutrality (+20).",
        "Neutrality: gap 80 → 60, UA: moved up 20 (robust), RU: no change, said nothing, "
        "MD: no change, said nothing, 1 statement in between.",
    ]


ONE_ROUND = [("2022-03-02", "2022-03-02")]


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (snapshot(), "No rounds yet"),
        (snapshot(rounds=ONE_ROUND, issues=()), "No issues yet"),
        (snapshot(rounds=ONE_ROUND, parties=("TR:mediator",)), "No party is a principal"),
    ],
)
def test_says_what_is_missing(
    small: Callable[[Snapshot], Document], open_view: Viewer, of: Snapshot, words: str
) -> None:
    view = open_view(small(of))
    assert view.missing.isVisible()
    assert not view.table.isVisible()
    assert view.summary().startswith(words)


def test_one_round_is_compared_with_the_time_before(small: Callable[[Snapshot], Document], open_view: Viewer) -> None:
    view = open_view(small(snapshot([said("2022-03-01", at=15)], ONE_ROUND)))
    assert view.chooser.rounds.earlier.currentText() == BEFORE_ALL
    assert "UA: first stated at 15, RU: not stated" in view.summary()
    assert "one round so far" in view.legend.text()


def test_all_issues_hidden_is_said(document: Document, filters: Filters, view: BetweenPage) -> None:
    filters.hide_issues(frozenset(issue.id for issue in document.snapshot.issues))
    assert view.summary().startswith("All issues are hidden.")
    filters.hide_issues(frozenset())
    assert view.table.isVisible()


def test_refreshing_twice_changes_nothing(view: BetweenPage) -> None:
    before = view.summary(), view.grab().toImage()
    view.refresh()
    assert (view.summary(), view.grab().toImage()) == before


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("width", [780, 1140])
def test_all_words_can_be_read_on_their_ground(view: BetweenPage, theme: Theme, width: int) -> None:
    view.resize(width, 700)
    view.set_theme(theme)
    assert view.table.scene is not None
    for row in range(13):
        for text in view.table.scene.layout(row).texts:
            assert contrast(text.colour, theme.surface) >= 4.5, text.words


@pytest.mark.parametrize("width", [780, 860, 1140, 1600])
def test_texts_stay_within_the_row_and_apart(view: BetweenPage, width: int) -> None:
    view.resize(width, 700)
    assert view.table.scene is not None
    for row in range(13):
        areas = [text.area for text in view.table.scene.layout(row).texts]
        room = view.table.area_of(row).width()
        assert all(area.left() >= 0 and area.right() <= room for area in areas)
        overlapping = [
            (one, other) for place, one in enumerate(areas) for other in areas[place + 1 :]
            if one.adjusted(0, 1, 0, -1).intersects(other)
        ]  # fmt: skip
        assert overlapping == []


@pytest.mark.parametrize(("width", "beside"), [(640, False), (1140, True)])
def test_the_headline_stands_beside_what_is_compared_only_where_there_is_room(
    qtbot: QtBot, document: Document, selection: Selection, filters: Filters, width: int, *, beside: bool
) -> None:
    page = BetweenPage(document, selection, filters, LIGHT)
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show()
    qtbot.waitUntil(lambda: (page.headline.x() > page.chooser.x()) == beside)


def test_the_ledger_between_the_two_moments_is_told_and_opens_its_statements(
    document: Document, selection: Selection, view: BetweenPage
) -> None:
    assert view.ledger.words() == (
        "Ukraine toward Russia: conceded 133, hardened 27.5, net +105.5 (weight unknown; 4 of 13 figures unknown). "
        "Russia toward Ukraine: conceded 70, hardened 0, net +70 (weight unknown; 4 of 13 figures unknown)."
    )
    view.ledger.linkActivated.emit("0")
    title, codes = opened(document, selection)
    assert title == "Ledger, Ukraine toward Russia"
    assert {"ST057", "ST061", "ST106"} <= {*codes}


def test_before_all_rounds_there_was_nothing_to_concede_from(selection: Selection, view: BetweenPage) -> None:
    selection.choose_rounds(None, selection.later)
    assert not view.ledger.isVisible()


def test_the_ledger_of_several_pairs_has_a_page_of_its_own(
    small: Callable[[Snapshot], Document], open_view: Viewer
) -> None:
    rounds = [("2022-03-02", "2022-03-02"), ("2022-03-12", "2022-03-12")]
    assert not open_view(small(snapshot(rounds=rounds, parties=("UA", "RU", "MD")))).ledger.isVisible()
