"""Who speaks, how much and how introduced: counted by hand on a text of a few lines."""

import pytest
from conftest import HARBOUR, SEED
from hypothesis import given
from hypothesis import strategies as st

import studykit as sk
from studykit import schema, speech

TEXT = (
    "“We will rebuild,” Ada Lane said.\n"
    "Critics claimed the plan was too dear. “Lane told me, ‘Never again,’” wrote Bo Reed.\n"
    "According to a report, it rained. Lane hopes to win."
)
TOKENS = sk.Article(TEXT).tokens


def attribution(content, source, cue, speaker, source_type, rule="clause/finite"):
    start = TEXT.index(content)
    source_start, cue_start = TEXT.index(source), TEXT.index(cue)
    return {
        "paragraph_id": 0,
        "sentence_id": 0,
        "kind": "direct" if content[0] in "“‘" else "indirect",
        "content": content,
        "source": source,
        "cue": cue,
        "speaker": speaker,
        "voice": speaker or source,
        "source_type": source_type,
        "rule": rule,
        "start": start,
        "end": start + len(content),
        "spans": [(start, start + len(content))],
        "source_start": source_start,
        "source_end": source_start + len(source),
        "cue_start": cue_start,
        "cue_end": cue_start + len(cue),
        "n_words": len(content.split()),
    }


ROWS = [
    attribution("“We will rebuild,”", "Ada Lane", "said", "Ada Lane", "named person"),
    attribution("the plan was too dear", "Critics", "claimed", None, "unnamed group"),
    attribution("“Lane told me, ‘Never again,’”", "Bo Reed", "wrote", "Bo Reed", "named person"),
    attribution("‘Never again,’", "Lane", "told", "Ada Lane", "named person"),
    attribution("it rained", "a report", "According to", None, "document", "according to"),
    attribution("to win", "Lane", "hopes", "Ada Lane", "named person", "to/finite"),
]


def table(rows=ROWS):
    names = [column.name for column in schema.TABLES["quotes"]]
    return schema.frame("quotes", {name: [row[name] for row in rows] for name in names})


NOBODY = table([])
NOBODYS = {"speaker": None, "voice": None, "source": None, "source_type": "none"}


def test_each_word_counts_once_and_voices_without_a_name_come_last():
    shares = speech.share_of_voice(table(ROWS[:5]), TOKENS)
    # Lane: We will rebuild + Never again; Reed: Lane told me; critics: 5 words, a report: 2.
    assert shares["voice"].tolist() == ["Ada Lane", "Bo Reed", "Critics", "a report"]
    assert shares["is_named"].tolist() == [True, True, False, False]
    assert shares["source_type"].tolist() == [*["named person"] * 2, "unnamed group", "document"]
    assert shares["n_words"].tolist() == [5, 3, 5, 2]
    assert shares["share_words"].tolist() == [5 / 15, 3 / 15, 5 / 15, 2 / 15]
    assert shares["n_quotes"].tolist() == [2, 1, 1, 1]
    assert shares["n_marked"].tolist() == [2, 1, 0, 0]
    starts = [0, TEXT.index("“Lane"), TEXT.index("the plan"), TEXT.index("it rained")]
    assert shares["first_start"].tolist() == starts
    n_words = int(TOKENS["kind"].isin(["word", "number"]).sum())
    first = [0, 13 / n_words, 8 / n_words]
    assert shares["first_position"].tolist()[:3] == first


def test_what_nobody_is_credited_with_is_the_last_row():
    shares = speech.share_of_voice(table([{**ROWS[0], **NOBODYS}, ROWS[1], ROWS[2]]), TOKENS)
    assert shares["voice"].fillna("?").tolist() == ["Bo Reed", "Critics", "?"]


def test_equal_speakers_stand_in_order_of_appearance():
    rows = [{**ROWS[1], "speaker": "B", "voice": "B"}, {**ROWS[0], "speaker": "C", "voice": "C"}]
    rows[0] = {**rows[0], "spans": [(rows[0]["start"], TEXT.index(" too dear"))]}
    assert speech.share_of_voice(table(rows), TOKENS)["voice"].tolist() == ["C", "B"]


