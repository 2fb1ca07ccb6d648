"""Several accounts of one event: tables, their offsets, the page and the command."""

import re

import pandas as pd
import pytest
from click.testing import CliRunner
from conftest import HARBOUR, SEED

import studykit as sk
from studykit.accounts.columns import TABLES
from studykit.cli import main
from studykit.export.compared import compare_page
from studykit.export.compared_files import write_comparison

HEAD = "“We will not close the school,” Mayor Ada Lane said on Monday. It rained in Oakham."


@pytest.fixture(scope="module")
def pair():
    """The article in seeds/ and the account written to be compared with it."""
    return sk.compare([sk.read(SEED), sk.read(sk.second_account())])


def compared(*texts):
    return sk.compare([sk.Article(text) for text in texts])


def versions(*texts):
    table = compared(*texts).quotations
    return table[["account", "how", "text"]].apply(tuple, axis=1).tolist()


# ---------------------------------------------------------------- the tables


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_the_columns_of_the_list(name, pair):
    table = getattr(pair, name)
    assert list(table) == [column.name for column in TABLES[name]]
    assert [str(dtype) for dtype in table.dtypes] == [str(c.dtype) for c in TABLES[name]]
    empty = getattr(compared("It rained.", "It snowed."), name)
    assert list(empty) == list(table)
    assert list(map(str, empty.dtypes)) == list(map(str, table.dtypes))


def test_offsets_give_the_printed_words(pair):
    texts = dict(zip(pair.letters, (article.text for article in pair.articles), strict=True))
    for row in pair.quotations.itertuples():
        pieces = [texts[row.account][start:end] for start, end in row.spans]
        assert row.text == " … ".join(" ".join(piece.split()) for piece in pieces)
    for row in pair.differences.dropna(subset=["other_text"]).itertuples():
        assert row.other_text == texts[row.other][row.other_start : row.other_end]
    for row in pair.passages.itertuples():
        assert row.text == texts[row.account][row.start : row.end]
        other = texts[row.other][row.other_start : row.other_end]
        assert re.findall(r"\w+", row.text.lower()) == re.findall(r"\w+", other.lower())
    for table in (pair.sentences, pair.only[pair.only["kind"] != "name"]):
        for row in table.itertuples():
            assert row.text == texts[row.account][row.start : row.end]


def test_shares_agree_with_the_single_articles(pair):
    for letter, article in zip(pair.letters, pair.articles, strict=True):
        mine = pair.voices[pair.voices["account"] == letter]
        shares = sk.share_of_voice(article.quotes, article.tokens)
        assert mine["n_words"].tolist() == shares["n_words"].tolist()
        assert mine["share_words"].sum() == pytest.approx(1)


def test_two_to_ten_accounts():
    article = sk.Article("It rained.")
    for n in (0, 1, 11):
        with pytest.raises(ValueError, match="allowed: 2 to 10"):
            sk.compare([article] * n)
    assert len(sk.compare([article] * 10).accounts) == 10


# ---------------------------------------------------------------- quotations


@pytest.mark.parametrize(
    ("other", "how", "text"),
    [
        ("“We will not close the school!” said Lane.", "word for word", None),
        ("“We will not close …” said Lane.", "cut", "We will not close"),
        ("Lane said “we will” never “close the school”.", "cut", "we will … close the school"),
        ("“We will never close the school,” Lane said.", "altered", None),
        ("“We will not close [our] school,” Lane said.", "cut", "We will not close … school"),
        ("The mayor told us we will not close the school. Then she left.", "without marks", None),
    ],
)
def test_what_became_of_a_quotation(other, how, text):
    found = versions(HEAD, other)
    assert [row[:2] for row in found] == [("A", "fullest"), ("B", how)]
    if text:
        assert found[1][2] == text


def test_a_cut_that_turns_the_words_is_named():
    table = compared(HEAD, "Ada Lane said: “We will … close the school.”").quotations
    assert table["lost"].fillna("").tolist() == ["", "not"]


def test_words_that_many_say_are_no_common_quotation():
    one = "“The people,” said Ada Lane, “are tired of it.”"
    assert versions(one, "“The people of Elm are proud,” said Bo Roe.") == []
    assert versions("“I think so,” said Ada Lane.", "“I think so,” said Bo Roe.") == []


