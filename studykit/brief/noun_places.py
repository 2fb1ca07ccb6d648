"""Where the letters of a topic are a noun: “the | toll |”, and no “he | tolls | the sea”."""

from collections.abc import Sequence

from studykit.brief.tagged import Tagged
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    BE,
    BY,
    CAPITALISED,
    CLITIC,
    DETERMINING,
    DO,
    ED_FORM,
    END,
    HEAD,
    ING_FORM,
    LINK,
    MARK,
    MODAL,
    NOMINAL,
    NOUN,
    NUMBER,
    PERSONAL,
    PRONOUN,
    QUESTION_WORD,
    RELATIVE,
    START,
    STOP,
    THAT,
    TO,
    VERB,
    pattern,
)

_FEWEST_NOUNS = 1 / 2  # of its places: a topic that is hardly ever the head of a phrase is none
# “the old | toll |”, “| in | May”: after what a noun can be, adjectives aside.
_TAKES_NOUN = START + STOP + MARK + DETERMINING + LINK + BY + VERB + ED_FORM + ING_FORM
# “she | plans |”, “to | plan |”; “Elm plans | a toll |”, “| to row |”.
_TAKES_VERB = PERSONAL + RELATIVE + TO + MODAL + DO + ADVERB + QUESTION_WORD
_AFTER_VERB = TO + THAT + DETERMINING + PERSONAL + QUESTION_WORD + CAPITALISED


def are_nouns(tagged: Tagged, places: Sequence[tuple[int, int]]) -> bool:
    """Whether half of the words head a phrase, and are no adjective by what is around: “is safe”.

    >>> a = sk.Article("The town was left less tollable. Keeping it tollable is. Oak is tollable.")
    >>> sk.topics(a.tokens, a.names, a.quotes)["topic"].tolist()
    []
    """
    heads = [span for span in places if _is_head(tagged, *span)]
    before = [(START + tagged.classes[:low]).rstrip(CAPITALISED + NUMBER)[-1] for low, _ in heads]
    is_told = [(START + tagged.classes[:low]).endswith(_PREDICATE) for low, _ in places]
    is_plain = any(
        high - low > 1 or word in DETERMINING or _is_form(tagged, low)
        for (low, high), word in zip(heads, before, strict=True)
    )
    return (is_plain or not any(is_told)) and len(heads) >= _FEWEST_NOUNS * len(places)


_RATING = pattern("<ING_FORM> <LINK|STOP|COMMA>")  # “a net | rating | of 6”
_PREDICATE = (BE, PRONOUN + CLITIC, THAT + CLITIC)  # “is | safe”, “it’s | safe”


def _is_form(tagged: Tagged, token: int) -> bool:
    return tagged.tokens[token].lower() != tagged.lemmas[token].lower()


def _is_head(tagged: Tagged, low: int, high: int) -> bool:
    """Whether words are a noun phrase to its end, and no adjective or verb where they are.

    >>> a = sk.Article("The net toll rating of Elm fell. A net toll 6 points up. It fell.")
    >>> "net toll" in sk.topics(a.tokens, a.names, a.quotes)["topic"].tolist()
    False
    """
    before, after = START + tagged.classes[:low], (tagged.classes + END)[high]
    last, lemma = tagged.tokens[high - 1].lower(), tagged.lemmas[high - 1].lower()
    is_one = high - low == 1
    is_part = after in NOUN + NUMBER or _RATING.match(tagged.classes, high) is not None
    if is_part or (is_one and after == CAPITALISED) or before[-1] in _TAKES_VERB:
        return False
    if last == lemma or not last.endswith("s"):
        if before[-1] == CLITIC:
            return before[-2] in NOMINAL + NUMBER  # “Elm’s | toll |”, and no “it’s | cold |”
        return before.rstrip(HEAD)[-1] in _TAKES_NOUN
    return after not in _AFTER_VERB or (is_one and before[-1] not in NOMINAL)


def is_verb(tagged: Tagged, low: int, high: int) -> bool:
    """“a bank which | rates | the boat”, “they did not | toll |”: a verb of a topic's letters.

    >>> a = sk.Article("The toll rose. A toll fell. I did not toll. The toll, which tolls the sea. "
    ...                "Ada Lane tolls the sea.")
    >>> sk.topics(a.tokens, a.names, a.quotes)[["topic", "n"]].values.tolist()
    [['toll', 3]]
    """
    before, after = START + tagged.classes[:low].rstrip(ADVERB), (tagged.classes + END)[high]
    if high - low > 1:
        return False
    if before[-1] in TO + THAT + CAPITALISED:  # “to | toll | the sea”, “Lane | tolls | the sea”
        return after in _AFTER_VERB and (before[-1] != CAPITALISED or _is_form(tagged, low))
    is_subject = before[-1] == PRONOUN and before[-2] not in NOUN + VERB + ED_FORM + ING_FORM
    return is_subject or before[-1] in RELATIVE + MODAL + DO
