"""Records as triples: one module for each sort of record, and how N-Quads spells terms."""

#: Subject, predicate and object.
Triple = tuple[str, str, str]
