"""The benchmarks' own promises: what they print, and that the made dossier is one in file and memory."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.analysis.every_round import every_round
from models.analysis.reading import ON_RECORD
from models.facts import NONE
from models.loading import load_snapshot
from models.snapshot import ints
from models.store import Store
from tests.authors import new_author
from tests.benchmarks.__main__ import BENCHMARKS, main, measures
from tests.benchmarks.dossier import build, made_snapshot
from tests.benchmarks.movement import reference

KEYS = ["name", "n", "ratio", "goal", "peer", "seconds", "peer_seconds"]


def test_a_quick_run_prints_one_object_of_json_a_line(capsys: pytest.CaptureFixture[str]):
    main(["movement", "--quick", "--json"])
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [list(one) for one in told] == [KEYS, KEYS]
    assert [(one["name"], one["n"]) for one in told] == [("movement", 1_000), ("movement", 10_000)]
    assert all(one["seconds"] > 0 and one["ratio"] > 0 for one in told)


def test_every_benchmark_can_be_measured():
    assert len(list(measures([]))) == len(set(BENCHMARKS.values()))


def test_the_made_dossier_is_the_same_in_file_and_memory(tmp_path: Path):
    build(tmp_path / "made.parley", 400)
    with closing(Store.open(tmp_path / "made.parley", new_author())) as store:
        loaded, made = load_snapshot(store), made_snapshot(400)
    for name in ("title", "parties", "speakers", "issues", "rounds", "sources", "packages", "principals"):
        assert getattr(loaded, name) == getattr(made, name)
    for name, column in vars(made.statements).items():
        np.testing.assert_array_equal(getattr(loaded.statements, name), column, err_msg=name)


def test_movement_and_its_reference_come_to_the_same_shifts():
    made = made_snapshot(2_000)
    nothing = ints(np.full(len(made.statements), NONE))
    plain = replace(made, statements=replace(made.statements, retracts=nothing, round=nothing))
    shift, _ = reference(plain)
    found = every_round(plain, ON_RECORD).shift[..., 1:].swapaxes(0, 1)
    np.testing.assert_array_equal(found, shift.reshape(found.shape))
    assert np.isfinite(shift).sum() > 100
