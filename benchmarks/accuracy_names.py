"""How far the table of names agrees with hand-made annotations.

    python benchmarks/accuracy_names.py [FOLDER]

Without a folder: the article in seeds/ against data/gold/seed_names.csv.
With a folder that holds `gum-news-dev.jsonl` (UD English GUM, news: mentions of persons, places and
organizations with the head of each and an id per bearer; Zeldes 2017): mentions of persons by name
(precision, recall, F1), the kinds of all names found, and how well the mentions of one person are
joined (B-cubed). Annotators there also count titles of nobody the text names, peoples
("Muslims") and names within names ("Lund" in "University of Lund"), which are no rows
here. The data are not part of the project.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pandas as pd

import studykit as sk

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_01a596b34eb9c361.txt"


def f1(right: int, found: int, wanted: int) -> str:
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * both:5.1f}  (n={wanted})"


def against_gold(article: sk.Article) -> None:
    """The first article: mentions, and bearer and kind of those found."""
    gold = pd.read_csv(ROOT / "data" / "gold" / "seed_names.csv", keep_default_na=False)
    rows = {(r.start, r.end): (r.name, r.kind) for r in article.names.itertuples(index=False)}
    wanted = {(r.start, r.end): (r.name, r.kind) for r in gold.itertuples(index=False)}
    both = rows.keys() & wanted.keys()
    print(f"first article, mentions: {f1(len(both), len(rows), len(wanted))}")
    same = sum(rows[place] == wanted[place] for place in both)
    print(f"first article, bearer and kind right: {100 * same / max(len(both), 1):.1f}")


def matched(
    record: dict[str, Any],
) -> tuple[list[tuple[dict[str, Any], Any]], list[dict[str, Any]], list[Any]]:
    """Annotated mentions with their rows, one to one by shared characters; and both rests."""
    rows = list(sk.Article(record["text"]).names.itertuples(index=False))
    pairs, missed = [], []
    for mention in (m for m in record["mentions"] if m["named"]):
        left, right = mention["head"]
        hit = next((r for r in rows if min(r.end, right) > max(r.start, left)), None)
        if hit is None:
            missed.append(mention)
        else:
            rows.remove(hit)
            pairs.append((mention, hit))
    return pairs, missed, rows


def b_cubed(clusters: list[tuple[Any, Any]]) -> tuple[float, float]:
    """Sums of B-cubed precision and recall over (annotated bearer, name found) pairs."""
    by_gold, by_name = defaultdict(set), defaultdict(set)
    for i, (gold, name) in enumerate(clusters):
        by_gold[gold].add(i)
        by_name[name].add(i)
    shared = [len(by_gold[g] & by_name[n]) for g, n in clusters]
    precision = sum(s / len(by_name[n]) for s, (_, n) in zip(shared, clusters, strict=True))
    return precision, sum(s / len(by_gold[g]) for s, (g, _) in zip(shared, clusters, strict=True))


def against_annotations(path: Path) -> None:
    kinds: Counter[tuple[str, str]] = Counter()
    n_person = right = found = 0
    precision = recall = 0.0
    for line in path.read_text(encoding="utf-8").splitlines():
        pairs, missed, rest = matched(json.loads(line))
        kinds.update((mention["type"], row.kind) for mention, row in pairs)
        persons = [(m["id"], r.name) for m, r in pairs if m["type"] == r.kind == "person"]
        n_person += sum(m["type"] == "person" for m in [*missed, *(m for m, _ in pairs)])
        right += len(persons)
        found += len(persons) + sum(row.kind == "person" for row in rest)
        p, r = b_cubed(persons)
        precision, recall = precision + p, recall + r
    print(f"persons: {f1(right, found, n_person)}")
    same = sum(n for (gold, own), n in kinds.items() if gold == own)
    print(f"kind right: {100 * same / kinds.total():.1f} (n={kinds.total()})")
    for (gold, own), n in kinds.most_common():
        print(f"    annotated {gold:12}  here {own:12} {n:4}")
    joined = 200 * precision * recall / max((precision + recall) * right, 1e-9)
    print(f"mentions of one person joined: B-cubed F1 {joined:.1f}")


def main() -> None:
    article = sk.read(SEED)
    against_gold(article)
    if len(sys.argv) > 1 and (path := Path(sys.argv[1]) / "gum-news-dev.jsonl").is_file():
        against_annotations(path)


if __name__ == "__main__":
    main()