def test_source_kinds_come_in_a_fixed_order():
    kinds = speech.source_kinds(table(ROWS[:5]), TOKENS)
    assert list(kinds["source_type"]) == list(speech.SOURCES)
    assert kinds["n_words"].tolist() == [8, 0, 2, 5, 0, 0, 0]
    assert kinds["n_quotes"].tolist() == [3, 0, 1, 1, 0, 0, 0]
    assert kinds["share_words"].sum() == pytest.approx(1)


def test_introductions_name_verb_stance_and_speakers():
    found = speech.introductions(table(ROWS[:5]), TOKENS)
    assert found["cue"].tolist() == ["say", "claim", "write", "tell", "according to"]
    assert found["stance"].fillna("?").tolist() == ["neutral", "loaded", "neutral", "neutral", "?"]
    assert found["n_quotes"].tolist() == [1] * 5
    heard = [["Ada Lane"], ["Critics"], ["Bo Reed"], ["Ada Lane"], ["a report"]]
    assert found["voices"].tolist() == heard


def test_the_most_frequent_introduction_comes_first():
    found = speech.introductions(table([ROWS[0], ROWS[1], {**ROWS[1]}]), TOKENS)
    assert found["cue"].tolist() == ["claim", "say"]
    assert found["quote_ids"].tolist() == [[1, 2], [0]]


def test_passages_are_shares_of_the_words():
    passages = speech.quoted_passages(table(ROWS[:2]), TOKENS)
    n_words = int(TOKENS["kind"].isin(["word", "number"]).sum())
    assert passages["quote_id"].tolist() == [0, 1]
    assert passages["from_share"].tolist() == [0, 8 / n_words]
    assert passages["to_share"].tolist() == [3 / n_words, 13 / n_words]


def test_nobody_quoted():
    assert len(speech.share_of_voice(NOBODY, TOKENS)) == 0
    assert len(speech.introductions(NOBODY, TOKENS)) == 0
    assert len(speech.quoted_passages(NOBODY, TOKENS)) == 0
    kinds = speech.source_kinds(NOBODY, TOKENS)
    assert kinds["n_words"].tolist() == [0] * 7
    assert kinds["share_words"].isna().all()


def test_the_measures_change_nothing():
    before, quotes = table().to_dict(), table()
    for measure in (
        speech.share_of_voice,
        speech.source_kinds,
        speech.introductions,
        speech.quoted_passages,
    ):
        measure(quotes, TOKENS)
    assert quotes.to_dict() == before


def add_up(article):
    for quotes in (article.quotes, article.attributions):
        shares = speech.share_of_voice(quotes, article.tokens)
        kinds = speech.source_kinds(quotes, article.tokens)
        assert shares["n_quotes"].sum() == kinds["n_quotes"].sum() == len(quotes)
        assert shares["n_words"].sum() == kinds["n_words"].sum()
        assert shares["n_words"].sum() <= article.sentences["n_words"].sum()
        if shares["n_words"].any():
            assert shares["share_words"].sum() == pytest.approx(1)
        has_cue = int(quotes["cue"].notna().sum())
        assert speech.introductions(quotes, article.tokens)["n_quotes"].sum() == has_cue
        passages = speech.quoted_passages(quotes, article.tokens)
        assert passages["from_share"].between(0, 1).all()
        assert (passages["from_share"] <= passages["to_share"]).all()


@pytest.mark.parametrize("path", [SEED, HARBOUR], ids=lambda p: p.stem)
def test_counts_add_up(path):
    add_up(sk.read(path))


PIECES = ["“", "”", "‘", "’s", " said ", "Ada Lane", "he", ", ", ". ", "\n", "that it rained", ": "]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join))
def test_counts_add_up_in_any_text(text):
    if text.strip():
        add_up(sk.Article(text))
