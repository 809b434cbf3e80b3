"""A generated library to measure on: planning documents of tables, and a vocabulary of concepts for them.

Which concept a sentence speaks of follows Zipf's law, as in real plans: a few concepts stand in a tenth
of all recommendations, most in a handful. The same arguments write the same bytes.
"""

import itertools
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

_WORDS = cast("dict[str, list[str]]", tomllib.loads(Path(__file__).with_name("words.toml").read_text()))
CATEGORIES = 6
_HEADER = (
    "CATEGORY\tEXISTING PROGRAM\tDESCRIPTION: PROGRAM OR SERVICE\tEXPAND OR IMPROVE\tADDTL FUNDS\tSTATUS"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One generated document: `recommendations` rows, and the file name that gives its slug."""

    name: str
    text: str
    recommendations: int


def concept_labels(count: int) -> list[str]:
    """`count` different labels of two or three words, in the order of how common they will be."""
    every = itertools.product(_WORDS["adjectives"], _WORDS["nouns"], _WORDS["heads"])
    labels = [f"{adjective} {noun} {head}" for adjective, noun, head in every]
    random.Random(1).shuffle(labels)
    if count > len(labels):
        raise ValueError(f"at most {len(labels)} concepts can be named, not {count}")
    return labels[:count]


def vocabulary(labels: list[str]) -> Iterator[str]:
    """The labels as a SKOS vocabulary in Turtle, each concept narrower than one of the hundred commonest."""
    yield "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    for number, label in enumerate(labels):
        broader = "" if number < 100 else f" ; skos:broader <urn:bench:{number % 100}>"
        yield f'<urn:bench:{number}> a skos:Concept ; skos:prefLabel "{label}"@en{broader} .\n'


def plans(recommendations: int, labels: list[str], rows: int = 200, seed: int = 7) -> Iterator[Plan]:
    """Documents of `rows` recommendations each, `recommendations` in all."""
    chance = random.Random(seed)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(labels))))
    for number in range((recommendations + rows - 1) // rows):
        size = min(rows, recommendations - number * rows)
        yield Plan(f"plan-{number:05}.txt", _plan(chance, number, size, labels, weights), size)


def _plan(chance: random.Random, number: int, size: int, labels: list[str], weights: list[float]) -> str:
    lines = [f"COUNTY PLANNING PROCESS\nWorkgroup {number} Recommendations\n", "CATEGORIES\tGOALS"]
    for category in range(1, CATEGORIES + 1):
        goal = chance.choices(labels, cum_weights=weights)[0]
        lines.append(f"{category}. Category {chance.choice(_WORDS['nouns'])} {category}\tA stronger {goal}.")
    lines += ["\nA. PROGRAM RECOMMENDATIONS\n", "1. EXISTS ALREADY: Expand and/or Improve\n", _HEADER]
    lines += [_row(chance, item, labels, weights) for item in range(1, size + 1)]
    return "\n".join(lines) + "\n"


def _row(chance: random.Random, item: int, labels: list[str], weights: list[float]) -> str:
    title, *named = chance.choices(labels, cum_weights=weights, k=chance.randint(3, 5))
    sentences = " ".join(_sentence(chance, label) for label in named)
    responsible = (
        f" (System: {chance.choice(_WORDS['nouns']).title()} Services)" if chance.random() < 0.3 else ""
    )
    category = chance.randint(1, CATEGORIES)
    action = chance.choice(["Expand", "Improve", "Expand and Improve"])
    funds = chance.choice(["", "", "YES", "Not WET"])
    return f"{category}\t{title.capitalize()}\t{item}. {sentences}{responsible}\t{action}\t{funds}\t"


def _sentence(chance: random.Random, label: str) -> str:
    first, second = chance.sample(_WORDS["fillers"], 2)
    other = f"{chance.choice(_WORDS['adjectives'])} {chance.choice(_WORDS['nouns'])}"
    return f"{chance.choice(_WORDS['verbs'])} the {label} {first}, together with {other} work, {second}."
