"""Scores, their working, the news variant, voices and trust."""

import math
import re
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from vaderSentiment import vaderSentiment as published

import studykit as sk
from studykit import lexicons, schema
from studykit.sentiment import (
    NEWS_CHANGES,
    agreement,
    extremes,
    mean_with_interval,
    opinions,
    sample_to_label,
    sentiment_of,
    tables,
    tone_along,
    tone_by_name,
    tone_by_paragraph,
    tone_by_voice,
    vader,
    valence_of,
    voices,
)

ANALYZER = published.SentimentIntensityAnalyzer()
STRAIGHT = str.maketrans("“”‘’", "\"\"''")

PLAIN = re.findall(
    r"\w+",
    "the a of he said it was that so this no or nor least at very without doubt never but kind "
    "of sort just enough to for bus stop yeah right world",
)
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
    lambda before, word, after: before + word + after,
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
    """A sentence table of these texts, one after another with a space between."""
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


# One line for each rule of the published tool.
LINES = [
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
    # found by chance among thousands: where a part of a rule decides
    "Kind?? `H\x89!!",
    "(GOOD,",
    "kind of?? --never, kind of??",
    "‘ (GREAT??",
    "🇨🇲.\n‘🙅🏽!\n“🇨🇲.",
    "‘kind!\u00a0‘kind!\u00a0‘kind",
    "(disrespected, “LEAST.",
    "‘ABSOLUTELY?\u00a0Good?\u00a0GOOD!",
    ';d!\u00a0"X\u00a0‘sort of\u00a0--bad...',
    "Never?\nFracking??\nAPOLOGIZING\n◀!",
    "‘great!!\u00a0🇦🇶’s\u00a0X\x14?\u00a0‘BUT...\u00a0BUT...\u00a0🇦🇶.\u00a0“But...",
    "(yeah\n“Yeah,\ngood\nSo\n=)!\n--good\nain't...\n(8d’s\n🐌,\nbadass?",
    "--good...\n‘was!\n\x9bÑç©,\n“good...\n‘Good\n(aren't?\n‘he...\nThis!\n“to\nGood.",
    "--LEAST!!\n(great.\n(BADASS...\nslight...\n(good??\nbadass\n--😾...\n“...\n--Slight!!\nNEEDNT",
]


@pytest.mark.parametrize("text", LINES)
def test_scores_of_lines_equal_the_published_tool(text):
    assert tuple(tables.scores(text)) == reference(text)


@settings(max_examples=300)
@given(TEXTS)
def test_scores_equal_the_published_tool(text):
    assert tuple(tables.scores(text)) == reference(text)


def assert_the_working_ends_at_the_score(text):
    rows = valence_of(table(text), variant="reference")
    total = math.fsum(rows["adjusted"])
    assert total / math.sqrt(total * total + 15) == pytest.approx(
        tables.scores(text).compound, abs=0.5e-4 + 1e-9
    )
    for row in rows.itertuples():
        assert text[row.start : row.end] == row.token
    assert list(rows["start"]) == sorted(rows["start"])


@pytest.mark.parametrize("text", LINES)
def test_the_working_of_lines_ends_at_the_score(text):
    assert_the_working_ends_at_the_score(text)


@given(TEXTS)
def test_the_working_ends_at_the_score(text):
    assert_the_working_ends_at_the_score(text)


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
    rows = valence_of(table(text), variant="reference")
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


BETWEEN = [". ", "! ", ".\n", ". )--"]


def assert_it_is_scored_as_its_sentences_are(text):
    article = sk.Article(text)
    assert article.sentiment.equals(sentiment_of(article.sentences, names=article.names))
    assert article.valence.equals(valence_of(article.sentences, names=article.names))


@pytest.mark.parametrize("between", BETWEEN)
def test_an_article_of_lines_is_scored_as_its_sentences_are(between):
    assert_it_is_scored_as_its_sentences_are(between.join(LINES))


@settings(max_examples=50)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(BETWEEN))
def test_an_article_is_scored_as_its_sentences_are(texts, between):
    text = between.join(texts)
    assume(text.strip())
    assert_it_is_scored_as_its_sentences_are(text)


