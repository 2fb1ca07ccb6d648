"""What is said of drafts whose claims are known; tests/drafts/README.md says how."""

import re
from collections import Counter
from functools import cache

import pytest
from click.testing import CliRunner
from conftest import ROOT, SEED, TESTS

import studykit as sk
from studykit import schema
from studykit.cli import main
from studykit.export.verified import verified_page
from studykit.verification import derived, doubts, held
from studykit.verification.contexts import Contexts
from studykit.verification.marked import pieces
from studykit.verification.row import KINDS, VERDICTS, WRONG

DRAFTS = TESTS / "drafts"
MARK = re.compile(r"⟦(?P<code>\w+)\||⟧")
KIND = {"Q": ("quotation",), "R": ("report", "quotation"), "N": ("number", "date"), "M": ("name",)}
KIND |= {"D": KIND["N"], "X": KINDS}


def unmarked(marked):
    """A draft without its marks, and its claims: what each is, where it begins and ends."""
    text, opened, claims, at = "", [], [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match["code"]:
            opened.append((match["code"], len(text)))
        else:
            claims.append((*opened.pop(), len(text)))
    return text + marked[at:], sorted(claims, key=lambda claim: claim[1])


def drafts():
    for path in sorted(DRAFTS.glob("*.txt")):
        article = SEED if path.stem == "seed" else TESTS / "articles" / path.name
        parts = re.split(r"^=== (.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for name, marked in zip(parts[1::2], parts[2::2], strict=True):
            yield pytest.param(article, *unmarked(marked.strip()), id=f"{path.stem}/{name}")


@cache
def read(path):
    return sk.read(path)


@cache
def counts():
    """How often each sort of claim was called wrong, how often it occurs; what else was."""
    called, n = Counter(), Counter()
    for path, text, gold in (draft.values for draft in drafts()):
        rows = list(sk.verify(text, read(path)).itertuples())
        known = set()
        for code, start, end in gold:
            n[code] += 1
            hits = [r for r in rows if r.start < end and start < r.end and r.kind in KIND[code[0]]]
            known |= {row.Index for row in hits}
            wrong = ("other speaker",) if code in ("QS", "RS") else WRONG
            called[code] += any(row.verdict in wrong for row in hits)
        called["others"] += sum(r.Index not in known and r.verdict in WRONG for r in rows)
    return called, n


@pytest.mark.parametrize(
    ("codes", "floor"),
    [
        (["QA", "QI", "QC"], 0.95),  # altered, invented, cut so that they turn round
        (["QS", "RS"], 0.75),  # somebody else's
        (["NW", "DW"], 0.9),  # numbers and dates
        (["MW"], 0.9),  # names misspelt
    ],
    ids=str,
)
def test_what_is_wrong_is_found(codes, floor):
    called, n = counts()
    assert sum(called[code] for code in codes) >= floor * sum(n[code] for code in codes) > 0


@pytest.mark.parametrize(
    ("codes", "ceiling"),
    [
        (["QT"], 0.02),
        (["NT", "DT", "MT"], 0.02),
        (["RP"], 0),  # paraphrases
        (["X"], 0.02),  # titles, terms, counters, the draft's own dates
    ],
    ids=str,
)
def test_what_is_right_is_not_doubted(codes, ceiling):
    called, n = counts()
    assert sum(called[code] for code in codes) <= ceiling * sum(n[code] for code in codes)
    assert sum(n[code] for code in codes) > 0


def test_hardly_anything_else_is_called_wrong():
    assert counts()[0]["others"] <= 2


@pytest.mark.parametrize(("article", "text", "gold"), list(drafts()))
def test_the_rows_are_the_drafts_own_words(article, text, gold):
    claims = sk.verify(text, read(article))
    assert claims["text"].tolist() == [
        text[start:end] for start, end in zip(claims["start"], claims["end"], strict=True)
    ]
    assert claims["start"].is_monotonic_increasing
    assert set(claims["kind"]) <= set(KINDS)
    assert set(claims["verdict"]) <= set(VERDICTS)
    assert "".join(piece.text for piece in pieces(text, claims)) == text
    held = claims[claims["verdict"] == "verbatim"]
    assert (held["article_end"] > held["article_start"]).all()


def test_the_columns_are_those_of_the_schema():
    claims = sk.verify("It rained.", "It rained.")
    assert list(claims.columns) == [column.name for column in schema.OF_TWO["claims"]]
    assert claims.empty


def told(draft, article):
    return sk.verify(draft, article)[["text", "verdict"]].to_numpy().tolist()


@pytest.mark.parametrize(
    "quotation",
    [
        "“We shall keep the old boat,”",
        '"We shall keep the old boat."',
        "‘[W]e shall keep the old boat’",
        "“We shall keep […] boat”",
        "“We … keep the old boat…”",
        "“We shall keep [our] boat”",
        "“We shall keep the old boat. It is ours.”",
        "“we shall  keep\nthe old boat”",
    ],
)
def test_what_editors_do_is_no_change(quotation):
    article = "“We shall keep the old boat,” said Ada Lane. “It is ours.”"
    assert told(f"Lane said {quotation} there.", article)[-1][1] == "verbatim"


@pytest.mark.parametrize(
    "draft",
    [
        "Lane said “sell the boat”.",
        "Lane said “We will … sell the boat”.",
        "Lane said “We will [gladly] sell the boat”.",
        "Lane said “We will not sell the ferry”.",
        "Lane: “It rained all night and we sank”",
    ],
)
def test_what_turns_words_round_is_a_change(draft):
    article = "“We will not sell the boat,” said Ada Lane. It rained all night. Roe said we sank."
    assert told(draft, article)[-1][1] in ("altered", "not found")


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("> It rained.\n> — Bo Roe", "other speaker"),
        ("> It rained.\n> — Ada Lane, mayor", "verbatim"),
        ("- **Bo Roe**: “It rained.”", "other speaker"),
        ("- The mayor: “It rained.”", "verbatim"),
        ("LANE: “It rained.”", "verbatim"),
        ("“It rained,” she said.", "verbatim"),
        ("“It rained,” the town hall said.", "verbatim"),
        ("“It rained,” said the reporter.", "verbatim"),
        ("“It rained” (Roe)", "other speaker"),
    ],
)
def test_whose_words_they_are(draft, verdict):
    article = "“It rained,” said Mayor Ada Lane. “It froze,” said Bo Roe, a sailor."
    claims = sk.verify(draft, article)
    assert claims.loc[claims["kind"] == "quotation", "verdict"].tolist() == [verdict]


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Roe said “the boat will not go without a crew”.", "other speaker"),
        ("Lane said “the boat will not go without a crew”.", "verbatim"),
        ("“It froze all through the night,” said Roe.", "other speaker"),
        ("“We rowed home,” said Roe.", "other speaker"),
        ("“We rowed home,” a sailor said.", "verbatim"),
        ("“It snowed,” Roe said.", "other speaker"),
        ("“It snowed,” Kim said.", "verbatim"),
    ],
)
def test_whose_words_they_are_where_the_article_names_nobody_beside_them(draft, verdict):
    article = (
        "It was late, Ada Lane said, but “the boat will not go without a crew.”\n\n“It froze all"
        " through the night,” said a sailor who was on the deck. “It froze all through the night.”"
        "\n\nThe carpenter Bo Roe was silent.\n\n“We rowed home,” the sailor said.\n\n"
        "“It snowed,” said Bo Kim. The Kim-Roe team won."
    )
    claims = sk.verify(draft, article)
    assert claims.loc[claims["kind"] == "quotation", "verdict"].tolist() == [verdict]


