"""Checks of the exercises in 01_words, 02_phrases and 03_keyness."""

import pandas as pd

from studykit import words
from studykit.article import Article
from studykit.exercises._check import Expected, check, plain
from studykit.wording import agree, counted, of_all, times

__all__ = [
    "check_joined_lemma",
    "check_key_no_name",
    "check_last_hit",
    "check_n_key_parts",
    "check_n_pairs_again",
    "check_n_paragraphs_with_top",
    "check_word_before",
]

_PARTS = 20


def _words(article: Article) -> pd.DataFrame:
    return article.tokens[article.tokens["kind"].isin(["word", "number"])]


def _content(article: Article) -> pd.DataFrame:
    """The words that are no stop words; all of them, if there are no others."""
    found = _words(article)
    return found if found["is_stop"].all() else found[~found["is_stop"]]


def _top(article: Article) -> pd.DataFrame:
    """The places of the content word that comes most."""
    content = _content(article)
    return content[content["type"].isin(content["type"].value_counts().index[:1])]


def _pairs(article: Article) -> pd.DataFrame:
    """Each two words side by side in one sentence, with no mark in between."""
    tokens = article.tokens
    after = tokens.groupby("sentence_id")[["type", "kind"]].shift(-1)
    both = tokens["kind"].eq("word") & after["kind"].eq("word")
    return pd.DataFrame({"first": tokens["type"], "second": after["type"]})[both]


@check
def check_n_paragraphs_with_top(article: Article) -> Expected:
    """In how many paragraphs the most frequent content word is: an int."""
    content = _content(article)
    counts = content["type"].value_counts()
    tied = counts.index[counts == counts.max()]
    n_in = content.groupby("type")["paragraph_id"].nunique().loc[tied].tolist()
    n_hits = int(counts.max()) if len(counts) else 0
    return Expected(
        n_in[0] if n_in else 0,
        "Keep the rows of the word, then count the different values of the column paragraph_id.",
        also=n_in[1:],
        one_more="a paragraph that has it twice counts once.",
        slips=[(n_hits, "That is how often it comes, and some paragraph has it more than once.")],
        follows="It never comes twice in one paragraph."
        if n_in and n_in[0] == n_hits
        else "Some paragraphs have it more than once: a word used once is soon used again.",
    )


@check
def check_joined_lemma(article: Article) -> Expected:
    """A lemma with at least two types among the content words: a str, or None."""
    found, content = _words(article), _content(article)
    forms = content.groupby("lemma")["type"].unique()
    n_forms = forms.map(len)
    joined, alone = n_forms.index[n_forms > 1].tolist(), n_forms.index[n_forms == 1].tolist()
    others = [form for lemma in joined for form in forms[lemma] if form not in joined]
    stops = set(found["type"]) - set(content["type"])
    return Expected(
        joined[0] if joined else None,
        "Group the content words by lemma, count the different types of each, keep what has two.",
        also=joined[1:],
        slips=[
            *(
                (form, f"“{form}” is a form; give the lemma that it shares with others.")
                for form in others
            ),
            *((lemma, f"“{lemma}” has only one form here.") for lemma in alone),
            *((word, f"“{word}” is a stop word, and no content word.") for word in stops),
        ],
        follows="A lemma brings forms together; whether they mean the same, only reading tells."
        if joined
        else "Each content word here has one form.",
    )


@check
def check_word_before(article: Article) -> Expected:
    """The word that comes most often right before the most frequent content word: a str."""
    pairs, top = _pairs(article), _top(article)
    before = pairs.loc[pairs["second"].isin(top["type"]), "first"].value_counts()
    after = pairs.loc[pairs["first"].isin(top["type"]), "second"]
    best = before.index[before == before.max()].tolist()
    tops = top["type"].unique().tolist()
    return Expected(
        best[0] if best else None,
        "Keep the pairs whose second word it is, and count their first words.",
        also=best[1:],
        slips=[
            *((word, "That is the word itself; which one comes before it?") for word in tops),
            *((word, "That word comes after it.") for word in set(after) - set(before.index)),
            *(
                (word, "That word comes before it, but another does so more often.")
                for word in before.index.difference(best)
            ),
        ],
        follows=_how_often(before.max(), len(top)) if best else "",
    )


