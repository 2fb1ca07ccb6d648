"""Computed sentences about words: counts, phrases, keyness, and where they occur."""

import pandas as pd

from studykit.wording import counted, listed, percent

__all__ = [
    "say_cloud",
    "say_collocates",
    "say_concordance",
    "say_dispersion",
    "say_diversity",
    "say_evenness",
    "say_frequency",
    "say_growth",
    "say_keyness",
    "say_phrases",
    "say_rank_frequency",
    "say_readability",
    "say_stop_words",
    "say_trend",
]


def say_frequency(table: pd.DataFrame, *, n: int = 5) -> str:
    """The most frequent words with their counts.

    Examples
    --------
    >>> say_frequency(sk.frequency(sk.Article("War is war.").tokens))
    'Most frequent: “war” (2) and “is” (1).'
    """
    if table.empty:
        return "There is no word to count."
    return f"Most frequent: {_with_counts(table['word'], table['n'], n)}."


def say_stop_words(tokens: pd.DataFrame) -> str:
    """How much of the text the stop list hides.

    Examples
    --------
    >>> say_stop_words(sk.Article("The end of the road").tokens)
    'The stop list hides 3 of 5 words (60%), with 2 different stop words.'
    """
    words = tokens[tokens["kind"].isin(["word", "number"])]
    hidden = words[words["is_stop"]]
    share = len(hidden) / max(len(words), 1)
    return (
        f"The stop list hides {len(hidden):,} of {counted(len(words), 'word')} "
        f"({percent(share)}), with {counted(hidden['type'].nunique(), 'different stop word')}."
    )


def say_rank_frequency(table: pd.DataFrame) -> str:
    """How uneven the counts are: the top ten's share of all words, and the hapaxes.

    Examples
    --------
    >>> say_rank_frequency(sk.frequency(sk.Article("War is war.").tokens))
    'The 2 most frequent of 2 different words make up 100% of the text; 1 occurs once.'
    """
    top = table.head(10)
    once = int((table["n"] == 1).sum())
    return (
        f"The {len(top)} most frequent of {counted(len(table), 'different word')} make up "
        f"{percent(float(top['share'].sum()))} of the text; {once:,} "
        f"{'occurs' if once == 1 else 'occur'} once."
    )


def say_growth(growth: pd.DataFrame) -> str:
    """How fast new words come at the beginning and at the end.

    Examples
    --------
    >>> say_growth(sk.vocabulary_growth(sk.Article("War is war. Peace is rare.").tokens))
    'In the first half of the text 67 of 100 words are new, in the second half 67.'
    """
    if growth.empty:
        return "There is no word to count."
    half = (len(growth) + 1) // 2
    first = growth["is_new"].iloc[:half].mean()
    second = growth["is_new"].iloc[half:].mean() if len(growth) > half else 0.0
    return (
        f"In the first half of the text {100 * first:.0f} of 100 words are new, "
        f"in the second half {100 * second:.0f}."
    )


def say_diversity(table: pd.DataFrame) -> str:
    """The type-token ratio, and the measure that can be compared between texts.

    Examples
    --------
    >>> say_diversity(sk.diversity(sk.Article("War is war.").tokens))
    'Of 3 words 2 are different (a type-token ratio of 0.67); the text is too short for MATTR.'
    """
    value = table.set_index("measure")["value"]
    if not value["words"]:
        return "There is no word to count."
    window = int(table.set_index("measure")["needs"]["MATTR"])
    within = (
        "the text is too short for MATTR"
        if pd.isna(value["MATTR"])
        else f"of every {window} words in a row, {window * value['MATTR']:.0f} are, on average"
    )
    return (
        f"Of {value['words']:,.0f} words {value['types']:,.0f} are different (a type-token ratio "
        f"of {value['type-token ratio']:.2f}); {within}."
    )


def say_readability(table: pd.DataFrame) -> str:
    """Sentence length, Flesch's score in words, and the two grades side by side.

    Examples
    --------
    >>> article = sk.Article("The cat sat.")
    >>> say_readability(sk.readability(article.sentences, article.tokens))
    'Sentences have 3.0 words on average; there are too few of them for a formula.'
    """
    rows = table.set_index("measure")
    value = rows["value"]
    if pd.isna(value["words per sentence"]):
        return "There is no sentence to measure."
    opening = f"Sentences have {value['words per sentence']:.1f} words on average"
    if pd.isna(value["Flesch reading ease"]):
        return f"{opening}; there are too few of them for a formula."
    name = str(rows["says"]["Flesch reading ease"]).rsplit(": ", 1)[-1]
    grades = f"{value['Flesch-Kincaid grade']:.0f} and {value['Coleman-Liau grade']:.0f}"
    return (
        f"{opening}; Flesch’s formula calls the text {name} "
        f"({value['Flesch reading ease']:.0f}), and the two grade formulas ask for "
        f"{grades} years of school."
    )


def say_phrases(table: pd.DataFrame, *, n: int = 4) -> str:
    """The phrases that come back most often.

    Examples
    --------
    >>> say_phrases(sk.phrases(sk.Article("Cold war. Cold war.").tokens))
    'The phrase that comes back most: “cold war” (2).'
    """
    if table.empty:
        return "No phrase comes back."
    noun = "phrase that comes" if len(table) == 1 else "phrases that come"
    return f"The {noun} back most: {_with_counts(table['phrase'], table['n'], n)}."


