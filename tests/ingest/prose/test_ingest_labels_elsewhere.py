"""Labels before recommendations in other languages than English."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("Recommandation n° {} :", "Publier la carte des ports.", "Former les équipages."),
        ("Recomendación nº {}:", "Publicar el mapa de los puertos.", "Formar a las tripulaciones."),
        ("Recomendação {} –", "Publicar o mapa dos portos.", "Formar as tripulações."),
        ("Empfehlung Nr. {}:", "Die Karte der Häfen veröffentlichen.", "Die Besatzungen schulen."),
        ("Raccomandazione n. {}:", "Pubblicare la mappa dei porti.", "Formare gli equipaggi."),
        ("Aanbeveling {}:", "Maak de kaart van de havens openbaar.", "Leid de bemanningen op."),
    ],
)
def test_a_label_and_a_number_stand_before_a_recommendation(
    reads: Reads, label: str, first: str, second: str
) -> None:
    text = f"Rapport 2031\n\n{label.format(1)} {first}\n\n{label.format(2)} {second}\n"
    assert [(one.code, one.text.value) for one in reads(text).recommendations] == [
        ("1", first),
        ("2", second),
    ]