def _how_often(n: int, n_hits: int) -> str:
    if n < 3:
        return f"But only {times(n)}: too rare to build on."
    return f"It does so {of_all(n, n_hits, 'time')}."


@check
def check_last_hit(article: Article) -> Expected:
    """The number of the last sentence with the most frequent content word: an int."""
    hits = _top(article)
    last = int(hits["sentence_id"].max()) if len(hits) else None
    paragraph = int(hits["paragraph_id"].max()) if len(hits) else None
    return Expected(
        last,
        "Look for the largest number in the column sentence_id of the concordance.",
        is_number_from_0=True,
        slips=[(paragraph, "That is its paragraph: the second number of the line.")],
        follows=f"The article’s last sentence is number {len(article.sentences) - 1}.",
    )


@check
def check_n_pairs_again(article: Article) -> Expected:
    """How many different pairs of neighbours come at least twice: an int."""
    pairs = _pairs(article)
    counts = pairs.value_counts()
    again, n_repeats = int((counts > 1).sum()), len(pairs) - len(counts)
    return Expected(
        again,
        "Count the pairs with `value_counts`, and ask how many of the counts are above 1.",
        slips=[
            (int(counts[counts > 1].sum()), "That counts places; how many different pairs?"),
            (len(counts), "That is how many different pairs there are; how many come again?"),
            (int((counts > 2).sum()), "That counts those that come three times or more."),
            (n_repeats, "That counts each time that a pair comes again; count each pair once."),
            (_again_of_content(article), "That leaves out stop words: `pairs` has all."),
        ],
        follows=_rest_once(len(counts) - again, again),
    )


def _rest_once(n: int, again: int) -> str:
    """What is said of the pairs that come once.

    >>> _rest_once(591, 39), _rest_once(1, 0), _rest_once(0, 2)
    ('591 other pairs come once.', 'The one pair comes once.', 'No other pair is there.')
    """
    if n == 1 and not again:
        return "The one pair comes once."
    if not n:
        return "No other pair is there." if again else "There is no pair."
    pairs = counted(n, "other pair" if again else "pair")
    return f"{pairs} {agree(n, 'comes', 'come')} once."


def _again_of_content(article: Article) -> int:
    """How many pairs of content words come again, as NLTK's finder counts them: across marks."""
    found = _words(article)
    after = found.groupby("sentence_id")[["type", "is_stop"]].shift(-1)
    kept = ~found["is_stop"] & after["is_stop"].eq(False)
    counts = pd.DataFrame({"first": found["type"], "second": after["type"]})[kept].value_counts()
    return int((counts > 1).sum())


@check
def check_n_key_parts(article: Article) -> Expected:
    """In how many of twenty equal parts the strongest keyword is: an int."""
    types = _words(article)["type"].tolist()
    first = words.keyness(article.tokens)["word"].head(1).tolist()
    places = [place for place, word in enumerate(types) if word in first]
    n_parts = len({place * _PARTS // len(types) for place in places})
    return Expected(
        n_parts,
        "Give each word the number of its part, and count the different parts that have the word.",
        one_less="did you count from 0?",
        slips=[(len(places), "That is how often it comes; in how many different parts?")],
        follows=f"It comes {times(len(places))}, so it could be in "
        f"{min(len(places), _PARTS)} at most.",
    )


@check
def check_key_no_name(article: Article) -> Expected:
    """A word whose verdict is over and that is in no name: a str, or None."""
    table = words.keyness(article.tokens)
    over = table.loc[table["verdict"] == "over", "word"].tolist()
    named = {plain(word) for name in article.names["mention"] for word in name.split()}
    left = [word for word in over if plain(word) not in named]
    others = table.loc[table["verdict"] != "over", ["word", "verdict"]].itertuples(index=False)
    return Expected(
        left[0] if left else None,
        "Keep the rows of `sk.keyness(tokens)` whose verdict is over, without the words in names.",
        also=left,
        slips=[(word, f"“{word}” stands out, but it is in a name.") for word in over]
        + [
            (word, f"The verdict on “{word}” is “{verdict}”, not “over”.")
            for word, verdict in others
        ],
        follows=f"Of {counted(len(over), 'word')} that {agree(len(over), 'stands', 'stand')} out, "
        f"{len(left)} {agree(len(left), 'is', 'are')} in no name."
        if over
        else "No word stands out here.",
    )
