"""The inspector: the chosen statement, event or figure, or what to choose when nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.facts import NONE
from models.phrases import counted
from models.snapshot import ints
from views.colouring import set_ground
from views.document import Document, Standing
from views.inspector.legend import Legend
from views.inspector.properties import Properties, colour_text, plain_label
from views.inspector.statement_card import StatementCard, rule
from views.inspector.statement_list import StatementList
from views.labels import vague_day
from views.selection import Evidence, Selection
from views.theme import Theme

if TYPE_CHECKING:
    from views.charts.frame import ChartFrame

INSPECTOR_WIDTH = 384
"""How wide the inspector is at first."""


class Inspector(QScrollArea):
    """Follows the selection and the document. A figure's statements stay listed while one of them is read."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._theme = document, selection, theme
        self.card = StatementCard(document, theme)
        self._hint = plain_label()
        self._hint.setText(
            "Click a mark, a line or a figure to see what is behind it.\n\n"
            "Every figure opens the statements that made it; every statement names its source."
        )
        self._event_title, self._event_when, self._event_text = (
            plain_label(bold=True, size=1.24), plain_label(), plain_label(),
        )  # fmt: skip
        self._event_rows = Properties(theme)
        self._evidence_title, self._evidence_count = plain_label(bold=True, size=1.1), plain_label()
        self._evidence = StatementList(document, theme, "Statements behind the figure")
        self._gap: ChartFrame | None = None
        self._going_back = self._finishing = False
        self._listed_for: tuple[Evidence | None, Standing | None] = (None, None)
        self._legend = Legend(theme)
        self._legend_title = plain_label(bold=True)
        self._legend_title.setText("Legend")
        self._lay_out()
        self.card.opened.connect(selection.choose_statement)
        self.card.given_up.connect(self.refresh)
        self._evidence.opened.connect(selection.choose_statement)
        document.refreshed.connect(self.refresh)
        selection.chosen.connect(self._show_chosen)
        self.set_theme(theme)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(INSPECTOR_WIDTH, 700)

    def refresh(self) -> None:
        """Show what is chosen as it is now; what is gone gives way to the hint."""
        # While one field after the other commits, those that follow must still show their statement.
        if self._finishing:
            return
        statements, selection = self._document.snapshot.statements, self._selection
        self._show_evidence()
        position = statements.position.get(selection.statement_id or "")
        if position is not None:
            self.card.show_statement(position)
            self._show_page(self.card)
        elif selection.statement_id is not None and self.card.keeps_what_is_gone(selection.statement_id):
            self._show_page(self.card)
        elif selection.event_id is not None and self._show_event(selection.event_id):
            self._show_page(self._event_page)
        else:
            self._show_page(None if selection.evidence is not None else self._hint)

    def edit_statement(self) -> None:
        """Open the fields of the chosen statement, or close them."""
        if self._selection.statement_id is not None:
            self.card.edit.toggle()

    def show_legend(self, shown: bool) -> None:
        """Show the legend of the timeline under the page, or not."""
        for part in (self._legend, self._legend_title):
            part.setVisible(shown)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        for part in (self.card, self._event_rows, self._evidence, self._legend):
            part.set_theme(theme)
        for label in (self._hint, self._event_when, self._evidence_count):
            colour_text(label, theme.muted)
        set_ground(self._body, theme.surface)
        set_ground(self.viewport(), theme.surface)
        self.refresh()

    def _lay_out(self) -> None:
        self._event_page = QWidget()
        page = QVBoxLayout(self._event_page)
        page.setContentsMargins(0, 0, 0, 0)
        for label in (self._event_title, self._event_when, self._event_text, self._event_rows):
            page.addWidget(label)
        self._evidence_part = QWidget()
        evidence = self._evidence_layout = QVBoxLayout(self._evidence_part)
        evidence.setContentsMargins(0, 0, 0, 4)
        for shown in (self._evidence_title, self._evidence_count, self._evidence, rule()):
            evidence.addWidget(shown)
        self._body = QWidget()
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(18, 14, 16, 14)
        layout.setSpacing(8)
        for part in (self._evidence_part, self._hint, self.card, self._event_page, self._legend_title, self._legend):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(300)
        self.setAccessibleName("Inspector")

    def _show_chosen(self) -> None:
        if not self._going_back:
            self._finish_typing()
        self.refresh()
        self.verticalScrollBar().setValue(0)

    def _finish_typing(self) -> None:
        """Commit what is half typed; where that fails its statement stays chosen, so that nothing is lost."""
        finished, self._finishing = False, True
        try:
            self.card.finish()
            self.card.refuse_unfinished()
            finished = True
        finally:
            self._finishing = False
            if not finished:
                self._going_back = True
                self._selection.choose_statement(self.card.form.statement_id)
                self._going_back = False

    def _show_page(self, page: QWidget | None) -> None:
        for part in (self._hint, self.card, self._event_page):
            part.setVisible(part is page)

    def _show_evidence(self) -> None:
        evidence, positions = self._selection.evidence, self._document.snapshot.statements.position
        self._evidence_part.setVisible(evidence is not None)
        if evidence is None:
            return
        found = [positions[one] for one in evidence.statements if one in positions]
        self._evidence_title.setText(evidence.title)
        self._evidence_count.setText(
            counted(len(found), "statement") + " behind it" if found else "Nobody said anything."
        )
        if self._listed_for[0] is not evidence:
            self._listed_for = (evidence, self._document.standing)
        elif self._listed_for[1] is not self._document.standing:
            words = self._evidence_count.text()
            self._evidence_count.setText(f"{words} when it was opened. The dossier or the reading has changed since.")
        chosen = positions.get(self._selection.statement_id or "", NONE)
        self._evidence.show_statements(ints(found), chosen)
        self._show_gap(evidence.gap_on)

    def _show_gap(self, issue_id: str | None) -> None:
        issues = self._document.snapshot.issues
        issue = next((index for index, one in enumerate(issues) if one.id == issue_id), None)
        if issue is not None and self._gap is None:
            # Most figures are no gaps, so that the window opens without what charts need.
            from views.charts.frame import ChartFrame

            self._gap = ChartFrame("Gap over time", self._selection, self._theme, margin=0)
            self._evidence_layout.insertWidget(2, self._gap)
        if self._gap is not None:
            self._gap.setVisible(issue is not None)
            if issue is not None:
                self._draw_gap(self._gap, issue)

    def _draw_gap(self, frame: ChartFrame, issue: int) -> None:
        from views.charts.gaps import gap_chart, gap_words

        chart = gap_chart(self._document.standing, [issue])
        frame.set_theme(self._theme)
        frame.show_chart(chart, gap_words(chart.courses[0]))

    def _show_event(self, event_id: str) -> bool:
        snapshot = self._document.snapshot
        event = next((one for one in snapshot.events if one.id == event_id), None)
        if event is None:
            return False
        source = snapshot.sources[event.source] if event.source != NONE else None
        self._event_title.setText(event.title)
        self._event_when.setText(", ".join(filter(None, (vague_day(event.earliest, event.day), event.place))))
        self._event_text.setText(event.text)
        rows = [("Kind", event.kind), ("Source", source.title if source else "none given"), ("Event", event.code)]
        self._event_rows.show_rows(rows)
        return True
