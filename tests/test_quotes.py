"""Who is credited with what: one line for each way of quoting, and any text at all."""

import itertools

import pandas as pd
import pytest
from conftest import HARBOUR, SEED
from hypothesis import given, settings
from hypothesis import strategies as st

from studykit import Article, lexicons, quotes, schema
from studykit.corrections import file


def rows(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    """Source, cue and the pieces of the content of each attribution."""
    table = Article(text).attributions
    return [
        (
            None if pd.isna(source) else source,
            None if pd.isna(cue) else cue,
            [text[start:end] for start, end in spans],
        )
        for source, cue, spans in zip(table["source"], table["cue"], table["spans"], strict=True)
    ]


# text, source, cue, pieces of the content: the one attribution in it
DIRECT = [
    ("“We will rebuild,” Ada Lane said.", "Ada Lane", "said", ["“We will rebuild,”"]),
    ("“We will rebuild,” said Ada Lane.", "Ada Lane", "said", ["“We will rebuild,”"]),
    ("Ada Lane said: “We will rebuild.”", "Ada Lane", "said", ["“We will rebuild.”"]),
    ("Ada Lane said, “We will rebuild.”", "Ada Lane", "said", ["“We will rebuild.”"]),
    ('"We will rebuild," Ada Lane said.', "Ada Lane", "said", ['"We will rebuild,"']),
    ("''We will rebuild,'' Ada Lane said.", "Ada Lane", "said", ["''We will rebuild,''"]),
    ("“Why now?” she asked.", "she", "asked", ["“Why now?”"]),
    ("“Stop!” shouted the crowd.", "the crowd", "shouted", ["“Stop!”"]),
    ("“It rained,” Ada Lane riffed.", "Ada Lane", "riffed", ["“It rained,”"]),
    ("“Why now?” Ada Lane went on.", "Ada Lane", "went on", ["“Why now?”"]),
    ("“It rained,” she told reporters on Monday.", "she", "told", ["“It rained,”"]),
    ("She told the two reporters, “It rained.”", "She", "told", ["“It rained.”"]),
    (
        "“It rained,” said Ada Lane, the mayor of Elm.",
        "Ada Lane, the mayor of Elm",
        "said",
        ["“It rained,”"],
    ),
    (
        "Ada Lane, 40, who was there, said: “It rained.”",
        "Ada Lane, 40, who was there,",
        "said",
        ["“It rained.”"],
    ),
    ("A statement from Ada Lane read: “It rained.”", "A statement from Ada Lane", "read", None),
    ("“Elm has had enough.” — Ada Lane, Oakham", "Ada Lane, Oakham", "—", None),
    ("“Elm has had enough.”\n\n— Ada Lane", "Ada Lane", "—", ["“Elm has had enough.”"]),
    (
        "The mayor issued a statement: “It rained.”",
        "The mayor",
        "issued a statement:",
        ["“It rained.”"],
    ),
]
INTERRUPTED = [
    ("“It rained,” said Lane, “and it froze.”", ["“It rained,”", "“and it froze.”"]),
    ("“It rained,” Lane said. “It froze.”", ["“It rained,”", "“It froze.”"]),
    ("“It rained,” Lane said.\n\n“It froze.”", ["“It rained,”", "“It froze.”"]),
    ("“It rained,” Lane said.\n\n“It froze.\n\n“It thawed.”", None),
    ("Lane said:\n\n“It rained.”", ["“It rained.”"]),
    ("“It rained.” “It froze,” Lane said.", ["“It rained.”", "“It froze,”"]),
    ("The mayor, Lane said, “had left.”", ["The mayor", "“had left.”"]),
]
INDIRECT = [
    ("Ada Lane said that it rained.", "Ada Lane", "said", ["that it rained"]),
    ("Ada Lane said it rained.", "Ada Lane", "said", ["it rained"]),
    ("Ada Lane has never said that it rained.", "Ada Lane", "has never said", ["that it rained"]),
    ("ELM, Vale of Orr — The mayor said it rained.", "The mayor", "said", ["it rained"]),
    ("According to Ada Lane, it rained.", "Ada Lane", "According to", ["it rained"]),
    ("It rained, according to Ada Lane.", "Ada Lane", "according to", ["It rained"]),
    ("It rained, Ada Lane said.", "Ada Lane", "said", ["It rained"]),
    ("It rained, said Ada Lane.", "Ada Lane", "said", ["It rained"]),
    ("As Ada Lane said, it rained.", "Ada Lane", "said", ["it rained"]),
    ("The agency said on Monday that it rained.", "The agency", "said", ["that it rained"]),
    ("She told reporters in Elm that it rained.", "She", "told", ["that it rained"]),
    ("They asked her whether it rained.", "They", "asked", ["whether it rained"]),
    ("Regional experts say it rained.", "Regional experts", "say", ["it rained"]),
    ("A palace readout said it rained.", "A palace readout", "said", ["it rained"]),
    ("Lane issued a report saying it rained.", "Lane", "saying", ["it rained"]),
    ("Several said it rained.", "Several", "said", ["it rained"]),
    ("She wants him to resign.", "She", "wants", ["him to resign"]),
    ("Ada Lane criticized the plan.", "Ada Lane", "criticized", ["the plan"]),
    ("The council plans to close the road.", "The council", "plans", ["to close the road"]),
    ("Ada Lane’s promise to resign held.", "Ada Lane", "promise", None),
    ("They were sure that it rained.", "They", "were sure", ["that it rained"]),
    ("She made it clear that it rained.", "She", "made it clear", ["that it rained"]),
    ("Lane is expected to resign.", None, "is expected", ["Lane", "to resign"]),
    ("The plan was praised by Ada Lane.", "Ada Lane", "was praised", ["The plan"]),
    ("He said, however, that it rained.", "He", "said", ["that it rained"]),
    ("The fee, which Lane said was gone, rose.", "Lane", "said", None),
]
MIXED = [
    ("Lane said it was “gone” now.", "Lane", "said", ["it was “gone” now"]),
    ("Lane called the fee “a disgrace.”", "Lane", "called", ["the fee “a disgrace.”"]),
    ("Lane called it “gone.”", "Lane", "called", ["it “gone.”"]),
    ("Lane described the fee as “a joke.”", "Lane", "described", ["the fee as “a joke.”"]),
    ("Lane greeted her host as a “dear friend.”", "Lane", "greeted", None),
    ("Lane said that it was “gone,” and left.", "Lane", "said", None),
]
HEADLINES = [
    ("Lane: Elm will rebuild\n\nIt was a long night.", "Lane", ":", ["Elm will rebuild"]),
    ("LANE: It rained.\n\nThe road was shut at noon.", "LANE", ":", ["It rained"]),
]
NOTHING = [
    "The novel “The Long Rain” won a prize.",
    "The so-called “reform” failed in May.",
    "The mayors’ plan, ’tis clear, isn’t the voters’ choice.",
    "The think tank opened in June.",
    "The United States won.",
    "The alleged plot failed.",
    "The Latest: Elm votes today",
    "Contributing: Ada Lane",
    "Roads like these flood.",
    "He is 6’2” tall and 5’ wide.",
    "",
]
BRITISH = [
    ("‘We will rebuild,’ Ada Lane said.", ["‘We will rebuild,’"]),
    ("‘The voters’ choice is clear,’ Ada Lane said.", ["‘The voters’ choice is clear,’"]),
    ("'The bridge isn't safe,' Ada Lane said.", ["'The bridge isn't safe,'"]),
    ("‘He said “no” to us,’ Ada Lane said.", ["‘He said “no” to us,’"]),
]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"), [*DIRECT, *INDIRECT, *MIXED, *HEADLINES]
)
def test_one_attribution(text, source, cue, content):
    found = rows(text)[0]
    assert found[:2] == (source, cue)
    if content is not None:
        assert found[2] == content


