"""Every chart's title and sentence on one article, and what about them can be checked."""

from typing import NamedTuple

import pandas as pd
from matplotlib import pyplot as plt

import studykit as sk
from studykit.brief import lines
from studykit.plots import quotes as quote_plots
from studykit.sentiment import label


class Told(NamedTuple):
    """What is told of one chart: its title, its sentence, and what it shows."""

    kind: str
    title: str
    sentence: str
    shown: tuple[str, ...] = ()  # the labels in the figure
    tops: tuple[str, ...] = ()  # those that share the first place
    is_empty: bool = False


def told(article, sheet, *, clouds=False):
    """What the charts of an article tell; they are drawn on one sheet, one after the other."""
    yield from _of_structure(article, sheet)
    yield from _of_words(article, sheet, clouds)
    yield from _of_company(article, sheet)
    yield from _of_places(article, sheet)
    yield from _of_names(article, sheet)
    yield from _of_quotes(article, sheet)
    yield from _of_tone(article, sheet)
    yield from _of_briefing(article)


class Sheet:
    """Axes on which one chart after the other is drawn, without what only a picture needs.

    Ticks take nine tenths of the time; here their labels are only written down.
    """

    _IDLE = "tick_params grid margins legend set_xscale set_yscale set_aspect axhline axvline"

    def __init__(self):
        self.ax = plt.subplots()[1]
        for name in self._IDLE.split():
            setattr(self.ax, name, lambda *args, **options: None)
        self.ax.set_yticks = self.ax.set_xticks = self._write_down

    def _write_down(self, places, labels=(), **options):
        self.labels += [label.replace("\\$", "$") for label in labels]

    def clear(self):
        self.labels = []
        self.ax._children = []
        self.ax.set_axis_on()
        self.ax.set_title("")


def _chart(kind, sheet, draw, sentence, tops=()):
    sheet.clear()
    ax = sheet.ax
    draw(ax=ax)
    texts = [text.get_text().replace("\\$", "$") for text in ax.texts]
    is_empty = not ax.axison and not ax.images
    title = texts[0] if is_empty else ax.get_title().replace("\\$", "$")
    shown = (*sheet.labels, *texts)
    return Told(kind, " ".join(title.split()), sentence, shown, tuple(tops), is_empty)


def _drawn(plot, table, **options):
    return lambda ax: plot(table, ax=ax, **options)


def tops(labels, values):
    labels, values = list(labels), list(values)
    return [
        label
        for label, value in zip(labels, values, strict=True)
        if value == max(values, default=None)
    ]


def _of_structure(article, sheet):
    yield Told("structure", "", sk.say_structure(article.paragraphs))
    table = article.sentences
    yield _chart(
        "lengths", sheet, _drawn(sk.plot_sentence_lengths, table), sk.say_sentence_lengths(table)
    )


def _of_words(article, sheet, clouds):
    tokens = article.tokens
    yield Told("stop words", "", sk.say_stop_words(tokens))
    yield Told("diversity", "", sk.say_diversity(sk.diversity(tokens)))
    yield Told("readability", "", sk.say_readability(sk.readability(article.sentences, tokens)))
    for stop_words in (True, False)[len(tokens) % 2 :]:
        table = sk.frequency(tokens, stop_words=stop_words)
        yield _chart("frequency", sheet, _drawn(sk.plot_frequency, table), sk.say_frequency(table),
                     [f"“{word}”" for word in tops(table["word"], table["n"])])  # fmt: skip
    table = sk.frequency(tokens)
    yield _chart(
        "ranks", sheet, _drawn(sk.plot_rank_frequency, table), sk.say_rank_frequency(table)
    )
    table = sk.vocabulary_growth(tokens)
    yield _chart("growth", sheet, _drawn(sk.plot_growth, table), sk.say_growth(table))
    table = sk.keyness(tokens)
    over = table[table["verdict"] == "over"]
    yield _chart("keyness", sheet, _drawn(sk.plot_keyness, table), sk.say_keyness(table),
                 [f"“{word}”" for word in tops(over["word"], over["log_likelihood"])])  # fmt: skip
    if clouds:
        table = sk.frequency(tokens, stop_words=False)
        yield _chart("cloud", sheet, _drawn(sk.plot_cloud, table), sk.say_cloud(table))


def _of_company(article, sheet):
    tokens = article.tokens
    table = sk.phrases(tokens, (2, 3, 4))
    yield _chart("phrases", sheet, _drawn(sk.plot_phrases, table), sk.say_phrases(table),
                 [f"“{phrase}”" for phrase in _of_no_longer_one(table)])  # fmt: skip
    table = sk.collocations(tokens)
    measure = ("log_likelihood", "pmi", "n")[len(tokens) % 3]
    yield _chart("pairs", sheet, _drawn(sk.plot_collocates, table, measure=measure),
                 sk.say_collocates(table, measure=measure))  # fmt: skip
    words = sk.frequency(tokens, stop_words=False)["word"].tolist()
    for word in words[:1]:
        table = sk.collocates(tokens, word)
        one = _chart("collocates", sheet, _drawn(sk.plot_collocates, table, word=word),
                     sk.say_collocates(table, word))  # fmt: skip
        yield one._replace(shown=(*one.shown, word))


