"""What a draft says that somebody said, in its own words: wrong only where surely another's."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studykit import lexicons
from studykit.article import Article
from studykit.quotes.rules.acts import DEED, SPEECH
from studykit.verification.credit import Credit, clause, is_pronoun, lines_before
from studykit.verification.heard import Heard
from studykit.verification.passages import Passages
from studykit.verification.phrased import phrased
from studykit.verification.places import nearest
from studykit.verification.retold import Retold
from studykit.verification.row import OTHER, UNDECIDED, VERBATIM, Row
from studykit.verification.turned import is_denying
from studykit.verification.words import Words, words_of

# Where a report goes on to something else.
_AND_THAT = re.compile(
    r";\s|,?\s(?:and|but)\s(?=that\s|(?:[A-Z][\w'’-]+\s){1,3}[a-z]+(?:\s[a-z]+)?\sthat\s)"
)
_SENTENCE_END = re.compile(r"(?<=[a-z\d]{2})[.!?][”\"]?\s+(?=[A-Z“\"])")
_CLAUSE_END = re.compile(r"[;:\n]|[.!?]\s")
# Where another clause begins that may still be of it.
_AND = re.compile(r",\s(?:and|but|while|though|although)\s")
_NAME = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"
# “Rain: | According to Ada Lane, | it fell”; “| Ada Lane: said | that it fell”
_ACCORDING = re.compile(rf"According\sto\s(?P<who>{_NAME}),\s")
_LABEL_ALONE = re.compile(r"[^\n:.]{1,40}:")  # a label that was taken for what is said
_LINE_LABEL = re.compile(rf"(?P<who>{_NAME})\s?(?:\([^()\n]*\)\s?)?:\s")  # “Ada Lane: …”
_LABELLED = re.compile(rf"[-*•\s]*(?P<who>{_NAME})\s?:\s(?P<cue>[a-z]+)\s$")
_NEARLY = 0.8  # share of a report's words that are the article's, where it surely is that passage
_SHORT, _TELLING = 4, 2  # words of a report that is found as it is; those that carry meaning
_FEWEST = 4  # words that carry meaning


class _Told(NamedTuple):
    """What a draft reports, whom it credits, and where the words begin that do so."""

    start: int
    end: int
    credit: Credit
    begin: int
    is_claim: bool  # of that kind of report that has a row whatever is found
    is_own: bool  # and not a mere answer, or something done


def report_rows(
    draft: Article, passages: Passages, heard: Heard, taken: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    """A row for each report in a draft that is in no marks."""
    retold = Retold(passages, heard)
    for told in _reports(draft, taken):
        row = _held(draft.text, told, passages, heard)
        if row.verdict == UNDECIDED and told.is_own:
            row = _retold(draft, row, told.credit, retold)
        if told.is_claim or row.verdict == OTHER:
            yield row


def _reports(draft: Article, taken: Sequence[tuple[int, int]]) -> Iterator[_Told]:
    """What a draft reports outside the quotations that are taken.

    >>> text = "Missile defense: According to Lane, the boats are in talks about it."
    >>> [(text[told.start : told.end], told.is_own) for told in _reports(sk.Article(text), [])]
    [('the boats are in talks about it', True)]
    >>> draft = sk.Article(text := "Lane thinks it rained on all boats, a “flood”.")
    >>> [text[told.start : told.end] for told in _reports(draft, [(38, 45)])]
    ['it rained on all boats, a']
    """
    found = list(_tabled(draft, taken))
    yield from found
    for one in phrased(draft):
        is_new = not any(one.start < told.end and told.start < one.end for told in found)
        end = _unquoted(draft.text, one.start, one.end, taken)
        if is_new and one.start < end:
            yield _Told(one.start, end, Credit(one.who, None, True), one.begin, False, True)


def _tabled(draft: Article, taken: Sequence[tuple[int, int]]) -> Iterator[_Told]:
    table = draft.attributions
    reports = table[table["kind"] != "direct"].astype(object)
    columns = ("spans", "source", "source_start", "cue", "speaker", "act", "kind")
    for spans, *of in zip(*(reports[c] for c in columns), strict=True):
        source, begin, cue, speaker, act, kind = of
        start, end = spans[0][0], spans[-1][1]
        if label := _LABEL_ALONE.fullmatch(draft.text, start, end):
            end = _line_end(draft, label.end())
            start, cue = label.end() + 1, ":"
        if kind == "mixed":
            end = _unquoted(draft.text, start, end, taken)
        source, first, begin = _led(draft.text, source, start, begin, cue)
        is_taken = any(low < end and first < high for low, high in taken)
        if is_taken or first >= end or not isinstance(source, str):
            continue
        credit = _credit(draft, source, speaker, begin, cue)
        is_deed = act == DEED and first == start
        is_own = _has(cue, "naming") if is_deed else not _is_answer(cue)
        yield _Told(first, end, credit, begin, act == SPEECH and kind == "indirect", is_own)


def _credit(draft: Article, source: str, speaker: object, begin: object, cue: object) -> Credit:
    """Whom a report credits; “she” on a line with a label is whom that names."""
    if is_pronoun(source) and (who := _labelled(draft, begin)):
        return Credit(who, None, True)
    return Credit(source, speaker if isinstance(speaker, str) else None, isinstance(cue, str))


def _labelled(draft: Article, place: object) -> str | None:
    """Whom the label of a line names, if nobody else is named in it before a pronoun.

    >>> draft = sk.Article(text := "Ada Lane: she saw Elm. She adds that it rained.")
    >>> _labelled(draft, text.index("She"))
    'Ada Lane'
    """
    if not isinstance(place, int):
        return None
    line = draft.text.rfind("\n", 0, place) + 1
    match = _LINE_LABEL.match(draft.text, line, place)
    if match is None:
        return None
    names = draft.names
    is_between = names["start"].between(match.end(), place, inclusive="left")
    return None if (is_between & names["kind"].eq("person")).any() else match["who"]


def _unquoted(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
    """Where the first clause of a report that is partly in marks ends, before them.

    What leads up to a quotation, “here is the mayor: “…””, is the draft's own.

    >>> text = "said that it rained, was “cold” and “wet”"
    >>> text[5 : _unquoted(text, 5, len(text), [(25, 31), (36, 41)])]
    'that it rained, was'
    >>> texts = "it rained; the ice was “bad”", "Roe was there too: “No”"
    >>> [text[: _unquoted(text, 0, len(text), [(len(text) - 5, len(text))])] for text in texts]
    ['it rained', '']
    """
    low = min((one for one, _ in taken if start <= one < end), default=end)
    last = _CLAUSE_END.search(text, start, low)
    low = last.start() if last else low
    return start if last and last[0] == ":" else start + len(text[start:low].rstrip())


def _line_end(draft: Article, place: int) -> int:
    """Where the sentence ends that goes on after a label: “Rain: | it fell.”"""
    ends = draft.sentences["end"].tolist()
    end = next((end for end in ends if end > place + 1), place)
    return place + len(draft.text[place:end].rstrip(" .\n"))


def _led(text: str, source: object, start: int, begin: int, cue: object) -> tuple[object, int, int]:
    """Who is credited with a report whose line has a label, from where on, and where that is.

    >>> text = "Rain: According to Roe, it fell."
    >>> _led(text, "Rain", 6, 0, ":"), _led("Roe: said that it fell.", None, 10, 0, "said")
    (('Roe', 24, 19), ('Roe', 10, 0))
    """
    if not isinstance(cue, str):
        return source, start, begin
    if isinstance(source, str) and cue == ":" and (match := _ACCORDING.match(text, start)):
        return match["who"], match.end(), match.start("who")
    line = text.rfind("\n", 0, start) + 1
    if not isinstance(source, str) and (match := _LABELLED.match(text, line, start)):
        is_cue = match["cue"] == cue
        return (match["who"], start, line) if is_cue else (source, start, begin)
    return source, start, begin


def _retold(draft: Article, row: Row, credit: Credit, retold: Retold) -> Row:
    """A report held to what others say in the article in other words."""
    around = _around(draft, row.start, credit)
    for start, end in _parts(draft.text, row.start, row.end):
        other = retold.other(draft.text, start, end, credit, around)
        if other:
            said = f"in the article: {other.name}"
            return Row(start, end, row.kind, OTHER, other.place, said)
    return row


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a report that each tell something else: “that it rained | and that Roe left”.

    >>> text = "that it rained, and that Roe left"
    >>> [text[slice(*part)] for part in _parts(text, 0, len(text))]
    ['that it rained', 'that it rained', 'that Roe left']
    >>> text = "that it rained, and the boats were late"
    >>> text[slice(*next(_parts(text, 0, len(text))))]
    'that it rained'
    """
    for match in _SENTENCE_END.finditer(text, start, end):
        yield from _clauses(text, start, match.start())
        start = match.end()
    yield from _clauses(text, start, end)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if first := _AND.search(text, start, end):
        yield start, first.start()  # what follows may be the draft's own
    for match in _AND_THAT.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _copied(
    text: str, start: int, end: int, begin: int, passages: Passages
) -> tuple[int, int] | None:
    """Where a report is in the article word for word, with whoever is credited.

    >>> passages = Passages(sk.Article("Bo Roe said he left. Ada Lane said it rained."))
    >>> texts = "Lane said it rained.", "Bo said it rained."
    >>> [_copied(text, 10, 19, 0, passages) for text in texts]
    [(35, 44), None]
    """
    whole, words = Words(text, min(start, begin), max(end, begin)).keys, passages.words
    at = next(iter(passages.all.occurrences(whole)), None) if whole else None
    if at is None:
        return None
    n = len(Words(text, start, end))
    first = at + len(Words(text, begin, start)) if begin < start else at
    return words.spans[first][0], words.spans[first + n - 1][1]


