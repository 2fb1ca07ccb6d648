"""The explorer in a notebook: the same page in a frame that can reach nothing outside it."""

from html import escape

from studykit.article import Article
from studykit.show.article import show_article
from studykit.show.page import Page

_LOOK = "width: 100%; height: 85vh; min-height: 560px; border: 1px solid #bbbbbb;"


def explore(article: Article, pick: str = "", beside: str = "") -> Page:
    """The explorer: pick a word, a name or a voice, and see it in the text.

    Beside the text are where it is, in which words, who says it, in what tone, and how often
    general English has it. The same page is `explorer.html` in the results of a study.

    Parameters
    ----------
    article : Article
        The article.
    pick : str
        What is picked at first: a name in full, else a word, a phrase or a pattern (``sanction*``).
    beside : str
        What is beside it, to compare.

    Returns
    -------
    Page
        The page in a frame, with the marked article folded below it: where a notebook is not
        trusted, that alone is shown.

    Examples
    --------
    >>> explore(sk.Article("It rained."))
    It rained.
    """
    # They take a while to load: the page is asked for by those who explore.
    from studykit.brief.briefing import Briefing
    from studykit.export.explorer.page import explorer_page

    page = escape(explorer_page(Briefing(article), picks=(pick, beside)))
    plain = show_article(article)
    return Page(
        f'<iframe title="Explorer: {escape(article.title)}" style="{_LOOK}"'
        f' sandbox="allow-scripts allow-downloads" allow="clipboard-write"'
        f' srcdoc="{page}"></iframe>'
        f"<details><summary>The article with its marks</summary>{plain.html}</details>",
        plain.text,
    )
