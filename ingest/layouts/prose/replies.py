"""What the audited say to each recommendation in a part of their own: "Replies of the Commission"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.wording.addressees import instructs
from ingest.layouts.wording.items import Found, Item, Stated

_REPLIES = re.compile(
    r"(?:\w+\s){0,3}?(?:repl(?:y|ies)|responses?|comments)\s(?:of|from|by)\s"
    r"|(?:[\w’']+\s){1,3}(?:repl(?:y|ies)|responses?)$",
    re.IGNORECASE,
)
_LABEL = "Reply"


def with_replies(found: Sequence[Found]) -> list[Found]:
    """Labelled recommendations, each with what is said under its number in a part of replies, which is no
    recommendation; what says there what to do is one, as it is otherwise.
    """
    asked = {one.number for part, one in found if one.number and not _in_replies(part.path)}
    replies: dict[str, Item] = {}
    rest: list[Found] = []
    for part, one in found:
        if one.number in asked and _in_replies(part.path) and not instructs(one.text.value):
            replies.setdefault(one.number or "", one)
        else:
            rest.append((part, one))
    return [(part, _replied(one, replies)) for part, one in rest]


def _in_replies(path: Sequence[str]) -> bool:
    return any(_REPLIES.match(title) for title in path)


def _replied(one: Item, replies: dict[str, Item]) -> Item:
    reply = replies.pop(one.number or "", None)
    if reply is None or any(said.meaning == "response" for said in one.stated):
        return one
    return replace(one, stated=(*one.stated, Stated(_LABEL, "response", reply.text)))
