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
    attribution("the plan was too dear", "Critics", "claimed", None, "unnamed person"),
    attribution("“Lane told me, ‘Never again,’”", "Bo Reed", "wrote", "Bo Reed", "named person"),
    attribution("‘Never again,’", "Lane", "told", "Ada Lane", "named person"),
    attribution("it rained", "a report", "According to", None, "document", "according to"),
    attribution("to win", "Lane", "hopes", "Ada Lane", "named person", "to/finite"),
]


def table(rows=ROWS):
    names = [column.name for column in schema.TABLES["quotes"]]
    return schema.frame("quotes", {name: [row[name] for row in rows] for name in names})


NOBODY = table([])


def test_thoughts_and_intentions_are_no_speech():
    kept = speech.reported_speech(table(), TOKENS)
    assert kept.index.tolist() == [0, 1, 2, 3, 4]
    assert list(kept) == list(table())


@pytest.mark.parametrize(
    ("change", "stays"),
    [
        ({"cue": "hopes", "cue_start": TEXT.index("hopes")}, False),
        ({"rule": "np/finite"}, False),
        ({"rule": "to/infinitive"}, False),
        ({"rule": "np/finite", "kind": "mixed"}, True),
        ({"rule": "corrected by hand"}, True),
        ({"cue": None, "cue_start": None, "cue_end": None, "rule": "quoted"}, True),
    ],
)
def test_what_counts_as_speech(change, stays):
    row = {**ROWS[1], **change}
    if row["cue_start"] is not None:
        row["cue_end"] = row["cue_start"] + len(row["cue"])
    assert len(speech.reported_speech(table([row]), TOKENS)) == stays


def test_each_word_counts_once_and_the_unknown_come_last():
    shares = speech.share_of_voice(table(ROWS[:5]), TOKENS)
    # Lane: We will rebuild + Never again; Reed: Lane told me; not known: 5 words and 2.
    assert shares["speaker"].fillna("?").tolist() == ["Ada Lane", "Bo Reed", "?"]
    assert shares["n_words"].tolist() == [5, 3, 7]
    assert shares["share_words"].tolist() == [5 / 15, 3 / 15, 7 / 15]
    assert shares["n_quotes"].tolist() == [2, 1, 2]
    assert shares["n_marked"].tolist() == [2, 1, 0]
    assert shares["first_start"].tolist() == [0, TEXT.index("“Lane"), TEXT.index("the plan")]
    n_words = int(TOKENS["kind"].isin(["word", "number"]).sum())
    assert shares["first_position"].tolist() == [0, 13 / n_words, 8 / n_words]


def test_equal_speakers_stand_in_order_of_appearance():
    rows = [{**ROWS[1], "speaker": "B"}, {**ROWS[0], "speaker": "C"}]
    rows[0] = {**rows[0], "spans": [(rows[0]["start"], TEXT.index(" too dear"))]}
    assert speech.share_of_voice(table(rows), TOKENS)["speaker"].tolist() == ["C", "B"]


def test_source_kinds_come_in_a_fixed_order():
    kinds = speech.source_kinds(table(ROWS[:5]), TOKENS)
    assert tuple(kinds["source_type"]) == speech.SOURCE_TYPES
    assert kinds["n_words"].tolist() == [8, 5, 0, 2, 0]
    assert kinds["n_quotes"].tolist() == [3, 1, 0, 1, 0]
    assert kinds["share_words"].sum() == pytest.approx(1)


def test_introductions_name_verb_stance_and_speakers():
    found = speech.introductions(table(ROWS[:5]), TOKENS)
    assert found["cue"].tolist() == ["say", "claim", "write", "tell", "according to"]
    assert found["stance"].fillna("?").tolist() == ["neutral", "loaded", "neutral", "neutral", "?"]
    assert found["n_quotes"].tolist() == [1] * 5
    assert found["speakers"].tolist() == [["Ada Lane"], [], ["Bo Reed"], ["Ada Lane"], []]


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
    assert len(speech.reported_speech(NOBODY, TOKENS)) == 0
    kinds = speech.source_kinds(NOBODY, TOKENS)
    assert kinds["n_words"].tolist() == [0] * 5
    assert kinds["share_words"].isna().all()


def test_the_measures_change_nothing():
    before, quotes = table().to_dict(), table()
    for measure in (
        speech.reported_speech,
        speech.share_of_voice,
        speech.source_kinds,
        speech.introductions,
        speech.quoted_passages,
    ):
        measure(quotes, TOKENS)
    assert quotes.to_dict() == before


def add_up(article):
    for quotes in (article.quotes, speech.reported_speech(article.quotes, article.tokens)):
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