def _held(text: str, told: _Told, passages: Passages, heard: Heard) -> Row:
    """A report held to the article by its words alone."""
    start, end, credit, begin, *_ = told
    copied = _copied(text, start, end, begin, passages)
    if copied:
        return Row(start, end, "report", VERBATIM, copied)
    return _row(text, start, end, credit, passages, heard)


def _is_answer(cue: object) -> bool:
    """Whether somebody only says yes or no to what another has said: “denied”, “agreed”."""
    return _has(cue, "answer") or any(map(is_denying, Words(str(cue)).keys))


def _has(cue: object, kind: str) -> bool:
    return not words_of(kind).isdisjoint(str(cue).lower().split())


def _around(draft: Article, place: int, credit: Credit) -> str:
    """A report's sentence; for “he” or “she” the lines before as well."""
    starts, ends = draft.sentences["start"].tolist(), draft.sentences["end"].tolist()
    row = bisect_right(starts, place) - 1
    start, end = (starts[row], ends[row]) if row >= 0 else (place, place)
    start, end = clause(draft.text, place, place, (start, end))
    before = lines_before(draft.text, start) if is_pronoun(credit.words) else ""
    return before + draft.text[start : max(end, place)]


def _whole(
    keys: list[str], start: int, end: int, credit: Credit, passages: Passages, heard: Heard
) -> Row | None:
    """A short report that is in the article word for word as another’s."""
    keys = keys[1:] if keys[:1] == ["that"] else keys
    if len(keys) < _SHORT or len(set(keys) - lexicons.words("stop_words")) < _TELLING:
        return None
    spans, others, place = passages.words.spans, [], None
    for at in passages.all.occurrences(keys):
        place = spans[at][0], spans[at + len(keys) - 1][1]
        others.append(heard.other(credit, *place))
        if heard.names_in_sentence(credit, passages.sentence(place[0])):
            return None
    if not others or not all(others):
        return None
    return Row(start, end, "report", OTHER, place, f"in the article: {others[0]}")


def _row(text: str, start: int, end: int, credit: Credit, passages: Passages, heard: Heard) -> Row:
    keys = Words(text, start, end).keys
    if row := _whole(keys, start, end, credit, passages, heard):
        return row
    near = nearest(keys, passages) if len(keys) >= _FEWEST else None
    if near is None or near.matched < _NEARLY * len(keys) or near.n_content < _FEWEST:
        return Row(start, end, "report", UNDECIDED)
    spans = passages.words.spans
    place = spans[near.places[0]][0], spans[near.places[-1]][1]
    other = heard.other(credit, *place)
    if other and heard.names_in_sentence(credit, passages.sentence(place[0])):
        return Row(start, end, "report", UNDECIDED, place)
    if other:
        return Row(start, end, "report", OTHER, place, f"in the article: {other}")
    is_whole = near.matched == len(keys) == len(near.places)
    return Row(start, end, "report", VERBATIM if is_whole else UNDECIDED, place)
