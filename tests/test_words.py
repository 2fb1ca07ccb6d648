"""Measures of words: by hand, against NLTK's own, and against published examples."""

import math
import random
import sys
from collections import Counter

import nltk
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import studykit as sk
from studykit import words
from studykit.words.keyness import VERDICTS
from studykit.words.readability import syllables

TOY = "The war ended. “No war,” said Xi’s aide; no war, no U.S. troops."


def tokens_of(text):
    return sk.Article(text).tokens


def listed(tokens, column="type"):
    return tokens.loc[tokens["kind"].isin(["word", "number"]), column].tolist()


def places_are_true(text, table, column="word"):
    """Whether each row's place holds the row's word, but for case and apostrophes."""
    pieces = zip(table["start"], table["end"], table[column], strict=True)
    return all(text[a:b].lower().replace("’", "'") == word for a, b, word in pieces)


# ---------------------------------------------------------------- frequency


def test_frequency_by_hand():
    # the war ended no war said xi aide no war no u.s. troops: 13 words
    table = words.frequency(tokens_of(TOY))
    assert table["word"].tolist()[:3] == ["war", "no", "the"]
    assert table["n"].tolist()[:3] == [3, 3, 1]
    assert table["rank"].tolist()[:4] == [1, 1, 3, 3]
    assert table["per_1000"][0] == pytest.approx(3000 / 13)
    assert table["share"].sum() == pytest.approx(1)
    assert places_are_true(TOY, table)


def test_frequency_is_that_of_nltk(article):
    table = words.frequency(article.tokens)
    theirs = nltk.FreqDist(listed(article.tokens))
    assert list(zip(table["word"], table["n"], strict=True)) == theirs.most_common()
    assert (table["n"] == 1).sum() == len(theirs.hapaxes())
    assert places_are_true(article.text, table)


def test_rates_are_of_all_words_even_where_stop_words_are_hidden(article):
    every = words.frequency(article.tokens).set_index("word")
    shown = words.frequency(article.tokens, stop_words=False).set_index("word")
    hidden = words.stop_words_hidden(article.tokens).set_index("word")
    assert len(every) == len(shown) + len(hidden)
    assert every["n"].sum() == shown["n"].sum() + hidden["n"].sum()
    assert (every.loc[shown.index, "per_1000"] == shown["per_1000"]).all()


def test_lemmas_join_types():
    table = words.frequency(tokens_of("Talks failed. They talked."), by="lemma")
    assert table.loc[table["word"] == "talk", "n"].tolist() == [2]


@pytest.mark.parametrize("stop", ["the", "The", "THE", " the "])
def test_a_stop_word_in_any_case(stop):
    marked = words.mark_stop_words(tokens_of("THE the The end"), [stop])
    assert marked["is_stop"].tolist() == [True, True, True, False]


@pytest.mark.parametrize("stop", ["can't", "can’t", "CAN’T"])
@pytest.mark.parametrize("text", ["I can't go", "I can’t go"])
def test_a_stop_word_with_either_apostrophe(stop, text):
    assert words.mark_stop_words(tokens_of(text), [stop])["is_stop"].tolist()[1]


def test_the_kits_stop_list_takes_capitals_and_both_apostrophes():
    assert tokens_of("THE mayor CAN’T and can't stay")["is_stop"].tolist() == [
        True, False, True, True, True, False]  # fmt: skip


def test_the_country_is_no_stop_word():
    assert not tokens_of("The US and U.S. troops")["is_stop"].tolist()[1]
    assert tokens_of("The US agreed")["lemma"].tolist()[1] == "us"


