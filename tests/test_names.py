"""Proper names: where they begin and end, whom they are for, of what kind they are."""

import re

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

import studykit as sk
from studykit import schema


def mentions(text):
    return sk.Article(text).names["mention"].tolist()


def name_of(text, mention):
    table = sk.Article(text).names
    return table.loc[table["mention"] == mention, "name"].tolist()


def kind_of(text, mention):
    table = sk.Article(text).names
    return table.loc[table["mention"] == mention, "kind"].iloc[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles and possessives are no part of a mention
        ("We met President Ada Lane’s aide.", ["Ada Lane"]),
        ("He thanked Prime Minister Ada Lane.", ["Ada Lane"]),
        ("Then Sen. Bo Lund Jr. and the Rev. Ada Lane left.", ["Bo Lund Jr.", "Ada Lane"]),
        ("Texas Gov. Bo Lund left.", ["Texas", "Bo Lund"]),
        ("Secretary of State Ada Lane spoke.", ["Ada Lane"]),
        ("Minister of Education Ada Lane spoke.", ["Ada Lane"]),
        ("The CEO of the Sailing Council Quorl Vexler spoke.", ["Sailing Council", "Quorl Vexler"]),
        ("The mayor of Oslo, Ada Lane, spoke.", ["Oslo", "Ada Lane"]),
        # a family name that is a word for an office
        ("Mr. Major sat. Dr Pastor and Miss Field ate.", ["Major", "Pastor", "Field"]),
        ("“No, Mr. Chairman,” said Mr Justice Lane.", ["Lane"]),
        # letters after a name are no part of it, with a comma before them or not
        ("Ada Lane KC met Sir Bo Roe OBE.", ["Ada Lane", "Bo Roe"]),
        ("Ada Lane, MBE, met Bo Roe, Ph.D., there.", ["Ada Lane", "Bo Roe"]),
        # titles of other countries, of the police, with hyphens
        ("Shri Arun Lane met Cllr Ada Roe.", ["Arun Lane", "Ada Roe"]),
        ("Det Supt Bo Lund met DCI Ada Lane.", ["Bo Lund", "Ada Lane"]),
        ("The Rt Hon Ada Lane met Vice-Admiral Bo Lund.", ["Ada Lane", "Bo Lund"]),
        # a noun for a person before a full name
        ("She met Oslo Skipper Ada Quorl.", ["Oslo", "Ada Quorl"]),
        ("Volcanologist Ada Quorl met the KC.", ["Ada Quorl"]),
        ("KC Quorl met the sprinter Bo Lund.", ["KC Quorl", "Bo Lund"]),
        # what somebody is the minister of
        ("Minister for Trade, Rowing and Sport Bo Lund spoke.", ["Bo Lund"]),
        ("Minister for Housing Ada Lane met the Norway KC.", ["Ada Lane", "Norway"]),
        # nationalities are none of their own
        ("Danish sailors met the Russian leader.", []),
        ("The Danish minister Ada Lane spoke.", ["Ada Lane"]),
        ("North Korean troops left.", []),
        ("The Danish Sailing Ministry closed.", ["Danish Sailing Ministry"]),
        # words with a capital from their position
        ("Yesterday Ada Lane left.", ["Ada Lane"]),
        ("Though Norway won, nobody cared.", ["Norway"]),
        ("Sailors left. Bakers came.", []),
        ("“We stay,” she said. “They go.”", []),
        # of, for and and
        ("He works at the Bank of Wendle in Oslo.", ["Bank of Wendle", "Oslo"]),
        ("She left the Great Hall of the Sailors.", ["Great Hall of the Sailors"]),
        ("He and Lund of Oslo met.", ["Lund", "Oslo"]),
        ("The Food and Drug Administration met.", ["Food and Drug Administration"]),
        ("She met Ada Lane and Bo Lund.", ["Ada Lane", "Bo Lund"]),
        ("Trinidad and Tobago and Norway won.", ["Trinidad and Tobago", "Norway"]),
        ("He studied at the University of Lund at Oslo.", ["University of Lund at Oslo"]),
        (
            "She met Oslo’s Ada Lane in St. Ann’s Hospital.",
            ["Oslo", "Ada Lane", "St. Ann’s Hospital"],
        ),
        ("£Oslo and Norway met.", ["Oslo", "Norway"]),
        ("The U.S. Department of Sailing closed.", ["U.S.", "Department of Sailing"]),
        # particles, initials, hyphens
        ("He met Ursula van der Lane.", ["Ursula van der Lane"]),
        ("He met J.K. Lane and Ben Ki-lund.", ["J.K. Lane", "Ben Ki-lund"]),
        ("A Norway-led force came.", ["Norway"]),
        ("He rode with O’Lane and Lund-Roe.", ["O’Lane", "Lund-Roe"]),
        # days, emphasis, bodies before persons
        ("They met Ada Lane Friday in Oslo.", ["Ada Lane", "Friday", "Oslo"]),
        ("It was Good Friday there.", ["Good Friday"]),
        ("He did NOT go.", []),
        ("Sailing Council Ada Lane spoke.", ["Sailing Council", "Ada Lane"]),
        ("She saw the Song of Norway 2 ferry.", ["Song of Norway 2"]),
        ("Iowa Republican voters came.", ["Iowa"]),
        ("Senate Republican voters came.", ["Senate"]),
        ("The Inter-American Sailing Bank shut.", ["Inter-American Sailing Bank"]),
        ("The Danish-backed Sailing Bank shut.", ["Sailing Bank"]),
        # fields in a list
        (
            "The Ministry of Trade, Weather and Sport shut.",
            ["Ministry of Trade, Weather and Sport"],
        ),
        (
            "It was the House Committee on Trade, Rowing, and Quiet Weather, and Ada Lane.",
            ["House Committee on Trade, Rowing, and Quiet Weather", "Ada Lane"],
        ),
        (
            "He left the Ministry of Trade, Oslo and Norway.",
            ["Ministry of Trade", "Oslo", "Norway"],
        ),
        ("The House of Representatives Committee sat.", ["House of Representatives Committee"]),
        # a word first in its shout
        ("They sang “Row him on! Row him on!” there.", []),
        # illnesses
        ("He has Lou Gehrig’s disease and Alzheimer’s.", ["Lou Gehrig’s disease", "Alzheimer’s"]),
        ("It was Bo Parkinson’s diet.", ["Bo Parkinson"]),
        # a given name in brackets, a preposition with a capital
        ("He said that [Ada] Lane sat.", ["Lane"]),
        ("He spoke at a rally In Oslo.", ["Oslo"]),
        # a sentence end cuts
        ("He left the U.S. The mayor stayed.", ["U.S."]),
        # titles used alone for their one bearer
        ("President Ada Lane left. The President smiled.", ["Ada Lane", "President"]),
        (
            "Prime\u00a0Minister Ada Lane left. The Prime Minister smiled at a former x",
            ["Ada Lane", "Prime Minister"],
        ),
        ("Foreign Minister Bo Lund sat. Then the Minister ate.", ["Bo Lund", "Minister"]),
        ("Gov. Bo Lund sat. Then the Governor ate.", ["Bo Lund", "Governor"]),
        ("President Ada Lane met President Bo Lund. The President sat.", ["Ada Lane", "Bo Lund"]),
        ("Pope Adalan sat. The Pope ate.", ["Pope Adalan", "Pope"]),
        ("King Bo and King Cy sat. The King ate.", ["King Bo", "King Cy"]),
        ("The President sat. President Ada Lane came.", ["Ada Lane"]),
        ("President Ada Lane sat. The President of Norway ate.", ["Ada Lane", "Norway"]),
        ("It was former President Ada Lane. The President left.", ["Ada Lane"]),
        ("Vice President Ada Lane sat. The President left.", ["Ada Lane"]),
        # adverbs and participles that open a sentence, initials, papers with two names
        ("Interestingly Quorl left. Addressing Ada Lane, he sat.", ["Quorl", "Ada Lane"]),
        ("A paper by AS Quorl.", ["AS Quorl"]),
        ("He told The Ship and Anchor that.", ["Ship and Anchor"]),
        ("He asked the City Council on Friday.", ["City Council", "Friday"]),
        ("The Centre for Control of Dull Weather shut.", ["Centre for Control of Dull Weather"]),
        ("The Oslo-based Quorl Group met.", ["Oslo", "Quorl Group"]),
        ("But do I believe it?", []),
        ("Witness Mr. Quorl’s appeal.", ["Quorl"]),
        ("Norway Republican Ada Lane spoke.", ["Norway", "Ada Lane"]),
        # a given name that ends in -s, and a joined abbreviation, open a sentence
        ("Alexis enlisted early.", ["Alexis"]),
        ("Q&WR design was old.", ["Q&WR"]),
        # capitals that are no names
        ("On TV a VIP said OK.", []),
        ("I said I’m fine.", []),
    ],
)
def test_mentions_begin_and_end_where_the_name_does(text, expected):
    assert mentions(text) == expected


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("Ada Lane left. Lane smiled. Ms. Lane too.", "Lane", ["Ada Lane", "Ada Lane"]),
        ("Ada Lane left. Ada smiled.", "Ada", ["Ada Lane"]),
        ("Kim Lund Ok spoke. Later Kim left.", "Kim", ["Kim Lund Ok"]),
        ("Xi Lundping spoke. Later Xi left.", "Xi", ["Xi Lundping"]),
        ("Bill Lane spoke. William Lane left.", "William Lane", ["Bill Lane"]),
        ("Ada B. Lane spoke. Ada Lane left.", "Ada Lane", ["Ada B. Lane"]),
        ("The Wendle Sailing Bank (WSB) fell. The WSB.", "WSB", ["Wendle Sailing Bank"] * 2),
        ("The U.S. and the United States.", "U.S.", ["United States"]),
        ("He left Britain. The UK stayed.", "UK", ["United Kingdom"]),
        ("The Danish Sailing Ministry. The Sailing Ministry.", "Sailing Ministry",
         ["Danish Sailing Ministry"]),
        ("He reads the Wendle Times. The Times said so.", "Times", ["Wendle Times"]),
        ("He met Ursula von der Lane. De Lund came; von der Lane left.", "von der Lane",
         ["Ursula von der Lane"]),
        ("The U.S. Senate met. The Senate sat.", "Senate", ["U.S. Senate"]),
        ("The U.S. Senate met. Ohio’s Senate sat.", "Senate", ["Senate"]),
        ("The U.S. Senate met the Ohio Senate. The Senate sat.", "Senate", ["Senate"]),
    ],
)  # fmt: skip
def test_mentions_of_one_bearer_share_the_fullest_form(text, mention, expected):
    assert name_of(text, mention) == expected


