"""Wording: whether two texts say the same in the same words."""

import re
import unicodedata
from typing import Final

# Words, with the signs that carry meaning ("10 %", "$5", "C+"); not spaces, punctuation and markup.
_WORD: Final = re.compile(r"[^\W_]+|[%$€£¥§°#+=<>@]")


def same_wording(one: str, other: str) -> bool:
    """Whether two texts have the same words in the same order, whatever their punctuation, spaces and case.

    A dash for a hyphen, a curly for a straight quotation mark, a ligature, a soft hyphen make no difference.
    """
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    return _WORD.findall(plain.replace("\u2019", "").replace("'", "").casefold())
