"""Whose “her office” is, where the words before it name one person and no more."""

import pandas as pd

from studykit.names import lists

GENDERS = {"her": "female", "his": "male"}


def gender(name: str) -> str | None:
    """What the first name of somebody tells of her or him, as far as the lists know it."""
    return lists.first_names().get(name.split()[0])


def owner_before(word: str, names: pd.DataFrame, sentence: int, place: int) -> str | None:
    """The one person who is named in a sentence before a place, and in the sentence before it.

    Parameters
    ----------
    word : {"her", "his"}
        As it is at the place.
    names : DataFrame
        The article's table of this name.
    sentence, place : int
        The sentence of the word, and where it starts.

    Returns
    -------
    str or None
        None where no person is named there, more than one whom the word fits, or one whom it does
        not fit.

    Examples
    --------
    >>> def whose(text):
    ...     a = sk.Article(text)
    ...     place = text.lower().index("her office")
    ...     sentence = int(a.sentences["start"].searchsorted(place, side="right")) - 1
    ...     return owner_before("her", a.names, sentence, place)
    >>> whose("Ada Lane left. It rained, her office said."), whose("John Roe left. Her office sat.")
    ('Ada Lane', None)
    >>> whose("Ada Lane met John Roe. Her office sat."), whose("Ada and Mary Roe met her office.")
    ('Ada Lane', None)
    >>> whose("Ada Lane left. It rained. Her office sat.") is None
    True
    """
    is_near = names["sentence_id"].isin((sentence - 1, sentence)) & (names["end"] <= place)
    people = names.loc[is_near & names["kind"].eq("person"), "name"].unique().tolist()
    fitting = [name for name in people if gender(name) in (None, GENDERS[word])]
    return str(fitting[0]) if len(fitting) == 1 else None
