"""Runs the benchmarks and prints each figure as a ratio: `python -m tests.benchmarks [--json] [--quick]`."""

import json
import sys
from statistics import median

from tests.benchmarks.start import measure


def main() -> None:
    """Print what was measured; lower is better."""
    ours, bare = measure(3 if "--quick" in sys.argv else 9)
    ratio = median(own / peer for own, peer in zip(ours, bare, strict=True))
    figure = {
        "name": "start",
        "n": 140,
        "ratio": round(ratio, 3),
        "goal": 1.5,
        "peer": "bare PySide6 window with pyqtgraph imported",
        "seconds": round(median(ours), 3),
        "peer_seconds": round(median(bare), 3),
    }
    if "--json" in sys.argv:
        print(json.dumps(figure))
    else:
        print(f"start: {figure['ratio']} × {figure['peer']} (goal {figure['goal']}); "
              f"{figure['seconds']} s against {figure['peer_seconds']} s")  # fmt: skip


if __name__ == "__main__":
    main()
