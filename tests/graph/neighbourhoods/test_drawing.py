"""Neighbourhoods as pictures and as files of graph programs."""

import io
import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.neighbourhoods.drawing import drawing
from graph.neighbourhoods.formats import gexf, graphml
from graph.neighbourhoods.layout import BOX, MARGIN, PADDING, Box, layout
from graph.neighbourhoods.text import lines, width
from graph.neighbourhoods.view import GraphEdge, GraphNode, GraphView, graph_view
from graph.neighbourhoods.words import GROUPS, Group

SVG = "{http://www.w3.org/2000/svg}"


def node(id_: str, distance: int, label: str = "A label", kind: str = "topic") -> GraphNode:
    type_ = "recommendation" if id_.startswith("recommendation/") else "concept"
    count = None if type_ == "recommendation" else 3
    return GraphNode(id_, label, type_, kind, distance, count, f"/api/{id_}")


def edge(source: str, target: str, relation: str = "mentions", *, inferred: bool = False) -> GraphEdge:
    return GraphEdge(source, target, relation, relation, "inferred" if inferred else "stated", (relation,))


def star(size: int, label: str = "A label", far: int = 0) -> GraphView:
    """A concept, `size` recommendations that mention it, and `far` concepts that the first of these does."""
    near = [node(f"recommendation/plan/{number}", 1, f"{number} {label}") for number in range(size)]
    out = [node(f"topic/{number}", 2, label) for number in range(far)]
    edges = [edge(each.id, "population/peers") for each in near]
    edges += [edge(near[0].id, each.id, inferred=True) for each in out]
    return GraphView(
        "population/peers",
        False,
        (node("population/peers", 0, "Peers", "population"), *near, *out),
        (*edges,),
    )


def boxes(view: GraphView) -> list[Box]:
    return [box for block in layout(view).blocks for box in block.boxes]


def apart(one: Box, other: Box) -> bool:
    beside = abs(one.left - other.left) >= BOX
    below = one.top + one.height <= other.top or other.top + other.height <= one.top
    return beside or below


@pytest.mark.parametrize(("size", "far"), [(0, 0), (1, 0), (8, 0), (9, 0), (40, 0), (3, 30), (250, 249)])
def test_every_node_has_one_box_and_no_two_overlap(size: int, far: int) -> None:
    """However many there are, at either distance."""
    view = star(size, "Some words that are long enough to be broken into lines", far)
    placed = boxes(view)
    assert sorted(box.node.id for box in placed) == sorted(each.id for each in view.nodes)
    by_column: dict[int, list[Box]] = {}
    for box in placed:
        by_column.setdefault(box.left, []).append(box)
    for column in by_column.values():
        column.sort(key=lambda box: box.top)
        assert all(apart(one, other) for one, other in pairwise(column))
    assert all(right - left >= BOX for left, right in combinations(sorted(by_column), 2))


def test_boxes_stand_inside_the_picture() -> None:
    """With its margin around them."""
    view = star(30, far=20)
    laid = layout(view)
    for box in boxes(view):
        assert box.left >= MARGIN
        assert box.left + BOX <= laid.width - MARGIN
        assert box.top >= MARGIN
        assert box.top + box.height <= laid.height


def test_few_neighbours_stand_on_one_side_and_many_on_two() -> None:
    """So that a picture is never much higher than it must be."""
    assert len({box.left for box in boxes(star(8))}) == 2
    many = boxes(star(40))
    assert len({box.left for box in many}) == 3
    assert sorted({box.left for box in many})[1] == next(b.left for b in many if b.node.distance == 0)


def test_the_far_stand_behind_the_near() -> None:
    """From left to right by distance."""
    left = {box.node.distance: box.left for box in boxes(star(3, far=4))}
    assert left[0] < left[1] < left[2]


def test_neighbours_are_headed_by_their_relation_nearest_first() -> None:
    """Responsible comes before mentions, and concepts beside a concept last."""
    centre = node("system/hr", 0, kind="system")
    near = [node(name, 1) for name in ("topic/b", "recommendation/p/2", "recommendation/p/1")]
    view = GraphView(
        centre.id,
        False,
        (centre, *near),
        (
            edge("topic/b", centre.id, "broader"),
            edge("recommendation/p/2", centre.id),
            edge("recommendation/p/1", centre.id, "responsible", inferred=True),
        ),
    )
    assert [block.heading for block in layout(view).blocks] == [
        "",
        "Responsible",
        "Mentions",
        "Narrower concepts",
    ]


@given(st.text(max_size=80), st.integers(60, 400))
def test_lines_are_never_wider_than_their_room(text: str, room: int) -> None:
    """And never more than there may be."""
    made = lines(text, 12, room, most=2)
    assert len(made) <= 2
    assert all(width(line, 12) <= room or len(line) == 1 for line in made)


def test_lines_break_between_words_and_say_that_they_were_cut() -> None:
    """By an ellipsis at the end."""
    assert lines("peer peer peer", 10, width("peer peer ", 10), most=2) == ("peer peer", "peer")
    assert lines("peer " * 20, 10, width("peer peer…", 10), most=1)[0].endswith("…")


HOSTILE = 'A <b>&amp;"\x00\x0b\ud800\r\n\tlabel ' + "x" * 500


def hostile() -> GraphView:
    centre = GraphNode(HOSTILE, HOSTILE, "concept", "topic", 0, 0, None)
    near = GraphNode("recommendation/p/1", HOSTILE, "recommendation", "policy", 1, None, 'a"b<c')
    tie = GraphEdge(near.id, HOSTILE, "mentions", HOSTILE, "inferred", ("mentions", "action"))
    return GraphView(HOSTILE, True, (centre, near), (tie,))


