"""The columns of the table `attributions` that say who is heard."""

from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Any

from studykit.quotes import TaggedText
from studykit.quotes.rules.acts import DEED, SPEECH
from studykit.quotes.sentence.word_classes import CLITIC
from studykit.schema import Columns
from studykit.speakers.context import Context, Last
from studykit.speakers.descriptions import description, description_gender
from studykit.speakers.head_names import head_name
from studykit.speakers.heard_before import Unnamed, Voice
from studykit.speakers.pronouns import pronoun, pronoun_gender
from studykit.speakers.speaker import NAMED, NOBODY_NAMED, NONE, Speaker, named
from studykit.speakers.things import is_no_phrase, is_thing_that_shows
from studykit.speakers.turns import of_label, printed, unless_taking_part
from studykit.speakers.voices import naming_tokens, of_one_body, one_form, source_type, voice

_MARKS = ("“", "‘", '"', " '")
_ANSWER = "a"  # “| A |: It rained.”, in an interview


def columns(
    tagged: TaggedText, sentences: Columns, names: Columns, attributions: Columns
) -> dict[str, list[Any]]:
    """The columns of the table `attributions` that say who is heard, the source's too.

    The nearest fitting bearer is taken only where no other fits as well; else the speaker stays
    unknown.

    Parameters
    ----------
    tagged : TaggedText
        The article.
    sentences, names, attributions : dict of str to sequence
        The columns of its tables of those names.

    Returns
    -------
    dict of str to list
        `speaker`: the full name each source stands for, ``None`` where the text does not tell;
        `voice`: the speaker, else the printed words for the source, ``None`` without a source;
        `source_type`: named person, unnamed person, unnamed group, organization, document or
        none;
        `source`, `source_start`, `source_end`: as they were, but for what is no phrase;
        `act`: as it was, a deed where a thing only shows what it is credited with.

    Examples
    --------
    >>> from studykit import Article
    >>> article = Article("“It is late,” Ann Roe said. She said it rained.")
    >>> article.quotes[["source", "speaker", "source_type"]].values.tolist()
    [['Ann Roe', 'Ann Roe', 'named person'], ['She', 'Ann Roe', 'named person']]
    >>> credited("Bob Lund, a doctor considered the best, said it rained. He said it froze.")
    a doctor = –
    Bob Lund, a doctor considered the best, = Bob Lund
    He = Bob Lund
    """
    contents = attributions["spans"]
    context = Context(tagged, sentences, names, contents)
    context.note_turns(attributions["source_start"], contents)
    unnamed = Unnamed(context)
    speakers = [Speaker(None, NONE)] * len(contents)
    voices: list[str | None] = [None] * len(contents)
    types = [NONE] * len(contents)
    acts = list(attributions["act"])
    passed = 0
    places = enumerate(zip(attributions["source_start"], attributions["source_end"], strict=True))
    for start, end, row in sorted((*span, row) for row, span in places if span[1] is not None):
        low = max(0, bisect(tagged.starts, start) - 1)  # at least one token, whatever the span
        high = max(low + 1, bisect_left(tagged.starts, end))
        word = tagged.text[start:end].lower()
        context.cue = attributions["cue"][row]
        found = speakers[row] = speaker(context, word, low, high)
        if label := context.labels.get(start):
            voices[row], types[row] = printed(context, label, found)
        elif found.name:
            voices[row], types[row] = found
        elif word != _ANSWER:
            named_by = naming_tokens(context, low, high)
            types[row] = source_type(context, *named_by, found)
            heard = Voice(voice(context, *named_by, found), types[row], *named_by)
            voices[row] = _voice(context, unnamed, heard)
            acts[row] = _act(context, heard, attributions["kind"][row], acts[row])
        is_within = start < passed  # “a sailor said to be from Elm”: a source in another
        passed = max(passed, end)
        if is_within or _is_owner_in_report(context, acts[row], start, high):
            continue
        gender = _gender(context, found, word, low, high)
        last = max([end, *(stop for _, stop in contents[row])])
        context.last = Last(last, found, gender, word, context.cue or "")
        context.heard.append((start, context.last))
    for row in _labels(tagged, attributions, types):
        acts[row] = DEED
    for row in _unsigned_answers(attributions["rule"], types):
        if context.interviewee:
            speakers[row] = named(context.interviewee)
            voices[row], types[row] = context.interviewee, NAMED
    return {
        "speaker": [found.name for found in speakers],
        "voice": one_form(of_one_body(voices, attributions["source"], speakers)),
        "source_type": types,
        "act": acts,
        **_sources(attributions, voices),
    }


def _is_owner_in_report(context: Context, act: str, start: int, high: int) -> bool:
    """“Lane said of | Roe |’s effort to row”: whose deed it is in another's report.

    >>> credited("“So,” Bob Lund said of Tim Roe’s effort to deny it. He added that it froze.")
    Bob Lund = Bob Lund
    Tim Roe = Tim Roe
    He = Bob Lund
    >>> credited("Tim Roe’s effort to deny it failed. He added that it froze.")
    Tim Roe = Tim Roe
    He = Tim Roe
    """
    last = context.last
    if last is None or not context.tagged.unmasked.startswith(CLITIC, high):
        return False
    return act == DEED and context.sentence(last.at) == context.sentence(start)


