"""The Article: a thin face with the tables below, each built once, on first use."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import compress
from os import PathLike
from typing import Any

import pandas as pd

from studykit import (
    corrections,
    lexicons,
    names,
    quotes,
    reading,
    schema,
    segment,
    sentiment,
    speakers,
)
from studykit.reading import About
from studykit.sentiment.tables import Reading

# A lone surrogate, which is in strings that were decoded with `surrogateescape`.
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class _Table(cached_property[pd.DataFrame]):
    """A table of an article, which whoever asks for it may change.

    Most are asked for once: the first has the table as it was made. For the second it is made
    again and kept; from then on each has a copy. A copy that shares the values until it is changed
    would not do: pandas lets whoever writes into a column's array write into all that share it.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        super().__set_name__(owner, f"{name} as made")  # so that this is asked each time
        self._asked = f"{name} was asked for"

    def __get__(self, article: Any, owner: Any = None) -> Any:
        if article is None:
            return self
        if self._asked in article.__dict__:
            return _own(super().__get__(article, owner))
        made = self.func(article)
        article.__dict__[self._asked] = True
        return made


def _own(table: pd.DataFrame) -> pd.DataFrame:
    """A copy that shares nothing which can be changed, nor the lists in its cells."""
    mine = table.copy()
    for column in mine.columns[mine.dtypes == schema.OBJECT]:
        mine[column] = schema.array(mine[column].tolist(), schema.OBJECT)
    return mine


