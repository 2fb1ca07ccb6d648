"""The headline held against the body: which of its names, figures and words the body bears out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
import pandas as pd

from studykit import schema
from studykit.brief.about import about
from studykit.brief.story import story
from studykit.brief.tagged import Tagged
from studykit.numerals import NO_COUNTS, SMALL_NUMBERS
from studykit.quotes.sentence.datelines import dateline_end

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
        `sentence_id` (of a word or a figure the sentence that has most of the headline, of others
        the first place there; ``<NA>`` if none). Each item once. Empty without a headline.

    Notes
    -----
    A name is borne out by any mention of the same bearer or by its words within another name, a
    figure by the same number in figures or words, a quotation by the same words in a row, any
    other word by a form of the same lemma; "largest" not by "large". Bylines, lines with a date
    and the like are no part of the body.
    A word that is missing may be there in other words: the check says where to look.

    Examples
    --------
    >>> a = sk.Article("Lane to close 3 ports\\n\\nMayor Ada Lane of Elm said on Monday that "
    ...                "she would close three harbours.")
    >>> table = headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)
    >>> table[["item", "kind", "in_body"]].values.tolist()[1:]
    [['close', 'word', True], ['3', 'figure', True], ['ports', 'word', False]]
    """
    headlines = _spans(paragraphs[paragraphs["kind"] == "headline"])
    aside = _aside(text, paragraphs, sentences, names) if headlines else []
    starts = sentences["start"].to_numpy()
    found = sorted(_items(Tagged(text, tokens), tokens, names, headlines, aside))
    rows = _once(text, _where_most_is(found, starts, _spans(names)))
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
                [place and _sentence(starts, place) for place in places], dtype="Int64"
            ),
        }
    )


Span = tuple[int, int]
Spans = list[Span]
Found = tuple[int, int, str, Spans]  # all its places in the body
Item = tuple[int, int, str, Span | None]


def _sentence(starts: np.ndarray, place: Span) -> int:
    return int(starts.searchsorted(place[0], side="right")) - 1


def _where_most_is(found: Sequence[Found], starts: np.ndarray, names: Spans) -> list[Item]:
    """The items, a word or a figure with its place in the sentence that has most of them.

    Of such the first where it is in no name.

    >>> a = sk.Article("Toll rises\\n\\nThe old toll fell in May. The toll rises on Monday.")
    >>> table = headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)
    >>> table.loc[table["kind"] == "word", "sentence_id"].tolist()
    [2, 2]
    """
    per_item = [{_sentence(starts, place) for place in places} for *_, places in found]
    n_items = Counter(sentence for sentences in per_item for sentence in sentences)

    def serves(place: Span) -> tuple[int, bool]:
        return n_items[_sentence(starts, place)], not _within(place[0], names)

    return [
        (start, end, kind, max(places, key=serves))
        if places and kind in ("word", "figure")
        else (start, end, kind, places[0] if places else None)
        for start, end, kind, places in found
    ]


def _once(text: str, rows: Sequence[Item]) -> list[Item]:
    """Each item once, in whatever case it comes again.

    >>> a = sk.Article("Toll on toll\\n\\nThe toll of the town of Elm rises, and then it falls.")
    >>> headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)["item"].tolist()
    ['Toll']
    """
    first: dict[tuple[str, str], Item] = {}
    for row in rows:
        first.setdefault((row[2], text[row[0] : row[1]].lower()), row)
    return list(first.values())


def _spans(table: pd.DataFrame) -> Spans:
    return list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))


def _aside(
    text: str, paragraphs: pd.DataFrame, sentences: pd.DataFrame, names: pd.DataFrame
) -> Spans:
    """What is no body: headlines, who wrote it and when, and what surrounds the story.

    >>> text = "Toll to rise in 2030\\n\\nElm, 3 May 2030\\n\\nOAKHAM, May 4 - A toll rises."
    >>> a = sk.Article(text)
    >>> headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)["in_body"].tolist()
    [True, True, False]
    """
    lines = set(about(paragraphs, sentences, names, story(sentences, paragraphs)).values())
    is_body = paragraphs["kind"].isin(("body", "caption"))
    is_body &= ~paragraphs["text"].str.split().str.join(" ").isin(lines)
    datelines = [(a, dateline_end(text, a, b)) for a, b in _spans(paragraphs[is_body])]
    return _spans(paragraphs[~is_body]) + datelines


def _items(
    tagged: Tagged, tokens: pd.DataFrame, names: pd.DataFrame, headlines: Spans, aside: Spans
) -> Iterator[Found]:
    """The names, figures, quotations and other words of the headline, each with its first place."""
    taken: Spans = []
    for item in _names(tagged.text, names, headlines, aside):
        taken.append(item[:2])
        yield item
    for start, end in headlines:
        for match in _MARKED.finditer(tagged.text, start, end):
            if match.span(1) in taken:
                continue  # “Ada Lane’s ‘Rain’”: the name of a book
            taken.append(match.span(1))
            yield *match.span(1), "quotation", _words_in_body(tagged.text, match[1], aside)
    yield from _words(tagged, tokens, names, headlines, taken, aside)


