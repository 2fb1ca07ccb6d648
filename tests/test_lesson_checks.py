"""The checks of names, quotes, tone and trust: likely slips are named, what is right is taken."""

import pandas as pd
import pytest

import studykit as sk

TOWN = (
    "Ada Lane met Bo Reed in Oslo. Lane smiled. Reed met Di Poe. "
    "“We will rebuild,” said Ada Lane. Residents said that the awful storm was over."
)


@pytest.fixture(scope="module")
def town():
    return sk.Article(TOWN)


@pytest.fixture(scope="module")
def attributed():
    """One row that is right, and one that a person may add."""
    return sk.Article("“It rained,” said Ada Lane. It was a warm day.")


RIGHT = [
    (sk.check_n_persons, 3, "The same sentences mention them 6 times."),
    (sk.check_n_persons, "3", ""),
    (sk.check_once_named, 0.5, "2 of 4 bearers"),
    (sk.check_widest_company, "bo reed", "It shares a sentence with 3 others."),
    (sk.check_wrong_name, (1, "she is somebody else"), ""),
    (sk.check_last_voice, "residents", ""),
    (sk.check_share_unnamed, 2 / 3, ""),
    (sk.check_wrong_attribution, [0, "Content", "the mark is not theirs"], ""),
    (sk.check_wrong_score, (4, "Positive", "that it ended is good"), ""),
    (sk.check_better_chart, "b", "It shows"),
]
WRONG = [
    (sk.check_n_persons, 4, "That counts places and bodies too"),
    (sk.check_n_persons, 2, "One too few: did you miss one"),
    (sk.check_n_persons, 6, "That counts mentions"),
    (sk.check_n_persons, 3.5, "It is a whole number."),
    (sk.check_n_persons, True, "True and False are no numbers"),
    (sk.check_once_named, 50, "50% is a percentage"),
    (sk.check_once_named, 2, "That is how many"),
    (sk.check_widest_company, "Reed", "Give the full name"),
    (sk.check_widest_company, "Ada Lane", "That is who is named most"),
    (sk.check_widest_company, "Oslo", "It shares a sentence with 2 others; who with more?"),
    (sk.check_wrong_name, (1, "no"), "Give a reason of three"),
    (sk.check_wrong_name, (1.5, "she is somebody else"), "Give the number"),
    (sk.check_wrong_name, (False, "she is somebody else"), "Give the number"),
    (sk.check_wrong_name, (99, "she is somebody else"), "There is no row 99: the last is"),
    (sk.check_wrong_name, (1, "it is a ship, not a town"), "That is the reason of the example"),
    (sk.check_last_voice, "Ada Lane", "That is who has the first word."),
    (sk.check_last_voice, "Lane", "That is who has the first word."),
    (sk.check_once_named, 0.4, "Count the mentions"),
    (sk.check_wrong_name, "row 1 is wrong", "Give the number"),
    (sk.check_wrong_name, 1, "Give the number"),
    (sk.check_wrong_attribution, (0, "the mark is not theirs"), "Give the number"),
    (sk.check_share_unnamed, 66.7, "66.7% is a percentage"),
    (sk.check_share_unnamed, 1 / 3, "That is the share with a name."),
    (sk.check_share_unnamed, 0.5, "That is the share of the rows"),
    (sk.check_share_unnamed, 6 / 27, "That is the share of the whole article"),
    (sk.check_share_unnamed, 6, "That is how many words"),
    (sk.check_share_unnamed, 5, "A share is a number from 0 to 1. In the table"),
    (sk.check_wrong_attribution, (0, "colour", "the mark is not theirs"), "“colour” is none of"),
    (sk.check_share_negative, 1, "That is how many"),
    (
        sk.check_wrong_score,
        (4, "negative", "that it ended is good"),
        "The scores call it negative too.",
    ),
    (sk.check_better_chart, "A", "How many sentences"),
]


@pytest.mark.parametrize(("check", "answer", "follows"), RIGHT)
def test_what_is_right_is_taken_and_followed_up(town, check, answer, follows):
    said = check.line(answer, town)
    assert said.startswith("Right.")
    assert follows in said


@pytest.mark.parametrize(("check", "answer", "said"), WRONG)
def test_the_slip_that_was_made_is_named(town, check, answer, said):
    assert check.line(answer, town).startswith(f"Not yet. {said}")


