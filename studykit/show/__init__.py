"""What a notebook shows beside plain tables: the article, passages, tables, figures.

Each `show_…` gives a `Page`, HTML with plain text for where there is none; only the figure,
the menu and the buttons are displayed at once.
"""

from studykit.show.article import show_article
from studykit.show.concordance import show_concordance
from studykit.show.figure import show_figure
from studykit.show.guess import guess
from studykit.show.labels import label_sentences, read_labels
from studykit.show.page import show_sentence, show_sentences
from studykit.show.passages import show_passages
from studykit.show.table import show_table

__all__ = [
    "guess",
    "label_sentences",
    "read_labels",
    "show_article",
    "show_concordance",
    "show_figure",
    "show_passages",
    "show_sentence",
    "show_sentences",
    "show_table",
]
