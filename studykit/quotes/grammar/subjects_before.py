"""The noun phrase before a verb: “| Ada Lane, the mayor of Elm, | said”."""

from studykit.quotes.grammar.adverbials import PLACES, before_adverbials, is_infinitive
from studykit.quotes.grammar.appositions import with_quoted_apposition
from studykit.quotes.grammar.edges import (
    after_coordination,
    after_first_time,
    after_opening,
    before_last_times,
    dateline_end,
)
from studykit.quotes.sentence.marks import Span
from studykit.quotes.sentence.tagged_text import FARTHEST, TaggedText
from studykit.quotes.sentence.word_classes import (
    ADVERB,
    BY,
    CAPITALISED,
    CLITIC,
    CLOSING_BRACKET,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    DETERMINING,
    ED_FORM,
    HEAD,
    ING_FORM,
    NOMINAL,
    NOUN,
    OBJECT_PRONOUN,
    OF,
    OPENING_BRACKET,
    PERSONAL,
    PHRASE_END,
    PHRASE_PART,
    PLAIN_VERB,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBJECT_WORD,
    SUBORDINATOR,
    TO,
    VERB,
    VERBAL,
    pattern,
)

_LONGEST_CLAUSE = 14  # tokens of a relative clause within a subject
_LONGEST_BRACKET = 12
_ONE_NOUN = pattern("<DETERMINER>? <NOUN> | <CAPITALISED>+")
_MOMENTS = ("after", "before", "during", "since", "until")  # “after the operation”
# Read from the end of a subject to its start: what always belongs to it, what may.
_IN_SUBJECT = PHRASE_PART + COORDINATOR + ING_FORM + ADVERB + OPENING_BRACKET
_MAY_BE_IN_SUBJECT = DASH + VERB + ED_FORM + TO + BY
_IN_RELATIVE = RELATIVE + PLAIN_VERB + ED_FORM + TO + ADVERB + NOMINAL + DETERMINING + PREPOSITION
_IN_REASON = (
    _IN_RELATIVE + SUBORDINATOR + PRONOUN
)  # “who asked not to be named because it is secret”
_NAMING = frozenset(("named", "identified", "quoted"))
_SUBJECT_END = HEAD + ING_FORM + DETERMINING + CLITIC + ED_FORM
_BEFORE_WHO = HEAD + CLOSING_BRACKET + DETERMINER
_ENCLOSING = COMMA + CLOSING_BRACKET + DASH  # what an apposition ends in
# What ends a subject and is not of it: “won Elm and | Lane”, “told him and | Lane”.
_NOT_SUBJECT = VERBAL + QUOTED + PERSONAL
_NO_SUBJECT_AFTER = tuple(VERBAL + ING_FORM + TO)
_VERB_WITH_NAME = pattern("<NOUN> (<CAPITALISED>+)")  # “to watch | Ada Roe |”
# “(and that) the mayor of Elm (R)”: a noun phrase and nothing else, without a verb.
_PURE = pattern(
    "<SUBORDINATOR|COORDINATOR|THAT>* <ADVERB>? <PHRASE_START>"
    "(?: <QUALIFIED_PART|COORDINATOR|QUOTED> |"
    " <OPENING_BRACKET> <^OPENING_BRACKET|CLOSING_BRACKET>* <CLOSING_BRACKET> )*"
)
# “an email to | reporters”, “by | Roe”: a token that goes on with a noun phrase.
_GOES_ON = {
    DASH: pattern("(?<=<HEAD>) <DASH>"),
    ED_FORM: pattern(
        "(?<=<PHRASE_PART|ADVERB|COORDINATOR>) <ED_FORM> <HEAD|PREPOSITION|OF|BY|ED_FORM>"
    ),
    TO: pattern("<TO> <DETERMINING|CAPITALISED>"),
    VERB: pattern("(?<=<HEAD>) <VERB> <BY>"),
    BY: pattern("(?<=<VERB|ED_FORM>) <BY>"),
}


