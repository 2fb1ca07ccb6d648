"""Saved pages and documents: the story's text, its paragraphs whole, what the file says of it."""

import re
from collections import Counter

import pytest
import saved

import studykit as sk
from studykit import reading


def token_f1(gold, found):
    gold, found = (Counter(re.findall(r"\w+|[^\w\s]", text)) for text in (gold, found))
    return 200 * (gold & found).total() / (gold.total() + found.total())


@pytest.fixture
def read(tmp_path):
    def write_and_read(name, data):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return sk.read(path)

    return write_and_read


@pytest.mark.parametrize("name", saved.FILES)
def test_the_story_is_whole_and_in_order(read, name):
    article = read(name, saved.FILES[name]())
    texts = article.paragraphs["text"].tolist()
    assert [text for text in texts if text in saved.STORY] == saved.STORY
    assert token_f1("\n".join([saved.TITLE, *saved.STORY]), article.text) > 98
    rest = article.paragraphs[~article.paragraphs["text"].isin(saved.STORY)]
    assert set(rest["kind"]) <= {"headline", "byline", "dateline", "boilerplate"}


@pytest.mark.parametrize("name", saved.FILES)
def test_a_file_says_what_it_is_about(read, name):
    about = read(name, saved.FILES[name]()).about
    assert about[:3] == (saved.TITLE, saved.AUTHORS, saved.DATE)


def test_publisher_and_source(read):
    about = read("page.html", saved.semantic_page()).about
    assert (about.publisher, about.source) == ("The Elm Post", "https://elmpost.example/harbour")


POSTS = [("12:40", "Council meets at seven", 2), ("11:05", "Divers find cracks", 0)]


def test_a_live_blogs_headline_is_not_its_first_posts():
    posts = "".join(
        f'<article class="post"><time datetime="2026-03-15T{time}">{time}</time><h2>{heading}</h2>'
        f"{saved.paragraphs([saved.STORY[n]])}</article>"
        for time, heading, n in POSTS
    )
    data = saved.linked_data(**{"@type": "LiveBlogPosting", "headline": f"{saved.TITLE}: live"})
    page = saved.page(f"<main><h1>{saved.TITLE}: live</h1>{posts}</main>", data, "Live")
    story = reading.story_of(page.encode(), "live.html")
    assert story.about.title == f"{saved.TITLE}: live"
    told = [line for _, heading, n in POSTS for line in (heading, saved.STORY[n])]
    assert story.text.split("\n\n") == [story.about.title, *told]


@pytest.mark.parametrize("place", ["Copyright 2025 The Elm Post", "It was built on 3 May 1884."])
def test_no_date_is_made_up(place):
    page = saved.page(
        f"<article><h1>{saved.TITLE}</h1>{saved.paragraphs()}</article><p>{place}</p>"
    )
    assert reading.story_of(page.encode(), "page.html").about.date is None


def test_a_teaser_is_read_with_a_notice(read):
    offer = '<div class="paywall"><h3>Subscribe to read the full story</h3></div>'
    top = f"<article>{saved.TOP}{saved.paragraphs(saved.STORY[:2])}{offer}</article>"
    article = read("page.html", saved.page(top, saved.linked_data(isAccessibleForFree=False)))
    assert article.text.split("\n\n")[1:] == saved.STORY[:2]
    assert "for subscribers" in article.notices[0]


def test_a_file_that_is_cut_off_is_read_with_a_notice(read):
    cut = "\n\n".join(saved.STORY)[:-30]
    checks = sk.preflight(read("news.txt", cut))
    assert checks["is_notice"][checks["check"] == "ending"].tolist() == [True]


def test_a_paste_may_be_a_page():
    article = sk.paste(f"<h1>{saved.TITLE}</h1>{saved.paragraphs()}")
    assert article.text.split("\n\n") == [saved.TITLE, *saved.STORY]


def test_nothing_is_fetched_and_no_entity_is_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    names = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f"<text:p {names}>It rained. &x;</text:p>"
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>{body}</a>'
    data = saved.zipped(
        mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": entity}
    )
    assert "secret" not in reading.story_of(data, "x.odt").text


COPY = [
    *"Home News Sport Weather Subscribe".split(),
    saved.TITLE,
    saved.BYLINE,
    "Published 14 March 2026",
    "Share this article",
    "The wall on Friday. Photograph: Fay Reed/Elm Pictures",
    *saved.STORY[:3],
    "Advertisement",
    *saved.STORY[3:],
    "(Reporting by Ada Lane; Editing by Gus Hale)",
    "Related stories",
    "Ferry runs aground off Oakham",
    "© 2026 The Elm Post. All rights reserved.",
    "Privacy policy",
]


def test_a_browsers_copy_stays_as_it_is_and_is_told_apart(read):
    article = read("copy.txt", "\n".join(COPY))
    assert article.text == "\n".join(COPY)
    kinds = article.paragraphs.groupby("kind")["text"].agg(list)
    assert kinds["body"] == saved.STORY
    assert (kinds["headline"], kinds["byline"]) == ([saved.TITLE], [saved.BYLINE])
    assert kinds["caption"] == [COPY[9]]
    assert not {"Ada Lane", "Gus Hale"} & set(article.names["mention"])
    assert "advertisement" not in set(article.tokens["type"])
    assert sk.Article(article.text, whole=True).sentences["text"].tolist()[:2] == ["Home", "News"]
    assert "not counted" in sk.say_structure(article.paragraphs)
