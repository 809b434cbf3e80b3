"""How much of what a graph holds, as VoID counts it (https://www.w3.org/TR/void/#statistics)."""

from collections import Counter
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph.store.statements import home_graph, union
from graph.store.store import Graph
from graph.triples.terms import STANDARD

_TYPE = NamedNode(STANDARD["rdf"] + "type")


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of the union of all graphs: `triples`, and the distinct `subjects` among them.

    `entities` are the subjects with an id of their own: under `<base>id/`, and no fragment. `classes` counts
    the instances of each class, `properties` the triples of each property; both by IRI, sorted.
    """

    triples: int
    subjects: int
    entities: int
    classes: dict[str, int]
    properties: dict[str, int]


class _Subjects:
    """Counts subjects. Only those that stand outside the graph of their own document are remembered."""

    def __init__(self, graph: Graph) -> None:
        self.all = self.entities = 0
        self._graph = graph
        self._ids = f"{graph.iris.base}id/"
        self._elsewhere: set[object] = set()
        self._last: object = None

    def add(self, quad: Quad) -> None:
        here = (quad.subject, quad.graph_name)
        if here == self._last:
            return
        self._last = here
        if home_graph(quad.subject, self._graph.iris) == quad.graph_name:
            self._count(quad.subject)
        else:
            self._elsewhere.add(quad.subject)

    def finish(self) -> None:
        for subject in self._elsewhere:
            if not self._is_at_home(subject):
                self._count(subject)

    def _is_at_home(self, subject: object) -> bool:
        home = home_graph(subject, self._graph.iris)
        if home is None or not isinstance(subject, NamedNode):
            return False
        return any(True for _ in self._graph.store.quads_for_pattern(subject, None, None, home))

    def _count(self, subject: object) -> None:
        self.all += 1
        if isinstance(subject, NamedNode):
            self.entities += subject.value.startswith(self._ids) and "#" not in subject.value


def statistics(graph: Graph) -> Statistics:
    """Count everything, in one pass over the whole graph; to be done once a snapshot."""
    subjects, classes, properties = _Subjects(graph), Counter[str](), Counter[str]()
    for quad in union(graph, None):
        subjects.add(quad)
        properties[quad.predicate.value] += 1
        if quad.predicate == _TYPE and isinstance(quad.object, NamedNode):
            classes[quad.object.value] += 1
    subjects.finish()
    return Statistics(
        triples=properties.total(),
        subjects=subjects.all,
        entities=subjects.entities,
        classes=dict(sorted(classes.items())),
        properties=dict(sorted(properties.items())),
    )
