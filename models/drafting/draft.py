"""A statement on its way: what is filled in for the analyst, and from where, before anything is saved."""

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from models.facts import NONE, Source
from models.queries import statement_texts
from models.snapshot import Snapshot, to_date, to_day
from models.store import Store
from models.words import Act


@dataclass(frozen=True, slots=True)
class Draft:
    """What a statement will say. Ids are "" where nothing has been chosen yet; `act` is None until it is.

    `said_on` and `published_on` are the last possible days, `said_edtf` and `published_edtf` say how they are known
    (see `models.dates`), "" for exactly. `stance` None is not stated.
    """

    source_id: str = ""
    party_id: str = ""
    speaker_id: str = ""
    issue_id: str = ""
    act: Act | None = None
    stance: tuple[float, float] | None = None
    scale_id: str | None = None
    """The scale that the person saw when placing the range, "" for the issue's first one; None is the present one."""
    firmness: int | None = None
    credibility: int | None = None
    said_on: date | None = None
    said_edtf: str = ""
    published_on: date | None = None
    published_edtf: str = ""
    condition: str = ""
    depends_on_id: str = ""
    text: str = ""
    record: str = ""
    locator: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that were selected in a source's text, by code points, with what they mention.

    Parties and speakers are ids, the likeliest first.
    """

    source_id: str
    text_id: str
    start: int
    end: int
    words: str
    parties: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A draft, and for each field that was filled in where its value is from, in words, by the field's name."""

    draft: Draft
    origins: dict[str, str] = field(default_factory=dict)


def suggested(snapshot: Snapshot, passage: Marked, last: Draft | None) -> Suggestion:
    """What can be filled in for a passage: from what it mentions, from its source, and from the last entry."""
    made = _Making(snapshot, passage, last)
    made.take_days()
    made.take_people()
    made.take_habits()
    return Suggestion(made.draft, made.origins)


class _Making:
    """A draft as it is filled in; what is certain comes before what is merely like last time."""

    def __init__(self, snapshot: Snapshot, passage: Marked, last: Draft | None) -> None:
        self._snapshot, self._passage = snapshot, passage
        self._last = last if last is not None else Draft()
        self._same_source = self._last.source_id == passage.source_id
        self.draft = Draft(source_id=passage.source_id, text=" ".join(passage.words.split()))
        self.origins: dict[str, str] = {"text": "the words selected"}

    def take_days(self) -> None:
        """The day it was published is its source's; it was said as in the last entry from there, else that day too."""
        source = self._source()
        if source is not None and source.published is not None:
            day = to_date(source.published)
            self._fill("the source’s", published_on=day, published_edtf=source.published_edtf)
            self._fill("the source’s", said_on=day, said_edtf=source.published_edtf)
        if self._same_source and self._last.said_on is not None:
            self._fill("as in the last entry", said_on=self._last.said_on, said_edtf=self._last.said_edtf)
        if self._same_source and self.draft.published_on is None:
            last = self._last
            self._fill("as in the last entry", published_on=last.published_on, published_edtf=last.published_edtf)

    def take_people(self) -> None:
        """Party and speaker: mentioned ones first, else those of the last entry from the same source."""
        speaker = next(iter(self._passage.speakers), "")
        party = self._party_of(speaker) or next(iter(self._passage.parties), "")
        if speaker or party:
            self._fill("mentioned in the passage", speaker_id=speaker, party_id=party)
        if not party and self._same_source:
            self._fill("as in the last entry", party_id=self._last.party_id, speaker_id=self._last.speaker_id)
        elif party and not speaker and party == self._last.party_id:
            self._fill("as in the last entry", speaker_id=self._last.speaker_id)

    def take_habits(self) -> None:
        """Issue, grade and how it is on record: as in the last entry, as far as that came from the same source."""
        self._fill("as in the last entry", issue_id=self._last.issue_id)
        if self._same_source:
            self._fill("as in the last entry", credibility=self._last.credibility, record=self._last.record)

    def _fill(self, origin: str, **values: object) -> None:
        given = {name: value for name, value in values.items() if value not in ("", None) or name.endswith("_edtf")}
        self.draft = replace(self.draft, **given)  # type: ignore[arg-type]
        self.origins.update(dict.fromkeys(given, origin))

    def _source(self) -> Source | None:
        return next((one for one in self._snapshot.sources if one.id == self._passage.source_id), None)

    def _party_of(self, speaker_id: str) -> str:
        """For which party somebody speaks on the day that was filled in."""
        speaker = next((one for one in self._snapshot.speakers if one.id == speaker_id), None)
        said = self.draft.said_on
        at = NONE if speaker is None else speaker.party_on(None if said is None else to_day(said))
        return "" if at == NONE else self._snapshot.parties[at].id


def last_from(store: Store, snapshot: Snapshot, source_id: str) -> Draft | None:
    """The last statement coded from a source, as the draft it was; None where there is none."""
    statements = snapshot.statements
    source = next((at for at, one in enumerate(snapshot.sources) if one.id == source_id), None)
    if source is None or not (statements.source == source).any():
        return None
    at = int(np.flatnonzero(statements.source == source)[-1])
    party, speaker, issue = (int(column[at]) for column in (statements.party, statements.speaker, statements.issue))
    words = statement_texts(store, [statements.ids[at]])[statements.ids[at]]
    return Draft(
        source_id=source_id,
        party_id="" if party == NONE else snapshot.parties[party].id,
        speaker_id="" if speaker == NONE else snapshot.speakers[speaker].id,
        issue_id="" if issue == NONE else snapshot.issues[issue].id,
        credibility=int(statements.credibility[at]),
        said_on=to_date(int(statements.said[at])),
        said_edtf=words.said_edtf,
        published_on=to_date(int(statements.published[at])),
        published_edtf=words.published_edtf,
        record=words.record,
    )
