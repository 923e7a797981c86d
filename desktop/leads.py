"""Where each thing leads that is found in the search box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from models.facts import NONE
from models.find.query import Facet, Query

if TYPE_CHECKING:
    from desktop.workspace import Workspace


class Leads:
    """Shows in a workspace what is chosen in its search box."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        search = workspace.top.search
        search.statement_chosen.connect(workspace.selection.choose_statement)
        search.issue_chosen.connect(self._show_issue)
        search.round_chosen.connect(self._show_round)
        search.party_chosen.connect(self._show_party)
        search.speaker_chosen.connect(self._show_speaker)
        search.event_chosen.connect(self._show_event)
        search.package_chosen.connect(self._show_package)
        search.view_chosen.connect(self._show_saved_view)
        search.source_chosen.connect(self._show_source)
        search.days_chosen.connect(self._show_days)
        search.all_chosen.connect(self._show_all)

    def _show_issue(self, issue_id: str) -> None:
        """Show an issue on the timeline, also when it was hidden."""
        workspace = self._workspace
        workspace.filters.hide_issues(workspace.filters.hidden_issues - {issue_id})
        workspace.show_view("timeline")
        issues = workspace.document.snapshot.issues
        workspace.timeline.show_issue(next((at for at, one in enumerate(issues) if one.id == issue_id), NONE))

    def _show_round(self, round_id: str) -> None:
        """Compare a round with the one before it."""
        rounds = self._workspace.document.snapshot.rounds
        position = next(at for at, one in enumerate(rounds) if one.id == round_id)
        self._workspace.selection.choose_rounds(rounds[position - 1].id if position else None, round_id)
        self._workspace.show_view("movement")

    def _show_party(self, party_id: str) -> None:
        """Draw a party's positions beside those shown already."""
        snapshot, filters = self._workspace.document.snapshot, self._workspace.filters
        shown = {snapshot.parties[party].id for party in filters.parties_shown(snapshot)}
        filters.show_parties(frozenset(shown | {party_id}))

    def _show_speaker(self, speaker_id: str) -> None:
        """List what a speaker said."""
        self._show_all(Query().toggled(Facet.SPEAKER, speaker_id))

    def _show_event(self, event_id: str) -> None:
        """Show an event and what was said around it."""
        event = next(one for one in self._workspace.document.snapshot.events if one.id == event_id)
        self._show_days(event.day, event.day)
        self._workspace.selection.choose_event(event_id)

    def _show_package(self, package_id: str) -> None:
        """Show the statements that were offered together."""
        packages = self._workspace.document.snapshot.packages
        position = next(at for at, one in enumerate(packages) if one.id == package_id)
        inside = self._workspace.document.snapshot.statements.package == position
        self._open_evidence(packages[position].title, np.flatnonzero(inside).tolist())

    def _show_saved_view(self, view_id: str) -> None:
        """Set the timeline up as it was saved."""
        self._workspace.show_view("timeline")
        self._workspace.views.timeline_page.saved.take_up(view_id)

    def _show_source(self, source_id: str, place: int) -> None:
        """Show a source, at a place in its text if there is one, with the statements that are known from it."""
        self._workspace.show_source(source_id, place)
        sources = self._workspace.document.snapshot.sources
        position = next(at for at, one in enumerate(sources) if one.id == source_id)
        known_from = self._workspace.document.snapshot.statements.source == position
        self._open_evidence(sources[position].title or sources[position].code, np.flatnonzero(known_from).tolist())

    def _show_days(self, first: int, last: int) -> None:
        """Show days on the timeline."""
        self._workspace.show_view("timeline")
        self._workspace.timeline.show_days(first, last)

    def _show_all(self, query: Query) -> None:
        """List all statements that match, also of parties and issues that were not shown."""
        document, filters = self._workspace.document, self._workspace.filters
        found = document.finding.finder().matching(query) & document.standing.known
        if (found & ~filters.statements_shown(document.snapshot)).any():
            filters.show_parties(None)
            filters.hide_issues(frozenset())
        self._workspace.show_view("statements")
        self._workspace.register.filter_by(query)

    def _open_evidence(self, title: str, positions: list[int]) -> None:
        ids = self._workspace.document.snapshot.statements.ids
        self._workspace.selection.open_evidence(title, tuple(ids[at] for at in positions))