TOLD = (
    "“The harbour fee drove small boats away,” said Ada Lane. Whoever lost should be brave, said Bo"
    " Roe, “and whoever won should be humble.” Jo Kim, 60, a doctor, feared the cold. It is a port"
    " of 300 boats. A letter came from Moe Flint."
)


@pytest.mark.parametrize(
    ("draft", "verdicts"),
    [
        ("Lane said that the losers ought to be brave and the winners humble.", ["other speaker"]),
        ("Roe said that the losers ought to be brave and the winners humble.", ["undecided"]),
        ("Roe thinks that fees in the harbour chased the small boats off.", ["other speaker"]),
        ("Lane thinks that fees in the harbour chased the small boats off.", []),
        ("Roe considered the fee as driving boats out of the harbour.", ["other speaker"]),
        ("Roe called the harbour fee a means to drive small boats away.", ["other speaker"]),
        ("Roe denied that fees chased small boats off.", ["undecided"]),
        ("Lane said it was a port of 300 boats.", ["undecided"]),
        ("Moe Flint said it was a port of 300 boats.", ["other speaker"]),
        ("Roe said that losers were brave, and that fees chased boats off.", ["other speaker"]),
        ("Roe left. Kim, a doctor of 60, came. She said the cold was feared.", ["undecided"]),
    ],
)
def test_whose_a_report_in_other_words_is(draft, verdicts):
    claims = sk.verify(draft, TOLD)
    assert claims.loc[claims["kind"] == "report", "verdict"].tolist() == verdicts


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        (
            "Lane came. Roe Jr. spoke, too.\n\nHe had a wish: “It rained all night.”",
            "other speaker",
        ),
        (
            "Lane came.\n\nBo Roe Jr. met Jo Kim. Kim left. “It rained all night,” she said.",
            "verbatim",
        ),
        ("Kim came. Of Roe’s friends: “It rained all night.”", "verbatim"),
        ("Kim’s friends: “It rained all night.”", "verbatim"),
    ],
)
def test_whom_a_pronoun_may_mean(draft, verdict):
    article = "“It rained all night,” said Ada Lane. Bo Roe Jr. and Jo Kim left. Lane rowed off."
    claims = sk.verify(draft, article)
    assert claims.loc[claims["kind"] == "quotation", "verdict"].tolist() == [verdict]


