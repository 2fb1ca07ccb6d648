"""The article with each speaker's words: escaped, told apart, complete, the same every time."""

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pandas as pd
import pytest
from conftest import HARBOUR, SEED
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import pyplot as plt

import studykit as sk
from studykit import show, style
from studykit.show.labels import LabelTask
from studykit.show.voices import looks_of
from studykit.speech import NOBODY

TOWN = "“We will rebuild,” said Ada Lane. Critics said the plan was dear.\nIt rained."
VOID = {"br", "hr", "img"}


def corrections(*rows):
    """Corrections that give the rows a speaker, whatever the rules make of them."""
    columns = ["action", "content", "start", "speaker", "source", "cue", "source_type"]
    cells = [dict.fromkeys(columns, "") | {"line": i, **row} for i, row in enumerate(rows)]
    return pd.DataFrame(cells, columns=["line", *columns])


def town(text=TOWN):
    speaker = {"action": "fix", "content": "We will rebuild", "speaker": "Ada Lane"}
    return sk.Article(text, corrections=corrections(speaker))


class Checker(HTMLParser):
    """Collects the text, and fails on tags that do not close in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.words, self.tags = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def parsed(page):
    checker = Checker()
    checker.feed(page._repr_html_())
    assert checker.open == []
    return checker


def test_the_text_is_escaped():
    html = show.show_article(sk.Article("<script>alert('x')</script> & “<b>no</b>”"))._repr_html_()
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


def test_names_of_speakers_are_escaped():
    wicked = {"action": "fix", "content": "We will rebuild", "speaker": '"><script>'}
    page = show.show_article(sk.Article(TOWN, corrections=corrections(wicked)))
    assert "<script" not in page._repr_html_()


def shown_with_a_figure(sentence, monkeypatch):
    """The HTML under a figure."""
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data))
    show.show_figure(plt.subplots()[1], sentence)
    return shown[-1]._repr_html_()


def test_dollars_are_money_wherever_the_kit_shows_html(monkeypatch):
    text = "I earned $5 million and spent $3 million."
    article = sk.Article(text)
    million = sk.hits(article.tokens, "million")
    pages = [
        show.show_article(article),
        show.show_table(article.sentences),
        show.show_sentences(text),
        sk.show_sentence(text),
        sk.show_passages(text, article.sentences, million),
        sk.show_concordance(sk.concordance(text, article.tokens, "million")),
    ]
    html = [page._repr_html_() for page in pages] + [shown_with_a_figure(text, monkeypatch)]
    for page in html:
        assert page.startswith('<div class="tex2jax_ignore mathjax_ignore">')
        assert page.endswith("</div>")
        assert page.count("$") >= 2


def test_a_speakers_words_carry_a_tag_with_name_and_row():
    page = show.show_article(town())
    row = town().quotes.index[town().quotes["content"] == "“We will rebuild,”"][0]
    assert f"Ada Lane · {row}</span><mark" in page._repr_html_()
    assert f"[Ada Lane · {row}: “We will rebuild,”]" in repr(page)


def test_speakers_differ_in_colour_and_line():
    looks = [looks_of(quotes_of("ABCDEFGHIJKLMNOPQR"))[i] for i in range(18)]
    assert len({(look.colour, look.line) for look in looks}) == 18
    assert all(a.line != b.line for a, b in pairwise(looks))


def quotes_of(names):
    spans = [[(i, i + 1)] for i in range(len(names))]
    speakers = pd.array(list(names), dtype="string")
    voices = speakers.fillna("the operator")
    return pd.DataFrame({"speaker": speakers, "voice": voices, "spans": spans})


def test_a_voice_without_a_name_is_grey_and_hatched():
    looks = looks_of(quotes_of(["Ada", pd.NA]))
    assert (looks[1].name, looks[1].colour) == ("the operator", style.GREY)
    assert "repeating-linear-gradient" in looks[1].mark("")
    assert "repeating-linear-gradient" not in looks[0].mark("")


def test_words_that_nobody_is_credited_with_say_so():
    rows = quotes_of([pd.NA]).assign(voice=pd.array([pd.NA], dtype="string"))
    assert looks_of(rows)[0].name == NOBODY


def test_names_and_cues_are_marked():
    html = show.show_article(town())._repr_html_()
    assert re.search(r'<u title="Ada Lane \(person\)">Ada Lane</u>', html)
    assert re.search(r"<em [^>]*dotted[^>]*> ?said</em>", html)
    assert "<u " not in show.show_article(town(), names=False)._repr_html_()


def test_the_key_counts_each_speakers_words():
    words = "".join(parsed(show.show_article(town())).words)
    assert "Ada Lane3 words in 1 attribution" in words
    n_words = int(town().sentences["n_words"].sum())
    own = int(re.search(r"own words: (\d+)", words)[1])
    told = sum(int(n) for n in re.findall(r"(\d+) words? in", words))
    assert own + told == n_words


def test_the_key_says_what_was_corrected():
    assert "1 attribution corrected by hand." in show.show_article(town())._repr_html_()
    assert "by hand" not in show.show_article(sk.Article(TOWN))._repr_html_()


def test_inline_styles_only():
    page = parsed(show.show_article(town()))
    assert {"style", "script", "link"}.isdisjoint(tag for tag, _ in page.tags)
    assert not any("id" in attributes for _, attributes in page.tags)


def test_the_page_is_the_same_every_time():
    assert show.show_article(town())._repr_html_() == show.show_article(town())._repr_html_()


def test_some_paragraphs_only():
    page = show.show_article(town(), paragraphs=[1])
    assert repr(page) == "…\n\nIt rained."
    assert repr(show.show_article(town(), paragraphs=[0])).endswith("\n\n…")


def test_no_paragraph_at_all():
    page = show.show_article(town(), paragraphs=[])
    assert repr(page) == "There is no such passage."


def test_some_rows_only():
    article = town()
    direct = article.quotes[article.quotes["kind"] == "direct"]
    page = repr(show.show_article(article, quotes=direct))
    assert page.count("[") == len(direct)


def test_an_article_without_quotes():
    page = show.show_article(sk.Article("It rained. It rained on."))
    assert "The reporter’s own words: 5" in page._repr_html_()
    assert "<mark" not in page._repr_html_()


def bare(page):
    """The article's text, without key and tags."""
    html = re.sub(r"<ul.*?</ul>", "", page._repr_html_(), flags=re.DOTALL)
    html = re.sub(r"<span.*?</span>", "", html, flags=re.DOTALL)
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize("path", [SEED, HARBOUR], ids=lambda p: p.stem)
@pytest.mark.parametrize("everything", [True, False])
def test_no_word_is_lost(path, everything):
    article = sk.read(path)
    page = show.show_article(article, quotes=article.attributions if everything else None)
    parsed(page)
    assert bare(page) == "".join(article.text.split())


