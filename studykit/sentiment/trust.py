"""How far a figure can be trusted: intervals, agreement with a person, known error rates."""

from collections.abc import Hashable, Sequence
from statistics import NormalDist

import numpy as np
import pandas as pd

from studykit import lexicons

FEWEST = 8
"""With fewer sentences than this, a mean says more about chance than about tone."""

_RESAMPLES = 2000
_SEED = 20


def mean_with_interval(
    values: Sequence[float], *, level: float = 0.95, fewest: int = FEWEST
) -> pd.Series:
    """A mean with its spread and the interval it would move in if the values were drawn again.

    Percentile bootstrap: draw as many values with replacement, 2,000 times (with a fixed
    seed), and keep the middle 95 % of the means. It covers the chance in which sentences there
    are, not the mistakes of the scores.

    Parameters
    ----------
    values : sequence of float
        The scores of sentences.
    level : float
        Share of the resampled means that the interval holds, between 0 and 1.
    fewest : int
        With fewer values there is no interval: too few to say.

    Returns
    -------
    Series
        `n`, `mean`, `sd` (standard deviation), `low`, `high` (``<NA>`` when too few) and
        `is_enough`.

    Raises
    ------
    ValueError
        When `level` does not lie between 0 and 1.

    References
    ----------
    Efron, B. & Tibshirani, R. (1993). An Introduction to the Bootstrap. Chapman & Hall.

    Examples
    --------
    >>> row = mean_with_interval([0.5] * 10)
    >>> float(row["mean"]), float(row["low"]), float(row["high"])
    (0.5, 0.5, 0.5)
    """
    if not 0 < level < 1:
        raise ValueError(f"level={level!r} is not between 0 and 1")
    scores = np.asarray(values, dtype="float64")
    is_enough = len(scores) >= fewest and len(scores) > 1
    low, high = _interval(scores, level) if is_enough else (pd.NA, pd.NA)
    return pd.Series(
        {
            "n": len(scores),
            "mean": scores.mean() if len(scores) else pd.NA,
            "sd": scores.std(ddof=1) if len(scores) > 1 else pd.NA,
            "low": low,
            "high": high,
            "is_enough": is_enough,
        },
        dtype="object",
    )


def _interval(scores: np.ndarray, level: float) -> tuple[float, float]:
    means = _resampled_means(scores)
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _resampled_means(scores: np.ndarray) -> np.ndarray:
    """The means of resamples, drawn a few at a time so that long texts fit in memory.

    >>> row = mean_with_interval([0.0, 1.0] * 50)
    >>> [round(row[end], 1) for end in ("low", "high")]
    [0.4, 0.6]
    """
    generator = np.random.default_rng(_SEED)
    draws = (generator.integers(len(scores), size=len(scores)) for _ in range(_RESAMPLES))
    return np.array([scores[draw].mean() for draw in draws])


TABLE = {
    "n": "int64",
    "mean": "Float64",
    "sd": "Float64",
    "low": "Float64",
    "high": "Float64",
    "is_enough": "bool",
}


def means_by(groups: Sequence[Hashable], values: Sequence[float], key: str) -> pd.DataFrame:
    """`mean_with_interval` for each group, in the order in which the groups first occur."""
    members: dict[Hashable, list[float]] = {}
    for group, value in zip(groups, values, strict=True):
        members.setdefault(group, []).append(value)
    rows = [{key: group, **mean_with_interval(held)} for group, held in members.items()]
    return pd.DataFrame(rows, columns=[key, *TABLE]).astype(TABLE)


# ---------------------------------------------------------------- agreement

LABELS = ("negative", "neutral", "positive")


