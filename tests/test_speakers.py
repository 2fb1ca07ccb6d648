"""Whom a source stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import studykit as sk
from studykit import quotes, speakers


def spans_of(text):
    """The text without its brackets, and what stands in them."""
    spans, plain = [], ""
    for piece in text.split("["):
        inside, bracket, rest = piece.partition("]")
        if bracket:
            spans.append((len(plain), len(plain) + len(inside)))
        plain += inside + rest
    return plain, spans


def resolve(article, sources, contents=None):
    """The speaker and the type of each source, by its span."""
    rows = {
        "rule": ["that/finite"] * len(sources),
        "cue": ["said"] * len(sources),
        "cue_start": [None] * len(sources),
        "source": [span and article.text[slice(*span)] for span in sources],
        "source_start": [span and span[0] for span in sources],
        "source_end": [span and span[1] for span in sources],
        "act": ["speech"] * len(sources),
        "kind": ["indirect"] * len(sources),
        "content": ["it rained"] * len(sources),
        "spans": contents or [()] * len(sources),
    }
    segments, names = article._segments, article._name_columns
    tagged = quotes.TaggedText(article.text, **segments)
    found = speakers.columns(tagged, segments["sentences"], names, rows)
    return found["speaker"], found["source_type"]


def resolved(text):
    """Speaker and type of each source in brackets."""
    plain, spans = spans_of(text)
    article = sk.Article(plain)
    found = resolve(article, spans)
    return list(zip(*found, strict=True))


def last(text):
    return resolved(text)[-1]


LANE = ("Ada Lane", "named person")
LUND = ("Bob Lund", "named person")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names
        ("[Ada Lane] said it rained.", LANE),
        ("Ada Lane came. [Lane] said it rained.", LANE),
        ("[Ada Lane, a spokeswoman for Bob Lund,] said it rained.", LANE),
        ("[Bob Lund’s sister, Ada Lane,] said it rained.", LANE),
        ("[Wendle Bank spokeswoman Ada Lane] said it rained.", LANE),
        ("[The Wendle Bank] said it rained.", ("Wendle Bank", "organization")),
        ("[Norway’s Sailing Ministry] said so.", ("Sailing Ministry", "organization")),
        ("[Norway] said it rained.", ("Norway", "organization")),
        # pronouns
        ("Ada Lane came. [She] said it rained.", LANE),
        ("Ada Lane met Bob Lund. [She] said it rained.", LANE),
        ("Ada Lane met Bob Lund. [He] said it rained.", LUND),
        ("[Bob Lund] spoke. It rained. [He] said so.", LUND),
        ("Ada Lane, [who] said it rained, left.", LANE),
        ("Mr. Lund came. [He] said it rained.", ("Lund", "named person")),
        # never a guess between two, and none without a person
        ("They met Bob Lund and Tim Lane. [He] left, they said.", (None, "unnamed person")),
        ("It rained. [He] said so.", (None, "unnamed person")),
        ("Ada Lane came. [He] said it rained.", (None, "unnamed person")),
        ("Mr. Lund’s friend Eve Lane left. Her son rowed. [He] said so.",
         (None, "unnamed person")),
        # descriptions of persons
        ("Norwegian President Ada Lane came. [The Norwegian leader] spoke.", LANE),
        ("Norway’s Ada Lane met Chile’s Bob Lund. [The Chilean leader] spoke.", LUND),
        ("Sen. Ada Lane and Gov. Bob Lund met. [The senator] spoke.", LANE),
        ("Bob Lund, 74, came with Ada Lane. [The 74-year-old] spoke.", LUND),
        ("Ada Lane, a retired sailor and painter, came. [The painter] spoke.", LANE),
        ("Sen. Ada Lane met Sen. Bob Lund. [The senator] spoke.", (None, "unnamed person")),
        ("Ada Lane came. [Two officials] said so.", (None, "unnamed group")),
        ("Ada Lane came. [A senator] said so.", (None, "unnamed person")),
        ("[Regional experts] say it rained.", (None, "unnamed group")),
        # bodies
        ("The Wendle Sailing Agency fell. [The agency] said so.",
         ("Wendle Sailing Agency", "organization")),
        ("The Sailing Ministry met the Wendle Bank. [The ministry] said so.",
         ("Sailing Ministry", "organization")),
        ("The Sailing Ministry met the Rowing Ministry. [The ministry] said so.",
         (None, "organization")),
        ("Ada Lane ran. [The Lane campaign] said so.", ("Lane campaign", "organization")),
        ("The Wendle Harbour Trust met. [The trust] said so.",
         ("Wendle Harbour Trust", "organization")),
        ("[The Norwegian government] said so.", ("Norwegian government", "organization")),
        # documents and nobody
        ("[A Wendle Bank report] said so.", (None, "document")),
        ("[The statement] said so.", (None, "document")),
    ],
)  # fmt: skip
def test_the_source_is_resolved_where_the_text_tells(text, expected):
    assert last(text) == expected


def test_no_source_is_no_speaker():
    article = sk.Article("It rained.")
    assert resolve(article, [None]) == ([None], ["none"])


def test_a_name_in_a_quotation_is_no_antecedent_outside_it():
    text = "Ada Lane came. “Eve Lund rowed,” she said."
    article = sk.Article(text)
    at = text.index("she")
    content = (text.index("“"), text.index("”") + 1)
    found, _ = resolve(article, [(at, at + 3)], [[content]])
    assert found == ["Ada Lane"]


def test_speakers_keep_the_order_of_the_rows():
    text, spans = spans_of("[Ada Lane] came. [She] sat. [Bob Lund] stood.")
    article = sk.Article(text)
    forwards = resolve(article, spans)[0]
    assert resolve(article, spans[::-1])[0] == forwards[::-1]


def test_the_article_has_its_speakers(article):
    table = article.quotes
    found = dict(zip(table["source"].fillna(""), table["speaker"], strict=True))
    voices = dict(zip(table["source"].fillna(""), table["voice"], strict=True))
    assert voices["Regional experts"] == "Regional experts"
    assert voices["A Chinese description of their meeting at the Great Hall of the People"] == (
        "A Chinese description of their meeting"
    )
    assert voices["The readout"] == "A Chinese description of their meeting"
    assert found["the Russian leader"] == "Vladimir Putin"
    assert found["The agency"] == "National Intelligence Service"
    assert set(table["source_type"]) <= {
        "named person", "unnamed person", "unnamed group", "organization", "document", "none"
    }  # fmt: skip


def test_a_speaker_is_a_name_or_made_of_one(article, harbour):
    for text in (article, harbour):
        persons = set(text.names.loc[text.names["kind"] == "person", "name"])
        table = text.quotes
        named = table.loc[table["source_type"] == "named person", "speaker"]
        assert set(named) <= persons


WORDS = ["Ada", "Lane", "he", "She", "the", "agency", "President", "Norway’s", ",", ".", "“", "”"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join), st.data())
def test_any_source_gets_an_answer(text, data):
    article = sk.Article(text)
    places = st.integers(0, len(text))
    pairs = st.tuples(places, places).map(sorted).filter(lambda pair: pair[0] < pair[1])
    spans = data.draw(st.lists(pairs.map(tuple), max_size=5))
    found, types = resolve(article, spans)
    assert len(found) == len(types) == len(spans)


class Counted(list):
    """A list that notes over how many places it was searched."""

    searched = 0

    def index(self, value, low, high):
        self.searched += high - low
        return super().index(value, low, high)


def test_a_text_is_searched_once_for_another_of_a_noun():
    text = "A poll in Elm said no. " + "It rained. The poll said yes. " * 50
    article = sk.Article(text)
    tagged = quotes.TaggedText(text, **article._segments)
    tagged.types = Counted(tagged.types)
    sentences, names = article.columns("sentences"), article.columns("names")
    found = speakers.columns(tagged, sentences, names, article.columns("attributions"))
    assert set(found["voice"]) == {"A poll in Elm"}
    assert 0 < tagged.types.searched <= 2 * len(tagged.types)


TURNS = [
    ("ANA VOSS, HOST", "Good evening. Bread is dear", "Ana Voss", "Ana Voss", "named person"),
    ("LEO PELL (via phone)", "Good evening", "LEO PELL", "LEO PELL", "named person"),
    ("SEN. ADA ROE (D-OAKHAM)", "I like bread", "ADA ROE", "ADA ROE", "named person"),
    ("REP. BO BAKER (R), ELM", "It is dear", "BO BAKER", "BO BAKER", "named person"),
    ("VOSS", "Great", "Ana Voss", "Ana Voss", "named person"),
    ("MR. PELL", "Yes", "LEO PELL", "LEO PELL", "named person"),
    ("BAKER", "It is", "BO BAKER", "BO BAKER", "named person"),
    ("REPORTER", "And tomorrow", None, "REPORTER", "unnamed person"),
    ("UNIDENTIFIED FEMALE (off mic)", "No", None, "UNIDENTIFIED FEMALE", "unnamed person"),
    ("THE PRESIDENT", "I agree", None, "THE PRESIDENT", "unnamed person"),
    ("MODERATOR", "Thank you", None, "MODERATOR", "unnamed person"),
    ("PROTESTERS", "Shame", None, "PROTESTERS", "unnamed group"),
]


def transcript():
    turns = [f"{label}: {said}." for label, said, *_ in TURNS]
    return "\n\n".join(["Ana Voss sat at the old table in the hall.", *turns, "(APPLAUSE)"])


def test_each_turn_of_a_transcript_is_its_speakers():
    rows = sk.Article(transcript()).quotes.astype(object)
    columns = ["source", "content", "speaker", "voice", "source_type"]
    rows = rows[columns].where(rows[columns].notna(), None)
    assert list(rows.itertuples(index=False, name=None)) == TURNS


def test_each_turn_is_its_speakers_where_all_are_one_paragraph():
    text = " ".join(f"{label}: {said} (LAUGHTER)." for label, said, *_ in TURNS)
    known = {speaker for *_, speaker, _, _ in TURNS if speaker and speaker.isupper()}
    rows = sk.Article(text).quotes
    assert rows[["source", "content"]].values.tolist() == [[*turn[:2]] for turn in TURNS]
    assert known <= set(rows["speaker"].dropna())


def test_the_names_of_a_transcript_are_those_of_persons():
    names = sk.Article(transcript()).names
    assert set(names["name"]) == {"Ana Voss", "LEO PELL", "ADA ROE", "BO BAKER"}
    assert set(names["kind"]) == {"person"}


def test_one_report_by_several_forms_is_one_voice():
    text = (
        "It rained, according to a harbour report on Monday. The report on Monday said it froze. "
        "It hailed, according to the the harbour report. The report also gave details of a leak. "
        "It said it thawed."
    )
    assert set(sk.Article(text).attributions["voice"]) == {"a harbour report"}


def test_a_tracker_is_no_person():
    found = sk.Article("It rained, according to Elm Media’s boat tracker.").quotes
    assert found["source_type"].tolist() == ["document"]