def _of_no_longer_one(table):
    rows = list(zip(table["phrase"], table["n"], strict=True))
    most = [phrase for phrase, n in rows if n == table["n"].max()]
    return [
        phrase
        for phrase in most
        if not any(f" {phrase} " in f" {other} " for other in most if other != phrase)
    ]


def _of_places(article, sheet):
    tokens = article.tokens
    table = sk.dispersion(tokens)
    yield _chart("evenness", sheet, _drawn(sk.plot_evenness, table), sk.say_evenness(table))
    words = sk.frequency(tokens, stop_words=False)["word"].tolist()
    for asked in (words[:1], [*words[:5], "zyx"]):
        if not words:
            continue
        table = sk.hits(tokens, asked)
        yield _chart("places", sheet, _drawn(sk.plot_dispersion, table, words=asked),
                     sk.say_dispersion(table, words=asked))  # fmt: skip
        table = sk.trend(tokens, asked)
        yield _chart("trend", sheet, _drawn(sk.plot_trend, table), sk.say_trend(table))
    for word in words[:1]:
        lines = sk.concordance(article.text, tokens, word)
        yield Told("concordance", "", sk.say_concordance(lines))


def _of_names(article, sheet):
    persons = article.names[article.names["kind"] == "person"]
    for names in (article.names, persons)[: 1 + len(article.sentences) % 2]:
        table = sk.bearers(names)
        yield _chart("bearers", sheet, _drawn(sk.plot_bearers, table), sk.say_bearers(table),
                     tops(table["name"], table["n_mentions"]))  # fmt: skip
        yield _chart(
            "timeline", sheet, _drawn(sk.plot_name_timeline, names), sk.say_name_timeline(names)
        )
        table = sk.co_mentions(names)
        yield _chart(
            "together", sheet, _drawn(sk.plot_co_mentions, table), sk.say_co_mentions(table)
        )


def _of_quotes(article, sheet):
    tokens = article.tokens
    yield Told("acts", "", sk.say_acts(article.attributions))
    yield Told("attributions", "", sk.say_attributions(article.quotes, tokens))
    yield Told("corrections", "", sk.say_corrections(article.corrections))
    for kind in ("share_of_voice", "quoted_passages", "introductions", "source_kinds"):
        table = getattr(sk, kind)(article.quotes, tokens)
        first = ()
        if kind == "share_of_voice":
            named = table[table["is_named"]]
            first = tops(named["voice"], named["n_words"])
        yield _chart(kind, sheet, _drawn(getattr(quote_plots, f"plot_{kind}"), table),
                     getattr(sk, f"say_{kind}")(table), first)  # fmt: skip


def _of_tone(article, sheet):
    scores = article.sentiment
    yield Told("tone", "", sk.say_tone(scores))
    table = sk.tone_along(scores)
    yield _chart("along", sheet, _drawn(sk.plot_tone_along, table), sk.say_tone_along(table))
    table = sk.tone_by_paragraph(scores)
    yield _chart("paragraphs", sheet, _drawn(sk.plot_tone_by_paragraph, table),
                 sk.say_tone_by_paragraph(table))  # fmt: skip
    table = sk.tone_by_voice(
        sk.voices(article.text, article.sentences, article.quotes, article.names)
    )
    yield _chart(
        "by voice", sheet, _drawn(sk.plot_tone_by_voice, table), sk.say_tone_by_voice(table)
    )
    table = sk.tone_by_name(article.names, scores)
    yield _chart("by name", sheet, _drawn(sk.plot_tone_by_name, table), sk.say_tone_by_name(table))
    strongest = scores["compound"].abs().idxmax() if len(scores) else -1
    table = article.valence[article.valence["sentence_id"] == strongest]
    yield _chart("working", sheet, _drawn(sk.plot_working, table), sk.say_working(table))
    table = sk.opinions(article.sentences)
    yield _chart("opinions", sheet, _drawn(sk.plot_opinions, table), sk.say_opinions(table))
    labels = pd.DataFrame({"sentence_id": range(len(scores)), "label": "neutral"})
    found = labels.assign(label=[label(score) for score in scores["compound"]])
    for other in (labels, labels.head(0), labels.head(1)):
        yield Told("agreement", "", sk.say_agreement(found, other))


def _of_briefing(article):
    brief = sk.Briefing(article)
    said = [f"Length: {brief.length}.", brief.sourcing, brief.unnamed,
            lines.say_topics(brief.topics), lines.say_headline(brief.headline),
            lines.say_also_named(brief.people, brief.n_unlisted)]  # fmt: skip
    for sentence in filter(None, said):
        yield Told("briefing", "", sentence)
