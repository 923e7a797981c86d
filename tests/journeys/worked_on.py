"""A dossier on which two analysts worked for days, together and apart, until their copies met again in conflicts."""

from contextlib import closing
from datetime import date
from pathlib import Path

from models.edits import events, issues, links, parties, rounds, scales, sources, speakers, statements
from models.edits.coding import delete_statement
from models.edits.settling import settle
from models.exchange.importing import import_folder
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.record.author import Author
from models.store import Store
from models.words import Act, LinkKind, Review
from tests.days import on_day
from tests.windows import SAMPLE

QUOTE = (
    "Ukraine proposed to hold the talks on the status of Crimea over fifteen years, during which neither side would "
    "use force, and asked that the guarantor states be bound to consult within three days of an attack."
)
OURS = QUOTE.replace("fifteen years", "ten to fifteen years").replace("within three days", "within two days")
THEIRS = QUOTE.replace("neither side", "none of the two sides").replace("within three days", "without any delay")


def id_in(store: Store, table: str, code: str) -> str:
    """The id of a record with a code."""
    return str(store.columns(f"SELECT id FROM {table} WHERE code = ?", code)[0][0])  # noqa: S608 - our own names


def work_for_days(path: Path, olena: Author, mykola: Author) -> None:
    """The sample with some thirty edits of March 2026, and Mykola's copy merged on the 20th; two conflicts are open."""
    apart = path.with_name("mykola.parley")
    with on_day(date(2026, 3, 1)), closing(Store.create(path, olena)) as store:
        ended(import_folder(store, SAMPLE, kind="founding"))
    with closing(Store.open(path, olena)) as store:
        with on_day(date(2026, 3, 2)):
            _code(store)
        with on_day(date(2026, 3, 9)):
            _tidy(store)
        store.copy_to(apart)
        with on_day(date(2026, 3, 16)), closing(Store.open(apart, mykola)) as copy:
            _work_on_the_train(copy)
        with on_day(date(2026, 3, 18)):
            _work_at_home(store)
        with on_day(date(2026, 3, 20)):
            ended(merge(store, apart))
            _settle_one(store)
    apart.unlink()


def _code(store: Store) -> None:
    first, fifth = id_in(store, "statement", "ST001"), id_in(store, "statement", "ST005")
    statements.set_text(store, first, QUOTE)
    statements.set_firmness(store, first, 2)
    statements.set_range(store, fifth, (35, 45))
    statements.set_act(store, fifth, Act.OFFER)
    statements.set_condition(store, fifth, "once guarantees are agreed")
    statements.set_note(store, id_in(store, "statement", "ST010"), "The recording breaks off here.")
    statements.set_credibility(store, id_in(store, "statement", "ST010"), 3)
    with store.write("Correct locator", reason="The page was that of the second edition"):
        statements.set_locator(store, id_in(store, "statement", "ST012"), "p. 14")


def _tidy(store: Store) -> None:
    party = store.columns("SELECT id FROM party ORDER BY sequence")[0][0]
    parties.set_name(store, party, "Ukraina")
    parties.set_name(store, party, "Ukraine")
    added = parties.add_party(store, "Holy See", code="VA")
    speakers.add_speaker(store, "Pietro Parolin", added, 2, code="PAR")
    issue = store.columns("SELECT id FROM issue ORDER BY sequence")[0][0]
    issues.set_title(store, issue, "Neutrality & non-alignment")
    scales.add_option(store, issue, 33, "Neutral, with partners")
    source = store.columns("SELECT id FROM source ORDER BY code")[0][0]
    sources.set_reliability(store, source, "C")
    sources.set_title(store, source, "<b>Communiqué</b> of 29 March")
    round_ = store.columns("SELECT id FROM round ORDER BY number")[0][0]
    rounds.set_label(store, round_, "Gomel, first day")
    events.add_event(store, "Visit to Kyiv", date(2022, 3, 15))
    delete_statement(store, id_in(store, "statement", "ST020"))
    store.undo()
    delete_statement(store, id_in(store, "statement", "ST021"))


def _work_on_the_train(store: Store) -> None:
    first = id_in(store, "statement", "ST001")
    statements.set_text(store, first, THEIRS)
    statements.set_firmness(store, first, 4)
    statements.set_range(store, id_in(store, "statement", "ST106"), (30, 40))
    statements.set_review(store, id_in(store, "statement", "ST106"), Review.REVIEWED)
    statements.set_note(store, id_in(store, "statement", "ST030"), "Said in the corridor.")
    links.add_link(store, id_in(store, "statement", "ST031"), LinkKind.RESPONDS_TO, id_in(store, "statement", "ST030"))


def _work_at_home(store: Store) -> None:
    first = id_in(store, "statement", "ST001")
    statements.set_text(store, first, OURS)
    statements.set_firmness(store, first, 1)
    statements.set_range(store, id_in(store, "statement", "ST106"), (51, 59))
    statements.set_range(store, id_in(store, "statement", "ST005"), (36, 44))


def _settle_one(store: Store) -> None:
    found = next(one for one in conflicts(store.columns) if one.unit == "firmness")
    settle(store, found, 4, "Heard on the tape")
