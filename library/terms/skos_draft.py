"""Candidate terms as a SKOS file, for a person to edit and to put into the folder of vocabularies."""

from collections.abc import Collection, Iterable

from library.terms.candidates import Candidate
from ontology.labels import label_key, label_slug

_HEAD = """# Terms that recommendations use and no concept covers. Delete what is none, put each into the
# class that it belongs to (tl:Topic, tl:Population, tl:Program, tl:System; its address begins with the same
# word), put this file into the folder "vocabularies" of the data directory, and run: throughline rebuild

@prefix tl: <ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def skos_draft(found: Iterable[Candidate], taken: Collection[str] = ()) -> str:
    """Turtle with relative IRIs, a concept for each term; `taken` are ids that other concepts have."""
    concepts = {_free(label_slug(each.label), taken): each for each in found if label_slug(each.label)}
    return _HEAD + "".join(_concept(slug, each) for slug, each in concepts.items())


def topic_ids(found: Iterable[Candidate]) -> list[str]:
    """The ids that the terms would have."""
    return [f"topic/{label_slug(each.label)}" for each in found]


def _free(slug: str, taken: Collection[str]) -> str:
    return f"{slug}-term" if f"topic/{slug}" in taken else slug


def _concept(slug: str, each: Candidate) -> str:
    # Number, case and possessives need no label of their own.
    others = sorted({form for form in each.forms if label_key(form) != label_key(each.label)})
    labels = "".join(f" ;\n    skos:altLabel {_literal(form)}@en" for form in others)
    said = "\n".join(f"# {example.recommendation}: {example.quote}" for example in each.examples)
    return (
        f"\n# {each.count} times, in {each.recommendations} recommendations:\n{said}\n"
        f"<id/topic/{slug}> a tl:Topic ;\n    skos:prefLabel {_literal(each.label)}@en{labels} .\n"
    )


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
