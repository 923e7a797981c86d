"""What the window does when a view says something: a message with a way back, or a wish that the window fulfils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.looking_back import drop_typed
from models.errors import OvertakenError

if TYPE_CHECKING:
    from desktop.workspace import Workspace


class Listening:
    """Follows each view of a workspace from when it is made, and what is coded beside them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._listened = {
            "timeline": self._listen_to_timeline,
            "dossier": self._listen_to_records,
            "history": self._listen_to_history,
            "review": self._listen_to_review,
            "sharing": self._listen_to_sharing,
            "statements": self._listen_to_desk,
            "sources": self._listen_to_sources,
            "briefing": self._listen_to_briefing,
        }
        workspace.views.made.connect(self._listen)
        workspace.side.coded.connect(self._coded)
        workspace.side.put_away.connect(self._put_away)

    def _listen(self, name: str) -> None:
        if name in self._listened:
            self._listened[name]()

    def _listen_to_timeline(self) -> None:
        self._workspace.timeline.period_changed.connect(self._workspace.days_changed)

    def _listen_to_records(self) -> None:
        self._workspace.views.records.deleted.connect(self._workspace.way_back.offer)

    def _listen_to_history(self) -> None:
        self._workspace.history.told.connect(self._workspace.way_back.offer)
        self._workspace.history.settled.connect(self._settled_rivals)

    def _listen_to_review(self) -> None:
        self._workspace.review.told.connect(self._workspace.way_back.offer)

    def _listen_to_sources(self) -> None:
        sources = self._workspace.sources
        sources.files_asked.connect(self._workspace.files_asked)
        sources.told.connect(self._workspace.way_back.offer)
        sources.page.reader.code_asked.connect(self._workspace.side.code)

    def _listen_to_briefing(self) -> None:
        self._workspace.views.briefing.export_asked.connect(self._workspace.brief_asked)
        self._workspace.views.briefing.told.connect(self._workspace.messages.show_news)

    def _listen_to_sharing(self) -> None:
        workspace, sharing = self._workspace, self._workspace.views.sharing
        sharing.told.connect(self._workspace.way_back.offer)
        sharing.merged.connect(workspace.copies.tell_of)
        sharing.outside.reverted.connect(workspace.messages.show_news)
        sharing.copies.copies_asked.connect(workspace.copies_asked)
        sharing.copies.looked.connect(workspace.messages.settle)
        sharing.backups.back_up_asked.connect(workspace.back_up_asked)
        sharing.outbox.copy_asked.connect(workspace.copy_asked)
        sharing.outbox.give_up_asked.connect(workspace.give_up_asked)
        sharing.team.share_asked.connect(workspace.share_asked)
        sharing.team.leave_asked.connect(workspace.leave_asked)
        sharing.team.shown_asked.connect(workspace.folder_asked)

    def _listen_to_desk(self) -> None:
        desk, news = self._workspace.register.desk, self._workspace.messages.show_news
        desk.done.connect(self._workspace.way_back.offer)
        desk.nothing_done.connect(news)
        desk.put_away.connect(
            lambda: news("The pasted table was put away; nothing was added.", "Take it up again", desk.take_up)
        )

    def _coded(self, statement_id: str, end: int) -> None:
        workspace, side = self._workspace, self._workspace.side
        statements = workspace.document.snapshot.statements
        saved = f"{statements.codes[statements.position[statement_id]]} is saved."
        if side.is_one_waiting:
            workspace.messages.show_news(f"{saved} Another one was begun and is not.", "Take it up again", side.take_up)
        else:
            workspace.messages.show_news(saved)
        if end >= 0 and workspace.shown == "sources":
            workspace.sources.page.reader.go_on(end)

    def _put_away(self) -> None:
        take_up = self._workspace.side.take_up
        self._workspace.messages.show_news("The new statement was put away, not saved.", "Take it up again", take_up)

    def _settled_rivals(self, error: OvertakenError) -> None:
        self._workspace.messages.settle()
        drop_typed(self._workspace.side, error)
        self._workspace.views.drop_typed(error)
