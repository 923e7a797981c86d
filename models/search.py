"""Finding things by words, whatever their case and accents."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from models.snapshot import Ints, Mask, Snapshot, ints
from models.words import ACTS


def folded(text: str) -> str:
    """Text as it is compared: without case and without accents, in any script."""
    if text.isascii():
        return text.casefold()
    # Taking letters apart may bring forth capitals, and small letters may still be taken apart.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


class StatementIndex:
    """All statements of a snapshot as searchable lines: code, names, issue, act, source and words."""

    def __init__(self, snapshot: Snapshot, texts: Sequence[str]) -> None:
        columns = snapshot.statements
        parties = [f"{party.code} {party.name}" for party in snapshot.parties]
        speakers = [speaker.name for speaker in snapshot.speakers]
        issues = [issue.title for issue in snapshot.issues]
        sources = [f"{source.code} {source.publisher}" for source in snapshot.sources]
        self._lines = [
            folded("\n".join((code, _name(parties, party), _name(speakers, speaker), _name(issues, issue),
                              ACTS[act].label, _name(sources, source), text)))
            for code, party, speaker, issue, act, source, text in zip(
                columns.codes, columns.party, columns.speaker, columns.issue, columns.act, columns.source, texts,
                strict=True,
            )
        ]  # fmt: skip

    def matching(self, words: str) -> Mask:
        """Which statements hold every one of the words, each anywhere in their line."""
        wanted = folded(words).split()
        return np.fromiter((all(word in line for word in wanted) for line in self._lines), np.bool_, len(self._lines))


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what kind of thing, its id, and the words to show for it."""

    kind: str
    id: str
    title: str
    detail: str


def find_statements(snapshot: Snapshot, texts: Sequence[str], words: str) -> Ints:
    """Positions of the statements that hold every word, newest first."""
    found = np.flatnonzero(StatementIndex(snapshot, texts).matching(words))
    return ints(found[np.argsort(-snapshot.statements.said[found], kind="stable")])


def find_names(snapshot: Snapshot, words: str) -> list[Hit]:
    """Issues, rounds, parties and speakers whose names hold every word."""
    candidates = [
        *(Hit("issue", one.id, one.title, one.question) for one in snapshot.issues),
        *(Hit("round", one.id, f"Round {one.number}: {one.label}", one.place) for one in snapshot.rounds),
        *(Hit("party", one.id, one.name, one.role) for one in snapshot.parties),
        *(Hit("speaker", one.id, one.name, one.office) for one in snapshot.speakers),
    ]
    wanted = folded(words).split()
    return [hit for hit in candidates if wanted and _holds(wanted, (hit.title, hit.detail))]


def _holds(wanted: Iterable[str], texts: Iterable[str]) -> bool:
    line = folded(" ".join(texts))
    return all(word in line for word in wanted)


def _name(names: Sequence[str], position: int) -> str:
    return names[position] if position >= 0 else ""
