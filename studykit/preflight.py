"""What to know about an article before its tables are read: the preflight."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from studykit import lexicons
from studykit.article import Article
from studykit.wording import agree, beginning, closed, counted, listed, marked, number

__all__ = ["preflight", "say_preflight"]

_FEWEST_WORDS = 100
_MOST_WORDS = 6000
_FEWEST_SENTENCES = 8
_FIRST_WORDS = 5  # of a paragraph, by which a reader finds it
_MOST = 3  # paragraphs that a finding names
_LEAST_ENGLISH = 0.25
_OPENERS, _CLOSERS = "“„«", "”»"
_GERMAN = re.compile("„[^„“]*“")
_SCRIPTS = {
    "CYRILLIC": "in Cyrillic letters", "GREEK": "in Greek letters", "ARABIC": "in Arabic letters",
    "HEBREW": "in Hebrew letters", "CJK": "in Chinese or Japanese characters",
    "HIRAGANA": "in Japanese", "KATAKANA": "in Japanese", "HANGUL": "in Korean",
    "DEVANAGARI": "in Devanagari letters", "THAI": "in Thai letters",
}  # fmt: skip

Finding = tuple[str, str, bool]


def preflight(article: Article) -> pd.DataFrame:
    """What to know about an article before its tables are read.

    Returns
    -------
    DataFrame
        `check`: title, authors, date, publisher, source, file, ending, language, length, marks,
        letters, left out, steps; `finding`: a phrase or a sentence; `is_notice`: whether it asks
        for care. A check without a finding has no row.

    Examples
    --------
    >>> preflight(Article("It rained. Roe said it froze."))["check"].tolist()
    ['language', 'length', 'marks', 'steps']
    """
    rows = [*_about(article), *_language(article), *_length(article), *_marks(article)]
    rows += [*_letters(article), *_left_out(article), *_steps(article)]
    table = pd.DataFrame(rows, columns=["check", "finding", "is_notice"])
    return table.astype({"check": "string", "finding": "string", "is_notice": "bool"})


def say_preflight(checks: pd.DataFrame) -> str:
    """The notices of a preflight, or that there are none.

    Examples
    --------
    >>> say_preflight(preflight(Article("It rained " * 60 + "all day.")).head(1))
    'The checks found nothing that asks for care.'
    """
    notices = checks["finding"][checks["is_notice"]].tolist()
    return " ".join(notices) if notices else "The checks found nothing that asks for care."


def _about(article: Article) -> Iterator[Finding]:
    about = article.about
    found = [
        ("title", about.title),
        ("authors", listed(list(about.authors)) if about.authors else None),
        ("date", about.date),
        ("publisher", about.publisher),
        ("source", about.source),
    ]
    yield from ((name, value, False) for name, value in found if value)
    yield from (("file", notice, True) for notice in article.notices)
    body = article.paragraphs["text"][article.paragraphs["kind"] == "body"]
    if len(body) and _is_cut(body.iloc[-1]):
        yield "ending", f"It seems to be cut off: it ends with “… {_last(body.iloc[-1])}”.", True


def _is_cut(paragraph: str) -> bool:
    return len(paragraph.split()) >= 8 and paragraph.rstrip()[-1] not in ".!?…”\"'’)]»:;*_"


def _last(paragraph: str) -> str:
    return " ".join(paragraph.split()[-5:])


# ---------------------------------------------------------------- language


def _language(article: Article) -> Iterator[Finding]:
    words = [word for word in article.tokens["type"].tolist() if word.isalpha()]
    if not words:
        return
    scripts = Counter(_script(word[0]) for word in words)
    script, n = scripts.most_common(1)[0]
    if script in _SCRIPTS and n > 0.5 * len(words):
        yield "language", _other(f"is {_SCRIPTS[script]}"), True
    elif _share_english(words) < _LEAST_ENGLISH and len(words) >= 20:
        yield "language", _other(f"seems to be {_named(words)}"), True
    else:
        yield "language", "English", False


def _other(what: str) -> str:
    return (
        f"The article {what}, not English: names, quotes and tone are made for English and will be"
        " wrong; the counts of words work."
    )


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _share_english(words: list[str]) -> float:
    """Which part of the words are the little ones that make up half of any English text."""
    known = lexicons.words("function_words") | lexicons.words("stop_words")
    return sum(word in known for word in words) / len(words)


def _named(words: list[str]) -> str:
    """The language that most of the little words are of.

    >>> _named("der hafen ist nicht offen".split()), _named(["foo"])
    ('German', 'in another language')
    """
    table = lexicons.word_list("languages")
    seen = Counter(words)
    counts: Counter[str] = Counter()
    for word, language in zip(table["word"], table["language"], strict=True):
        counts[language] += seen[word]
    language, n = counts.most_common(1)[0]
    return language if n >= 0.1 * len(words) else "in another language"


# ---------------------------------------------------------------- length, marks, letters


def _length(article: Article) -> Iterator[Finding]:
    n_words, n_sentences = int(article.sentences["n_words"].sum()), len(article.sentences)
    words = f"{number(n_words, 'No')} {agree(n_words, 'word')}"
    size = f"{words} in {counted(n_sentences, 'sentence')}"
    if n_words < _FEWEST_WORDS:
        yield "length", f"{size}: too short for figures to mean much.", True
    elif n_words > _MOST_WORDS:
        yield "length", f"{size}: longer than an article; is it more than one?", True
    else:
        yield "length", size, False


def _marks(article: Article) -> Iterator[Finding]:
    text = article.text
    counts = {
        "straight": text.count('"'),
        "curly": sum(map(text.count, "“”„")),
        "angular": sum(map(text.count, "«»")),
    }
    used = [f"{name} ({n})" for name, n in counts.items() if n]
    yield "marks", listed(used) if used else "no quotation marks", False
    texts = article.paragraphs["text"].tolist()
    torn = [
        marked(beginning(words, _FIRST_WORDS))
        for row, words in enumerate(texts)
        if _is_unbalanced(words) and not _goes_on(texts, row)
    ]
    if torn:
        what = agree(len(torn), "the paragraph", f"{len(torn):,} paragraphs:")
        where = f"{what} {listed(torn, most=_MOST)}"
        yield "marks", f"Quotation marks do not pair up in {where}: look at the quotes there.", True


def _is_unbalanced(paragraph: str) -> bool:
    """Whether a paragraph has marks that do not pair up; German ones end with what opens others.

    >>> _is_unbalanced("„Ja“, sagte er."), _is_unbalanced("“Yes, he said.")
    (False, True)
    """
    paragraph = _GERMAN.sub("", paragraph)
    n_open, n_close = (sum(map(paragraph.count, marks)) for marks in (_OPENERS, _CLOSERS))
    return n_open != n_close or paragraph.count('"') % 2 == 1


def _goes_on(texts: list[str], row: int) -> bool:
    """Whether a quotation without its end is taken up by the next paragraph, as is the custom."""
    following = texts[row + 1].lstrip()[:1] if row + 1 < len(texts) else ""
    before = (
        row > 0 and texts[row].lstrip()[:1] in _OPENERS + '"' and _is_unbalanced(texts[row - 1])
    )
    return following in (*_OPENERS, '"') or before


def _letters(article: Article) -> Iterator[Finding]:
    n_lost = article.text.count("\ufffd")
    if n_lost and not any("\ufffd" in notice for notice in article.notices):
        yield (
            "letters",
            f"{counted(n_lost, 'character')} got lost (\ufffd) before the file was read.",
            True,
        )


# ---------------------------------------------------------------- what is left out, what is missing


def _left_out(article: Article) -> Iterator[Finding]:
    table = article.paragraphs[article.paragraphs["n_sentences"] == 0]
    if table.empty:
        return
    begins = [f"“{_short(text)}”" for text in table["text"].head(6)]
    more = [f"{len(table) - 6} more"] if len(table) > 6 else []
    what = "paragraph is" if len(table) == 1 else "paragraphs are"
    finding = closed(f"{len(table)} {what} not counted as the story: {listed([*begins, *more])}")
    yield "left out", finding, len(table) > 0.4 * len(article.paragraphs)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:7]) + (" …" if len(words) > 7 else "")


def _steps(article: Article) -> Iterator[Finding]:
    """The steps of the study that have too little to work on."""
    persons = article.names["name"][article.names["kind"] == "person"].nunique()
    too_little = [
        ("keyness, phrases", int(article.sentences["n_words"].sum()) < 2 * _FEWEST_WORDS),
        ("tone", len(article.sentences) < _FEWEST_SENTENCES),
        ("quotes, voices", len(article.quotes) < 2),
        ("names of people", persons < 1),
    ]
    steps = [step for step, is_short in too_little if is_short]
    if steps:
        which = listed(", ".join(steps).split(", "))
        yield "steps", f"There is too little in it for {which}.", True
