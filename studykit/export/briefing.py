"""The briefing as a page of two sheets with the article behind it, as slides, and to explore."""

from collections.abc import Mapping
from pathlib import Path

from studykit.article import Article
from studykit.brief import lines
from studykit.brief.briefing import Briefing
from studykit.export.briefing_view import View
from studykit.export.briefing_words import once
from studykit.export.explorer.page import explorer_page
from studykit.export.one_file import one_file

Back = Mapping[int, Mapping[str, str]]
"""For a sentence, the addresses of figures that it is behind, each with what to call it."""


def briefing_page(
    briefing: Briefing, about: Mapping[str, str] | None = None, *, back: Back | None = None
) -> str:
    """The briefing on an article as one HTML file that loads nothing and runs nothing.

    Parameters
    ----------
    briefing : Briefing
        What it shows.
    about : mapping, optional
        What the file tells of the article, in the order in which it is shown: publisher, authors,
        date.
    back : mapping, optional
        Where each sentence leads back to, besides the briefing's own figures; given, the page is
        one of a study, and leads to the others.

    Examples
    --------
    >>> page = briefing_page(Briefing(sk.Article("It rained in Elm.")))
    >>> "No reported words were found." in page, "<script" in page
    (True, False)
    """
    view = View(briefing)
    return one_file(
        "briefing.html.j2",
        **view.first_sheet(about or {}),
        also_named=lines.say_also_named(view.other_people, briefing.n_unlisted),
        more_voices=view.more_voices(),
        unnamed_places=once(briefing.unnamed_at),
        more_quantities=view.more_quantities(),
        heard=view.heard(),
        more_heard=view.more_heard(),
        named=view.named(),
        topics=view.topics(),
        tone=view.tone(),
        headline=lines.say_headline(briefing.headline),
        headline_items=view.headline_items(),
        is_in_study=back is not None,
        paragraphs=list(view.paragraphs(back or {})),
        key=view.key(),
    )


def briefing_slides(
    briefing: Briefing, about: Mapping[str, str] | None = None, *, is_in_study: bool = False
) -> str:
    """The briefing as slides: one HTML file, one idea a slide, with notes for the speaker.

    Parameters
    ----------
    briefing, about
        As for `briefing_page`.
    is_in_study : bool
        Whether they lead to a study's overview, and not to the briefing alone.

    Examples
    --------
    >>> page = briefing_slides(Briefing(sk.Article("It rained in Elm.")))
    >>> page.count("<section"), "No reported words were found." in page
    (4, True)
    """
    shown = View(briefing).first_sheet(about or {})
    return one_file("slides.html.j2", is_in_study=is_in_study, **shown)


def briefing_pages(
    briefing: Briefing,
    file: str,
    about: Mapping[str, str] | None = None,
    *,
    back: Back | None = None,
) -> dict[str, str]:
    """The pages by the names of their files; `file` is the article's."""
    beside = {"briefing.html": "Briefing"}
    if back is not None:
        beside = {"index.html": "Overview of the study", **beside}
    return {
        "briefing.html": briefing_page(briefing, about, back=back),
        "slides.html": briefing_slides(briefing, about, is_in_study=back is not None),
        "explorer.html": explorer_page(briefing, beside, back=back, file=Path(file).stem),
    }


def write_briefing(article: Article, folder: Path, file: str = "article") -> Path:
    """Write the briefing, slides and explorer into a folder that is there; the briefing's path."""
    briefing = Briefing(article)
    for name, page in briefing_pages(briefing, file).items():
        (folder / name).write_text(page, encoding="utf-8", newline="")
    return folder / "briefing.html"
