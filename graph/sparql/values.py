"""Variables of a query that are given their values, as RDF terms."""

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from graph.sparql.edits import Edit
from graph.sparql.lexer import Token

Value = NamedNode | Literal


def bound(found: Sequence[Token], values: Mapping[str, Value]) -> Iterator[Edit]:
    """One row of VALUES at the head of the query's pattern, and of each group inside that names a variable.

    A group is evaluated by itself, so that a FILTER in it would not know what is bound outside.
    """
    if not values:
        return
    outermost = True
    for brace, inside in _groups(found):
        following = found[brace + 1].text.upper() if brace + 1 < len(found) else ""
        if brace and found[brace - 1].text.upper() == "CONSTRUCT":
            continue  # a template, not a pattern
        named = values if outermost else {name: values[name] for name in values if name in inside}
        outermost = False
        if named and following != "SELECT":
            yield Edit(found[brace].end, found[brace].end, f" {data(named)} ")


def data(values: Mapping[str, Value]) -> str:
    """VALUES of one row."""
    names = " ".join(f"?{name}" for name in values)
    return f"VALUES ({names}) {{ ({' '.join(map(str, values.values()))}) }}"


def _groups(found: Sequence[Token]) -> Iterator[tuple[int, set[str]]]:
    """The place of each opening brace, and the variables that stand in it but in no brace inside."""
    groups: list[tuple[int, set[str]]] = []
    opened: list[set[str]] = []
    for place, token in enumerate(found):
        if token.text == "{":
            opened.append(set())
            groups.append((place, opened[-1]))
        elif token.text == "}" and opened:
            opened.pop()
        elif token.kind == "variable" and opened:
            opened[-1].add(token.text[1:])
    yield from groups
