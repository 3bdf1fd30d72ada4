"""Days, and queries of several words."""

from __future__ import annotations

import pytest

from index.errors import UsageError
from reader.cli.options import filters, joined


@pytest.mark.parametrize(
    ("given", "since", "until"),
    [
        ("2031-04-12", "2031-04-12", "2031-04-12"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
    ],
)
def test_a_month_or_a_year_stands_for_its_first_or_last_day(given: str, since: str, until: str) -> None:
    assert filters(None, given, given, False).since == since
    assert filters(None, given, given, False).until == until


@pytest.mark.parametrize("given", ["2031-13", "2031-02-30", "yesterday", "", "31-01-01", "2031-1-1", "٢٠٣١", "0000"])
def test_what_is_no_day_is_refused_by_name(given: str) -> None:
    with pytest.raises(UsageError, match="--until takes a day"):
        filters(None, None, given, False)


def test_a_query_is_all_its_arguments() -> None:
    assert joined(["lagoon", "barrier"]) == "lagoon barrier"
    assert joined(None) == ""
