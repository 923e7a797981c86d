"""What values come to in the columns of a statement: what follows from them, and what they contradict."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from models.actors import Speaker
from models.bulk.fields import Field
from models.bulk.reading import Grade, Value
from models.dates.columns import from_text, to_columns
from models.dates.moment import Moment
from models.dates.words import day_words
from models.edits.days import check_said_first
from models.errors import UserError
from models.facts import NONE
from models.snapshot import Snapshot, to_date, to_day
from models.stored import Stored

Given: TypeAlias = Mapping[Field, Value]
"""What is to be said of a statement."""

Columns: TypeAlias = dict[str, Any]
"""Fields of a statement's row with their values."""

_AS_THEY_ARE = {
    Field.ACT: "act", Field.FIRMNESS: "firmness", Field.SOURCE: "source_id", Field.DEPENDS_ON: "depends_on_id",
    Field.ROUND: "round_id", Field.REVIEW: "review", Field.CONDITION: "condition", Field.TEXT: "text",
    Field.RECORD: "record", Field.LOCATOR: "locator", Field.NOTE: "note",
}  # fmt: skip


class Applying:
    """Applies values to the statements of one snapshot, or to new ones, which are given as None.

    Each part raises `UserError` where what is given contradicts itself or what the statement says already.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._speakers = {one.id: one for one in snapshot.speakers}
        self._issues = {one.id: one for one in snapshot.issues}
        self._sources = {one.id: one for one in snapshot.sources}
        self._party_names = {one.id: one.name for one in snapshot.parties}

    def columns(self, given: Given, now: Stored | None) -> Columns:
        """All columns that follow; those that are not given and do not follow are left out."""
        plain = {name: given[field] for field, name in _AS_THEY_ARE.items() if field in given}
        parts = (self.graded(given, now), self.placed(given, now), self.who(given, now), self.when(given, now))
        return {**plain, **{name: value for part in parts for name, value in part.items()}}

    def graded(self, given: Given, now: Stored | None) -> Columns:
        """The credibility; a letter that is given with it has to be that of the source."""
        grade = given.get(Field.GRADE)
        if not isinstance(grade, Grade):
            return {}
        source = self._sources.get(str(given.get(Field.SOURCE) or (now and now.source_id)))
        if source is not None and grade.reliability not in ("", source.reliability):
            raise UserError(
                f"The source {source.code} is graded {source.reliability}, not {grade.reliability}: "
                "the letter belongs to the source."
            )
        return {"credibility": grade.credibility}

    def placed(self, given: Given, now: Stored | None) -> Columns:
        """The issue, and the range on its present scale; on another issue a range that is not given says nothing."""
        found: Columns = {}
        issue = given.get(Field.ISSUE, now and now.issue_id)
        if Field.ISSUE in given and (now is None or issue != now.issue_id):
            scale = self._scale(issue) if now is None else None
            found = {"issue_id": issue, "low": None, "high": None, "scale_id": scale}
        if Field.RANGE in given:
            stance = given[Field.RANGE]
            low, high = stance if isinstance(stance, tuple) else (None, None)
            found |= {"low": low, "high": high, "scale_id": None if stance is None else self._scale(issue)}
        return found

    def who(self, given: Given, now: Stored | None) -> Columns:
        """Speaker and party, which is that of the speaker's office on the day where it is not given."""
        if Field.SPEAKER not in given and Field.PARTY not in given:
            return {}
        speaker_id = str(given.get(Field.SPEAKER, now and now.speaker_id))
        speaker = self._speakers.get(speaker_id)
        if speaker is None:
            raise UserError("Its speaker has been deleted: choose another one with the party.")
        party_id = str(given.get(Field.PARTY) or self._party_on(speaker, self._day(given, now)))
        if party_id not in self._spoken_for(speaker):
            raise UserError(
                f"{speaker.name} does not speak for {self._party_names.get(party_id, 'this party')}. "
                "Choose one of the party’s own, or change the party."
            )
        return {"party_id": party_id, "speaker_id": speaker_id}

    def when(self, given: Given, now: Stored | None) -> Columns:
        """The days with what is known of them: of an uncertain day none is possible after its publication.

        The publication that a new statement does not give is its source’s, or the day it was said.
        """
        published = given.get(Field.PUBLISHED)
        if now is None and published is None:
            published = self._published_by_source(given) or given.get(Field.SAID)
        found: Columns = {}
        if isinstance(published, Moment):
            found["published_on"], found["published_edtf"] = to_columns(published)
        said = given.get(Field.SAID)
        if said is None and now is not None and now.said_edtf and found:
            said = from_text(now.said_edtf, now.said_on)
        if isinstance(said, Moment):
            known: date | None = found.get("published_on", None if now is None else now.published_on)
            found["said_on"], found["said_edtf"] = to_columns(said, known)
        return found

    def agreed_days(self, given: Given, now: Stored | None) -> None:
        """Refuse a publication before the day it was said, as a new statement is refused."""
        found = self.when(given, now)
        said, said_edtf, published, published_edtf = (
            found[name] if name in found else getattr(now, name)
            for name in ("said_on", "said_edtf", "published_on", "published_edtf")
        )
        exact = not (said_edtf or published_edtf)
        if exact and published < said and now is None and Field.PUBLISHED not in given:
            raise UserError(
                f"Its source was published on {day_words(published)}, before it was said: give another source, or the "
                "day it was published."
            )
        if found:
            check_said_first(said, published, exact=exact)

    def source_year(self, source_id: object) -> int | None:
        """The year in which a source was published, None where that is not known."""
        source = self._sources.get(str(source_id))
        return None if source is None or source.published is None else to_date(source.published).year

    def _scale(self, issue_id: object) -> str | None:
        issue = self._issues.get(str(issue_id))
        return (issue.scales[-1].id or None) if issue is not None and issue.scales else None

    def _day(self, given: Given, now: Stored | None) -> date | None:
        said = self.when(given, now).get("said_on")
        return said if said is not None or now is None else now.said_on

    def _party_on(self, speaker: Speaker, day: date | None) -> str:
        at = speaker.party_on(None if day is None else to_day(day))
        return "" if at == NONE else self._snapshot.parties[at].id

    def _spoken_for(self, speaker: Speaker) -> set[str]:
        return {self._snapshot.parties[at].id for at in speaker.parties}

    def _published_by_source(self, given: Given) -> Moment | None:
        source = self._sources.get(str(given.get(Field.SOURCE)))
        if source is None or source.published is None:
            return None
        return from_text(source.published_edtf, to_date(source.published))
