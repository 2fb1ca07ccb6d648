"""Sentences that a person labels by buttons; what is pressed goes into a CSV file at once."""

import os
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from studykit.sentiment import sample_to_label
from studykit.show.page import Page, show_sentence

if TYPE_CHECKING:
    from studykit.article import Article

LABELS = ("negative", "neutral", "positive")
_COLUMNS = ["sentence_id", "label", "text"]


def read_labels(path: str | os.PathLike[str], sentences: pd.DataFrame) -> pd.DataFrame:
    """One person's labels of an article, from the file of `label_sentences`; none without a file.

    Parameters
    ----------
    path : path
        A CSV file with the columns sentence_id, label and text.
    sentences : DataFrame
        The article's table `sentences`; labels of other sentences are left out.

    Returns
    -------
    DataFrame
        `sentence_id`, `label` (negative, neutral or positive), `text`.

    Examples
    --------
    >>> len(read_labels("nobody.csv", sk.Article("It rained.").sentences))
    0
    """
    table = _all_labels(Path(path))
    known = sentences["text"].reindex(table["sentence_id"])
    return table[(known == table["text"].array).array].reset_index(drop=True)


def _all_labels(path: Path) -> pd.DataFrame:
    if not path.is_file():
        return pd.DataFrame(columns=_COLUMNS).astype({"sentence_id": "int64"})
    table = pd.read_csv(path)[_COLUMNS]
    return table[table["label"].isin(LABELS)]


def label_sentences(article: "Article", path: str | os.PathLike[str], *, n: int = 20) -> None:
    """Buttons for negative, neutral and positive, and one sentence after the other without scores.

    What is pressed is written to the file at once, and read from it when the cell is run again.
    Tab and the space bar press them too. Without a kernel it is said how many there are.

    Parameters
    ----------
    article : Article
        The article.
    path : path
        The CSV file for the labels of one person.
    n : int
        How many sentences at most, spread evenly over the article.
    """
    import ipywidgets
    from IPython.display import display

    task = LabelTask(sample_to_label(article.sentences, n=n), Path(path))
    handle = display(task.shown(), display_id=True)

    def pressed(button: Any) -> None:
        task.back() if button.description == "back" else task.give(button.description)
        handle.update(task.shown())

    buttons = [ipywidgets.Button(description=name) for name in (*LABELS, "back")]
    for button in buttons:
        button.on_click(pressed)
    display(ipywidgets.Box(buttons, layout=ipywidgets.Layout(flex_flow="row wrap")))


class LabelTask:
    """The sentences to label and the labels given so far, which the file holds too.

    Examples
    --------
    >>> task = LabelTask(pd.DataFrame({"sentence_id": [4], "text": ["It rained."]}), None)
    >>> task.shown()
    Sentence 1 of 1: It rained.
    >>> task.give("neutral")
    >>> task.shown()
    All 1 labelled.
    """

    def __init__(self, sample: pd.DataFrame, path: Path | None) -> None:
        self.sample = sample
        self.path = path
        known = _all_labels(path) if path else pd.DataFrame(columns=_COLUMNS)
        given = dict(zip(known["text"], known["label"], strict=True))
        self.labels = [given[text] for text in takewhile(given.__contains__, sample["text"])]

    def give(self, label: str) -> None:
        """Label the sentence that is shown."""
        if len(self.labels) < len(self.sample):
            self.labels.append(label)
            self._write()

    def back(self) -> None:
        """Take the last label back."""
        if self.labels:
            self.labels.pop()
            self._write()

    def shown(self) -> Page:
        """The sentence that is next, or that all are done."""
        at, total = len(self.labels), len(self.sample)
        if at < total:
            return show_sentence(f"Sentence {at + 1} of {total}: {self.sample['text'].iloc[at]}")
        where = f", in {self.path.name}" if self.path else ""
        return show_sentence(f"All {total} labelled{where}.")

    def _write(self) -> None:
        if self.path is not None:
            given = self.sample.head(len(self.labels)).assign(label=self.labels)
            given[_COLUMNS].to_csv(self.path, index=False)
