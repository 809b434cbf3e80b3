"""Communities and what binds them, as text for people: the content of the service's answers."""

from collections.abc import Mapping
from typing import Any

from cli.screen import clean, console, line

View = Mapping[str, Any]


def print_communities(found: View) -> None:
    """Each community with its concepts."""
    out = console()
    for each in found["items"]:
        line(
            out,
            f"{each['number']}  {clean(each['label'])}",
            f"  {_many(each['recommendations'])}",
            style="bold",
        )
        told = ", ".join(f"{clean(concept['label'])} ({concept['count']})" for concept in each["concepts"])
        line(out, told, indent=4)
    _print_more(found)


def print_members(found: View) -> None:
    """The recommendations of a community."""
    out = console()
    line(out, _many(found["total"]), style="bold")
    for each in found["items"]:
        line(out, each["id"], f"  {clean(each['title'] or each['text'])}", indent=2)
    _print_more(found)


def print_binding(found: View) -> None:
    """Each concept with the communities that its recommendations are in."""
    out = console()
    for each in found["items"]:
        about = f"{_many(each['recommendations'])}, participation {each['participation']:.2f}"
        line(out, clean(each["label"]), f"  {each['id']}, {about}", style="bold")
        told = (
            f"{share['count']} in {share['community']} {clean(share['label'])}"
            for share in each["communities"]
        )
        line(out, "; ".join(told), indent=4)
    _print_more(found)


def _many(count: int) -> str:
    return f"{count} recommendation{'' if count == 1 else 's'}"


def _print_more(found: View) -> None:
    if found["total"] > len(found["items"]):
        line(console(), f"… {found['total']} in all")
