"""What a briefing says of an article: chosen, counted and printed as the text has it."""

import re
from html import unescape

import pandas as pd
import pytest
from conftest import SEED, TESTS

import studykit as sk
from studykit.brief.briefing import Briefing
from studykit.export.briefing import briefing_page, write_briefing
from studykit.export.pdf import find_browser, print_pdf

ARTICLES = [SEED, *sorted((TESTS / "articles").glob("*.txt"))]
TINY = [
    "Rain",
    "It rained.",
    "“It rained,” she said.",
    "Lane said it rained. Roe said it froze.",
    "?",
    "1. 2. 3.",
    "Elm harbour opens\n\nThe harbour of Elm opened on Monday, and 40 boats came in at once.",
]


def rows(table, *columns):
    return (
        table[list(columns)]
        .astype(object)
        .where(table[list(columns)].notna(), None)
        .values.tolist()
    )


def quantities(text):
    a = sk.Article(text)
    return sk.quantities(a.text, a.sentences, a.tokens, a.names, a.quotes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $4.5 million.", [("$4.5 million", None, "money")]),
        ("The toll rose to £9,400 a year.", [("£9,400", None, "money")]),
        ("It cost 40 euros.", [("40", "euros", "money")]),
        ("Prices rose by nearly 5 percent.", [("nearly 5 percent", None, "percent")]),
        ("It fell 2.5 percentage points.", [("2.5", "percentage points", "count")]),
        ("More than 2,000 old ships sank.", [("More than 2,000", "old ships", "count")]),
        ("They won by 3-to-1 in Elm.", [("3-to-1", None, "count")]),
        ("Ada Lane, 61, said it rained.", [("61", None, "age")]),
        ("A 61-year-old sailor came.", [("61-year-old", None, "age")]),
        ("It opened at 9:30 a.m. on 3 March 2019.",
         [("9:30 a.m.", None, "date"), ("3 March 2019", None, "date")]),
        ("It opened on Sept. 15.", [("Sept. 15", None, "date")]),
        ("It was so in 2011 and in the 1990s.", [("2011", None, "date"), ("1990s", None, "date")]),
        ("The 2016 races were long.", [("2016", None, "date")]),
        ("It took two dozen men.", [("two dozen", "men", "count")]),
        ("Twenty-one sailors came.", [("Twenty-one", "sailors", "count")]),
        ("The two mayors met, and one of them left.", []),
        ("These three are late.", []),
        ("It rained in Elm.", []),
        ("It made between €1.15bn and €1.25bn.", [("€1.15bn and €1.25bn", None, "money")]),
        ("It fell from 10.3 per cent to 9 per cent.",
         [("10.3 per cent to 9 per cent", None, "percent")]),
        ("Some 90 to 95 percent came.", [("Some 90 to 95 percent", None, "percent")]),
        ("They came with 3 boats and 4 men.", [("3", "boats", "count"), ("4", "men", "count")]),
        ("A pair aged 16 and 17 left.", [("16 and 17", None, "age")]),
        ("It blew at up to 45mph.", [("up to 45mph", None, "count")]),
        ("She is the 41st mayor, on its 80th anniversary.", [("80th", "anniversary", "count")]),
        ("Ada Lane won: one as mayor, one of them as sailor.", []),
        ("Article 33 says so, and Lane of Local 88 too.", []),
        ("Lane ran the No. 3 machine.", []),
        ("It has the number 770390718095486977.", []),
        ("Lane took the 7.10 boat.", [("7.10", None, "date")]),
    ],
)  # fmt: skip
def test_quantities_have_units_and_kinds(text, expected):
    assert [tuple(row) for row in rows(quantities(text), "quantity", "unit", "kind")] == expected


def test_a_quantity_is_given_by_the_innermost_voice():
    table = quantities("Ada Lane said that 40 ships sank. It took 3 days.")
    assert rows(table, "quantity", "voice") == [["40", "Ada Lane"], ["3", None]]


def test_a_number_in_a_name_counts_nothing():
    assert quantities("Workers laid the Power of Oakham 2 pipeline to Elm.").empty


