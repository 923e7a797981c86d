"""The fields of a statement. Each commits by itself, as one step of undo."""

from collections.abc import Callable
from math import isnan
from typing import Any

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from models.dates.columns import from_text, to_columns
from models.dates.moment import Moment
from models.edits import links
from models.edits import statements as edits
from models.entry import range_text, read_range
from models.errors import UserError
from models.facts import NONE
from models.phrases import counted
from models.picking import Choice
from models.queries import StatementText
from models.snapshot import to_day
from models.stored import Stored, stored
from models.words import ACTS, CREDIBILITIES, FIRMNESSES, REVIEWS
from views import choices
from views.date_field import DateField
from views.date_reading import needed, read_date, read_said
from views.document import Document
from views.fields import ChoiceField, LineField, TextField
from views.labels import stance_words
from views.pick_field import PickField
from views.theme import Theme

Edit = Callable[..., None]


class StatementForm(QWidget):
    """Edits the statement that was shown last. Fields that are being typed in are never overwritten."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._statement_id = self._text_seen = ""
        self._shown: Stored | None = None
        self._scale_id: str | None = None
        self._make_choices()
        self._make_picks()
        self.stance = LineField("Range", read_range, self._set_range)
        self.said_on = DateField("Said on", self._read_said, self._set_said_on)
        self.published_on = DateField("Published on", self._read_published, self._set_published_on)
        self.condition = LineField("Condition", str, self._commit(edits.set_condition, "condition"))
        self.record = LineField("On record", str, self._commit(edits.set_record, "record"))
        self.locator = LineField("Locator", str, self._commit(edits.set_locator, "locator"))
        self.note = LineField("Note", str, self._commit(edits.set_note, "note"))
        self.package = LineField("Package", str.strip, self._set_package, self._package_words)
        self.text = TextField("Text", self._set_text)
        self._lines = {"condition": self.condition, "record": self.record, "locator": self.locator, "note": self.note}
        self._picks = {
            "issue_id": self.issue, "speaker_id": self.speaker, "source_id": self.source,
            "depends_on_id": self.depends_on, "round_id": self.round,
        }  # fmt: skip
        self._read: tuple[LineField[Any], ...] = (
            self.stance, self.said_on, self.published_on, self.package, *self._picks.values(), *self._lines.values(),
        )  # fmt: skip
        self._typed: tuple[LineField[Any] | TextField, ...] = (*self._read, self.text)
        self._lay_out()

    def show_statement(self, position: int, words: StatementText) -> None:
        """Show the stored values of a statement; before another one comes, `finish` what is half typed."""
        snapshot = self._document.snapshot
        if snapshot.statements.ids[position] != self._statement_id:
            self._statement_id = snapshot.statements.ids[position]
            self.drop()
        self._shown = shown = stored(snapshot, position, words)
        self.act.show_stored(shown.act)
        self.firmness.show_stored(shown.firmness)
        self.credibility.show_stored(shown.credibility)
        self.review.show_stored(shown.review)
        self._show_range(position)
        self.said_on.show_moment(from_text(shown.said_edtf, shown.said_on))
        self.published_on.show_moment(from_text(shown.published_edtf, shown.published_on))
        for name, line in self._lines.items():
            line.show_stored(getattr(shown, name))
        for name, pick in self._picks.items():
            pick.show_id(getattr(shown, name) or "")
        package = int(snapshot.statements.package[position])
        self.package.show_stored("" if package == NONE else snapshot.packages[package].title)
        self.text.show_stored(shown.text)
        if not self.text.is_half_typed:
            self._text_seen = shown.text

    def _show_range(self, position: int) -> None:
        """Show the range on the issue's present scale, whatever it was coded on: that is what a new one will be on."""
        snapshot, statements = self._document.snapshot, self._document.snapshot.statements
        low, high, issue = float(statements.low[position]), float(statements.high[position]), statements.issue[position]
        scales = () if issue == NONE else snapshot.issues[issue].scales
        self._scale_id = scales[-1].id if scales else None
        self.stance.show_stored("" if isnan(low) else range_text(low, high))
        self.stance.line.setPlaceholderText(stance_words(statements, position))

    def finish(self) -> None:
        """Commit what was typed but not yet left; raises `UserError` when something cannot be read or saved."""
        if self._statement_id not in self._document.snapshot.statements.position:
            return
        for field in self._typed:
            field.finish()
        if any(field.cannot_be_read for field in self._typed):
            raise UserError("What you typed cannot be read; the field says why. Mend it, or press Escape there.")

    @property
    def is_half_typed(self) -> bool:
        """Whether something was typed that is not stored."""
        return any(field.is_half_typed for field in self._typed)

    def drop(self) -> None:
        """Give up what is half typed."""
        for field in self._typed:
            field.drop()

    @property
    def statement_id(self) -> str:
        """The statement that is edited."""
        return self._statement_id

    def set_theme(self, theme: Theme) -> None:
        """Colour the messages beside the fields."""
        for field in self._read:
            field.set_theme(theme)
        self.text.set_theme(theme)

    def _make_choices(self) -> None:
        firmnesses: list[tuple[str, int | None]] = [(f"{grade}  {words}", grade) for grade, words in FIRMNESSES.items()]
        credibilities = [(f"{grade}  {words}", grade) for grade, words in CREDIBILITIES.items()]
        self.act = ChoiceField("Act", [(act.label, act) for act in ACTS], self._commit(edits.set_act, "act"))
        self.firmness = ChoiceField(
            "Firmness", [("not graded", None), *firmnesses], self._commit(edits.set_firmness, "firmness")
        )
        self.credibility = ChoiceField("Credibility", credibilities, self._commit(edits.set_credibility, "credibility"))
        self.review = ChoiceField(
            "Review", [(str(one), one) for one in REVIEWS], self._commit(edits.set_review, "review")
        )

    def _make_picks(self) -> None:
        document = self._document

        def issues() -> list[Choice]:
            return choices.issues(document.snapshot)

        self.issue = PickField(
            "Issue", "issue", issues, self._commit_id(edits.set_issue, "an issue", "issue_id", "low", "high")
        )
        self.source = PickField(
            "Source", "source", lambda: choices.sources(document.snapshot),
            self._commit_id(edits.set_source, "a source", "source_id"),
        )  # fmt: skip
        self.depends_on = PickField(
            "Depends on", "issue", issues, self._commit_id(edits.set_depends_on, "", "depends_on_id")
        )
        self.round = PickField(
            "Round",
            "round",
            lambda: choices.rounds(document.snapshot),
            self._commit_id(edits.set_round, "", "round_id"),
        )
        self.speaker = PickField("Speaker", "speaker", self._speakers, self._set_speaker)

    def _lay_out(self) -> None:
        self.condition.line.setPlaceholderText("unconditional")
        self.depends_on.line.setPlaceholderText("an issue, if it hangs on one")
        self.round.line.setPlaceholderText("by its day")
        self.package.line.setPlaceholderText("none")
        self.text.setFixedHeight(96)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(7)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("&Act", self.act), ("&Range", self.stance), ("F&irmness", self.firmness), ("Iss&ue", self.issue),
            ("Spea&ker", self.speaker), ("Said &on", self.said_on), ("&Published on", self.published_on),
            ("Co&ndition", self.condition), ("&Depends on", self.depends_on), ("Credibilit&y", self.credibility),
            ("&Text", self.text), ("&Source", self.source), ("&Locator", self.locator), ("On re&cord", self.record),
            ("Round (by hand)", self.round), ("Packa&ge", self.package), ("Note", self.note), ("Revie&w", self.review),
        )  # fmt: skip
        for words, field in rows:
            label = QLabel(words)
            label.setBuddy(field)
            layout.addRow(label, field)

    def _commit(self, edit: Edit, field: str) -> Callable[[Any], None]:
        def commit(value: Any) -> None:
            edit(self._document.store, self._statement_id, value, seen=self._seen(field))

        return commit

    def _commit_id(self, edit: Edit, noun: str, *fields: str) -> Callable[[Choice | None], None]:
        """Commits the id of what was chosen; with a noun something has to be. The fields are all that it changes."""

        def commit(chosen: Choice | None) -> None:
            if chosen is None and noun:
                raise UserError(f"A statement needs {noun}. Escape brings the stored one back.")
            edit(self._document.store, self._statement_id, chosen and chosen.id, seen=self._seen(*fields))

        return commit

    def _speakers(self) -> list[Choice]:
        return choices.speakers(self._document.snapshot)

    def _set_speaker(self, chosen: Choice | None) -> None:
        if chosen is None:
            raise UserError("A statement needs a speaker. Escape brings the stored one back.")
        snapshot = self._document.snapshot
        speaker = next(one for one in snapshot.speakers if one.id == chosen.id)
        at = speaker.party_on(None if self._shown is None else to_day(self._shown.said_on))
        if at == NONE:
            raise UserError(f"The party of {speaker.name} has been deleted. Choose another one for the speaker first.")
        party = snapshot.parties[at].id
        seen = self._seen("party_id", "speaker_id")
        edits.set_speaker(self._document.store, self._statement_id, party, chosen.id, seen=seen)

    def _set_range(self, stance: tuple[float, float] | None) -> None:
        seen = self._seen("issue_id", "low", "high")
        edits.set_range(self._document.store, self._statement_id, stance, scale_id=self._scale_id, seen=seen)

    def _set_said_on(self, moment: Moment) -> None:
        day, edtf = to_columns(moment, None if self._shown is None else self._shown.published_on)
        seen = self._seen("said_on", "said_edtf")
        edits.set_said_on(self._document.store, self._statement_id, day, edtf, seen=seen)

    def _set_published_on(self, moment: Moment) -> None:
        seen = self._seen("published_on", "published_edtf")
        edits.set_published_on(self._document.store, self._statement_id, *to_columns(moment), seen=seen)

    def _read_said(self, text: str) -> Moment:
        published = None if self._shown is None else self._shown.published_on
        return needed(read_said(self._document, text, published), "Say when it was said, such as 29 March 2022.")

    def _read_published(self, text: str) -> Moment:
        said = None if self._shown is None else self._shown.said_on
        found = needed(read_date(self._document, text, said), "Say when it was published, such as 29 March 2022.")
        to_columns(found)
        return found

    def _set_package(self, title: str) -> None:
        store, seen = self._document.store, self._seen("package_id")
        package = next((one.id for one in self._document.snapshot.packages if one.title == title), None)
        if title and package is None:
            links.add_package(store, title, self._statement_id)
        else:
            edits.set_package(store, self._statement_id, package, seen=seen)

    def _package_words(self, title: str) -> str:
        snapshot = self._document.snapshot
        found = [at for at, one in enumerate(snapshot.packages) if one.title == title]
        if not title or not found:
            return "a new package" if title else ""
        return f"with {counted(int((snapshot.statements.package == found[0]).sum()), 'statement')}"

    def _set_text(self, text: str) -> None:
        # What stood here when the typing began: a text has no room beside it to say that it was changed meanwhile. The
        # refusal says so, and whoever then leaves the field again has seen both.
        seen, self._text_seen = self._text_seen, "" if self._shown is None else self._shown.text
        edits.set_text(self._document.store, self._statement_id, text, seen={"text": seen})

    def _seen(self, *fields: str) -> dict[str, object]:
        return {name: getattr(self._shown, name) for name in fields}
