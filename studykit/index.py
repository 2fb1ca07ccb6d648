"""One page of all that `sk` offers, made from the docstrings."""

import inspect
from functools import cached_property
from html import escape
from typing import NamedTuple

from studykit.article import Article
from studykit.show.page import Page

# The subjects in the order of the page, and where their names are defined.
SUBJECTS = {
    "reading": ("article", "reading", "preflight"),
    "tables": ("schema", "lexicons", "export"),
    "words": ("words",),
    "phrases": ("words.phrases", "words.collocations"),
    "keyness": ("words.keyness",),
    "names": ("names",),
    "quotes and voices": ("speech",),
    "sentiment": ("sentiment",),
    "showing": ("show", "index", "glossary", "export.explorer.frame"),
    "charts": ("plots",),
    "sentences about the figures": ("findings",),
    "archives": ("corpus",),
    "briefing": ("brief",),
    "comparing accounts": ("comparison",),
    "verifying a draft": ("verification",),
    "exercises": ("exercises",),
    "corrections": ("corrections",),
}
# What has no docstring of its own.
_CONSTANTS = {
    "STYLE": ("charts", "The kit's look for plain matplotlib: `plt.style.use(sk.STYLE)`."),
    "NEWS_CHANGES": ("sentiment", "What the news variant changes, one line a change."),
}


class Entry(NamedTuple):
    """A name that `sk` offers, or a table of an article."""

    subject: str
    name: str
    text: str

    @property
    def line(self) -> str:
        """The first line of the docstring."""
        return self.text.partition("\n")[0]


def help(about: object = "") -> Page:
    """What `sk` offers, a line a name, by subject; or all about one name.

    Parameters
    ----------
    about : str, optional
        A name, for its docstring in full; a subject or any other word, for the lines that
        have it.

    Examples
    --------
    >>> help("plot_phrases")
    plot_phrases(table: pandas.DataFrame, *, n: int = 12, ax: 'Axes | None' = None) -> 'Axes'
    <BLANKLINE>
    The most frequent phrases as bars, without those that are only a part of another one.
    ...
    """
    word = str(getattr(about, "__name__", about)).removeprefix("sk.")
    listed = entries()
    exact = [entry for entry in listed if word in (entry.name, entry.name.removeprefix("article."))]
    others = [
        entry
        for entry in listed
        if entry not in exact and word.lower() in " ".join((*entry[:2], entry.line)).lower()
    ]
    pages = [_in_full(entry) for entry in exact] + [_list(others)] * bool(others)
    if not pages:
        return Page(f"<p>{_NOTHING}</p>", _NOTHING)
    return Page("".join(page.html for page in pages), "\n\n".join(page.text for page in pages))


_NOTHING = "There is nothing of that name: sk.help() lists all there is."


def entries() -> list[Entry]:
    """All that `sk` offers, in the order of the subjects and then of the alphabet."""
    import studykit  # whose names these are

    tables = [
        Entry("tables", f"article.{name}", inspect.getdoc(value) or "")
        for name, value in vars(Article).items()
        if isinstance(value, cached_property) and not name.startswith("_")
    ]
    names = sorted(Entry(*_described(name, getattr(studykit, name))) for name in dir(studykit))
    order = list(SUBJECTS)
    return sorted(tables + names, key=lambda entry: order.index(entry.subject))


def _described(name: str, value: object) -> tuple[str, str, str]:
    if name in _CONSTANTS:
        subject, text = _CONSTANTS[name]
        return subject, name, text
    return _subject(value.__module__.removeprefix("studykit.")), name, inspect.getdoc(value) or ""


def _subject(module: str) -> str:
    """The subject of a module's names: that of the module, else that of its folder.

    Examples
    --------
    >>> _subject("words.keyness"), _subject("words.hits")
    ('keyness', 'words')
    """
    homes = {home: subject for subject, found in SUBJECTS.items() for home in found}
    return homes[module] if module in homes else homes[module.split(".")[0]]


def _in_full(entry: Entry) -> Page:
    import studykit

    value = getattr(studykit, entry.name, None)
    call = str(inspect.signature(value)) if callable(value) else ""
    text = f"{entry.name}{call}\n\n{entry.text}"
    return Page(f"<pre>{escape(text)}</pre>", text)


def _list(found: list[Entry]) -> Page:
    html, text = [], []
    for subject in dict.fromkeys(entry.subject for entry in found):
        chosen = [entry for entry in found if entry.subject == subject]
        rows = "".join(
            f'<tr><td style="text-align: left"><code>{entry.name}</code></td>'
            f'<td style="text-align: left">{escape(entry.line)}</td></tr>'
            for entry in chosen
        )
        title = subject[0].upper() + subject[1:]
        html.append(f"<h4>{title}</h4><table>{rows}</table>")
        width = max(len(entry.name) for entry in found)
        lines = [f"  {entry.name:{width}}  {entry.line}" for entry in chosen]
        text.append("\n".join([title, *lines]))
    return Page("".join(html), "\n\n".join(text))