def test_a_stop_list_from_a_file(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("\ufeffword,why\nWar,topic\n", encoding="utf-8")
    assert words.mark_stop_words(tokens_of("war ends"), path)["is_stop"].tolist() == [True, False]
    path.write_text("term\nwar\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no column word"):
        words.mark_stop_words(tokens_of("war"), path)
    with pytest.raises(ValueError, match="is not there"):
        words.mark_stop_words(tokens_of("war"), tmp_path / "none.csv")
    with pytest.raises(ValueError, match="one string"):
        words.mark_stop_words(tokens_of("war"), "war")


def test_marking_leaves_the_table_given_alone():
    tokens = tokens_of("the war")
    words.mark_stop_words(tokens, ["war"])
    assert tokens["is_stop"].tolist() == [True, False]


def test_vocabulary_growth_by_hand():
    growth = words.vocabulary_growth(tokens_of("war and war and peace"))
    assert growth["n_types"].tolist() == [1, 2, 2, 2, 3]
    assert growth["is_new"].tolist() == [True, True, False, False, True]


# ---------------------------------------------------------------- diversity


def measure(table, name):
    return table.set_index("measure")["value"][name]


def test_type_token_ratio_and_mattr_by_hand():
    table = words.diversity(tokens_of("war and war and peace"), window=3)
    assert measure(table, "type-token ratio") == pytest.approx(3 / 5)
    # windows: war and war (2), and war and (2), war and peace (3)
    assert measure(table, "MATTR") == pytest.approx((2 + 2 + 3) / 9)
    assert measure(table, "hapaxes") == 1


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=60), st.integers(1, 12))
def test_mattr_is_the_mean_over_all_windows(letters, window):
    value = measure(words.diversity(tokens_of(" ".join(letters)), window=window), "MATTR")
    windows = [letters[i : i + window] for i in range(len(letters) - window + 1)]
    if not windows:
        assert value is pd.NA
    else:
        assert value == pytest.approx(np.mean([len(set(w)) / window for w in windows]))


def test_mtld_by_hand():
    # "a b a" has a ratio of 2/3 < 0.72 after three words: one factor, forwards and backwards.
    value = measure(words.diversity(tokens_of("a b a b a b")), "MTLD")
    # forwards: "a b a" and "b a b" are two factors of six words; so are they backwards
    assert value == pytest.approx(6 / 2)
    # "a b a" is a factor; "b c" is none of a second (ratio 1). Backwards: "c b a b" has 3/4,
    # "c b a b a" 3/5: one factor. So (5/1 + 5/1) / 2.
    assert measure(words.diversity(tokens_of("a b a b c")), "MTLD") == pytest.approx(5)


def test_diversity_of_no_words_is_absent():
    table = words.diversity(tokens_of("!"))
    assert measure(table, "words") == 0
    assert table["value"].tolist()[3:] == [pd.NA] * 3


@pytest.mark.parametrize(
    ("word", "n"),
    [("war", 1), ("peace", 1), ("people", 2), ("table", 2), ("talked", 1), ("wanted", 2),
     ("makes", 1), ("houses", 2), ("country", 2), ("idea", 3), ("media", 3), ("created", 3),
     ("reality", 4), ("movement", 2), ("something", 2), ("being", 2), ("museum", 3), ("the", 1),
     ("U.S.", 2), ("SCO", 3), ("’s", 1), ("well-known", 2), ("Beijing", 2), ("rhythm", 1),
     ("Zürich", 2)],
)  # fmt: skip
def test_syllables(word, n):
    assert syllables(word) == n


def test_readability_by_the_formulas():
    # 4 sentences of The(1) cat(1) sat(1) on(1) tables(2): 5 words, 6 syllables, 17 letters
    # -> repeated five times, since a formula needs five sentences
    article = sk.Article("The cat sat on tables. " * 5)
    table = words.readability(article.sentences, article.tokens)
    assert measure(table, "words per sentence") == pytest.approx(5)
    assert measure(table, "syllables per word") == pytest.approx(6 / 5)
    assert measure(table, "Flesch reading ease") == pytest.approx(
        206.835 - 1.015 * 5 - 84.6 * 6 / 5
    )
    assert measure(table, "Flesch-Kincaid grade") == pytest.approx(0.39 * 5 + 11.8 * 6 / 5 - 15.59)
    assert measure(table, "Coleman-Liau grade") == pytest.approx(
        0.0588 * (100 * 17 / 5) - 0.296 * (100 / 5) - 15.8
    )
    assert measure(table, "SMOG grade") is pd.NA


def test_smog_on_its_thirty_sentences():
    # McLaughlin (1969): 1.0430 sqrt(words of three syllables or more in 30 sentences) + 3.1291
    article = sk.Article("Go to the media. " * 30)
    table = words.readability(article.sentences, article.tokens)
    assert measure(table, "SMOG grade") == pytest.approx(1.043 * math.sqrt(30) + 3.1291)


