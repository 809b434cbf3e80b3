"""Lists that count on through what parts them: lettered groups, replies, notes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, ListItem, Paragraph
from ingest.layouts.wording.addressees import begins, instructs

_FEWEST = 2  # groups


def ungrouped(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks, without the lettered items that only stand over numbered ones which count on from one letter to
    the next: "A. Housing", 1, 2, "B. Work", 3, 4; the numbered ones then stand outermost.
    """
    letters = _letters(blocks)
    for at, block in enumerate(blocks):
        if at in letters:
            continue
        grouped = letters and isinstance(block, ListItem) and (block.number or "").isdecimal()
        yield replace(block, level=1) if grouped and isinstance(block, ListItem) else block


def _letters(blocks: Sequence[Block]) -> set[int]:
    """Where the lettered items stand over numbers that count through; none, where the numbers begin anew."""
    items = [(at, block) for at, block in enumerate(blocks) if isinstance(block, ListItem)]
    letters = [(at, one.number or "") for at, one in items if _is_letter(one)]
    first = letters[0][0] if letters else len(blocks)
    counted = [one.number for at, one in items if at > first and (one.number or "").isdecimal()]
    names = [number for _, number in letters]
    through = counted == [str(number) for number in range(1, len(counted) + 1)]
    grouped = len(letters) >= _FEWEST and names == sorted(set(names))
    # Asked last, of no more letters than the alphabet has.
    over = grouped and through and all(_stands_over(items, at) for at, _ in letters)
    return {at for at, _ in letters} if over else set()


def _is_letter(item: ListItem) -> bool:
    number = item.number or ""
    return len(number) == 1 and number.isalpha() and number.isupper()


def _stands_over(items: Sequence[tuple[int, ListItem]], at: int) -> bool:
    """Whether the next item after a lettered one is numbered."""
    below = next((one for place, one in items if place > at), None)
    return below is not None and (below.number or "").isdecimal()


def counts_on(number: str | None, block: Block) -> bool:
    """Whether a block is the item that comes after the one with a number, and says what to do."""
    return isinstance(block, ListItem) and follows(number, block) and _says(block.text.value)


def _says(words: str) -> bool:
    """Whether words say what to do, at once or after a clause: "For the young, build …"."""
    return instructs(words) or begins(words.partition(", ")[2])


def counts_elsewhere(line: Paragraph, item: Block | None) -> bool:
    """Whether an item below a line that does not break off is a paragraph of the whole text, counted with
    those before it: "2." below a sentence that ends.
    """
    number = item.number or "" if isinstance(item, ListItem) else ""
    return line.text.value.endswith(".") and number.isdecimal() and int(number) > 1


def follows(number: str | None, item: ListItem) -> bool:
    """Whether an item's number comes right after another."""
    return number is not None and number.isdecimal() and item.number == str(int(number) + 1)