def test_two_bearers_of_one_family_name_stay_two():
    text = "Ada Lane met Bob Lane. Mrs. Lane left. Mr. Lane stayed."
    assert name_of(text, "Lane") == ["Ada Lane", "Bob Lane"]
    assert name_of("Bob Lane met Bob Lane Jr. today.", "Bob Lane Jr.") == ["Bob Lane Jr."]


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("He met Ada Lane.", "Ada Lane", "person"),
        ("He met the actor Quill Vex.", "Quill Vex", "person"),
        ("“No,” Vex said. It was Vex.", "Vex", "person"),
        ("The harbour in Quorl is shut.", "Quorl", "place"),
        ("He lives in Lane Street.", "Lane Street", "place"),
        ("He works at Wendle University.", "Wendle University", "organization"),
        ("The company Quorl closed.", "Quorl", "organization"),
        ("The site Quorl said so.", "Quorl", "organization"),
        ("It was the site Ada Lane used.", "Ada Lane", "person"),
        ("It was QXR that closed.", "QXR", "organization"),
        ("It happened in World War II.", "World War II", "other"),
        ("It rained on Tuesday.", "Tuesday", "other"),
        ("They won the Wendle Prize.", "Wendle Prize", "other"),
        ("He met Ada Hill.", "Ada Hill", "person"),
        ("The vote of Quorl employees counts.", "Quorl", "organization"),
        ("It was on Quorl’s wife to go.", "Quorl", "person"),
        ("“No,” said Monte Vex. It was late.", "Monte Vex", "person"),
        ("“No,” said Wendle Bank. It was late.", "Wendle Bank", "organization"),
        ("He asked Gun Owners of Oslo has a say.", "Gun Owners of Oslo", "other"),
        ("He climbed Rose Mountain.", "Rose Mountain", "place"),
        # parts that are played, victims, nicknames
        ("She is the voice of Quorl.", "Quorl", "person"),
        ("He played the Quorl.", "Quorl", "person"),
        ("They came dressed as Quorl.", "Quorl", "person"),
        ("It was a user called “Quorl” who wrote.", "Quorl", "person"),
        ("It was they who arrested Quorl.", "Quorl", "person"),
        ("He came as Captain Hook.", "Captain Hook", "person"),
        ("It was about Hitler.", "Hitler", "person"),
        ("It was a band called Quorl Vex.", "Quorl Vex", "organization"),
        ("They sang “Pietra Quorla” there.", "Pietra Quorla", "other"),
        ("All that Shimmers is not gold.", "Shimmers", "other"),
        # neighbours
        ("It was about Ada Lane and Quorl.", "Quorl", "person"),
        ("It was about Quorl or Norway.", "Quorl", "place"),
        ("It was about Ada and Quorl counties.", "Quorl", "other"),
        # works, bodies, plurals
        ("He wrote the novel Rose Weather.", "Rose Weather", "other"),
        ("There Team Norway lost.", "Team Norway", "organization"),
        ("It is from QXR’s show.", "QXR", "organization"),
        ("The Legion returned.", "Legion", "organization"),
        ("They beat FC Quorl there.", "FC Quorl", "organization"),
        ("Lucky Quorlers share it.", "Lucky Quorlers", "other"),
        ("It was N.H. Quorl.", "N.H. Quorl", "other"),  # a state, not initials
    ],
)
def test_kinds(text, mention, kind):
    assert kind_of(text, mention) == kind