FAIR = (
    "The fair is on July 18-21 in Elm. It gave nine reasons why the old mill should go. Ada Lane,"
    " 61, was wed for 50 years, and Bo Roe, 65, was jailed for at least two years. Jo Kim won 49 of"
    " 54 seats in the last five years. She called the dance a feast twice."
    " Hundreds of millions of spare pounds came home to Elm."
)


@pytest.mark.parametrize(
    ("draft", "figure", "verdict"),
    [
        ("The fair is on July 18-21.", "July 18", "verbatim"),
        ("The fair in Elm goes on for four days.", "four", "undecided"),
        ("It gave eleven reasons why the mill should go.", "eleven", "altered"),
        ("It gave nine reasons why the mill should go.", "nine", "verbatim"),
        ("Here are eleven lines.", "eleven", None),
        ("Lane was wed for half a century.", "half a century", "verbatim"),
        ("Lane was wed for half a decade.", "half a decade", "altered"),
        ("Roe was jailed for no less than two years.", "two", "verbatim"),
        ("Roe was jailed for less than two years.", "two", "altered"),
        ("Roe is four years her senior.", "four", "undecided"),
        ("Kim won all but five of 54 seats.", "five", "undecided"),
        ("She called the dance a feast three times.", "three", "altered"),
        ("Roe called it a feast three times.", "three", "altered"),
        ("It gave a dozen reasons why the mill should go.", "a dozen", "altered"),
        ("Tens of millions of pounds came home to Elm.", "Tens of millions of pounds", "altered"),
    ],
)
def test_a_figure_may_be_worked_out(draft, figure, verdict):
    claims = sk.verify(draft, FAIR)
    held = claims.loc[claims["text"] == figure, "verdict"].tolist()
    assert held == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Elm is a country of 51 million people.", "verbatim"),
        ("Elm held 30 million ballots.", "verbatim"),
        ("The fleet has 84 boats.", "verbatim"),
    ],
)
def test_a_place_is_known_again_in_other_words(draft, verdict):
    article = (
        "Elm, a nation of 51 million, is poor. Some of the country’s 30 million voters stayed at"
        " home. Its ships, 84 of them, lie in port, and 61 are old."
    )
    assert told(draft, article)[-1][1] == verdict


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Moe Flint called it “a wreck on sand”.", "other speaker"),
        ("Jo Park called it “a wreck on sand”.", "verbatim"),
        ("Ada Lane called it “a wreck on sand”.", "verbatim"),
        ("The article calls it “a wreck on sand”.", "verbatim"),
    ],
)
def test_an_article_s_own_words_are_its_author_s(draft, verdict):
    article = (
        "By Jo Park\n\nIt was late when Moe Flint came to the harbour with a box of letters.\n\n"
        "Nobody there had slept in all these long nights of storm and hail and fog, and nobody had"
        " seen the sun or the moon for many days and weeks. The old ferry was a wreck on sand, and"
        " it had lain there for years."
        "\n\n“It rained,” said Ada Lane.\n\nJo Park writes books about harbours in Elm."
    )
    claims = sk.verify(draft, article)
    assert claims.loc[claims["kind"] == "quotation", "verdict"].tolist() == [verdict]


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Lane called it “definitely a gift”.", "verbatim"),
        ("Lane called it “really a loss”.", "altered"),
    ],
)
def test_a_denial_belongs_to_its_own_words(draft, verdict):
    article = (
        "“A boat from people that the town doesn’t know well is definitely a gift,” said Ada Lane."
        " “I don’t think that it was really a loss.”"
    )
    assert told(draft, article)[-1][1] == verdict


POLL = (
    "In the Elm survey, 54 percent of the sailors wanted Ada Lane, while only 25 percent wanted"
    " Bo Roe. Old sailors preferred Roe 51 percent to 24 percent, while young sailors backed"
    " Lane, 57 percent to 22 percent. Lane is 61. The council spent $310,000 on a bridge in 2019"
    " and lost $4,100 a day on the ferry. About 88,000 passengers crossed the Wendle."
)


@pytest.mark.parametrize(
    ("draft", "figure", "verdicts"),
    [
        ("Only 24 percent wanted Bo Roe.", "24 percent", ["altered"]),
        ("Old sailors were for Roe by 57 percent to 22.", "57 percent", ["altered"]),
        ("Old sailors were for Roe by 51 percent to 24.", "51 percent", ["verbatim"]),
        ("Young sailors: Lane 57–24.", "24", ["altered"]),
        ("The bridge cost the council $4,100.", "$4,100", ["altered"]),
        ("The bridge cost the council $310,000.", "$310,000", ["verbatim"]),
        ("Every day the ferry lost $310,000.", "$310,000", ["altered"]),
        ("- ferry: $4,100 a day", "$4,100", ["verbatim"]),
        ("There were some 61 passengers.", "61", ["altered", "undecided"]),
    ],
)
def test_a_figure_belongs_to_its_thing(draft, figure, verdicts):
    claims = sk.verify(draft, POLL)
    assert claims.loc[claims["text"] == figure, "verdict"].item() in verdicts