@pytest.mark.parametrize("text", [line[0] for line in DIRECT])
def test_what_is_all_in_marks_is_direct(text):
    assert Article(text).attributions["kind"].tolist() == ["direct"]


@pytest.mark.parametrize("text", [line[0] for line in MIXED])
def test_what_is_partly_in_marks_is_mixed(text):
    assert set(Article(text).attributions["kind"]) <= {"mixed", "direct"}


@pytest.mark.parametrize("text", [line[0] for line in INDIRECT])
def test_what_has_no_marks_is_indirect(text):
    assert set(Article(text).attributions["kind"]) == {"indirect"}


@pytest.mark.parametrize(("text", "pieces"), INTERRUPTED)
def test_an_interrupted_quotation_is_one_attribution(text, pieces):
    found = rows(text)
    assert len(found) == 1
    assert found[0][0] == "Lane"
    if pieces is not None:
        assert found[0][2] == pieces


@pytest.mark.parametrize("text", [line for line in NOTHING if line])
def test_titles_so_called_and_apostrophes_attribute_nothing(text):
    assert rows(text) == []


@pytest.mark.parametrize(("text", "pieces"), BRITISH)
def test_single_marks_quote_and_apostrophes_do_not(text, pieces):
    assert rows(text) == [("Ada Lane", "said", pieces)]