def subject_before(tagged: TaggedText, low: int, high: int) -> Span | None:
    """The noun phrase that ends before `high`, not reaching below `low`.

    For “..., Ada Lane, the mayor of Elm, ” it is all of it: the name with its apposition.

    >>> attributed("In a letter Ada Lane, the mayor of Elm, said it rained.")
    Ada Lane | said | it rained
    >>> attributed("The mayor of Elm said it rained.")
    The mayor of Elm | said | it rained
    >>> attributed("A friend of hers said it rained.")
    A friend of hers | said | it rained
    >>> attributed("A friend of mine and him said it rained.")
    him | said | it rained
    """
    span = _phrase_before(tagged, low, high)
    return (after_first_time(tagged, *span), span[1]) if span else None


def _phrase_before(tagged: TaggedText, low: int, high: int) -> Span | None:
    """The same with the time that it may begin with: “| last week Ada Lane | said”."""
    low = max(low, high - FARTHEST)
    if high <= low:
        return None
    last = tagged.classes[high - 1]
    if last in SUBJECT_WORD and tagged.types[high - 1] not in PLACES:
        return (high - 1, high)
    if last == QUOTED:
        return with_quoted_apposition(tagged, low, high)
    high = before_adverbials(tagged, low, high)
    if high <= low:
        return None
    last = tagged.classes[high - 1]
    if last in _SUBJECT_END:
        return _without_clitic(tagged, low, _walk_back(tagged, low, high))
    if last == OBJECT_PRONOUN and high - low > 2 and tagged.classes[high - 2] == OF:
        span = _walk_back(tagged, low, high - 1)
        return (span[0], high) if span else None
    if last in SUBJECT_WORD or last == OBJECT_PRONOUN:
        return (high - 1, high)
    return _with_apposition(tagged, low, high) if last in _ENCLOSING else None


def _without_clitic(tagged: TaggedText, low: int, span: Span | None) -> Span | None:
    """No noun phrase where only ’s is left of it; “He | ’s | begun” has its pronoun.

    >>> attributed("He’s already begun to indicate it rained.")
    He | to indicate | it rained
    """
    if span is None or tagged.classes[slice(*span)] != CLITIC:
        return span
    before = span[0] - 1
    is_pronoun = before >= low and tagged.classes[before] in SUBJECT_WORD
    return (before, before + 1) if is_pronoun else None


def _walk_back(tagged: TaggedText, low: int, high: int) -> Span | None:
    """The noun phrase before `high`, read from its end to its start.

    >>> attributed("The mayor of Elm (Vale) said it rained.")
    The mayor of Elm (Vale) | said | it rained
    >>> attributed("Roe won Elm and Lane said it rained.")
    Lane | said | it rained
    """
    k = _walked_back(tagged, low, high)
    if k > low and (whole := _before_adverbial(tagged, low, k, high)):
        return whole
    if tagged.tokens[low].isupper():
        k = max(k, dateline_end(tagged, low, high))
    if k > low:
        last = tagged.classes[k - 1]
        if _is_joined(tagged, k):
            return (k - 1, high)
        if whole := _with_relative(tagged, low, k, high):
            return whole
        if last == TO and tagged.classes[k] == NOUN and k - 1 > low:
            whole = _with_infinitive(tagged, low, k, high)
            if whole or is_infinitive(tagged, k - 1):
                return whole
        if last in _NOT_SUBJECT:
            k = after_coordination(tagged.classes, k, high)
    k = after_opening(tagged.classes, k, high)
    end = before_last_times(tagged, k, high)
    return (k, end) if k < end else None


def _is_joined(tagged: TaggedText, k: int) -> bool:
    """“| He | and his aides | said”: a pronoun and more are one subject.

    >>> attributed("She and her aides said it rained.")
    She and her aides | said | it rained
    >>> attributed("Roe met her and the mayor said it rained.")
    the mayor | said | it rained
    """
    is_pronoun = tagged.classes[k - 1] == PRONOUN and tagged.types[k - 1] != "it"
    return is_pronoun and tagged.types[k] == "and"