HARBOUR = (
    "Nine in 10 sailors stayed for two decades. The fleet cost two and a half million pounds. It"
    " carries 55 million Elbonians. Bo Roe, 61, was jailed for 41/2 years, and Ada Lane, 63, for"
    " 52 months. Some 400,000 letters about 20,000 of 70,000 boats came."
)


@pytest.mark.parametrize(
    ("draft", "figure", "verdict"),
    [
        ("Close to 90% of the sailors stayed.", "90%", "verbatim"),
        ("One in ten sailors stayed.", "One in ten", "altered"),
        ("The sailors stayed for 20 years.", "20", "verbatim"),
        ("The fleet cost £2.5m.", "£2.5m", "verbatim"),
        ("It carries 55m Elbonians.", "55m", "verbatim"),
        ("Roe got 4½ years.", "4½", "verbatim"),
        ("Lane must go for four years and four months.", "four years and four", "verbatim"),
        ("Roe (63) was jailed.", "63", "altered"),
        ("Lane, who is 63, was jailed.", "63", "verbatim"),
        ("There were almost 400,000 pages of letters.", "400,000", "verbatim"),
        ("They were about 20,000 of 170,000 boats.", "170,000", "altered"),
    ],
)
def test_a_figure_may_be_said_in_many_ways(draft, figure, verdict):
    claims = sk.verify(draft, HARBOUR)
    assert claims.loc[claims["text"] == figure, "verdict"].tolist() == [verdict]


SHIPS = (
    "“It was fun,” said Ada Lane, 61, a sailor from Elm, who gave the fund $1,200.\n\nBo Roe owns"
    " a shop and donated $2,400 on the same day. Thirty percent of the Elbonians swim. Optimism is"
    " higher among the Ruritanians (32%). Graustarkians are less upbeat, at 26%. More than two"
    " dozen governors and 20,000 of Elm’s 70,000 sailors read her 12th book. She rowed a boat of"
    " 15,000 square feet. It passed a six-acre park. Some 900 who row came."
)


@pytest.mark.parametrize(
    ("draft", "figure", "verdict"),
    [
        ("Ada Lane is a sailor. She gave $2,400.", "$2,400", "altered"),
        ("Ada Lane is a sailor. She gave $1,200.", "$1,200", "verbatim"),
        ("Ruritanians (30%) swim.", "30%", "altered"),
        ("Ruritanians: 32%", "32%", "verbatim"),
        ("The Graustarkians (32%) swim.", "32%", "altered"),
        ("Over three dozen governors read it.", "three dozen", "altered"),
        ("It is her 15th book.", "15th", "altered"),
        ("It is the 15th time that she won.", "15th", "undecided"),
        ("More than a quarter of the sailors read it.", "a quarter", "undecided"),
        ("Her boat has a deck of 15,000 square feet.", "15,000", "verbatim"),
        ("There is a park with room for 900 rowers.", "900", "verbatim"),
    ],
)
def test_a_figure_belongs_to_its_owner(draft, figure, verdict):
    claims = sk.verify(draft, SHIPS)
    assert claims.loc[claims["text"] == figure, "verdict"].tolist() == [verdict]


ROUND = (
    "Lane was elected with 92 votes. The plan costs $10 million over 10 years. A donor gave as much"
    " as $449,400 to a six-year project. Some 14,300 sailors came."
)


@pytest.mark.parametrize(
    ("draft", "figure", "verdict"),
    [
        ("Lane had 90 votes.", "90", "altered"),
        ("Lane had about 90 votes.", "90", "verbatim"),
        ("Lane had 90 or so votes.", "90", "verbatim"),
        ("The plan costs about $10m over five years.", "five", "altered"),
        ("A donor may give as much as $494,400.", "$494,400", "altered"),
        ("A donor may give up to $449,400.", "$449,400", "verbatim"),
        ("There came 14,000 sailors.", "14,000", "verbatim"),
    ],
)
def test_a_round_figure_says_that_it_is_round(draft, figure, verdict):
    claims = sk.verify(draft, ROUND)
    assert claims.loc[claims["text"] == figure, "verdict"].tolist() == [verdict]


GOALS = (
    "The deficit of this year is put at $544,000. By 2031 it would pass all bounds, reaching $1.4"
    " million. A small ferry reached the isle with 11 boats.\n\nHalf a dozen of the sailors are to"
    " lead the fund of Lane, Elm and 11 other towns, the harbour said on Friday. Lane's goal is"
    " $1,000, a sum that needs an average of $250 a month."
)


