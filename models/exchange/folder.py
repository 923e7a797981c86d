"""Reading a dossier folder: everything in it, or everything that is wrong with it."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from models.errors import UserError
from models.exchange.cells import Rejected
from models.exchange.checking import check
from models.exchange.completing import complete
from models.exchange.known import NOTHING, Known
from models.exchange.layout import PARTIES, README, ROUNDS, SHEETS, with_heads
from models.exchange.part import BAD, Part, read_part
from models.exchange.problems import ImportRefused, Problem
from models.exchange.records import check_text
from models.exchange.sheet import Sheet
from models.progress import Progress
from models.tables import Party
from models.words import PRINCIPAL


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that can be imported as it stands, with a part for each file that is there.

    `readme` is the text of its README.md; None without one.
    """

    name: str
    readme: str | None
    parts: tuple[Part, ...]

    @property
    def optional_columns(self) -> set[str]:
        """Its optional columns and files as words of `Dossier.optional_columns`."""
        columns = {part.sheet.word(column) for part in self.parts for column in part.columns if column.optional}
        return columns | {part.sheet.stem for part in self.parts if part.sheet.optional}


def read_folder(path: Path, known: Known = NOTHING) -> Folder:
    """Read and check a folder; raises `ImportRefused` with all that is wrong."""
    steps = reading(path, known)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            folder: Folder = end.value
            return folder


def reading(path: Path, known: Known = NOTHING) -> Generator[Progress, None, Folder]:
    """Read and check a folder step by step, counted in bytes; references may also point to `known` rows."""
    if not path.is_dir():
        raise UserError(f"{path} is not a folder.")
    problems = [*_unknown_files(path)]
    readme = _readme(path / README, problems)
    parts = yield from _parts(path, known, problems)
    problems.extend(check(parts, known))
    if problems:
        raise ImportRefused(_in_order(problems))
    return Folder(path.resolve().name, readme, tuple(parts))


def _unknown_files(path: Path) -> Iterator[Problem]:
    """Other tables: one that bears a wrong name would not be missed."""
    known = [sheet.file for sheet in SHEETS]
    for name in sorted(file.name for file in path.iterdir()):
        # Not every disk tells capitals from small letters. What is hidden is left by a program that has a file open.
        taken = name in known or (name.lower() in known and (path / name.lower()).exists())
        if name.lower().endswith(".csv") and not taken and not name.startswith((".", "~")):
            yield Problem(name, None, None, None, "the file is not known", f"the files {', '.join(known)}")


def _parts(path: Path, known: Known, problems: list[Problem]) -> Generator[Progress, None, list[Part]]:
    contents = {sheet: _content(path / sheet.file, problems, optional=sheet.optional) for sheet in SHEETS}
    total, done = sum(len(data or b"") for data in contents.values()), 0
    parts: list[Part] = []
    parties = Part(PARTIES)
    for sheet, data in contents.items():
        contents[sheet] = None
        if data is None:
            continue
        label = f"Reading {sheet.file}"
        yield Progress(done, total, label)
        actual = _with_heads(parties, known) if sheet is ROUNDS else sheet
        part = yield from _told(read_part(actual, data, problems), done, total, label)
        parties = part if sheet is PARTIES else parties
        parts += complete(part, problems)
        done += len(data)
    return parts


def _told(steps: Generator[int, None, Part], before: int, total: int, label: str) -> Generator[Progress, None, Part]:
    while True:
        try:
            done = next(steps)
        except StopIteration as end:
            part: Part = end.value
            return part
        yield Progress(before + done, total, label)


def _content(path: Path, problems: list[Problem], *, optional: bool) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        if optional:
            return None
        reason, accepted = "the file is missing", "all ten files; a file with only its header row will do"
    except OSError as error:
        reason, accepted = f"the file cannot be read ({error.strerror})", ""
    problems.append(Problem(path.name, None, None, None, reason, accepted))
    return None


def _readme(path: Path, problems: list[Problem]) -> str | None:
    data = _content(path, problems, optional=True)
    if data is None:
        return None
    try:
        check_text(data)
    except Rejected as refusal:
        problems.append(Problem(path.name, None, None, None, str(refusal), ""))
        return None
    return data.decode("utf-8-sig")


def _with_heads(parties: Part, known: Known) -> Sheet:
    """The sheet of rounds for these parties; any head of delegation will do where they could not be read."""
    if not parties.whole:
        return replace(ROUNDS, any_head=True)
    codes = [code for code in parties.row_keys() if code != BAD]
    required = _distinct(_principals(parties), ())
    others = [*codes, *sorted(code for code in parties.loose if isinstance(code, str)), *known.of(Party)]
    return with_heads(required, _distinct(others, required))


def _principals(parties: Part) -> Iterable[str]:
    places = parties.places(("code", "role"))
    if places is None:
        return []
    code, role = places
    return [row[code] for row in parties.rows if row[role] == PRINCIPAL and row[code] != BAD]


def _distinct(codes: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Codes whose column is not taken by another one yet."""
    names = {code.lower() for code in taken}
    found: dict[str, str] = {}
    for code in codes:
        if code.lower() not in names:
            found.setdefault(code.lower(), code)
    return list(found.values())


def _in_order(problems: list[Problem]) -> list[Problem]:
    files = {sheet.file: place for place, sheet in enumerate(SHEETS)}
    return sorted(problems, key=lambda problem: (files.get(problem.file, len(files)), problem.row or 0))