def agreement(first: Sequence[str], second: Sequence[str], *, level: float = 0.95) -> pd.Series:
    """How far two judges' labels agree, and how far beyond chance: Cohen's kappa.

    kappa = (p - e) / (1 - e), where p is the share of equal labels and e the share to be
    expected if each side dealt out its own labels at random; 1 is full agreement, 0 chance,
    below 0 less than chance. By NLTK. The interval of p is Wilson's: it has a width even where all
    labels are equal. That of kappa is the same, with e as it is.

    Returns
    -------
    Series
        `n`, `share_equal` (0 to 1), `share_low`, `share_high`, `kappa`, `low`, `high`; the last
        three are ``<NA>`` where both sides gave every item one and the same label, as kappa is not
        defined then, and all but `n` where there is no label.

    Raises
    ------
    ValueError
        When the two differ in length, or a label is none of negative, neutral, positive.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and
    Psychological Measurement 20(1). Wilson, E. B. (1927). Probable inference, the law of
    succession, and statistical inference. Journal of the American Statistical Association 22(158).

    Examples
    --------
    >>> row = agreement(["positive", "negative"] * 5, ["positive", "negative"] * 5)
    >>> [round(float(row[name]), 2) for name in ("share_equal", "share_low", "kappa", "low")]
    [1.0, 0.72, 1.0, 0.44]
    """
    _check_labels(first, second)
    pairs = list(zip(first, second, strict=True))
    names = ("share_equal", "share_low", "share_high", "kappa", "low", "high")
    row: dict[str, object] = dict.fromkeys(names, pd.NA)
    if pairs:
        n_equal = sum(a == b for a, b in pairs)
        equal, low, high = n_equal / len(pairs), *share_interval(n_equal, len(pairs), level=level)
        row |= {"share_equal": equal, "share_low": low, "share_high": high}
        chance = _chance(pairs)
        if chance < 1:
            row |= {"kappa": _kappa(pairs)}
            row |= {"low": (low - chance) / (1 - chance), "high": (high - chance) / (1 - chance)}
    return pd.Series({"n": len(pairs), **row}, dtype="object")


def share_interval(n: int, total: int, *, level: float = 0.95) -> tuple[float, float]:
    """Wilson's interval of a share: how far it may lie from `n` of `total` by chance alone.

    Parameters
    ----------
    n, total : int
        So many of so many.
    level : float
        Share of samples whose interval holds the true share, between 0 and 1.

    Examples
    --------
    >>> [round(end, 2) for end in share_interval(20, 20)]
    [0.84, 1.0]
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, weight = n / total, z * z / total
    middle = (share + weight / 2) / (1 + weight)
    reach = z / (1 + weight) * (share * (1 - share) / total + weight / (4 * total)) ** 0.5
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def _check_labels(first: Sequence[str], second: Sequence[str]) -> None:
    if len(first) != len(second):
        raise ValueError(f"first has {len(first)} labels and second {len(second)}")
    for label in [*first, *second]:
        if label not in LABELS:
            raise ValueError(f"label={label!r} is unknown; allowed: {', '.join(LABELS)}")


def _chance(pairs: Sequence[tuple[str, str]]) -> float:
    """The share of equal labels if each side dealt out its own at random."""
    first, second = zip(*pairs, strict=True)
    return sum(first.count(label) * second.count(label) for label in LABELS) / len(pairs) ** 2


def _kappa(pairs: Sequence[tuple[str, str]]) -> float:
    from nltk.metrics.agreement import AnnotationTask

    rows = [(who, i, pair[who]) for i, pair in enumerate(pairs) for who in (0, 1)]
    return float(AnnotationTask(data=rows).kappa())


def sample_to_label(sentences: pd.DataFrame, *, n: int = 20) -> pd.DataFrame:
    """Sentences for a person to label, spread evenly over the article, scores left out.

    Returns
    -------
    DataFrame
        `sentence_id`, `text`; at most `n` rows, the same ones at every run.
    """
    last, count = len(sentences) - 1, min(n, len(sentences))
    ids = sorted({round(last * k / max(count - 1, 1)) for k in range(count)})
    return pd.DataFrame({"sentence_id": ids, "text": sentences["text"].iloc[ids].tolist()})


def error_rates(*what: str) -> pd.DataFrame:
    """How often the kit is wrong, on texts that no rule was made on.

    Parameters
    ----------
    *what : str
        What to tell: sentence ends, attributions, speech, speakers, names, tone, syllables.
        Without one, all.

    Returns
    -------
    DataFrame
        `what`, `method`, `texts`, `n` (``<NA>`` where it was not counted), `measure`, `value`,
        `source`. r is a correlation with mean human ratings (1 is full agreement); all other
        measures run from 0 to 100 (100 is without error).

    Examples
    --------
    >>> error_rates("syllables")["n"].tolist()
    [34248]
    """
    table = lexicons.word_list("error_rates")
    chosen = table[table["what"].isin(what)] if what else table
    n = pd.to_numeric(chosen["n"]).astype("Int64")
    numbers = chosen.assign(n=n, value=chosen["value"].astype("float64"))
    return numbers.reset_index(drop=True)
