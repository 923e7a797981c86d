"""Statements as rows of tables: those since the earlier round, and all of them by issue in the annex."""

from collections.abc import Mapping

import numpy as np

from models.briefing.citing import cite
from models.briefing.content import AnnexGroup, StatementRow
from models.briefing.standing import Standing
from models.briefing.wording import capital, count, dated, short_dated, span
from models.facts import NONE
from models.queries import StatementText
from models.snapshot import Mask, Snapshot
from models.words import ACTS

MOST_RECENT = 60
"""Statements in the table of an issue's section; the latest are kept."""

MOST_LISTED = 1800
"""Statements in a whole annex: beyond, only the latest of each issue, or setting the pages takes gigabytes."""

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

    def recent(self, issue: int) -> tuple[tuple[StatementRow, ...], int]:
        """The latest of what was said on the issue since the earlier round, and how many statements that was in all."""
        standing = self._standing
        since = (standing.days > standing.since) & (standing.days <= standing.heard_until)
        chosen = self._ordered(standing.known & since & (self._snapshot.statements.issue == issue))
        return tuple(self._row(row) for row in chosen[-MOST_RECENT:]), len(chosen)

    def annex(self) -> tuple[AnnexGroup, ...]:
        """What is known, by issue; what belongs to no issue comes last."""
        titles = [issue.title or issue.code for issue in self._snapshot.issues]
        groups = [self._group(position, title) for position, title in enumerate(titles)]
        return tuple(group for group in (*groups, self._group(NONE, "On no issue")) if group.rows)

    def who(self, row: int) -> str:
        """Speaker and party: "Mykhailo Podolyak (UA)"."""
        statements = self._snapshot.statements
        speaker, party = int(statements.speaker[row]), int(statements.party[row])
        name = self._snapshot.speakers[speaker].name if speaker != NONE else "Speaker not named"
        return f"{name} ({self._snapshot.parties[party].code})" if party != NONE else name

    def _group(self, issue: int, title: str) -> AnnexGroup:
        chosen = self._ordered(self._standing.known & (self._snapshot.statements.issue == issue))
        crowded = len(self._snapshot.statements) > MOST_LISTED
        most = max(20, MOST_LISTED // (len(self._snapshot.issues) + 1)) if crowded else MOST_LISTED
        earlier = len(chosen[:-most])
        omitted = f"{capital(count(earlier, 'earlier statement'))} can be read in the dossier." if earlier else ""
        return AnnexGroup(title, tuple(self._row(row) for row in chosen[-most:]), omitted)

    def _ordered(self, chosen: Mask) -> list[int]:
        said = self._snapshot.statements.said
        return sorted(map(int, np.flatnonzero(chosen)), key=lambda row: (int(said[row]), row))

    def _row(self, row: int) -> StatementRow:
        statements = self._snapshot.statements
        words = self.words(row)
        held, day = self._standing.span(row), self._standing.day(row)
        condition = f" Condition: {words.condition.strip().rstrip('.')}." if words.condition.strip() else ""
        return StatementRow(
            cite(self._snapshot, [row])[0],
            short_dated(day),
            self.who(row),
            ACTS[statements.act[row]].label,
            span(held) if held is not None else "not comparable" if row in statements.own else "",
            words.text.strip() + condition,
            self._remark(row),
            day.last if day.is_exact else None,
            held,
        )

    def _remark(self, row: int) -> str:
        statements = self._snapshot.statements
        turns = self._standing.retractions.turns(row)
        told = [
            f"{'taken back' if turn.taken else 'restored'} on {dated(self._standing.day(turn.by))}" for turn in turns
        ]
        remarks = [f"{capital(', '.join(told))}."] if told else []
        if row in statements.own:
            remarks.append(f"Coded as {span(statements.own[row])} on an earlier scale.")
        if self._standing.places[row] and not self._standing.counts[row] and len(turns) % 2 == 0:
            remarks.append("Left out by the reading.")
        return " ".join(remarks)