def test_no_sentences_give_the_empty_tables():
    nothing = table()
    assert sentiment_of(nothing).equals(schema.empty("sentiment"))
    assert valence_of(nothing).equals(schema.empty("valence"))


def test_many_values_after_a_but_take_no_quadratic_time():
    text = "good but " + "bad good " * 20_000
    assert vader.normalised(1e9) == pytest.approx(1)
    assert tables.scores(text).compound == pytest.approx(-1.0)


# ---------------------------------------------------------------- the news variant


def names_table(text: str, *mentions: str) -> pd.DataFrame:
    """A names table of one mention each."""
    starts = [text.index(mention) for mention in mentions]
    return schema.frame(
        "names",
        {
            "sentence_id": [0] * len(mentions),
            "paragraph_id": [0] * len(mentions),
            "start": starts,
            "end": [a + len(m) for a, m in zip(starts, mentions, strict=True)],
            "mention": mentions,
            "name": mentions,
            "kind": ["organization"] * len(mentions),
        },
    )


def news(text: str, *mentions: str, changes=tuple(NEWS_CHANGES)) -> dict[str, tuple[float, object]]:
    """What the news variant makes of each dictionary word: its value and the reason."""
    rows = valence_of(
        table(text), variant="news", names=names_table(text, *mentions), changes=changes
    )
    return {
        r.token: (r.adjusted, None if pd.isna(r.reason) else r.reason) for r in rows.itertuples()
    }


def test_names_carry_no_tone_in_the_news_variant():
    text = "They met at the Great Hall of the People in great secrecy."
    found = news(text, "Great Hall of the People")
    assert found["Great"] == (0, "part of a name")
    assert found["great"][0] > 0


def test_names_after_an_emoji_are_found():
    text = "😀 The United Nations met."
    assert news(text, "United Nations", changes=["names"])["United"] == (0, "part of a name")


@pytest.mark.parametrize(
    ("text", "word", "value", "reason"),
    [
        ("The party met.", "party", 0, "neutral in news: institution or field"),
        ("A super PAC paid.", "super", 0, "part of “super pac”"),
        ("They raised the interest rate.", "interest", 0, "neutral in news: money and trade"),
        ("A town like ours", "like", 0, "compares"),
        ("People would like it", "like", None, "not stated as a fact: “would”"),
        ("It was a war.", "war", (-2.9 - 2) / 2, None),
        ("It may end the war.", "war", 2.45 / 4, "prevented by “end”; not stated as a fact: “may”"),
        ("Was it a war?", "war", -2.45 / 2, "not stated as a fact: “?”"),
        ("It was a falsehood.", "falsehood", -1.9, None),
    ],
)
def test_the_news_variant_says_what_it_changed(text, word, value, reason):
    adjusted, why = news(text)[word]
    assert why == reason
    assert value is None or adjusted == pytest.approx(value)


def test_without_changes_the_news_variant_is_the_reference():
    text = "The Great Hall was not very GOOD, but it was like home!"
    sentences = table(text)
    for table_of in (sentiment_of, valence_of):
        assert table_of(sentences, changes=[]).equals(table_of(sentences, variant="reference"))


@given(TEXTS)
def test_the_working_of_the_news_variant_ends_at_its_score(text):
    total = math.fsum(valence_of(table(text), variant="news")["adjusted"])
    score = sentiment_of(table(text), variant="news")["compound"][0]
    assert vader.normalised(total) == pytest.approx(score, abs=0.5e-4 + 1e-9)


@pytest.mark.parametrize("options", [{"variant": "tweets"}, {"variant": "news", "changes": ["x"]}])
def test_an_unknown_variant_or_change_is_refused(options):
    with pytest.raises(ValueError, match="allowed"):
        sentiment_of(table("Good."), **options)


def test_the_lists_of_the_news_variant_do_not_overlap():
    tone, neutral = lexicons.words("news_tone"), lexicons.words("news_neutral")
    assert not tone & neutral
    assert not tone & set(ANALYZER.lexicon)
    values = lexicons.word_list("news_tone")["value"].astype(float)
    assert values.between(-4, 4).all()
    assert (values != 0).all()


# ---------------------------------------------------------------- whose tone