def _with_infinitive(tagged: TaggedText, low: int, start: int, high: int) -> Span | None:
    """“| organizers of a push to | boycott it | said”: a noun phrase with its infinitive.

    >>> attributed("Organizers of a push to boycott the plan said it rained.")
    Organizers of a push to boycott the plan | said | it rained
    >>> attributed("Roe has told Bo Lund to boycott men who suggested that it rained.")
    Roe | has told | to boycott men who suggested that it rained
    who | suggested | that it rained
    >>> attributed("Ada Roe tries to shield Elm Pier, shouting “No.”")
    Ada Roe | shouting | “No.”
    >>> attributed("It’s sad to watch Ada Roe suddenly insist that it rained.")
    Ada Roe | insist | that it rained
    """
    classes, types, last = tagged.classes, tagged.types, start - 2
    named = _VERB_WITH_NAME.fullmatch(classes, start, high)
    if classes[last] not in NOMINAL + ING_FORM or types[last] == "according":
        return None
    span = _walk_back(tagged, low, last + 1) or (low, low)
    if classes[span[0]] == CLITIC or classes[span[0] - 1 : span[0]] in _NO_SUBJECT_AFTER:
        return named.span(1) if named else None
    is_verb = types[last].endswith("s") and classes[last - 1] == CAPITALISED
    return (span[0], last if is_verb else high)


def _before_adverbial(tagged: TaggedText, low: int, start: int, high: int) -> Span | None:
    """“| who | in 2010 said”, “| Doctors | after the operation said”.

    >>> attributed("Lane met Roe, who in 2010 said it rained.")
    who | said | it rained
    >>> attributed("Doctors after the operation said it rained.")
    Doctors | said | it rained
    >>> attributed("Doctors spoke after the mayor said it rained.")
    the mayor | said | it rained
    """
    classes, last = tagged.classes, tagged.classes[start - 1]
    if last in SUBJECT_WORD and classes[start] == PREPOSITION and start + 1 < high:
        return (start - 1, start)
    if tagged.types[start - 1] not in _MOMENTS or classes[start] != DETERMINER:
        return None
    return (low, start - 1) if _ONE_NOUN.fullmatch(classes, low, start - 1) else None


def _walked_back(tagged: TaggedText, low: int, high: int) -> int:
    """How far back the tokens can all be of one noun phrase.

    >>> attributed("Officials in Elm (Vale) said it rained.")
    Officials in Elm (Vale) | said | it rained
    >>> attributed("They left. Officials (Elm) and Roe’s friends said it rained.")
    Officials (Elm) and Roe’s friends | said | it rained
    """
    classes, k = tagged.classes, high
    while (k := low + len(classes[low:k].rstrip(_IN_SUBJECT))) > low:
        last = classes[k - 1]
        if last == CLOSING_BRACKET:
            opening = classes.rfind(OPENING_BRACKET, max(low, k - _LONGEST_BRACKET), k)
            if opening < 0:
                break
            k = opening
        elif last in _MAY_BE_IN_SUBJECT and _goes_on(tagged, low, k - 1):
            k -= 1
        else:
            break
    return k


def _goes_on(tagged: TaggedText, low: int, at: int) -> bool:
    """Whether a dash, a participle, “to” or “by” is within a noun phrase.

    >>> attributed("The Elm–Oakham line’s owners said it rained.")
    The Elm–Oakham line’s owners | said | it rained
    >>> attributed("The elected mayor said it rained.")
    The elected mayor | said | it rained
    >>> attributed("Elected officials said it rained.")
    Elected officials | said | it rained
    >>> attributed("The envoy to Elm said it rained.")
    The envoy to Elm | said | it rained
    >>> attributed("A study funded by Roe said it rained.")
    A study funded by Roe | said | it rained
    >>> attributed("A memo seen by Roe said it rained.")
    A memo seen by Roe | said | it rained
    >>> attributed("The man tired of driving to the Elm Pier told police it rained.")
    The man tired of driving to the Elm Pier | told | it rained
    >>> attributed("An email to reporters said it rained.")
    An email to reporters | said | it rained
    >>> attributed("Roe walked. The town said it rained.")
    The town | said | it rained
    """
    word_class = tagged.classes[at]
    if word_class == TO and tagged.types[at + 1].endswith("ers"):
        return True
    if word_class == ED_FORM and at == low:
        return True
    return bool(_GOES_ON[word_class].match(tagged.classes, at))