@pytest.mark.parametrize(
    ("draft", "figure", "verdict"),
    [
        ("It will reach $544,000 in the end.", "$544,000", "undecided"),
        ("Lane and Elm said on Friday that half a dozen came.", "half a dozen", "verbatim"),
        ("Target: $1,000, an average of $205 monthly", "$1,000", "verbatim"),
        ("They need an average of $1,000 a month.", "$1,000", "altered"),
    ],
)
def test_a_figure_that_is_there_is_not_moved_by_a_verb(draft, figure, verdict):
    claims = sk.verify(draft, GOALS)
    assert claims.loc[claims["text"] == figure, "verdict"].tolist() == [verdict]


@pytest.mark.parametrize(
    ("draft", "verdicts"),
    [
        ("- Roe: 13%\n- Kim: 12%", ["verbatim", "verbatim"]),
        ("- Roe: 12%\n- Kim: 13%", ["altered", "altered"]),
        ("Kim, who lost to Roe, got 12%.", ["verbatim"]),
    ],
)
def test_an_item_of_a_list_has_its_own_figure(draft, verdicts):
    article = (
        "Ada Lane won in Elm. He took 33% to Park's 20%, followed by Roe at 13% and Kim at 12%."
    )
    claims = sk.verify(draft, article)
    assert claims.loc[claims["kind"] == "number", "verdict"].tolist() == verdicts


def test_a_figure_of_few_words_is_not_moved_by_what_others_have():
    article = (
        "Ada Lane took 52 percent of the vote in Elm. Nearly 10 percent of the vote went to Bo"
        " Roe. All others combined for 39 percent. It was announced on Thursday, two days after"
        " the storm hit Elm."
    )
    draft = "The rest of the vote came to 39 percent. The storm hit Elm on Tuesday."
    assert sk.verify(draft, article).loc[lambda rows: rows["verdict"].isin(WRONG)].empty


DEPUTIES = (
    "Mayor Ada Lane left. “It rained,” said Bo Roe, a spokesman. Later on it froze. It took a year"
    " and a half. The plan runs through 2025 and costs two boats."
)


@pytest.mark.parametrize(
    ("draft", "text", "verdict"),
    [
        ("“It rained,” a spokesman for Ada Lane said.", "“It rained,”", "verbatim"),
        ("“It rained,” a Lane spokesman said.", "“It rained,”", "verbatim"),
        ("“It rained,” said Lane’s press secretary.", "“It rained,”", "verbatim"),
        ("“It rained,” said Ada Lane.", "“It rained,”", "other speaker"),
        ("“It rained,” said Lane, Roe’s spokesman.", "“It rained,”", "other speaker"),
        ("It took 18 months.", "18", "verbatim"),
        ("It took one and a half years.", "one and a half", "verbatim"),
        ("It took 16 months.", "16", "not found"),
        ("Over the decade to 2025 boats sink.", "2025", "verbatim"),
    ],
)
def test_who_speaks_for_somebody_and_for_how_long(draft, text, verdict):
    claims = sk.verify(draft, DEPUTIES)
    assert claims.loc[claims["text"] == text, "verdict"].tolist() == [verdict]


EDITED = (
    "“There is no room in the old harbour,” said Ada Lane. “Jo Kim just hired two hands; Bo Roe has"
    " been ready for months. We must guard us and the boats.” It rained in New Elm."
)


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("There is [a] room in the old harbour", "altered"),
        ("There is no room in [this] harbour", "verbatim"),
        ("Jo Kim … has been ready for months", "altered"),
        ("Jo Kim just hired … hands", "verbatim"),
        ("We must guard us [from] the boats", "altered"),
        ("We must guard us [and] the boats", "verbatim"),
        ("We must guard … New Elm", "altered"),
        ("There is no room … We must guard us", "verbatim"),
    ],
)
def test_what_editors_may_not_do(quotation, verdict):
    draft = f"No camp has her. “{quotation},” Lane said."
    assert told(draft, EDITED)[0][1] == verdict


LED = (
    "“The harbour fee drove small boats away,” said Ada Lane. Bo Roe, a sailor, said that he was"
    " tired. Jo Kim left. “It was a cold and lonely winter,” he said."
)


@pytest.mark.parametrize(
    ("draft", "text", "verdict"),
    [
        ("A sailor, Bo Roe, had the best line: “The harbour fee drove small boats away”.", None,
         "other speaker"),
        ("It had, as Bo Roe recalled, “drove small boats away”.", None, "other speaker"),
        ("It had, as Ada Lane recalled, “drove small boats away”.", None, "verbatim"),
        ("- Fees: According to Roe, the harbour fee had driven small boats off.",
         "the harbour fee had driven small boats off", "other speaker"),
        ("Roe said that the harbour fee had driven small boats off, and it rained in Elm.",
         "that the harbour fee had driven small boats off", "other speaker"),
    ],
)  # fmt: skip
def test_who_is_credited_on_a_line_of_its_own(draft, text, verdict):
    claims = sk.verify(draft, LED)
    rows = claims[claims["text"] == text] if text else claims[claims["kind"] == "quotation"]
    assert rows["verdict"].tolist() == [verdict]


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060"])
def test_what_nobody_sees_in_a_draft_changes_nothing(mark):
    draft = f"{mark}Lane said: “We will not sell the old har{mark}bour.” It was May {mark}15."
    claims = sk.verify(draft, "“We will not sell the old harbour,” said Ada Lane on May 15.")
    assert claims["verdict"].unique().tolist() == ["verbatim"]
    spans = zip(claims["start"], claims["end"], strict=True)
    assert [draft[start:end] for start, end in spans] == claims["text"].tolist()