def test_a_clitic_is_no_word_of_its_own_to_readability():
    article = sk.Article("Xi’s aide left.")
    table = words.readability(article.sentences, article.tokens)
    assert measure(table, "words per sentence") == 3


# ---------------------------------------------------------------- phrases


def runs(tokens):
    """The words between sentence ends and marks, as lists; each with the clitics after it."""
    found, last = [], None
    for i, (kind, sentence, word) in enumerate(
        zip(tokens["kind"], tokens["sentence_id"], tokens["type"], strict=True)
    ):
        if kind == "clitic" and last == (i - 1, sentence):
            found[-1][-1] = (found[-1][-1][0], found[-1][-1][1] + word)
            last = (i, sentence)
        if kind not in ("word", "number"):
            continue
        if last != (i - 1, sentence):
            found.append([])
        found[-1].append((word, ""))
        last = (i, sentence)
    return found


def printed(gram):
    """An n-gram with the clitics within it."""
    return " ".join([*(word + clitics for word, clitics in gram[:-1]), gram[-1][0]])


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_phrases_are_nltks_ngrams_within_runs(article, n):
    table = words.phrases(article.tokens, n, min_count=1, stop_words="keep")
    grams = (gram for run in runs(article.tokens) for gram in nltk.ngrams(run, n))
    theirs = Counter(map(printed, grams))
    assert dict(zip(table["phrase"], table["n"], strict=True)) == theirs
    assert table["n"].is_monotonic_decreasing
    pieces = [article.text[a:b] for a, b in zip(table["start"], table["end"], strict=True)]
    plain = [" ".join(piece.lower().replace("’", "'").split()) for piece in pieces]
    assert plain == table["phrase"].tolist()


@pytest.mark.parametrize(
    ("stop_words", "expected"),
    [("keep", ["end of the", "of the war"]), ("inside", []), ("drop", [])],
)
def test_phrases_and_stop_words(stop_words, expected):
    table = words.phrases(tokens_of("End of the war"), 3, min_count=1, stop_words=stop_words)
    assert table["phrase"].tolist() == expected


def test_a_phrase_may_span_stop_words():
    table = words.phrases(tokens_of("End of the war. End of the war."), (2, 3, 4))
    assert table["phrase"].tolist() == ["end of the war"]
    assert words.phrases(tokens_of("the end of the war"), 4, min_count=1, stop_words="drop").empty


def test_no_phrase_across_a_sentence_end_or_mark():
    table = words.phrases(tokens_of("War. Peace, trade"), 2, min_count=1, stop_words="keep")
    assert table.empty


def test_a_phrase_is_where_it_is_printed(article):
    told = "Elm rowers met. Ada’s rowers met Ada rowers, and Elm’s rowers met Elm rowers."
    for tokens in (article.tokens, tokens_of(told)):
        table = words.phrases(tokens, (2, 3))
        found = words.hits(tokens, table["phrase"])["query"].value_counts()
        assert dict(zip(table["phrase"], table["n"], strict=True)) == found.to_dict()
    assert found.to_dict() == {"elm rowers": 2, "rowers met": 3}


@pytest.mark.parametrize("window", [2, 3, 5])
def test_collocations_are_those_of_nltk(article, window):
    table = words.collocations(
        article.tokens, window=window, min_count=1, stop_words=True, across_marks=True
    )
    sentences = article.tokens[article.tokens["kind"].isin(["word", "number"])]
    documents = [rows["type"].tolist() for _, rows in sentences.groupby("sentence_id")]
    finder = nltk.BigramCollocationFinder.from_documents(documents)
    if window > 2:
        padded = [word for document in documents for word in [*document, *[None] * (window - 1)]]
        finder = nltk.BigramCollocationFinder.from_words(padded, window_size=window)
        finder.N = len(sentences)
    pairs = list(zip(table["first"], table["second"], strict=True))
    assert dict(zip(pairs, table["n"], strict=True)) == dict(finder.ngram_fd)
    measures = nltk.BigramAssocMeasures
    for name, theirs in (("log_likelihood", measures.likelihood_ratio), ("pmi", measures.pmi),
                         ("t_score", measures.student_t), ("dice", measures.dice)):  # fmt: skip
        for pair, ours in zip(pairs[:150], table[name], strict=False):
            n_first, n_second = finder.word_fd[pair[0]], finder.word_fd[pair[1]]
            value = theirs(
                finder.ngram_fd[pair] / (window - 1), (n_first, n_second), len(sentences)
            )
            # NLTK adds 1e-20 within its logarithms
            assert ours == pytest.approx(value, abs=1e-6), (name, pair)


