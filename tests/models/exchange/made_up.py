"""Made-up dossier folders for hypothesis, written exactly as an export writes them."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from models.exchange.layout import DOSSIER, ROUNDS, SHEETS, with_heads
from models.exchange.sheet import Sheet
from models.words import ACTS, PRINCIPAL
from tests.models.exchange.folders import write_rows

Files = dict[str, list[list[str]]]

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | st.sampled_from(
    ["", '"', "=1+1", "a\r\nb", ",;\t", " x ", "\ufeff", "\r", "’"]
)
CODES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=6).filter(
    lambda code: code == code.strip()
)
DAYS = st.dates().map(str)
NUMBERS = st.integers(0, 100).map(str) | st.sampled_from(["0.1", "33.3", "99.99", "1e-07"])
YES_NO = st.sampled_from(["yes", "no"])
OPTIONAL = ("round", "retracts", "retracted_by", "sequence", "recorded_on")
EXTRA: dict[str, dict[str, st.SearchStrategy[str]]] = {
    "parties": {"colour": st.sampled_from(["", "#0063a8"]), "marker": st.sampled_from(["", "disc", "star"])},
    "sources": {
        "author": TEXTS, "retrieved": DAYS | st.just(""), "address": TEXTS, "language": TEXTS,
        "handling": st.sampled_from(["", "CLEAR", "AMBER+STRICT"]),
    },
    "assessments": {"kind": st.sampled_from(["likelihood", "reservation"])},
}  # fmt: skip
"""Optional columns that stand at the end of their files, with what they may hold in any row."""


def codes(low: int, high: int) -> st.SearchStrategy[list[str]]:
    """Codes for the rows of a file."""
    return st.lists(CODES, min_size=low, max_size=high, unique_by=str.lower)


@st.composite
def ordered(draw: st.DrawFn, values: st.SearchStrategy[str], empty: bool = True) -> tuple[str, str]:
    """Two cells that bound a range, or two empty ones."""
    if empty and draw(st.booleans()):
        return "", ""
    low, high = sorted([draw(values), draw(values)], key=lambda cell: (len(cell) == 10 and cell, _number(cell)))
    return low, high


def _number(cell: str) -> float:
    return 0 if len(cell) == 10 else float(cell)


@st.composite
def made_up_folders(draw: st.DrawFn) -> Files:
    """The records of all files of a folder, headers included, by file name."""
    parties, names = draw(codes(1, 4)), {}
    roles = [draw(st.sampled_from([PRINCIPAL, "mediator", ""])) for _ in parties]
    for file, most in {"speakers": 3, "issues": 3, "sources": 3, "statements": 6, "events": 2}.items():
        names[file] = draw(codes(1, most))
    numbers = draw(st.lists(st.integers(1, 99).map(str), max_size=3, unique=True))
    pick = {**names, "parties": parties, "rounds": numbers}

    def one(file: str) -> str:
        return draw(st.sampled_from(pick[file]))

    def perhaps(file: str) -> str:
        return draw(st.sampled_from(["", *pick[file]]))

    def text() -> str:
        return draw(TEXTS)

    def grade(low: int, high: int) -> str:
        return str(draw(st.integers(low, high)))

    def extra(file: str) -> list[str]:
        return [draw(cells) for name, cells in EXTRA[file].items() if f"{file}.{name}" in chosen]

    principals = [code for code, role in zip(parties, roles, strict=True) if role == PRINCIPAL]
    others = [code for code in parties if code not in principals and draw(st.booleans())]
    rounds = with_heads(principals, others)
    optional = [
        *(f"statements.{name}" for name in OPTIONAL),
        *(f"{file}.{name}" for file in EXTRA for name in EXTRA[file]),
    ]
    chosen = [name for name in optional if draw(st.booleans())]
    places = sorted(draw(st.lists(st.integers(-9, 99), min_size=6, max_size=6)))

    def statement(at: int, code: str) -> list[str]:
        rest = [other for other in names["statements"] if other != code]
        told = {
            "round": perhaps("rounds"),
            "retracts": draw(st.sampled_from(["", *rest])),
            "retracted_by": draw(st.sampled_from(["", *rest])),
            "sequence": str(places[at]),
            "recorded_on": draw(DAYS | st.just("")),
        }
        return [
            code, draw(DAYS), draw(DAYS), one("parties"), one("speakers"), one("issues"),
            draw(st.sampled_from(ACTS)).value, *draw(ordered(NUMBERS)), draw(st.sampled_from(["", "0", "4"])),
            text(), text(), perhaps("issues"), text(), one("sources"), text(), grade(1, 6), draw(YES_NO), text(),
            *(told[name] for name in OPTIONAL if f"statements.{name}" in chosen),
        ]  # fmt: skip

    rows: dict[str, list[list[str]]] = {
        "parties": [[code, text(), role, text(), *extra("parties")] for code, role in zip(parties, roles, strict=True)],
        "speakers": [[code, text(), text(), one("parties"), grade(1, 5)] for code in names["speakers"]],
        "issues": [
            [code, text(), text(), text(), text(), draw(NUMBERS | st.just("")), text()] for code in names["issues"]
        ],
        "options": [
            [code, value, text(), text()]
            for code in names["issues"]
            for value in draw(st.lists(NUMBERS, max_size=2, unique=True))
        ],
        "rounds": [
            [number, text(), *draw(ordered(DAYS, empty=False)), text(), text(), text(), text(),
             *(text() for _ in (*principals, *others)), text()]
            for number in numbers
        ],
        "sources": [
            [code, text(), text(), draw(DAYS | st.just("")), text(), draw(st.sampled_from("ABCDEF")), draw(YES_NO),
             *extra("sources")]
            for code in names["sources"]
        ],
        "statements": [statement(at, code) for at, code in enumerate(names["statements"])],
        "events": [
            [code, draw(DAYS), text(), text(), text(), text(), perhaps("sources"),
             draw(st.sampled_from(["", "1", "6"])), draw(YES_NO), text()]
            for code in names["events"]
        ],
        "assessments": [
            [code, draw(DAYS), text(), perhaps("parties"), text(), *draw(ordered(NUMBERS)), text(),
             perhaps("sources"), "", draw(YES_NO), text(), *extra("assessments")]
            for code in draw(codes(0, 2))
        ],
        "disputes": [
            [code, text(), text(), text(), perhaps("sources"), text(), text(), perhaps("sources"), draw(YES_NO)]
            for code in draw(codes(0, 2))
        ],
    }  # fmt: skip
    # Files that the folder may be without come back also where they have nothing but a header.
    bare = [sheet for sheet in SHEETS if sheet.optional and sheet is not DOSSIER and draw(st.booleans())]
    sheets = [rounds if sheet is ROUNDS else sheet for sheet in SHEETS if sheet.stem in rows or sheet in bare]
    return {sheet.file: [_header(sheet, chosen), *rows.get(sheet.stem, [])] for sheet in sheets}


def write_folder(folder: Path, files: Files, readme: str) -> Path:
    """Write a made-up folder and give its path."""
    folder.mkdir()
    (folder / "README.md").write_bytes(readme.encode())
    for name, rows in files.items():
        write_rows(folder / name, rows)
    return folder


def _header(sheet: Sheet, chosen: list[str]) -> list[Any]:
    return [
        column.name
        for column in sheet.columns
        if column.head or not column.optional or f"{sheet.stem}.{column.name}" in chosen
    ]
