"""Tables of recommendations, whatever their columns and wherever their rows go on."""

from collections.abc import Callable

from ontology.records import Reading, Recommendation, SourcedText

Reads = Callable[[str], Reading]


def rows(reads: Reads, text: str) -> list[Recommendation]:
    return list(reads(text).recommendations)


def said(reads: Reads, text: str) -> list[tuple[str, str]]:
    return [(record.code, record.text.value) for record in rows(reads, text)]


def values(found: tuple[SourcedText, ...]) -> list[str]:
    return [text.value for text in found]


def test_numbers_of_a_column_of_their_own_are_codes(reads: Reads) -> None:
    text = "No.\tRecommendation\tLead\nR-1\tHire nurses\tHR\nR-2\tTrain peers\tHR\n"
    assert said(reads, text) == [("R-1", "Hire nurses"), ("R-2", "Train peers")]


def test_rows_without_numbers_are_counted(reads: Reads) -> None:
    text = "Recommendation\tLead\nHire nurses\tHR\nTrain peers\tHR\n"
    assert said(reads, text) == [("1", "Hire nurses"), ("2", "Train peers")]


def test_a_number_that_comes_again_is_told_apart(reads: Reads) -> None:
    text = "No.\tRecommendation\n1\tHire nurses\n1\tTrain peers\n1\tBuy vans\n"
    assert [code for code, _ in said(reads, text)] == ["1", "1-2", "1-3"]


def test_tables_that_number_anew_under_headings_without_number_count_apart(reads: Reads) -> None:
    table = "Recommendation\tLead\n1. Hire\tHR\n2. Train\tHR\n"
    assert [code for code, _ in said(reads, f"HOUSING\n\n{table}\nJOBS\n\n{table}")] == [
        "1.1",
        "1.2",
        "2.1",
        "2.2",
    ]


def test_a_column_without_meaning_is_an_attribute(reads: Reads) -> None:
    (record,) = rows(reads, "No.\tRecommendation\tTimeline\t\n1\tHire nurses\t2025\tsoon\n")
    assert {label: text.value for label, text in record.attributes.items()} == {
        "Timeline": "2025",
        "column 4": "soon",
    }


def test_columns_of_the_same_name_are_kept_apart(reads: Reads) -> None:
    (record,) = rows(reads, "No.\tRecommendation\tYear\tYear\n1\tHire nurses\t2025\t2026\n")
    assert {label: text.value for label, text in record.attributes.items()} == {
        "Year": "2025",
        "Year (2)": "2026",
    }


def test_a_cell_beyond_the_last_header_is_kept(reads: Reads) -> None:
    (record,) = rows(reads, "No.\tRecommendation\n1\tHire nurses\tmore\n")
    assert {label: text.value for label, text in record.attributes.items()} == {"column 3": "more"}


def test_a_row_with_text_alone_carries_on_a_numbered_one(reads: Reads) -> None:
    text = (
        "CATEGORY\tDESCRIPTION\tSTATUS\n1\t1. Hire nurses\tOpen\n\tand train them.\t\n1\t2. Train peers\t\n"
    )
    assert said(reads, text) == [("1", "Hire nurses and train them."), ("2", "Train peers")]
    assert [record.place.line_end for record in rows(reads, text)] == [3, 4]


def test_a_row_with_cells_of_its_own_is_a_recommendation_though_it_has_no_number(reads: Reads) -> None:
    text = "CATEGORY\tDESCRIPTION\tSTATUS\n1\t1. Hire nurses\tOpen\n1\t2. Train peers\t\n2\tBuy vans\t\n"
    assert said(reads, text) == [("1", "Hire nurses"), ("2", "Train peers"), ("3", "Buy vans")]


def test_a_heading_row_sets_the_category_of_the_rows_below(reads: Reads) -> None:
    text = "No.\tRecommendation\tLead\n1\tHire\tHR\nHOUSING\t\t\n2\tBuild\tHousing\nJOBS\t\t\n3\tTrain\tHR\n"
    reading = reads(text)
    assert [record.category for record in reading.recommendations] == [None, "housing", "jobs"]
    assert [category.label.value for category in reading.document.categories] == ["HOUSING", "JOBS"]


def test_a_row_that_says_none_is_no_recommendation(reads: Reads) -> None:
    assert said(reads, "No.\tRecommendation\n1\tHire nurses\n2\tNone\n3\tN/A\n") == [("1", "Hire nurses")]


def test_a_category_is_named_by_number_by_name_or_by_both(reads: Reads) -> None:
    text = (
        "CATEGORY\tGOAL\n1. Housing First\tHomes.\n2. Jobs\tWork.\n\nSome words between the tables.\n\n"
        "CATEGORY\tRECOMMENDATION\n1\tA\nHousing First\tB\n2. Jobs\tC\njobs\tD\nHousing Frist\tE\n2, 1\tF\nOther\tG\n\tH\n"
    )
    assert [record.category for record in rows(reads, text)] == ["1", "1", "2", "2", "1", "2", None, None]


def test_the_document_s_own_words_are_its_categories_where_it_sets_up_none(reads: Reads) -> None:
    reading = reads("Theme\tRecommendation\nHousing\tBuild homes\nJobs\tTrain\nHousing\tFix homes\n")
    assert [(one.number, one.label.value, one.goal) for one in reading.document.categories] == [
        ("housing", "Housing", None),
        ("jobs", "Jobs", None),
    ]