def roles(text):
    a = sk.Article(text)
    table = sk.who_is_who(a.text, a.tokens, a.names, a.quotes)
    return dict(zip(table["name"], table["role"].astype(object), strict=True))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Elbonian Prime Minister Ada Lane met the press.", "Ada Lane", "Elbonian Prime Minister"),
        (
            "The toll rose, said ministry spokesperson Ada Lane.",
            "Ada Lane",
            "ministry spokesperson",
        ),
        ("Ada Lane, the mayor of Elm, left.", "Ada Lane", "the mayor of Elm"),
        ("Ada Lane, 61, a sailor, left.", "Ada Lane", "a sailor"),
        ("Ada Lane, who led the campaign, left.", "Ada Lane", "who led the campaign"),
        ("Ada Lane met Bo Roe. “It rained,” she said.", "Ada Lane", None),
        ("Secretary of State Ada Lane left.", "Ada Lane", "Secretary of State"),
        ("It should favor senator Ada Lane, they say.", "Ada Lane", "senator"),
        ("“Rain,” said the lifeboat’s coxswain, Ada Lane.", "Ada Lane", "the lifeboat’s coxswain"),
        ("The leader of Elm council, Ada Lane, has left.", "Ada Lane", "The leader of Elm council"),
        ("“Rain,” said its head of boats, Ada Lane.", "Ada Lane", "head of boats"),
        ("The old harbour, Ada Lane said, is shut.", "Ada Lane", None),
        ("In the harbour, Ada Lane, a sailor, spoke.", "Ada Lane", "a sailor"),
        ("Ada Lane, who ran the No. 3 boat, left.", "Ada Lane", None),
        ("Ada Lane, the author of ''Rain, Wind'', left.", "Ada Lane", None),
        ("Ada Lane, a Muslim, left.", "Ada Lane", None),
        ("Ada Lane, the governor there, left.", "Ada Lane", "the governor"),
        ("His son Ada Lane left.", "Ada Lane", None),
        ("Ada Lane, who is white, left.", "Ada Lane", None),
        ("Ada Lane, who is the head of Elm, left.", "Ada Lane", "who is the head of Elm"),
        ("News of Wife Ada Lane.", "Ada Lane", None),
        ("Ada Lane, who left on Monday, rowed.", "Ada Lane", None),
        ("Ada Lane, 42, faces one count of fraud.", "Ada Lane", None),
        ("Bo Lane, 42, owner of the boat, left.", "Bo Lane", "owner of the boat"),
        ("They met rival Ada Lane in Elm.", "Ada Lane", None),
        ("Bo Roe beat rival Ada Lane in Elm.", "Ada Lane", None),
        ("It rained, said Roe supporter Ada Lane.", "Ada Lane", "Roe supporter"),
        ("“Rain,” said Dean Ada Lane, the owner.", "Ada Lane", "Dean"),
        ("“Rain,” said Dean Kowal, the owner.", "Dean Kowal", "the owner"),
        ("He met the retired surgeon Ada Lane.", "Ada Lane", "retired surgeon"),
        ("The toll is hard on Ada Lane, the rain is hard on Roe, they say.", "Ada Lane", None),
        ("He met Bo Roe, his rival.", "Bo Roe", None),
        (
            "It rained, said Bo Roe, an Ada Lane campaign spokesman.",
            "Bo Roe",
            "an Ada Lane campaign spokesman",
        ),
        ("Bo Roe, an opponent whom Lane met and who had rowed, left.", "Bo Roe", None),
        (
            "Bo Roe, a friend of Lane whom they met and who had rowed, left.",
            "Bo Roe",
            "a friend of Lane",
        ),
        ("Ada and Bo Roe, the parents, left.", "Bo Roe", None),
        ("He met Bo Roe, its president and chief.", "Bo Roe", "president and chief"),
        (
            "Bo Roe, Port of Elm’s executive director, left.",
            "Bo Roe",
            "Port of Elm’s executive director",
        ),
        (
            "Bo Roe, a boat expert at Elm who advised the ports of Elm and Oakham in rain and in"
            " two wars, left.",
            "Bo Roe",
            "a boat expert at Elm",
        ),
    ],
)
def test_a_role_is_what_is_printed_beside_a_name(text, name, role):
    found = roles(text)[name]
    assert (None if pd.isna(found) else found) == role


def test_a_role_is_no_other_persons():
    assert pd.isna(roles("Ada Lane, Mayor Bo Roe and a sailor left.")["Ada Lane"])


def test_pull_quotes_prefer_own_words_and_say_what_is_left_out():
    text = "Lane said it rained. “It rained all day in Elm,” said Lane. “Oh,” said Lane."
    a = sk.Article(text)
    table = sk.pull_quotes(a.text, a.sentences, a.tokens, a.quotes)
    assert rows(table, "voice", "passage", "n_quotes") == [
        ["Lane", "“It rained all day in Elm”", 3]
    ]
    long = "“" + "It rained all day in Elm and Oakham. " * 9 + "It froze.”"
    a = sk.Article(f"{long} said Lane.")
    passage = sk.pull_quotes(a.text, a.sentences, a.tokens, a.quotes)["passage"].iloc[0]
    assert passage.startswith("“It rained")
    assert passage.endswith(" …”")