SIZED = (
    "Dozens of Elbonians died in the flood at Elm, officials said. Hundreds of boats sank. The"
    " party has 712 wardens. Nearly 200 villages were cut off. Two Oakhamers were arrested."
    " Thousands of families fled."
)


@pytest.mark.parametrize(
    ("draft", "verdict", "there"),
    [
        ("Five Elbonians died in the flood.", "altered", "Dozens"),
        ("60 Elbonians died in the flood.", "undecided", ""),
        ("Dozens of Elbonians died.", "verbatim", ""),
        ("Three Oakhamers were arrested.", "altered", "Two"),
        ("Two boats sank.", "altered", "Hundreds"),
        ("300 boats sank.", "undecided", ""),
        ("200 families fled.", "altered", "Thousands"),
        ("There are 600 wardens.", "altered", "712"),
    ],
)
def test_a_number_is_held_to_what_the_article_has_of_the_same_things(draft, verdict, there):
    claims = sk.verify(draft, SIZED)
    (row,) = claims[claims["kind"] == "number"].astype(object).to_dict("records")
    assert row["verdict"] == verdict
    assert not there or row["difference"] == f"in the article: {there}"


WORDED = (
    "Mayor Ada Lane met Bo Roe, a sailor, in Elm.\n\n“It is an absurd plan, and a disaster for the"
    " harbour,” said Ada Lane.\n\nRoe said he would stay. Jo Kim, the owner of the yard, left."
)


@pytest.mark.parametrize("who", ["Roe", "Lane"])
@pytest.mark.parametrize(
    "draft",
    [
        "{} called it “absurd”.",
        "{} spoke of a “disaster”.",
        "{} thought it “absurd”.",
        "In May, {} dismissed it as “absurd”.",
        "It was “absurd”, in {}’s words.",
        "“Absurd” is what {} called it.",
        "The plan was described by {} as “absurd”.",
        "The plan was called “absurd” by {}.",
        "{} left. He called it “absurd”.",
        "{} and his partners called it “absurd”.",
    ],
)
def test_a_word_in_marks_is_held_to_whom_the_words_beside_it_credit(draft, who):
    """No man is called Ada, and nobody tells that Lane spoke for partners."""
    claims = sk.verify(draft.format(who), WORDED)
    expected = "other speaker" if who == "Roe" else "verbatim"
    assert claims.loc[claims["kind"] == "quotation", "verdict"].tolist() == [expected]


@pytest.mark.parametrize(
    "draft",
    [
        "Roe denied that it was “absurd”.",
        "Roe argued against the “absurd plan”.",
        "Roe rejected the idea of a “disaster”.",
        "Roe’s plan was “absurd”.",
        "Roe met Lane. He spoke of a “disaster”.",
        "Kim and her partners left, and they called it “absurd”.",
        "What the sailor called an “absurd plan” by Lane must stop.",
        "What the mayor called an “absurd plan” by Roe must stop.",
    ],
)
def test_a_word_of_another_may_be_named_to_contradict_it(draft):
    claims = sk.verify(draft, WORDED)
    assert "other speaker" not in claims["verdict"].tolist()


@pytest.mark.parametrize(
    ("article", "draft", "is_there"),
    [
        ("Elm — Seven Germans are lost. Two other Germans left.", "Seven Germans are lost", True),
        ("Ten Germans won. Six Germans lost; four Germans drew.", "Ten Germans won", True),
        ("Nine Germans rowed. Four Germans drowned in Elm.", "Nine Germans rowed", True),
        ("Nine Germans rowed. Four Germans drowned in Elm.", "Four Germans drowned", True),
        ("Nine Germans rowed. Four Germans drowned in Elm.", "Five Germans drowned", False),
    ],
)
def test_the_article_may_begin_a_sentence_with_how_many_there_are(article, draft, is_there):
    claims = sk.verify(f"{draft}.", article)
    verdicts = claims.loc[claims["kind"] == "number", "verdict"].tolist()
    assert [verdict == "verbatim" for verdict in verdicts] == [is_there]