def quotes_table(text: str, *rows: tuple[str, str, str | None]) -> pd.DataFrame:
    """A quotes table of (kind, content, speaker)."""
    starts = [text.index(content) for _, content, _ in rows]
    ends = [a + len(content) for a, (_, content, _) in zip(starts, rows, strict=True)]
    nothing = [None] * len(rows)
    return schema.frame(
        "quotes",
        {
            **{column.name: nothing for column in schema.TABLES["quotes"]},
            "paragraph_id": [0] * len(rows),
            "sentence_id": [0] * len(rows),
            "kind": [kind for kind, _, _ in rows],
            "content": [content for _, content, _ in rows],
            "speaker": [speaker for *_, speaker in rows],
            "voice": [speaker or "somebody" for *_, speaker in rows],
            "start": starts,
            "end": ends,
            "spans": [[span] for span in zip(starts, ends, strict=True)],
            "n_words": [0] * len(rows),
        },
    )


def voices_of(article: sk.Article) -> pd.DataFrame:
    return voices(article.text, article.sentences, article.quotes, article.names)


def heard(text: str, *rows: tuple[str, str, str | None]) -> list[tuple[str, str]]:
    found = voices(text, table(text), quotes_table(text, *rows), None)
    for row in found.itertuples():
        assert text[row.start : row.end] == row.text
    return [
        (
            voice if voice == "reporter" else speaker if pd.notna(speaker) else "?",
            " ".join(text[a:b] for a, b in spans),
        )
        for voice, speaker, spans in zip(
            found["voice"], found["speaker"], found["spans"], strict=True
        )
    ]


def test_a_direct_quotation_is_the_speakers():
    text = "“I love it,” said Ada Lane."
    assert heard(text, ("direct", "“I love it,”", "Ada Lane")) == [
        ("Ada Lane", "“I love it,”"),
        ("reporter", "said Ada Lane."),
    ]


def test_of_a_mixed_attribution_only_what_is_in_marks_is_the_speakers():
    text = "Ada Lane said the bad plan was “a great gift” to some."
    content = "the bad plan was “a great gift” to some"
    assert heard(text, ("mixed", content, "Ada Lane")) == [
        ("reporter", "Ada Lane said the bad plan was to some."),
        ("Ada Lane", "“a great gift”"),
    ]


def test_what_is_credited_without_marks_is_the_reporters_wording():
    text = "Ada Lane said the plan was bad."
    assert heard(text, ("indirect", "the plan was bad", "Ada Lane")) == [("reporter", text)]


def test_single_marks_and_apostrophes_are_told_apart():
    text = "Ada Lane said it was ‘the town’s finest’ plan."
    assert ("Ada Lane", "‘the town’s finest’") in heard(
        text, ("mixed", "it was ‘the town’s finest’ plan", "Ada Lane")
    )


def test_an_unknown_speaker_stays_unknown():
    text = "“No,” somebody said. It rained."
    rows = voices(text, table(text), quotes_table(text, ("direct", "“No,”", None)), None)
    assert tone_by_voice(rows)["voice"].tolist() == ["reporter", "somebody"]


def test_the_innermost_attribution_counts():
    text = "“We stay,” Ada Lane said, according to a report."
    rows = [("mixed", "“We stay,” Ada Lane said", None), ("direct", "“We stay,”", "Ada Lane")]
    assert ("Ada Lane", "“We stay,”") in heard(text, *rows)


def test_a_quoted_fragment_goes_to_the_one_attribution_of_its_sentence():
    text = "She greeted a “dear friend” and said it was “the best day”."
    row = ("mixed", "it was “the best day”", "Ada Lane")
    assert ("Ada Lane", "“dear friend” “the best day”") in heard(text, row)


def test_a_quoted_title_stays_with_the_reporter():
    text = "In “Happy Days” she said it was “the best day”."
    row = ("mixed", "it was “the best day”", "Ada Lane")
    assert heard(text, row)[0] == ("reporter", "In “Happy Days” she said it was")


def test_the_voices_together_hold_every_word_once(article, harbour):
    for news_article in (article, harbour):
        rows = voices_of(news_article)
        places = sorted(span for spans in rows["spans"] for span in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(places))
        words = [w for a, b in places for w in re.findall(r"\w+", news_article.text[a:b])]
        assert words == re.findall(r"\w+", "\n".join(news_article.sentences["text"]))


