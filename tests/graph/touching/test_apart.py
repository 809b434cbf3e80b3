"""Names that more things have than are asked about: how many more is told."""

from pathlib import Path

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import readings_of
from graph.catalog.writer import CatalogWriter
from graph.touching.apart import further
from graph.touching.meant import Meant
from ontology.records import Category, Document, Place, SourcedText


def test_the_things_that_a_name_stands_for_beyond_the_fifty_asked_about_are_counted(tmp_path: Path) -> None:
    label, place = SourcedText("Roads", ()), Place(0, 0, 1, 1)
    with CatalogWriter(tmp_path / "catalog.sqlite") as writer:
        for number in range(53):
            slug = f"plan-{number}"
            plan = Document(slug, slug, "", "plan.txt", "text/plain", "utf-8", "00" * 32, 0, "text", "table")
            writer.add_document(plan, b"{}")
            writer.add_category(slug, Category("3", label, None, place), b"{}")
        writer.commit()
    catalog = Catalog.open(tmp_path / "catalog.sqlite")
    readings = readings_of(catalog, "category 3")
    assert len(readings) == 50
    assert further(catalog, Meant((readings,), "category 3")) == 3
