import hashlib

from library.documents.corpus import corpus_folder, shipped_documents
from library.documents.description import described


def test_two_documents_ship_under_the_slugs_that_others_rely_on() -> None:
    assert {document.slug for document in shipped_documents()} == {"wet-2024-2026", "cosii-workforce"}


def test_what_ships_is_the_file_itself() -> None:
    for document in shipped_documents():
        stored = described(document)
        file = corpus_folder() / stored.source_name
        assert stored.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
        assert stored.title
        assert stored.publisher