def test_a_title_used_alone_has_the_name_of_its_bearer():
    assert name_of("President Ada Lane left. The President smiled.", "President") == ["Ada Lane"]
    assert kind_of("President Ada Lane left. The President smiled.", "President") == "person"


@pytest.mark.parametrize("event", ["the President’s Day", "the Office of the President"])
def test_a_title_within_another_name_is_no_mention(event):
    assert "President" not in mentions(f"President Ada Lane sat. It was {event}.")


def test_a_caption_before_a_credit_is_no_headline():
    assert mentions("Ada Quorl and Bo Quill\nImage: Cy Lane.") == [
        "Ada Quorl",
        "Bo Quill",
        "Cy Lane",
    ]


def test_a_country_that_plays_is_a_team():
    text = (
        "Norway defeated Chile 2 – 0. The goalkeeper saved a penalty, the striker scored a goal, "
        "and the referee ended the match in Oslo, a goal for Peru in the tournament. Norway go on."
    )
    table = sk.Article(text).names
    kinds = dict(zip(table["name"], table["kind"], strict=True))
    assert kinds == {
        "Norway": "organization",
        "Chile": "organization",
        "Peru": "organization",
        "Oslo": "place",
    }


@pytest.mark.parametrize(
    "headline",
    [
        "Harbour Town Rejects Bridge After Lane Speaks",
        "HARBOUR TOWN REJECTS BRIDGE AFTER LANE SPEAKS",
    ],
)
def test_in_a_headline_only_known_names_count(headline):
    text = headline + "\nThe mayor, Ada Lane, spoke at length about the harbour on a wet day."
    assert [mention.lower() for mention in mentions(text)] == ["lane", "ada lane"]


