"""A query in words, such as a title for it."""

from collections.abc import Mapping

from models.find.facets import Value
from models.find.query import Facet, Query
from views.plain import one_line

_LONGEST = 60


def query_words(query: Query, facets: Mapping[Facet, tuple[Value, ...]]) -> str:
    """What a query looks for, in one line: its words and the values chosen, as the facets that it found name them."""
    chosen = [value.words for facet in Facet for value in facets[facet] if value.is_chosen]
    line = " · ".join(filter(None, (one_line(query.words), *chosen)))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
