"""The fields of the index.

Words are indexed twice, as they are and stemmed, so that a word as typed can be told from another form of
it. Ids are indexed whole; those that are counted are columns too. Beside them are stored the record itself
and what a page of results shows of it.
"""

from typing import Final

from tantivy import Index, Schema, SchemaBuilder

from search.analysis import no_analyzer, stem_analyzer, word_analyzer
from search.request import FACETS

#: Fields of words, each with one more for the stems.
WORD_FIELDS: Final = ("title", "text", "cells", "note", "question")

#: Where an unfielded word is looked for, and how much it counts there.
WEIGHTS: Final = {"title": 3.0, "text": 1.0, "cells": 0.5}

#: Fields of ids that are looked for but not counted.
KEYS: Final = ("id", "code", "concept", "category_number")

#: Columns of text to sort by.
ORDERS: Final = ("document_order", "code_order", "title_order")

#: What is stored: the JSON of the RecommendationView, and what a page of results shows (`search.kept`).
STORED: Final = ("record", "shown")


def stemmed(field: str) -> str:
    """The field that holds the stems of a field of words."""
    return f"{field}_stem"


def build_schema() -> Schema:
    """The schema of a new index."""
    builder = SchemaBuilder()
    for field in WORD_FIELDS:
        builder.add_text_field(field, tokenizer_name="words")
        builder.add_text_field(stemmed(field), tokenizer_name="stems")
    for field in KEYS:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in (*FACETS, *ORDERS):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_float_field("percent", indexed=True, fast=True)
    builder.add_integer_field("ordinal", indexed=True, fast=True)
    # As text, and none of it indexed: tantivy reads bytes one by one, which takes four times as long.
    for field in STORED:
        builder.add_text_field(field, stored=True, tokenizer_name="none", index_option="basic")
    return builder.build()


def register_analyzers(index: Index) -> None:
    """tantivy keeps the names of analyzers but not the analyzers: give them to every index that is opened."""
    index.register_tokenizer("words", word_analyzer())
    index.register_tokenizer("stems", stem_analyzer())
    index.register_tokenizer("none", no_analyzer())