def test_a_name_in_capitals_is_the_same_name():
    assert name_of("OSLO — It rained in Oslo.", "OSLO") == ["Oslo"]


def test_a_text_without_names_has_the_columns():
    table = sk.Article("it rained.").names
    assert table.empty
    assert table.columns.tolist() == [column.name for column in schema.TABLES["names"]]


# fmt: off
WORDS = ["Ada", "Lane", "of", "the", "and", "U.S.", "President", "Russian", "Bank", "said", "Mr.",
         "’s", "’", "“", "”", "-", "Kim", "NATO", "(", ")", ".", ",", "\n", "van", "de", "İ", "O’"]
# fmt: on


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_true_places(text):
    if not text.strip(" \t\r\n\ufeff"):
        return
    article = sk.Article(text)
    table = article.names
    cut = [article.text[a:b] for a, b in zip(table["start"], table["end"], strict=True)]
    assert table["mention"].tolist() == cut
    assert table["start"].is_monotonic_increasing
    assert (table["start"].shift(-1).dropna() >= table["end"].iloc[:-1]).all()
    assert set(table["kind"]) <= {"person", "place", "organization", "other"}
    starts = article.sentences["start"].reindex(table["sentence_id"]).to_numpy()
    assert (table["start"].to_numpy() >= starts).all()


