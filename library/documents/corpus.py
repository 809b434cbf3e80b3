"""The documents that ship with the software, for a library that has none yet."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from library.documents.stored import NewDocument


def shipped_documents() -> Iterator[NewDocument]:
    """The documents of `corpus.toml`, each with what it says of them."""
    folder = corpus_folder()
    for entry in tomllib.loads((folder / "corpus.toml").read_text("utf-8"))["document"]:
        file = folder / entry.pop("file")
        yield NewDocument(file.read_bytes(), file.name, **entry)


def corpus_folder() -> Path:
    """`corpus/` beside the packages in a checkout; a wheel carries it inside `library`."""
    inside = Path(__file__).parents[1] / "shipped_corpus"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "corpus"
