"""The words of a question left beside the things it names, found in the text of what touches these."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading
from graph.touching.by_text import text_items
from graph.touching.items import TouchItem
from graph.touching.meant import Meant, beside, either
from graph.touching.touching import Nearest
from graph.touching.wordings import TextSearch, Wording


@dataclass(frozen=True, slots=True)
class Left:
    """The words, as they were read and as they are looked for."""

    reading: Reading
    wording: Wording
    texts: TextSearch

    def ordinals(self) -> NDArray[np.uint32]:
        """The recommendations that have them, of those that may touch the things."""
        return self.texts.ordinals(self.wording)

    def items(self, catalog: Catalog, page: Sequence[Nearest]) -> list[TouchItem]:
        """The recommendations of a page, in its order, with the sentences that have the words."""
        hits = self.texts.hits(self.wording, [each.recommendation for each in page])
        return text_items(catalog, hits, self.reading)


def left_of(catalog: Catalog, meant: Meant, texts: TextSearch | None) -> Left | None:
    """None where the question has no such words, or nothing else."""
    if texts is None or not meant.named or not meant.worded:
        return None
    words = " ".join(group[0].label for group in meant.worded if len(group) == 1)
    listed = tuple(either(catalog, group) for group in meant.worded if len(group) > 1)
    wording = beside(catalog, meant.named, words)
    return Left(meant.worded[0][0], replace(wording, either=(*wording.either, *listed)), texts)
