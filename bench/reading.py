"""Read files of recommendations: rows a second of a csv through linking, memory, seconds for other formats.

Time is that of the processor, child processes and all, so that other work on the machine counts little.
"""

import argparse
import csv
import io
import os
import random
import resource
from collections.abc import Iterator
from multiprocessing import get_context

from bench.corpus import concept_labels
from bench.plan_forms import FORMS
from ingest.reading import read
from ontology.linking import Linker
from ontology.ties import DocumentLinker
from ontology.vocabularies import load_vocabulary

HEADER = ("No.", "Category", "Recommendation", "Responsible department", "Status")
DEPARTMENTS = ("Public Works", "Human Resources", "Police Department")
STATES = ("Complete", "In progress", "")


def main() -> None:
    """Print one line for each measurement."""
    arguments = _arguments()
    for count in sorted({min(10_000, arguments.rows), arguments.rows}):
        with get_context("spawn").Pool(1) as fresh:  # a process of its own, for its peak of memory
            seconds, megabytes = fresh.apply(_linked, (_csv(count), count, arguments.repeat))
        print(
            f"csv, {count:,} rows through linking: {count / seconds:,.0f} rows a second, {megabytes:,.0f} MB"
        )
    plan = _plan(arguments.table)
    for form, write in FORMS.items():
        content = write(plan)
        seconds = min(_seconds_to_read(content, form, arguments.table) for _ in range(arguments.repeat))
        print(f"{form}, {arguments.table} rows in {len(content):,} bytes: {seconds:.2f} s")


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table of recommendations; the same for the same count."""
    chance, labels = random.Random(3), concept_labels(2_000)
    for number in range(1, count + 1):
        one, other = chance.choices(labels, k=2)
        words = (
            f"Improve the {one} without reducing present services, together with the {other} of the county, "
            "and report to the board each year."
        )
        category = f"Category {number % 7}"
        yield str(number), category, words, chance.choice(DEPARTMENTS), chance.choice(STATES)


def _csv(count: int) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows((HEADER, *rows(count)))
    return text.getvalue().encode()


def _linked(content: bytes, count: int, repeat: int) -> tuple[float, float]:
    """The seconds to read and link a csv, the best of some, and the peak of memory in megabytes."""
    vocabulary = load_vocabulary("https://plans.example/")
    linker = Linker(vocabulary)

    def link() -> float:
        began = _processor()
        reading = read(content, source_name="plan.csv", slug="plan")
        of_document = DocumentLinker(reading.document, vocabulary, linker)
        of_document.learn(reading.recommendations)
        linked = sum(1 for one in reading.recommendations if of_document.link(one).ties)
        if linked != count:
            raise SystemExit(f"{linked:,} of {count:,} rows have been linked")
        return _processor() - began

    seconds = min(link() for _ in range(repeat))
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _plan(count: int) -> str:
    table = "\n".join(f"| {' | '.join(row)} |" for row in (HEADER, *rows(count)))
    return f"# Plan of the county\n\n{table}\n"


def _seconds_to_read(content: bytes, form: str, count: int) -> float:
    began = _processor()
    found = sum(1 for _ in read(content, source_name=f"plan.{form}", slug="plan").recommendations)
    took = _processor() - began
    if found != count:
        print(f"  {form}: {found} recommendations were read, not {count}")
    return took


def _processor() -> float:
    """The seconds that this process and its children that have ended have used a processor."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=40_000, help="of the csv")
    parser.add_argument("--table", type=int, default=300, help="rows of the tables in other formats")
    parser.add_argument("--repeat", type=int, default=2, help="times that each is read; the best counts")
    return parser.parse_args()


if __name__ == "__main__":
    main()