class Article:
    """One news article: its untouched text and the tables that point into it.

    Parameters
    ----------
    text : str
        The article, unchanged; a byte-order mark at its start is dropped.
    title : str, optional
        What to call it. Without one, the headline in the text, or its first words.
    corrections : DataFrame, optional
        A person's corrections to the quotes table, as from `read_corrections`.
    about : About, optional
        What its file says about it; without it, what the text's first lines say.
    notices : sequence of str, optional
        What was doubtful when the file was read, a sentence each.
    whole : bool
        Whether boilerplate, kickers, credits of pictures and the names in bylines are counted like
        the story. By default they are told apart in `paragraphs`, and left out elsewhere.

    Raises
    ------
    ValueError
        When `text` is not a string, holds nothing but white space, or no file could hold it.

    Examples
    --------
    >>> article = Article("“We will rebuild,” Mayor Ada Lane said.")
    >>> article.quotes[["content", "source", "cue"]].loc[0].tolist()
    ['“We will rebuild,”', 'Mayor Ada Lane', 'said']
    """

    def __init__(
        self,
        text: str,
        title: str | None = None,
        *,
        corrections: pd.DataFrame | None = None,
        about: About | None = None,
        notices: Sequence[str] = (),
        whole: bool = False,
    ) -> None:
        if not isinstance(text, str):
            raise ValueError(f"text={text!r} is not a string; use studykit.read for a file")
        if not text.replace(reading.BOM, "").strip():
            raise ValueError("text is empty; an article needs at least one word")
        if half := _HALF_CHARACTER.search(text):
            raise ValueError(
                f"text has half a character at {half.start()}, as no file holds it; "
                "decode with errors='replace'"
            )
        self.text = text.removeprefix(reading.BOM)
        self._title = title
        self._corrections = corrections
        self._about = about
        self._whole = whole
        self.notices = tuple(notices)

    def __repr__(self) -> str:
        return f"Article({self.title!r}, {len(self.text):,} characters)"

    @cached_property
    def title(self) -> str:
        """What to call the article: as given, or its headline, or its first words."""
        if self._title:
            return self._title
        if self.about.title:
            return self.about.title
        first = self.paragraphs["text"].iloc[0]
        return first if len(first) <= 80 else first[:80].rsplit(None, 1)[0] + " …"

    @cached_property
    def about(self) -> About:
        """Title, authors, date, publisher and source, as far as the file or the text has them."""
        texts, kinds = self._segments["paragraphs"]["text"], self._segments["paragraphs"]["kind"]
        said = reading.about_head(texts, titled=False)
        title = next(
            (text for text, kind in zip(texts, kinds, strict=True) if kind == "headline"), None
        )
        return (self._about or About()).filled(said._replace(title=said.title or title))

    def columns(self, table: str) -> schema.Columns:
        """The columns of a table before they are a DataFrame, for tables of many articles.

        Parameters
        ----------
        table : str
            A name in `schema.TABLES`.

        Returns
        -------
        mapping of str to sequence
            The values of at least each column of the schema; absent is ``None`` or ``<NA>``.

        Examples
        --------
        >>> Article("It rained. It froze.").columns("sentences")["text"]
        ['It rained.', 'It froze.']
        """
        if table in ("quotes", "attributions") and self._corrections is not None:
            return schema.values(getattr(self, table))
        return self._makers[table]()

    @property
    def _makers(self) -> dict[str, Callable[[], schema.Columns]]:
        """What makes the columns of each table, as the rules find them."""
        return {
            "paragraphs": lambda: self._segments["paragraphs"],
            "sentences": lambda: self._segments["sentences"],
            "tokens": self._token_columns,
            "names": lambda: self._name_columns,
            "attributions": lambda: self._attribution_columns,
            "quotes": lambda: self._quote_columns,
            "sentiment": lambda: sentiment.score_columns(*self._read_sentences),
            "valence": lambda: sentiment.valence_columns(*self._read_sentences),
        }

    def _frame(self, table: str) -> pd.DataFrame:
        return schema.frame(table, self._makers[table]())

    def _told(self, table: pd.DataFrame) -> pd.DataFrame:
        """The table with the text, by which sentences know how a name is used."""
        table.attrs["text"] = self.text
        return table

    @_Table
    def paragraphs(self) -> pd.DataFrame:
        """One row per paragraph."""
        return self._frame("paragraphs")

    @_Table
    def sentences(self) -> pd.DataFrame:
        """One row per sentence."""
        return self._frame("sentences")

    @_Table
    def tokens(self) -> pd.DataFrame:
        """One row per token."""
        return self._frame("tokens")

    @_Table
    def names(self) -> pd.DataFrame:
        """One row per mention of a proper name."""
        return self._told(self._frame("names"))

    @_Table
    def attributions(self) -> pd.DataFrame:
        """One row per attribution: what somebody said, thought or did, by which words."""
        found = self._frame("attributions")
        if self._corrections is None:
            return found
        speech = self.quotes.assign(act=quotes.SPEECH)
        rows = pd.concat([speech, found[found["act"] != quotes.SPEECH]])
        return rows.sort_values("start", kind="stable", ignore_index=True)

    @_Table
    def quotes(self) -> pd.DataFrame:
        """One row per attribution of speech: what somebody said or wrote, by which words."""
        if self._corrections is None:
            return self._told(self._frame("quotes"))
        return self._told(_own(self._corrected[0]))

    @_Table
    def corrections(self) -> pd.DataFrame:
        """One row per correction in the file beside the article, and whether it was applied."""
        return _own(self._corrected[1])

    @_Table
    def sentiment(self) -> pd.DataFrame:
        """One row per sentence: its scores by the news variant (`sentiment_of`)."""
        return self._frame("sentiment")

    @_Table
    def valence(self) -> pd.DataFrame:
        """One row per word that moved a sentence's score in the news variant."""
        return self._frame("valence")

    # One stage takes its columns from the stage before as plain lists: a table is made once,
    # for those who read it.

    @cached_property
    def _segments(self) -> dict[str, dict[str, Any]]:
        return segment.columns(self.text, whole=self._whole)

    @cached_property
    def _story(self) -> str:
        """The text with blanks for what is not counted."""
        return segment.story(self.text, self._segments["paragraphs"])

    def _token_columns(self) -> schema.Columns:
        columns = self._segments["tokens"]
        return {**columns, "quote_id": quotes.quote_ids(columns["start"], self._spans)}

    @cached_property
    def _name_columns(self) -> dict[str, Any]:
        found = names.columns(self._story, self._segments["sentences"], self._segments["tokens"])
        kinds = self._segments["paragraphs"]["kind"]
        if self._whole or "byline" not in kinds:
            return found
        is_told = [kinds[paragraph] != "byline" for paragraph in found["paragraph_id"]]
        return {name: list(compress(values, is_told)) for name, values in found.items()}

    @cached_property
    def _attribution_columns(self) -> dict[str, Any]:
        tagged = quotes.TaggedText(self._story, **self._segments)
        sentences, tokens = self._segments["sentences"], self._segments["tokens"]
        found = quotes.columns(tagged, sentences, tokens)
        return found | speakers.columns(tagged, sentences, self._name_columns, found)

    @cached_property
    def _quote_columns(self) -> dict[str, Any]:
        """The rows of the attributions that are speech."""
        columns = self._attribution_columns
        is_speech = [act == quotes.SPEECH for act in columns["act"]]
        return {name: list(compress(values, is_speech)) for name, values in columns.items()}

    @property
    def _spans(self) -> Sequence[Sequence[tuple[int, int]]]:
        if self._corrections is None:
            return self._quote_columns["spans"]
        return self.quotes["spans"].tolist()

    @cached_property
    def _corrected(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        columns = self._segments["tokens"]
        quote_id = schema.absent(len(columns["start"]))
        tokens = schema.frame("tokens", {**columns, "quote_id": quote_id})
        return corrections.corrected(
            self.text, self.sentences, tokens, self._frame("quotes"), self._corrections
        )

    @cached_property
    def _read_sentences(self) -> tuple[schema.Columns, list[Reading]]:
        sentences, names = self._segments["sentences"], self._name_columns
        return sentences, sentiment.readings(sentences, names["start"], names["end"])


def read(path: str | PathLike[str], title: str | None = None, *, whole: bool = False) -> Article:
    """The article in a file, with the corrections in the CSV beside it, if any.

    Reads plain text, Markdown, saved web pages (.html, .mhtml), documents (.docx, .odt, .rtf), PDF
    and mails (.eml); ``-`` is standard input. A path may come as it was pasted: in quotation marks,
    with ``~`` or backslashes. A word list in `data/` that was edited is read again. The
    corrections to the quotes of `news.txt` are read from `news.quotes.csv`.

    Parameters
    ----------
    path : path
        The file.
    title : str, optional
        What to call the article, instead of its headline.
    whole : bool
        Whether what is not the story is counted too; see `Article`.

    Raises
    ------
    studykit.ReadingError
        When there is no such file or no article in it, or the CSV beside it is broken; the message
        is one plain sentence that says what is wrong and what to do.
    """
    lexicons.read_again()
    if path == reading.STANDARD_INPUT:
        return _article(reading.read(path), title, whole)
    file = reading.found(path)
    story = reading.read(file)
    return _article(story, title, whole, corrections.read_corrections_beside(file))


def paste(text: str, title: str | None = None, *, whole: bool = False) -> Article:
    """The article in a text that was copied from anywhere: a page, a mail, a document.

    Raises
    ------
    studykit.ReadingError
        When there is no article in it.

    Examples
    --------
    >>> article = paste("Harbour shut\\n\\nBy Ada Lane\\n\\nIt is shut.\\n\\nAdvertisement")
    >>> article.about.authors, article.paragraphs["kind"].tolist()
    (('Ada Lane',), ['headline', 'byline', 'body', 'boilerplate'])
    """
    return _article(
        reading.story_of(text.encode("utf-8", "replace"), "The pasted text"), title, whole
    )


def _article(
    story: reading.Story, title: str | None, whole: bool, corrected: pd.DataFrame | None = None
) -> Article:
    return Article(
        story.text,
        title,
        corrections=corrected,
        about=story.about,
        notices=story.notices,
        whole=whole,
    )
