"""The table `quotes`: cues and quotation marks put together."""

from bisect import bisect
from collections.abc import Iterable
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import Any

from studykit.memory import Array
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.rules.by_cue import attributions
from studykit.quotes.rules.left_over import with_leftovers
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.schema import Columns

_ABSENT = (None, None)


def columns(tagged: TaggedText, sentences: Columns, tokens: Columns) -> dict[str, list[Any]]:
    """The columns of the table `quotes` but those that say whom a source stands for.

    Direct, mixed and indirect speech, thoughts and intentions, with the source and the cue
    beside what is credited, one row per attribution, in text order. A quotation that nobody is
    credited with and that is no title is kept without a source. Nothing is learned from
    annotated texts: the rules read word lists and the places of words.

    Parameters
    ----------
    tagged : TaggedText
        The article.
    sentences, tokens : dict of str to sequence
        The columns of its tables of those names, as of `segment.columns`.

    Returns
    -------
    dict of str to list
        The columns of `schema.TABLES["quotes"]` without `speaker` and `source_type`, for which
        see `speakers.columns`.

    References
    ----------
    Newell, E., Margolin, D. & Ruths, D. (2018). An attribution relations corpus for political
    news. LREC.

    Examples
    --------
    >>> from studykit import Article
    >>> table = Article("“It rained,” said Ada Lane. She said the road was “gone.”").quotes
    >>> table[["kind", "source", "cue", "content"]].values.tolist()
    [['direct', 'Ada Lane', 'said', '“It rained,”'],
     ['mixed', 'She', 'said', 'the road was “gone.”']]
    """
    text = tagged.text
    rows = with_leftovers(tagged, attributions(tagged))
    spans, kinds, n_words = _contents(tagged, rows, tokens["is_word"])
    starts = [pieces[0][0] for pieces in spans]
    ends = [pieces[-1][1] for pieces in spans]
    in_sentence = list(map(bisect, repeat(sentences["end"]), starts))
    return {
        "paragraph_id": list(map(sentences["paragraph_id"].__getitem__, in_sentence)),
        "sentence_id": in_sentence,
        "kind": kinds,
        "content": list(map(text.__getitem__, map(slice, starts, ends))),
        "rule": list(map(attrgetter("rule"), rows)),
        "start": starts,
        "end": ends,
        "spans": spans,
        "n_words": n_words,
        **_optional("source", text, tagged.offsets(map(attrgetter("source"), rows))),
        **_optional("cue", text, tagged.offsets(map(attrgetter("cue"), rows))),
    }


def _optional(name: str, text: str, spans: Iterable[Span | None]) -> dict[str, list[Any]]:
    """The three columns of a span that may be absent."""
    places = [span or _ABSENT for span in spans]
    return {
        name: [None if end is None else text[start:end] for start, end in places],
        f"{name}_start": list(map(itemgetter(0), places)),
        f"{name}_end": list(map(itemgetter(1), places)),
    }


def _contents(
    tagged: TaggedText, rows: Iterable[Attribution], is_word: Array
) -> tuple[list[list[Span]], list[str], list[int]]:
    """The pieces of each content; whether all, some or none is in quotation marks; its words."""
    starts, ends, classes = tagged.starts, tagged.ends, tagged.classes
    words_in = is_word.tobytes().count
    spans, kinds, counts = [], [], []
    for content in map(sorted, map(attrgetter("content"), rows)):
        pieces, inside, n_words = [], "", 0
        for low, high in content:
            pieces.append((starts[low], ends[high - 1]))
            inside += classes[low:high]
            n_words += words_in(1, low, high)
        spans.append(pieces)
        is_plain = "Q" not in inside
        kinds.append("indirect" if is_plain else "mixed" if inside.strip("Q") else "direct")
        counts.append(n_words)
    return spans, kinds, counts