def test_a_name_is_no_common_quotation():
    one = "“Mayor Cora Finch of Oakham lied to us,” said Ada Lane."
    assert versions(one, "“Ask Cora Finch of Oakham,” said Ada Lane.") == []
    assert versions(one, "He spoke of “Cora Finch,” said Ada Lane.") == []
    found = versions(one, "“Cora Finch of Oakham lied,” said Bo Roe.")
    assert [row[1] for row in found] == ["fullest", "cut"]


def test_a_quotation_in_two_sentences_here_and_one_there():
    one = "“We will rebuild the old bridge. It may take ten years,” said Ada Lane."
    other = "“We will rebuild the old bridge, it may take ten years,” said Ada Lane."
    assert [row[1] for row in versions(one, other)] == ["fullest", "word for word"]


def test_a_quotation_of_two_words_is_found_in_a_longer_one():
    one = "The council spoke of “frank exchanges about the bridge,” Roe said."
    found = versions(one, "The council spoke of “frank exchanges,” Roe said.")
    assert found[1] == ("B", "cut", "frank exchanges")


def test_what_somebody_says_again_and_again_is_not_cut():
    one = "“He was the best player. I call him the best player. The best player ever,” Roe said."
    other = "“He was the best player,” Roe said."
    assert versions(one, other) == [
        ("A", "fullest", "He was the best player"),
        ("B", "word for word", "He was the best player"),
    ]


def test_little_words_in_a_row_are_no_same_quotation():
    one = "“The harbour must be able to bear,” said Ada Lane."
    other = "“We have to be able to be rowing the boats of Oakham,” said Bo Roe."
    assert versions(one, other) == []


def test_what_another_account_has_in_the_same_words_is_not_only_here():
    one = "“It rained,” said Ada Lane. Roe had a “smart” meter from The Oakham Trade Works."
    assert compared(one, one).only.empty
    other = one.replace("“smart”", "smart")
    assert compared(one, other).only.empty


# ---------------------------------------------------------------- who is the same


@pytest.mark.parametrize(
    ("one", "other", "n"),
    [
        ("Ada Lane left Oslo.", "Mr. Lane left.", 1),
        ("Ada M. Lane left.", "Ada Lane left.", 1),
        ("Ada Lane left. Bo Lane stayed.", "Mr. Lane left.", 3),
        ("Ada Lane left.", "Bo Lane left.", 2),
        (
            "The Elbonia Trade Union (ETU) met. The ETU voted.",
            "The ETU voted on Monday.",
            1,
        ),
    ],
)
def test_bearers_that_two_accounts_name(one, other, n):
    names = compared(one, other).names
    kinds = ("person", "organization")
    assert names[names["kind"].isin(kinds)]["name"].nunique() == n


# ---------------------------------------------------------------- what only one says


def test_figures_are_compared_by_value():
    only = compared(
        "Roe sold 40 ships for $3 million on 3 March.",
        "Roe sold forty ships for three million dollars on March 3, and 7 boats.",
    ).only
    assert only.loc[only["kind"] == "figure", "text"].tolist() == ["7"]


@pytest.mark.parametrize(
    ("one", "other", "alone"),
    [
        ("Roe lost seven boats.", "Roe paid $7 million.", ["seven"]),
        ("Roe lost seven boats.", "Roe paid $7.", ["seven"]),
        ("Roe lost seven boats.", "Roe was there for 7 days.", ["seven"]),
        ("Roe lost seven boats.", "It rained.\n\n7) Roe left.", ["seven"]),
        ("Roe lost seven boats.", "Three things: 6) rain, and 7) snow.", ["seven"]),
        ("Roe lost seven boats.", "Roe lost 7 ships.", []),
        ("Roe lost seven boats.", "Roe drove along Route 7.", []),
        ("Roe paid $7.", "Roe paid £7.", ["$7"]),
        ("Roe paid $7 million.", "Roe paid seven million dollars.", []),
        ("Some 7 percent left.", "It fell by 7 percentage points.", ["Some 7 percent"]),
        ("1) It rained.\n\n2) It froze.", "It rained. It froze.", []),
    ],
)
def test_a_figure_is_the_same_only_of_the_same_sort(one, other, alone):
    only = compared(one, other).only
    is_alone = (only["account"] == "A") & (only["kind"] == "figure")
    assert only.loc[is_alone, "text"].tolist() == alone


