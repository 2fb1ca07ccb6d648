"""What the examples in docstrings may call, beside what they import themselves."""

from typing import Any

import pytest

import studykit
from studykit import Article, sentiment
from studykit.quotes.sentence.marks import quoted
from studykit.verification.amounts import amounts
from studykit.verification.bindings import Bindings, Names
from studykit.verification.contexts import Contexts


def attributed(text: str) -> None:
    """Print what is credited in a text, a line a row: source | cue | content."""
    rows = Article(text).attributions.astype(object)
    for source, cue, spans in rows[["source", "cue", "spans"]].itertuples(index=False):
        content = " … ".join(text[start:end] for start, end in spans)
        print(_shown(source), "|", _shown(cue), "|", content)


def owners(text: str) -> list[list[str]]:
    """Whose each number of a text is: the keys of the names in its part of the sentence."""
    article = Article(text)
    here, items = Contexts(text, article), amounts(text)
    bindings = Bindings(here, items, Names(article, here))
    return [sorted(bindings.of(item).own) for item in items]


def acts(text: str) -> None:
    """Print what each source does, a line an attribution: act: content."""
    for act, content in Article(text).attributions[["act", "content"]].to_numpy():
        print(f"{act}: {content}")


def credited(text: str) -> None:
    """Print whom each source stands for, a line a row: source = speaker."""
    rows = Article(text).attributions.astype(object)
    for source, speaker in rows[["source", "speaker"]].itertuples(index=False):
        print(_shown(source), "=", _shown(speaker))


def heard(text: str) -> None:
    """Print who is heard in a text, a line an attribution: voice (type of source)."""
    rows = Article(text).attributions.astype(object)
    for voice, kind in rows[["voice", "source_type"]].itertuples(index=False):
        print(f"{_shown(voice)} ({kind})")


def in_marks(text: str) -> None:
    """Print what is in quotation marks in a text, a line each."""
    paragraphs = Article(text).paragraphs[["start", "end"]].itertuples(index=False, name=None)
    for mark in quoted(text, list(paragraphs)):
        print(text[mark.start : mark.end].replace("\n", " / "))


def lemmas(text: str) -> str:
    """The lemmas of a text's words, in their order."""
    tokens = Article(text).tokens
    return " ".join(tokens["lemma"][tokens["kind"].isin(["word", "number"])])


def named(text: str) -> None:
    """Print the names in a text, a line a mention: mention = name (kind)."""
    for mention, name, kind in Article(text).names[["mention", "name", "kind"]].to_numpy():
        print(f"{mention} = {name} ({kind})")


def sentences(text: str) -> None:
    """Print the sentences of a text between bars."""
    print(*Article(text).sentences["text"], sep=" | ")


def tokens(text: str) -> None:
    """Print the tokens of a text between bars."""
    print(*Article(text).tokens["token"], sep=" | ")


def toned(text: str, variant: str = "reference") -> None:
    """Print the words that moved each sentence's score, and the score, a line a sentence.

    A word comes as: token valence → adjusted (reason); what is the same or absent is left out.
    """
    article = Article(text)
    options: dict[str, Any] = {"variant": variant, "names": article.names}
    scores = sentiment.sentiment_of(article.sentences, **options)["compound"]
    valence = sentiment.valence_of(article.sentences, **options)
    for sentence_id, compound in enumerate(scores.tolist()):
        rows = valence[valence["sentence_id"] == sentence_id].itertuples()
        print(*[f"{_moved(row)};" for row in rows], f"compound {compound:.2f}")


def _moved(row: Any) -> str:
    change = "" if row.adjusted == row.valence else f" → {row.adjusted:.4g}"
    reason = f" ({row.reason})" if isinstance(row.reason, str) else ""
    return f"{row.token} {row.valence:.4g}{change}{reason}"


def _shown(value: object) -> str:
    return value if isinstance(value, str) else "–"


@pytest.fixture(autouse=True)
def _examples(doctest_namespace: dict[str, Any]) -> None:
    doctest_namespace["sk"] = studykit
    own = (
        acts,
        attributed,
        credited,
        heard,
        in_marks,
        lemmas,
        named,
        owners,
        sentences,
        tokens,
        toned,
    )
    for function in own:
        doctest_namespace[function.__name__] = function
