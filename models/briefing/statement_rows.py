"""Statements as rows of tables: those since the earlier round, and all of them by issue in the annex."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from models.briefing.citing import cite
from models.briefing.content import AnnexGroup, StatementRow
from models.briefing.scripts import isolated
from models.briefing.standing import Standing
from models.briefing.tongue import tongue
from models.briefing.wording.words import capital, closed
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
        self._words = standing.words
        self._texts = texts

    def words(self, row: int) -> StatementText:
        """The words of a statement, empty where the dossier has none."""
        return NO_WORDS if row == NONE else self._texts.get(self._snapshot.statements.ids[row], NO_WORDS)

    def recent(self, issue: int) -> tuple[tuple[StatementRow, ...], int]:
        """The latest of what was said on the issue since the earlier round, and how many statements that was in all."""
        standing = self._standing
        since = (standing.days > standing.since) & (standing.days <= standing.heard_until)
        chosen = self._ordered(self._told & since & (self._snapshot.statements.issue == issue))
        return tuple(self._row(row) for row in chosen[-MOST_RECENT:]), len(chosen)

    def annex(self) -> tuple[AnnexGroup, ...]:
        """What is known, by issue; what belongs to no issue comes last."""
        titles = [issue.title or issue.code for issue in self._snapshot.issues]
        groups = [self._group(position, title) for position, title in enumerate(titles)]
        return tuple(group for group in (*groups, self._group(NONE, self._words.say("rows.no_issue"))) if group.rows)

    def who(self, row: int) -> str:
        """Speaker and party: "Mykhailo Podolyak (UA)"."""
        statements = self._snapshot.statements
        speaker, party = int(statements.speaker[row]), int(statements.party[row])
        name = self._snapshot.speakers[speaker].name if speaker != NONE else self._words.say("rows.no_speaker")
        return f"{isolated(name)} ({isolated(self._snapshot.parties[party].code)})" if party != NONE else name

    @cached_property
    def _told(self) -> Mask:
        """What is known, of the party that is told of where it is one."""
        focus = self._standing.focus
        return self._standing.known & (focus is None or self._snapshot.statements.party == focus)

    def _group(self, issue: int, title: str) -> AnnexGroup:
        chosen = self._ordered(self._told & (self._snapshot.statements.issue == issue))
        crowded = len(self._snapshot.statements) > MOST_LISTED
        most = max(20, MOST_LISTED // (len(self._snapshot.issues) + 1)) if crowded else MOST_LISTED
        earlier = len(chosen[:-most])
        omitted = capital(self._words.count("rows.earlier", earlier)) if earlier else ""
        return AnnexGroup(title, tuple(self._row(row) for row in chosen[-most:]), omitted, issue)

    def _ordered(self, chosen: Mask) -> list[int]:
        said = self._snapshot.statements.said
        return sorted(map(int, np.flatnonzero(chosen)), key=lambda row: (int(said[row]), row))

    def _row(self, row: int) -> StatementRow:
        statements = self._snapshot.statements
        words = self.words(row)
        held, day = self._standing.span(row), self._standing.day(row)
        named = words.condition.strip().rstrip(".")
        condition = self._words.say("rows.condition", condition=named) if named else ""
        return StatementRow(
            cite(self._snapshot, [row])[0],
            self._words.short_dated(day),
            self.who(row),
            self._words.say(f"acts.{ACTS[statements.act[row]]}"),
            self._place(row),
            words.text.strip(),
            self._remark(row),
            day.last if day.is_exact else None,
            held,
            condition.strip(),
            self._tongue(row, words.text),
        )

    def _tongue(self, row: int, text: str) -> str:
        source = int(self._snapshot.statements.source[row])
        of_source = self._snapshot.sources[source].language if source != NONE else ""
        return tongue(text, of_source, self._words.language)

    def _place(self, row: int) -> str:
        held = self._standing.span(row)
        if held is not None:
            return self._words.span(held)
        return self._words.say("rows.other_scale") if row in self._snapshot.statements.own else ""

    def _remark(self, row: int) -> str:
        statements, words = self._snapshot.statements, self._words
        turns = self._standing.retractions.turns(row)
        told = [
            words.say(
                "rows.taken_back" if turn.taken else "rows.restored", day=words.dated(self._standing.day(turn.by))
            )
            for turn in turns
        ]
        remarks = [closed(capital(", ".join(told)))] if told else []
        if row in statements.own:
            remarks.append(words.say("rows.own_scale", stated=words.span(statements.own[row])))
        if self._standing.places[row] and not self._standing.counts[row] and len(turns) % 2 == 0:
            remarks.append(words.say("rows.left_out"))
        return " ".join(remarks)
