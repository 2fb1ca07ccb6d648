"""The table `attributions`: cues and quotation marks put together."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import Any

from studykit.memory import Array
from studykit.quotes.rules.acts import act
from studykit.quotes.rules.attribution import Attribution
from studykit.quotes.rules.by_cue import attributions
from studykit.quotes.rules.left_over import with_leftovers
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import TaggedText
from studykit.quotes.sentence.word_classes import COMMA, MARK, QUOTED
from studykit.schema import Columns

_ABSENT = (None, None)
_NOBODY = frozenset(("there", "here", "q"))  # “There | said”, “| Q |: Did it rain?”


def columns(tagged: TaggedText, sentences: Columns, tokens: Columns) -> dict[str, list[Any]]:
    """The columns of the table `attributions` but those that say whom a source stands for.

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
        The columns of `schema.TABLES["attributions"]` without `speaker`, `voice` and
        `source_type`, for which see `speakers.columns`.

    References
    ----------
    Newell, E., Margolin, D. & Ruths, D. (2018). An attribution relations corpus for political
    news. LREC.

    Examples
    --------
    >>> from studykit import Article
    >>> table = Article("“It rained,” said Ada Lane. She said the road was “gone.”").quotes
    >>> print(*table[["kind", "source", "cue", "content"]].values.tolist(), sep="\\n")
    ['direct', 'Ada Lane', 'said', '“It rained,”']
    ['mixed', 'She', 'said', 'the road was “gone.”']
    """
    text = tagged.text
    rows = with_leftovers(tagged, attributions(tagged))
    spans, kinds, n_words = _contents(tagged, rows, tokens["is_word"])
    if 0 in n_words:  # “! ! !”, or two colons: nothing is said
        rows = [row for row, n in zip(rows, n_words, strict=True) if n]
        spans, kinds, n_words = _contents(tagged, rows, tokens["is_word"])
    starts = [pieces[0][0] for pieces in spans]
    ends = [pieces[-1][1] for pieces in spans]
    in_sentence = [bisect(sentences["end"], start) for start in starts]
    return {
        "paragraph_id": [sentences["paragraph_id"][sentence] for sentence in in_sentence],
        "sentence_id": in_sentence,
        "kind": kinds,
        "content": [" … ".join([text[a:b] for a, b in pieces]) for pieces in spans],
        "rule": [row.rule for row in rows],
        "start": starts,
        "end": ends,
        "spans": spans,
        "n_words": n_words,
        "act": [
            act(tagged, row, is_marked=kind != "indirect")
            for row, kind in zip(rows, kinds, strict=True)
        ],
        **_optional("source", tagged, [_source(tagged, row) for row in rows]),
        **_optional("cue", tagged, [row.cue for row in rows]),
    }


def _source(tagged: TaggedText, row: Attribution) -> Span | None:
    """The row's source, up to the cue where it would hold its own content.

    >>> attributed("There said it rained.")
    – | said | it rained
    >>> attributed("Q: Is Lane there?")
    – | : | Is Lane there

    >>> attributed("“It froze,” said Lane, the mayor who went on to say that it rained.")
    Lane, the mayor who went on to say that it rained | said | “It froze,”
    Lane, the mayor who went on | to say | that it rained
    >>> attributed("“It rained,” said SAid he.")
    SAid he | said | “It rained,”
    – | SAid | he
    """
    if row.source is None:
        return None
    start, end = row.source
    if end - start == 1 and tagged.types[start] in _NOBODY:
        return None
    if row.cue is None or not row.content:
        return row.source
    cue = row.cue[0]
    if not start <= cue < end or all(high <= start or end <= low for low, high in row.content):
        return row.source
    if start == cue:
        return None
    return start, start + max(1, len(tagged.classes[start:cue].rstrip(COMMA)))


def _optional(name: str, tagged: TaggedText, ranges: Sequence[Span | None]) -> dict[str, list[Any]]:
    """The three columns of a range of tokens that may be absent."""
    text, firsts, lasts = tagged.text, tagged.starts, tagged.ends
    places = [(firsts[span[0]], lasts[span[1] - 1]) if span else _ABSENT for span in ranges]
    starts, ends = zip(*places, strict=True) if places else ((), ())
    return {
        name: [None if end is None else text[start:end] for start, end in places],
        f"{name}_start": list(starts),
        f"{name}_end": list(ends),
    }


def _contents(
    tagged: TaggedText, rows: Iterable[Attribution], is_word: Array
) -> tuple[list[list[Span]], list[str], list[int]]:
    """The pieces of each content; whether all, some or none is in quotation marks; its words."""
    words_in, starts, ends = is_word.tobytes().count, tagged.starts, tagged.ends
    spans, kinds, counts = [], [], []
    for row in rows:
        pieces, classes, n_words = [], "", 0
        for low, high in sorted(row.content):
            pieces.append((starts[low], ends[high - 1]))
            classes += tagged.classes[low:high]
            n_words += words_in(1, low, high)
        spans.append(pieces)
        kinds.append(_kind(classes))
        counts.append(n_words)
    return spans, kinds, counts


def _kind(classes: str) -> str:
    """Whether all, some or none of these tokens are in quotation marks.

    >>> _kind(QUOTED), _kind(QUOTED + ","), _kind(",")
    ('direct', 'mixed', 'indirect')

    One whose opening mark is lost is all in marks.

    >>> _kind("," + MARK)
    'direct'
    """
    if QUOTED not in classes:
        return "direct" if classes.endswith(MARK) else "indirect"
    return "mixed" if classes.strip(QUOTED) else "direct"
