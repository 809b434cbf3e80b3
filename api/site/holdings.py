"""The page that tells how to take the data away, and how to cite it."""

from starlette.requests import Request

from api.linked.facts import DatasetFacts
from api.site.rendering import render
from library.snapshots.snapshot import Snapshot


def data_page(request: Request, snapshot: Snapshot, facts: DatasetFacts) -> str:
    """The dataset: its dumps, forms, words, services, licence and citation."""
    base = snapshot.iris.base
    return render(
        "data.html",
        request,
        snapshot,
        facts=facts,
        base=base,
        citation=f"Throughline dataset, snapshot {snapshot.id}. {base}.well-known/void",
        bibtex=(
            f"@misc{{throughline-{snapshot.id},\n"
            f"  title = {{Throughline dataset, snapshot {snapshot.id}}},\n"
            f"  howpublished = {{\\url{{{base}.well-known/void}}}},\n"
            f"  note = {{{facts.recommendations} recommendations of {len(facts.documents)} documents}}\n"
            "}"
        ),
    )
