"""The Article: on every text, tables that match the schema and point into the text."""

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import studykit as sk
from studykit import schema
from studykit.corrections.file import CORRECTION_COLUMNS

# Fragments that news is made of, put together at random: more likely to hurt than any text.
MARKS = [*"“”‘’'\".?!…—–-,;:()[]/&$%*_<>\\", " ", "  ", "\n", "\r\n", "\t", "\u2028", "\0"]
WORDS = (
    "said says told asked according to wrote: that who and but not no never very so he she "
    "they it Ada Lane Mr. Roe Mayor mayor the agency Port U.S. The In great terrible friend war "
    "GOOD kind of 10 2,000 50% Sept. 15 5 p.m. 😀 e\u0301 ’s n’t"
)
PIECES = [*MARKS, *WORDS.split(), "Ada Lane", "the mayor", "according to", "Port Lane"]
NEWS_LIKE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map(" ".join)
DENSE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
WORDS_OF = {
    "paragraphs": "text",
    "sentences": "text",
    "tokens": "token",
    "names": "mention",
    "valence": "token",
}


def visible(text: str) -> bool:
    return bool(text.replace("\ufeff", "").strip())


def check(article: sk.Article) -> None:
    for name, columns in schema.TABLES.items():
        table = getattr(article, name)
        assert list(table.columns) == [column.name for column in columns], name
        assert [str(dtype) for dtype in table.dtypes] == [str(c.dtype) for c in columns], name
        assert (table["start"] < table["end"]).all() or table.empty, name
    for name, column in WORDS_OF.items():
        table = getattr(article, name)
        for start, end, words in zip(table["start"], table["end"], table[column], strict=True):
            assert article.text[start:end] == words, name
    check_quotes(article)


def check_quotes(article: sk.Article) -> None:
    for row in article.attributions.itertuples():
        assert row.content == " … ".join(article.text[a:b] for a, b in row.spans)
        assert row.kind in ("direct", "mixed", "indirect")
        assert row.spans[0][0] == row.start
        assert row.spans[-1][1] == row.end
        assert all(a < b for a, b in row.spans)
        assert [x for span in row.spans for x in span] == sorted(x for s in row.spans for x in s)
        for part in ("source", "cue"):
            words, start = getattr(row, part), getattr(row, f"{part}_start")
            if words is not schema.pd.NA:
                assert article.text[start : getattr(row, f"{part}_end")] == words
            else:
                assert start is schema.pd.NA


@given(st.one_of(NEWS_LIKE, DENSE).filter(visible))
@example("“")
@example("a")
@example("\ufeffA")
@example('"' * 50)
@example("“Yes,” said Ada Lane, “no.”")
@settings(max_examples=300)
def test_any_news_like_text_gives_true_tables(text):
    check(sk.Article(text))


@given(st.text(min_size=1).filter(visible))
def test_any_text_gives_true_tables(text):
    check(sk.Article(text))


def test_the_articles_give_true_tables(article, harbour):
    check(article)
    check(harbour)


@pytest.mark.parametrize("text", ["", " \n ", "\ufeff", None, 3, b"bytes"])
def test_what_is_no_article_is_refused(text):
    with pytest.raises(ValueError, match="text"):
        sk.Article(text)


def test_the_text_is_untouched():
    assert sk.Article("\ufeff One.\r\n\r\nTwo. ").text == " One.\r\n\r\nTwo. "


@pytest.mark.parametrize("name", schema.TABLES)
def test_whoever_asks_may_change_a_table(name):
    text = "Ada Lane said it was good.\n\nBo Roe said it was bad."
    article, untouched = sk.Article(text), getattr(sk.Article(text), name)
    for _ in range(3):
        mine = getattr(article, name)
        pd.testing.assert_frame_equal(mine, untouched)
        for column in mine:
            mine.loc[:, column] = mine[column].tolist()[::-1]
        mine["n"] = 1


CORRECTION = dict.fromkeys(CORRECTION_COLUMNS, "") | {
    "line": 2, "action": "fix", "content": "it was good", "speaker": "Bo Roe"
}  # fmt: skip


@pytest.mark.parametrize("rows", [[], [CORRECTION]])
@pytest.mark.parametrize("name", [*schema.TABLES, "corrections"])
def test_whoever_asks_may_write_into_the_arrays_and_lists_of_a_table(name, rows):
    corrections = pd.DataFrame(rows) if rows else None
    if name == "corrections" and not rows:
        return
    text = "Ada Lane said it was good.\n\nBo Roe said it was bad."
    article, other = (sk.Article(text, corrections=corrections) for _ in range(2))
    for _ in range(3):
        mine = getattr(article, name)
        pd.testing.assert_frame_equal(mine, getattr(other, name))
        for column in mine:
            if not isinstance(mine[column].array, pd.arrays.NumpyExtensionArray):
                mine[column].array[:] = pd.NA
        for spans in mine.get("spans", ()):
            spans.clear()
    pd.testing.assert_frame_equal(article.tokens, other.tokens)


def test_the_title_is_given_or_found():
    assert sk.Article("Rain came.", title="Weather").title == "Weather"
    text = "Harbour shut again\n\nThe harbour was shut on Monday, and nobody knew why."
    assert sk.Article(text).title == "Harbour shut again"
    assert sk.Article("word " * 50).title.endswith("…")


def test_words_add_up(article):
    n_words = article.tokens["kind"].isin(["word", "number"]).sum()
    assert article.sentences["n_words"].sum() == n_words
    assert article.paragraphs["n_words"].sum() == n_words
    assert article.paragraphs["n_sentences"].sum() == len(article.sentences)


def test_tokens_know_their_quote():
    article = sk.Article("“We will rebuild,” Ada Lane said.")
    inside = article.tokens[article.tokens["quote_id"].notna()]
    assert inside["token"].tolist() == ["“", "We", "will", "rebuild", ",", "”"]


@pytest.mark.parametrize("text", ["", " \n", "\u3000", "\u2028\r\n", "\ufeff", "Elm\ud800."])
def test_what_is_no_text_is_refused(text):
    with pytest.raises(ValueError, match=r"text (is empty|has half a character)"):
        sk.Article(text)