def test_one_passage_stands_once():
    a = sk.Article("Elbonia agreed to pay 40 million for the gas, Ada Lane said.")
    table = sk.pull_quotes(a.text, a.sentences, a.tokens, a.quotes)
    assert table["start"].is_unique


def test_the_summary_takes_the_lead_and_leaves_out_what_points_back():
    text = (
        "Ada Lane opened the new harbour of Elm on Monday after nine years of hard work on it.\n\n"
        "Why did she open it, asked Oakham?\n\n"
        "She said the harbour of Elm would bring ships, work and money to the whole coast.\n\n"
        "Why did the work on the harbour of Elm take nine years, asked the sailors of Oakham?\n\n"
        "The harbour of Elm was planned by Ada Lane and paid for by the sailors of Oakham.\n\n"
        "It rained."
    )
    a = sk.Article(text)
    table = sk.summary(a.sentences, a.tokens, a.names, a.quotes, a.paragraphs)
    assert table["sentence_id"].tolist() == [0, 4]
    first = sk.summary(a.sentences, a.tokens, a.names, a.quotes, a.paragraphs, n=2, method="first")
    assert first["sentence_id"].tolist() == [0, 1]


@pytest.mark.parametrize(
    "opening",
    [
        "Elm harbour opens\n\nBy Bo Roe\n\nBoats cheer as nine years of noise end\n\n",
        "Harbour Opens In Elm After Nine Years Of Building.\n\n",
        "FULL TEXT.\n\n",
        "Elm harbour opens.\n\n- from a speech in the harbour of Elm on Monday night.\n\n",
    ],
)
def test_the_lead_is_a_sentence_of_the_story(opening):
    a = sk.Article(
        opening + "Ada Lane opened the new harbour of Elm on Monday after nine years of hard work "
        "on it.\n\nThe boats of Oakham came in one by one while the sailors sang on the old wall."
    )
    table = sk.summary(a.sentences, a.tokens, a.names, a.quotes, a.paragraphs)
    assert table["text"].iloc[0].startswith("Ada Lane")


def test_a_wrong_method_is_refused():
    a = sk.Article("It rained.")
    with pytest.raises(ValueError, match="method='best'"):
        sk.summary(a.sentences, a.tokens, a.names, a.quotes, a.paragraphs, method="best")
    with pytest.raises(ValueError, match="n=0"):
        sk.summary(a.sentences, a.tokens, a.names, a.quotes, a.paragraphs, n=0)


def test_topics_are_no_names_and_no_cues():
    a = sk.Article(
        "Ada Lane said the ferry toll rose. The ferry toll, Ada Lane said, is a toll. A toll!"
    )
    assert rows(sk.topics(a.tokens, a.names, a.quotes), "topic", "n") == [
        ["ferry toll", 2],
        ["toll", 2],
    ]


def bare(text):
    """The words on one line, without quotation marks."""
    return " ".join(re.sub('[“”‘"]|’(?!\\w)', "", text).split())


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_what_a_briefing_finds_is_in_the_text(path):
    a = sk.read(path)
    b = Briefing(a)
    for row in b.quantities.itertuples():
        assert a.text[row.start : row.end] == row.quantity
        assert row.unit is pd.NA or " ".join(row.unit.split()) in " ".join(a.text.split())
    for row in b.people.dropna(subset="role").itertuples():
        assert " ".join(a.text[row.role_start : row.role_end].split()) == row.role
    for row in b.in_short.itertuples():
        assert a.text[row.start : row.end] == row.text
    for row in b.topics.itertuples():
        assert row.n == len(row.places) > 1
    for row in b.pull_quotes.itertuples():
        for words in bare(row.passage).split("…"):
            assert words.strip() in bare(a.text)
    assert b.people["n_quotes"].sum() == b.quotes["speaker"].notna().sum()
    for row in b.headline.itertuples():
        assert a.text[row.start : row.end] == row.item