def test_a_long_quotation_opens_every_paragraph():
    text = "“It rained,” Lane said.\n\n“It froze.\n\n“It thawed.\n\n“It rained again.”"
    assert rows(text) == [
        ("Lane", "said", ["“It rained,”", "“It froze.", "“It thawed.", "“It rained again.”"])
    ]


def test_several_attributions_in_one_sentence():
    text = "Lane said it rained, but Roe said it froze, adding that it was late."
    assert rows(text) == [
        ("Lane", "said", ["it rained"]),
        ("Roe", "said", ["it froze"]),
        ("Roe", "adding", ["that it was late"]),
    ]


def test_an_unnamed_source_with_a_relative_clause():
    found = rows("Two officials who asked not to be named said it rained.")
    assert ("Two officials who asked not to be named", "said", ["it rained"]) in found
    assert rows("People who live in Elm say it rained.")[0][0] == "People who live in Elm"


def test_an_opening_participle_has_the_subject_of_its_sentence_or_the_last():
    assert rows("Recalling the night, Ada Lane said it rained.") == [
        ("Ada Lane", "Recalling", ["the night"]),
        ("Ada Lane", "said", ["it rained"]),
    ]
    assert rows("Lane said it rained. Adding, “It froze.”")[1][0] == "Lane"


def test_a_credit_within_a_credit():
    found = rows("“It rained,” Lane said, according to a palace readout.")
    assert ("Lane", "said", ["“It rained,”"]) in found
    assert ("a palace readout", "according to", ["“It rained,” Lane said"]) in found


def test_nested_marks_belong_to_the_outer_quotation():
    assert rows("“She said “no” to us,” Lane said.") == [
        ("Lane", "said", ["“She said “no” to us,”"])
    ]


def test_an_unbalanced_mark_gives_a_row_with_what_is_known():
    assert rows("Lane said it was “gone. It rained all night.")[0][:2] == ("Lane", "said")
    assert rows("“It rained and the road was gone")[0][:2] == (None, None)


def test_a_quotation_of_nobody_stays_as_a_row():
    table = Article("It was dark.\n\n“We all saw the water rise at night.”\n\nIt was late.").quotes
    assert table["rule"].tolist() == ["nobody"]
    assert table["source"].isna().all()
    assert table["source_type"].tolist() == ["none"]


# text, source and cue of one of its attributions, and the pieces of what is credited
AMONG_OTHERS = [
    ("Asked by Roe if he believed it, Lane said it rained.", "Lane", "said", ["it rained"]),
    ("Asked whether it rained, Lane laughed.", None, "Asked", ["whether it rained"]),
    ("She praised it, calling Roe “a buffoon,” Lane said.", "She", "calling", ["Roe “a buffoon,”"]),
    ("Officials started to portray it as “safe.”", "Officials", "to portray", ["it as “safe.”"]),
    ("It is common for papers to portray it as dead.", "papers", "to portray", None),
    ("Trying to explain it, Lane resigned.", "Lane", "to explain", ["it"]),
    ("Lane, hoping to win in Elm, called Roe “a friend.”", "Lane", "hoping", ["to win in Elm"]),
    ("He said it was a gate, which he described as “odd.”", "He", "said", ["it was a gate"]),
    ("When Lane asked me, he laughed and said, “It rained.”", "he", "said", ["“It rained.”"]),
    ("But, said Lane, “it rained all day.”", "Lane", "said", ["But", "“it rained all day.”"]),
    ("“It rained all day,” Lane points out.", "Lane", "points", ["“It rained all day,”"]),
    ("He said Roe is a “cheat,” a “liar” now.", "He", "said", ["Roe is a “cheat,” a “liar” now"]),
    ("He said it was “gone,” because it rained.", "He", "said", None),
    ("One of them described it as “gone.”", "One of them", "described", ["it as “gone.”"]),
    ("He said it was “gone”, and a man agreed.", "He", "said", ["it was “gone”"]),
    ("It was late, and Lane had an answer: “It rained.”", "Lane", "had an answer:", None),
    ("“Did it rain all day?” Lane pressed.", "Lane", "pressed", ["“Did it rain all day?”"]),
    (
        "Lane laughed. “Ask me in the spring again.”",
        "Lane",
        None,
        ["“Ask me in the spring again.”"],
    ),
    ("Roe left. “It was dead, Lane said.", "Lane", "said", ["“It was dead"]),
]
EVERY_LINE = [*DIRECT, *INTERRUPTED, *INDIRECT, *MIXED, *HEADLINES, *BRITISH, *AMONG_OTHERS]