@pytest.mark.parametrize(
    ("answer", "is_right"),
    [
        ({"action": "fix", "content": "It rained", "speaker": "Bo Roe"}, True),
        ({"action": "fix", "content": "It rained", "speaker": "Ada Lane"}, False),
        ({"action": "fix", "content": "It rained"}, False),
        ({"action": "drop", "content": "It rained"}, True),
        ({"action": "drop", "content": "It snowed"}, False),
        ({"action": "add", "content": "a warm day"}, True),
        ({"action": "", "content": "It rained"}, False),
        ({}, False),
        ("drop", False),
        ({"action": "drop", "words": "It rained"}, False),
    ],
)
def test_a_correction_must_fit_and_change_something(attributed, answer, is_right):
    assert sk.check_correction.line(answer, attributed).startswith("Right") == is_right


def test_a_text_without_rows_has_none_to_argue_about():
    rain = sk.Article("Rain.")
    assert sk.check_wrong_name.line(None, rain).startswith("Right")
    assert sk.check_wrong_attribution.line("none", rain).startswith("Right")
    assert sk.check_wrong_name.line((0, "it is no name"), rain).startswith("Not yet")


def test_a_row_is_no_sentence_and_ten_sentences_end_with_number_9():
    more = " ".join(["It rained."] * 8)
    late = sk.Article(f"Ada Lane met Bo Reed. Lane, Reed, Oslo. {more} Di Poe smiled.")
    assert "eleven sentences" in sk.check_n_persons.line(3, late)
    rows = sk.Article("Elm, " * 10 + "Ada Lane. Bo Reed met Lane.")
    assert "first ten rows" in sk.check_n_persons.line(0, rows)


SNOW = "It froze here. It rained. Cold rain. Cold rain."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (4, "Right. 3 other pairs come once."),
        (1, "Not yet. That counts those that come three times or more."),
        (5, "Not yet. That counts each time that a pair comes again"),
        (2, "Not yet. That leaves out stop words"),
        (9, "Not yet. That counts places"),
    ],
)
def test_another_way_to_count_pairs_is_named(answer, said):
    war = sk.Article("The cold war. The cold war. Cold war. In Elm. In Elm. " + SNOW)
    assert sk.check_n_pairs_again.line(answer, war).startswith(said)


def test_what_follows_from_no_name_and_no_quotation():
    rain = sk.Article("It rained.")
    assert sk.check_n_persons.line(0, rain) == "Right. They name nobody."
    assert sk.check_share_unnamed.line(0, rain) == "Right. Nobody is quoted here."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"action": "drop", "content": "It snowed"}, "It does not fit: no row of the table"),
        ({"action": "fix", "content": "It rained", "speaker": "Ada Lane"}, "It fits, but"),
        ({"action": "drop", "words": "It rained"}, "“words” is no part of a correction"),
        ({}, "It has no action"),
        ("drop it", "`action` must be"),
    ],
)
def test_what_keeps_a_correction_from_fitting_is_named(attributed, answer, said):
    assert sk.check_correction.line(answer, attributed).startswith(f"Not yet. {said}")


def test_how_far_another_voice_is_from_the_widest_is_said():
    texts = [
        "“It rained all day,” said Ada Lane. “No,” said Bo Reed.",
        "“No,” said Bo Reed. It did.",
    ]
    comparison = sk.compare([sk.Article(text) for text in texts])
    assert sk.check_room_apart.line("Ada Lane", comparison).startswith("Right.")
    assert "points of 100; whose by more?" in sk.check_room_apart.line("Bo Reed", comparison)


def test_who_is_in_fewer_articles_is_told_in_how_many():
    rows = [(0, "Ada Lane"), (1, "Ada Lane"), (2, "Bo Reed"), (2, "Bo Reed"), (2, "Bo Reed")]
    quotes = pd.DataFrame([*rows, (2, "Di Poe")], columns=["article_id", "speaker"])
    tables = {"quotes": quotes, "articles": pd.DataFrame({"article_id": range(3)})}
    assert sk.check_widest_voice.line("ada lane", tables) == "Right. In 2 of 3 articles."
    assert "most quotes" in sk.check_widest_voice.line("Bo Reed", tables)
    assert sk.check_widest_voice.line("Di Poe", tables) == "Not yet. In 1 article; who is in more?"
    assert sk.check_widest_voice.line("Lane", tables) == "Not yet. Nearly: give it in full."