def test_collocations_by_hand():
    # strong tea | strong tea | a strong wind: N = 7, f(strong) = 3, f(tea) = 2, together 2
    table = words.collocations(tokens_of("Strong tea. Strong tea. A strong wind."))
    assert table[["first", "second", "n", "n_first", "n_second"]].values.tolist() == [
        ["strong", "tea", 2, 3, 2]
    ]
    assert table["pmi"][0] == pytest.approx(math.log2(2 * 7 / (3 * 2)))
    assert table["t_score"][0] == pytest.approx((2 - 3 * 2 / 7) / math.sqrt(2))
    assert table["dice"][0] == pytest.approx(2 * 2 / 5)
    # cells 2 1 0 4 with margins 3 4 and 2 5
    by_hand = 2 * (2 * math.log(2 * 7 / 6) + math.log(7 / 15) + 4 * math.log(4 * 7 / 20))
    assert table["log_likelihood"][0] == pytest.approx(by_hand)


def test_collocates_by_hand():
    text = "A cold war began. The war, cold again, ended. Cold."
    table = words.collocates(tokens_of(text), "war", window=2, min_count=1, stop_words=True)
    row = table.set_index("word").loc["cold"]
    assert (row["n"], row["n_left"], row["n_right"], row["n_all"]) == (2, 1, 1, 3)
    # near: a cold began | the cold again = 6 of the 8 other words; cold is 3 of the 8
    assert row["pmi"] == pytest.approx(math.log2(2 * 8 / (6 * 3)))
    assert places_are_true(text, table)


def test_overlapping_windows_count_a_word_once():
    table = words.collocates(
        tokens_of("war cold war"), "war", window=2, min_count=1, stop_words=True
    )
    assert table[["word", "n"]].values.tolist() == [["cold", 1]]


def test_the_node_may_be_a_phrase():
    text = "The cold war ended in Berlin. Another cold war began in Berlin."
    table = words.collocates(tokens_of(text), "cold war", window=5)
    assert table["word"].tolist() == ["berlin"]


# ---------------------------------------------------------------- keyness


def test_log_likelihood_of_a_published_example():
    # UCREL's calculator as taught by Lancaster's corpus course ("Corpus 2" slides on
    # scribd 807361921): 52 in 50,000 against 57 in 75,000 gives +2.65.
    row = words.compare_rates([52], [57], 50_000, 75_000).iloc[0]
    assert round(row["log_likelihood"], 2) == 2.65
    # Rayson & Garside's formula (ucrel.lancs.ac.uk/llwizard.html) step by step
    e1, e2 = 50_000 * 109 / 125_000, 75_000 * 109 / 125_000
    assert (e1, e2) == (43.6, 65.4)
    assert row["log_likelihood"] == pytest.approx(
        2 * (52 * math.log(52 / e1) + 57 * math.log(57 / e2))
    )


def test_log_ratio_by_hand():
    row = words.compare_rates([8], [1], 1000, 1000).iloc[0]
    assert row["log_ratio"] == pytest.approx(3)
    half = 1.959964 * math.sqrt(1 / 8 - 1 / 1000 + 1 - 1 / 1000) / math.log(2)
    assert row["low"] == pytest.approx(3 - half, abs=1e-5)
    assert row["high"] == pytest.approx(3 + half, abs=1e-5)


def test_a_count_of_zero_is_taken_as_a_half():
    row = words.compare_rates([0], [8], 1000, 1000).iloc[0]
    assert row["log_ratio"] == pytest.approx(-4)
    assert row["log_likelihood"] == pytest.approx(2 * 8 * math.log(8 / 4))


def test_equal_rates_do_not_differ():
    row = words.compare_rates([5], [50], 1000, 10_000).iloc[0]
    assert row["log_likelihood"] == pytest.approx(0, abs=1e-12)
    assert row["log_ratio"] == pytest.approx(0)


