"""What is known of words: one number for each, every function asked once, in any order."""

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import studykit as sk
from studykit import schema
from studykit.memory import Memory, Vocabulary
from studykit.segment import tokens

TEXT = "“We will rebuild,” Mayor Ada Lane said. Lane, 40, left Elm on Monday with Mr."


def tables(article):
    return {name: getattr(article, name) for name in schema.TABLES}


def assert_same_tables(one, other):
    for name, table in tables(one).items():
        pd.testing.assert_frame_equal(table, getattr(other, name))


def test_a_function_is_asked_once_for_each_string():
    asked = []

    def length(word):
        asked.append(word)
        return len(word)

    vocabulary = Vocabulary()
    assert vocabulary.words(["a", "news", "a"]).say(length, "int64").tolist() == [1, 4, 1]
    assert vocabulary.words(["an", "news"]).say(length, "int64").tolist() == [2, 4]
    assert asked == ["a", "news", "an"]


@given(st.lists(st.lists(st.text())))
def test_what_is_remembered_is_what_the_function_says(texts):
    vocabulary = Vocabulary()
    for strings in texts:
        words = vocabulary.words(strings)
        assert words.say(str.title, "object").tolist() == [string.title() for string in strings]
        assert words.say(len, "int64").tolist() == [len(string) for string in strings]


def test_a_vocabulary_grows():
    words = [f"w{i}" for i in range(5000)]
    vocabulary = Vocabulary()
    for start in range(0, 5000, 700):
        vocabulary.words(words[start : start + 700]).say(len, "int64")
    rows = vocabulary.words(words[::-1]).say(lambda word: (word, word[1:]), "object", 2)
    assert rows.tolist() == [[word, word[1:]] for word in words[::-1]]


def test_a_function_that_is_stopped_is_asked_again():
    stopped = []

    def length(word):
        if word == "news" and not stopped:
            stopped.append(word)
            raise KeyboardInterrupt
        return len(word)

    words = Vocabulary().words(["a", "news", "of"])
    with pytest.raises(KeyboardInterrupt):
        words.say(length, "int64")
    assert words.say(length, "int64").tolist() == [1, 4, 2]


def letters(words):
    return np.array(list(map(len, words)), "int64"), np.array(list("".join(words)), "U1")


@given(st.lists(st.lists(st.text("abc"))))
def test_any_number_of_rows_may_be_said_of_a_word(texts):
    vocabulary = Vocabulary()
    for strings in texts:
        counts, rows = vocabulary.words(strings).say_parts(letters)
        assert counts.tolist() == list(map(len, strings))
        assert "".join(rows) == "".join(strings)


def test_no_words_at_all():
    words = Vocabulary().words([])
    assert words.say(len, "int64").tolist() == []
    assert words.say(lambda word: (word, word), "object", 2).shape == (0, 2)


def test_a_full_memory_is_emptied():
    memory = Memory(len, most=2, longest=3)
    assert [memory[word] for word in ("a", "ab", "abc", "abcd")] == [1, 2, 3, 4]
    assert dict(memory) == {"abc": 3}


def test_a_full_vocabulary_is_replaced(monkeypatch):
    expected = sk.Article(TEXT)
    tables(expected)
    monkeypatch.setattr(tokens, "_MOST_KNOWN", 3)
    before = sk.Article(TEXT)
    assert len(before.paragraphs) == 1
    full = tokens._memory()
    tables(sk.Article("Other words begin another memory."))
    assert tokens._memory() is not full
    assert_same_tables(before, expected)
    assert_same_tables(sk.Article(TEXT), expected)


@pytest.mark.parametrize("text", ["x" * 400, "a,b" * 100, " ".join(map(str, range(30)))])
def test_what_is_long_fills_it_sooner(text, monkeypatch):
    monkeypatch.setattr(tokens, "_MOST_KNOWN", 5)
    tokens._memory.cache_clear()
    tokens.token_columns(text)
    assert tokens._memory().size() > 5


@pytest.mark.parametrize("through", [copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))])
def test_an_article_can_be_copied_at_any_time(through):
    article = sk.Article(TEXT)
    assert len(article.sentences) == 2
    assert_same_tables(through(article), article)
    assert_same_tables(through(article), article)


def test_articles_are_read_in_threads():
    texts = [f"{TEXT} word{i} and{i} so{i % 7} on{i}." for i in range(60)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: tables(sk.Article(text)), texts))
    for text, by_thread in zip(texts, found, strict=True):
        for name, table in tables(sk.Article(text)).items():
            pd.testing.assert_frame_equal(by_thread[name], table)
