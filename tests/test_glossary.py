"""The glossary: made of the lessons' own lists of terms, in Python and as a page."""

import pytest

import studykit as sk
from studykit import glossary

LESSON = """# Words

A **stop word**, and **PMI**.

## Terms

- **stop word**: a word too common to tell subjects apart
- **PMI**, **DP**: two measures; **log ratio**: doublings
"""


def test_a_lessons_list_is_taken_apart():
    terms = glossary.terms_of({"01_words": LESSON})
    assert [*terms] == ["DP", "log ratio", "PMI", "stop word"]
    assert terms["DP"] == terms["PMI"] == [glossary.Meaning("two measures", "01_words", "Words")]
    assert terms["log ratio"][0].text == "doublings"


def test_a_term_of_two_lessons_has_both_meanings():
    other = LESSON.replace("# Words", "# More").replace("too common", "too plain")
    meanings = glossary.terms_of({"01_words": LESSON, "02_more": other})["stop word"]
    assert [meaning.title for meaning in meanings] == ["Words", "More"]


@pytest.mark.parametrize(
    "term", ["keyness", "Keyness", "log ratio", "offset", "stop word", "voice"]
)
def test_terms_and_columns_are_explained(term):
    assert sk.explain(term).text.startswith(f"{term.lower()}: ")


def test_a_slip_of_the_pen_is_forgiven_and_nonsense_is_not():
    assert sk.explain("collocatons").text.startswith("collocation: ")
    assert sk.explain("zebra").text.startswith("No lesson has a term “zebra”.")
    assert "<b>" not in sk.explain("<b>").html


def test_each_term_of_a_lesson_has_a_meaning_of_its_own():
    shared = {}
    for term, meanings in glossary._stored().items():
        for meaning in meanings:
            shared.setdefault((meaning.place, meaning.text), []).append(term)
    assert [terms for terms in shared.values() if len(terms) > 1] == []
