"""A copy for somebody else holds what they are to see, and nothing besides."""

from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from sqlmodel.sql.sqltypes import AutoString

from models.checking.check import check
from models.checking.findings import Kind
from models.edits.deleting import delete_record
from models.edits.statements import set_text
from models.errors import UserError
from models.exchange.exporting import export_folder
from models.merging.merge import merge
from models.progress import ended
from models.record.shape import columns, tables
from models.sending.choices import Choices
from models.sending.sending import outlook, send_copy
from models.store import Store
from models.tables import (
    Analyst,
    Assessment,
    Coding,
    Corroboration,
    Dispute,
    Event,
    Excerpt,
    Link,
    Outcome,
    Package,
    Source,
    SourceText,
    Speaker,
    Statement,
)  # fmt: skip
from models.words import Act, LinkKind, Review, Stance
from tests.authors import new_author
from tests.talks import Talks, add_talks, all_tables, value_of

DAY = date(2022, 3, 20)


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


@pytest.fixture
def secrets(store: Store, talks: Talks) -> dict[str, str]:
    """Adds what is only for some: words by why they are to stay out."""
    words = {
        why: f"Kvitka{why.replace(' ', '')}Kvitka" for why in ("red", "unmarked", "draft", "note", "history", "name")
    }
    with store.write("Secrets") as writing:
        for mark, handling in (("red", "RED"), ("unmarked", "")):
            source = writing.add(Source(code=f"{mark}", title=words[mark], reliability="A", handling=handling))
            text = writing.add(
                SourceText(source_id=source, text=words[mark], text_hash=sha256(words[mark].encode()).hexdigest())
            )
            speaker = writing.add(Speaker(code=f"sp-{mark}", name=words[mark], party_id=talks.ua, authority=1))
            package = writing.add(Package(title=words[mark]))
            given = {
                "said_on": DAY, "published_on": DAY, "party_id": talks.ua, "speaker_id": speaker,
                "issue_id": talks.neutrality, "act": Act.DEMAND, "source_id": source, "credibility": 2,
                "text": words[mark], "package_id": package, "review": Review.REVIEWED,
            }  # fmt: skip
            statement = writing.add(Statement(code=f"ST-{mark}", **given))
            writing.add(Excerpt(statement_id=statement, text_id=text, start=0, quote=words[mark]))
            writing.add(Link(statement_id=talks.first, kind=LinkKind.RESPONDS_TO, other_id=statement, note=words[mark]))
            writing.add(
                Corroboration(
                    statement_id=talks.first, source_id=source, stance=Stance.CORROBORATES, locator=words[mark]
                )
            )
            writing.add(Event(code=f"EV-{mark}", date=DAY, title=words[mark], source_id=source))
            writing.add(
                Outcome(code=f"OC-{mark}", date=DAY, issue_id=talks.neutrality, text=words[mark], source_id=source)
            )
            writing.add(Assessment(code=f"AS-{mark}", date=DAY, wording=words[mark], source_id=source))
            writing.add(Dispute(code=f"DI-{mark}", claim=words[mark], source_claim_id=source))
            writing.set(Statement, talks.second, retracts_id=statement)
        writing.set(Source, talks.source, handling="CLEAR")
        writing.set(Statement, talks.first, note=words["note"], review=Review.REVIEWED)
        writing.set(Statement, talks.second, text=words["draft"], review=Review.DRAFT)
        coder = writing.add(Analyst(code="KV", name=words["name"]))
        writing.add(Coding(statement_id=talks.first, analyst_id=coder, act=Act.OFFER, note=words["note"]))
        for number, assessor in enumerate((words["name"], f" {words['name'].lower()} ")):
            writing.add(Assessment(code=f"AS-own{number}", date=DAY, assessor=assessor, wording="Likely"))
    before = str(value_of(store, "statement", talks.first, "text"))
    set_text(store, talks.first, words["history"])
    set_text(store, talks.first, before)
    gone = None
    with store.write("Gone") as writing:
        gone = writing.add(Package(title=words["history"]))
    delete_record(store, "Delete package", Package, gone)
    return words


def sent(store: Store, path: Path, choices: Choices) -> bytes:
    """The bytes of a copy, which is sound."""
    ended(send_copy(store, path, choices))
    with closing(Store.open(path, new_author())) as copy:
        assert [one.sentence for one in check(copy) if one.kind in (Kind.RECORD, Kind.OUTSIDE, Kind.DAMAGE)] == []
    return path.read_bytes()


STAYS_OUT = {
    Choices(record=False): {"history"},
    Choices(drafts=False): {"history", "draft"},
    Choices(notes=False): {"history", "note"},
    Choices(names=False): {"history", "name"},
    Choices(up_to="AMBER"): {"history", "red", "unmarked"},
    Choices(up_to="GREEN", unmarked=True): {"history", "red"},
    Choices(drafts=False, notes=False, names=False, up_to="GREEN"): {
        "history", "draft", "note", "name", "red", "unmarked",
    },
}  # fmt: skip


@pytest.mark.parametrize("choices", STAYS_OUT, ids=str)
def test_what_stays_out_is_nowhere_in_the_file(
    store: Store, secrets: dict[str, str], tmp_path: Path, choices: Choices
) -> None:
    content = sent(store, tmp_path / "copy.parley", choices).lower()
    found = {
        why
        for why, word in secrets.items()
        if any(word.lower().encode(code) in content for code in ("utf-8", "utf-16-le"))
    }
    assert found == set(secrets) - STAYS_OUT[choices]


