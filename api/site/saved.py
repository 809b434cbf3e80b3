"""The pages of saved questions: the list of them, and each as a form with its answer below."""

from collections.abc import Mapping
from typing import Final

from starlette.requests import Request

from api.bodies.body import at_site
from api.paging import address
from api.site.answering import Json
from api.site.choices import chosen, document_choices
from api.site.examples import value
from api.site.places import Places
from api.site.rendering import render
from graph.asking.question import Question
from library.snapshots.snapshot import Snapshot

PATH: Final = "/ask"
#: The rows that a page shows where nothing is said; the other forms give all.
ROWS: Final = 100


def list_page(request: Request, snapshot: Snapshot, words: str, found: Json) -> str:
    """All saved questions, or those with these words; `found` is the JSON of the list."""
    data = address(at_site(snapshot, f"{PATH}.json"), [("q", words)])
    return render("ask.html", request, snapshot, words=words, found=found, data=data)


def question_page(
    request: Request,
    snapshot: Snapshot,
    question: Question,
    given: Mapping[str, str],
    *,
    found: Json | None,
    wrong: Json | None,
) -> str:
    """The form of a question, and below it its answer (`found` is the JSON), or what was wrong with it."""
    needs_documents = any(parameter.type == "document" for parameter in question.parameters)
    documents = document_choices(snapshot) if needs_documents else []
    places = Places(at_site(snapshot, ""), snapshot)

    def answered(**values: str) -> str:
        return address(at_site(snapshot, f"{PATH}/{question.name}"), [*({**given, **values}).items()])

    examples = {each.name: value(snapshot, each) for each in question.parameters}
    needed = {each.name: examples[each.name] for each in question.parameters if not each.optional}
    return render(
        "ask_question.html",
        request,
        snapshot,
        question=question,
        given=given,
        found=found,
        wrong=wrong,
        documents=lambda slug: chosen(documents, slug),
        thing_url=lambda type_, id_: _thing_url(places, type_, id_),
        examples=examples,
        example=answered(**needed),
        corrected=lambda name: answered(**{str((wrong or {}).get("parameter") or _first(question)): name}),
        forms=[
            (name.upper(), address(at_site(snapshot, f"{PATH}/{question.name}.{name}"), [*given.items()]))
            for name in ("csv", "json")
        ],
        sparql=address(at_site(snapshot, "/sparql"), [("query", found["sparql"])]) if found else "",
    )


def _first(question: Question) -> str:
    return question.parameters[0].name if question.parameters else ""


def _thing_url(places: Places, type_: str, id_: str) -> str | None:
    """The page of what a cell holds; None of what has none."""
    if type_ == "recommendation":
        return places.recommendation(id_)
    return places.thing(id_) if "/" in id_ else None
