"""The layout of policies: sections by what they are for; the items of the procedure are the policy's
statements.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from ingest.blocks import Block, Paragraph
from ingest.layouts.prose.definitions import definitions
from ingest.layouts.wording.addressees import directs, instructs
from ingest.layouts.wording.codes import Codes, prefix
from ingest.layouts.wording.findings import Findings, Ground, Recognised
from ingest.layouts.wording.items import Item, item_record, items
from ingest.meanings import Meanings
from ingest.outline import Part
from ontology.records import Definition

_ENOUGH = 0.75  # how well a title has to say one of a section's titles: as its whole words or its last ones
_MOST_ACT = 0.6  # of a plan's policies that say what to do
_ROLES = 3  # so many of a policy's sections, the procedure among them, make a policy


def fits(ground: Ground) -> bool:
    """Whether a document has the sections of a policy, with a procedure among them that says something."""
    return len(set(_roles(ground).values())) >= _ROLES and any(True for _ in _statements(ground))


def are_rules(policies: Sequence[str]) -> bool:
    """Whether policies are a handbook's, with titles, and not what a plan wants."""
    return sum(map(instructs, policies)) < _MOST_ACT * len(policies)


def find(ground: Ground) -> Findings:
    """The statements and the definitions of a policy."""
    return Findings(
        definitions=tuple(_definitions(ground)), recommendations=partial(_recommendations, ground)
    )


def _recommendations(ground: Ground, codes: Codes) -> Iterator[Recognised]:
    profile = ground.profile
    for part, item in _statements(ground):
        code = codes.code(prefix(part.number), item.number)
        yield Recognised(item_record(item, ground, part, code, profile.otherwise), ("section",))


def _roles(ground: Ground) -> dict[str, str]:
    """What the sections are for that are a policy's, by code; what stands within one is for the same."""
    titles = Meanings(ground.profile.sections)
    roles: dict[str, str] = {}
    for part in ground.outline.parts:
        scores = titles.scores(part.section.title)
        role = max(scores, key=lambda one: scores[one][0], default="")
        score = scores[role][0] if role else 0.0
        around = roles.get(part.section.parent or "")
        if around or score >= _ENOUGH:
            roles[part.section.code] = around or role
    return roles


def _parts(ground: Ground, role: str) -> list[Part]:
    roles = _roles(ground)
    return [part for part in ground.outline.parts if roles.get(part.section.code) == role]


def _statements(ground: Ground) -> Iterator[tuple[Part, Item]]:
    """The items of the procedure; where it has no list, its paragraphs."""
    yield from _clauses(ground)
    parts = _parts(ground, "procedure")
    listed = False
    for part in parts:
        for item in items(part.blocks):
            listed = True
            yield part, item
    for part in parts if not listed else ():
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield part, Item(None, block.text, block.place)


def _clauses(ground: Ground) -> Iterator[tuple[Part, Item]]:
    """The numbered items of the policy's statement that say what has to be done: "The College shall …"."""
    for part in _parts(ground, "statement"):
        for item in items(part.blocks):
            if "." in (item.number or "") and directs(item.text.value):
                yield part, item


def _definitions(ground: Ground) -> Iterator[Definition]:
    parts = _parts(ground, "definition")
    inner = {part.section.code for part in parts}
    blocks: list[Block] = []
    for part in parts:
        if part.section.parent in inner and part.heading:
            blocks.append(part.heading)
        blocks.extend(part.blocks)
    yield from definitions(blocks)
