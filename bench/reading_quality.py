"""How well recommendations are recognised: the plans of `bench/plans` in every format, held against records.

The records were written by hand, from the plans, before the recogniser read them. A record is found where the
words are the same but for case, spaces and punctuation; of what is found, each field that the plan states is
right or wrong.
"""

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bench.plan_forms import FORMS
from ingest.confidence import confidence
from ingest.reading import Inspection, inspect
from ontology.concepts import Vocabulary
from ontology.errors import ThroughlineError
from ontology.linking import Linker
from ontology.ties import DocumentLinker

PLANS = Path(__file__).parent / "plans"
FIELDS = ("code", "title", "responsible", "status", "category")


@dataclass(slots=True)
class Score:
    """Records expected, given, and both; of these the fields that were stated, and that were right."""

    expected: int = 0
    given: int = 0
    both: int = 0
    stated: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Take in another score."""
        self.expected += other.expected
        self.given += other.given
        self.both += other.both
        self.stated.update(other.stated)
        self.right.update(other.right)

    @property
    def f1(self) -> float:
        """2PR/(P+R), 1 where there is nothing to find and nothing was found."""
        return 2 * self.both / (self.expected + self.given) if self.expected + self.given else 1.0


def measure(plan: str, form: str) -> Score:
    """How well one plan is read in one format."""
    expected = tomllib.loads((PLANS / f"{plan}.toml").read_text(encoding="utf-8")).get("record", [])
    content = FORMS[form]((PLANS / f"{plan}.md").read_text(encoding="utf-8"))
    try:
        seen = inspect(content, source_name=f"{plan}.{form}", slug=plan)
    except ThroughlineError as error:
        return Score(len(expected), faults=[str(error)])
    return _held(expected, list(_given(seen)))


def _given(seen: Inspection) -> Iterator[Mapping[str, Any]]:
    vocabulary = _vocabulary()
    linker = DocumentLinker(seen.document, vocabulary, Linker(Vocabulary({}, "")))
    labels = {category.number: category.label.value for category in seen.document.categories}
    linker.learn(seen.recommendations)
    for found in seen.recommendations.recognised():
        said = found.recommendation
        ties = linker.link(said).ties
        yield {
            "code": said.code,
            "text": said.text.value,
            "title": said.title.value if said.title else None,
            "responsible": [tie.label for tie in ties if tie.relation == "responsible"],
            "status": said.status.value if said.status else said.status_fill,
            "category": labels.get(said.category or ""),
            "confidence": confidence(found)[0],
        }


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary({}, "")


def _held(expected: list[dict[str, Any]], given: list[Mapping[str, Any]]) -> Score:
    score = Score(len(expected), len(given))
    rest = list(given)
    for record in expected:
        same = next((one for one in rest if _plain(one["text"]) == _plain(record["text"])), None)
        if same is None:
            score.faults.append(f"not found: {record['text'][:70]}")
            continue
        rest.remove(same)
        score.both += 1
        for name in FIELDS:
            if name in record:
                score.stated[name] += 1
                if _plain(record[name]) == _plain(same[name]):
                    score.right[name] += 1
                else:
                    score.faults.append(f"{name}: {record[name]!r} was read as {same[name]!r}")
    score.faults += [f"too much: {one['code']} {one['text'][:70]}" for one in rest]
    return score


def _plain(said: str | list[str] | None) -> str | list[str] | None:
    if isinstance(said, str):
        return re.sub(r"[\W_]+", " ", said.casefold()).strip()
    return sorted(str(_plain(one)) for one in said) if said else said


def main() -> None:
    """Print F1 and the accuracy of fields for each format, or the faults of one plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", nargs="*", help="the plans to read; all, where none is named")
    parser.add_argument("--form", action="append", choices=list(FORMS))
    parser.add_argument("--faults", action="store_true", help="tell each fault")
    asked = parser.parse_args()
    plans = asked.plans or sorted(path.stem for path in PLANS.glob("*.md"))
    total = Score()
    for form in asked.form or FORMS:
        whole = Score()
        for plan in plans:
            score = measure(plan, form)
            whole.add(score)
            if asked.faults and (score.faults or score.f1 < 1):
                print(f"\n{plan}.{form}: F1 {score.f1:.2f}", *score.faults, sep="\n  ")
        print(_line(form, whole))
        total.add(whole)
    print(_line("all", total))


def _line(name: str, score: Score) -> str:
    fields = "  ".join(f"{one} {score.right[one]}/{score.stated[one]}" for one in _stated(score))
    return f"{name:5} F1 {score.f1:.3f} ({score.both} of {score.expected}, {score.given} given)  {fields}"


def _stated(score: Score) -> Iterable[str]:
    return (name for name in FIELDS if score.stated[name])


if __name__ == "__main__":
    main()
