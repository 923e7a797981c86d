"""Statements as rows of tables: those since the earlier round, and all of them by issue in the annex."""

from collections.abc import Iterable, Mapping

import numpy as np

from models.analysis.counting import NEVER
from models.briefing.citing import cite
from models.briefing.content import AnnexGroup, StatementRow
from models.briefing.standing import Standing
from models.briefing.wording import day_words, span
from models.queries import StatementText
from models.snapshot import NONE, Mask, Snapshot, to_date
from models.words import ACTS, PLACING

NO_WORDS = StatementText("", "", "", "", "")


class StatementRows:
    """Makes rows of statements. Never changes once built."""

    def __init__(self, standing: Standing, texts: Mapping[str, StatementText]) -> None:
        self._standing = standing
        self._snapshot: Snapshot = standing.snapshot
        self._texts = texts

    def words(self, row: int) -> StatementText:
        """The words of a statement, empty where the dossier has none."""
        return NO_WORDS if row == NONE else self._texts.get(self._snapshot.statements.ids[row], NO_WORDS)

    def recent(self, issue: int) -> tuple[StatementRow, ...]:
        """What was said on the issue after the earlier round and up to the end of the later one."""
        standing = self._standing
        since = (standing.days > standing.since) & (standing.days <= standing.until)
        return self._rows(np.flatnonzero(standing.known & since & (self._snapshot.statements.issue == issue)))

    def annex(self) -> tuple[AnnexGroup, ...]:
        """Everything known, by issue; what belongs to no issue comes last."""
        issues = self._snapshot.statements.issue
        groups = [
            AnnexGroup(issue.title or issue.code, self._all(issues == position))
            for position, issue in enumerate(self._snapshot.issues)
        ]
        groups.append(AnnexGroup("On no issue", self._all(issues == NONE)))
        return tuple(group for group in groups if group.rows)

    def who(self, row: int) -> str:
        """Speaker and party: "Mykhailo Podolyak (UA)"."""
        statements = self._snapshot.statements
        speaker, party = int(statements.speaker[row]), int(statements.party[row])
        name = self._snapshot.speakers[speaker].name if speaker != NONE else "Speaker not named"
        return f"{name} ({self._snapshot.parties[party].code})" if party != NONE else name

    def _all(self, chosen: Mask) -> tuple[StatementRow, ...]:
        return self._rows(np.flatnonzero(self._standing.known & chosen))

    def _rows(self, rows: Iterable[int]) -> tuple[StatementRow, ...]:
        said = self._snapshot.statements.said
        return tuple(self._row(row) for row in sorted(map(int, rows), key=lambda row: (int(said[row]), row)))

    def _row(self, row: int) -> StatementRow:
        statements = self._snapshot.statements
        words = self.words(row)
        held = self._standing.span(row)
        condition = f" Condition: {words.condition.strip().rstrip('.')}." if words.condition.strip() else ""
        return StatementRow(
            cite(self._snapshot, [row])[0],
            to_date(int(statements.said[row])).isoformat(),
            self.who(row),
            ACTS[statements.act[row]].label,
            "" if held is None else span(held),
            words.text.strip() + condition,
            self._remark(row),
        )

    def _remark(self, row: int) -> str:
        statements = self._snapshot.statements
        taken_back = int(self._standing.retracted[row])
        if taken_back != NEVER:
            return f"Taken back on {day_words(taken_back)}."
        placing = ACTS[statements.act[row]] in PLACING and self._standing.span(row) is not None
        return "Left out by the reading." if placing and not self._standing.counts[row] else ""
