"""Which form a client gets."""

import pytest

from api.negotiation import quality


@pytest.mark.parametrize(
    ("accept", "media_type", "wanted"),
    [
        ("*/*", "application/json", 1.0),
        ("application/*;q=0.5", "application/json", 0.5),
        ("text/html", "application/json", 0.0),
        ("application/json;q=0, */*", "application/json", 0.0),
        ("*/*;q=0.1, application/json;q=0.9", "application/json", 0.9),
        ("text/csv; q=0.7", "text/csv; charset=utf-8", 0.7),
        ("TEXT/CSV", "text/csv", 1.0),
        ("text/html, *; q=.2, */*; q=.2", "text/csv", 0.2),
        ("text/csv;q=0.33333", "text/csv", 0.33333),
        ("text/csv;q=nonsense", "text/csv", 1.0),
        ("text/csv;q=nan", "text/csv", 1.0),
        ("text/csv;q=7", "text/csv", 1.0),
        ("", "text/csv", 0.0),
        (";;,,/", "text/csv", 0.0),
    ],
)
def test_quality(accept: str, media_type: str, wanted: float) -> None:
    """The most specific range counts; what cannot be read as a weight counts as none."""
    assert quality(accept, media_type) == wanted
