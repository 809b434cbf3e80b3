"""The relations by which a recommendation touches a thing, nearest first; their words are in relations.toml."""

RELATIONS: tuple[str, ...] = (
    "responsible",
    "mentions",
    "outcome",
    "question",
    "status",
    "funding",
    "action",
    "actor",
    "category",
)
