"""For whom each source of a dossier is at this moment, also where copies that met say different things of it."""

from collections import defaultdict
from dataclasses import replace

from models.checking.findings import Columns
from models.handling import narrowest
from models.snapshot import Snapshot
from models.words import HANDLINGS

_MARKS = """
SELECT id, handling FROM source
UNION ALL
SELECT f.row_id, coalesce(json_extract(c.value, CASE c.unit WHEN 'row' THEN '$.handling' ELSE '$' END), '')
FROM conflict f JOIN change c ON c.hash = f.change WHERE f.table_name = 'source' AND f.unit = 'handling'
"""


def marks_of_sources(columns: Columns) -> dict[str, str]:
    """The marks ("" for none) by the ids of sources; the narrowest one as long as several stand in conflict."""
    said: dict[str, list[str]] = defaultdict(list)
    for source, mark in columns(_MARKS):
        said[source].append(mark if mark in ("", *HANDLINGS) else HANDLINGS[-1])
    return {source: narrowest(marks) for source, marks in said.items()}


def marked(snapshot: Snapshot, marks: dict[str, str]) -> Snapshot:
    """The dossier with other marks on its sources; a source of which none is told keeps its own."""
    sources = tuple(replace(one, handling=marks.get(one.id, one.handling)) for one in snapshot.sources)
    return snapshot if sources == snapshot.sources else replace(snapshot, sources=sources)
