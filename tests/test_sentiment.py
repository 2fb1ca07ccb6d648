"""Scores, their working, the news variant, voices and trust."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment import vaderSentiment as published

import studykit as sk
from studykit import schema
from studykit.sentiment import sentiment, tables, vader, valence

ANALYZER = published.SentimentIntensityAnalyzer()
STRAIGHT = str.maketrans("“”‘’", "\"\"''")

PLAIN = [
    "the",
    "a",
    "of",
    "he",
    "said",
    "it",
    "was",
    "that",
    "so",
    "this",
    "no",
    "or",
    "nor",
    "least",
    "at",
    "very",
    "without",
    "doubt",
    "never",
    "but",
    "kind",
    "of",
    "sort",
    "just",
    "enough",
    "to",
    "for",
    "bus",
    "stop",
    "yeah",
    "right",
    "world",
]
PHRASES = [*published.SPECIAL_CASES, "kind of", "sort of", "just enough", "never so", "but"]
VOCABULARY = st.one_of(
    st.sampled_from(sorted(ANALYZER.lexicon)),
    st.sampled_from(sorted(published.BOOSTER_DICT)),
    st.sampled_from(published.NEGATE),
    st.sampled_from(PLAIN),
    st.sampled_from(PHRASES),
    st.sampled_from(sorted(ANALYZER.emojis)),
    st.sampled_from(["good", "bad", "good", "great"]),  # repeated words
    st.text(max_size=4),
)
CASED = st.builds(
    lambda word, change: change(word),
    VOCABULARY,
    st.sampled_from([str, str, str, str.upper, str.title]),
)
MARKED = st.builds(
    lambda before, word, behind: before + word + behind,
    st.sampled_from(["", "", "", "“", "‘", "(", "--"]),
    CASED,
    st.sampled_from(["", "", "", "!", "!!", "?", "??", ",", ".", ".”", "’s", "..."]),
)
TEXTS = st.builds(
    lambda words, space: space.join(words),
    st.lists(MARKED, max_size=16),
    st.sampled_from([" ", " ", " ", "\u00a0", "\n", ""]),
)


def table(*texts: str) -> pd.DataFrame:
    """A sentence table of these texts, one behind another with a space between."""
    starts = [sum(len(t) + 1 for t in texts[:i]) for i in range(len(texts))]
    return schema.frame(
        "sentences",
        {
            "paragraph_id": [0] * len(texts),
            "start": starts,
            "end": [a + len(t) for a, t in zip(starts, texts, strict=True)],
            "text": texts,
            "n_words": [len(t.split()) for t in texts],
        },
    )


def reference(text: str) -> tuple[float, ...]:
    scores = ANALYZER.polarity_scores(text.translate(STRAIGHT))
    return tuple(scores[key] for key in ("compound", "pos", "neu", "neg"))


@settings(max_examples=3000, deadline=None)
@given(TEXTS)
def test_scores_equal_the_published_tool(text):
    assert tuple(tables.scores(text)) == reference(text)


@settings(max_examples=1000, deadline=None)
@given(TEXTS)
def test_the_working_ends_at_the_score(text):
    rows = valence(table(text))
    total = math.fsum(rows["adjusted"])
    assert total / math.sqrt(total * total + 15) == pytest.approx(
        tables.scores(text).compound, abs=0.5e-4 + 1e-9
    )
    for row in rows.itertuples():
        assert text[row.start : row.end] == row.token
    assert list(rows["start"]) == sorted(rows["start"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "It was not good then and it is good now.",
        "This is great, but not that great!!",
        "It is a war. No war is good.",
        "No good deal.",
        "He said it was “great.”",
        "I am happy 😀💘!",
        "😀good",
        "‼ GREAT but great but great",
        "It was never so good",
        "Without a doubt, an excellent idea.",
        "He is the least likely winner, at least a good one, the very least good one.",
        "Kind of good, sort of bad, just enough trouble.",
        "A VERY good, EXTREMELY BAD kiss of death to die for.",
        "What?? Why??? Really????",
        "Not one of the bad ass bus stop beating heart people.",
        "no no good or bad nor worse",
    ],
)
def test_example_lines_equal_the_published_tool(text):
    assert tuple(tables.scores(text)) == reference(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is good.", [("good", 1.9, 1.9, None)]),
        ("It is not good.", [("good", 1.9, 1.9 * -0.74, "negated by “not”")]),
        ("It is very good.", [("good", 1.9, 1.9 + 0.293, "boosted by “very”")]),
        ("It is slightly good.", [("good", 1.9, 1.9 - 0.293, "dampened by “slightly”")]),
        ("It is very bad.", [("bad", -2.5, -2.5 - 0.293, "boosted by “very”")]),
        ("It is GOOD.", [("GOOD", 1.9, 1.9 + 0.733, "in capitals")]),
        (
            "Good but bad",
            [("Good", 1.9, 1.9 * 0.5, "before “but”"), ("bad", -2.5, -2.5 * 1.5, "after “but”")],
        ),
        ("Bad!", [("Bad", -2.5, -2.5, None), ("!", 0.292, -0.292, "emphasis")]),
        (
            "Bad! He said it!!",
            [
                ("Bad", -2.5, -2.5, None),
                ("!", 0.292, -0.292, "emphasis"),
                ("!!", 0.584, -0.584, "emphasis"),
            ],
        ),
        ("It rained!", []),
        (
            "no good",
            [
                ("no", -1.2, 0.0, "only turns the next word"),
                ("good", 1.9, 1.9 * -0.74, "negated by “no”"),
            ],
        ),
        ("it was kind of good", [("good", 1.9, 1.9 - 0.293, "dampened by “kind of”")]),
        ("it is so the bomb", [("bomb", -2.2, 3.0, "set phrase “the bomb”")]),
        ("💘", [("💘", 3.2, 3.2, None)]),
    ],
)
def test_the_working_gives_value_and_reason(text, expected):
    rows = valence(table(text))
    assert rows["token"].tolist() == [token for token, *_ in expected]
    assert rows["valence"].tolist() == pytest.approx([value for _, value, *_ in expected])
    assert rows["adjusted"].tolist() == pytest.approx([value for *_, value, _ in expected])
    reasons = [None if pd.isna(reason) else reason for reason in rows["reason"]]
    assert reasons == [reason for *_, reason in expected]


def test_rows_point_into_the_article():
    text = "First one.\n\n“What a great day!” she said. It’s not bad 💘."
    article = sk.Article(text)
    for row in article.valence.itertuples():
        assert text[row.start : row.end] == row.token
    assert set(article.valence["token"]) == {"great", "!", "bad", "💘"}


def test_no_sentences_give_the_empty_tables():
    nothing = table()
    assert sentiment(nothing).equals(schema.empty("sentiment"))
    assert valence(nothing).equals(schema.empty("valence"))


def test_many_values_behind_a_but_take_no_quadratic_time():
    text = "good but " + "bad good " * 50_000
    assert vader.normalised(1e9) == pytest.approx(1)
    assert tables.scores(text).compound == pytest.approx(-1.0)