def test_gold_of_the_article(article):
    import pandas as pd

    gold = pd.read_csv(ROOT / "data" / "gold" / "seed_names.csv", keep_default_na=False)
    columns = ["start", "end", "mention", "name", "kind"]
    assert article.names[columns].to_numpy().tolist() == gold[columns].to_numpy().tolist()


def test_gold_is_what_stands_there(article):
    import pandas as pd

    gold = pd.read_csv(ROOT / "data" / "gold" / "seed_names.csv", keep_default_na=False)
    for row in gold.itertuples():
        assert article.text[row.start : row.end] == row.mention
        assert not re.match(r"\w", article.text[row.end : row.end + 1])


# ---------------------------------------------------------------- the tables over names


def test_bearers_count_mentions_and_forms():
    table = sk.bearers(sk.Article("Ada Lane left. Lane met Bo Lund. Lane sat.").names)
    assert table[["name", "n_mentions", "forms"]].to_numpy().tolist() == [
        ["Ada Lane", 3, "Lane, Ada Lane"],
        ["Bo Lund", 1, "Bo Lund"],
    ]


def test_co_mentions_count_sentences_not_mentions():
    text = "Ada Lane met Bo Lund; Lund liked Lane. Lane met Lund again. Lund left."
    table = sk.co_mentions(sk.Article(text).names)
    assert table.to_numpy().tolist() == [["Ada Lane", "Bo Lund", 2, [0, 1]]]


def test_co_mentions_by_paragraph():
    names = sk.Article("Ada Lane came. Bo Lund left.\nIt rained.").names
    assert sk.co_mentions(names).empty
    assert sk.co_mentions(names, unit="paragraph")["n"].tolist() == [1]


def test_an_unknown_unit_is_refused():
    with pytest.raises(ValueError, match="unit='page' is not allowed; use 'sentence'"):
        sk.co_mentions(sk.Article("Ada Lane left.").names, unit="page")


def test_counts_add_up(article, harbour):
    n_bracketed = {article: len(re.findall(r"\([A-Z]{3,}\)", article.text)), harbour: 0}
    for text, n in n_bracketed.items():
        assert sk.bearers(text.names)["n_mentions"].sum() == len(text.names) - n


