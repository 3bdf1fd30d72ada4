"""The user's own data: there at once, kept, private, never thrown away."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import StoreError
from index.store.overrides import Kind, Override
from index.store.userdata import FILE, Position, Recent, UserData


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


def test_what_the_user_said_is_kept_in_order_and_taken_back_by_number(user: UserData) -> None:
    outlet = Override(Kind.ARTICLE, "a1", "The Gull", "outlet", "north/ferry.txt", "hash")
    user.override("c", put=[outlet, Override(Kind.RULE, "loaded.own")])
    first, second = user.overrides("c")
    assert (replace(first, number=0), second.subject) == (outlet, "loaded.own")
    assert user.overrides("d") == ()
    user.override("d", drop=[first.number])
    user.override("c", drop=[second.number])
    assert user.overrides("c") == (first,)


def test_what_is_said_again_replaces_what_was_said_and_a_fact_holds_everywhere(user: UserData) -> None:
    user.override("c", put=[Override(Kind.ARTICLE, "a1", "The Gull", "outlet")])
    user.override("c", put=[Override(Kind.ARTICLE, "a1", "The Tern", "outlet")])
    user.override("c", put=[Override(Kind.FACT, "outlet:tern", "its own page", "Founded in 1901.", "The Tern")])
    assert [one.value for one in user.overrides("c")] == ["The Tern", "its own page"]
    assert [one.kind for one in user.overrides("d")] == [Kind.FACT]


FORMAT_1 = """
CREATE TABLE recent (collection TEXT PRIMARY KEY, roots TEXT NOT NULL, label TEXT NOT NULL, opened REAL NOT NULL);
CREATE TABLE positions (
    collection TEXT PRIMARY KEY, article TEXT, start INTEGER NOT NULL, quote TEXT, query TEXT NOT NULL
);
CREATE TABLE history (id INTEGER PRIMARY KEY, collection TEXT NOT NULL, query TEXT NOT NULL);
CREATE TABLE outlets (
    collection TEXT NOT NULL, article TEXT NOT NULL, hash TEXT NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (collection, article)
);
CREATE TABLE dismissed (
    collection TEXT NOT NULL, rule TEXT NOT NULL, article TEXT NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (collection, rule, article, words)
);
INSERT INTO recent VALUES ('c', '["/c"]', 'c', 1.0);
INSERT INTO history (collection, query) VALUES ('c', 'ferry');
INSERT INTO outlets VALUES ('c', 'a1', 'hash', 0, 'The Gull');
INSERT INTO dismissed VALUES ('c', 'loaded.own', '', '');
INSERT INTO dismissed VALUES ('c', 'loaded.own', 'a1', 'shameful');
PRAGMA user_version = 1;
"""


def test_data_of_the_first_format_are_brought_up_and_nothing_is_lost(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as old:
        old.executescript(FORMAT_1)
    for _ in range(2):
        user = UserData(tmp_path)
        assert (user.recent()[0].label, user.history("c")) == ("c", ("ferry",))
        assert [
            (one.kind.value, one.subject, one.field, one.value, one.content_hash) for one in user.overrides("c")
        ] == [
            ("article", "a1", "outlet", "The Gull", "hash"),
            ("rule", "loaded.own", "", "", ""),
            ("statement", "a1 shameful", "loaded.own", "", ""),
        ]
        user.close()


def test_data_of_a_later_format_are_refused_and_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as later:
        later.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="format 99"):
        UserData(tmp_path)


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
