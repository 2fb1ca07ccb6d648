"""The article as the rules read it: lists of tokens, their classes, quotations, sentences."""

import re
from bisect import bisect, bisect_left
from collections.abc import Sequence

from studykit.memory import Array, Words
from studykit.names.labels import Label, labels
from studykit.names.letters import letters
from studykit.quotes.sentence.datelines import ASIDE, dateline_end, place_label_end
from studykit.quotes.sentence.marks import Quoted, Span, quoted
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    CAPITALISED,
    END,
    HAVE,
    NOUN,
    QUOTED,
    START,
    STOP,
    VERB,
    classes_of,
    pattern,
)
from studykit.schema import Columns

# “Ada E|.| Lane”, “(D-N|.|C|.|)”: a stop that may be within a name.
_ABBREVIATED = pattern(
    "<STOP> (?<=<CAPITALISED><STOP>) (?=<CAPITALISED|CLOSING_BRACKET|COMMA|NOUN>)"
)
# “|A|. K. Lane”, “Ada |I|. Lane”: a letter that is a word elsewhere.
_LETTER = pattern("<DETERMINER|PRONOUN> (?=<STOP><CAPITALISED>)")
# “has | long | said”, “have | all | said”: a word that is an adverb there and only there.
_BETWEEN_VERBS = pattern("<HAVE> <NOUN|DETERMINER|COORDINATOR> (?=<VERBAL>)")
_ADVERBS_THERE = frozenset(("long", "yet", "all", "both"))
# “the | cuts |”, “their | lives |”: a noun, though a verb elsewhere.
_AFTER_ARTICLE = pattern("(?<=<DETERMINING>) <VERB>")
_ARTICLES = frozenset(
    ("the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "whose")
)
# “Lane | once | said”, and not “row | once | he said”.
_ONCE = pattern(
    "(?<=<NOMINAL|SUBJECT_WORD|CLOSING_BRACKET|HAVE>) <SUBORDINATOR> (?=<ADVERB>*<VERBAL>)"
)
_LEFT = pattern("<COORDINATOR> <NOUN> (?: <^NOUN|CAPITALISED|OF|BE|HAVE|MODAL|VERB> | $ )")
FARTHEST = 60  # tokens that a rule looks back or ahead; keeps the time linear in the text


class TaggedText:
    """Plain lists over the tokens of one article, made once.

    `classes` has the class of each token, `QUOTED` for all in quotation marks; `unmasked` has
    the classes in the marks too. `units` are token ranges: sentences, joined where a quotation
    runs across their border. `labels` are what the turns of a transcript begin with, by their
    paragraphs.
    """

    __slots__ = (
        "asides",
        "classes",
        "ends",
        "labels",
        "marks",
        "paragraph_of",
        "quotation_before",
        "quoted_tokens",
        "start_array",
        "starts",
        "text",
        "tokens",
        "types",
        "units",
        "unmasked",
        "words",
    )

    def __init__(self, text: str, paragraphs: Columns, sentences: Columns, tokens: Columns) -> None:
        self.text = text
        self.words: Words = tokens["words"]
        self.tokens: list[str] = tokens["token"].tolist()
        self.types: list[str] = tokens["type"].tolist()
        self.start_array: Array = tokens["start"]
        self.starts: list[int] = self.start_array.tolist()
        self.ends: list[int] = tokens["end"].tolist()
        spans = list(zip(paragraphs["start"], paragraphs["end"], strict=True))
        self.marks: list[Quoted] = _limited(quoted(text, spans), spans, sentences["end"])
        self.quoted_tokens: list[Span] = [self.token_range(q.start, q.end) for q in self.marks]
        borders = self.first_tokens(sentences["end"])
        classes = _with_nouns(self.types, _with_adverbs(self.types, classes_of(self.words)))
        self.unmasked = _with_initials(self, classes, frozenset(borders))
        self.classes = _masked(self.unmasked, self.quoted_tokens)
        self.quotation_before = {b: a for a, b in self.quoted_tokens}
        self.units, self.paragraph_of = _units(self, borders, sentences["paragraph_id"])
        self.labels = _labels(self, sentences["start"], sentences["paragraph_id"])
        self.asides = _asides(text, paragraphs, has_turns=bool(self.labels))
        self._cut_datelines()

    def class_at(self, k: int) -> str:
        """The class of the token at `k`, `END` after the last."""
        return self.classes[k : k + 1] or END

    def class_before(self, k: int, low: int) -> str:
        """The class of the token before `k`, `START` where the unit begins at `low`."""
        return self.classes[k - 1] if k > low else START

    def is_aside(self, at: int) -> bool:
        r"""Whether a place is in a dateline, a byline or a kicker: nobody is heard there.

        >>> attributed("Storm over Elm\n\nBy Ann Roe, who said it rained\n\nIt froze.")
        >>> credited("Storm over Elm\n\nBy Ann Roe\n\nIt rained. She said it froze.")
        She = –
        """
        if not self.asides or at >= self.asides[-1][1]:
            return False
        before = bisect(self.asides, (at, len(self.text)))
        return before > 0 and at < self.asides[before - 1][1]

    def _cut_datelines(self) -> None:
        """Take the dateline that opens a unit out of it."""
        for start, end in self.asides:
            low, after = self.token_range(start, end)
            unit = self.unit_at(low)
            if self.units[unit][0] == low and after < self.units[unit][1]:
                self.units[unit] = (after, self.units[unit][1])

    def unit_at(self, k: int) -> int:
        """The number of the unit that holds the token at `k`."""
        return bisect(self.units, (k, len(self.tokens))) - 1

    def first_tokens(self, offsets: Sequence[int]) -> list[int]:
        """The first token from each offset on."""
        return self.start_array.searchsorted(offsets).tolist()

    def token_range(self, start: int, end: int) -> Span:
        """The tokens between two offsets."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def _labels(
    tagged: TaggedText, starts: Sequence[int], paragraphs: Sequence[int]
) -> dict[int, list[Label]]:
    r"""The labels of turns by their paragraphs; none within quotation marks.

    >>> attributed("ANA VOSS: It is.\n\nLEO PELL: He wrote, “It is. ANA VOSS: No.”\n\nVOSS: No.")
    ANA VOSS | : | It is
    LEO PELL | : | He wrote, “It is. ANA VOSS: No.”
    He | wrote | “It is. ANA VOSS: No.”
    VOSS | : | No
    """
    found = labels(tagged.text, starts, paragraphs)
    for number, held in letters(tagged.text, starts, paragraphs).items():
        names = {label.start: label for label in found.get(number, ())}
        found[number] = sorted((names | {label.start: label for label in held}).values())
    if not found:
        return {}
    opening = dict(zip(reversed(paragraphs), reversed(starts), strict=True))
    kept: dict[int, list[Label]] = {}
    for number, in_paragraph in found.items():
        at = [tagged.token_range(label.start, label.start)[0] for label in in_paragraph]
        said = [
            label
            for label, k in zip(in_paragraph, at, strict=True)
            if label.start == opening[number] or tagged.classes[k] != QUOTED
        ]
        if said:
            kept[number] = said
    return dict(sorted(kept.items()))


def _asides(text: str, paragraphs: Columns, *, has_turns: bool) -> list[Span]:
    """Where datelines are, and the paragraphs that are nothing else or a byline."""
    rows = zip(paragraphs["start"], paragraphs["end"], paragraphs["kind"], strict=True)
    found, is_report_open = [], has_turns
    for start, end, kind in rows:
        after = end if kind in ASIDE else dateline_end(text, start, end)
        if not is_report_open and after == start:
            after = place_label_end(text, start, end)
        is_report_open |= kind == "body"
        if start < after:
            found.append((start, after))
    return found


def _limited(marks: list[Quoted], paragraphs: Sequence[Span], ends: list[int]) -> list[Quoted]:
    """The quotations; an unclosed one that nothing takes up ends with its sentence.

    >>> attributed("Lane said “it rained all over. The town slept.")
    Lane | said | “it rained all over.
    >>> attributed("“It rained all over. The town slept,” Lane said.")
    Lane | said | “It rained all over. The town slept,”
    """
    limited = []
    for k, mark in enumerate(marks):
        is_taken_up = k + 1 < len(marks) and marks[k + 1].continues
        if not mark.closed and not is_taken_up and mark.start != paragraphs[mark.paragraph][0]:
            mark = mark._replace(end=ends[bisect_left(ends, mark.start + 1)])
        limited.append(mark)
    return limited


def _with_adverbs(types: Sequence[str], classes: str) -> str:
    """The classes, with “has | long | said” and its like as adverbs, “and | left |” as a verb.

    >>> attributed("Lane has long said that it rained. The towns have all said that it froze.")
    Lane | has long said | that it rained
    The towns | have all said | that it froze
    >>> attributed("Lane said the plan has long legs.")
    Lane | said | the plan has long legs
    >>> attributed("Lane once said that it rained. Lane will row once Roe has said that it froze.")
    Lane | said | that it rained
    Roe | has said | that it froze
    >>> attributed("Lane denied the charge, and left. Roe praised the right and left.")
    Lane | denied | the charge
    Roe | praised | the right and left
    """

    def there(words: re.Match[str]) -> str:
        return HAVE + ADVERB if types[words.end() - 1] in _ADVERBS_THERE else words[0]

    def once(word: re.Match[str]) -> str:
        return ADVERB if types[word.start()] == "once" else word[0]

    if "once" in types:
        classes = _ONCE.sub(once, classes)
    at = 0
    for _ in range(types.count("left")):
        at = types.index("left", at) + 1
        if _is_leaving(types, classes, at - 1):
            classes = classes[: at - 1] + VERB + classes[at:]
    return _BETWEEN_VERBS.sub(there, classes)


def _is_leaving(types: Sequence[str], classes: str, k: int) -> bool:
    """“, and | left |.”, “and | left | the room”: a verb, and no side; not “right and | left |”.

    >>> attributed("Lane praised the plan and left the room. Roe praised the old and left wing.")
    Lane | praised | the plan
    Roe | praised | the old and left wing
    """
    is_verb = k > 1 and _LEFT.match(classes, k - 1)
    return bool(is_verb) and types[k - 2] not in ("right", "center")


def _with_nouns(types: Sequence[str], classes: str) -> str:
    """The classes, with a verb right after an article as a noun.

    >>> attributed("Lane called the cuts “absurd.” Lane praised the lead in the fight.")
    Lane | called | the cuts “absurd.”
    Lane | praised | the lead in the fight
    >>> attributed("Lane feared that cuts “absurd” men.")
    Lane | feared | that cuts “absurd” men
    """

    def noun(verb: re.Match[str]) -> str:
        return NOUN if types[verb.start() - 1] in _ARTICLES else verb[0]

    return _AFTER_ARTICLE.sub(noun, classes)


def _with_initials(tagged: TaggedText, classes: str, borders: frozenset[int]) -> str:
    """The classes, with the stop of an abbreviation within a sentence as part of the name.

    >>> attributed("Ada E. Lane on Monday said it rained.")
    Ada E. Lane | said | it rained
    >>> attributed("“It rained,” said Ada Lane (D-N.C.).")
    Ada Lane (D-N.C.) | said | “It rained,”
    >>> attributed("A. K. Lane on Monday said it rained. So it did, said I. M. Roe.")
    A. K. Lane | said | it rained
    I. M. Roe | said | So it did
    >>> attributed("It was plan A. Roe said it froze.")
    Roe | said | it froze
    """

    def is_within(k: int) -> bool:
        is_joined = tagged.starts[k] == tagged.ends[k - 1] and tagged.tokens[k] == "."
        return is_joined and k + 1 not in borders

    def letter(word: re.Match[str]) -> str:
        k = word.start()
        is_letter = tagged.tokens[k] in ("A", "I") and is_within(k + 1)
        return CAPITALISED if is_letter else word[0]

    def joined(stop: re.Match[str]) -> str:
        return CAPITALISED if is_within(stop.start()) else STOP

    if "A. " in tagged.text or "I. " in tagged.text:
        classes = _LETTER.sub(letter, classes)
    return _ABBREVIATED.sub(joined, classes)


def _masked(classes: str, ranges: Sequence[Span]) -> str:
    """The classes, with all in quotation marks as `QUOTED`.

    >>> from studykit.quotes.sentence.word_classes import NOUN, VERB
    >>> _masked(NOUN + VERB + NOUN, [(1, 2)]) == NOUN + QUOTED + NOUN
    True
    """
    pieces, at = [], 0
    for start, end in ranges:
        pieces += [classes[at:start], QUOTED * (end - start)]
        at = end
    pieces.append(classes[at:])
    return "".join(pieces)


def _units(
    tagged: TaggedText, ends: list[int], paragraphs: list[int]
) -> tuple[list[Span], list[int]]:
    """Sentences as token ranges, joined where a quotation runs across; and their paragraphs.

    >>> attributed("“It rained. It froze,” Lane said.")
    Lane | said | “It rained. It froze,”
    """
    torn = {
        k for a, b in tagged.quoted_tokens for k in ends[bisect(ends, a) : bisect_left(ends, b)]
    }
    sentences = zip([0, *ends], ends, strict=False)
    if not torn:
        return list(sentences), paragraphs
    units: list[Span] = []
    paragraph_of: list[int] = []
    for (start, end), paragraph in zip(sentences, paragraphs, strict=True):
        if start in torn and paragraph_of[-1] == paragraph:
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
            paragraph_of.append(paragraph)
    return units, paragraph_of
