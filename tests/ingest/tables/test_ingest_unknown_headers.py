"""Tables whose headers are no known words, or not English."""

import csv
import io

import pytest

from ingest.confidence import confidence
from ingest.reading import inspect
from ontology.records import Recommendation

STEPS = (
    "Open the reading room on Sundays",
    "Lend laptops to pupils for a term",
    "Hire two more night librarians",
    "Replace the lift of the east wing",
)


def found(*rows: tuple[str, ...]) -> list[tuple[Recommendation, float]]:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    seen = inspect(text.getvalue().encode(), source_name="list.csv", slug="list")
    return [(one.recommendation, confidence(one)[0]) for one in seen.recommendations.recognised()]


def test_columns_of_codes_sentences_and_kinds_are_told_by_what_stands_in_them() -> None:
    kinds = ("Hours", "Lending", "Hours", "Building")
    rows = [(f"L-{at}", words, kind) for at, (words, kind) in enumerate(zip(STEPS, kinds, strict=True), 1)]
    given = found(("zz", "qq", "ww"), *rows)
    assert [(one.code, one.text.value) for one, _ in given] == [
        ("L-1", "Open the reading room on Sundays"),
        ("L-2", "Lend laptops to pupils for a term"),
        ("L-3", "Hire two more night librarians"),
        ("L-4", "Replace the lift of the east wing"),
    ]
    assert all(sure < 0.7 for _, sure in given)


@pytest.mark.parametrize(
    "rows",
    [
        [("zz", "qq"), *((f"L-{at}", words) for at, words in enumerate(STEPS))],
        [("zz", "qq", "ww"), *((str(at), "The hall has 40 seats and a stage", "Hall") for at in range(5))],
        [("zz", "qq", "ww"), *((f"P{at}", words, f"{at} euros") for at, words in enumerate(STEPS))],
    ],
    ids=["no kinds", "statements", "prices"],
)
def test_a_table_that_shows_less_gives_nothing(rows: list[tuple[str, ...]]) -> None:
    assert found(*rows) == []


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("N°", "Recommandation", "Service responsable", "État d'avancement"), ("Ouvrir la salle", "Ville")),
        (("Núm.", "Recomendación", "Entidad", "Estado"), ("Abrir la sala", "Ciudad")),
        (("Código", "Medida", "Órgano responsable", "Grado de ejecución"), ("Abrir la sala", "Ciudad")),
        (("N°", "Action", "Maître d'ouvrage", "Degré de réalisation"), ("Ouvrir la salle", "Ville")),
        (("Nr.", "Maßnahme", "Träger", "Status der Umsetzung"), ("Den Saal öffnen", "Stadt")),
        (("Nº", "Ação", "Setor responsável", "Situação atual"), ("Abrir a sala", "Cidade")),
        (("Nº", "Recomendação", "Órgão responsável", "Situação"), ("Abrir a sala", "Cidade")),
        (("Nr.", "Empfehlung", "Zuständigkeit", "Umsetzungsstand"), ("Den Saal öffnen", "Stadt")),
        (("N.", "Raccomandazione", "Ente responsabile", "Stato di attuazione"), ("Aprire la sala", "Città")),
    ],
    ids=["fr", "es", "es deeds", "fr deeds", "de deeds", "pt deeds", "pt", "de", "it"],
)
def test_headers_of_other_languages_are_known(header: tuple[str, ...], row: tuple[str, str]) -> None:
    ((one, _), *_) = found(header, ("7", *row, "50%"), ("8", *row, "100%"))
    assert (one.code, one.text.value, one.responsible[0].value) == ("7", *row)
    assert one.status
    assert one.status.value == "50%"


def test_an_infinitive_of_another_language_says_what_to_do() -> None:
    given = found(
        ("axis_id", "id", "description"),
        ("1", "1", "Criar um registo dos edifícios vazios"),
        ("1", "2", "Manter as escolas abertas no verão"),
        ("2", "3", "Reduzir o consumo de água das piscinas"),
    )
    assert [one.code for one, _ in given] == ["1", "2", "3"]


def test_a_noun_at_the_end_is_no_infinitive() -> None:
    rows = ("Das alte Haus im Garten", "Die Brücke mit den roten Bögen", "Der Hof mit drei Bäumen")
    assert (
        found(("Nr.", "Beschreibung", "Ort"), *((str(at), words, "Bonn") for at, words in enumerate(rows)))
        == []
    )
