"""The columns of the tables that compare accounts: names, dtypes and meanings, written once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from studykit.schema import BOOLEAN, END, FLOAT, INTEGER, OBJECT, OPTIONAL_INTEGER, START, TEXT
from studykit.schema import Column as Column

ACCOUNT = Column("account", TEXT, "letter of the account: A for the first, B for the second, …")
_OTHER = Column("other", TEXT, "letter of the account that it is set beside")
_SHARE = "0 to 1"

TABLES: dict[str, tuple[Column, ...]] = {
    "accounts": (
        ACCOUNT,
        Column("title", TEXT, "what it is called"),
        Column("origin", TEXT, "publisher, authors and date, as far as its file has them"),
        Column("n_words", INTEGER, "number of tokens of kind word or number"),
        Column("n_sentences", INTEGER, "number of sentences"),
        Column("n_quotes", INTEGER, "number of attributions of speech"),
        Column(
            "share_copied",
            FLOAT,
            f"share of its words in runs of eight or more that another account has too, {_SHARE}",
        ),
        Column(
            "share_told",
            FLOAT,
            f"share of its sentences that have a counterpart in another account, {_SHARE}",
        ),
    ),
    "words": (
        ACCOUNT,
        Column("word", TEXT, "a word, in lower case"),
        Column("n", INTEGER, "occurrences in this account"),
        Column("n_others", INTEGER, "occurrences in all the others together"),
        Column("per_1000", FLOAT, "occurrences per 1,000 words here"),
        Column("per_1000_others", FLOAT, "occurrences per 1,000 words in the others"),
        Column("log_likelihood", FLOAT, "how sure it is that the rates differ (G²), 0 upwards"),
        Column("log_ratio", FLOAT, "how much they differ, in doublings; above 0: more here"),
        Column("low", FLOAT, "lower end of the log ratio's 95% interval"),
        Column("high", FLOAT, "upper end of that interval"),
        Column("verdict", TEXT, "over, under or too few to say"),
        Column("start", OPTIONAL_INTEGER, "offset of its first place here; <NA> if there is none"),
        Column("end", OPTIONAL_INTEGER, "offset after its first place here"),
    ),
    "names": (
        Column("name", TEXT, "full name of the bearer, as the account with most mentions has it"),
        Column("kind", TEXT, "person, place, organization or other"),
        ACCOUNT,
        Column("n_mentions", INTEGER, "how often the account names the bearer; 0 if it does not"),
        Column(
            "is_printed", BOOLEAN, "whether it has words for the bearer, or a full name in another"
        ),
        Column("n_quotes", INTEGER, "attributions of speech to the bearer in the account"),
        Column("n_words", INTEGER, "words that these attributions hold"),
        Column("start", OPTIONAL_INTEGER, "offset of the first mention; <NA> if there is none"),
    ),
    "voices": (
        ACCOUNT,
        Column("voice", TEXT, "who is heard, by the name that all accounts share; <NA>: nobody"),
        Column("is_named", BOOLEAN, "whether it is the full name of a bearer"),
        Column("n_words", INTEGER, "attributed words of this voice"),
        Column("share_words", FLOAT, f"share of all attributed words of the account, {_SHARE}"),
        Column("share_text", FLOAT, f"share of all words of the account, {_SHARE}"),
        Column("n_quotes", INTEGER, "number of attributions"),
        Column("n_marked", INTEGER, "number of those with quotation marks"),
        Column("first_start", INTEGER, "offset of the first attributed character"),
    ),
    "quotations": (
        Column("quotation", INTEGER, "number of the quotation; rows with one number are the same"),
        ACCOUNT,
        Column("how", TEXT, "fullest, word for word, cut, altered or without marks"),
        Column("text", TEXT, 'the quoted words, as printed; " … " between pieces'),
        Column("voice", TEXT, "who is credited, by the name that all accounts share"),
        Column("n_words", INTEGER, "number of quoted words"),
        Column("n_cut", INTEGER, "words of the fullest version that are not here"),
        Column("n_other", INTEGER, "words here that are not in the fullest version"),
        Column("lost", TEXT, "words among the cut ones that turn a sentence: not, if, …"),
        START,
        END,
        Column("spans", OBJECT, "list of (start, end) of the pieces, without the marks"),
    ),
    "differences": (
        Column("quotation", INTEGER, "number of the quotation"),
        ACCOUNT,
        _OTHER,
        Column("kind", TEXT, "same, cut, added or changed"),
        Column("text", TEXT, "the words in `account`, the fullest version; <NA>: none"),
        Column("other_text", TEXT, "the words in `other`; <NA>: none"),
        Column("start", OPTIONAL_INTEGER, "offset of the words in `account`"),
        Column("end", OPTIONAL_INTEGER, "offset after them"),
        Column("other_start", OPTIONAL_INTEGER, "offset of the words in `other`"),
        Column("other_end", OPTIONAL_INTEGER, "offset after them"),
    ),
    "kinds": (
        ACCOUNT,
        Column("source_type", TEXT, "kind of source, as from `source_kinds`"),
        Column("n_words", INTEGER, "attributed words"),
        Column("share_words", FLOAT, f"share of the account's attributed words, {_SHARE}"),
        Column("n_quotes", INTEGER, "number of attributions"),
    ),
    "tone": (
        ACCOUNT,
        Column("voice", TEXT, "reporter, or who is heard"),
        Column("n", INTEGER, "sentences with words of that voice"),
        Column("mean", FLOAT, "mean compound score, -1 to 1"),
        Column("low", FLOAT, "lower end of its interval; NaN: too few sentences"),
        Column("high", FLOAT, "upper end of its interval"),
        Column("is_enough", BOOLEAN, "whether there are enough sentences to say anything"),
    ),
    "sentences": (
        ACCOUNT,
        Column("sentence_id", INTEGER, "row of the sentence in the account's own table"),
        START,
        END,
        Column("text", TEXT, "the sentence, as printed"),
        Column("verdict", TEXT, "copied, told, partly, only here or too short"),
        Column("likeness", FLOAT, f"weight of its words that the counterpart has too, {_SHARE}"),
        Column("other", TEXT, "letter of the account with the most similar place"),
        Column(
            "other_sentence_id", OPTIONAL_INTEGER, "the sentence of that place that has most of it"
        ),
    ),
    "only": (
        ACCOUNT,
        Column("kind", TEXT, "name, figure, date (also of the day: 5 p.m.) or quotation"),
        Column("text", TEXT, "the name, or the figure, date or quoted words as printed"),
        Column("more", TEXT, "of a name its kind, of a figure its unit, of a quotation its voice"),
        Column("n", INTEGER, "how often the account has it"),
        Column("sentence_id", INTEGER, "row of the sentence it is in first"),
        START,
        END,
    ),
    "passages": (
        ACCOUNT,
        _OTHER,
        Column("n_words", INTEGER, "length of the run of words that both have"),
        Column("text", TEXT, "the run, as printed in `account`"),
        START,
        END,
        Column("other_start", INTEGER, "offset of the run in `other`"),
        Column("other_end", INTEGER, "offset after the run in `other`"),
    ),
}


def records(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, each with its cells by name."""
    return iter(table.itertuples())


def frame(table: str, columns: Mapping[str, Sequence[Any]] | pd.DataFrame) -> pd.DataFrame:
    """A table with exactly these columns, in their order and dtypes."""
    return pd.DataFrame(
        {
            column.name: pd.Series(
                list(columns[column.name]),
                dtype=column.dtype if column.dtype != OBJECT else object,
            )
            for column in TABLES[table]
        }
    )


def of_rows(table: str, rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """The table of such rows, cells in the order of the columns."""
    names = [column.name for column in TABLES[table]]
    return frame(table, {name: [row[i] for row in rows] for i, name in enumerate(names)})
