"""Articles broken at random: no exception, and no span that is broken, reversed or overlapping.

    python benchmarks/mutated.py [NUMBER] [FIRST]

Each number is the seed of one text, so that a text that is reported can be made again:
``mutated(seed)``. The texts are the kit's own: the article of the tests, the examples of the rules,
and the word lists' words between odd marks.
"""

import ast
import doctest
import random
import sys
import time
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

import studykit as sk
from studykit import lexicons, schema

ROOT = Path(__file__).parent.parent
NUMBER = 100_000
LONGEST = 600  # characters of an article that is broken

MARKS = list("“”„«»‘’\"'`´,.:;!?…—–-()[]{}<>*/\\|%$&#@~^=+_")
SPACES = [*" \n\r\t\v\f\x1c\x85\xa0\u2028\u2029\u3000\u200b\u00ad\ufeff", "\n\n", "\r\n"]
ODD = [
    "\0",
    "\x1b[0m",
    "\ud800",
    "é",
    "İ",
    "ß",
    "ﬁ",
    "e\u0301",
    "\u202e",
    "😀",
    "👩‍👩‍👧",
    "中文",
    "๑",
    "١٢",
]
WORDS = "said,told,according to,that,who,which,and,but,he,she,Mr.,U.S.,St.,No. 5,a.m.,the,of,asked"


@cache
def sources() -> list[str]:
    """The texts to break: those of the tests, and every example of a rule."""
    texts = [sk.read(path).text for path in sorted((ROOT / "tests" / "articles").glob("*.txt"))]
    for path in sorted((ROOT / "studykit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.Module) and (doc := ast.get_docstring(node)):
                texts += _strings(doc)
    return texts


def _strings(doc: str) -> Iterator[str]:
    """The texts that the examples of a docstring are about."""
    for example in doctest.DocTestParser().get_examples(doc):
        for node in ast.walk(ast.parse(example.source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                yield node.value


@cache
def words() -> list[str]:
    """Words that rules look at."""
    lists = ("cue_verbs", "cue_nouns", "stop_words", "titles")
    return [*WORDS.split(","), *(w for name in lists for w in lexicons.word_list(name).iloc[:, 0])]


def mutated(seed: int) -> str:
    """The text of that number: a piece or several of a text, with up to thirty changes."""
    rng = random.Random(seed)
    text = "".join(_piece(rng) for _ in range(rng.choice((1, 1, 2, 4))))
    for _ in range(rng.randrange(1, 30)):
        text = _changed(rng, text)
    return text


def _piece(rng: random.Random) -> str:
    text = rng.choice(sources()[:2] if rng.random() < 0.5 else sources())
    start = rng.randrange(max(1, len(text) - LONGEST))
    return text[start : start + rng.randrange(1, LONGEST)] + rng.choice(("", " ", "\n\n"))


def _changed(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    end = min(len(text), at + rng.choice((0, 0, 0, 1, 1, 2, 5, 20)))
    new = rng.choice((MARKS, MARKS, SPACES, SPACES, ODD, words()))
    kind = rng.randrange(8)
    if kind == 0:
        return text[:at] + text[at:end].swapcase() + text[end:]
    if kind == 1:
        return text[:at] + text[at:end] * rng.randrange(2, 9) + text[end:]
    if kind == 2:
        return text[:at] + "".join(rng.sample(text[at:end], end - at)) + text[end:]
    return text[:at] + rng.choice(new) * rng.choice((1, 1, 1, 2, 3)) + text[end:]


# ---------------------------------------------------------------- what must hold


def faults(text: str) -> Iterator[str]:
    """What is wrong with the tables of a text, one line a fault."""
    try:
        article = sk.Article(text)
    except ValueError:
        if any(map(str.isalnum, text)) and "\ud800" not in text:
            yield "refused though it has words"
        return
    if not article.title.strip():
        yield "an empty title"
    for name in schema.TABLES.keys() - {"quotes"}:  # rows of the attributions
        table = getattr(article, name)
        yield from (f"{name}: {fault}" for fault in _of_table(article.text, name, table))


def _of_table(text: str, name: str, table: pd.DataFrame) -> Iterator[str]:
    start, end = table["start"].tolist(), table["end"].tolist()
    if any(a >= b for a, b in zip(start, end, strict=True)):
        yield "a span that is empty or reversed"
    if start and (start[0] < 0 or max(end) > len(text)):
        yield "a span outside the text"
    if any(a > b for a, b in pairwise(start)):
        yield "not in text order"
    if name == "attributions":
        yield from _of_attributions(text, schema.columns(table, *table))
        return
    if any(a > b for a, b in zip(end, start[1:], strict=False)):
        yield "spans that overlap"
    column = {"tokens": "token", "names": "mention", "valence": "token"}.get(name, "text")
    if column in table and not _is_text(text, table[column].tolist(), start, end):
        yield f"{column} that is not the text there"


def _of_attributions(text: str, rows: dict[str, list[Any]]) -> Iterator[str]:
    for rule, spans, start, end in _rows(rows, "rule", "spans", "start", "end"):
        if any(a >= b for a, b in spans):
            yield f"pieces reversed: {rule} {spans}"
        if any(a[1] > b[0] for a, b in pairwise(spans)):
            yield f"pieces overlap: {rule} {spans}"
        if (start, end) != (spans[0][0], spans[-1][1]):
            yield f"the hull is not that of the pieces: {rule}"
    for part in ("source", "cue"):
        for rule, spans, words, *place in _rows(
            rows, "rule", "spans", part, f"{part}_start", f"{part}_end"
        ):
            if words is pd.NA:
                continue
            start, end = place
            if start >= end or text[start:end] != words:
                yield f"{part} reversed, or not the text there: {rule}"
            if any(a < end and start < b for a, b in spans):
                yield f"{part} in the content: {rule} {place} {spans}"


def _rows(columns: dict[str, list[Any]], *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(columns[name] for name in names), strict=True)


def _is_text(text: str, column: list[str], start: list[int], end: list[int]) -> bool:
    return column == [text[a:b] for a, b in zip(start, end, strict=True)]


def main() -> None:
    """Print each text that has a fault, and how many there were."""
    given = [int(argument) for argument in sys.argv[1:]]
    number, first = [*given, *[NUMBER, 0][len(given) :]]
    began, n_faulty = time.monotonic(), 0
    for seed in range(first, first + number):
        text = mutated(seed)
        try:
            found = sorted(set(faults(text)))
        except Exception as error:
            found = [f"{type(error).__name__}: {error}"]
        n_faulty += bool(found)
        for fault in found:
            print(seed, fault, flush=True)
    took = time.monotonic() - began
    print(f"{number:,} texts from {first:,}: {n_faulty:,} with a fault, {took:,.0f} s")


if __name__ == "__main__":
    main()