def test_the_longer_of_two_columns_of_words_is_the_text(reads: Reads) -> None:
    text = "Recommendation\tDescription\tOwner\nHire ten nurses for the clinics of the county\tNurses\tHR\n"
    (record,) = rows(reads, text)
    assert record.text.value == "Hire ten nurses for the clinics of the county"
    assert record.attributes["Description"].value == "Nurses"


def test_a_row_with_a_title_alone_says_it_as_its_text(reads: Reads) -> None:
    text = "CATEGORY\tEXISTING PSI\tDESCRIPTION\n1\tTraining\tOffer more of it.\n1\tVans\t\n"
    last = rows(reads, text)[-1]
    assert (last.text.value, last.title) == ("Vans", None)


def test_a_cell_of_several_parties_names_each(reads: Reads) -> None:
    (record,) = rows(reads, "Recommendation\tLead agency\nHire (System: ARDI)\tHR; Peer Services\n")
    assert values(record.responsible) == ["HR", "Peer Services", "ARDI"]


def test_a_status_that_refers_to_a_vote_is_a_question_and_another_is_a_status(reads: Reads) -> None:
    votes = "QUESTION\tPROPOSAL\t% SUPPORT\nQ1\tHire\t50%\n"
    text = f"RECOMMENDATIONS\n\nNo.\tRecommendation\tStatus\n1\tHire\tQ1\n2\tTrain\tOpen\n3\tBuy\tQ 9\n\nVOTES\n\n{votes}"
    found = [
        (one.question, one.question_cell and one.question_cell.value, one.status and one.status.value)
        for one in rows(reads, text)
    ]
    assert found == [("Q1", "Q1", None), (None, None, "Open"), (None, "Q 9", None)]


def test_a_column_of_questions_may_give_their_digits_alone(reads: Reads) -> None:
    votes = "QUESTION\tPROPOSAL\t% SUPPORT\nQ1\tHire\t50%\nQ2\tTrain\t61.5%\n"
    text = f"RECOMMENDATIONS\n\nNo.\tRecommendation\tVote\n1\tHire\t2\n\nVOTES\n\n{votes}"
    assert [record.question for record in rows(reads, text)] == ["Q2"]


def test_a_mark_of_the_legend_is_a_status_in_a_column_without_header(reads: Reads) -> None:
    legend = "COLOR\tMEANING\nGREEN\tDone already.\n"
    (record,) = rows(
        reads, f"KEY\n\n{legend}\nPOLICY IDEAS\n\nCATEGORY\tDESCRIPTION\t\n1\t1. Waive fees\tGreen\n"
    )
    assert record.status is not None
    assert record.status.value == "Green"


def test_percentages_are_those_that_are_stated(reads: Reads) -> None:
    votes = "QUESTION\tPROPOSAL\t% SUPPORT\tOUTCOME\nQ1\ta\t50%\tyes\nQ2\tb\t61.5\t\nQ3\tc\tmost\t\nQ4\td\t150%\t\n"
    found = reads(f"VOTES\n\n{votes}").document.questions
    assert [one.percent for one in found] == [50, 61.5, None, None]
    assert [one.percent_cell.value for one in found if one.percent_cell] == ["50%", "61.5", "most", "150%"]


def test_a_vote_goes_on_in_a_row_without_number_and_percentage(reads: Reads) -> None:
    votes = "QUESTION\tPROPOSAL\t% SUPPORT\nQ1\tHire nurses\t50%\n\tand peers\t\nQ2\tTrain\t60%\n"
    found = reads(f"VOTES\n\n{votes}").document.questions
    assert [one.text.value for one in found] == ["Hire nurses and peers", "Train"]


def test_a_table_of_terms_defines_them(reads: Reads) -> None:
    found = reads("GLOSSARY\n\nTERM\tMEANING\nPeer\tA person in recovery.\nASL\t\n").document.definitions
    assert [(one.term.value, one.text and one.text.value) for one in found] == [
        ("Peer", "A person in recovery."),
        ("ASL", None),
    ]


def test_the_nearest_heading_tells_the_kind_then_the_header_row(reads: Reads) -> None:
    existing, plain = (
        "CATEGORY\tEXISTING PSI\tDESCRIPTION\n1\tVans\tBuy ten vans.\n",
        "CATEGORY\tDESCRIPTION\n1\tWaive the fees.\n",
    )
    text = (
        f"A. POLICY AND PROGRAM IDEAS\n\n1. NEW PROGRAMS\n\n{plain}\n2. OTHER IDEAS\n\n{plain}\n"
        f"B. IDEAS\n\n{existing}\nC. MORE IDEAS\n\n{plain}"
    )
    assert [record.kind for record in rows(reads, text)] == [
        "program-new",
        "policy",
        "program-existing",
        "recommendation",
    ]


def test_a_document_of_nothing_known_has_sections_and_no_recommendations(reads: Reads) -> None:
    reading = reads("MINUTES\n\nWe met.\n\nNEXT MEETING\n\nIn May, at noon.\n")
    assert [section.title for section in reading.document.sections] == ["MINUTES", "NEXT MEETING"]
    assert list(reading.recommendations) == []
    assert reading.document.profile == "plain"
