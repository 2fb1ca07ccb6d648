"""The tables beside what a careful reader finds in the article in seeds/."""

import pandas as pd
import pytest
from conftest import ROOT

from studykit import voices

GOLD = pd.read_csv(
    ROOT / "data" / "gold" / "seed_quotes.csv", keep_default_na=False, dtype={"start": int}
)
REQUIRED = [row for row in GOLD.to_dict("records") if row["required"] == "yes"]
CASES = pytest.mark.parametrize("gold", REQUIRED, ids=lambda g: g["content"][:30])
ENOUGH = 0.5  # Dice overlap of two contents that are the same attribution


def characters(spans):
    return {at for start, end in spans for at in range(int(start), int(end))}


def overlap(one, other):
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def found(quotes, gold):
    """The row nearest to the gold one, or None."""
    wanted = characters([(gold["start"], gold["end"])])
    shared = {row: overlap(characters(s), wanted) for row, s in quotes["spans"].items()}
    best = max(shared, key=shared.get, default=None)
    return quotes.loc[best] if best is not None and shared[best] >= ENOUGH else None


def test_the_gold_points_into_the_article(article):
    for row in GOLD.to_dict("records"):
        for start, end, words in (
            ("start", "end", "content"),
            ("source_start", "source_end", "source"),
            ("cue_start", "cue_end", "cue"),
        ):
            if row[words]:
                assert article.text[int(row[start]) : int(row[end])] == row[words]


@CASES
def test_every_attribution_is_found(article, gold):
    row = found(article.quotes, gold)
    assert row is not None
    assert row["kind"] in gold["kind"].split("|")


@CASES
def test_its_source_and_cue_are_the_readers(article, gold):
    row = found(article.quotes, gold)
    for part in ("source", "cue"):
        span = [(row[f"{part}_start"], row[f"{part}_end"])]
        assert characters(span) & characters([(gold[f"{part}_start"], gold[f"{part}_end"])]), part


@CASES
def test_its_speaker_is_the_readers(article, gold):
    row = found(article.quotes, gold)
    speaker = "" if pd.isna(row["speaker"]) else row["speaker"]
    assert speaker in gold["speaker"].split("|")
    assert row["source_type"] == gold["source_type"]


def test_no_quotation_is_missed(article):
    quoted = [m for m, mark in enumerate(article.text) if mark == "“"]
    held = characters(span for spans in article.quotes["spans"] for span in spans)
    assert set(quoted) <= held


def test_nothing_is_invented(article):
    gold = [characters([(row["start"], row["end"])]) for row in GOLD.to_dict("records")]
    for content, spans in zip(article.quotes["content"], article.quotes["spans"], strict=True):
        if "“" in content:
            assert max(overlap(characters(spans), other) for other in gold) >= ENOUGH, content


def test_what_counts_as_speech_is_in_the_gold(article):
    gold = [characters([(row["start"], row["end"])]) for row in GOLD.to_dict("records")]
    speech = voices.reported_speech(article.quotes, article.tokens)
    for content, spans in zip(speech["content"], speech["spans"], strict=True):
        assert max(overlap(characters(spans), other) for other in gold) >= ENOUGH, content


def test_words_are_counted_without_the_marks(article):
    words = article.tokens[article.tokens["kind"].isin(["word", "number"])]["start"]
    for spans, n_words in zip(article.quotes["spans"], article.quotes["n_words"], strict=True):
        assert n_words == sum(words.between(a, b, inclusive="left").sum() for a, b in spans)
