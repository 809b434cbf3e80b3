"""Records as triples, spelled as in N-Quads: one module for each sort of record, and how terms are spelled."""

#: Subject, predicate and object.
Triple = tuple[str, str, str]