def test_a_day_is_no_figure():
    only = compared("Roe sold 40 ships on Friday.", "Roe sold ships.").only
    assert only[["kind", "text"]].values.tolist() == [["figure", "40"], ["date", "Friday"]]
    assert sk.say_only(only) == "Found only in A: 1 figure and 1 date or time."


def test_a_month_by_itself_is_a_date():
    only = compared("Roe left in June and on May 4. Lane left in March.", "Roe left in March.").only
    assert only.query("kind == 'date'")["text"].tolist() == ["May 4", "June"]
    only = compared("Roe left in June. Lane left in July.", "Roe left on June 4.").only
    assert only.query("account == 'A' and kind == 'date'")["text"].tolist() == ["July"]


def test_the_same_figure_or_words_twice_are_one():
    twice = "Roe sold nearly half of them, Lane half. Roe “sold the old ships,” he said. "
    only = compared(twice + "Roe said that Lane “sold the old ships.”", "Lane rowed.").only
    assert only["text"][only["kind"] != "name"].tolist() == ["nearly half", "sold the old ships"]


def test_a_sentence_has_its_counterpart_in_other_words_and_order():
    table = compared(
        "The council rejected the bridge over the Wendle. Nobody fed the geese.",
        "A storm came. The bridge over the Wendle was rejected by the council.",
    ).sentences
    verdicts = table.set_index(["account", "sentence_id"])["verdict"]
    assert verdicts["A", 0] == "told"
    assert verdicts["A", 1] == verdicts["B", 0] == "only here"


def test_text_that_both_took_over_is_copied():
    same = "The council rejected the long bridge over the Wendle by eleven votes to four."
    table = compared(f"{same} It rained.", f"A storm came. {same}")
    assert table.sentences["verdict"].tolist() == ["copied", "only here", "only here", "copied"]
    assert table.passages["n_words"].tolist() == [14]


def test_a_sentence_of_few_words_has_its_counterpart_where_it_is_the_same():
    table = compared(
        "A storm came to Oakham on Monday. Nobody won. She is going to win.",
        "The win surprised Elm after a storm. She is going to win. Roe came to Oakham.",
    ).sentences
    last = table[table["text"] == "She is going to win."]
    assert last["verdict"].tolist() == ["copied", "copied"]
    assert last["other_sentence_id"].tolist() == [1, 2]
    assert table.loc[table["text"] == "Nobody won.", "verdict"].item() == "only here"


def test_a_sentence_of_one_word_that_both_have_is_not_said_to_be_only_here():
    same = compared("Rain came.", "Rain came.")
    assert sk.say_told(same.sentences) == "Too short to say: A and B."
    assert sk.say_accounts(same.accounts).endswith("whether they tell of one event.")
    assert set(compared("Rain came.", "Snow fell.").sentences["verdict"]) == {"only here"}


def test_two_words_are_too_few_for_a_counterpart():
    table = compared("Rowers want money. Bo Roe sold the mill at Elm.", "Money came to the rowers. "
                     "Bo Roe has sold the mill at Elm, rowers said.").sentences  # fmt: skip
    assert table.query("account == 'A'")["verdict"].tolist() == ["too short", "told"]


def test_a_sentence_of_stop_words_is_not_said_to_stand_alone():
    told = compared("Nobody could see anything. Roe sank.", "Lane rowed to Oakham.").sentences
    assert told["verdict"].tolist() == ["too short", "only here", "only here"]
    assert sk.say_told(told) == (
        "Without a counterpart by their words: 1 of 2 sentences in A and the one sentence in B."
        " Too short to say: 1 sentence in A."
    )


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Three passengers were hurt.", "Two passengers were hurt.", "partly"),
        ("Three passengers were hurt.", "The storm hurt 3 passengers.", "told"),
        ("Three passengers were hurt.", "The storm hurt passengers.", "partly"),
        ("Old passengers were hurt.", "The storm hurt two old passengers.", "told"),
    ],
)
def test_a_number_word_is_a_figure(one, other, verdict):
    assert compared(f"{one} It rained.", f"A day ended. {other}").sentences["verdict"][0] == verdict


def test_the_counterpart_is_the_sentence_that_has_most_of_it():
    table = compared(
        "The council rejected the bridge over the Wendle.",
        "Roe saw the bridge. The council rejected a bridge across the old Wendle.",
    ).sentences
    assert table.loc[0, "other_sentence_id"] == 1


