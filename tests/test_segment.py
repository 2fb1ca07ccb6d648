"""Paragraphs, sentences and tokens: what must and must not be split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit import segment


def sentences(text: str) -> list[str]:
    return [
        text[a:b]
        for spans in segment.sentence_spans(text, segment.paragraph_spans(text))
        for a, b in spans
    ]


def tokens(text: str) -> list[str]:
    return [text[a:b] for a, b in segment.token_spans(text)]


ONE_SENTENCE = """\
He left the U.S. on Sept. 15 with Mr. Lane.
The U.S. government and the U.N. envoy met at 5 p.m. on Friday.
Prices rose 1.5 percent to $3.40 a litre.
J. R. Lane and John F. Roe signed it.
“It is late,” Nora D. Elm wrote.
“Why now?” she asked.
“Why now?” Ada Lane asked.
“Stop!” she said.
Yahoo! said it would close.
Gen. Ada Lane of Acme Inc. said no.
It stood at No. 5 for weeks.
“We will go,” he said, “and stay.”
The N.J. ferry was shut.
He waited ... and left.
St. Mary’s church is near Ft. Lane.
Sen. Roe, R-Texas, et al. agreed.
“The harbour stays shut till Nov. 8.”
“Nobody asked Sen. Lane.”
He met J. Roe, of Troy, N.Y., at 9.
Please start chanting: 'Roe! Roe! Roe!'.
They sang “Row on! Row on!” until dawn."""

SEVERAL_SENTENCES = [
    ["He left the U.S.", "The talks went on."],
    ["It ends at 5 p.m.", "He will speak."],
    ["She works for Acme Inc.", "It makes boats."],
    ["“Go!” he said.", "They went."],
    ["He said no.", "It starts today."],
    ["They fell back on Plan B.", "It failed."],
    ["Was it he?", "It was."],
    ["She came on Aug. 5.", "He left."],
    ["“It is late.”", "He left."],
    ["The plan is dear [...]", "The rest is not."],
    ["A boat in the harbour", "Image: Ada Lane."],
    ["“Row!", "Roe is here!”", "They left."],
    ["Vote on the plan.", "“No,” said Roe."],
]


@pytest.mark.parametrize("line", ONE_SENTENCE.splitlines())
def test_one_sentence(line):
    assert sentences(line) == [line]


@pytest.mark.parametrize("parts", SEVERAL_SENTENCES)
def test_several_sentences(parts):
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xi’s plan", ["Xi", "’s", "plan"]),
        ("Xi's plan", ["Xi", "'s", "plan"]),
        ("XI’S PLAN", ["XI", "’S", "PLAN"]),
        ("voters’ choice", ["voters", "’", "choice"]),
        ("We don’t, they’re", ["We", "don’t", ",", "they", "’re"]),
        ("a nuclear-armed state", ["a", "nuclear-armed", "state"]),
        ("2,000 troops, 50% or $1.5", ["2,000", "troops", ",", "50%", "or", "$1.5"]),
        ("the U.S. and a.m.", ["the", "U.S.", "and", "a.m."]),
        ("Mr. O’Neill left.", ["Mr.", "O’Neill", "left", "."]),
        ("the 10-member, 80th", ["the", "10-member", ",", "80th"]),
        ("so … no... yes--no", ["so", "…", "no", "...", "yes", "--", "no"]),
        ("“No,” he said", ["“", "No", ",", "”", "he", "said"]),
        ("cafe\u0301 naïve", ["cafe\u0301", "naïve"]),
        ("", []),
    ],
)
def test_tokens(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("Rain", "word"),
        ("10-member", "word"),
        ("2,000", "number"),
        ("50%", "number"),
        ("$1.5", "number"),
        ("80th", "number"),
        ("“", "punctuation"),
        ("—", "punctuation"),
        ("+", "symbol"),
        ("😀", "symbol"),
    ],
)
def test_kinds(token, kind):
    assert segment.describe(token)[2] == kind


def test_a_type_has_straight_apostrophes_and_no_capitals():
    assert segment.describe("Don’t")[0] == "don't"


def test_stop_words_match_capitals_and_both_apostrophes():
    assert all(segment.describe(word)[3] for word in ("The", "DON’T", "don't", "’s"))


def test_a_text_wrapped_at_a_width_has_blocks_for_paragraphs():
    wrapped = (
        "The harbour was shut on Monday\nand the boats stayed out until\n"
        "the evening, when the mayor at\nlast opened it again.\n\nNobody knew why it had been so."
    )
    assert len(segment.paragraph_spans(wrapped)) == 2


def test_lines_are_paragraphs_otherwise():
    assert segment.paragraph_spans("A short line.\nAnother.\r\n\r\nA third.") == [
        (0, 13),
        (14, 22),
        (26, 34),
    ]


def test_headline_byline_and_dateline_are_told_apart():
    texts = ["Harbour shut again", "By Ada Lane", "PORT LANE, Sept. 2", "It was shut. " * 9]
    assert segment.paragraph_kinds(texts) == ["headline", "byline", "dateline", "body"]


def test_a_text_of_one_paragraph_has_no_headline():
    assert segment.paragraph_kinds(["Harbour shut again"]) == ["body"]


@given(st.text())
def test_every_visible_character_is_in_exactly_one_token(text):
    spans = segment.token_spans(text)
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)


@pytest.mark.parametrize("blank", [" ", "\n", "\t", "\u00a0", ""])
def test_a_token_is_the_same_whatever_was_read_before(blank):
    for text in ("Mr.", "It . . . No. 5", ". .", "on\u00a0Sept.", "a.\n. ."):
        alone = segment.token_spans(f"{text}{blank}")
        segment.token_spans(f"{text} {text}\n{text}. {text}")
        assert segment.token_spans(f"{text}{blank}") == alone
    assert segment.token_spans(f"It was Mr.{blank}")[2:] == (
        [(7, 10)] if blank else [(7, 9), (9, 10)]
    )


@given(st.text())
def test_the_table_has_the_same_tokens(text):
    tokens = segment.columns(f"{text} Mr. Lane, of St.")["tokens"]
    spans = list(zip(tokens["start"], tokens["end"], strict=True))
    assert spans == segment.token_spans(f"{text} Mr. Lane, of St.")


NEWS_LIKE = st.lists(
    st.sampled_from([*"“”‘’'\".?!…—,;:()[]", " ", "\n", "U.S.", "said", "Mr.", "Lane", "no", "5"])
).map("".join)


@given(st.one_of(st.text(), NEWS_LIKE))
def test_every_token_lies_within_one_sentence(text):
    tables = segment.columns(text)
    sentence, token = tables["sentences"], tables["tokens"]
    for i, start, end in zip(token["sentence_id"], token["start"], token["end"], strict=True):
        assert sentence["start"][i] <= start < end <= sentence["end"][i]


def test_a_line_of_any_length_is_read_in_windows():
    n = 3000  # every stop leaves a doubt, so that Punkt reads the whole line
    text = " ".join(f"Lane saw “thing {i}”. Roe met Mr. Lane." for i in range(n))
    assert sentences(text)[:2] == ["Lane saw “thing 0”.", "Roe met Mr. Lane."]
    assert len(sentences(text)) == 2 * n