def test_keyness_in_both_directions():
    here = tokens_of("Ferry. " * 20 + "Rain fell. " * 10)
    there = tokens_of("Bridge. " * 20 + "Rain fell. " * 10)
    table = words.keyness(here, there).set_index("word")
    assert table.loc["ferry", "verdict"] == "over"
    assert table.loc["bridge", "verdict"] == "under"
    assert table.loc["bridge", "n"] == 0
    assert table.loc["bridge", "start"] is pd.NA
    assert table.loc["rain", "verdict"] == "no clear difference"
    assert table.loc["rain", "log_ratio"] == pytest.approx(0)


def test_keyness_against_english_knows_over_under_and_too_few(article):
    table = words.keyness(article.tokens)
    assert set(table["verdict"]) <= set(VERDICTS)
    assert (table["verdict"] == "over").any()
    assert table.loc[table["n"] < 3, "verdict"].ne("over").all()
    present = table[table["n"] > 0]
    assert places_are_true(article.text, present)
    counts = words.frequency(article.tokens[article.tokens["kind"] == "word"]).set_index("word")
    assert (counts.loc[present["word"], "n"].to_numpy() == present["n"].to_numpy()).all()


def test_english_is_wordfreqs_cut_as_the_kit_cuts():
    from wordfreq import get_frequency_dict, word_frequency

    shares = get_frequency_dict("en", wordlist="best")
    rate = words.english(["bridge", "Bridge", "xqzy"])["per_million"].tolist()
    assert rate[0] == rate[1] > 0
    assert rate[2] == 0
    # the list counts “bridge's” apart, the kit as bridge
    clitics = ("", "'s", "'re", "'ve", "'ll", "'d", "'m")
    own = sum(shares.get("bridge" + clitic, 0) for clitic in clitics)
    the = sum(shares.get("the" + clitic, 0) for clitic in clitics)
    assert rate[0] / words.english(["the"])["per_million"][0] == pytest.approx(own / the)
    assert rate[0] == pytest.approx(1e6 * word_frequency("bridge", "en"), rel=0.05)
    assert words.english()["per_million"].sum() == pytest.approx(1e6)


def test_what_the_list_cannot_hold_is_marked():
    table = words.keyness(tokens_of("A so-called truce")).set_index("word")
    assert table.loc["so-called", "verdict"] == "not in the reference"
    assert table.loc["so-called", "log_ratio"] is pd.NA


def test_abbreviations_are_found_in_english():
    table = words.keyness(tokens_of("The U.S. said no, Mr. Roe.")).set_index("word")
    assert table.loc["u.s.", "per_million_reference"] > 100
    assert table.loc["mr.", "per_million_reference"] > 100


def test_keyness_of_no_words():
    assert words.keyness(tokens_of("!")).empty
    assert words.keyness(tokens_of("!"), tokens_of("?")).empty


# ---------------------------------------------------------------- dispersion


# Gries (2008), the five-part example corpus of "Dispersions and adjusted frequencies":
# parts of 9, 10, 10, 10 and 11 words in which "a" occurs 1, 2, 3, 4 and 5 times; DP 0.18.
GRIES = (
    "b a m n i b e u p\n\nb a s a t b e w q n\n\nb c a g a b e s t a\n\n"
    "b a g h a b e a a t\n\nb a h a a b e a x a t"
)


def test_dp_of_a_published_example():
    tokens = tokens_of(GRIES)
    assert tokens["paragraph_id"].value_counts(sort=False).tolist() == [9, 10, 10, 10, 11]
    table = words.dispersion(tokens, parts="paragraph", stop_words=True).set_index("word")
    assert round(table.loc["a", "dp"], 2) == 0.18
    # Lijffijt & Gries (2012): divided by 1 - the smallest part's share
    assert table.loc["a", "dp_norm"] == pytest.approx(table.loc["a", "dp"] / (1 - 9 / 50))
    assert table.loc["a", "n_parts"] == 5


def test_dp_by_hand():
    # two parts of two: war has 2 of 2 in the first; (|1 - 1/2| + |0 - 1/2|) / 2
    table = words.dispersion(tokens_of("war war peace rain"), parts=2, min_count=2)
    assert table[["word", "dp", "dp_norm"]].values.tolist() == [["war", 0.5, 1.0]]


def test_dp_norm_is_absent_with_one_part():
    table = words.dispersion(tokens_of("War war war."), parts="sentence")
    assert table["dp_norm"].tolist() == [pd.NA]