def say_collocates(table: pd.DataFrame, word: str, *, n: int = 4) -> str:
    """The words most strongly tied to one word.

    Examples
    --------
    >>> tokens = sk.Article("The cold war ended. A cold war began.").tokens
    >>> say_collocates(sk.collocates(tokens, "war"), "war")
    'Most strongly tied to “war”: “cold” (2).'
    """
    if table.empty:
        return f"No word comes near “{word}” often enough."
    return f"Most strongly tied to “{word}”: {_with_counts(table['word'], table['n'], n)}."


def say_keyness(table: pd.DataFrame, *, reference: str = "general English", n: int = 4) -> str:
    """The clearest over- and under-used words, and for how many there is too little to say.

    Examples
    --------
    >>> say_keyness(sk.keyness(sk.Article("Summit, summit, summit.").tokens))
    'Clearly more often than in general English: “summit” (3). Too few hits to say: 0 words.'
    """
    found = table.set_index("verdict")
    parts = []
    for verdict, words in (
        ("over", "Clearly more often than in"),
        ("under", "Clearly less often than in"),
    ):
        rows = found.loc[found.index == verdict]
        if len(rows):
            parts.append(f"{words} {reference}: {_with_counts(rows['word'], rows['n'], n)}.")
    few = int((found.index == "too few to say").sum())
    none = [] if parts else [f"No word differs clearly from {reference}."]
    return " ".join([*parts, *none, f"Too few hits to say: {counted(few, 'word')}."])


def say_dispersion(hits: pd.DataFrame) -> str:
    """From where to where the word occurs; of several, which reaches farthest.

    Examples
    --------
    >>> say_dispersion(sk.hits(sk.Article("War is war, always and ever.").tokens, "war"))
    '“war” (2) occurs from 0% to 33% of the way.'
    """
    rows = [(query, 100 * at) for query, at in hits.groupby("query", sort=False)["at"]]
    if not rows:
        return "There is no word to place."
    reaches = [_reach(str(query), at) for query, at in rows]
    if len(rows) == 1:
        return f"{reaches[0]} of the way."
    widths = [at.max() - at.min() for _, at in rows]
    widest, narrowest = widths.index(max(widths)), widths.index(min(widths))
    return (
        f"Of {counted(len(rows), 'word')}, {reaches[widest]} of the way and so reaches farthest; "
        f"{reaches[narrowest]} only."
    )


def _reach(query: str, at: "pd.Series[float]") -> str:
    where = f"from {at.min():.0f}% to {at.max():.0f}%" if len(at) > 1 else f"at {at.min():.0f}%"
    return f"“{query}” ({len(at):,}) occurs {where}"


def say_evenness(table: pd.DataFrame, *, n: int = 15) -> str:
    """Of the n most frequent words, the most evenly spread and the most packed.

    Examples
    --------
    >>> say_evenness(sk.dispersion(sk.Article("War.").tokens))
    'No word occurs often enough to say how it is spread.'
    """
    known = table.dropna(subset=["dp_norm"]).head(n)
    ranked = known.sort_values("dp_norm", kind="stable")
    if ranked.empty:
        return "No word occurs often enough to say how it is spread."
    even, packed = ranked.iloc[0], ranked.iloc[-1]
    return (
        f"“{even['word']}” is spread most evenly (DPnorm {even['dp_norm']:.2f}, in "
        f"{counted(even['n_parts'], 'part')}), “{packed['word']}” is most packed "
        f"({packed['dp_norm']:.2f}, in {counted(packed['n_parts'], 'part')})."
    )


def say_trend(trend: pd.DataFrame) -> str:
    """In which part of the text each word occurs most.

    Examples
    --------
    >>> say_trend(sk.trend(sk.Article("war and rain. Rain, rain.").tokens, "rain", parts=2))
    'Of 2 parts, “rain” occurs most in part 2 (2).'
    """
    parts = []
    for word, rows in trend.groupby("word", sort=False):
        best = rows.loc[rows["n"] == rows["n"].max(), "part"] + 1
        where = f"part {listed(best.astype(str).tolist())}" if len(best) < 4 else "several parts"
        parts.append(f"“{word}” occurs most in {where} ({rows['n'].max():,})")
    return f"Of {trend['part'].max() + 1} parts, {listed(parts)}."


def say_concordance(lines: pd.DataFrame) -> str:
    """How many hits there are, and in how many sentences and paragraphs.

    Examples
    --------
    >>> article = sk.Article("War is war.")
    >>> say_concordance(sk.concordance(article.text, article.tokens, "war"))
    '2 hits in 1 sentence and 1 paragraph.'
    """
    sentences = counted(lines["sentence_id"].nunique(), "sentence")
    paragraphs = counted(lines["paragraph_id"].nunique(), "paragraph")
    return f"{counted(len(lines), 'hit')} in {sentences} and {paragraphs}."


def say_cloud(table: pd.DataFrame, *, size: str = "n", n: int = 5) -> str:
    """The largest words of a cloud.

    Examples
    --------
    >>> say_cloud(sk.frequency(sk.Article("War is war.").tokens))
    'A word cloud; its largest words are “war” and “is”.'
    """
    label = "phrase" if "phrase" in table else "word"
    values = pd.to_numeric(table[size]).astype(float)
    words = table[values > 0].assign(_size=values).nlargest(n, "_size")[label].tolist()
    return f"A word cloud; its largest words are {listed([f'“{word}”' for word in words])}."


def _with_counts(words: pd.Series, counts: pd.Series, n: int) -> str:
    pairs = zip(words.tolist()[:n], counts.tolist()[:n], strict=True)
    return listed([f"“{word}” ({count:,})" for word, count in pairs])