@pytest.mark.parametrize("text", TINY)
def test_a_tiny_text_has_a_briefing_too(text):
    b = Briefing(sk.Article(text))
    said = [b.length, b.sourcing, b.unnamed, b.error_rates, sk.say_topics(b.topics),
            sk.say_headline(b.headline), sk.say_also_named(b.people)]  # fmt: skip
    assert not any(word in sentence for word in ("nan", "<NA>", "None") for sentence in said)
    assert len(b.in_short) <= len(b.article.sentences)


@pytest.fixture(scope="module", params=ARTICLES, ids=lambda path: path.stem)
def briefed(request, tmp_path_factory):
    """The folder with the two pages on an article."""
    return write_briefing(sk.read(request.param), tmp_path_factory.mktemp("briefed")).parent


def shown(page):
    """The words that a page shows, on one line."""
    page = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("name", ["briefing.html", "slides.html"])
def test_a_page_shows_no_empty_thing(briefed, name):
    page = (briefed / name).read_text(encoding="utf-8")
    assert not re.search(r"\b(nan|None|NaN|1 words)\b|<NA>|&lt;NA&gt;|\[\]", shown(page))
    assert not re.search(r"<(ul|ol|tbody|p|svg|blockquote|figcaption)\b[^>]*>\s*</\1>", page)


def test_every_link_of_a_briefing_leads_somewhere(briefed):
    page = (briefed / "briefing.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links
    assert links <= set(re.findall(r'id="([^"]+)"', page))


@pytest.mark.skipif(find_browser() is None, reason="no browser that prints")
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_briefing_prints_on_two_sheets(briefed, size):
    page = (briefed / "briefing.html").read_text(encoding="utf-8")
    assert "size: A4" in page
    copy = briefed / f"{size}.html"
    page = re.sub(r'<meta http-equiv="Content-Security-Policy".*?>', "", page)  # of other styles
    copy.write_text(page.replace("size: A4", f"size: {size}"), encoding="utf-8")
    assert len(re.findall(rb"/Type\s*/Page\b", print_pdf(copy).read_bytes())) == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("“Rain,” said the boat’s owner, Ada Lane.", "Ada Lane , the boat’s owner"),
        ("“It rained all day in Elm,” said Mayor Ada Lane.", "Mayor Ada Lane"),
        ("The harbour said that it rained in Elm.", "others:"),
        ("Rain\n\nBy Ada Lane\n\nIt rained in Elm on Monday.", "By Ada Lane · 10 words"),
        ("Rain\n\nIt rained and rained in Elm.\n\nBy Ada Lane\n\nIt rained there too.",
         "By Ada Lane · "),
        ("It rained in Elm and in Oakham on 3 May.", "No reported words were found."),
        ("He said “less than 40 ships” sank.", "“ less than 40 ships"),
        ("Rain in Elm;\n\nIt rained and rained in Elm.", "Rain in Elm 9 words"),
        ("The rain rose. The rain fell. It was rain.", "a plain count of a word can be higher."),
    ],
)  # fmt: skip
def test_a_briefing_says_it_so(text, line):
    assert line in shown(briefing_page(Briefing(sk.Article(text))))


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("The hall at Elm shows what it is worth.", []),
        ("She said it rained.", []),
        ("The coastguard said that it rained.", ["The coastguard"]),
        ("“Did it rain in Elm on that day?” asked Ada Lane.", []),
        ("• Elm Bank said that it rained.", ["Elm Bank"]),
        ("About 9 percent said they had no boat.", []),
        ("They asked whether anyone said it rained.", []),
        ("Two  men said it rained in Elm. Two men said it froze.", ["Two men"]),
        (
            "It's another riposte in Elm’s rebuttal to the sailor who launched his campaign by"
            " declaring that sailors were lazy.",
            [],
        ),
    ],
)
def test_who_can_be_told_is_heard(text, voices):
    assert Briefing(sk.Article(text)).pull_quotes["voice"].tolist() == voices


def test_a_long_quotation_begins_as_it_begins():
    text = (
        "“It rained. " + "It rained all day in Elm and Oakham. " * 9 + "It froze,” said Ada Lane."
    )
    passage = Briefing(sk.Article(text)).pull_quotes["passage"].iloc[0]
    assert passage.startswith("“It rained. It rained all day")
    assert passage.endswith("Oakham. …”")


def test_a_figure_says_how_many_voices_it_leaves_out():
    names = "Roe Fay Lund Poe Orr Vance Renn Bell Ashe Moss Kerr Dunn".split()
    article = sk.Article(" ".join(f"Ada {name} said that it rained in Elm." for name in names))
    assert "2 more voices are not shown." in briefing_page(Briefing(article))


