"""What `parley brief` can be told of the briefing, and what it prints of the analyst's words."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from models.briefing.specification import SECTIONS, Kind, Paper, Section, Specification
from models.briefing.withholding import WithheldError
from models.briefing.wording.language import Language
from models.entry import read_day
from models.errors import UserError
from models.likelihood.scales import LikelihoodScale
from models.words import HANDLINGS


def add_brief(parser: ArgumentParser) -> None:
    """The options that make up a specification."""
    parser.add_argument("--like", metavar="TITLE", help="briefing kept in the dossier; what else is said changes it")
    parser.add_argument("--kind", choices=[one.value for one in Kind], help="what it is for; full if nothing is said")
    parser.add_argument("--without", action="append", choices=[one.value for one in Section], help="leave a part out")
    parser.add_argument("--issue", metavar="CODE", help="the issue that a briefing of kind issue is on")
    parser.add_argument("--party", metavar="CODE", help="the party that a briefing of kind party is on")
    parser.add_argument("--since", metavar="DAY", help="compare days instead of rounds, from this one on")
    parser.add_argument(
        "--until", metavar="DAY", help="with --since: to this one; the last there is if nothing is said"
    )
    parser.add_argument("--paper", choices=("a4", "letter"))
    parser.add_argument(
        "--language",
        "--lang",
        choices=[one.value for one in Language],
        help="what it is written in; en if nothing is said",
    )
    parser.add_argument("--mark", choices=HANDLINGS, help="who may read it, by the Traffic Light Protocol")
    parser.add_argument(
        "--with-unmarked", action="store_true", help="with --mark: tell of sources that bear no mark, too"
    )
    parser.add_argument(
        "--leave-out", action="store_true", help="leave out what may not be told so, and say so; without it, refuse"
    )
    parser.add_argument("--style", metavar="FILE", help="TOML file with the look of your organisation: see README")
    parser.add_argument("--author", action="append", metavar="NAME")
    parser.add_argument(
        "--judgement", action="append", metavar="TEXT", help="a key judgement; {gap CODE} in it becomes the figure"
    )
    parser.add_argument(
        "--scale", metavar="NAME", help="likelihood scale that its words are checked against, or a TOML or CSV file"
    )


def ways_out(error: WithheldError) -> str:
    """What may be added to a command that was refused."""
    to_tell = "--with-unmarked to tell of what bears no mark" if error.is_unmarked else "a narrower --mark"
    return f"Add {to_tell}, or --leave-out to leave out what comes from there."


def asked_for(arguments: Namespace, kept: Specification) -> Specification:
    """The kept specification with what the arguments say in its place."""
    told: dict[str, Any] = {
        "earlier": arguments.from_round,
        "later": arguments.to_round,
        "reading": arguments.reading,
        "known": None if arguments.known is None else read_day(arguments.known),
        "issue": arguments.issue,
        "party": arguments.party,
        "since": None if arguments.since is None else read_day(arguments.since),
        "until": None if arguments.until is None else read_day(arguments.until),
        "paper": None if arguments.paper is None else Paper.LETTER if arguments.paper == "letter" else Paper.A4,
        "mark": arguments.mark,
        "language": None if arguments.language is None else Language(arguments.language),
        "unmarked": arguments.with_unmarked or None,
        "leaves_out": arguments.leave_out or None,
        "authors": None if arguments.author is None else tuple(arguments.author),
        "judgements": None if arguments.judgement is None else tuple(arguments.judgement),
    }
    kind = kept.kind if arguments.kind is None else Kind(arguments.kind)
    sections = kept.sections if arguments.kind is None else SECTIONS[kind]
    left_out = {Section(one) for one in arguments.without or ()}
    changed = {key: value for key, value in told.items() if value is not None}
    for name, only in (("issue", Kind.ISSUE), ("party", Kind.PARTY)):
        if name in changed and kind is not only:
            raise UserError(f"--{name} is for a briefing on one {name}. Add --kind {only}, or leave --{name} out.")
    return replace(kept, kind=kind, sections=sections - left_out, **changed)


def likelihood_lines(wanted: Specification, scale: LikelihoodScale | None) -> Iterator[str]:
    """What is to be looked at again in the key judgements, a line each; nothing in them is changed."""
    from models.likelihood.check import checker
    from models.likelihood.scales import scale_named

    if not wanted.judgements:
        return
    if wanted.language is not Language.ENGLISH:
        yield f"The briefing is in {wanted.language.label}: words of likelihood are checked in English only."
        return
    found = checker(scale or scale_named(wanted.scale)).remarks(wanted.judgements)
    for number, remarks in enumerate(found, start=1):
        for one in remarks:
            offers = f" Perhaps: {', '.join(one.offers)}." if one.offers else ""
            yield f"Key judgement {number}, letter {one.start + 1}: {one.why}{offers}"