PIECES = [
    "“",
    "”",
    "‘",
    "’s",
    " said ",
    "Ada Lane",
    "he",
    ", ",
    ". ",
    "\n",
    "that it rained",
    "<i>",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join))
@settings(max_examples=60)
def test_no_word_of_any_text_is_lost(text):
    if text.strip():
        article = sk.Article(text)
        page = show.show_article(article, quotes=article.quotes)
        parsed(page)
        assert bare(page) == "".join(text.split())


# ---------------------------------------------------------------- guesses and labels


def shown_with(monkeypatch):
    """What is displayed, and what the first display is changed to."""
    shown = []

    class Handle:
        def update(self, page):
            shown.append(repr(page))

    def display(value, display_id=False):
        shown.append(value)
        return Handle()

    monkeypatch.setattr("IPython.display.display", display)
    return shown


def test_a_guess_is_answered_only_when_made(monkeypatch):
    shown = shown_with(monkeypatch)
    sk.guess("Who is named most?", ["Lane", "Roe"], "Roe")
    assert repr(shown[0]) == "Who is named most? (Lane · Roe)"
    shown[1].value = "Lane"
    assert shown[-1] == "Who is named most? You said “Lane”. It is “Roe”."
    shown[1].value = None
    assert shown[-1] == repr(shown[0])


def test_a_guess_among_nothing_raises_nothing(monkeypatch):
    shown = shown_with(monkeypatch)
    sk.guess("Who?", [], [])
    assert repr(shown[0]) == "Who? (There is none here.)"


def test_labels_lie_in_the_file_after_each_press(monkeypatch, tmp_path):
    shown = shown_with(monkeypatch)
    article, path = sk.Article("It rained. It was good. It was bad."), tmp_path / "ann.csv"
    sk.label_sentences(article, path)
    negative, neutral, positive, back = shown[1].children
    neutral.click()
    negative.click()
    assert sk.read_labels(path, article.sentences)["label"].tolist() == ["neutral", "negative"]
    back.click()
    positive.click()
    del shown[:]
    sk.label_sentences(article, path)
    assert repr(shown[0]) == "Sentence 3 of 3: It was bad."
    shown[1].children[0].click()
    assert shown[-1] == "All 3 labelled, in ann.csv."
    shown[1].children[0].click()
    assert sk.read_labels(path, article.sentences)["label"].tolist() == [
        "neutral",
        "positive",
        "negative",
    ]


def test_labels_of_another_article_are_not_taken(tmp_path):
    other = pd.DataFrame({"sentence_id": [0], "label": ["neutral"], "text": ["Snow fell."]})
    other.to_csv(tmp_path / "ann.csv", index=False)
    task = LabelTask(sk.Article("It rained.").sentences.reset_index(), tmp_path / "ann.csv")
    assert task.labels == []
    assert sk.read_labels(tmp_path / "ann.csv", sk.Article("It rained.").sentences).empty


def test_an_empty_chart_is_a_sentence_and_no_picture(capsys):
    pairs = sk.co_mentions(sk.Article("It rained.").names)
    show.show_figure(sk.plot_co_mentions(pairs), sk.say_co_mentions(pairs))
    assert "Figure" not in capsys.readouterr().out


def test_a_chart_drawn_by_hand_has_room_for_its_names_and_rows(monkeypatch):
    monkeypatch.setattr("IPython.display.display", lambda *_, **__: None)
    figure, ax = plt.subplots(figsize=(6, 3))
    names = [f"The {n}th Rural District Council of Oakham" for n in range(30)]
    ax.barh(names, range(30))
    show.show_figure(figure, "Thirty bars.")
    assert figure.get_tightbbox().width <= 6.2
    boxes = [label.get_window_extent() for label in ax.get_yticklabels()]
    assert all(upper.y0 >= lower.y1 for lower, upper in pairwise(boxes))


def test_a_chart_of_numbers_keeps_its_height(monkeypatch):
    monkeypatch.setattr("IPython.display.display", lambda *_, **__: None)
    figure, ax = plt.subplots(figsize=(6, 1))
    ax.bar(range(3), range(3))
    show.show_figure(figure, "Three bars.")
    assert figure.get_figheight() == 1


def test_a_day_is_shown_without_its_midnight():
    days = [pd.Timestamp(2031, 3, 11), pd.Timestamp(2031, 3, 12, 14, 30), pd.NaT]
    html = show.show_table(pd.DataFrame({"date": days}))._repr_html_()
    assert [cell in html for cell in (">2031-03-11<", ">2031-03-12 14:30:00<", ">–<")] == [True] * 3