@given(st.lists(st.sampled_from("abcd"), min_size=2, max_size=60), st.integers(2, 9))
def test_dp_lies_between_its_bounds(letters, parts):
    tokens = tokens_of(" ".join(letters))
    table = words.dispersion(tokens, parts=parts, min_count=1, stop_words=True)
    part = [i * parts // len(letters) for i in range(len(letters))]
    for word, dp in zip(table["word"], table["dp"], strict=True):
        inside = [part[i] for i, letter in enumerate(letters) if letter == word]
        by_hand = sum(
            abs(inside.count(p) / len(inside) - part.count(p) / len(part)) for p in range(parts)
        )
        assert dp == pytest.approx(by_hand / 2)
    assert table["dp_norm"].dropna().between(0, 1 + 1e-9).all()


def test_trend_by_hand():
    table = words.trend(tokens_of("war and rain. Rain and sun."), ["rain", "war"], parts=3)
    assert table["word"].tolist() == ["rain"] * 3 + ["war"] * 3
    assert table["n"].tolist() == [0, 2, 0, 1, 0, 0]
    assert table["per_1000"].tolist()[1] == 1000


def test_a_trend_adds_up(article):
    table = words.trend(article.tokens, "the")
    assert table["n"].sum() == len(words.hits(article.tokens, "the"))
    assert table["n_words"].sum() == article.paragraphs["n_words"].sum()


# ---------------------------------------------------------------- hits and concordance


def test_every_row_of_every_table_leads_to_all_its_places(article):
    tokens = article.tokens
    for by, mode in (("type", "words"), ("lemma", "lemmas")):
        table = words.frequency(tokens, by=by)
        for word, n in zip(table["word"], table["n"], strict=True):
            assert len(words.hits(tokens, word, mode=mode)) == n, word
    table = words.phrases(tokens, (2, 3, 4), stop_words="keep")
    for phrase, n in zip(table["phrase"], table["n"], strict=True):
        found = words.hits(tokens, phrase)
        assert len(found) == n, phrase
        pieces = [article.text[a:b] for a, b in zip(found["start"], found["end"], strict=True)]
        assert {piece.lower().replace("’", "'") for piece in pieces} == {phrase}


@pytest.mark.parametrize("query", ["mr.", "Mr.", "mr. roe", "Mr. Roe"])
def test_an_abbreviation_is_found_as_its_token(query):
    assert len(words.hits(tokens_of("Then Mr. Roe left. Ask Mr. Roe."), query)) == 2


TEXT = "Xi’s aide left.\n\nThe war — a cold war — is over; Xi's men won’t talk of WAR."


@pytest.mark.parametrize(
    ("query", "mode", "found"),
    [
        ("war", "words", ["war", "war", "WAR"]),
        ("WAR", "words", ["war", "war", "WAR"]),
        ("Xi", "words", ["Xi", "Xi"]),
        ("xi's", "words", ["Xi’s", "Xi's"]),
        ("Xi’s men", "words", ["Xi's men"]),
        ("won't", "words", ["won’t"]),
        ("cold  war", "words", ["cold war"]),
        ("be over", "lemmas", ["is over"]),
        ("man", "lemmas", ["men"]),
        ("w*", "wildcard", ["war", "war", "won’t", "WAR"]),
        ("w?r", "wildcard", ["war", "war", "WAR"]),
        ("*a*", "wildcard", ["aide", "war", "a", "war", "talk", "WAR"]),
        ("a * war", "wildcard", ["a cold war"]),
        ("xi's *", "wildcard", ["Xi’s aide", "Xi's men"]),
        (r"\bwar\b", "regex", ["war", "war", "WAR"]),
        (r"left\.\s+the", "regex", ["left.\n\nThe"]),
    ],
)
def test_what_a_query_finds(query, mode, found):
    lines = words.concordance(TEXT, tokens_of(TEXT), query, mode=mode)
    assert lines["keyword"].tolist() == found
    assert [TEXT[a:b] for a, b in zip(lines["start"], lines["end"], strict=True)] == found


def test_case_may_matter():
    lines = words.concordance(TEXT, tokens_of(TEXT), "WAR", match_case=True)
    assert lines["keyword"].tolist() == ["WAR"]
    lines = words.concordance(TEXT, tokens_of(TEXT), "war", mode="regex", match_case=True)
    assert lines["keyword"].tolist() == ["war", "war"]


def test_no_hit_across_a_sentence_end():
    with pytest.raises(ValueError, match="does not occur"):
        words.concordance(TEXT, tokens_of(TEXT), "left . The")


def test_context_is_cut_from_the_text_at_whole_words(article):
    lines = words.concordance(article.text, article.tokens, "the", width=30)
    assert len(lines) == listed(article.tokens).count("the")
    token_starts, token_ends = set(article.tokens["start"]), set(article.tokens["end"])
    for row in lines.itertuples():
        left, right = row.start - len(row.left), row.end + len(row.right)
        assert article.text[left:right] == row.left + row.keyword + row.right
        assert len(row.left) <= 30
        assert len(row.right) <= 30
        assert not row.left or left in token_starts
        assert not row.right or right in token_ends
        assert article.sentences["start"][row.sentence_id] <= row.start
        assert article.paragraphs["end"][row.paragraph_id] >= row.end


def test_sorted_to_the_right_and_to_the_left():
    text = "A cold war came. The old war, they said, came back. One war and a bold war went."
    tokens = tokens_of(text)
    right = words.concordance(text, tokens, "war", sort="right")
    assert [part.strip(" ,").split()[0].strip(".") for part in right["right"]] == [
        "and", "came", "they", "went"]  # fmt: skip
    left = words.concordance(text, tokens, "war", sort="left")
    assert [part.split()[-1] for part in left["left"]] == ["bold", "cold", "old", "One"]
    assert words.concordance(text, tokens, "w*", mode="wildcard", sort="keyword")[
        "keyword"
    ].tolist() == ["war"] * 4 + ["went"]


def test_concordance_has_every_hit_of_nltk(article):
    types = article.tokens["type"].tolist()
    for word in random.Random(1).sample(sorted(set(listed(article.tokens))), 60):
        theirs = nltk.Text(types).concordance_list(word, lines=10**9)
        ours = words.concordance(article.text, article.tokens, word)
        assert ours["start"].tolist() == [article.tokens["start"][line.offset] for line in theirs]


def test_hits_of_several_words():
    table = words.hits(tokens_of("War is war, peace is rare"), ["peace", "war", "zebra"])
    assert table["query"].tolist() == ["peace", "war", "war"]
    assert table["at"].tolist() == pytest.approx([3 / 6, 0, 2 / 6])


SENTENCES = {
    "": "There is nothing to look for: type a word.",
    "  ": "There is nothing to look for: type a word.",
    "zebra": "“zebra” does not occur in the text.",
    "wars": "“wars” does not occur in the text; “war” does.",
    "x" * 5000: "That is 5,000 characters long: look for 200 at most.",
}


@pytest.mark.parametrize("query", SENTENCES)
@pytest.mark.parametrize("mode", ["words", "wildcard", "regex", "lemmas"])
def test_wrong_input_gets_one_plain_sentence(query, mode):
    if (query, mode) == ("wars", "lemmas"):
        return  # a form of war
    with pytest.raises(ValueError, match=r"[a-z]") as caught:
        words.concordance(TEXT, tokens_of(TEXT), query, mode=mode)
    if mode == "words":
        assert str(caught.value) == SENTENCES[query]
    assert str(caught.value).endswith((".", "does."))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("query", ["*", "(", "?", "**", "[", "\\", "—", "***"])
@pytest.mark.parametrize("mode", ["words", "wildcard", "lemmas"])
def test_a_query_of_marks_gets_a_sentence(query, mode):
    with pytest.raises(ValueError, match="holds no letter and no digit: type a word"):
        words.concordance(TEXT, tokens_of(TEXT), query, mode=mode)


@pytest.mark.parametrize("query", ["*", "(", "[", "\\", "(?P<", "a{2,1}"])
def test_a_broken_regular_expression_gets_a_sentence(query):
    with pytest.raises(ValueError, match=r"is not a regular expression: .*\.$"):
        words.concordance(TEXT, tokens_of(TEXT), query, mode="regex")


def test_a_regular_expression_of_nothing_gets_a_sentence():
    with pytest.raises(ValueError, match="does not occur"):
        words.concordance(TEXT, tokens_of(TEXT), "(?=war)", mode="regex")


def test_a_search_that_never_ends_is_stopped(monkeypatch):
    module = sys.modules["studykit.words.concordance"]  # a function has its name
    monkeypatch.setattr(module, "_LONGEST_SEARCH", 0.2)
    text = "a" * 4000 + "!"
    with pytest.raises(ValueError, match="took longer than"):
        words.concordance(text, tokens_of(text), "(a|a|aa)+$b", mode="regex")


@pytest.mark.parametrize("query", [None, 5, ["war"], b"war"])
def test_what_is_no_text_gets_a_sentence(query):
    with pytest.raises(ValueError, match="is not text"):
        words.concordance(TEXT, tokens_of(TEXT), query)


@pytest.mark.parametrize(
    "call",
    [
        lambda t: words.frequency(t, by="stem"),
        lambda t: words.vocabulary_growth(t, by="stem"),
        lambda t: words.phrases(t, 6),
        lambda t: words.phrases(t, 2, stop_words="yes"),
        lambda t: words.phrases(t, 2, min_count=0),
        lambda t: words.collocations(t, measure="chi"),
        lambda t: words.collocations(t, window=1),
        lambda t: words.collocates(t, "war", window=0),
        lambda t: words.collocates(t, "war", mode="regex"),
        lambda t: words.concordance(TEXT, t, "war", mode="exact"),
        lambda t: words.concordance(TEXT, t, "war", sort="up"),
        lambda t: words.concordance(TEXT, t, "war", width=-1),
        lambda t: words.dispersion(t, parts=1),
        lambda t: words.dispersion(t, parts="page"),
        lambda t: words.diversity(t, window=0),
        lambda t: words.keyness(t, min_count=True),
        lambda t: words.keyness(t, confidence=1),
    ],
)
def test_a_wrong_option_names_itself_and_what_is_allowed(call):
    with pytest.raises(ValueError, match="is not allowed; allowed: "):
        call(tokens_of(TEXT))


# ---------------------------------------------------------------- any text

NEWSLIKE = st.lists(
    st.sampled_from(["war", "Xi’s", "the", ".", "“", "”", "—", "U.S.", "50%", "\n", "can't",
                     "so-called", "’", "$", "İ", "ß", "日本", "\u00ad", "..", "A"]),
    min_size=1, max_size=40,
).map(" ".join)  # fmt: skip


@given(st.one_of(NEWSLIKE, st.text(min_size=1, max_size=80)))
def test_any_text_gives_tables_whose_places_hold(text):
    if not text.strip(" \t\r\n\ufeff"):
        return
    article = sk.Article(text)
    tokens, text = article.tokens, article.text
    n_words = len(listed(tokens))
    assert words.frequency(tokens)["n"].sum() == n_words
    assert len(words.vocabulary_growth(tokens)) == n_words
    words.diversity(tokens)
    words.readability(article.sentences, tokens)
    words.phrases(tokens, (2, 3, 4, 5), min_count=1)
    words.collocations(tokens, min_count=1)
    words.keyness(tokens, tokens)
    words.dispersion(tokens, min_count=1)
    table = words.frequency(tokens)
    for word, n in zip(table["word"].head(5), table["n"].head(5), strict=True):
        lines = words.concordance(text, tokens, word)
        assert len(lines) == n
        for row in lines.itertuples():
            assert text[row.start : row.end] == row.keyword


@given(st.text(max_size=30), st.sampled_from(["words", "lemmas", "wildcard", "regex"]))
def test_any_query_finds_or_gets_a_sentence(query, mode):
    try:
        lines = words.concordance(TEXT, tokens_of(TEXT), query, mode=mode)
    except ValueError as error:
        sentence = str(error)
    else:
        sentence = f"{len(lines)} hits."
    assert sentence.endswith(".")
    assert sentence != "0 hits."


def test_tables_of_a_text_without_words():
    tokens = tokens_of("… !")
    for table in (words.frequency(tokens), words.stop_words_hidden(tokens),
                  words.vocabulary_growth(tokens), words.phrases(tokens, (2, 3)),
                  words.collocations(tokens), words.dispersion(tokens)):  # fmt: skip
        assert table.empty
    with pytest.raises(ValueError, match="does not occur"):
        words.hits(tokens, "war")