def test_a_plain_copy_would_show_all_of_it(store: Store, secrets: dict[str, str], tmp_path: Path) -> None:
    store.copy_to(tmp_path / "copy.parley")
    content = (tmp_path / "copy.parley").read_bytes()
    assert all(word.encode() in content for word in secrets.values())


def test_a_whole_copy_has_the_record_and_merges_back(
    store: Store, talks: Talks, secrets: dict[str, str], tmp_path: Path
) -> None:
    content = sent(store, tmp_path / "copy.parley", Choices())
    assert secrets["history"].encode() in content
    with closing(Store.open(tmp_path / "copy.parley", new_author())) as copy:
        assert all_tables(copy) == all_tables(store)
        set_text(copy, talks.first, "From the other side")
    ended(merge(store, tmp_path / "copy.parley"))
    assert value_of(store, "statement", talks.first, "text") == "From the other side"


def test_a_copy_with_something_left_out_is_a_dossier_of_its_own(
    store: Store, talks: Talks, secrets: dict[str, str], tmp_path: Path
) -> None:
    sent(store, tmp_path / "copy.parley", Choices(record=False))
    with closing(Store.open(tmp_path / "copy.parley", new_author())) as copy:
        assert copy.columns('SELECT count(*) FROM "transaction"') == [(2,)]
        theirs, ours = ({table: len(rows) for table, rows in all_tables(one).items()} for one in (copy, store))
        assert theirs["statement"] == ours["statement"]
    with pytest.raises(UserError, match="another dossier, “Talks”, of the same title but with a record of its own"):
        ended(merge(store, tmp_path / "copy.parley"))


def test_what_a_copy_says_of_a_statement_is_what_the_dossier_says(
    store: Store, talks: Talks, secrets: dict[str, str], tmp_path: Path
) -> None:
    """Exported, both are the same but for what is left out."""
    sent(store, tmp_path / "copy.parley", Choices(record=False))
    with closing(Store.open(tmp_path / "copy.parley", new_author())) as copy:
        for one, name in ((store, "from dossier"), (copy, "from copy")):
            for _ in export_folder(one, tmp_path / name):
                pass
    left = {"README.md", "analysts.csv", "searches.csv", "views.csv", "briefings.csv"}
    names = {one.name for one in (tmp_path / "from dossier").iterdir()} - left
    for name in names:
        assert (tmp_path / "from copy" / name).read_bytes() == (tmp_path / "from dossier" / name).read_bytes(), name


def test_it_is_told_beforehand_what_stays_out(store: Store, secrets: dict[str, str]) -> None:
    found = outlook(store, Choices(drafts=False, notes=False, names=False, up_to="AMBER", unmarked=True))
    assert found.out["source"] == 1
    assert found.out["statement"] == 2
    assert found.notes == 3
    assert (found.highest, found.unmarked) == ("CLEAR", 1)
    assert outlook(store, Choices()).highest == "RED"


def test_who_is_named_in_a_text_is_counted(store: Store, talks: Talks, secrets: dict[str, str]) -> None:
    set_text(store, talks.first, f"as {secrets['name']} heard")
    assert outlook(store, Choices(names=False)).named_in == 1


def test_nobody_is_known_again_by_the_ids_of_a_copy(store: Store, secrets: dict[str, str], tmp_path: Path) -> None:
    known = [row[0] for row in store.columns('SELECT id FROM analyst UNION SELECT site FROM "transaction"')]
    for number in range(2):
        content = sent(store, tmp_path / f"{number}.parley", Choices(names=False))
        assert not any(one.encode() in content for one in known)


def test_nothing_in_a_copy_leads_nowhere(store: Store, secrets: dict[str, str], tmp_path: Path) -> None:
    before = {one.sentence for one in check(store)}
    for number, choices in enumerate(STAYS_OUT):
        ended(send_copy(store, tmp_path / f"{number}.parley", choices))
        with closing(Store.open(tmp_path / f"{number}.parley", new_author())) as copy:
            assert {one.sentence for one in check(copy)} - before == set()


def test_the_open_dossier_is_not_written_over_and_nothing_is_left_of_a_cancelled_copy(
    store: Store, talks: Talks, tmp_path: Path
) -> None:
    for choices in (Choices(), Choices(notes=False)):
        with pytest.raises(UserError, match="the open dossier itself"):
            ended(send_copy(store, store.path, choices))
        before = set(tmp_path.rglob("*"))
        work = send_copy(store, tmp_path / "cancelled.parley", choices)
        next(work)
        work.close()
        assert set(tmp_path.rglob("*")) == before


def test_every_text_of_every_table_is_looked_at(store: Store, secrets: dict[str, str]) -> None:
    """A table that is added later has to be thought of: whose text is in it?"""
    rows = outlook(store, Choices()).rows
    assert set(rows) == set(tables())
    for name, table in tables().items():
        texts = {field for field, column in columns(table).items() if isinstance(column.type, AutoString)}
        assert all(texts - {"version"} <= set(row) for row in rows[name])


@pytest.mark.parametrize("choices", [Choices(), Choices(notes=False)], ids=["whole", "in part"])
def test_no_copy_is_put_beside_the_unfinished_work_of_another_file(
    store: Store, talks: Talks, tmp_path: Path, choices: Choices
) -> None:
    """SQLite would take it for the journal of the copy."""
    (tmp_path / "copy.parley-journal").write_bytes(b"of another file")
    with pytest.raises(UserError, match="holds unfinished work"):
        ended(send_copy(store, tmp_path / "copy.parley", choices))
    assert not (tmp_path / "copy.parley").exists()
