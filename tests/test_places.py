"""From the parts of a chart to the sentences behind them."""

import re

import matplotlib.pyplot as plt
import pandas as pd
import pytest

import studykit as sk
from studykit.export.outputs import Looks, tidy
from studykit.export.places import Places
from studykit.plots import leads

TEXT = "It rained in Elm. “We stayed,” said Ada Lane. The rain went on in Elm, Lane said."


@pytest.fixture
def lane():
    return sk.Article(TEXT)


def found(article, ax):
    """The sentences of each part of a chart, by what it is called."""
    figure = ax.get_figure()
    figure.draw_without_rendering()
    parts = leads.areas(figure, figure.get_tightbbox())
    assert all(0 <= low <= high <= 1000 for p in parts for low, high in (p[3::2], p[4::2]))
    places = Places(article).of_chart([part[:2] for part in parts])
    return {part[2]: rows for part, rows in zip(parts, places, strict=True)}


def test_bars_of_words_lead_to_every_place(lane):
    assert found(lane, sk.plot_frequency(sk.frequency(lane.tokens)))["elm"] == [0, 2]


def test_bars_of_voices_lead_to_what_they_say(lane):
    shares = sk.share_of_voice(lane.quotes, lane.tokens)
    assert found(lane, sk.plot_share_of_voice(shares)) == {"Ada Lane": [1, 2]}


def test_names_lead_to_their_sentences(lane):
    assert found(lane, sk.plot_bearers(sk.bearers(lane.names))) == {
        "Elm": [0, 2],
        "Ada Lane": [1, 2],
    }
    pairs = found(lane, sk.plot_co_mentions(sk.co_mentions(lane.names)))
    assert set(map(tuple, pairs.values())) == {(2,)}


def test_bars_of_sentences_lead_to_them(lane):
    bars = found(lane, sk.plot_sentence_lengths(lane.sentences))
    assert bars == {f"sentence {row}": [row] for row in range(3)}


def test_every_bar_is_where_it_is_drawn(lane):
    ax = sk.plot_sentence_lengths(lane.sentences)
    figure = ax.get_figure()
    figure.draw_without_rendering()
    box = figure.get_tightbbox()
    for bar, part in zip(ax.patches, leads.areas(figure, box), strict=True):
        drawn = bar.get_window_extent()
        middle = ((drawn.x0 + drawn.x1) / 2 / figure.dpi - box.x0) / box.width
        assert part[3] < 1000 * middle < part[5]


def test_a_chart_of_another_text_leads_nowhere(lane):
    toy = sk.Article("Dogs bark. Cats purr loudly.")
    for ax in (
        sk.plot_frequency(sk.frequency(toy.tokens)),
        sk.plot_sentence_lengths(toy.sentences),
    ):
        assert not any(found(lane, ax).values())


def test_a_chart_drawn_by_hand_leads_nowhere():
    figure, ax = plt.subplots()
    ax.bar([1], [2])
    assert leads.areas(figure, figure.get_tightbbox()) == []


def test_tables_of_pandas_get_heads_and_lose_their_looks(lane):
    looks = Looks()
    html = tidy(lane.sentences.rename_axis("sentence")[["n_words"]].to_html(), looks)
    assert '<th scope="col">sentence</th>' in html
    assert "style=" not in html
    assert html.count("<thead><tr") == 1
    assert 'data-label="n_words"' in html


def test_a_cell_that_was_cut_ends_between_words():
    table = sk.Article("A " + "long " * 20 + "end.").sentences
    with pd.option_context("display.max_colwidth", 33):
        html = table._repr_html_()
    assert re.search(r"lon?\.\.\.</td>", html)
    assert "long …</td>" in tidy(html, Looks())


def test_rows_drawn_by_hand_lead_by_their_labels(lane):
    ax = plt.subplots()[1]
    ax.barh(["Elm", "Ada Lane"], [2, 2])
    leads.lead_by_labels(ax, "name")
    assert found(lane, ax) == {"Elm": [0, 2], "Ada Lane": [1, 2]}
    ax = plt.subplots()[1]
    ax.barh(["Ada Lane"], [5])
    leads.lead_by_labels(ax, "voice")
    assert found(lane, ax) == {"Ada Lane": [1, 2]}


def test_columns_drawn_by_hand_lead_to_their_sentences(lane):
    ax = plt.subplots()[1]
    ax.bar(lane.sentences.index, lane.sentences["n_words"])
    leads.lead_by_labels(ax, "sentence")
    assert list(found(lane, ax).values()) == [[0], [1], [2]]


def test_a_voice_that_a_label_cuts_short_is_found():
    speaker = "officials of the harbour of the old town of Elm"
    article = sk.Article(f"The bridge is shut, {speaker} said.")
    assert article.quotes["voice"][0] != speaker[:40]
    assert Places(article).sentences("voice", article.quotes["voice"][0][:40]) == [0]


def test_numbers_are_flush_right_and_small_tables_stay_tables():
    counts = pd.DataFrame({"word": ["harbour", "sea"], "n": [12, 7], "share": [0.5, None]})
    html = tidy(counts.to_html(), Looks())
    assert 'class="table small"' in html
    assert re.findall(r'class="n">([^<]*)', html) == ["n", "share", "12", "0.5", "7", "NaN"]
    long = counts.assign(text="The sea came over the wall on Monday night.")
    assert 'class="table"' in tidy(long.to_html(), Looks())


def test_rows_with_names_have_no_head_that_calls_them_rows():
    by_name = pd.DataFrame({"n": [1]}, index=["Ada Lane"])
    html = tidy(by_name.to_html(), Looks())
    assert '<th scope="col">what</th>' in html
    assert '<th scope="row">Ada Lane</th>' in html


def test_a_name_that_is_for_several_rows_is_in_each():
    rows = pd.concat({"Elm": pd.DataFrame({"n": [1, 2]}), "Oakham": pd.DataFrame({"n": [3]})})
    html = tidy(rows.to_html(), Looks())
    assert re.findall(r'scope="col"[^>]*>([^<]*)', html) == ["what", "row", "n"]
    assert re.findall(r'scope="row"[^>]*>([^<]*)', html) == "Elm 0 Elm 1 Oakham 0".split()
