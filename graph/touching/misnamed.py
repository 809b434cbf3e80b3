"""Questions that name nothing just so: names cut short, written otherwise or misspelled, and codes."""

from collections.abc import Iterator, Sequence
from typing import Final

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, as_words, readings_of, unknown
from graph.touching.clauses import Groups
from graph.touching.numbered import numbers
from graph.touching.rewording import fewer_words
from graph.touching.wordings import TextSearch, Wording
from ontology.asking import asks, denies, denies_after
from ontology.errors import NotFound
from ontology.labels import FUNCTION_WORDS, tokenize, word_key, words_of

_LEAST_TITLE: Final = 3  # words of a document's title that its beginning has
_LEAST_CODE: Final = 3  # figures of a number that tells something by itself
_MOST_CODED: Final = 5  # recommendations of a code that are told to be near
_MOST_NOUNS: Final = 4  # words before the number of what a question refers to


def begun(catalog: Catalog, question: str) -> tuple[Reading, ...]:
    """The documents whose title begins with all of the question, which is of three words at least."""
    if len(words_of(question)) < _LEAST_TITLE:
        return ()
    found = [each for each in catalog.starting(question) if each.type == "document"]
    return tuple(as_words(thing, question.strip()) for thing in catalog.by_ids([f.thing_id for f in found]))


def respelled(question: str, texts: TextSearch | None) -> tuple[str, dict[str, str]]:
    """The question with its misspelled words put right, and these; one word alone is not."""
    words = [told for told in tokenize(question) if not asks(told.text)]
    if texts is None or len(words) < 2:
        return question, {}
    right = texts.respelled([word.text for word in words])
    for word in reversed(words):
        question = question[: word.start] + right.get(word.text, word.text) + question[word.end :]
    return question, right


def in_a_code(question: str, texts: TextSearch) -> str | None:
    """A noun and a number as texts write them: "finding 1" as F1, "section 5150" as 5150."""
    codes = [*_codes(question)]
    likely = (code for code in reversed(codes) if len(code) >= _LEAST_CODE or not code.isdecimal())
    return next((code for code in likely if texts.count(Wording(words=code))), None)


def written_otherwise(catalog: Catalog, question: str, names: Sequence[str]) -> tuple[Reading, ...]:
    """What has one of some names, but for spaces and small words: "museum archives", Museums and Archives; or
    what has initials that are written small."""
    wanted = _closed_up(question)
    alike = next((name for name in names if wanted and _closed_up(name) == wanted), None)
    telling = [word for word in words_of(question) if not asks(word)]
    short = telling[0].upper() if len(telling) == 1 else None
    return readings_of(catalog, name) if (name := alike or short) else ()


def _closed_up(name: str) -> str:
    """Without the spaces and the small words that deny nothing."""
    keys = map(word_key, words_of(name))
    return "".join(key for key in keys if key not in FUNCTION_WORDS or denies(key) or denies_after(key))


def unanswered(catalog: Catalog, question: str, groups: Groups, texts: TextSearch | None) -> NotFound:
    """The nearest are what the question names, recommendations of whose code it is, some of its words that
    texts have together, and names like it."""
    further = ", and no text has all of its words" if texts is not None else ""
    error = unknown(catalog, _told_of(question), further)
    named = [group[0].label for group in groups]
    coded = [] if texts is None else [it.id for code, _ in numbers(question) for it in texts.coded(code)]
    worded = fewer_words(question, texts) if texts is not None and not named else ()
    return NotFound(str(error), tuple(dict.fromkeys((*named, *coded[:_MOST_CODED], *worded, *error.nearest))))


def _told_of(question: str) -> str:
    """A question from its first word that tells something to its last, where words of asking stand around."""
    tokens = tokenize(question)
    telling = [token for token in tokens if not asks(token.text)]
    if not telling or all(token in telling or token.text.casefold() in FUNCTION_WORDS for token in tokens):
        return question
    return question[telling[0].start : telling[-1].end]


def _codes(question: str) -> Iterator[str]:
    """How a text may refer to the number of a noun: "finding 1" as 1 and F1."""
    *nouns, code = question.split() or [""]
    if 0 < len(nouns) <= _MOST_NOUNS and any(map(str.isdecimal, code)):
        yield from (code.strip("?.!"), *([f"{nouns[0][0].upper()}{code}"] if code.isdecimal() else []))
