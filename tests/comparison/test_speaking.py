from __future__ import annotations

import pytest

from index.comparison.speaking import is_named, same_speaker


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
