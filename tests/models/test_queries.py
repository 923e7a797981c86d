import csv

import resources
from models.loading import load_snapshot
from models.queries import StatementText, statement_texts, statement_words
from models.store import Store


def rows() -> list[dict[str, str]]:
    with (resources.path("sample/istanbul-2022") / "statements.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_words_of_statements_are_those_of_the_file(istanbul: Store):
    statements = load_snapshot(istanbul).statements
    texts = statement_texts(istanbul, statements.ids)
    for row, row_id in zip(rows(), statements.ids, strict=True):
        fields = ("text", "condition", "record", "locator", "note")
        assert texts[row_id] == StatementText(*(row[field] for field in fields))


def test_ids_that_are_not_there_are_left_out(istanbul: Store):
    first = load_snapshot(istanbul).statements.ids[0]
    assert list(statement_texts(istanbul, [first, "nowhere"])) == [first]
    assert statement_texts(istanbul, []) == {}
    assert list(statement_texts(istanbul, ["nowhere"] * 1200 + [first])) == [first]


def test_words_to_look_for_are_code_text_condition_and_note(istanbul: Store):
    statements = load_snapshot(istanbul).statements
    words = statement_words(istanbul, statements.ids)
    for row, row_id in zip(rows(), statements.ids, strict=True):
        assert words[row_id] == (row["id"], row["text"], row["condition"], row["note"])