def test_dear_friend_counts_for_its_speaker_and_not_for_the_reporter(article):
    rows = voices_of(article)
    at = article.text.index("dear friend")
    (row,) = [row for row in rows.itertuples() if any(a <= at < b for a, b in row.spans)]
    assert (row.voice, row.speaker) == ("quoted", "Vladimir Putin")
    assert row.compound > 0.5


def test_the_hall_has_no_tone_in_the_news_variant(article):
    rows = valence_of(article.sentences, variant="news", names=article.names)
    hall = rows[rows["start"] == article.text.index("Great Hall")]
    assert hall["adjusted"].tolist() == [0]


def test_the_working_ends_at_the_score_on_both_articles(article, harbour):
    for news_article in (article, harbour):
        sums = news_article.valence.groupby("sentence_id")["adjusted"].sum()
        for i, compound in enumerate(news_article.sentiment["compound"]):
            total = sums.get(i, 0.0)
            assert vader.normalised(total) == pytest.approx(compound, abs=0.5e-4 + 1e-9)


def test_tone_around_a_name_counts_each_sentence_once():
    text = "Ada Lane met Ada Lane at the good inn."
    names = names_table(text, "Ada Lane", "Ada Lane").assign(kind="person")
    scores = sentiment_of(table(text))
    (row,) = tone_by_name(names, scores).to_dict("records")
    assert (row["n"], row["mean"]) == (1, pytest.approx(scores["compound"][0]))


def test_tone_by_paragraph_keeps_the_range():
    scores = pd.DataFrame({"paragraph_id": [0, 0, 1], "compound": [0.5, -0.1, 0.3]})
    rows = tone_by_paragraph(scores).to_dict("records")
    assert rows[0] == {
        "paragraph_id": 0, "n": 2, "mean": pytest.approx(0.2), "lowest": -0.1, "highest": 0.5
    }  # fmt: skip


def test_extremes_leave_out_sentences_without_tone():
    sentences = table("Good.", "It rained.", "Bad.")
    rows = extremes(sentences, sentiment_of(sentences))
    assert rows["text"].tolist() == ["Bad.", "Good."]


def test_a_window_below_one_is_refused():
    with pytest.raises(ValueError, match="window"):
        tone_along(sentiment_of(table("Good.")), window=0)


# ---------------------------------------------------------------- trust


def test_too_few_sentences_have_no_interval():
    row = mean_with_interval([0.1, 0.3])
    assert row["mean"] == pytest.approx(0.2)
    assert row["low"] is pd.NA
    assert not row["is_enough"]


def test_the_interval_holds_the_mean_and_is_the_same_each_time():
    values = [0.1, -0.4, 0.6, 0.0, 0.2, 0.9, -0.2, 0.3, 0.5]
    first, again = mean_with_interval(values), mean_with_interval(values)
    assert first["low"] < first["mean"] < first["high"]
    assert first.equals(again)
    narrower = mean_with_interval(values, level=0.5)
    assert first["low"] < narrower["low"] < narrower["high"] < first["high"]


def test_a_level_beyond_one_is_refused():
    with pytest.raises(ValueError, match="level"):
        mean_with_interval([0.1] * 9, level=95)


def test_kappa_is_cohens():
    # Cohen's formula by hand: 7 of 10 equal; chance 0.5 * 0.4 + 0.3 * 0.4 + 0.2 * 0.2 = 0.36.
    person = ["positive"] * 5 + ["negative"] * 3 + ["neutral"] * 2
    machine = ["positive"] * 4 + ["negative"] * 3 + ["neutral", "positive", "positive"]
    machine[8:] = ["neutral", "negative"]
    equal = sum(a == b for a, b in zip(person, machine, strict=True)) / 10
    chance = sum(
        person.count(c) * machine.count(c) / 100 for c in ("positive", "negative", "neutral")
    )
    result = agreement(person, machine)
    assert result["kappa"] == pytest.approx((equal - chance) / (1 - chance))
    assert result["low"] <= result["kappa"] <= result["high"]


def test_kappa_of_one_label_throughout_is_not_defined():
    row = agreement(["neutral"] * 5, ["neutral"] * 5)
    assert row["kappa"] is pd.NA
    # Wilson: n / (n + z²) where all are equal, with z = 1.96.
    assert row["share_low"] == pytest.approx(5 / (5 + 1.96**2), abs=1e-4)