@pytest.mark.parametrize(("text", "source", "cue", "content"), AMONG_OTHERS)
def test_an_attribution_among_others(text, source, cue, content):
    found = rows(text)
    wanted = [row for row in found if row[:2] == (source, cue)]
    assert wanted, found
    assert content is None or wanted[0][2] == content


def test_a_quotation_goes_on_with_the_report_right_before_it():
    found = rows("“It rained,” Lane said. The bank is shut, Roe said. “It froze here at night.”")
    assert [row[0] for row in found] == ["Lane", "Roe"]
    assert found[1][2] == ["The bank is shut", "“It froze here at night.”"]


def test_words_are_counted_in_the_pieces_only():
    assert Article("“It rained,” said Ada Lane, “all night.”").quotes["n_words"].tolist() == [4]


def test_tokens_know_their_attribution():
    tokens = Article("“It rained,” said Lane.").tokens
    held = tokens.loc[tokens["quote_id"].notna(), "token"].tolist()
    assert held == ["“", "It", "rained", ",", "”"]


def test_the_inner_of_two_attributions_holds_a_token():
    article = Article("“It rained,” Lane said, according to a palace readout.")
    inner = article.quotes.index[article.quotes["cue"] == "said"][0]
    assert article.tokens["quote_id"][1] == inner


# text, and the act of each of its attributions
ACTS_OF = [
    ("Lane vowed to honor the deal and told Roe to leave.", ["speech", "speech"]),
    ("Lane estimates that it rained. Lane predicted an unusually weak quarter.", ["speech"] * 2),
    ("Lane wants to win. Roe believes it rained. They intend to row.", ["thought"] * 3),
    ("Lane criticized the plan. Roe called for new tariffs.", ["deed"] * 2),
    ("Lane has denied the charge. Roe welcomed the guests.", ["deed"] * 2),
    ("Lane denied that it rained. Roe announced a new fund.", ["speech", "deed"]),
    ("Lane supports Roe. Lane cannot accept defeat.", ["deed"] * 2),
    ("Lane greeted Roe as a “dear friend.” Lane called it “absurd.”", ["speech"] * 2),
    ("Lane declined to say why. Roe did not say whether it rained.", ["deed"] * 2),
    ("Lane said something about the war.", []),
    ("Image: Elm Bank", []),
    ("Contributing: Ada Lane", []),
    ("Read more: Lane wins in Elm", []),
]


@pytest.mark.parametrize(("text", "acts"), ACTS_OF)
def test_speech_thought_and_deed(text, acts):
    table = Article(text).attributions
    assert table["act"].tolist() == acts
    assert len(Article(text).quotes) == acts.count("speech")


def test_quotes_are_numbered_anew_and_tokens_point_to_them():
    article = Article("Lane hopes to win. Lane said it rained.")
    assert article.quotes.index.tolist() == [0]
    held = article.tokens.loc[article.tokens["quote_id"].notna(), "token"].tolist()
    assert held == ["it", "rained"]


def test_a_byline_and_a_dateline_are_nobodys():
    text = "Ferry is cancelled\n\nBy Bo Reed\n\nOAKHAM (EP) — A ferry stayed, the mayor said."
    table = Article(text).quotes
    assert table["content"].tolist() == ["A ferry stayed"]
    assert table["voice"].tolist() == ["the mayor"]


