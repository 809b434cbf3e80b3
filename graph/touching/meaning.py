"""What a question of touching means: one thing, all of several things, or words that only texts have.

"What touches peers?" means peers; "stipends for nurses" means what touches stipends and nurses both; "evening
classes for nurses" means what touches nurses and has the other words in its text. A question is taken apart
only where the whole of it is no name.
"""

from dataclasses import replace
from typing import Final

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import as_text, readings_of
from graph.touching.clauses import Groups, Parts
from graph.touching.denying import denying
from graph.touching.entitled import entitled
from graph.touching.meant import Meant, beside
from graph.touching.misnamed import begun, in_a_code, respelled, unanswered, written_otherwise
from graph.touching.numbered import by_number
from graph.touching.parts import taken_apart
from graph.touching.wordings import TextSearch, Wording
from ontology.asking import asks, is_document, is_kind
from ontology.framing import unframed
from ontology.labels import words_of

_MOST_LEFT: Final = 4  # words beside names that are looked for, else the answer is of the names alone


def meant_by(catalog: Catalog, question: str, texts: TextSearch | None) -> Meant:
    """The thing that is called so; else all the things that the question names; else its words in texts.

    Raises Invalid, TooLarge, or NotFound with the things that are named, or else the nearest names.
    """
    question = question if readings_of(catalog, question) else unframed(question)
    meant = _meaning(catalog, question, texts)
    if isinstance(meant, Meant):
        return meant
    known, right = respelled(question, texts)
    again = _meaning(catalog, known, texts) if right else ()
    if isinstance(again, Meant):
        return replace(again, spelled=right)
    if texts is not None and (code := in_a_code(question, texts)):
        return Meant(((as_text(code),),), code)
    error = unanswered(catalog, question, meant, texts)
    if readings := written_otherwise(catalog, question, error.nearest):
        return Meant((readings,), question.strip())
    raise error


def _meaning(catalog: Catalog, question: str, texts: TextSearch | None) -> Meant | Groups:
    if readings := readings_of(catalog, question) or begun(catalog, question):
        return Meant((readings,), question.strip())
    if texts is not None and (numbered := by_number(catalog, question, texts)):
        return numbered
    return _read(catalog, question, texts)


def _read(catalog: Catalog, question: str, texts: TextSearch | None) -> Meant | Groups:
    """What a question that is no name means; else, of one that cannot be answered, what it names."""
    parts = taken_apart(catalog, question)
    if parts.denied:
        return denying(catalog, question, parts, texts)
    wanted, lacking = _found_alternatives(parts.wanted, texts)
    meant = Meant(wanted.groups, _telling(question), lacking, versus=wanted.versus, called=wanted.called)
    if not wanted.left:
        return meant if wanted.groups else ()
    if texts is None:
        return wanted.groups
    if wanted.groups:
        return _beside_names(catalog, meant, wanted.left, texts) or wanted.groups
    words = (_closely(question), meant.words) if not lacking else (wanted.left,)
    found = next((each for each in words if texts.count(Wording(words=each))), None)
    if found:
        return replace(meant, groups=((as_text(found),),), words=found)
    return _of_documents(catalog, meant, wanted.left, texts) or tuple(
        filter(None, [entitled(catalog, wanted.left.split())[0]])
    )


def _beside_names(catalog: Catalog, meant: Meant, left: str, texts: TextSearch) -> Meant | None:
    """With the words left beside the names, in the text of what touches these; or all the words in any text,
    or in documents whose titles have some of them; or the things alone."""
    if texts.count(beside(catalog, meant.groups, left)):
        return replace(meant, groups=(*meant.groups, (as_text(left),)))
    if not meant.unmet and texts.count(Wording(words=meant.words)):
        return Meant(((as_text(meant.words),),), meant.words)
    alone = replace(meant, groups=())
    for each, words in ((meant, left), (alone, meant.words)):
        if entitling := _of_documents(catalog, each, words, texts):
            return entitling
    if not _only_done(meant.groups) and _told(meant.words, left, texts):
        return replace(meant, unmet=" ".join(filter(None, (meant.unmet, left))))
    return None


def _only_done(groups: Groups) -> bool:
    """Whether nothing is named but what is to be done, which verbs of asking may say: "how do we keep …"."""
    return all(reading.kind == "action" for group in groups for reading in group)


def _of_documents(catalog: Catalog, meant: Meant, left: str, texts: TextSearch) -> Meant | None:
    """In the documents with some of the words in their titles, where a text of these has the others."""
    documents, rest = entitled(catalog, left.split())
    groups = (*meant.groups, documents)
    if not documents or ((rest or meant.groups) and not texts.count(beside(catalog, groups, rest))):
        return None
    return replace(meant, groups=(*groups, *(((as_text(rest),),) if rest else ())))


def _telling(question: str) -> str:
    """The words that tell something, or all where none does."""
    return " ".join(word for word in words_of(question) if not asks(word)) or question.strip()


def _closely(question: str) -> str:
    """The words that tell something, with "report" or "measure" after such a word: "flood reports"."""
    words = words_of(question)
    pairs = zip(["", *words], words, strict=False)
    return " ".join(w for last, w in pairs if not asks(w) or (_calls(w) and last and not asks(last)))


def _calls(word: str) -> bool:
    """Whether a word calls something a document, or a recommendation, but may be part of a longer name."""
    return is_document(word) or is_kind(word)


def _found_alternatives(wanted: Parts, texts: TextSearch | None) -> tuple[Parts, str]:
    """Without the alternatives that are words which no text has, and these words."""
    words = [each.label for group in wanted.groups for each in group if each.type == "text"]
    lacking = {word for word in words if texts is None or not texts.count(Wording(words=word))}
    kept = [tuple(each for each in group if each.id not in lacking) for group in wanted.groups]
    # Of alternatives that are words one may be left, which then stands beside the names.
    alone = [group[0].label for group in kept if [each.type for each in group] == ["text"]]
    groups = tuple(group for group in kept if group and not (len(group) == 1 and group[0].type == "text"))
    left = " ".join(filter(None, (*alone, wanted.left)))
    return replace(wanted, groups=groups, left=left), " ".join(word for word in words if word in lacking)


def _told(telling: str, left: str, texts: TextSearch) -> bool:
    """Whether the things are told where nothing that touches them has the words left beside their names.

    Words that no text has may be just what the question is about, unless more of it are names, or it has so
    many words that it tells how it came to be asked.
    """
    words = left.split()
    if len(words) > _MOST_LEFT or len(telling.split()) > 2 * len(words):
        return True
    return all(texts.count(Wording(words=word)) for word in words)
