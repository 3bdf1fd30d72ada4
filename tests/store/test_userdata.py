"""The user's own data: there at once, kept, private, never thrown away."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import StoreError
from index.store.userdata import FILE, Dismissed, NamedOutlet, Position, Recent, UserData


@pytest.fixture
def user(tmp_path: Path) -> Iterator[UserData]:
    data = UserData(tmp_path / "data")
    yield data
    data.close()


def test_a_position_is_on_disk_when_the_call_returns(tmp_path: Path, user: UserData) -> None:
    user.keep_position("c", Position("a1", 120, "a1.2", "ferry"))
    other = UserData(tmp_path / "data")
    assert other.position("c") == Position("a1", 120, "a1.2", "ferry")
    other.close()


def test_each_collection_has_its_own_position(user: UserData) -> None:
    user.keep_position("c", Position("a1"))
    assert user.position("d") is None


def test_a_query_asked_again_moves_to_the_head_of_the_history(user: UserData) -> None:
    for query in ("ferry", "harbour", "ferry"):
        user.asked("c", query)
    assert user.history("c") == ("ferry", "harbour")
    assert user.history("d") == ()


def test_recent_collections_come_latest_first(user: UserData) -> None:
    for key in ("one", "two", "one"):
        user.opened(Recent(key, (f"/{key}",), key))
    assert [recent.collection for recent in user.recent()] == ["one", "two"]
    user.forget("one")
    assert [recent.collection for recent in user.recent()] == ["two"]


def test_an_outlet_is_named_and_the_name_taken_back(user: UserData) -> None:
    named = NamedOutlet("a1", "hash", 0, "The Gull")
    user.name_outlet("c", named)
    assert user.outlets("c") == (named,)
    user.name_outlet("c", NamedOutlet("a1", "hash", 0, ""))
    assert user.outlets("c") == ()


def test_what_is_dismissed_can_be_restored(user: UserData) -> None:
    one = Dismissed("wording.blame", "a1", "shameful")
    user.dismiss("c", one)
    user.dismiss("c", one)
    assert user.dismissed("c") == (one,)
    user.restore("c", one)
    assert user.dismissed("c") == ()


def test_the_data_are_readable_by_their_user_alone(tmp_path: Path, user: UserData) -> None:
    user.asked("c", "ferry")
    folder = tmp_path / "data"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_damaged_data_are_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database " * 100)
    with pytest.raises(StoreError, match=FILE):
        UserData(tmp_path)
    assert (tmp_path / FILE).read_bytes() == b"not a database " * 100