def _voice(context: Context, unnamed: Unnamed, heard: Voice) -> str | None:
    """The words for a source without a name; none where they are no phrase."""
    is_none = heard.type == NONE and not (context.cue or "").lower().startswith("according")
    is_none = is_none and is_no_phrase(context, heard.low, heard.high)
    return None if is_none else unnamed.voice(heard)


def _sources(attributions: Columns, voices: Sequence[str | None]) -> dict[str, list[Any]]:
    """The columns of the source, without what turned out to be no phrase.

    >>> credited("It froze when escape said that it rained.")
    – = –
    """
    columns = {name: list(attributions[name]) for name in ("source", "source_start", "source_end")}
    for row, source in enumerate(attributions["source"]):
        if voices[row] is None and source and source.lower() != _ANSWER:
            for values in columns.values():
                values[row] = None
    return columns


def _act(context: Context, heard: Voice, kind: str, act: str) -> str:
    """The act of a source of no kind: a deed where a thing only shows what is no quotation.

    >>> acts("The trip suggests “it rained.” The trip suggests it rained.")
    speech: “it rained.”
    deed: it rained
    """
    is_unknown = heard.type == NONE or heard.words.lower() == "it"
    if act != SPEECH or kind == "direct" or not is_unknown:
        return act
    at, cue = (heard.low, heard.high), context.cue or ""
    is_shown = is_thing_that_shows(context, *at, cue)
    is_none = kind == "indirect" and heard.type == NONE and cue.endswith("ing")
    is_none = is_none and is_no_phrase(context, *at)
    return DEED if is_shown or is_none else SPEECH


def _labels(tagged: TaggedText, attributions: Columns, types: Sequence[str]) -> list[int]:
    r"""The rows of what only labels a line, “The Long Road: How Elm Rowed”, and is no speaker.

    >>> acts("The Long Road: How Elm Rowed On\n\nAnn Roe said it rained.")
    deed: How Elm Rowed On
    speech: it rained
    >>> acts("Vexer: Elm ‘Rowed On’\n\nAnn Roe said it rained.")
    speech: Elm ‘Rowed On’
    speech: it rained
    >>> acts("Rain\n\nQ: It rained?\n\nA: It froze.")
    speech: It rained
    speech: It froze
    """
    cues = attributions["cue_start"]
    turns = {label.colon for held in tagged.labels.values() for label in held}
    sources, contents = attributions["source"], attributions["content"]
    rules = enumerate(attributions["rule"])
    found = [row for row, rule in rules if rule == "headline" and types[row] == NONE]
    n_rows: Counter[str | None] = Counter(sources if found else ())
    return [
        row
        for row in found
        if n_rows[sources[row]] == 1
        if cues[row] not in turns
        if not any(mark in f" {contents[row]}" for mark in _MARKS)
    ]


def _unsigned_answers(rules: Sequence[str], types: Sequence[str]) -> list[int]:
    r"""The rows of answers before which no name is printed.

    >>> turns = "Can you row?\n\nA: I can.\n\n" + "Can you?\n\nI can.\n\n" * 3
    >>> heard("Ann Roe on rain\n\nAn interview: Ann Roe on rain.\n\n" + turns)
    Ann Roe (named person)
    Ann Roe (named person)
    Ann Roe (named person)
    Ann Roe (named person)
    Ann Roe (named person)
    """
    return [row for row, rule in enumerate(rules) if rule == "answer" and types[row] == NONE]


def _gender(context: Context, found: Speaker, word: str, low: int, high: int) -> str:
    """Which pronoun fits a source without a name that is one person; empty for others.

    >>> credited("Bob Lund came. In Elm a sailor said it froze. He said it rained.")
    a sailor = –
    He = –
    >>> credited("Bob Lund came. Two sailors said it froze. He said it rained.")
    Two sailors = –
    He = Bob Lund
    """
    return "" if found.name else pronoun_gender(word) or description_gender(context, low, high)


def speaker(context: Context, word: str, low: int, high: int) -> Speaker:
    """Whom a source stands for: its words in lower case, and its tokens; “who” is a person.

    >>> heard("Bob Lund met eels who suggested that it rained.")
    eels (unnamed group)
    """
    at = context.tagged.starts[low]
    if label := context.labels.get(at):
        return of_label(context, label)
    if word == _ANSWER:
        return named(context.interviewee)
    if found := pronoun(context, word, at):
        found = unless_taking_part(context, at, found)
    else:
        found = head_name(context, low, high) or unless_taking_part(
            context, at, description(context, low, high)
        )
    return NOBODY_NAMED if word == "who" and found.type == NONE else found
