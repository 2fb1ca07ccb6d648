"""How often the quotes are right, by kind and by rule, and how long an article takes.

    python benchmarks/accuracy_quotes.py ANNOTATED.jsonl[.gz]

The file has one article a line: {"text": ..., "attributions": [{"source": [[start, end], ...],
"cue": ..., "content": ...}, ...]}, offsets in characters. The annotated articles are no part of
the kit; PolNeAR (Newell et al. 2018) in this form is what the published figures are measured on.

`tests/judged.csv` says of some of these articles (by `id`) what each row is: speech, a thought, a
deed or nothing, and who speaks, as one reader judged it. Of the judged rows that `quotes` holds,
the last lines tell how many are speech, how much of the speech it keeps, and whether the speakers
it names are right.

Two attributions match when their contents share at least 0.3 (or 0.8) of their characters by
Dice, one to one, best first. `right` is the share of the found ones that match, `found` the
share of the annotated ones that are found; source and cue are right when they share a character
with the annotated one.
"""

import csv
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from studykit import Article

Span = tuple[int, int]
MARKS = frozenset('"“”')
JUDGED = Path(__file__).parent.parent / "tests" / "judged.csv"
OPENERS, CLOSERS = frozenset('“"‘'), frozenset('”"’.')


def records(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def characters(spans: list[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def is_overlap(one: list[Span], other: list[Span]) -> bool:
    return bool(characters(one) & characters(other))


def pairs(gold: list[set[int]], found: list[set[int]], least: float) -> dict[int, int]:
    """Which found attribution matches which annotated one."""
    dice = [
        (2 * len(g & f) / (len(g) + len(f)), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g & f
    ]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for share, i, j in sorted(dice, reverse=True):
        if share >= least and i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def kind_of(text: str, spans: list[Span]) -> str:
    """direct, mixed or indirect, by the marks in the annotated content."""
    pieces = [text[start:end] for start, end in spans]
    if not any(MARKS & set(piece) for piece in pieces):
        return "indirect"
    is_direct = all(piece[0] in OPENERS and piece[-1] in CLOSERS for piece in pieces)
    return "direct" if is_direct else "mixed"


def optional(row: Any, name: str) -> list[Span]:
    start = getattr(row, f"{name}_start")
    return [] if pd.isna(start) else [(start, getattr(row, f"{name}_end"))]


class Tally:
    """Counts over all articles."""

    def __init__(self) -> None:
        self.annotated: Counter[str] = Counter()
        self.hits: dict[float, Counter[str]] = defaultdict(Counter)
        self.parts: Counter[tuple[str, str, bool]] = Counter()
        self.by_rule: Counter[str] = Counter()
        self.right: dict[float, Counter[str]] = defaultdict(Counter)
        self.seconds: list[float] = []
        self.length = 0

    def add(self, record: dict[str, Any]) -> None:
        text, gold = record["text"], record["attributions"]
        article = Article(text)
        _ = article.names
        start = time.perf_counter()
        table = article.attributions
        self.seconds.append(time.perf_counter() - start)
        self.length += len(text)
        rows = list(table.itertuples())
        kinds = [kind_of(text, g["content"]) for g in gold]
        self.annotated.update(kinds)
        self.by_rule.update(row.rule for row in rows)
        wanted = [characters(g["content"]) for g in gold]
        held = [characters(row.spans) for row in rows]
        for least in (0.3, 0.8):
            for i, j in pairs(wanted, held, least).items():
                self.hits[least][kinds[i]] += 1
                self.right[least][rows[j].rule] += 1
                if least == 0.3:
                    self.compare(kinds[i], gold[i], rows[j])

    def compare(self, kind: str, gold: dict[str, Any], row: Any) -> None:
        for part in ("source", "cue"):
            if gold[part]:
                self.parts[kind, part, is_overlap(optional(row, part), gold[part])] += 1

    def share(self, kind: str, part: str) -> float:
        right, wrong = self.parts[kind, part, True], self.parts[kind, part, False]
        return 100 * right / max(right + wrong, 1)

    def report(self) -> None:
        print("kind       annotated found 0.3 found 0.8    source       cue   (per cent)")
        for kind, n in sorted(self.annotated.items()):
            found = [100 * self.hits[least][kind] / n for least in (0.3, 0.8)]
            parts = [self.share(kind, part) for part in ("source", "cue")]
            print(f"{kind:10} {n:9,} " + " ".join(f"{value:9.1f}" for value in found + parts))
        print("\nrule                  rows  right 0.3  right 0.8   (per cent)")
        for rule, n in self.by_rule.most_common():
            right = [100 * self.right[least][rule] / n for least in (0.3, 0.8)]
            print(f"{rule:18} {n:7,} {right[0]:10.1f} {right[1]:10.1f}")
        n, mean = len(self.seconds), 1000 * sum(self.seconds) / len(self.seconds)
        print(
            f"\n{n:,} articles of {self.length / n:,.0f} characters: {mean:.2f} ms each, all told"
        )


def judged_rows() -> dict[str, list[dict[str, str]]]:
    """The judged rows of each article, by its id."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with JUDGED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["article"]].append(row)
    return rows


def is_same_person(one: str, other: str) -> bool:
    """Whether one name holds the words of the other: Lane, Ada Lane."""
    left, right = set(one.lower().split()), set(other.lower().split())
    return left <= right or right <= left


def judgement(text: str, rows: list[dict[str, str]]) -> Counter[str]:
    """How the table `quotes` of a text agrees with its judged rows."""
    quotes = Article(text).quotes
    wanted = [characters([(int(row["start"]), int(row["end"]))]) for row in rows]
    spans = zip(quotes["start"], quotes["end"], strict=True)
    matched = pairs(wanted, [characters([span]) for span in spans], 0.3)
    counts: Counter[str] = Counter()
    for place, row in enumerate(rows):
        is_speech = row["verdict"] == "speech"
        counts["speech"] += is_speech
        if place not in matched:
            continue
        counts["held speech" if is_speech else "held other"] += 1
        if not is_speech:
            continue
        speaker = quotes["speaker"].iloc[matched[place]]
        counts["has a name"] += bool(row["speaker"])
        if not pd.isna(speaker):
            is_right = bool(row["speaker"]) and is_same_person(speaker, row["speaker"])
            counts["named right" if is_right else "named wrong"] += 1
    return counts


def judged(path: Path) -> dict[str, float]:
    """Shares, in per cent, over the judged articles that a file holds."""
    rows, counts = judged_rows(), Counter[str]()
    for record in records(path):
        if record.get("id") in rows:
            counts += judgement(record["text"], rows[record["id"]])
    held = counts["held speech"] + counts["held other"]
    named = counts["named right"] + counts["named wrong"]
    return {
        "rows that are speech": 100 * counts["held speech"] / max(held, 1),
        "speech kept": 100 * counts["held speech"] / max(counts["speech"], 1),
        "speakers named that are right": 100 * counts["named right"] / max(named, 1),
        "speakers found": 100 * counts["named right"] / max(counts["has a name"], 1),
    }


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if path is None or ".jsonl" not in path.suffixes:
        print("accuracy_quotes: give it a file of annotated articles (.jsonl or .jsonl.gz)")
        return
    tally = Tally()
    for record in records(path):
        tally.add(record)
    tally.report()
    print("\njudged by a reader (per cent)")
    for what, share in judged(path).items():
        print(f"{what:30} {share:5.1f}")


if __name__ == "__main__":
    main()
