"""What is shown of words: charts, sentences, checks and lines."""

import re
import warnings

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

import studykit as sk
from studykit.exercises import words as exercises

TEXT = "The war ended. A cold war began. Peace was far. War is war, and the war went on."


@pytest.fixture
def toy():
    return sk.Article(TEXT)


def charts(tokens):
    """Every chart of words, with its sentence."""
    table = sk.frequency(tokens, stop_words=False)
    every = sk.frequency(tokens)
    growth = sk.vocabulary_growth(tokens)
    phrases = sk.phrases(tokens, 2)
    pairs = sk.collocations(tokens)
    keyness = sk.keyness(tokens)
    spread = sk.dispersion(tokens)
    found = [
        (sk.plot_frequency(table), sk.say_frequency(table)),
        (sk.plot_rank_frequency(every), sk.say_rank_frequency(every)),
        (sk.plot_growth(growth), sk.say_growth(growth)),
        (sk.plot_phrases(phrases), sk.say_phrases(phrases)),
        (sk.plot_collocates(pairs), None),
        (sk.plot_keyness(keyness), sk.say_keyness(keyness)),
        (sk.plot_evenness(spread), sk.say_evenness(spread)),
    ]
    if len(table):
        words = table["word"].head(4)
        hits, trend = sk.hits(tokens, words), sk.trend(tokens, words)
        near = sk.collocates(tokens, words.iloc[0])
        found += [
            (sk.plot_dispersion(hits), sk.say_dispersion(hits)),
            (sk.plot_trend(trend), sk.say_trend(trend)),
            (sk.plot_collocates(near), sk.say_collocates(near, words.iloc[0])),
            (sk.plot_cloud(table), sk.say_cloud(table)),
        ]
    return found


@pytest.mark.parametrize(
    "text", [TEXT, "War.", "!", "$5 $5 $5 for $x$ and $x$. " * 4, "War " * 500, "日本 ß İ’s " * 9]
)
def test_every_chart_of_any_text_is_drawn_without_a_warning(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for ax, sentence in charts(sk.Article(text).tokens):
            if "日" not in text:  # the usual fonts lack these letters
                ax.get_figure().canvas.draw()
            if sentence is not None:
                assert sentence.endswith(".")
            plt.close("all")


def test_every_chart_of_an_article_has_a_title_and_a_label(article):
    for ax, _ in charts(article.tokens):
        assert ax.get_title()
        assert ax.get_xlabel() or not ax.axison


def test_a_chart_is_drawn_on_the_axes_given(article):
    table = sk.frequency(article.tokens)
    _, (left, right) = plt.subplots(1, 2)
    assert sk.plot_frequency(table, ax=left) is left
    assert sk.plot_rank_frequency(table, ax=right) is right


def test_frequency_bars_are_the_tables_rows(toy):
    table = sk.frequency(toy.tokens, stop_words=False)
    ax = sk.plot_frequency(table, n=3)
    assert [bar.get_width() for bar in ax.patches] == table["n"].head(3).tolist()
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == table["word"].head(3).tolist()
    assert ax.get_title() == "Stop words aside, “war” is the most frequent: 5 times"


def test_keyness_marks_stand_at_their_log_ratios(article):
    table = sk.keyness(article.tokens)
    shown = table[table["verdict"].isin(["over", "under"])]
    ax = sk.plot_keyness(table, n=100)
    marks = [line.get_xdata()[0] for line in ax.lines if len(line.get_xdata()) == 1]
    assert sorted(marks) == pytest.approx(sorted(shown["log_ratio"].tolist()))


def test_strokes_stand_where_the_word_does(toy):
    hits = sk.hits(toy.tokens, "war")
    ax = sk.plot_dispersion(hits)
    strokes = [segment[0][0] for segment in ax.collections[1].get_segments()]
    assert strokes == pytest.approx((100 * hits["at"]).tolist())


def test_a_trends_title_is_true_of_ties():
    ax = sk.plot_trend(sk.trend(sk.Article("War is war. Peace.").tokens, ["war", "peace"], parts=2))
    assert ax.get_title() == "No part has one of these words more than once"
    trend = sk.trend(sk.Article("War, war. Peace is near.").tokens, ["war", "peace"], parts=2)
    assert sk.plot_trend(trend).get_title() == "“war” occurs most in part 1: twice"
    assert (
        sk.say_trend(trend)
        == "Of 2 parts, “war” occurs most in part 1 (2). No part has “peace” more than once."
    )


def test_a_cloud_is_the_same_each_time(article):
    table = sk.frequency(article.tokens, stop_words=False)
    first, second = (sk.plot_cloud(table).images[0].get_array() for _ in range(2))
    assert np.array_equal(first, second)


def test_a_cloud_takes_any_column_and_leaves_out_what_is_not_above_zero(article):
    table = sk.keyness(article.tokens)
    ax = sk.plot_cloud(table, size="log_ratio")
    assert "log ratio" in ax.get_title()
    assert not len(sk.plot_cloud(table[table["log_ratio"] < 0], size="log_ratio").images)


# ---------------------------------------------------------------- sentences


def test_sentences_count_right(toy):
    tokens = toy.tokens
    assert sk.say_frequency(sk.frequency(tokens), n=1) == "Most frequent: “war” (5)."
    assert sk.say_concordance(sk.concordance(TEXT, tokens, "war")) == (
        "5 hits in 3 sentences and 1 paragraph.")  # fmt: skip
    assert sk.say_dispersion(sk.hits(tokens, ["war", "peace"])) == (
        "“war” reaches farthest, from 6% to 83% of the way; "
        "“peace” (1) occurs only at 39% of the way.")  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (sk.say_frequency(pd.DataFrame({"word": [], "n": []})), "No word is left to count."),
        (sk.say_phrases(pd.DataFrame({"phrase": [], "n": []})),
         "No phrase of the table comes back."),
        (sk.say_collocates(pd.DataFrame({"word": [], "n": []}), "war"),
         "No word of the table comes near “war” at least twice and beyond chance."),
    ],
)  # fmt: skip
def test_sentences_about_nothing(sentence, text):
    assert sentence == text


