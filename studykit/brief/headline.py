"""The headline held against the body: which of its names, figures and words the body bears out."""

import re
from collections.abc import Iterator
from functools import cache

import pandas as pd

from studykit import schema
from studykit.brief.tagged import Tagged
from studykit.numerals import SMALL_NUMBERS

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_MARKED = re.compile(r"(?<!\w)[“‘\"'](\w.{3,}?)[,.;]?[”’\"'](?!\w)")
_WORDS = re.compile(r"[^\W_]+")


def headline_check(
    text: str, paragraphs: pd.DataFrame, sentences: pd.DataFrame, tokens: pd.DataFrame,
    names: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """What the headline says, and whether and where the body says it too.

    Parameters
    ----------
    text : str
        The article's text.
    paragraphs, sentences, tokens, names : DataFrame
        Its tables of these names.

    Returns
    -------
    DataFrame
        `item` (as printed in the headline), `kind` (name, figure, quotation, word), `start`, `end`
        (in the headline), `in_body` (whether the body has it), `body_start`, `body_end`,
        `sentence_id` (the first place there; ``<NA>`` if none). Empty without a headline.

    Notes
    -----
    A name is borne out by any mention of the same bearer or by its words within another name, a
    figure by the same number in figures or words, a quotation by the same words in a row, any
    other word by a form of the same lemma.
    A word that is missing may be there in other words: the check says where to look.

    Examples
    --------
    >>> a = sk.Article("Lane to close 3 ports\\n\\nMayor Ada Lane of Elm said on Monday that "
    ...                "she would close three harbours.")
    >>> table = headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)
    >>> table[["item", "kind", "in_body"]].values.tolist()[1:]
    [['close', 'word', True], ['3', 'figure', True], ['ports', 'word', False]]
    """
    is_headline = (paragraphs["kind"] == "headline").to_numpy(dtype=bool)
    head_ids = set(paragraphs.index[is_headline])
    tagged = Tagged(text, tokens)
    in_head = [row in head_ids for row in tokens["paragraph_id"]]
    rows = sorted(_items(tagged, tokens, names, in_head, paragraphs[is_headline]))
    starts = sentences["start"].to_numpy()
    places = [place for *_, place in rows]
    return pd.DataFrame(
        {
            "item": pd.array([text[start:end] for start, end, *_ in rows], dtype=schema.TEXT),
            "kind": pd.array([kind for _, _, kind, _ in rows], dtype=schema.TEXT),
            "start": pd.array([start for start, *_ in rows], dtype="int64"),
            "end": pd.array([end for _, end, *_ in rows], dtype="int64"),
            "in_body": pd.array([place is not None for place in places], dtype=bool),
            "body_start": pd.array([place and place[0] for place in places], dtype="Int64"),
            "body_end": pd.array([place and place[1] for place in places], dtype="Int64"),
            "sentence_id": pd.array(
                [
                    place and int(starts.searchsorted(place[0], side="right")) - 1
                    for place in places
                ],
                dtype="Int64",
            ),
        }
    )


Item = tuple[int, int, str, tuple[int, int] | None]


def _items(
    tagged: Tagged, tokens: pd.DataFrame, names: pd.DataFrame, in_head: list[bool],
    headlines: pd.DataFrame,
) -> Iterator[Item]:  # fmt: skip
    """The names, figures, quotations and other words of the headline, each with its first place."""
    spans = list(zip(headlines["start"], headlines["end"], strict=True))
    taken: list[tuple[int, int]] = []
    for item in _names(tagged.text, names, spans):
        taken.append(item[:2])
        yield item
    for start, end in spans:
        for match in _MARKED.finditer(tagged.text, start, end):
            taken.append(match.span(1))
            yield *match.span(1), "quotation", _words_in_body(tagged.text, match[1], spans)
    for k, inside in enumerate(in_head):
        start, end = tagged.starts[k], tagged.ends[k]
        if not inside or _within(start, taken):
            continue
        if number := _number(tagged.tokens[k]):
            yield start, end, "figure", _number_in_body(tagged, number, in_head)
        elif tokens["kind"].iloc[k] == "word" and not tokens["is_stop"].iloc[k]:
            yield start, end, "word", _lemma_in_body(tagged, k, in_head)


def _names(text: str, names: pd.DataFrame, spans: list[tuple[int, int]]) -> Iterator[Item]:
    """The headline's names; what the body does not name may be none where every word has capitals.

    >>> a = sk.Article("RAIN IN ELM\\n\\nIt rained all day in the town of Elm, and then it froze.")
    >>> headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)["kind"].tolist()
    ['word', 'word']
    >>> b = sk.Article("Senate sings\\n\\nThe Elm Senate Board sang all day in the rain of May.")
    >>> headline_check(b.text, b.paragraphs, b.sentences, b.tokens, b.names)["in_body"].tolist()
    [True, True]
    """
    is_shouted = all(text[start:end].isupper() for start, end in spans)
    for name, start, end in zip(names["name"], names["start"], names["end"], strict=True):
        if _within(start, spans):
            words = text[start:end]
            place = _name_in_body(names, name, spans) or _words_in_body(text, words, spans)
            if place or not (is_shouted or " " in words):
                yield start, end, "name", place


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _name_in_body(
    names: pd.DataFrame, name: str, spans: list[tuple[int, int]]
) -> tuple[int, int] | None:
    same = names[names["name"] == name]
    places = zip(same["start"].tolist(), same["end"].tolist(), strict=True)
    return next(((start, end) for start, end in places if not _within(start, spans)), None)


def _words_in_body(text: str, words: str, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where the same words come in a row, whatever is between them but letters."""
    pattern = r"[\W_]+".join(re.escape(word) for word in _WORDS.findall(words))
    found = re.finditer(rf"\b{pattern}\b", text, re.IGNORECASE)
    return next((match.span() for match in found if not _within(match.start(), spans)), None)


def _number_in_body(tagged: Tagged, number: str, in_head: list[bool]) -> tuple[int, int] | None:
    found = (
        k for k, token in enumerate(tagged.tokens) if not in_head[k] and _number(token) == number
    )
    k = next(found, None)
    return None if k is None else (tagged.starts[k], tagged.ends[k])


def _lemma_in_body(tagged: Tagged, word: int, in_head: list[bool]) -> tuple[int, int] | None:
    stem = _stem(tagged.lemmas[word])
    found = (k for k, other in enumerate(tagged.lemmas) if not in_head[k] and _stem(other) == stem)
    k = next(found, None)
    return None if k is None else (tagged.starts[k], tagged.ends[k])


@cache
def _stem(lemma: str) -> str:
    """What a lemma has in common with forms that no dictionary knows, and “Rep” with “Rep.”.

    >>> [_stem(word) for word in ("revoking", "revoke", "Rep.", "rep", "ring", "red")]
    ['revok', 'revok', 'rep', 'rep', 'ring', 'red']
    """
    word = lemma.lower().rstrip(".")
    return next(
        (word[: -len(s)] for s in _ENDS if word.endswith(s) and len(word) > len(s) + 3), word
    )


_ENDS = ("ing", "es", "ed", "s", "e")


@cache
def _number(token: str) -> str | None:
    """The number that a token says, in figures; None for other words.

    >>> _number("three"), _number("$1,200"), _number("3-year"), _number("tree")
    ('3', '1200', '3', None)
    """
    if digits := _FIGURE.search(token):
        return digits[0].replace(",", "")
    n = SMALL_NUMBERS.get(token.lower().partition("-")[0], 0)
    return str(n) if n > 1 else None  # “one” is a word like others
