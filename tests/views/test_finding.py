from models.edits import statements as edits
from models.find.query import Query
from views.document import Document


def id_of(document: Document, code: str) -> str:
    columns = document.snapshot.statements
    return columns.ids[columns.codes.index(code)]


def found(document: Document, words: str) -> list[str]:
    statements = document.snapshot.statements
    return [statements.codes[at] for at in document.finding.finder().find(Query(words)).statements]


def test_texts_are_read_while_nobody_asks_and_told_of(document, qtbot):
    assert document.finding.progress.done == 0
    with qtbot.waitSignal(document.finding.grown):
        pass
    assert document.finding.progress.done == document.finding.progress.total == 140


def test_a_small_dossier_can_be_looked_through_at_once(document):
    assert found(document, "demilitarising ST002") == ["ST002"]


def test_a_change_is_found_as_soon_as_it_is_shown(document):
    seen = []
    document.refreshed.connect(lambda: seen.append(found(document, "xyzzy")))
    edits.set_text(document.store, id_of(document, "ST106"), "Xyzzy, they said")
    document.store.undo()
    assert seen == [["ST106"], []]


def test_nothing_is_read_of_a_dossier_that_was_closed(istanbul, qtbot):
    document = Document(istanbul)
    document.finding.finder()
    document.close()
    istanbul.close()
    qtbot.wait(50)
