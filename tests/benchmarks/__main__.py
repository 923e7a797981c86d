"""Runs the benchmarks and prints each figure as a ratio: `python -m tests.benchmarks [NAME…] [--json] [--quick]`."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median

from tests.benchmarks import find, start


@dataclass(frozen=True)
class Figure:
    """Ours and a peer's in the same run, in seconds, their ratio and the goal for it; lower is better."""

    name: str
    n: int
    ratio: float
    goal: float
    peer: str
    seconds: float
    peer_seconds: float
    more: str = ""


def starting(*, quick: bool) -> Figure:
    """The window's start."""
    ours, bare = start.measure(3 if quick else 9)
    ratio = median(own / peer for own, peer in zip(ours, bare, strict=True))
    peer = "bare PySide6 window with pyqtgraph imported"
    return Figure("start", 140, round(ratio, 3), 1.5, peer, round(median(ours), 3), round(median(bare), 3))


def finding(*, quick: bool) -> Figure:
    """A key press in the search box."""
    statements = 10_000 if quick else 100_000
    found = find.measure(statements, statements // 50)
    ours, scan = round(median(found.ours), 4), round(median(found.scan), 4)
    return Figure("find", statements, round(found.ratio, 3), 0.2, "LIKE scan", ours, scan, found.report())


BENCHMARKS: dict[str, Callable[..., Figure]] = {"start": starting, "find": finding}


def main() -> None:
    """Print what was measured."""
    named = [word for word in sys.argv[1:] if not word.startswith("-")]
    for name in named or BENCHMARKS:
        figure = BENCHMARKS[name](quick="--quick" in sys.argv)
        if "--json" in sys.argv:
            print(json.dumps(asdict(figure)))
            continue
        print(f"{figure.name}: {figure.ratio} × {figure.peer} (goal {figure.goal}); "
              f"{figure.seconds} s against {figure.peer_seconds} s")  # fmt: skip
        if figure.more:
            print(figure.more)


if __name__ == "__main__":
    main()
