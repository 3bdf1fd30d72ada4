"""Full names are found for shorter mentions."""

from __future__ import annotations

import pytest

from index.language.names import bare, find_people, gender_of_forename
from index.model import Span


@pytest.mark.parametrize(
    ("mention", "words"),
    [
        ("Mr. Poe", ["Poe"]),
        ("Sen. Ann Poe", ["Ann", "Poe"]),
        ("Former Finance Minister Ann Poe", ["Ann", "Poe"]),
        ("Ann Poe Jr.", ["Ann", "Poe"]),
        ("The", []),
    ],
)
def test_titles_are_no_part_of_a_name(mention: str, words: list[str]) -> None:
    assert bare(mention) == words


def test_a_last_name_stands_for_the_full_name() -> None:
    text = "Laura Quist runs the port. Mr. Hale, first name Peter Hale, does not. Quist is new."
    people = find_people(text, [], [Span(0, len(text))])
    assert people.full_name("Quist") == "Laura Quist"


def test_a_courtesy_title_decides_between_namesakes() -> None:
    text = "Laura Quist and Peter Quist disagree. Mr. Quist left. Ms. Quist stayed."
    people = find_people(text, [], [Span(0, len(text))])
    assert people.full_name("Mr. Quist") == "Peter Quist"
    assert people.full_name("Ms. Quist") == "Laura Quist"


def test_forenames_tell_a_gender_only_where_they_are_one_sided() -> None:
    assert gender_of_forename("Laura") == "f"
    assert gender_of_forename("Peter") == "m"
    assert gender_of_forename("Xyzzy") is None


def test_what_stands_beside_a_name_tells_a_person() -> None:
    text = (
        "Our correspondent Ketil Brandvik waded in. Her boss, Oona Strell, waited. Superintendent of Police Ranvi "
        "Oskare spoke. His wife, Tilde, painted. Corvin Vashte sang; Vashte bowed. The firm Norrin Holdings paid."
    )
    people = find_people(text, [], [Span(0, len(text))])
    for name in ("Ketil Brandvik", "Oona Strell", "Ranvi Oskare", "Tilde", "Corvin Vashte"):
        assert people.is_person(name), name
    assert not people.is_person("Norrin Holdings")
    assert people.gender_of("Tilde") == "f"


def test_an_office_of_a_place_and_an_origin_are_no_part_of_a_name() -> None:
    assert bare("Superintendent of Police Ranvi Oskare") == ["Ranvi", "Oskare"]
    assert bare("South Norrin-born Monte Aske") == ["Monte", "Aske"]
    assert bare("Governor of New York") == ["New", "York"]