@pytest.mark.parametrize(
    ("article", "draft", "verdicts"),
    [
        ("60 Minutes later, it sank. It was out for 9 miles.", "It sank 60 minutes later", [True]),
        ("He was 30 Feet from land, at 5 feet of depth.", "He was 30 feet from land", [True]),
        ("He was jailed for 12 Years.", "He was jailed for 14 years", [False]),
        ("He was jailed for 12 years.", "He was jailed for 14 Years", [False]),
        ("In 24 Hours of Rain, 12 died.", "In 24 hours, 12 died", [True, True]),
        ("Ten Years after the flood, Elm mourns.", "Elm mourns after ten years", [True]),
        ("He told 60 Minutes so.", "He told 60 Minutes so", []),
        ("Her film 13 Hours came out.", "Her film 13 Hours came out", []),
    ],
)
def test_what_is_counted_in_capitals_is_a_title_only_where_words_tell_so(article, draft, verdicts):
    claims = sk.verify(f"{draft}.", article)
    numbers = claims.loc[claims["kind"] == "number", "verdict"]
    assert [verdict == "verbatim" for verdict in numbers] == verdicts


RANKED = (
    "Ada Lane came in second in May, although Bo Roe moved from third to second later. Jo Kim"
    " remains mired in fourth in most races. They met at the fourth bi-annual Elm Boat Fair."
)


@pytest.mark.parametrize(
    ("draft", "rank", "verdicts"),
    [
        ("Lane was third in the races of May.", "third", ["altered"]),
        ("Lane was second in the races of May.", "second", []),
        ("Kim sits in fifth place in most.", "fifth place", ["altered"]),
        ("Roe is third no more; he is second.", "third", ["verbatim"]),
        ("It was the third fair of a series.", "third", ["altered"]),
        ("It was the 4th fair of a series.", "4th", ["verbatim"]),
        ("It was the third day of the fair.", "third", ["undecided"]),
    ],
)
def test_a_rank_belongs_to_whoever_has_it(draft, rank, verdicts):
    claims = sk.verify(draft, RANKED)
    assert claims.loc[claims["text"] == rank, "verdict"].tolist() == verdicts


COUNTED = (
    "Of nearly 43,000 sailors in Elm, roughly 25,000 are old. In Oakham about half own a boat, and"
    " one-third of the boats leak. “As far as the harbour goes, it is full,” said Ada Lane,"
    " Bo Roe's deputy harbour adviser. “If there is a way out, it is not the sea -- it is the"
    " old canal,” said Jo Kim, a senior harbour pilot. She met the mayors of Ash, Elm and Oakham."
)


@pytest.mark.parametrize(
    ("draft", "text", "verdict"),
    [
        ("Of the 43,000 sailors, more than half are old.", "half", "undecided"),
        ("Some 58 percent of the sailors are old.", "58 percent", "undecided"),
        ("Some 75 percent of the sailors are old.", "75 percent", "altered"),
        ("Three in five of the sailors are old.", "Three in five", "undecided"),
        ("Of the 43,000 sailors, 18,000 are not old.", "18,000", "undecided"),
        ("There are more than 40,000 sailors in Elm.", "40,000", "verbatim"),
        ("In all two towns (Elm and Ash) were full.", "two", "undecided"),
        ("She met two mayors — Ash, Elm, Oakham — in all.", "two", "altered"),
        ("She met three mayors — Ash, Elm, Oakham — in all.", "three", "undecided"),
        ("“[T]he harbour goes, it is full,” Lane said.", None, "verbatim"),
        ("“[I]t is the old canal,” Kim said.", None, "verbatim"),
        ("“[I]t is not the sea -- it is the old canal,” Kim said.", None, "verbatim"),
        ("“[I]t is full,” the deputy harbour adviser said.", None, "verbatim"),
        ("“[I]t is full,” the harbour pilot said.", None, "other speaker"),
    ],
)
def test_what_is_right_in_another_form(draft, text, verdict):
    claims = sk.verify(draft, COUNTED)
    rows = claims[claims["text"] == text] if text else claims[claims["kind"] == "quotation"]
    assert rows["verdict"].tolist() == [verdict]


FEARS = (
    "“There is no room in this town, no room at all for a boat that leaks,” said Ada Lane. “I told"
    " all that it cannot sink. I now fear it may sink.”"
)


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("“There is no room in this town … for a boat that leaks,” Lane said.", "verbatim"),
        ("“There is … room at all for a boat that leaks,” Lane said.", "altered"),
        ("“I told all that it cannot sink … it may sink,” Lane said.", "altered"),
    ],
)
def test_what_is_left_out_may_be_said_twice(draft, verdict):
    assert told(draft, FEARS)[0][1] == verdict


def test_the_number_of_a_bold_heading_is_no_claim():
    assert sk.verify("**3. Boats**\n\nIt rained.", "It rained.").empty


ARTICLES = [SEED, *sorted((TESTS / "articles").glob("*.txt"))]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_says_what_it_says(path):
    assert set(sk.verify(read(path), read(path))["verdict"]) == {"verbatim"}


@pytest.mark.parametrize(
    ("heading", "verdict"),
    [
        ("## Bo Roe", "other speaker"),
        ("Slide 2 – Lane (mayor)", "verbatim"),
        ("# Rain", "verbatim"),
    ],
)
def test_a_heading_may_say_whose_words_follow(heading, verdict):
    article = "“It rained,” said Mayor Ada Lane. “It froze,” said Bo Roe, a sailor."
    claims = sk.verify(f"{heading}\n\n- “It rained.”\n", article)
    assert claims.loc[claims["kind"] == "quotation", "verdict"].tolist() == [verdict]


