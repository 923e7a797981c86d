"""A briefing of an open dossier keeps to the marks of today, and tells nothing by what it leaves out."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.analysis.reading import ON_RECORD
from models.briefing.of_dossier import Briefings
from models.briefing.specification import SECTIONS, Kind, Specification
from models.briefing.wording.language import Language
from models.briefing.wording.words import words_in
from models.edits.coding import delete_statement
from models.edits.settling import latest, settle_all
from models.edits.sources import set_handling
from models.edits.statements import set_range, set_text
from models.errors import UserError
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.sending.choices import Choices
from models.sending.sending import send_copy
from models.snapshot import to_day
from models.store import Store
from models.tables import Link, Source
from models.words import Conditionals, LinkKind, Standing
from tests.authors import new_author
from tests.days import on_day
from tests.talks import Talks, add_talks, statement

THEN, LATER = date(2022, 4, 1), date(2022, 4, 5)
WORDS = "Kvitka"


@pytest.fixture
def talks(store: Store) -> Talks:
    with on_day(THEN):
        made = add_talks(store)
        set_handling(store, made.source, "CLEAR")
        set_text(store, made.first, WORDS)
    return made


def told(store: Store, **wanted: object) -> str:
    made = ended(Briefings(store, "1.0").compose(Specification(known=THEN, **wanted)))  # type: ignore[arg-type]
    return str(made.data)


@pytest.mark.parametrize("mark", ["", "GREEN"])
def test_what_was_marked_later_is_not_told_as_known_before(store: Store, talks: Talks, mark: str) -> None:
    assert WORDS in told(store, mark=mark)
    with on_day(LATER):
        set_handling(store, talks.source, "RED")
        delete_statement(store, talks.second)
    with pytest.raises(UserError, match=r"1 source \(S1\) may not be read as widely"):
        told(store, mark=mark)
    assert WORDS not in told(store, mark=mark, leaves_out=True)
    assert WORDS in told(store, mark="RED")


def test_what_was_released_later_may_be_told_as_known_before(store: Store, talks: Talks) -> None:
    with on_day(THEN):
        set_handling(store, talks.source, "RED")
    with pytest.raises(UserError):
        told(store, mark="GREEN")
    with on_day(LATER):
        set_handling(store, talks.source, "GREEN")
    assert WORDS in told(store, mark="GREEN")


@pytest.mark.parametrize("conditionals", Conditionals)
def test_a_briefing_tells_nothing_of_what_it_leaves_out_but_how_much_that_is(
    store: Store, talks: Talks, tmp_path: Path, conditionals: Conditionals
) -> None:
    """What hung on a condition that is not told goes on hanging on one."""
    with store.write("More") as writing:
        red = writing.add(Source(code="S2", reliability="A", handling="RED"))
        secret = writing.add(statement(talks, code="ST003", source_id=red, low=0.0, high=5.0))
        links = {"kind": LinkKind.CONDITIONAL_ON, "other_id": secret, "note": WORDS}
        writing.add(Link(statement_id=talks.second, state=Standing.MET, since=date(2022, 3, 25), **links))
        writing.add(Link(statement_id=talks.first, kind=LinkKind.RESPONDS_TO, other_id=secret, note=WORDS))
    ended(send_copy(store, tmp_path / "copy.parley", Choices(up_to="GREEN")))
    reading = replace(ON_RECORD, conditionals=conditionals)
    wanted = Specification(mark="GREEN", leaves_out=True)
    with closing(Store.open(tmp_path / "copy.parley", new_author())) as copy:
        with copy.write("Another secret, of another party") as writing:
            other = writing.add(Source(code="S2", reliability="A", handling="RED"))
            writing.add(statement(talks, code="ST003", source_id=other, party_id=talks.ru))
        assert copy.columns("SELECT kind, other_id, state, since, note FROM link") == [
            ("conditional_on", None, None, None, "")
        ]
        left, other_left = (ended(Briefings(one, "1.0").compose(wanted, reading)).data for one in (store, copy))
    assert left.withheld
    assert left == other_left
    assert "on a condition" in str(left) or conditionals is not Conditionals.COUNTED


def in_conflict(store: Store, talks: Talks, copy: Path) -> None:
    store.copy_to(copy)
    with closing(Store.open(copy, new_author("IV", "Ivan"))) as other:
        set_range(other, talks.second, (33, 44))
    set_range(store, talks.second, (11, 22))
    ended(merge(store, copy))


@pytest.mark.parametrize("language", Language)
def test_what_nobody_had_settled_by_the_day_as_known_is_said_with_that_day(
    store: Store, talks: Talks, tmp_path: Path, language: Language
) -> None:
    """Whatever became of it later, and only from the day on which the second value was given."""
    with on_day(LATER):
        in_conflict(store, talks, tmp_path / "copy.parley")
    with on_day(LATER + timedelta(days=2)):
        settle_all(store, conflicts(store.columns), latest)

    def summary(day: date) -> str:
        made = ended(Briefings(store, "1.0").compose(Specification(known=day, language=language)))
        return " ".join(one.text for one in made.data.front.summary.sentences)

    words = words_in(language)
    day = words.day(to_day(LATER + timedelta(days=1)))
    note = words.count("front.unsettled_then", 1, day=day)
    assert note not in summary(THEN)
    assert note in summary(LATER + timedelta(days=1))
    assert words.count("front.unsettled_then", 1, day="")[:20] not in summary(LATER + timedelta(days=2))


@pytest.mark.parametrize("kind", [Kind.FULL, Kind.NOTE, Kind.ISSUE, Kind.PARTY])
def test_what_nobody_has_settled_is_said_on_the_first_page(
    store: Store, talks: Talks, tmp_path: Path, kind: Kind
) -> None:
    """Else the value that happens to be shown would pass for what is known."""
    in_conflict(store, talks, tmp_path / "copy.parley")
    issue, party = (store.columns(f"SELECT code FROM {table}")[0][0] for table in ("issue", "party"))  # noqa: S608
    wanted = Specification(kind=kind, sections=SECTIONS[kind], issue=issue, party=party)
    rests = "Not settled: copies that were merged say different things of a statement that this rests on."
    note = "In one record, copies that were merged say different things and nobody has settled which holds"
    data = ended(Briefings(store, "1.0").compose(wanted)).data
    front = data.front
    assert (rests in str(data)) is (kind is not Kind.NOTE)
    (found,) = [one for part in (front.summary, *front.highlights) for one in part.sentences if note in one.text]
    assert [one.code for one in found.citations] == [
        store.columns("SELECT code FROM statement WHERE id = ?", talks.second)[0][0]
    ]
    assert note not in str(ended(Briefings(store, "1.0").compose(replace(wanted, known=THEN))).data.front)
    settle_all(store, conflicts(store.columns), latest)
    settled = str(ended(Briefings(store, "1.0").compose(wanted)).data)
    assert note not in settled
    assert rests not in settled
