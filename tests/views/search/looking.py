"""What tests of the search box do and read off it."""

from models.find.query import Query
from views.search.facet_lines import Does
from views.search.gathering import Gathering


def found(document, words):
    return Gathering(document).answer(Query(words)).lines


def id_of(document, code):
    columns = document.snapshot.statements
    return columns.ids[columns.codes.index(code)]


def titles(lines, kind):
    return [line.title for line in lines if line.kind is kind]


def typed(qtbot, box, words):
    qtbot.keyClicks(box, words)
    box.search()


def current(box):
    return box.popup.found.results.lines[box.popup.found.currentIndex().row()]


def narrowed(box):
    return {line.words for line in box.popup.facets.lines if line.does is Does.TICK and line.is_on}
