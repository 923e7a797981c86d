"""Runs the benchmarks and prints each figure as a ratio: `python -m tests.benchmarks [NAME…] [--json] [--quick]`."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from importlib import import_module

from tests.benchmarks.figures import Figure, Run, running

BENCHMARKS = {
    "start": "start",
    "open": "opening",
    "memory": "memory",
    "edit-snapshot": "following",
    "movement": "movement",
    "edit": "edit",
    "reading": "reading",
    "timeline-frame": "timeline_frame",
    "timeline-p99": "timeline_frame",
    "timeline-pan": "timeline_pan",
    "timeline-first-draw": "timeline_first_draw",
    "register-sort": "register_sort",
    "register-filter": "register_filter",
    "register-page": "register_page",
    "find": "find",
    "merge": "merging",
    "check": "checking",
    "record": "recording",
    "briefing": "briefing",
}
"""What can be asked for, and the module whose `measure` yields its figures, one for each size."""

LONG = {"years": "years"}
"""What runs only when it is asked for by name."""


def measures(named: Sequence[str]) -> Iterator[Callable[[Run], Iterator[Figure]]]:
    """The benchmarks that are asked for, each imported when it is its turn; all of them if none is.

    A module that yields what two names ask for is measured once.
    """
    for module in dict.fromkeys({**BENCHMARKS, **LONG}[name] for name in named or BENCHMARKS):
        yield import_module(f"tests.benchmarks.{module}").measure


def main(words: Sequence[str]) -> None:
    """Print what was measured, each figure as soon as it is known."""
    named = [word for word in words if not word.startswith("-")]
    with running(quick="--quick" in words) as run:
        for measure in measures(named):
            for figure in measure(run):
                print(as_json(figure) if "--json" in words else as_text(figure), flush=True)


def as_json(figure: Figure) -> str:
    """A figure as one line of JSON."""
    told = asdict(figure)
    del told["more"]
    return json.dumps(told)


def as_text(figure: Figure) -> str:
    """A figure in words."""
    met = "" if figure.ratio <= figure.goal else "  MISSED"
    told = f"{figure.name} {figure.n:,}: {figure.ratio} × {figure.peer} (goal {figure.goal}); "
    told += f"{figure.seconds} against {figure.peer_seconds}{met}"
    return "\n".join([told, *(f"    {line}" for line in figure.more.splitlines())])


if __name__ == "__main__":
    main(sys.argv[1:])