def _words(
    tagged: Tagged, tokens: pd.DataFrame, names: pd.DataFrame, headlines: Spans, taken: Spans,
    aside: Spans,
) -> Iterator[Found]:  # fmt: skip
    """The headline's figures and words that are in none of its names and quotations.

    A word that the body has only in a person's name is one: “Ada’s” of “Ada Lane”.

    >>> a = sk.Article("Look At Ada’s Boat\\n\\nThe boat of Ada Lane sank in the sea. A boat!")
    >>> table = headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)
    >>> table.loc[table["in_body"], ["item", "kind"]].values.tolist()
    [['Ada', 'name'], ['Boat', 'word']]
    >>> a = sk.Article("Backing post-9/11 law\\n\\nThe law, said Roe, came back after 9/11.")
    >>> table = headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)
    >>> table[["item", "in_body"]].values.tolist()
    [['Backing', False], ['post-9', True], ['law', True]]
    >>> a = sk.Article("Lane v Roe goes on\\n\\nIt is an old row, and Lane met Roe in Elm.")
    >>> headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)["item"].tolist()
    ['Lane', 'Roe']
    """
    people = _spans(names[names["kind"] == "person"])
    in_body = [k for k, start in enumerate(tagged.starts) if not _within(start, aside)]
    is_stop = tokens["is_stop"].tolist()
    is_letter = tokens["token"].str.rstrip(".").str.len() == 1  # “Lane | v. | Roe”
    is_word = (tokens["kind"].eq("word") & ~is_letter).tolist()
    for k, start in enumerate(tagged.starts):
        if not _within(start, headlines) or _within(start, taken) or _is_second(tagged, k):
            continue
        if number := _number(tagged.tokens[k]):
            same = [j for j in in_body if _number(tagged.tokens[j]) == number]
            yield start, tagged.ends[k], "figure", _places(tagged, same)
        elif is_word[k] and not is_stop[k]:
            forms = (j for j in in_body if not is_stop[j] and _is_form(tagged, k, j))
            places = _places(tagged, forms)
            yield start, tagged.ends[k], _kind(places, people), places


def _is_second(tagged: Tagged, token: int) -> bool:
    """Whether a token is the second half of “9/11”, which is one figure by its first number."""
    return token > 0 and tagged.tokens[token - 1] == "/"


def _kind(places: Spans, people: Spans) -> str:
    is_name = places and all(_within(place, people) for place, _ in places)
    return "name" if is_name else "word"


def _names(text: str, names: pd.DataFrame, headlines: Spans, aside: Spans) -> Iterator[Found]:
    """The headline's names; what the body does not name may be none where every word has capitals.

    >>> a = sk.Article("RAIN IN ELM\\n\\nIt rained all day in the town of Elm, and then it froze.")
    >>> headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)["kind"].tolist()
    ['word', 'word']
    >>> b = sk.Article("Senate sings\\n\\nThe Elm Senate Board sang all day in the rain of May.")
    >>> headline_check(b.text, b.paragraphs, b.sentences, b.tokens, b.names)["in_body"].tolist()
    [True, True]
    """
    is_shouted = all(text[start:end].isupper() for start, end in headlines)
    for name, start, end in zip(names["name"], names["start"], names["end"], strict=True):
        if _within(start, headlines):
            words = text[start:end]
            places = _name_in_body(names, name, aside) or _words_in_body(text, words, aside)
            if places or not (is_shouted or " " in words):
                yield start, end, "name", places


def _within(place: int, spans: Spans) -> bool:
    return any(start <= place < end for start, end in spans)


def _name_in_body(names: pd.DataFrame, name: str, aside: Spans) -> Spans:
    return [span for span in _spans(names[names["name"] == name]) if not _within(span[0], aside)]


def _words_in_body(text: str, words: str, aside: Spans) -> Spans:
    """Where the same words come in a row, whatever is between them but letters."""
    pattern = r"[\W_]+".join(re.escape(word) for word in _WORDS.findall(words))
    found = re.finditer(rf"\b{pattern}\b", text, re.IGNORECASE)
    return [match.span() for match in found if not _within(match.start(), aside)]


def _places(tagged: Tagged, tokens: Iterable[int]) -> Spans:
    return [(tagged.starts[k], tagged.ends[k]) for k in tokens]


def _is_form(tagged: Tagged, word: int, other: int) -> bool:
    """Whether a word bears another out: a form of its lemma, and no lesser degree.

    >>> a = sk.Article("Largest boat safer\\n\\nA large boat of Elm is safe, and the safest.")
    >>> headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)["in_body"].tolist()
    [False, True, False]
    """
    if _stem(tagged.lemmas[other]) != _stem(tagged.lemmas[word]):
        return False
    printed, lemma = tagged.tokens[word].lower(), tagged.lemmas[word].lower()
    is_degree = printed != lemma and printed.endswith(("er", "est", "worse", "worst"))
    return not is_degree or tagged.tokens[other].lower() == printed


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

    >>> _number("three"), _number("$1,200"), _number("3-year"), _number("tree"), _number("two-way")
    ('3', '1200', '3', None, None)
    """
    if token.lower().endswith(NO_COUNTS):
        return None
    if digits := _FIGURE.search(token):
        return digits[0].replace(",", "")
    n = SMALL_NUMBERS.get(token.lower().partition("-")[0], 0)
    return str(n) if n > 1 else None  # “one” is a word like others
