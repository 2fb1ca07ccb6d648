"""The chart and the sentences about an article's build."""

import pytest
from matplotlib import pyplot as plt

import studykit as sk
from studykit import schema
from studykit.exercises import archive, compare

TEXT = "Harbour shut\n\nBy Ada Lane\n\nThe harbour was shut on Monday. Nobody knew why."


def test_a_bar_for_each_sentence_and_the_longest_stands_out():
    sentences = sk.Article("Rain came. It stayed for two days. It left.").sentences
    ax = sk.plot_sentence_lengths(sentences)
    assert [bar.get_height() for bar in ax.patches] == [2, 5, 2]
    assert len({bar.get_facecolor() for bar in ax.patches}) == 2
    assert ax.get_title() == "The median length is 2 words; the longest is 5"
    assert ax.get_ylabel() == "Words"


def test_there_is_no_sentence_between_two():
    sentences = sk.Article("Rain came. It stayed for two days. It left. " * 6).sentences
    ax = sk.plot_sentence_lengths(sentences)
    assert all(tick == int(tick) for tick in ax.get_xticks())


def test_it_draws_on_the_axes_given():
    own = plt.subplots()[1]
    assert sk.plot_sentence_lengths(sk.Article("Rain came.").sentences, ax=own) is own


def test_no_sentence_is_said_not_drawn():
    empty = schema.empty("sentences")
    assert len(sk.plot_sentence_lengths(empty).patches) == 0
    assert sk.say_sentence_lengths(empty) == "There is no sentence."


def test_structure_names_what_is_not_body():
    said = sk.say_structure(sk.Article(TEXT).paragraphs)
    assert said.startswith("The article has 14 words in 4 sentences and 3 paragraphs.")
    assert said.endswith("It has a headline and a byline.")


ODD_ANSWERS = [..., None, 0, -1, "", "x", [], {}, set(), 1e99, float("nan"), object(), sk]


CHECKS = {name for name in dir(sk) if name.startswith("check_")}
OF_SEVERAL = {*archive.__all__, *compare.__all__}  # what takes a comparison or an archive


@pytest.mark.parametrize("name", sorted(CHECKS - OF_SEVERAL))
def test_no_check_ever_raises(name, article, capsys):
    for answer in ODD_ANSWERS:
        getattr(sk, name)(answer, article)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(ODD_ANSWERS)
    assert lines[0].startswith("Try it")
    assert all(line.startswith(("Right", "Not yet", "Try it")) for line in lines)