def test_letters_in_brackets_are_no_further_mention():
    text = "Ada Lane left the Bank of Elm (BOE). The BOE fell. BOE! Bo Roe left Elm Port (“EP”)."
    a = sk.Article(text)
    counts = {"Bank of Elm": 3, "Ada Lane": 1, "Bo Roe": 1, "Elm Port": 1}
    bearers = sk.bearers(a.names).set_index("name")["n_mentions"]
    people = sk.Briefing(a).people.set_index("name")["n_mentions"]
    compared = sk.compare([a, sk.Article("Bo Roe rows.")]).names.query("account == 'A'")
    for found in (bearers, people, compared.set_index("name")["n_mentions"]):
        assert {name: found[name] for name in counts if name in found} == {
            name: n for name, n in counts.items() if name in found
        }
        assert found["Bank of Elm"] == 3


# ---------------------------------------------------------------- charts


def test_bars_are_as_long_as_the_counts(article):
    table = sk.bearers(article.names)
    ax = sk.plot_bearers(table, n=5)
    assert [bar.get_width() for bar in ax.patches] == table["n_mentions"].head(5).tolist()
    assert [label.get_text() for label in ax.get_yticklabels()] == table["name"].head(5).tolist()
    assert table["name"].iloc[0] in ax.get_title()


@pytest.mark.parametrize(
    ("text", "most", "closest"),
    [
        ("Ada Lane met Bo Lund. Lane left.",
         "Of 2 people, Ada Lane is named more often: 2 of 3 mentions",
         "No two names occur together more than once"),
        ("Ada Lane met Bo Lund. Lane left. Lund too.",
         "Ada Lane and Bo Lund are named equally often: twice each",
         "No two names occur together more than once"),
        ("Ada Lane met Bo Lund.", "Neither person comes back",
         "No two names occur together more than once"),
        ("Ada Lane met Bo Lund in Oslo. Lane, Lund and Oslo again.",
         "Ada Lane, Bo Lund and Oslo are named equally often: twice each",
         "Ada Lane and Bo Lund, like 2 other pairs, are named together most often: twice"),
    ],
)  # fmt: skip
def test_a_title_names_no_winner_of_a_tie(text, most, closest):
    names = sk.Article(text).names
    assert sk.plot_bearers(sk.bearers(names)).get_title().replace("\n", " ") == most
    pairs = sk.co_mentions(names)
    assert sk.plot_co_mentions(pairs).get_title().replace("\n", " ") == closest
    assert sk.say_co_mentions(pairs).startswith(closest.partition(":")[0])


def test_the_timeline_marks_every_mention():
    names = sk.Article("Ada Lane met Bo Lund. Lane left.").names
    ax = sk.plot_name_timeline(names)
    marks = [line.get_xdata() for line in ax.lines if line.get_marker() == "|"]
    assert [list(mark) for mark in marks] == [[0, 22], [13]]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Ada Lane", "Bo Lund"]


def test_the_matrix_is_symmetric():
    pairs = sk.co_mentions(sk.Article("Ada Lane met Bo Lund in Oslo. Lane left Oslo.").names)
    ax = sk.plot_co_mentions(pairs)
    matrix = ax.images[0].get_array()
    assert (matrix == matrix.T).all()
    assert matrix.max() == 2


@pytest.mark.parametrize("plot", [sk.plot_name_timeline, lambda names: sk.plot_bearers(
    sk.bearers(names)), lambda names: sk.plot_co_mentions(sk.co_mentions(names))])  # fmt: skip
def test_without_names_a_chart_says_so(plot):
    ax = plot(sk.Article("it rained.").names)
    assert ax.texts[0].get_text().startswith(("There is no name", "No two names"))


def test_sentences_without_names():
    names = sk.Article("it rained.").names
    assert sk.say_bearers(sk.bearers(names)) == "There is no name to count."
    assert sk.say_name_timeline(names) == "There is no name to count."
    assert sk.say_co_mentions(sk.co_mentions(names)) == "No two names occur together."