def test_the_same_words_credited_twice_are_one_row():
    table = Article("“It rained,” Lane said, according to a palace readout.").quotes
    assert table["source"].tolist() == ["Lane"]


# ---------------------------------------------------------------- any text

MARKS = st.sampled_from([*"“”\"‘’'«»„—–-:;,.?!() \n", "''", "``", "\n\n"])
WORDS = st.sampled_from(
    "Lane Ada she who that the mayor said says told asked wants to plan plans according to of by "
    "as because and but when was is has will not on Monday in Elm it rained report statement clear "
    "sure called named praised expected “It rained,” ’s".split()
)
NEWS = st.lists(st.one_of(MARKS, WORDS), max_size=60).map(" ".join)


def assert_is_true_to_the_text(text):
    article = Article(text)
    table = article.attributions
    assert list(table.columns) == [column.name for column in schema.TABLES["attributions"]]
    assert set(table["act"]) <= set(quotes.ACTS)
    assert (table["act"] == quotes.SPEECH).sum() == len(article.quotes)
    assert table[["source_type", "rule", "kind"]].notna().all(axis=None)
    assert len(article.tokens) == len(article.tokens["quote_id"])
    for row in table.itertuples():
        assert " … ".join(article.text[a:b] for a, b in row.spans) == row.content
        assert row.spans[0][0] == row.start
        assert row.spans[-1][1] == row.end
        assert all(start < end for start, end in row.spans)
        for name in ("source", "cue"):
            words = getattr(row, name)
            start, end = getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
            assert pd.isna(words) == pd.isna(start)
            assert pd.isna(words) or article.text[start:end] == words


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_gives_a_true_table(text):
    if text.strip(" \t\r\n\ufeff"):
        assert_is_true_to_the_text(text)


@settings(max_examples=300)
@given(NEWS)
def test_any_text_full_of_marks_gives_a_true_table(text):
    if text.strip():
        assert_is_true_to_the_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "“” " * 10_000,
        '"' * 20_000,
        "'a " * 10_000,
        "“a” said he " * 2_000,
        "Lane said that " * 3_000,
        "word " * 40_000,
        "“A.\n" * 3_000,
    ],
    ids=["pairs", "straight", "single", "credits", "nested", "no stop", "unclosed"],
)
def test_a_text_of_one_thing_gives_a_true_table(text):
    table = Article(text).attributions
    assert table["content"].notna().all()


# ---------------------------------------------------------------- word lists


@pytest.mark.parametrize("name", ["cue_nouns", "cue_adjectives"])
def test_every_other_cue_names_an_act(name):
    assert set(lexicons.word_list(name)["type"]) <= set(quotes.ACTS)


def test_every_rule_has_a_sort_of_content():
    sorts = {"words", "clause", "infinitive", "object", "passive", "noun", "adjective", "name"}
    assert set(lexicons.word_list("rules")["content"]) == sorts


def test_every_cue_verb_has_what_it_takes():
    table = lexicons.word_list("cue_verbs")
    assert set(table["stance"]) == {"neutral", "loaded"}
    assert set(table["type"]) == set(quotes.ACTS)
    assert table["lemma"].is_unique
    assert table["frames"].str.len().min() > 0


# ---------------------------------------------------------------- rules

RULES = lexicons.word_list("rules")


@pytest.mark.parametrize(("rule", "example"), RULES[["rule", "example"]].to_numpy().tolist())
def test_every_listed_rule_occurs_in_its_example(rule, example):
    assert rule in Article(example).attributions["rule"].tolist()


@pytest.mark.parametrize(
    "text",
    [*(path.read_text("utf-8-sig") for path in (SEED, HARBOUR)), *(x[0] for x in EVERY_LINE)],
    ids=itertools.count(),
)
def test_every_rule_that_occurs_is_listed(text):
    assert set(Article(text).attributions["rule"]) <= set(RULES["rule"])


def test_the_rules_of_rows_made_by_hand_are_no_rules_of_the_tables():
    assert {file.FIXED, file.ADDED}.isdisjoint(RULES["rule"])


@pytest.mark.parametrize(
    "text", ["“! ! !” he said.", "ANA VOSS: “\n\nLEO PELL: ”", "ANA VOSS: : :\n\nLEO PELL: :"]
)
def test_nothing_is_no_quotation(text):
    assert Article(text).attributions.empty