@pytest.mark.parametrize("write", [drawing, graphml, gexf])
def test_every_file_is_well_formed_whatever_the_texts_hold(write: Callable[[GraphView], str]) -> None:
    """Control characters, half characters, quotes and tags among them."""
    assert ET.fromstring(write(hostile()).encode()) is not None


def test_networkx_reads_the_graphml_back() -> None:
    """Its nodes, edges and their attributes; what is not stated is not there."""
    read = nx.read_graphml(io.BytesIO(graphml(star(2, "Train peers")).encode()))
    assert read.is_directed()
    assert read.nodes["population/peers"] == {
        "label": "Peers",
        "type": "concept",
        "kind": "population",
        "distance": 0,
        "count": 3,
        "url": "/api/population/peers",
    }
    assert "count" not in read.nodes["recommendation/plan/0"]
    tie = read.edges["recommendation/plan/0", "population/peers"]
    assert (tie["relation"], tie["basis"]) == ("mentions", "stated")


def test_networkx_reads_the_gexf_back() -> None:
    """The same, with labels where the format has a place of its own for them."""
    read = nx.read_gexf(io.BytesIO(gexf(star(2, "Train peers")).encode()), version="1.3")
    assert read.nodes["recommendation/plan/1"]["label"] == "1 Train peers"
    assert read.nodes["population/peers"]["count"] == 3
    assert read.edges["recommendation/plan/1", "population/peers"]["basis"] == "stated"


def test_every_node_is_a_link_with_a_name() -> None:
    """For keyboards and screen readers; the edges are only to be seen."""
    root = ET.fromstring(drawing(star(3, "Train peers")))
    links = root.findall(f".//{SVG}a")
    assert [link.get("href") for link in links] == [
        "/api/population/peers",
        "/api/recommendation/plan/0",
        "/api/recommendation/plan/1",
        "/api/recommendation/plan/2",
    ]
    assert links[0].get("aria-label") == "Peers (topic · 3 recommendations)".replace("topic", "population")
    hidden = [group for group in root.iter(f"{SVG}g") if group.get("aria-hidden")]
    assert len(hidden[0].findall(f"{SVG}path")) == 3


def test_a_picture_says_in_words_what_it_shows() -> None:
    """A title, a description and a role that keeps its links."""
    root = ET.fromstring(drawing(star(3)))
    assert root.get("role") == "graphics-document document"
    assert root.findtext(f"{SVG}title") == "What lies around Peers"
    assert (
        root.findtext(f"{SVG}desc") == "3 nodes and 3 edges around Peers. Mentions: 3. Every node is a link."
    )


def test_inferred_edges_are_dashed_and_the_legend_says_so() -> None:
    """A picture without any has no such line in its legend."""
    assert "Inferred, by a named rule" in drawing(star(2, far=1))
    assert 'class="e f i"' in drawing(star(2, far=1))
    assert "Inferred" not in drawing(star(2))


def test_a_picture_of_sixty_nodes_is_small() -> None:
    """At most 100 KB, with long labels and three hundred edges."""
    view = star(30, "Explore innovative efforts to recruit students into careers in the system", 29)
    extra = [
        edge(f"recommendation/plan/{one}", f"topic/{other}") for one in range(1, 30) for other in range(9)
    ]
    full = GraphView(view.centre, False, view.nodes, (*view.edges, *extra))
    assert len(full.edges) >= 300
    assert len(drawing(full).encode()) <= 100_000


def test_a_picture_runs_no_script_and_fetches_nothing() -> None:
    """Its style is inside it."""
    text = drawing(star(3))
    assert "<script" not in text
    assert not re.search(r"url\(|@import|xlink|<image|<use", text)


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_each_colour_stands_out_from_both_grounds(group: Group) -> None:
    """By 4.5 to 1."""
    data = tomllib.loads(files("graph.neighbourhoods").joinpath("drawing.toml").read_text("utf-8"))
    colours = next(each for each in data["group"] if each["name"] == group.name)
    assert contrast(colours["light"], "#ffffff") >= 4.5
    assert contrast(colours["dark"], "#1d2229") >= 4.5


def test_no_two_groups_have_the_same_colour() -> None:
    """In either scheme."""
    assert len({group.light for group in GROUPS}) == len({group.dark for group in GROUPS}) == len(GROUPS)


def test_a_view_tells_distances_and_directions() -> None:
    """An edge runs from the end that it leaves, whichever end networkx names first."""
    network: nx.Graph[str] = nx.Graph(centre="population/peers", cut=True)
    network.add_node("population/peers", label="Peers", type="concept", kind="population", count=1)
    network.add_node("recommendation/p/1", label="1 Train", type="recommendation", kind="policy")
    network.add_edge(
        "population/peers",
        "recommendation/p/1",
        source="recommendation/p/1",
        relation="responsible",
        basis="inferred",
        relations="responsible mentions",
    )
    view = graph_view(network, lambda id_, type_: f"{type_}:{id_}")
    assert view.edges == (
        GraphEdge(
            "recommendation/p/1",
            "population/peers",
            "responsible",
            "Responsible",
            "inferred",
            ("responsible", "mentions"),
        ),
    )
    assert [(each.distance, each.count) for each in view.nodes] == [(0, 1), (1, None)]
    assert view.cut
    assert view.nodes[1].url == "recommendation:recommendation/p/1"


def test_padding_leaves_room_for_text() -> None:
    """A box is higher than its lines."""
    assert all(box.height > 2 * PADDING for box in boxes(star(1)))