# ---------------------------------------------------------------- lines and passages


def test_concordance_lines_are_aligned_and_escaped():
    text = "Here is <b>war</b> & more. War!"
    article = sk.Article(text)
    page = sk.show_concordance(sk.concordance(text, article.tokens, "war"))
    assert "&lt;b&gt;" in page._repr_html_()
    assert "<b>" not in page._repr_html_()
    assert re.search(r"text-align: right.*Here is", page._repr_html_())
    first, second = repr(page).splitlines()
    assert first.index("war") == second.index("War")


def test_concordance_shows_line_ends():
    text = "It ended.\n\nWar came."
    page = sk.show_concordance(sk.concordance(text, sk.Article(text).tokens, "war"))
    assert "It ended. ¶" in repr(page)


def test_passages_mark_the_hits_in_their_sentences():
    text = "<i>War</i> & peace. It rained. War is war."
    article = sk.Article(text)
    page = sk.show_passages(text, article.sentences, sk.hits(article.tokens, "war"))
    assert page._repr_html_().count("<mark>") == 3
    assert "&lt;i&gt;" in page._repr_html_()
    assert "It rained" not in page._repr_html_()
    assert repr(page).endswith("[War] is [war].")


def test_the_whole_article_with_its_hits():
    text = "War came.\n\nIt rained.\n\nWar went."
    article = sk.Article(text)
    page = sk.show_passages(text, article.paragraphs, sk.hits(article.tokens, "war"), every=True)
    assert repr(page) == "0  [War] came.\n1  It rained.\n2  [War] went."


# ---------------------------------------------------------------- exercises


ANSWERS = {
    "check_joined_lemma": None,
    "check_key_no_name": ["war", "War"],
    "check_last_hit": 3,
    "check_n_key_parts": 5,
    "check_n_pairs_again": 1,
    "check_n_paragraphs_with_top": 1,
    "check_word_before": "the",
}


@pytest.mark.parametrize("name", exercises.__all__)
def test_checks_know_right_from_wrong(toy, name):
    check = getattr(exercises, name)
    answer = ANSWERS[name]
    for right in answer if isinstance(answer, list) else [answer]:
        assert check.line(right, toy).startswith("Right.")
    for wrong in ("zebra", -1, toy, *([] if answer is None else [None, []])):
        assert check.line(wrong, toy).startswith("Not yet.")
    assert check.line(..., toy).startswith("Try it")
