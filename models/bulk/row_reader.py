"""One row of a table read as a statement: a new one, or what it says otherwise of one that is there."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.bulk.applying import Applying, Given
from models.bulk.cells import CellWriter
from models.bulk.fields import ENDS, KEPT, NEEDED, Field
from models.bulk.reading import Named, Near, Reader, Value, lacking
from models.dates.moment import Moment
from models.entry import Refused, check_range
from models.errors import UserError
from models.facts import NONE
from models.gathering.cleaning import clean
from models.queries import StatementText
from models.snapshot import Snapshot
from models.stored import Stored, stored

Words = Callable[[str, Iterable[str]], StatementText]
"""The words of a statement; those of the neighbours that are named will be asked for next."""

_FIRST = (Field.ISSUE, Field.SOURCE, Field.PUBLISHED)
"""What the reading of other cells depends on."""


@dataclass(frozen=True, slots=True)
class PastedRow:
    """What a row says: of a new statement, or of the one with that id, and then only what differs from it.

    `problems` are sentences by the field that they are about.
    """

    statement: str
    given: Given
    problems: Mapping[Field, str]

    @property
    def changes_nothing(self) -> bool:
        """Whether the dossier says all this already."""
        return bool(self.statement) and not self.given and not self.problems


class RowReader:
    """Reads rows against one snapshot. A cell that says what its statement says already is not read at all."""

    def __init__(self, snapshot: Snapshot, named: Named, words: Words, today: date) -> None:
        self.reader = Reader(snapshot, named, today, whole_names=True)
        self._snapshot, self._words = snapshot, words
        self._writer, self._applying = CellWriter(snapshot, named), Applying(snapshot)
        self._issue_at = {one.id: at for at, one in enumerate(snapshot.issues)}
        self._by_code: dict[str, list[int]] = defaultdict(list)
        for at, code in enumerate(snapshot.statements.codes):
            self._by_code[code.casefold()].append(at)

    def read_row(
        self, texts: Mapping[Field, str], usual: Mapping[Field, str], *, clears: bool, neighbours: Iterable[str] = ()
    ) -> PastedRow:
        """Read the cells of a row; `usual` is what new statements have where the table has no column for it.

        With `clears`, an empty cell takes off what the statement says; else it leaves that alone.
        """
        code = texts.get(Field.CODE, "").strip()
        found = self._by_code.get(code.casefold(), []) if code else []
        if len(found) > 1:
            return PastedRow("", {}, {Field.CODE: f"More than one statement of the dossier is called {code}."})
        if not found:
            return self._new(texts, usual)
        statement = self._snapshot.statements.ids[found[0]]
        now = stored(self._snapshot, found[0], self._words(statement, neighbours))
        given, problems = self._read(self._differing(texts, found[0], now, clears=clears), now)
        return PastedRow(statement, given, problems or self._contradictions(given, now))

    def statement_of(self, code: str) -> str:
        """The id of the statement of a code, "" where there is none, or more than one."""
        found = self._by_code.get(code.strip().casefold(), [])
        return self._snapshot.statements.ids[found[0]] if len(found) == 1 else ""

    def _new(self, texts: Mapping[Field, str], usual: Mapping[Field, str]) -> PastedRow:
        said = {field: text for field, text in {**usual, **texts}.items() if text.strip()}
        if said.keys() & set(ENDS):
            said |= {end: texts.get(end, "") for end in ENDS}
        given, problems = self._read(said, None)
        for field in NEEDED:
            if field not in said:
                problems[field] = lacking(field)
        return PastedRow("", given, problems or self._contradictions(given, None))

    def _differing(self, texts: Mapping[Field, str], at: int, now: Stored, *, clears: bool) -> dict[Field, str]:
        found = {}
        for field, text in texts.items():
            current = self._writer.cell(at, now, field)
            same = field is Field.CODE or text == current or text == clean(current).text
            emptied = not text.strip() and (field in KEPT or not clears)
            if not same and not emptied:
                found[field] = text
        if found.keys() & set(ENDS):
            found |= {end: texts.get(end, self._writer.cell(at, now, end)) for end in ENDS}
        return found

    def _read(self, texts: Mapping[Field, str], now: Stored | None) -> tuple[dict[Field, Value], dict[Field, str]]:
        given, problems = dict[Field, Value](), dict[Field, str]()
        for field in sorted(texts, key=lambda one: one not in _FIRST):
            reading = self.reader.tried(field, texts[field], self._near(field, given, now))
            if isinstance(reading, Refused):
                problems[field] = reading.sentence
            else:
                given[field] = reading
        if given.keys() >= set(ENDS) and not problems.keys() & set(ENDS):
            self._join_ends(given, problems)
        for end in ENDS:
            given.pop(end, None)
        return given, problems

    def _join_ends(self, given: dict[Field, Value], problems: dict[Field, str]) -> None:
        low, high = given[Field.LOW], given[Field.HIGH]
        if low is None and high is None:
            given[Field.RANGE] = None
        elif isinstance(low, float) and isinstance(high, float):
            sentence = _refusal(lambda: check_range(low, high))
            if sentence:
                problems[Field.LOW] = sentence
            given[Field.RANGE] = low, high
        else:
            problems[Field.LOW if low is None else Field.HIGH] = "The other end of the range stands alone: give both."

    def _near(self, field: Field, given: Given, now: Stored | None) -> Near:
        if field is Field.RANGE:
            return Near(issue=self._issue_at.get(str(given.get(Field.ISSUE, now and now.issue_id)), NONE))
        if field not in (Field.SAID, Field.PUBLISHED):
            return Near()
        published = given.get(Field.PUBLISHED)
        if isinstance(published, Moment) and (published.latest or published.earliest) is not None:
            return Near(year=(published.latest or published.earliest or date.max).year)
        if now is not None:
            return Near(year=now.published_on.year)
        return Near(year=self._applying.source_year(given.get(Field.SOURCE)))

    def _contradictions(self, given: Given, now: Stored | None) -> dict[Field, str]:
        applying = self._applying
        found = {
            Field.GRADE: _refusal(lambda: applying.graded(given, now)),
            Field.SAID: _refusal(lambda: applying.agreed_days(given, now)),
        }
        # Whom somebody speaks for depends on the day.
        if not found[Field.SAID]:
            found[Field.SPEAKER] = _refusal(lambda: applying.who(given, now))
        return {field: sentence for field, sentence in found.items() if sentence}


def _refusal(check: Callable[[], object]) -> str:
    try:
        check()
    except UserError as error:
        return error.sentence
    return ""
