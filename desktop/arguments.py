"""The command line: what can be asked for, and by which words."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from desktop import __version__
from desktop.brief_arguments import add_brief
from models.analysis.reading import READINGS
from models.briefing.forms.names import ENDINGS, MOVEMENT
from models.words import HANDLINGS

COMMANDS = (
    "import", "export", "movement", "brief", "search", "merge", "check", "log", "copy", "share", "sync", "salvage",
)  # fmt: skip


def window_parser() -> ArgumentParser:
    """`parley [FILE]`."""
    parser = ArgumentParser(
        prog="parley",
        description="Follow peace talks: what each party has stated, with its source, and what moved between rounds.",
        epilog=f"Commands that need no window: parley {{{','.join(COMMANDS)}}} --help",
    )
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="dossier to open; without it the last one, or the sample"
    )
    parser.add_argument("--version", action="version", version=f"Parley {__version__}")
    return parser


def window_arguments(words: Sequence[str]) -> Namespace:
    """What `parley [FILE]` is told; ends with wrong usage where a command is meant that there is not."""
    parser = window_parser()
    arguments, rest = parser.parse_known_args(words)
    if rest and arguments.file and not Path(arguments.file).exists():
        parser.error(f"{arguments.file} is neither a command nor a dossier")
    if rest:
        parser.error(f"one dossier is opened at a time; not understood: {' '.join(rest)}")
    return arguments


def command_parser() -> ArgumentParser:
    """`parley COMMAND …`."""
    parser = ArgumentParser(prog="parley")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in (
        ("import", "create a dossier from folders of CSV, or bring one up to date with them"),
        ("export", "write a dossier as a folder of CSV"),
        ("movement", "print what each party held entering and leaving each round"),
        ("brief", "write the briefing, or a chart of it, as the ending of the file's name says"),
        ("search", "print what holds all the words"),
        ("merge", "take in what other copies of a dossier have and it has not"),
        ("check", "look for damage, outside edits and contradictions"),
        ("log", "print who changed what, newest first"),
        ("share", "share a dossier through a folder that a team synchronises, or join those who do"),
        ("sync", "bring a shared dossier up to date"),
        ("salvage", "make a sound dossier out of what a damaged one still says"),
        ("copy", "write a consistent copy of a dossier, also of one that is open"),
    ):
        _ADD[name](commands.add_parser(name, help=words, description=words.capitalize() + "."))
    return parser


def _add_import(parser: ArgumentParser) -> None:
    parser.add_argument("source", nargs="+", metavar="SOURCE", help="dossier folder")
    parser.add_argument("--into", required=True, metavar="FILE", help="dossier to create or to update")


def _add_export(parser: ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument("out", metavar="OUT", help="folder to write")
    _add_choices(parser, ("drafts", "notes", "names"))
    parser.add_argument("--as", dest="form", choices=("csv",), default="csv", help="form of the export")


def _add_movement(parser: ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument("--parties", choices=("principals", "all"), default="principals")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    _add_reading(parser)


def _add_brief(parser: ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument("-o", "--out", required=True, metavar="OUT", help=f"file to write: {', '.join(ENDINGS)}")
    parser.add_argument(
        "--chart", default=MOVEMENT, metavar="ISSUE", help="title of the issue that a picture is of, not of all issues"
    )
    add_brief(parser)
    parser.add_argument("--from", dest="from_round", type=int, metavar="ROUND", help="number of the earlier round")
    parser.add_argument("--to", dest="to_round", type=int, metavar="ROUND", help="number of the later round")
    _add_reading(parser, None)


def _add_search(parser: ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument("words", nargs="+", metavar="WORD")


def _add_merge(parser: ArgumentParser) -> None:
    parser.add_argument("into", metavar="INTO", help="dossier to merge into: a file, or one on a server")
    parser.add_argument("source", nargs="+", metavar="FROM", help="another copy of it")
    parser.add_argument("--dry-run", action="store_true", help="only say what it would bring; nothing is changed")


def _add_file(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="dossier: a file, a team folder, or postgresql://user@host/database"
    )


def _add_check(parser: ArgumentParser) -> None:
    _add_file(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--adopt", action="store_true", help="take edits made outside Parley into the record before")
    what.add_argument("--revert", action="store_true", help="undo edits made outside Parley before")


def _add_log(parser: ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument("id", nargs="?", metavar="ID", help="code or id of a record, or id of a transaction")
    parser.add_argument("--by", metavar="WHO", help="code or name of an analyst, or part of it")
    parser.add_argument("--since", metavar="DATE", help="from that day on")
    parser.add_argument("--until", metavar="DATE", help="up to the end of that day")
    parser.add_argument("--kind", metavar="RECORDS", help="steps that changed statements, parties …, or “deleted”")
    parser.add_argument("--words", metavar="TEXT", help="in a step's label, reason or analyst, or in a record's name")


def _add_copy(parser: ArgumentParser) -> None:
    _add_file(parser)
    _add_choices(parser, ("drafts", "notes", "names", "record"))
    parser.add_argument(
        "out", metavar="OUT", help="file to write, or empty database to bring it to: postgresql://user@host/database"
    )


def _add_share(parser: ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument("folder", metavar="FOLDER", help="folder that all can reach, or that is synchronised")


def _add_choices(parser: ArgumentParser, left_out: Sequence[str]) -> None:
    parser.add_argument(
        "--without", nargs="+", choices=left_out, default=[], metavar="WHAT",
        help=f"leave out {', '.join(left_out)} (names: those of analysts)",
    )  # fmt: skip
    parser.add_argument(
        "--up-to", choices=HANDLINGS, default="", metavar="MARK",
        help=f"leave out what comes from sources for a narrower circle: {', '.join(HANDLINGS)}",
    )  # fmt: skip
    parser.add_argument("--with-unmarked", action="store_true", help="with --up-to: keep sources that bear no mark")


def _add_salvage(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="damaged dossier; it is left as it is")
    parser.add_argument("out", metavar="OUT", help="dossier to write")


def _add_reading(parser: ArgumentParser, usual: str | None = "on record") -> None:
    names = ", ".join(READINGS)
    parser.add_argument("--reading", default=usual, metavar="NAME", help=f"{names}, or one of the dossier's own")
    parser.add_argument("--known", metavar="DATE", help="as the dossier had it, and knew, at the end of 2022-05-01")


_ADD = {
    "import": _add_import,
    "export": _add_export,
    "movement": _add_movement,
    "brief": _add_brief,
    "search": _add_search,
    "merge": _add_merge,
    "check": _add_check,
    "log": _add_log,
    "copy": _add_copy,
    "share": _add_share,
    "sync": _add_file,
    "salvage": _add_salvage,
}