def figure_lines_on(page):
    """The lines of the figures on a page, without marks and the numbers of sentences."""
    column = page.partition('id="figures"')[2].partition("</section>")[0]
    found = re.findall("<li>(.*?)</li>", column)
    return [re.sub(r"\s*\[?\d*\]?$", "", shown(line)) for line in found], shown(column)


def test_nobodys_line_of_figures_holds_those_of_another():
    rain = " ".join(["in the cold rain of a grey day"] * 5)
    for more in ("", f" {rain}"):
        text = f"Ada Lane said 3 ships sank{more}, and Bo Roe said 57 boats sank{more} in May."
        (one, other), _ = figure_lines_on(briefing_page(Briefing(sk.Article(text))))
        assert one.endswith("… — Ada Lane")
        assert other.endswith("— Bo Roe")
        assert ["3 ships" in line for line in (one, other)] == [True, False]
        assert ["57 boats" in line for line in (one, other)] == [False, True]
        assert other.startswith("… and Bo Roe said 57")


def test_a_line_of_figures_is_told_once():
    text = "Some 40 ships sank in Elm. It rained.\n\n" * 3 + "Oak lost 57 boats."
    lines, column = figure_lines_on(briefing_page(Briefing(sk.Article(text))))
    assert [line.partition(" s")[0].partition(" b")[0] for line in lines] == [
        "Some 40",
        "Oak lost 57",
    ]
    assert "more." not in column


def test_whoever_is_heard_through_others_is_not_without_words():
    text = (
        "Ada Lane met Bo Roe. “It rained,” Roe said, according to an Elm Bank readout. Lane’s "
        "campaign said it froze. Elm Bank fell. Al Fay was at Elm Bank, and Fay smiled."
    )
    page = briefing_page(sk.Briefing(sk.Article(text)))
    rows = re.findall(r'<th scope="row">([\w ]+)&nbsp;(.*)</th>.*<td[^>]*>(.*?)</td></tr>', page)
    bare = [[re.sub(r"<[^>]*>", "", cell) for cell in row] for row in rows]
    assert {name: (under[3:].strip(), cell) for name, under, cell in bare} == {
        "Bo Roe": ("", "[1]"),
        "Ada Lane": ("through “Lane’s campaign” [2]", "indirectly"),
        "Elm Bank": ("through “an Elm Bank readout” [1]", "indirectly"),
        "Al Fay": ("", "no words"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The queen praised Ada Lane, according to her office.",
        "The prime minister, who beat Ada Lane in May, is ill. It was a cold, her office said.",
        "The mayor, a friend of Ada Lane, left. Her office said it rained.",
        "The duke has died in a fall near Bo Roe's farm, his office said.",
        "The governor left, a day after Ada Lane wrote to her. Her spokesman said it rained.",
        "Ada Lane, a singer, met the president in Elm. Her office said it rained.",
    ],
)
def test_an_office_is_of_nobody_where_another_may_be_meant(text):
    briefing = Briefing(sk.Article(text))
    assert not briefing.spoken_for
    assert briefing.quotes["voice"].str.match("[Hh](er|is) ").all()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Job 3:5, 12 boats sink.", [("12", "boats", "count")]),
        ("In Acts 2:38, 12,000 men sang.", [("12,000", "men", "count")]),
        ("At Mark 10:30 a.m. it rained.", [("10:30 a.m.", None, "date")]),
        ("They read Romans 3:5-7, 9.", []),
    ],
)
def test_a_verse_holds_no_figure_beside_it(text, expected):
    assert rows(quantities(text), "quantity", "unit", "kind") == [list(row) for row in expected]


def test_a_share_says_of_what_it_is():
    article = sk.Article("“It rained and rained,” said Ada Lane. Two sailors said it froze.")
    page = shown(briefing_page(Briefing(article)))
    assert "named people: 4 of 6 reported words (67%)" in page
    assert "groups of unnamed people: 2 of 6 reported words (33%)" in page


def test_he_of_whom_nothing_tells_is_said_to_be_unclear():
    told = "Ada Lane met Bo Roe in Elm. “He will row there for years and years,” said Al Fay."
    page = shown(briefing_page(Briefing(sk.Article(told))))
    assert "(whom “he” means, only the text around it tells)" in page
    more = " Fay added that it rained all day in the old town of Elm."
    assert (
        "“He will row"
        not in shown(briefing_page(Briefing(sk.Article(told + more))))
        .partition("What it rests on")[0]
        .partition("Who says what")[2]
    )
