"""The tables beside what a careful reader finds in the two articles."""

import os
import runpy
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, TESTS


def read(path):
    return pd.read_csv(path, keep_default_na=False).to_dict("records")


GOLD = read(ROOT / "data" / "gold" / "seed_quotes.csv")
HARD = read(TESTS / "articles" / "harbour_quotes.csv")
REQUIRED = [row for row in GOLD if row["required"] == "yes"]
ENOUGH = 0.5  # Dice overlap of two contents that are the same attribution
RIGHT = 24  # of the required rows of the invented article, which is made to be hard


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


def touches(row, gold, part):
    """Whether the source (or the cue) points at the reader's words, or both at none."""
    if not gold[part] or pd.isna(row[part]):
        return not gold[part]
    span = [(row[f"{part}_start"], row[f"{part}_end"])]
    return bool(characters(span) & characters([(gold[f"{part}_start"], gold[f"{part}_end"])]))


def differences(quotes, gold):
    """In what the table differs from the reader on one attribution."""
    row = found(quotes, gold)
    if row is None:
        return ["not found"]
    speaker = "" if pd.isna(row["speaker"]) else row["speaker"]
    same = {
        "kind": row["kind"] in gold["kind"].split("|"),
        "source": touches(row, gold, "source"),
        "cue": touches(row, gold, "cue"),
        "speaker": speaker in gold["speaker"].split("|"),
        "voice": row["voice"] in gold.get("voice", row["voice"]).split("|"),
        "source_type": row["source_type"] == gold["source_type"],
    }
    return [f"{part}: {row[part]}" for part, is_same in same.items() if not is_same]


def check_offsets(article, gold):
    for row in gold:
        for start, end, words in (
            ("start", "end", "content"),
            ("source_start", "source_end", "source"),
            ("cue_start", "cue_end", "cue"),
        ):
            if row[words]:
                assert article.text[int(row[start]) : int(row[end])] == row[words]


def test_the_gold_points_into_the_articles(article, harbour):
    check_offsets(article, GOLD)
    check_offsets(harbour, HARD)


@pytest.mark.parametrize("gold", REQUIRED, ids=lambda gold: gold["cue"])
def test_every_attribution_is_the_readers(article, gold):
    assert differences(article.quotes, gold) == [], gold["content"]


def test_most_attributions_of_the_hard_article_are_the_readers(harbour):
    required = [row for row in HARD if row["required"] == "yes"]
    wrong = {row["content"][:40]: differences(harbour.quotes, row) for row in required}
    right = [content for content, differs in wrong.items() if not differs]
    assert len(right) >= RIGHT, {row: differs for row, differs in wrong.items() if differs}


def test_no_quotation_is_missed(article):
    quoted = {at for at, mark in enumerate(article.text) if mark == "“"}
    held = characters(span for spans in article.quotes["spans"] for span in spans)
    assert quoted <= held


def check_known(quotes):
    gold = [characters([(row["start"], row["end"])]) for row in GOLD]
    for content, spans in zip(quotes["content"], quotes["spans"], strict=True):
        assert max(overlap(characters(spans), other) for other in gold) >= ENOUGH, content


def test_no_quotation_is_invented(article):
    check_known(article.quotes[article.quotes["kind"] != "indirect"])


def test_no_report_is_invented(article):
    check_known(article.quotes)


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["cue"])
def test_every_act_is_the_readers(article, gold):
    row = found(article.attributions, gold)
    is_same = row is not None and touches(row, gold, "cue")
    assert not is_same or row["act"] == gold["act"], gold["content"]


ANNOTATED = os.environ.get("STUDYKIT_ANNOTATED")


@pytest.mark.skipif(
    not ANNOTATED, reason="STUDYKIT_ANNOTATED names no file with the articles of tests/judged.csv"
)
def test_most_rows_are_as_a_reader_judged_them():
    accuracy = runpy.run_path(str(ROOT / "benchmarks" / "accuracy_quotes.py"))
    shares = accuracy["judged"](Path(ANNOTATED))
    assert shares["rows that are speech"] >= 92
    assert shares["speech kept"] >= 96


def test_the_judged_rows_are_of_one_kind_each():
    rows = read(TESTS / "judged.csv")
    assert {row["verdict"] for row in rows} == {"speech", "thought", "deed", "none"}
    assert all(0 <= row["start"] < row["end"] for row in rows)
    assert len({(row["article"], row["start"], row["end"]) for row in rows}) == len(rows)


def test_words_are_counted_without_the_marks(article):
    words = article.tokens[article.tokens["kind"].isin(["word", "number"])]["start"]
    for spans, n_words in zip(article.quotes["spans"], article.quotes["n_words"], strict=True):
        assert n_words == sum(words.between(a, b, inclusive="left").sum() for a, b in spans)
