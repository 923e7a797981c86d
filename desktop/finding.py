"""What `parley search` prints."""

from collections.abc import Iterator
from contextlib import closing

from models.facts import NONE
from models.find.finder import Finder
from models.find.query import Query
from models.loading import load_snapshot
from models.queries import statement_texts
from models.snapshot import Snapshot, to_date
from models.store import Store


def found_lines(store: Store, words: str) -> Iterator[str]:
    """One line for each name, statement and source that holds all the words, in the order of the search box."""
    snapshot = load_snapshot(store)
    with closing(Finder(store, snapshot)) as finder:
        finder.read_all()
        for match in finder.names(words):
            yield f"{match.named.kind}: {' '.join(match.named.title.split())}"
        found = finder.find(Query(words)).statements.tolist()
        ids = snapshot.statements.ids
        texts = statement_texts(store, [ids[at] for at in found])
        for at in found:
            yield _statement(snapshot, at, texts[ids[at]].text)
        for at in finder.sources(words):
            quote = finder.quote(at, words)
            yield _source(snapshot, at, "" if quote is None else quote.text)


def _statement(snapshot: Snapshot, at: int, text: str) -> str:
    columns = snapshot.statements
    party = snapshot.parties[columns.party[at]].code if columns.party[at] != NONE else "?"
    return f"{columns.codes[at]}  {to_date(int(columns.said[at]))}  {party}  {' '.join(text.split())}"


def _source(snapshot: Snapshot, at: int, quote: str) -> str:
    source = snapshot.sources[at]
    said = f"  … {' '.join(quote.split())} …" if quote else ""
    return f"source: {source.code}  {source.title or source.publisher}{said}"
