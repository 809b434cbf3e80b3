"""Headings as categories, with the numbers and names that cells of tables give which say the same."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ingest.labels import Opening, opening
from ingest.layouts.tables.category_words import parted
from ingest.layouts.wording.codes import Codes
from ingest.layouts.wording.findings import Recognised
from ingest.layouts.wording.overlap import Records
from ingest.nesting import slug
from ingest.outline import Outline
from ingest.pieces import cut, place_of
from ontology.records import Category, Place, SourcedText


def subjects(headings: Iterable[tuple[SourcedText, Place]]) -> Mapping[str, Category]:
    """The category that each heading names, by its words: "Goal 1: Transit" is number 1, "Transit".

    Those whose number or name another has too keep all of their words.
    """
    whole = {
        text.value: Category(slug(text.value), text, None, place_of(text, place), numbered=False)
        for text, place in headings
    }
    short = {words: _short(one) for words, one in whole.items()}
    numbers = Counter(one.number for one in short.values())
    names = Counter(one.label.value.casefold() for one in short.values())
    return {
        words: one if numbers[one.number] == 1 == names[one.label.value.casefold()] else whole[words]
        for words, one in short.items()
    }


def weak_label(heading: str) -> Opening | None:
    """The numbered label of a heading that may as well stand over what is to be done: "Action 2: Roads"."""
    if opening(heading, announced=False):
        return None
    found = opening(heading, announced=True, repeated=True)
    return found if found and found.end < len(heading) else None


def without_heads(tables: Records, texts: Records, outline: Outline) -> Records:
    """What the text recommends, without the labelled headings over tables whose rows' codes go on with
    theirs: "Action 2: Roads" over "2.1" and "2.2" is their subject.
    """
    heads = {
        part.section.code: (label.code, part.heading.place.start)
        for part in outline.parts
        if part.heading and (label := weak_label(part.heading.text.value))
    }
    if not heads:
        return texts
    over = {
        start
        for row in (one.recommendation for one in tables(Codes()))
        if (head := heads.get(row.section or "")) and row.code.startswith(f"{head[0]}.")
        for start in head[1:]
    }

    def rest(codes: Codes) -> Iterator[Recognised]:
        return (one for one in texts(codes) if one.recommendation.place.start not in over)

    return rest if over else texts


def _short(one: Category) -> Category:
    """A category without the label and the number before its name."""
    words = one.label.value
    before, label = parted(words), weak_label(words)
    if before and before.number:
        number, start = before.number, before.start
    elif label and label.code:
        number, start = label.code, label.end
    else:
        return one
    return replace(one, number=number, label=cut(one.label, start), numbered=True)
