"""Who reports an article and is not what it is about: who wrote it or asks in it, its agency."""

import re

import pandas as pd

from studykit.quotes.sentence.datelines import dateline_end

# “our correspondent in Elm, | Ada Lane |”, “told | Ada Lane |”
_OURS = re.compile(r"\b[Oo]ur (?:\w+ )?correspondent\b[^.\n]*\s$")
# “| Ada Lane |, reporting for Elm News,”
_REPORTING = re.compile(r", reporting (?:for|from|live)\b")
_TOLD = re.compile(r"\b(?:told|tells|telling|sp(?:ok|eak)e? (?:to|with)) (?:the )?$")
_ASKS = re.compile(r"\?[”’\"']?$")


def without_questions(text: str, quotes: pd.DataFrame) -> pd.DataFrame:
    """The attributions without those of whoever only asks, in an interview with labels.

    >>> a = sk.Article("Rain\\n\\nAda Lane: Did you row?\\n\\nBo Roe: I did.")
    >>> without_questions(a.text, a.quotes)["voice"].tolist()
    ['Bo Roe']
    """
    is_asked = [bool(_ASKS.search(text[start : end + 2].strip())) for start, end in zip(
        quotes["start"], quotes["end"], strict=True)]  # fmt: skip
    asks = pd.Series(is_asked, index=quotes.index, dtype=bool) & (quotes["cue"] == ":")
    others = set(quotes.loc[~asks, "voice"].dropna())
    return quotes[~asks | quotes["voice"].isin(others)]


def reporters(
    text: str, names: pd.DataFrame, quotes: pd.DataFrame, author: str, asking: set[str]
) -> set[str]:
    """The names of those who only report: nobody is about them, and they are not heard.

    Parameters
    ----------
    text : str
        The article's text.
    names, quotes : DataFrame
        Its names, and what is heard in it but for an interviewer's questions.
    author : str
        The line that says who wrote it.
    asking : set of str
        Who only asks.

    Returns
    -------
    set of str
        Names as in the table: in the author's line, of whoever asks, in brackets in a dateline
        ("ELM (EBA) —"), or beside "our correspondent", where any other mention comes after "told".

    Examples
    --------
    >>> a = sk.Article("Rain\\n\\nElm (EBA) - It rained, Ada Lane told EBA. The EPA said no.")
    >>> reporters(a.text, a.names, a.quotes, "", set())
    {'EBA'}
    >>> b = sk.Article("Rain\\n\\nElm (EBA) - It rained, Ada Lane told EBA. Elm wants EBA out.")
    >>> reporters(b.text, b.names, b.quotes, "", set())
    set()
    """
    line_of = {start: text.rfind("\n", 0, start) + 1 for start in names["start"]}
    found = set()
    for name, rows in names[names["kind"] != "place"].groupby("name", sort=False):
        places = list(rows[["mention", "start", "end"]].itertuples(index=False, name=None))
        is_own = [
            _reports(text, line_of[start], start, end) or (bool(author) and mention in author)
            for mention, start, end in places
        ]
        if (any(is_own) or name in asking) and all(
            own or _is_told(text, line_of[start], start, end)
            for own, (_, start, end) in zip(is_own, places, strict=True)
        ):
            found.add(str(name))
    return found - set(quotes["speaker"].dropna())


def _reports(text: str, line: int, start: int, end: int) -> bool:
    """“ELM (| EBA |) —”, “our correspondent in Elm, | Ada Lane |”.

    >>> b = sk.Article("It rained. Bo Roe, reporting for Elm News, saw the sea. She left.")
    >>> reporters(b.text, b.names, b.quotes, "", set())
    {'Bo Roe'}
    >>> a = sk.Article("It rained. Our correspondent in Elm, Ada Lane, saw the sea.")
    >>> reporters(a.text, a.names, a.quotes, "", set())
    {'Ada Lane'}
    """
    if _REPORTING.match(text, end):
        return True
    is_agency = text[start - 1 : start] == "(" and end < dateline_end(text, line, len(text))
    return is_agency or bool(_OURS.search(text, line, start))


def _is_told(text: str, line: int, start: int, end: int) -> bool:
    """“She told | Ada Lane |”, “| Ada Lane |: Did you row?”: what is said to whoever reports."""
    return text[end : end + 1] == ":" or bool(_TOLD.search(text, line, start))
