"""Measures of the words in one article: each takes the token table and returns a table.

frequency, stop_words_hidden, mark_stop_words, vocabulary_growth, trend
    How often each word occurs, and where along the text.
diversity, readability
    How varied the words are, and how long words and sentences run.
phrases, collocations, collocates
    Words in a row, words that keep company, and the company one word keeps.
english, keyness, compare_rates
    Words more or less frequent here than elsewhere.
dispersion
    How evenly each word is spread.
hits, concordance
    Every place of a word, phrase or pattern, and its surroundings.
"""

from studykit.words.collocations import collocates, collocations
from studykit.words.concordance import concordance
from studykit.words.dispersion import dispersion, trend
from studykit.words.diversity import diversity
from studykit.words.frequency import (
    frequency,
    mark_stop_words,
    stop_words_hidden,
    vocabulary_growth,
)
from studykit.words.hits import hits
from studykit.words.keyness import compare_rates, english, keyness
from studykit.words.phrases import phrases
from studykit.words.readability import readability

__all__ = [
    "collocates",
    "collocations",
    "concordance",
    "dispersion",
    "diversity",
    "english",
    "frequency",
    "hits",
    "keyness",
    "mark_stop_words",
    "phrases",
    "readability",
    "stop_words_hidden",
    "trend",
    "vocabulary_growth",
]
