"""Charts, sentences and checks about quotes: what they draw, say and accept."""

import pandas as pd
import pytest
from matplotlib import pyplot as plt
from test_speech import NOBODY, NOBODYS, ROWS, TOKENS, table

import studykit as sk
from studykit import speech as measures
from studykit import style
from studykit.findings import quotes as findings
from studykit.plots import quotes as plots

QUOTES = table(ROWS[:5])
CORRECTIONS = pd.DataFrame(
    {"line": [2, 3, 4], "applied": [True, True, False], "reason": [None, None, "no such row"]}
)
NONE = CORRECTIONS.iloc[:0]
CHARTS = {
    "share_of_voice": (plots.plot_share_of_voice, findings.say_share_of_voice),
    "quoted_passages": (plots.plot_quoted_passages, findings.say_quoted_passages),
    "introductions": (plots.plot_introductions, findings.say_introductions),
    "source_kinds": (plots.plot_source_kinds, findings.say_source_kinds),
}
EACH = pytest.mark.parametrize("name", CHARTS)


def measure(name, quotes=QUOTES):
    return getattr(measures, name)(quotes, TOKENS)


def labels(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


@EACH
def test_charts_draw_on_the_axes_given_and_leave_the_table_alone(name):
    ax, finished = plt.subplots()[1], measure(name)
    before = finished.to_dict()
    assert CHARTS[name][0](finished, ax=ax) is ax
    assert finished.to_dict() == before
    assert ax.get_title(loc="left") or ax.get_title()
    assert ax.get_xlabel()


@EACH
def test_charts_and_sentences_tell_what_was_corrected(name):
    plot, say = CHARTS[name]
    note = "2 attributions corrected by hand; 1 correction not applied (line 4)"
    assert plot(measure(name), corrections=CORRECTIONS).get_xlabel().endswith(f"\n{note}")
    assert say(measure(name), corrections=CORRECTIONS).endswith(f"({note}.)")
    assert "by hand" not in plot(measure(name), corrections=NONE).get_xlabel()
    assert "by hand" not in say(measure(name), corrections=NONE)


@EACH
def test_an_article_without_quotes_says_so(name):
    plot, say = CHARTS[name]
    sentence = say(measure(name, NOBODY))
    assert sentence.startswith("No")
    assert plot(measure(name, NOBODY)).texts[0].get_text() == sentence


def test_voices_without_a_name_are_hatched_grey_bars_below_the_others():
    rows = [*ROWS[:5], {**ROWS[1], **NOBODYS}]
    ax = plots.plot_share_of_voice(measure("share_of_voice", table(rows)))
    assert labels(ax)[:2] == ["Ada Lane", "Bo Reed"]
    assert labels(ax)[-1] == "nobody credited"
    assert [bar.get_hatch() for bar in ax.patches] == [None, None, "///", "///", "..."]
    assert plt.matplotlib.colors.to_hex(ax.patches[2].get_facecolor()) == style.GREY.lower()


def test_titles_state_the_finding():
    def title(name):
        ax = CHARTS[name][0](measure(name))
        return (ax.get_title(loc="left") or ax.get_title()).replace("\n", " ")

    assert title("share_of_voice") == (
        "Ada Lane gets 5 of 15 attributed words; a voice without a name gets 5 of 15;"
        " another source gets 2 of 15"
    )
    assert title("quoted_passages") == "First to be heard, at the beginning: Ada Lane"
    assert title("introductions") == "None of the 5 cues comes back; 1 is listed as loaded"
    assert title("source_kinds") == "Named people get 8 of 15 attributed words"


def test_sentences_say_the_same():
    say = {name: CHARTS[name][1](measure(name)) for name in CHARTS}
    assert say["share_of_voice"] == (
        "Of 15 attributed words, Ada Lane gets 5 and Bo Reed gets 3;"
        " without a name: critics with 5; another source: a report with 2."
    )
    assert (
        "beginning: Ada Lane. In order of appearance: Ada Lane, critics, Bo Reed and a report."
        in (say["quoted_passages"])
    )
    assert "Loaded: “claim” (critics)." in say["introductions"]
    assert say["source_kinds"] == (
        "The 15 attributed words by kind of source: named people (8),"
        " groups of unnamed people (5) and documents (2)."
    )
    assert sk.say_attributions(QUOTES, TOKENS) == (
        "5 attributions of speech were found: 3 direct and 2 indirect."
        " By kind of source: named people (3), documents (1) and groups of unnamed people (1)."
    )
    assert sk.say_corrections(CORRECTIONS) == (
        "2 attributions corrected by hand; 1 correction not applied (line 4). Line 4: no such row."
    )


def test_colours_go_by_first_appearance_and_leave_out_the_unknown():
    names = ["B", pd.NA, "A", "B", *"CDEFG"]
    colours = plots.speaker_colours(names)
    assert list(colours) == ["B", "A", *"CDEFG"]
    assert colours["B"] == style.COLOURS[0] == colours["G"]
    assert style.GREY not in colours.values()


def test_only_voices_without_a_name():
    unknown = table([ROWS[1]])
    shares = measure("share_of_voice", unknown)
    ax = plots.plot_share_of_voice(shares)
    assert (ax.get_title(loc="left") or ax.get_title()).startswith(
        "A voice without a name gets all"
    )
    assert findings.say_share_of_voice(shares) == (
        "All 5 attributed words go to a voice without a name: critics."
    )
    passages = measure("quoted_passages", unknown)
    assert labels(plots.plot_quoted_passages(passages)) == ["Critics"]
    assert "article: critics." in findings.say_quoted_passages(passages)


def test_many_speakers_are_cut_to_the_first_and_the_unknown_kept():
    names = [f"Speaker {i}" for i in range(20)]
    rows = [*({**ROWS[0], "speaker": name, "voice": name} for name in names), ROWS[1]]
    ax = plots.plot_share_of_voice(measure("share_of_voice", table(rows)), n=5)
    assert len(ax.patches) == 6
    assert labels(ax)[-1] == "Critics"
    assert "of each kind the 5 voices with the most" in " ".join(ax.get_xlabel().split())
