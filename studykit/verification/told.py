"""What an article reports as said, and whom it credits with it."""

from typing import NamedTuple

from studykit.article import Article
from studykit.quotes.rules.acts import SPEECH, THOUGHT


class Told(NamedTuple):
    """What the article reports as said: where, whom it credits, of what type, and where."""

    spans: list[tuple[int, int]]
    source: str | None
    speaker: str | None
    source_type: str
    source_start: object


def told_rows(article: Article) -> list[Told]:
    """What the article reports as said, with whom it credits."""
    found = article.attributions
    is_said = found["act"].eq(SPEECH) | (found["act"].eq(THOUGHT) & found["speaker"].notna())
    table = found[is_said].astype(object)
    columns = (table[c] for c in ("spans", "source", "speaker", "source_type", "source_start"))
    return [
        Told(spans, _text(source), _text(speaker), kind, start)
        for spans, source, speaker, kind, start in zip(*columns, strict=True)
    ]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