HOSTILE = [
    "<script>alert(1)</script> “<img src=x onerror=alert(1)>” said Roe.",
    "“" * 2000,
    "[" * 2000 + "…" * 2000,
    "> " * 3000 + "“It rained.”",
    "*_" * 3000,
    "1. " * 3000,
    "\u202e“It rained”\u202c \x00",
    "“It rained” [-no-] {+yes+}",
]


@pytest.mark.parametrize("draft", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_draft_is_inert(draft):
    article = sk.Article("“It rained,” said Bo Roe.")
    draft += "\n\nIt ended."
    claims = sk.verify(draft, article)
    page = verified_page(draft, article, claims, "<script>alert(2)</script>")
    assert "<script" not in page
    assert "<img" not in page
    assert "<script" not in sk.show_verified(draft, claims).html


@pytest.mark.parametrize("draft", ["", " \n", "“…”"])
def test_an_empty_draft_is_refused(draft):
    with pytest.raises(ValueError, match="draft has no word; it needs at least one"):
        sk.verify(draft, "It rained.")


@pytest.mark.parametrize("article", ["“…”", sk.Article("?!\r\n\r\n”")])
def test_an_article_of_marks_is_refused(article):
    with pytest.raises(ValueError, match="article has no word; it needs at least one"):
        sk.verify("It rained.", article)


# ---------------------------------------------------------------- the command


@pytest.fixture
def run(tmp_path):
    (tmp_path / "news.txt").write_text("“It rained,” said Ada Lane, 61, in Elm.", encoding="utf-8")

    def run(draft, *args, encoding="utf-8"):
        file = tmp_path / "draft.md"
        file.write_bytes(draft.encode(encoding))
        out = str(tmp_path / "out")
        paths = [str(file), str(tmp_path / "news.txt")]
        return CliRunner().invoke(main, ["verify", *(args or paths), "--out", out])

    return run


@pytest.mark.parametrize(
    ("draft", "encoding"),
    [("Lane (61): “It rained.”", "utf-8"), ("Lane (61): “It rained.”", "cp1252"),
     ("Lane (61): “It rained.”", "utf-16")],
)  # fmt: skip
def test_the_status_says_that_nothing_is_wrong(run, tmp_path, draft, encoding):
    result = run(draft, encoding=encoding)
    assert result.exit_code == 0, result.output
    page = (tmp_path / "out" / "draft" / "verify.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert "It rained." in page


def test_the_status_says_that_something_is_wrong(run):
    result = run("Lane (16): “It snowed all day.”")
    assert result.exit_code == 1
    assert "altered        16  in the article: 61" in result.output


@pytest.mark.parametrize(
    ("draft", "args"),
    [("", ()), ("It rained.", ("nowhere.md", "news.txt")), ("It rained.", ("-", "-"))],
)
def test_bad_input_is_said_in_a_sentence(run, draft, args):
    result = run(draft, *args)
    assert result.exit_code == 2
    assert len(result.output.splitlines()) <= 4
    assert "Traceback" not in result.output


@pytest.mark.parametrize("draft", ["“…”", "It rained."])
def test_a_text_of_marks_is_said_in_a_sentence(run, tmp_path, draft):
    (tmp_path / "news.txt").write_text("“” …\n", encoding="utf-8")
    result = run(draft)
    name = tmp_path / "news.txt"
    assert result.exit_code == 2
    said = f"Error: {name} holds no text but marks; save the text in it and try again.\n"
    assert result.output == said


def test_the_project_quotes_nobody_falsely():
    """The drafts about the article in seeds/, whose people are real, hold no false claim."""
    codes = {code for draft in drafts() if draft.values[0] == SEED for code, *_ in draft.values[2]}
    assert codes <= {"QT", "NT", "DT", "MT", "RP", "X"}
    assert (ROOT / "tests" / "drafts" / "README.md").is_file()


def test_a_row_of_a_table_costs_what_its_figures_cost(monkeypatch):
    """Each figure of a sentence is held to those near it, however many the sentence has."""
    article = sk.Article("Elm has 40 boats and 20 percent of them sank. Oak had 50 boats in all.")

    def steps(n: int) -> int:
        count = 0

        def counting(function):
            def counted(*args, **options):
                nonlocal count
                count += 1
                return function(*args, **options)

            return counted

        with monkeypatch.context() as patch:
            for module, name in ((held, "likeness"), (derived, "_results"), (doubts, "amounts")):
                patch.setattr(module, name, counting(getattr(module, name)))
            patch.setattr(Contexts, "around", counting(Contexts.around))
            row = "\t".join(f"{3 * k + 101}{' percent' * (k % 2)}" for k in range(n))
            assert len(sk.verify(f"Elm in all\t{row}", article)) == n
        return count

    assert steps(120) <= 2.5 * steps(60)
