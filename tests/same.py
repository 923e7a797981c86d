"""Whether two snapshots say the same, column by column and row by row."""

from dataclasses import fields

import numpy as np

from models.snapshot import Snapshot


def assert_same(found: Snapshot, expected: Snapshot) -> None:
    """Complain of the first column or kind of facts in which two snapshots differ."""
    for field in fields(expected):
        if field.name != "statements":
            assert getattr(found, field.name) == getattr(expected, field.name), field.name
    for field in fields(expected.statements):
        mine, other = getattr(found.statements, field.name), getattr(expected.statements, field.name)
        if field.name in {"own", "met"}:
            assert dict(mine) == dict(other), field.name
        elif field.name in {"ids", "codes"}:
            assert list(mine) == list(other), field.name
        else:
            np.testing.assert_array_equal(mine, other, err_msg=field.name)
    for row_id, at in expected.statements.position.items():
        assert found.statements.position[row_id] == at
