from __future__ import annotations

import pytest

from index.comparison.digest import digest
from index.comparison.speaking import Roster, cited_in, is_named, same_speaker
from tests.comparison.stories import told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Holm", "ida holm"),
        ("Ida Holm", "Holm"),
        ("Ida J. Holm", "Ida Holm"),
        ("Chris Holm", "Christopher Holm"),
        ("Bill Holm", "William Holm"),
        ("Chuck E. Holm", "Charles Holm"),
    ],
)
def test_one_person_under_two_forms_of_the_name(one: str, other: str) -> None:
    assert same_speaker(one, other)
    assert same_speaker(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Holm", "Otto Holm"),
        ("Ida Holm", "Ida Brandt"),
        ("Holm", "Brandt"),
        ("Bill Holm", "Charles Holm"),
        ("Edward Holm", "Theodore Holm"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_speaker(one, other)


def test_a_short_forename_is_somebody_else_where_one_article_names_both() -> None:
    said = "“The harbour will stay shut until the spring,” Robert Holm said on Monday. "
    alone, beside = (digest(told(f"{n}.txt", said + more)) for n, more in enumerate(("", "Bob Holm was not there.")))
    assert [c.name for c in Roster(cited_in([alone])).find("Bob Holm")] == ["Robert Holm"]
    assert Roster(cited_in([beside])).find("Bob Holm") == []


def test_a_description_is_no_name() -> None:
    assert [is_named(words) for words in ("a spokesman", "he", "Ida Holm", "Ministry of Trade", "@ida_h")] == [
        False,
        False,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Attorney General Ida Holm", "Ida Holm"),
        ("National Security Adviser Petra Quist", "Petra Quist"),
        ("The Rask Trade Ministry", "Rask Trade Ministry"),
    ],
)
def test_what_is_left_of_an_office_is_no_part_of_the_name(speaker: str, name: str) -> None:
    digested = digest(told("one.txt", f"“The harbour will stay shut until the spring,” {speaker} said on Monday."))
    assert [c.name for c in cited_in([digested])] == [name]