@pytest.mark.parametrize("labels", [["good"], ["neutral", "neutral"]])
def test_wrong_labels_are_refused(labels):
    with pytest.raises(ValueError, match=r"label|labels"):
        agreement(labels, ["neutral"])


@pytest.mark.parametrize(("n_sentences", "n", "expected"), [(3, 20, 3), (100, 20, 20), (0, 20, 0)])
def test_the_sample_to_label_is_spread_over_the_article(n_sentences, n, expected):
    sentences = table(*[f"Sentence {i}." for i in range(n_sentences)])
    sample = sample_to_label(sentences, n=n)
    assert len(sample) == expected
    if n_sentences:
        assert sample["sentence_id"].iloc[[0, -1]].tolist() == [0, n_sentences - 1]


def test_two_dictionaries_go_through_the_same_rules():
    rows = opinions(table("It was not a war.", "It rained."))
    assert rows["vader"].tolist() == pytest.approx([vader.normalised(-2.9 * -0.74), 0], abs=1e-4)
    assert rows["afinn"].tolist() == pytest.approx([vader.normalised(-2 * -0.74), 0], abs=1e-4)
    assert rows["disagree"].tolist() == [False, False]


# ---------------------------------------------------------------- charts and sentences


def test_the_working_is_drawn_bar_by_bar():
    ax = sk.plot_working(valence_of(table("Good, but not bad."), variant="reference"))
    steps = [1.9 * 0.5, -2.5 * -0.74 * 1.5]
    assert [bar.get_width() for bar in ax.patches] == pytest.approx([*steps, sum(steps)])
    assert [bar.get_x() for bar in ax.patches] == pytest.approx([0, steps[0], 0])
    assert "+3.73" in ax.get_title()


def test_charts_of_nothing_say_so():
    nothing = table()
    assert sk.plot_working(valence_of(nothing)).texts
    assert sk.plot_tone_along(tone_along(sentiment_of(nothing))).texts
    assert sk.plot_tone_by_paragraph(tone_by_paragraph(sentiment_of(nothing))).texts
    assert sk.plot_opinions(opinions(nothing)).texts
    empty = voices("", nothing, schema.empty("quotes"), None)
    assert sk.plot_tone_by_voice(tone_by_voice(empty)).texts
    assert sk.plot_tone_by_name(tone_by_name(schema.empty("names"), sentiment_of(nothing))).texts


def test_sentences_about_nothing_say_so():
    nothing = table()
    assert "no sentence" in sk.say_tone(sentiment_of(nothing))
    assert "No word" in sk.say_working(valence_of(nothing))
    assert "no sentence" in sk.say_tone_along(tone_along(sentiment_of(nothing)))
    assert "no paragraph" in sk.say_tone_by_paragraph(tone_by_paragraph(sentiment_of(nothing)))
    assert "no sentence" in sk.say_opinions(opinions(nothing))


def test_means_of_too_few_sentences_are_hollow_and_say_so():
    text = "“I love it,” said Ada Lane."
    rows = voices(
        text, table(text), quotes_table(text, ("direct", "“I love it,”", "Ada Lane")), None
    )
    ax = sk.plot_tone_by_voice(tone_by_voice(rows))
    assert "hollow: too few to say" in ax.get_xlabel()
    assert {line.get_markerfacecolor() for line in ax.lines if line.get_marker() == "o"} == {
        "white"
    }


def labels_of(*labels):
    return pd.DataFrame({"sentence_id": range(len(labels)), "label": labels})


def test_agreement_is_told_with_its_interval():
    ann = labels_of("positive", "negative", "neutral", "negative")
    ben = labels_of("positive", "negative", "neutral", "positive")
    said = sk.say_agreement(ann, ben)
    # 3 of 4 equal; chance 1/4 * 2/4 + 2/4 * 1/4 + 1/4 * 1/4 = 5/16; (12 - 5) / (16 - 5) = 7/11.
    assert "3 of 4" in said
    assert "+0.64" in said


def test_full_agreement_is_no_certainty():
    ann = labels_of(*["neutral"] * 8, "negative")
    assert "from 70% to 100%" in sk.say_agreement(ann, ann)
