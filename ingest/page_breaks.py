"""What the end of a page breaks off, put together again across page numbers, titles and notes."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from ingest.blocks import Block, Furniture, Heading, ListItem, Paragraph
from ingest.pieces import covering, cut, join

_BETWEEN = 4  # blocks at most that a page puts into a sentence
_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,7}")
_MARK = re.compile(rf"{_NUMBER.pattern}|.{{3,80}}\s\|\s(?:[Pp]age\s)?\d{{1,4}}")
_NOTE = re.compile(r"\d{1,3}\s[A-Z]")
_GLUED = re.compile(r"\d{1,4}\s(?=[a-z])")  # a page number before the rest of a sentence
_STOP = re.compile(r"[.,;]\s")  # with which a sentence goes on whose first words look like a heading
_ENDED = (".", "!", "?", ":", ";", ")", "”", '"')
_BROKEN = re.compile(
    r"(?:(?<!;),|\([a-z0-9]{1,2}\)"
    r"|(?<!;)\s(?:the|an?|of|in|on|at|by|to|for|from|with|and|or|that|which|as|its|their|each|about|into|between"
    r"|under|through|than|whether|who))$"
)


def mended(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks, each item or paragraph that breaks off with the paragraph in which its sentence goes on; what a
    page puts between the two is furniture, and so are titles that stand beside page numbers again and again.
    """
    repeated, running = _titles(blocks)
    at = 0
    while at < len(blocks):
        block, between, at = _whole(blocks, at, repeated)
        yield _furniture(block) if _is_title(block, running) else block
        yield from map(_furniture, between)


def _titles(blocks: Sequence[Block]) -> tuple[set[str], set[str]]:
    """The titles that come again, and of these those that stand beside a page number each time."""
    numbers = [
        isinstance(one, Heading | Paragraph) and bool(_NUMBER.fullmatch(one.text.value)) for one in blocks
    ]
    beside: dict[str, list[bool]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level is None and block.number is None and not numbers[at]:
            beside[block.text.value].append(any(numbers[max(0, at - 1) : at + 2]))
    repeated = {words for words, said in beside.items() if len(said) > 1}
    return repeated, {words for words in repeated if all(beside[words])}


def _whole(blocks: Sequence[Block], at: int, repeated: Collection[str]) -> tuple[Block, list[Block], int]:
    """The block that begins at an index with the rest of its sentence, what stands between, and the index
    after it.
    """
    block, between = blocks[at], list[Block]()
    at += 1
    if isinstance(block, Heading) and at < len(blocks) and _stops(blocks[at]):
        return _joined(block, blocks[at]), between, at + 1
    while isinstance(block, Paragraph) or (isinstance(block, ListItem) and not block.contents):
        rest = _rest(block, blocks, at, repeated)
        if rest is None or (rest == at and isinstance(block, Paragraph)):
            break
        between += blocks[at:rest]
        block, at = _joined(block, blocks[rest]), rest + 1
    return block, between, at


def _rest(
    item: ListItem | Paragraph, blocks: Sequence[Block], start: int, repeated: Collection[str]
) -> int | None:
    """Where the paragraph stands in which the sentence of an item or a paragraph goes on, with only what a
    page puts in between.
    """
    for at in range(start, min(start + _BETWEEN + 1, len(blocks))):
        block = blocks[at]
        if isinstance(block, Paragraph) and _goes_on(item.text.value, block.text.value):
            return at
        if not _is_of_page(block, repeated):
            return None
    return None


def _goes_on(words: str, below: str) -> bool:
    """Whether a paragraph goes on with the sentence of the words above it."""
    if _MARK.fullmatch(below):
        return False
    if _BROKEN.search(words):
        return not _NOTE.match(below)
    small = below[:1].islower() or bool(_GLUED.match(below))
    return small and not words.endswith(_ENDED)


def _is_of_page(block: Block, repeated: Collection[str]) -> bool:
    """Whether a block stands at the edge of a page: its number, a title that comes again, a note."""
    if isinstance(block, Paragraph):
        return bool(_MARK.fullmatch(block.text.value) or _NOTE.match(block.text.value))
    if isinstance(block, Heading) and block.level is None:
        return block.text.value in repeated or bool(_MARK.fullmatch(block.text.value))
    return isinstance(block, Furniture)


def _is_title(block: Block, running: Collection[str]) -> bool:
    return isinstance(block, Heading) and block.text.value in running


def _stops(block: Block) -> bool:
    """Whether a paragraph goes on with a sentence whose first words look like a heading."""
    return isinstance(block, Paragraph) and bool(_STOP.match(block.text.value))


def _furniture(block: Block) -> Block:
    return Furniture(block.text, block.place) if isinstance(block, Heading | Paragraph) else block


def _joined(block: Heading | ListItem | Paragraph, below: Block) -> ListItem | Paragraph:
    """A block with the paragraph that goes on with its sentence."""
    assert isinstance(below, Paragraph)
    place = covering(block.place, below.place)
    if isinstance(block, Heading):
        return Paragraph(join([block.text, below.text], ""), place)
    glued = _GLUED.match(below.text.value)
    text = join([block.text, cut(below.text, glued.end() if glued else 0)])
    if isinstance(block, Paragraph):
        return Paragraph(text, place)
    return ListItem(text, place, block.number, block.level)
