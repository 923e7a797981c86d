"""Addresses of servers: what they name, and that they never tell a password."""

import pytest

from models.errors import UserError
from models.server.address import read_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://ann@host:5432/talks", "postgresql://ann@host:5432/talks"),
        ("postgresql:///talks?host=/run/postgresql", "postgresql:///talks?host=/run/postgresql"),
        ("postgresql://ann:s3cret@host:5432/talks", "postgresql://ann@host:5432/talks"),
        ("postgresql://ann:s3?cret@host/talks", "postgresql://ann@host/talks"),
        ("postgresql://ann:s3%2Fcret@host/talks", "postgresql://ann@host/talks"),
        ("postgresql://ann@host/talks?password=s3cret&sslmode=require", "postgresql://ann@host/talks?sslmode=require"),
        ("postgresql://ann@host/talks?sslmode=require&password=s3cret", "postgresql://ann@host/talks?sslmode=require"),
        ("postgresql://ann@host/talks?sslpassword=s3cret", "postgresql://ann@host/talks"),
        ("postgresql://ann@host/talks?%70assword=s3cret", "postgresql://ann@host/talks"),
    ],
)
def test_what_is_shown_is_all_but_the_password(text: str, shown: str) -> None:
    address = read_address(text)
    assert address.shown == shown
    assert "s3" not in repr(address)
    assert address.database == "talks"
    assert address.secret == text


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://ann:s3/cret@host/talks",
        "postgresql://ann:s3@cret@host/talks",
        "postgresql://ann:s3cret@[host/talks",
        "postgresql://ann:s3cret@host/talks?colour=red",
        "postgresql://ann:s3cret@h1,bob:s3@h2/talks",
    ],
)
def test_what_cannot_be_read_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(UserError, match="no address of a server") as caught:
        read_address(text)
    assert "s3" not in caught.value.sentence