def _with_relative(tagged: TaggedText, low: int, start: int, high: int) -> Span | None:
    """“| two officials who asked not to be named | said”: past a clause without commas.

    >>> attributed("Two officials who asked not to be named said it rained.")
    Two officials who asked not to be named | said | it rained
    >>> attributed("Those who left said it rained. Some who advocate free speech said it froze.")
    Those who left | said | it rained
    who | advocate | free speech
    Some who advocate free speech | said | it froze
    >>> attributed("The mayor, who sailors said was old.")
    sailors | said | who … was old
    >>> attributed("An aide who asked not to be named because it is secret said it rained.")
    An aide who asked not to be named because it is secret | said | it rained
    """
    classes = tagged.classes
    who = classes.rfind(RELATIVE, max(low, start - _LONGEST_CLAUSE), start)
    parts = _IN_RELATIVE if _NAMING.isdisjoint(tagged.types[who:start]) else _IN_REASON
    if who <= low or classes[who - 1] not in _BEFORE_WHO or classes[who:start].strip(parts):
        return None
    span = _walk_back(tagged, low, who)
    return (span[0], high) if span else None


# ---------------------------------------------------------------- with what is said of it


def _with_apposition(tagged: TaggedText, low: int, high: int) -> Span | None:
    """“Ada Lane, 40, who was hurt,”: the first pure noun phrase before the last comma.

    >>> attributed("Ada Lane, 40, who was hurt, said it rained.")
    Ada Lane, 40, who was hurt, | said | it rained
    >>> attributed("Ada Lane, however, said it rained.")
    Ada Lane | said | it rained
    >>> attributed("Ada Lane (he, in tears) said it rained.")
    Ada Lane (he, in tears) | said | it rained
    >>> attributed("He, too, and she, who was hurt, said it rained.")
    she | said | it rained
    """
    classes = tagged.classes
    quoted = _last_quoted(tagged, low, high)
    if quoted >= low and (titled := with_quoted_apposition(tagged, low, high)):
        return titled
    if quoted == high - 2:
        return _with_title(tagged, low, high)
    low = max(low, quoted + 1)
    if (
        classes[high - 2 : high] == ADVERB + COMMA
        and COMMA in classes[max(low, high - 5) : high - 2]
    ):
        return subject_before(tagged, low, classes.rindex(COMMA, low, high - 2))
    closing = classes[high - 1]
    opening = OPENING_BRACKET if closing == CLOSING_BRACKET else closing
    cuts = [k for k in range(low, high - 1) if classes[k] == opening]
    if not cuts:
        return None
    if cuts[-1] > low and classes[cuts[-1] - 1] in SUBJECT_WORD:
        return (cuts[-1] - 1, cuts[-1])
    return _first_pure_phrase(tagged, low, high, cuts) or _walk_back(tagged, low, cuts[-1])


def _last_quoted(tagged: TaggedText, low: int, high: int) -> int:
    """The last quoted token; not of “, wearing a hat and | “Row” | pins,”.

    >>> attributed("“It rained,” Elm rower Bo Roe, wearing a hat and “Row On” pins, said no.")
    Elm rower Bo Roe, wearing a hat and “Row On” pins, | said | “It rained,”
    """
    classes = tagged.classes
    last = classes.rfind(QUOTED, low, high)
    if last < 0:
        return last
    start = tagged.quotation_before.get(last + 1, last)
    comma = classes.rfind(COMMA, low, start)
    is_aside = low < comma and classes[comma + 1] == ING_FORM and QUOTED not in classes[comma:start]
    is_aside &= tagged.class_at(last + 1) in NOMINAL
    return classes.rfind(QUOTED, low, comma) if is_aside and last < high - 2 else last


def _with_title(tagged: TaggedText, low: int, high: int) -> Span | None:
    """“| The ad, titled “Elm First”, |”: the noun phrase before a title in quotation marks.

    >>> attributed("The ad, titled “Elm First”, said it rained.")
    The ad | titled | “Elm First”
    The ad, titled “Elm First”, | said | it rained
    """
    comma = tagged.classes.rfind(COMMA, low, high - 1)
    span = _walk_back(tagged, low, comma) if comma > low else None
    return (span[0], high) if span else None


def _first_pure_phrase(tagged: TaggedText, low: int, high: int, cuts: list[int]) -> Span | None:
    """The first part between commas that is a noun phrase and nothing else.

    >>> attributed("When it rained, Ada Lane, the mayor, who was hurt, said it froze.")
    Ada Lane, the mayor, who was hurt, | said | it froze
    """
    classes, start = tagged.classes, low
    for cut in cuts:
        if (
            cut > start
            and classes[cut - 1] in PHRASE_END
            and _PURE.fullmatch(classes, start, cut)
            and (span := _walk_back(tagged, start, cut))
        ):
            return (span[0], high)
        start = cut + 1
    return None
