"""pandas reads every table, as it comes."""

import httpx
import pandas as pd
import pytest


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("/api/recommendations.csv?limit=100", 63),
        ("/api/recommendations.csv?limit=100&document=wet-2024-2026", 52),
        ("/export?format=csv", 63),
        ("/export?format=csv&document=cosii-workforce", 11),
    ],
)
def test_recommendations_are_rows(server: str, address: str, rows: int) -> None:
    """One a recommendation, each with another id, whatever line breaks and quotes its texts hold."""
    table = pd.read_csv(f"{server}{address}")
    assert (len(table), table["id"].nunique()) == (rows, rows)
    assert table["text"].notna().all()


def test_a_search_is_a_table(server: str) -> None:
    """The three that speak of stipends."""
    table = pd.read_csv(f"{server}/api/search.csv?q=stipend")
    assert set(table["code"]) == {"A1.5", "A1.13", "A2.9"}


def test_a_matrix_is_a_table_of_numbers(server: str) -> None:
    """The WET document's four categories by what is to be done, and a last row for what states none."""
    table = pd.read_csv(f"{server}/api/matrix.csv?rows=category&columns=action")
    numbers = table.set_index("category").select_dtypes("number")
    assert len(table) == 5
    assert numbers.shape[1] >= 3
    assert numbers["recommendations"]["wet-2024-2026/1"] == 20
    assert numbers["recommendations"].sum() == 63


def test_solutions_are_a_table(server: str) -> None:
    """SPARQL's CSV with numbers, empty cells and texts with commas and line breaks."""
    query = """SELECT ?code ?title (STRLEN(?text) AS ?length) ?text {
      ?r a tl:Recommendation ; dcterms:identifier ?code ; schema:text ?text OPTIONAL { ?r dcterms:title ?title } }"""
    address = str(httpx.URL(f"{server}/sparql", params={"query": query, "format": "csv"}))
    table = pd.read_csv(address)
    assert len(table) == 63
    assert (table["text"].str.len() == table["length"]).all()
    assert table.set_index("code")["title"]["A1.13"] == "Stipend Program"
    assert table["title"].isna().any()
