"""By which rule a status is known that no cell of its own states."""

import pytest

from ingest.reading import read
from ontology.linking import Linker
from ontology.ties import DocumentLinker
from ontology.vocabularies import load_vocabulary

_OVER = "# Review\n\n## Recommendations\n\nThe following recommendations {said}:\n\n1. Ratify the Convention;\n\n2. Adopt a plan.\n"
_OWN = "# Audit\n\n### Recommendation 1\n\nPublish a list.\n\n#### Status: {said}\n\n### Recommendation 2\n\nAdopt a plan.\n"


def _rules(text: str) -> set[str]:
    reading = read(text.encode(), source_name="d.md", slug="d")
    vocabulary = load_vocabulary("http://localhost:8000/")
    linker = DocumentLinker(reading.document, vocabulary, Linker(vocabulary))
    ties = [tie for one in reading.recommendations for tie in linker.link(one).ties]
    return {tie.rule for tie in ties if tie.relation == "status"}


@pytest.mark.parametrize("said", ["were accepted", "have been rejected", "were partially accepted"])
def test_what_the_line_over_a_list_says_is_no_column(said: str) -> None:
    assert _rules(_OVER.format(said=said)) == {"status-said-elsewhere"}


@pytest.mark.parametrize("said", ["Open", "Closed"])
def test_a_line_of_its_own_is_the_document_s_place_for_it(said: str) -> None:
    assert _rules(_OWN.format(said=said)) == {"named-in-column"}
