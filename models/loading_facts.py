"""Reads what a dossier has few of: parties, speakers, issues with their scales, rounds, sources and what stands around.

All reads of one snapshot go through one `Facts`, within one state of the file.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from sys import intern
from typing import Any

from models.actors import Membership, Office, Party, Speaker
from models.dates.edtf import read_edtf
from models.facts import (
    EVER,
    NONE,
    Assessment,
    Dispute,
    Event,
    Issue,
    Option,
    Outcome,
    Package,
    Pair,
    Round,
    Scale,
    Source,
)
from models.heads import heads_of
from models.loading_assessments import on_present_scales, outcomes_on_present_scales
from models.records import Records
from models.scales.maps import read_map
from models.snapshot import Snapshot, to_day
from models.words import Judgement

KINDS: Mapping[str, tuple[str, ...]] = {
    "parties": ("party", "alias"),
    "memberships": ("membership",),
    "speakers": ("speaker", "office", "alias"),
    "issues": ("issue", "scale", "option"),
    "rounds": ("round",),
    "sources": ("source", "source_text"),
    "packages": ("package",),
    "events": ("event",),
    "assessments": ("assessment",),
    "outcomes": ("outcome",),
    "disputes": ("dispute",),
    "pairs": ("pair",),
}
"""Of each kind the tables that it is read from, besides those of what it refers to."""


class Facts:
    """The facts of a dossier, each kind read when it is first asked for; others refer to them by position."""

    def __init__(self, store: Records) -> None:
        self._store = store

    @classmethod
    def after(cls, store: Records, before: Snapshot, anew: Collection[str]) -> "Facts":
        """The facts of a snapshot, with some kinds read anew."""
        facts = cls(store)
        # What stands in place of a cached property is never read.
        vars(facts).update({kind: getattr(before, kind) for kind in KINDS if kind not in anew})
        return facts

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """All parties."""
        aliases = self._aliases
        return tuple(
            Party(*(*row, aliases.get(row[0], ())))
            for row in self._rows("party", "id, code, name, role, note, colour, marker")
        )

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """Who belongs to which other party."""
        at = positions(self.parties)
        return tuple(
            Membership(key, at.get(party, NONE), at.get(group, NONE), a_day(start), a_day(end))
            for key, party, group, start, end in self._rows("membership", 'id, party_id, group_id, start, "end"')
        )

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """All speakers with their offices."""
        at, aliases = positions(self.parties), self._aliases
        offices: dict[str, list[Office]] = defaultdict(list)
        columns = 'id, speaker_id, title, party_id, authority, start, "end"'
        for key, speaker, title, party, authority, start, end in self._rows("office", columns):
            office = Office(key, title, at.get(party, NONE), authority, a_day(start), a_day(end))
            offices[speaker].append(office)
        return tuple(
            Speaker(*(*row[:4], at.get(row[4], NONE), row[5], tuple(offices[row[0]]), aliases.get(row[0], ())))
            for row in self._rows("speaker", "id, code, name, office, party_id, authority")
        )

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """All issues as their present scale has them."""
        options: dict[tuple[str, str | None], list[Option]] = defaultdict(list)
        listed = self._rows("option", "issue_id, scale_id, id, value, label, definition", "value, sequence, id")
        for issue, scale, *option in listed:
            options[issue, scale].append(Option(*option))
        revised: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        columns = "issue_id, id, after_id, low_pole, high_pole, reference_point, mapping, reason"
        for issue, *rest in self._rows("scale", columns):
            revised[issue].append(tuple(rest))
        columns = "id, code, title, question, low_pole, high_pole, reference_point, reference_note"
        return tuple(_issue(row, revised.get(row[0], ()), options) for row in self._rows("issue", columns))

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """All rounds by start, end and number."""
        columns = 'id, number, label, start, "end", place, outcome, format, level, host, heads'
        return tuple(
            Round(*(*row[:3], *(to_day(date.fromisoformat(day)) for day in row[3:5]), *row[5:10], heads_of(row[10])))
            for row in self._rows("round", columns, 'start, "end", number, id')
        )

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """All sources with their current texts."""
        rows = self._rows(
            "source",
            "id, code, publisher, title, published, kind, reliability, author, published_edtf, retrieved, address, "
            "language, handling, reprints_id",
        )
        at = {row[0]: index for index, row in enumerate(rows)}
        texts: dict[str, list[str]] = defaultdict(list)
        for source, text in self._rows("source_text", "source_id, id"):
            texts[source].append(text)
        # A dossier has many sources of few publishers, which need be in memory once.
        return tuple(
            Source(*(
                *row[:2], intern(row[2]), row[3], a_day(row[4]), intern(row[5]), intern(row[6]), *row[7:9],
                a_day(row[9]), *row[10:13], at.get(row[13], NONE),
                texts.get(row[0], [""])[-1], len(texts.get(row[0], ())),
            ))
            for row in rows
        )  # fmt: skip

    @cached_property
    def packages(self) -> tuple[Package, ...]:
        """All packages."""
        return tuple(Package(*row) for row in self._rows("package", "id, title, note"))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events by day."""
        at = positions(self.sources)
        columns = "id, code, date, kind, place, title, text, source_id, date_edtf, credibility, note"
        return tuple(
            Event(*(*row[:2], a_day(row[2]), *row[3:7], at.get(row[7], NONE), earliest_day(row[8], row[2]), *row[8:]))
            for row in self._rows("event", columns, "date, sequence, id")
        )

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        """All assessments, with ranges on the present scales."""
        party_at, source_at, issue_at = positions(self.parties), positions(self.sources), positions(self.issues)
        columns = (
            "id, code, date, assessor, party_id, about, probability_low, probability_high, wording, source_id, kind, "
            "issue_id, value_low, value_high, date_edtf, credibility, note, scale_id, came_true, resolved_on"
        )
        rows = self._rows("assessment", columns)
        read = [
            Assessment(*(
                *row[:2], to_day(date.fromisoformat(row[2])), row[3], party_at.get(row[4], NONE), *row[5:9],
                source_at.get(row[9], NONE), Judgement(row[10]), issue_at.get(row[11], NONE), *row[12:17],
                None, None if row[18] is None else bool(row[18]), a_day(row[19]),
            ))
            for row in rows
        ]  # fmt: skip
        return on_present_scales(self.issues, read, [row[17] for row in rows])

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """All outcomes, with ranges on the present scales."""
        issue_at, source_at = positions(self.issues), positions(self.sources)
        columns = "id, code, date, issue_id, value_low, value_high, text, source_id, date_edtf, note, scale_id"
        rows = self._rows("outcome", columns)
        read = [
            Outcome(*(
                *row[:2], to_day(date.fromisoformat(row[2])), issue_at.get(row[3], NONE), *row[4:7],
                source_at.get(row[7], NONE), *row[8:10],
            ))
            for row in rows
        ]  # fmt: skip
        return outcomes_on_present_scales(self.issues, read, [row[10] for row in rows])

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of parties that were chosen."""
        at = positions(self.parties)
        rows = self._rows("pair", "id, party_id, other_id")
        return tuple(Pair(key, at.get(party, NONE), at.get(other, NONE)) for key, party, other in rows)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """All disputes."""
        at = positions(self.sources)
        columns = "id, code, topic, claim, claimed_by, source_claim_id, counter_claim, countered_by, source_counter_id"
        return tuple(
            Dispute(*(*row[:5], at.get(row[5], NONE), *row[6:8], at.get(row[8], NONE)))
            for row in self._rows("dispute", columns)
        )

    @cached_property
    def _aliases(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for owner, name in self._rows("alias", "owner_id, name"):
            found[owner] = (*found.get(owner, ()), name)
        return found

    def _rows(self, table: str, columns: str, order: str = "sequence, id") -> list[tuple[Any, ...]]:
        return self._store.columns(f"SELECT {columns} FROM {table} ORDER BY {order}")  # noqa: S608 - names of our own


def positions(rows: Iterable[Any]) -> dict[str, int]:
    """Where the row of an id stands among rows."""
    return {row.id: index for index, row in enumerate(rows)}


def a_day(text: str | None) -> int | None:
    """A day from its ISO text, None for none."""
    return None if text is None else to_day(date.fromisoformat(text))


def earliest_day(edtf: str, last: str) -> int:
    """The first possible day of a pair of columns: the day itself where it is exact, `EVER` where nothing is known."""
    day = to_day(date.fromisoformat(last))
    if not edtf:
        return day
    first = read_edtf(edtf).earliest
    # An edit from outside may have left a day that its own text excludes.
    return EVER if first is None else min(to_day(first), day)


def _issue(
    row: tuple[Any, ...], revised: Sequence[tuple[Any, ...]], options: Mapping[tuple[str, str | None], list[Option]]
) -> Issue:
    key, code, title, question, low_pole, high_pole, reference, reference_note = row
    scales = [Scale("", 1, low_pole, high_pole, reference, tuple(options.get((key, None), ())))]
    versions: dict[str | None, int] = {None: 1}
    for version, (scale, after, low, high, point, mapping, reason) in enumerate(revised, 2):
        named = tuple(options.get((key, scale), ()))
        before = versions.get(after, 0)
        scales.append(Scale(scale, version, low, high, point, named, before, read_map(mapping), reason))
        versions[scale] = version
    now = scales[-1]
    return Issue(
        key, code, title, question, now.low_pole, now.high_pole, now.reference_point, reference_note, now.options,
        tuple(scales),
    )  # fmt: skip
