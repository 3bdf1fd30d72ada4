"""Dates of publication, in the forms that pages and clippings give them."""

from __future__ import annotations

import pytest

from index.loading.dates import parse


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-05-14", "2025-05-14"),
        ("2025-05-14T09:30:00Z", "2025-05-14T09:30:00+00:00"),
        ("14 May 2025", "2025-05-14"),
        ("May 14, 2025 at 9:30 pm", "2025-05-14T21:30:00"),
        ("14. Mai 2025", "2025-05-14"),
        ("2025年5月14日", "2025-05-14"),
        ("20250514", "2025-05-14"),
        ("Wed, 14 May 25 09:30:00 GMT", "2025-05-14T09:30:00+00:00"),
        ("Wed May 14 09:30:00 EST 2025", "2025-05-14T09:30:00-05:00"),
        ("14-May-25", "2025-05-14"),
        ("20250514T0930", "2025-05-14"),
    ],
)
def test_a_whole_date_is_read_in_any_of_its_forms(written: str, day: str) -> None:
    assert parse(written) == day


@pytest.mark.parametrize("written", ["03/04/2025", "3-4-25", "May 2025", "14 May", "yesterday", "", "9:30", "1" * 200])
def test_a_date_that_is_not_whole_or_could_be_two_days_is_none(written: str) -> None:
    assert parse(written) is None