def test_a_sentence_of_stop_words_is_part_of_the_version_that_joins_it():
    rows = compared(
        "“Though the bridge people, maybe there is,” Lane said. “I don’t know. But tell me.”",
        "Lane said: “Though the bridge people, maybe there is, I don’t know.”",
    ).quotations
    assert rows["how"].tolist() == ["fullest", "word for word"]


# ---------------------------------------------------------------- sentences about the tables


def test_sentences_agree_with_the_tables(pair):
    quotations = pair.quotations
    n = quotations["quotation"].nunique()
    said = sk.say_same_quotations(quotations)
    assert said.startswith(f"{n} attributed quotations, counted by the sentence, are in")
    assert f"{(quotations['how'] == 'cut').sum()} are cut" in said
    alone = pair.sentences.query("account == 'A' and verdict == 'only here'")
    assert f"{len(alone)} of {len(pair.articles[0].sentences)} sentences in A" in sk.say_told(
        pair.sentences
    )


def test_accounts_of_two_events_are_told_apart():
    other = sk.compare([sk.read(SEED), sk.read(HARBOUR)])
    assert "do they tell of one event?" in sk.say_accounts(other.accounts)
    assert other.quotations.empty


@pytest.mark.parametrize(
    "draw",
    [
        lambda c: sk.plot_room(c.voices),
        lambda c: sk.plot_favoured(c.words, "B"),
        lambda c: sk.plot_told(c.sentences),
    ],
)
def test_charts_draw_also_where_nothing_is_shared(draw, pair):
    assert draw(pair).get_title()
    draw(compared("It rained.", "It snowed."))


def test_the_chart_of_room_has_the_shares(pair):
    ax = sk.plot_room(pair.voices, n=30)
    drawn = sorted(round(bar.get_width(), 6) for bar in ax.patches if bar.get_width())
    table = pair.voices.dropna(subset=["voice"])
    assert drawn == sorted(table["share_text"].round(6))


# ---------------------------------------------------------------- page, files, command


def test_the_page_leads_to_places_that_are_there(pair):
    page = compare_page(pair)
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'\bid="([^"]+)"', page))
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_texts_are_text_on_the_page():
    hostile = "“<b onclick=alert(1)>It rained hard on us</b>,” said Ada Lane. =1+1"
    page = compare_page(compared(hostile, hostile.replace("hard", "long")))
    assert "<b onclick" not in page


def test_tables_are_written_as_csv_and_as_workbook(pair, tmp_path):
    for format in ("csv", "xlsx"):
        (tmp_path / format).mkdir()
        assert write_comparison(pair, tmp_path / format, format).is_file()
    read = pd.read_csv(tmp_path / "csv" / "tables" / "quotations.csv")
    assert read["text"].tolist() == pair.quotations["text"].tolist()
    book = pd.read_excel(tmp_path / "xlsx" / "tables" / "tables.xlsx", sheet_name=None)
    assert set(book) == {*TABLES, "dictionary"}
    assert book["quotations"]["n_words"].tolist() == pair.quotations["n_words"].tolist()


def test_the_command_writes_a_page_and_says_where(tmp_path):
    call = ["compare", str(HARBOUR), str(SEED), "--out", str(tmp_path)]
    for _ in range(2):
        done = CliRunner().invoke(main, call)
        assert done.exit_code == 0
        assert done.output.startswith("Open ")
    (folder,) = tmp_path.iterdir()
    assert (folder / "compare.html").is_file()
    assert (folder / "tables" / "voices.csv").is_file()


@pytest.mark.parametrize("n", [1, 11])
def test_the_command_takes_two_to_ten(n):
    done = CliRunner().invoke(main, ["compare", *[str(SEED)] * n])
    assert done.exit_code == 2
    assert "compare takes 2 to 10 files" in done.output


def test_a_page_rounds_shares_up_and_tells_little_from_nothing():
    one = "Ada Lane rowed to Elm. " + "".join(f"Roe saw {n} boats. " for n in range(101, 108))
    page = compare_page(compared(one, "Ada Lane rowed to Elm."))
    assert re.search(r'elsewhere too">13%<', page)  # one of eight sentences: 12.5
