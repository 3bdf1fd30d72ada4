from __future__ import annotations

import pytest

from index.comparison.digest import digest
from index.comparison.speaking import cited_in, is_named, same_speaker
from tests.comparison.stories import told


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ida Holm", "ida holm"), ("Ida Holm", "Holm"), ("Ida J. Holm", "Ida Holm"), ("Chris Holm", "Christopher Holm")],
)
def test_one_person_under_two_forms_of_the_name(one: str, other: str) -> None:
    assert same_speaker(one, other)
    assert same_speaker(other, one)


@pytest.mark.parametrize(("one", "other"), [("Ida Holm", "Otto Holm"), ("Ida Holm", "Ida Brandt"), ("Holm", "Brandt")])
def test_two_people(one: str, other: str) -> None:
    assert not same_speaker(one, other)


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
