"""What the checks of the exercises take, refuse and say."""

from typing import ClassVar

import numpy as np
import pandas as pd
import pytest

import studykit as sk
from studykit.exercises import names, quotes, sentiment, structure, trust, words
from studykit.exercises._check import Expected, check

# The others take a comparison or an archive.
OF_AN_ARTICLE = [
    name
    for module in (names, quotes, sentiment, structure, trust, words)
    for name in module.__all__
]


@check
def check_word(article):
    return Expected("Xi’s plan", "Look again.", also=["the war"], follows="So it is.")


@check
def check_count(article):
    return Expected(
        7,
        "Count.",
        one_more="did you count the headline?",
        slips=[(20, "That is all of them."), (9, "With places."), (9, "With bodies.")],
    )


@check
def check_row(article):
    return Expected(7, "Look.", is_number_from_0=True)


@check
def check_score(article):
    return Expected(-0.26, "Add.", tolerance=0.0051)


@check
def check_share(article):
    return Expected(0.73, "Divide.", tolerance=0.0051, is_share=True)


@check
def check_both(article):
    return Expected({"Ada Lane", "Ben Roe"}, "Two names.")


@check
def check_nothing(article):
    return Expected(None, "There is none here.")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (check_word, "xi's plan"),
        (check_word, " “Xi’s  Plan” "),
        (check_word, ["the war"]),
        (check_word, pd.Index(["The war"])),
        (check_count, "7"),
        (check_count, 7.0),
        (check_count, np.int64(7)),
        (check_count, pd.Series([7])),
        (check_share, 0.731),
        (check_share, "0.73"),
        (check_both, ["ben roe", "ADA LANE"]),
        (check_nothing, "none"),
        (check_nothing, pd.NA),
        (check_nothing, []),
    ],
)
def test_what_is_right_in_another_dress_is_right(asked, answer):
    assert asked.line(answer, None).startswith("Right.")


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        (check_word, "peace", "Look again."),
        (check_word, 3, "A text is asked, in quotation marks."),
        (check_word, None, "There is one here. Look again."),
        (check_word, ("the war", "Xi"), "Give one only."),
        (check_word, pd.DataFrame({"word": ["war", "the"]}), "Give one only."),
        (check_word, "on Xi’s plan", "Nearly: give it alone, with nothing before or after it."),
        (check_word, "on the way to the war in the north", "Look again."),
        (check_word, "plan", "Nearly: give it in full."),
        (check_count, 8, "One too many: did you count the headline?"),
        (check_count, 6, "One too few."),
        (check_count, 9, "With places. Or: With bodies."),
        (check_count, None, "There is one here. Count."),
        (check_count, {3, 4, 5}, "One number is asked. Count."),
        (check_count, 20, "That is all of them."),
        (check_count, 7.4, "It is a whole number."),
        (check_count, False, "True and False are no numbers"),
        (check_count, "seven of them", "A number is asked, in digits."),
        (check_row, 8, "One too high: the first has the number 0."),
        (check_row, 6, "Look."),
        (check_score, 0.26, "Look at its sign."),
        (check_score, -0.3, "Nearly: give two decimal places."),
        (check_score, (0, 26), "These are two numbers: a decimal mark is a point, not a comma."),
        (check_share, 73, "73% is a percentage; as a share, from 0 to 1, it is 0.73."),
        (check_share, "73%", "73% is a percentage"),
        (check_share, 0.5, "Divide."),
        (check_share, 0.27, "That is the share of all the others."),
        (check_share, True, "True and False are no numbers."),
        (check_both, "Ada Lane", "Two names."),
        (check_nothing, 0, "There is none here."),
        (check_nothing, False, "There is none here."),
    ],
)
def test_a_slip_is_named(asked, answer, said):
    assert asked.line(answer, None).startswith(f"Not yet. {said}")


def test_an_older_answer_is_not_judged_where_the_cell_stopped(monkeypatch, capsys):
    class Shell:
        last_execution_succeeded = False
        user_ns: ClassVar = {"answer": 7}

    monkeypatch.setattr("IPython.core.getipython.get_ipython", Shell)
    assert check_count.points(7, None) == 0
    check_count(7, None)
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == said[2:]
    assert said[0].startswith("Not yet. The cell that was run last stopped with an error")
    assert Shell.user_ns["answer"] is ...
    Shell.last_execution_succeeded = True
    assert check_count.points(7, None) == 1


def test_right_says_what_follows():
    assert check_word.line("the war", None) == "Right. So it is."


def test_a_zero_is_no_false_and_a_sentence_no_half():
    @check
    def check_zero(article):
        return Expected(0, "The row’s number.")

    assert check_zero.line(0, None) == "Right."
    assert check_zero.line(False, None).startswith("Not yet.")
    assert check_zero.line(0.9, None).startswith("Not yet.")


TINY = ["Rain.", "It rained.", "The of and.", "“No,” she said.", "7", "—"]
ANSWERS = [None, 0, 1, 0.5, True, "", "rain", "50%", [], {"a": 1}, {"Ada Lane"}, np.nan, pd.NA]


@pytest.mark.parametrize("text", TINY)
@pytest.mark.parametrize("name", OF_AN_ARTICLE)
def test_no_check_raises_on_a_tiny_text(name, text):
    article = sk.Article(text)
    for answer in ANSWERS:
        assert getattr(sk, name).line(answer, article).startswith(("Right", "Not yet"))


FORMS = "Talks failed. They talked in Elm. The crews, said Ada Lane, talk in Elm.\n\nElm is far."


def test_checks_of_words_name_the_slip():
    article = sk.Article(FORMS)
    assert sk.check_joined_lemma.line("talk", article).startswith("Right.")
    assert "is a form" in sk.check_joined_lemma.line("talked", article)
    assert sk.check_n_paragraphs_with_top.line(2, article).startswith("Right.")
    assert "how often it comes" in sk.check_n_paragraphs_with_top.line(3, article)
    assert "its paragraph" in sk.check_last_hit.line(1, article)
    assert sk.check_word_before.line("IN", article).endswith("only twice: too rare to build on.")
    assert "counts places" in sk.check_n_pairs_again.line(2, article)
    named = sk.Article("Elm, Elm, Elm! Elm had ferries, ferries, ferries, ferries.")
    assert "in a name" in sk.check_key_no_name.line("Elm", named)
    assert sk.check_key_no_name.line("ferries", named).startswith("Right.")
