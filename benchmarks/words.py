"""Words: speed and memory beside NLTK's own Text and FreqDist.

    python benchmarks/words.py [ARTICLE]

On one article, on twenty articles' length and on 10 MB, each step is timed side by side
with NLTK's on the same tokens (median of several runs); the last column is NLTK's time
over the kit's, so more than 1 means the kit is faster. The kit's tables hold more (rates,
ranks, offsets) and are built anew at each call; NLTK's concordance is timed twice, with
its index built first (what one search costs) and with the index there (what the next
costs). The kit needs no index. Memory is the whole process's peak.
"""

import gc
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import nltk
from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

import studykit as sk
from studykit import words

ROOT = Path(__file__).parent.parent
TEN_MB = 10_000_000


def seconds(call: Callable[[], object]) -> float:
    """The median time of a call: of up to 200 runs, or as many as fit a second."""
    times: list[float] = []
    begin = time.perf_counter()
    while len(times) < 3 or (len(times) < 200 and time.perf_counter() - begin < 1):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
        if times[0] > 5:
            break
    return median(times)


def peak() -> float:
    """The process's largest memory so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def side_by_side(text: str) -> None:
    """Print one line for each step that NLTK has too, and one for each it has not."""
    begin = time.perf_counter()
    tokens = sk.Article(text).tokens
    print(f"\n{len(text.encode()):,} bytes, {len(tokens):,} tokens "
          f"(segmented in {time.perf_counter() - begin:.3f} s)")  # fmt: skip
    is_word = tokens["kind"].isin(["word", "number"])
    types = tokens["type"].tolist()
    listed = tokens["type"][is_word].tolist()
    common = words.frequency(tokens, stop_words=False)["word"].iloc[0]
    indexed = nltk.Text(types)
    indexed.concordance_list(common, lines=1)
    pairs: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        ("frequency, both from the table", lambda: words.frequency(tokens),
         lambda: nltk.FreqDist(tokens["type"][is_word].tolist()).most_common()),
        ("frequency, NLTK from a list", lambda: words.frequency(tokens),
         lambda: nltk.FreqDist(listed).most_common()),
        ("concordance, first search", lambda: words.concordance(text, tokens, common),
         lambda: nltk.Text(types).concordance_list(common, lines=sys.maxsize)),
        ("concordance, next search", lambda: words.concordance(text, tokens, common),
         lambda: indexed.concordance_list(common, lines=sys.maxsize)),
        ("concordance of 'the', next", lambda: words.concordance(text, tokens, "the"),
         lambda: indexed.concordance_list("the", lines=sys.maxsize)),
        ("collocations", lambda: words.collocations(tokens, stop_words=True, across_marks=True),
         lambda: scored(listed)),
        ("bigrams", lambda: words.phrases(tokens, 2, stop_words="keep"),
         lambda: nltk.FreqDist(nltk.bigrams(listed)).most_common()),
    ]  # fmt: skip
    for name, ours, theirs in pairs:
        gc.collect()
        a, b = seconds(ours), seconds(theirs)
        print(f"  {name:32} {1000 * a:10.2f} ms   NLTK {1000 * b:10.2f} ms   ratio {b / a:6.2f}")
    alone: list[tuple[str, Callable[[], object]]] = [
        ("keyness against English", lambda: words.keyness(tokens)),
        ("dispersion", lambda: words.dispersion(tokens)),
        ("diversity", lambda: words.diversity(tokens)),
        ("collocates", lambda: words.collocates(tokens, common)),
        ("vocabulary growth", lambda: words.vocabulary_growth(tokens)),
    ]
    for name, ours in alone:
        print(f"  {name:32} {1000 * seconds(ours):10.2f} ms")


def scored(listed: list[str]) -> object:
    """NLTK's pairs by log-likelihood, those that occur twice or more."""
    finder = BigramCollocationFinder.from_words(listed)
    finder.apply_freq_filter(2)
    return finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)


def memory(text: str) -> None:
    """Print time and peak memory of the token table and every measure of words on it."""
    before = peak()
    begin, cpu = time.perf_counter(), time.process_time()
    article = sk.Article(text)
    tokens = article.tokens
    segmented = time.perf_counter() - begin
    words.frequency(tokens)
    words.phrases(tokens, (2, 3))
    words.collocations(tokens)
    words.keyness(tokens)
    words.dispersion(tokens)
    words.diversity(tokens)
    words.readability(article.sentences, tokens)
    words.vocabulary_growth(tokens)
    words.concordance(text, tokens, "the")
    took, computed = time.perf_counter() - begin, time.process_time() - cpu
    print(
        f"{len(text.encode()):,} bytes: tables {segmented:.1f} s, with every measure {took:.1f} s"
    )
    print(f"  ({computed:.1f} s of processor time), peak {peak():.0f} MB ({before:.0f} MB before)")


def main() -> None:
    """Run all three sizes on the article given, or on the one in seeds/."""
    default = next((ROOT / "seeds").glob("*.txt"))
    text = sk.read(sys.argv[1] if len(sys.argv) > 1 else default).text + "\n"
    words.keyness(sk.Article(text).tokens)  # loads the frequency list
    ten_mb = text * (TEN_MB // len(text.encode()) + 1)
    memory(ten_mb)  # first, while the process is small
    for size in (text, text * 20, ten_mb):
        side_by_side(size)


if __name__ == "__main__":
    main()
