"""What is told of any article is true of its figure, agrees in number, names no false winner."""

import random
import re

import pandas as pd
import pytest
from conftest import TESTS
from matplotlib import pyplot as plt
from told import Sheet, Told, told

import studykit as sk
from studykit import style
from studykit.brief import lines

# ---------------------------------------------------------------- two hundred texts

TINY = [
    "!", "Rain.", "Elm", "7", "Rain, rain.", "It rained.", "“It rained.”", "War " * 60,
    "The the the.", "$5 $5 and $x$.", "1,200 ships. 1 ship.", "“", "a b c d e f g h i j",
    "“It rained,” said Ada Lane.", "Ada Lane said it rained.", "He said it rained.",
    "“It rained here,” said Ada Lane. “It froze there,” said Bo Reed.",
    "“Rain.” “Snow.” Nobody was there.", "Sailors said it rained. Sailors said it froze.",
    "Ada Lane met Bo Reed.", "Ada Lane met Bo Reed. Lane and Reed met in Elm, and Elm was calm.",
    "A wonderful day.", "A terrible war.", "The table stood by the window. The door was shut.",
    "It was good. It was bad.", "It was good, good and good.", "It was bad, bad and bad.",
    "Ada Lane: It rained.\n\nBo Reed: It froze.", "“War!” claimed Ada Lane. “Peace,” she admitted.",
    "According to a report, it rained. According to the “old” report, it froze.",
    "\n\n".join(f"Good news number {i}." for i in range(30)),
    "\n\n".join(f"“The {w} is fine,” said {n} Lane." for w, n in zip(
        "toll port ship boat quay pier mast sail deck rope crew tide".split(),
        "Ada Bo Cy Di Ed Fay Gus Hal Ida Jo Kit Lou".split(), strict=True)),
]  # fmt: skip

NAMES = "Ada Lane, Bo Reed, Cora Finch, Dan Roe, Oakham, Elm, Elbonia, the Harbour Board".split(
    ", "
)
VOICES = ["a sailor", "two officials", "the report", "residents", "the ministry", "he", "she"]
CLAUSES = [
    "the toll will rise by {n} percent", "the ferry is late", "nobody was hurt",
    "the new bridge is a disaster", "the harbour plan is wonderful", "war would be terrible",
    "the clean power plan is good for {name}", "{name} will win", "the port closed in {n} days",
    "the old quay is safe", "the boats are lost", "it was a great success for {name}",
]  # fmt: skip
FRAMES = [
    "{clause}.", "{clause}, and {clause}.", "“{clause},” said {name}.", "{name} said {clause}.",
    "“{clause},” {voice} said.", "According to {voice}, {clause}.", "{name} met {name} in {name}.",
    "“{clause}.”", "{name} claimed {clause}.", "{name} hopes {clause}.", "{clause}!",
    "“{clause},” {name} admitted, “and {clause}.”", "{voice} warned that {clause}.",
]  # fmt: skip


def composed(seed):
    """A text of invented sentences: of few names and clauses, so that much is tied or repeated."""
    chance = random.Random(seed)
    parts = {
        "name": chance.sample(NAMES, chance.randint(1, 6)),
        "voice": chance.sample(VOICES, chance.randint(1, 4)),
        "clause": chance.sample(CLAUSES, chance.randint(1, 9)),
        "n": "3 7 12 1,200".split(),
    }

    def filled(frame):
        while match := re.search(r"\{(\w+)\}", frame):
            frame = frame.replace(match[0], chance.choice(parts[match[1]]), 1)
        return re.sub(r"^(“?)(\w)", lambda m: m[1] + m[2].upper(), frame)

    frames = chance.sample(FRAMES, chance.randint(1, len(FRAMES)))
    sentences = [filled(chance.choice(frames)) for _ in range(chance.choice((1, 2, 4, 9, 20, 40)))]
    return "".join(s + chance.choice((" ", " ", "\n\n")) for s in sentences).strip()


ARTICLES = [path.read_text(encoding="utf-8") for path in sorted((TESTS / "articles").glob("*.txt"))]
TEXTS = list(dict.fromkeys([*ARTICLES, *TINY, *map(composed, range(200))]))[:200]


# ---------------------------------------------------------------- what can be held

NOUNS = (
    "article attribution character correction cue deed hit kind line mention minute name "
    "organization pair paragraph part phrase place sentence speaker statement thought time "
    "voice word year"
).split()
MANY = "|".join([*(f"{noun}s" for noun in NOUNS), "people", "are", "have", "do", "go", "hold"])
ONE = "|".join([*NOUNS, "person", "is", "has", "does", "goes", "holds"])
WORDS = r"(?:(?:different|attributed|other|more|stop) )*"
NOT_GRAMMAR = [
    re.compile(rf"(?<![\d.,+−%-])(?<!\d of )\b1 {WORDS}(?:{MANY})\b"),
    re.compile(rf"(?<![\d.,+−])\b(?!1 )[\d,]*\d {WORDS}(?:{ONE})\b(?! of)"),
    re.compile(r"\bpart \d+(,| and)|\bparts \d+ \(|\bsentence \d+(,| and) \d|\bsentences \d+ \("),
    re.compile(r"(?<![\d.,-])\b0 (?:of|are|is|hold|come|\w+s)\b|\b1 of 1\b"),
    re.compile(r"\bare “[^”]*”(?! and| \(\d+\)(,| and))[.;]|\bis “[^”]*”(,| and) “"),
    re.compile(r"<NA>|\bnan\b|\bNone\b(?! of)|\[\]|  | [,.;:)]|\( |\.\.|,\.|::|\b(\w+) \1\b"),
    re.compile(r"\b(?:one|1) times\b|\btwo times\b|\b2 times\b|\beach each\b"),
    re.compile(r"\b([1-9]\d*) of \1\b|\b(?:[Nn]one of the|[Aa]ll) 2\b|\bother names are named\b"),
    re.compile(r"[.!?]”\.|\bAll accounts\b|\bnone has none\b|\bmedian sentence\b"),
]
EMPTY = re.compile(r"(?:No|There is no|Nobody|The one|A single|Every|None)\b")


def quoted(text):
    return re.findall(r"“([^”]*)”", text)


def faults(one: Told):
    """What is wrong with what is told, as far as it can be seen from outside."""
    for text in filter(None, (one.title, one.sentence)):
        # What is quoted is the article's own and may be as it likes.
        plain = re.sub(r"“[^”]*”", "“x”", text)
        for pattern in NOT_GRAMMAR:
            if match := pattern.search(plain):
                yield f"grammar: {match[0]!r}"
        if not (text[0].isupper() or text[0] in "“0123456789" or not text[0].isascii()):
            yield "no capital"
        if any(plain.count(a) != plain.count(b) for a, b in ("“”", "()")):
            yield "open brackets"
        yield from doubles(text)
    if not re.search(r"(?:\.\)?|[.!?…]’?”|event\?)$", one.sentence):
        yield "no full stop"
    if re.search(r"[.!?][’”]+\.$", one.sentence):
        yield "two full stops"
    if one.title:
        yield from faults_of_figure(one)


def doubles(text):
    """Entries that a list has twice."""
    for clause in re.split(r"[.;:] ", text):
        entries = re.split(r", | and ", clause)
        for entry in set(entries):
            if (
                re.match(r"[“A-Za-z]", entry)
                and entries.count(entry) > 1
                and not re.match(r"(after|before|\w+ed by) “", entry)
            ):
                yield f"twice in a list: {entry!r}"


def faults_of_figure(one):
    if one.is_empty:
        if not one.sentence.startswith(one.title.rstrip(".")):
            yield "an empty figure, and a sentence that says something else"
        if not EMPTY.match(one.title):
            yield "something said of an empty table"
        return
    if one.title.endswith("."):
        yield "a title with a full stop"
    if one.kind not in NOT_LABELS:
        labels = " | ".join(one.shown)
        for word in quoted(one.title + one.sentence):
            if word[:20] not in labels and word != "zyx":
                yield f"not in the figure: {word!r}"
    if not set(quoted(one.title)) <= set(quoted(one.sentence)) and one.kind not in NOT_LABELS:
        yield "a title that names another word than its sentence"
    winner = re.match(r".*?(“[^”]*”) (?:is the most frequent|stands out most)", one.title)
    if winner and winner[1] not in one.tops:
        yield f"another winner: {winner[1]}"
    if len(one.tops) > 1:
        named = [top for top in one.tops if re.search(rf"(?<!\w){re.escape(top)}(?!\w)", one.title)]
        if named and len(named) < len(one.tops):
            yield f"a winner in a tie: {named}"


NOT_LABELS = ("lengths", "cloud")  # these quote, or draw, without labels


# ---------------------------------------------------------------- tests


@pytest.mark.parametrize("part", range(20))
def test_nothing_untrue_is_told(part):
    sheet = Sheet()
    found = [
        (text[:60], one.kind, fault, one.title, one.sentence)
        for text in TEXTS[part::20]
        for one in told(sk.Article(text), sheet)
        for fault in faults(one)
    ]
    assert not found, "\n".join(map(str, found))


def of_several(one, other):
    """What is told of two texts: side by side, and one as a draft held against the other."""
    comparison = sk.compare([sk.Article(one), sk.Article(other)])
    for say, table in (
        (sk.say_accounts, "accounts"),
        (sk.say_same_quotations, "quotations"),
        (sk.say_room, "voices"),
        (sk.say_named_in, "names"),
        (sk.say_favoured, "words"),
        (sk.say_source_kinds_in, "kinds"),
        (sk.say_tone_in, "tone"),
        (sk.say_told, "sentences"),
        (sk.say_only, "only"),
    ):
        yield Told(table, "", say(getattr(comparison, table)))
    ax = sk.plot_told(comparison.sentences)
    yield Told("told", "", f"{ax.get_title()}.")
    plt.close(ax.figure)
    yield Told("claims", "", sk.say_claims(sk.verify(one, other)))
    yield Told("preflight", "", sk.say_preflight(sk.preflight(sk.Article(one))))


WITH_WORDS = [text for text in TEXTS if re.search(r"\w", text)]


@pytest.mark.parametrize("part", range(6))
def test_nothing_untrue_is_told_of_several_texts(part):
    pairs = [*zip(WITH_WORDS[part::30], WITH_WORDS[part + 7 :: 30], strict=False)]
    pairs.append((WITH_WORDS[part], WITH_WORDS[part]))
    found = [
        (one[:60], other[:60], said.kind, fault, said.sentence)
        for one, other in pairs
        for said in of_several(one, other)
        for fault in faults(said)
    ]
    assert not found, "\n".join(map(str, found))


SAID = {
    "The the the.": "3 words, all the same (a type-token ratio of 0.33)",
    "The of and to.": "No word is left to count.",
    "“Rain,” said Lane. “No,” she said.": "both attributions of speech with a cue; neither",
    "Ada Lane said it rained. Bo Reed wrote that it froze.": "neither is listed as loaded",
    "Ada Lane said no.": "introduces the one attribution of speech with a cue",
    "The harbour said it rained.": "Others get all the attributed words",
    "1 2 3 4": "No sentence has a word to measure.",
    "War. War. War. War.": "4 parts of the text have “war”",
    "War war.": "One word by the middle of the text, no more after.",
    "Rain came.": "has 2.0 words; there are too few words or sentences for a formula.",
    "Rain came. Snow fell": "No word drawn occurs more than once.",
    "The of. Of the.": "Neither word occurs only once.",
    "Hot wet day. It was so hot. Old dry day.": "longest is 4",
    "Hot wet day. Old dry day. Wet.": "The median length is 3 words; none is longer.",
    "Rain came. Snow came.": "Both sentences have 2 words.",
    "“Rain,” said Lane. “No,” said Lane.": "introduces both attributions of speech with a cue",
    "Hot wet day. Hot wet day. Wet day.": "phrase, stop words at the ends aside: “wet day” (3).",
    "Good.": "VADER scores the one sentence +0.44, AFINN +0.61.",
    "War a b elm c d war e f elm g h war i j elm k l war m.": "as many parts as it has occurrences",
}


@pytest.mark.parametrize("text", SAID)
def test_what_a_fresh_reader_stumbled_over_is_mended(text):
    told_of_it = told(sk.Article(text), Sheet())
    assert any(SAID[text] in part for one in told_of_it for part in (one.title, one.sentence))


def words_of(**counts):
    return pd.DataFrame({"word": list(counts), "phrase": list(counts), "n": counts.values()})


def test_a_tie_at_the_end_of_a_list_is_told():
    table = words_of(war=3, elm=2, toll=1, ship=1, quay=1, mast=1)
    assert sk.say_cloud(table[["word", "n"]]).endswith(
        "words are “war” and “elm”; the other 4 are of one size."
    )
    more = words_of(war=3, elm=2, toll=2, ship=2, quay=2, mast=2, rain=1)
    assert sk.say_cloud(more[["word", "n"]]).endswith("and 1 more as large as the last of these.")
    assert sk.say_phrases(table, n=3).endswith("“war” (3) and “elm” (2).")


def test_what_voices_get_is_a_whole_sentence():
    shares = pd.DataFrame({"voice": ["a sailor"], "is_named": [False], "n_words": [7],
                           "source_type": "unnamed person"})  # fmt: skip
    said = "All 7 attributed words go to a voice without a name: a sailor."
    assert sk.say_share_of_voice(shares) == said
    shares = pd.DataFrame({"voice": ["Lane", "Reed", "Roe", "Finch", "Moss"], "n_words": [2] * 5,
                           "source_type": "named person"})  # fmt: skip
    said = sk.say_share_of_voice(shares.assign(is_named=True))
    assert said.endswith("and 2 more speakers get 4.")


def test_two_who_are_heard_together_are_not_without_a_name():
    article = sk.Article("Ada Lane and Bo Reed said it rained. Experts said it froze all day.")
    said = sk.say_share_of_voice(sk.share_of_voice(article.quotes, article.tokens))
    assert said.endswith("experts, gets 4; another source: Ada Lane and Bo Reed with 2.")


def test_lessons_and_briefing_divide_the_words_alike():
    a = sk.Article(
        "Bo Roe came. The governor said it froze. A sailor said no. They said it rained."
    )
    lesson = sk.source_kinds(a.quotes, a.tokens).set_index("source_type")["n_words"]
    brief = sk.Briefing(a).source_kinds.set_index("source_type")["n_words"]
    assert lesson.tolist() == brief.tolist()
    assert lesson[lesson > 0].to_dict() == {"unnamed person": 1, "other": 2, "unclear": 2}


def test_a_voice_whose_words_are_all_anothers_is_not_told():
    shares = pd.DataFrame({"voice": ["Lane", "a sailor"], "is_named": [True, False],
                           "source_type": ["named person", "unnamed person"],
                           "n_words": [7, 0]})  # fmt: skip
    assert sk.say_share_of_voice(shares) == "Of 7 attributed words, Lane gets 7."


def test_a_strongest_tie_says_which_ties_it_is_among():
    table = pd.DataFrame({"word": ["war", "elm"], "n": [3, 2], "pmi": [1.0, 4.0],
                          "log_likelihood": 9.0, "start": 0, "end": 3})  # fmt: skip
    said = sk.say_collocates(table, "toll", measure="pmi")
    assert said == "Most strongly tied to “toll” on more than 2 occurrences: “war” (3)."
    ax = sk.plot_collocates(table, word="toll", measure="pmi")
    assert "on more than 2 occurrences" in " ".join(ax.get_title().split())
    plt.close(ax.figure)


def test_a_tie_at_the_end_of_the_strongest_is_told():
    table = pd.DataFrame({"word": ["war", "elm", "ice"], "n": [4, 3, 3], "pmi": [3.0, 2.0, 2.0],
                          "log_likelihood": 9.0, "start": 0, "end": 3})  # fmt: skip
    said = sk.say_collocates(table, "toll", measure="pmi", n=2)
    assert said.endswith("“war” (4), “elm” (3) and 1 more as strongly as the last of these.")


def test_what_is_drawn_need_not_be_named_most():
    names = sk.Article("Ada Lane and Bo Reed met Di Poe. Lane left with Reed and Poe.").names
    said = sk.say_name_timeline(names, n=2)
    assert said.startswith("Of the 2 people drawn, Bo Reed is named over the longer stretch.")
    names = sk.Article("Ada Lane met Bo Reed in Oslo. Di Poe left for Paris.").names
    said = sk.say_name_timeline(names, n=3)
    assert said == (
        "None of the 5 names comes back. Of the 3 names drawn, Ada Lane is named first; Oslo enters"
        " last."
    )
    scored = sk.Article(" ".join(f"Ada Lane met {name}. Lane won." for name in NAMES[1:6]))
    tone = sk.tone_by_name(scored.names, scored.sentiment)
    assert "of the 2 names drawn, 1 has too few" in sk.say_tone_by_name(tone, n=2)


def test_a_word_that_could_not_be_more_even_is_not_passed_over_in_silence():
    table = pd.DataFrame({"word": ["elm", "mast", "toll", "quay"], "n": [6, 6, 4, 3],
                          "n_parts": [5, 4, 3, 3], "dp_norm": [0.55, 0.6, 0.77, 0.78]})  # fmt: skip
    said = sk.say_evenness(table)
    assert said == (
        "Of the 4 words drawn, “elm” is spread most evenly, and “toll” least evenly of those that "
        "come twice in a part (DPnorm 0.55 against 0.77)."
    )
    assert "of those" not in sk.say_evenness(table.head(3))


def test_no_word_is_least_even_of_one_or_two():
    table = pd.DataFrame({"word": ["elm", "fox", "mast", "toll"], "n": [7, 6, 3, 3],
                          "n_parts": [6, 5, 3, 3], "dp_norm": [0.3, 0.4, 0.5, 0.5]})  # fmt: skip
    said = sk.say_evenness(table)
    assert said == "Of the 4 words drawn, “elm” is spread most evenly."


def test_what_is_undecided_is_not_denied():
    claims = sk.verify("Nobody knows the ferry.", "It rained in Elm.")
    claims = pd.DataFrame({"verdict": ["undecided"] * max(2, len(claims))})
    said = "Both claims are undecided: none is found in the article, and none wrong."
    assert sk.say_claims(claims) == said


def test_a_verb_in_a_headline_is_a_form_of_it():
    article = sk.Article("Lane Admits It Rained All Day. Lane admitted it froze.")
    said = sk.say_introductions(sk.introductions(article.quotes, article.tokens))
    assert (
        "introduces both attributions of speech with a cue; both come with a verb listed as loaded."
        in said
    )


def test_widths_that_differ_in_the_last_decimal_place_are_a_tie():
    words = "x " * 7 + "elm elm x x elm elm " + "x " * 9
    hits = sk.hits(sk.Article(f"{words.strip().replace('elm elm', 'elm toll')}.").tokens,
                   ["elm", "toll"])  # fmt: skip
    assert sk.say_dispersion(hits) == "“elm” and “toll” reach farthest, and equally far."


def test_a_short_sentence_in_a_copied_run_has_its_place():
    runs = ["It rained all day at the old port.", "Why?", "Nobody at the quay could tell me that."]
    comparison = sk.compare([sk.Article(" ".join(runs)), sk.Article(" ".join(runs))])
    assert comparison.sentences["other_sentence_id"].tolist() == [0, 1, 2] * 2


def test_a_plural_name_takes_its_verb():
    article = sk.Article("Republicans met Ada Lane. Republicans met in Oslo.")
    said = sk.say_bearers(sk.bearers(article.names))
    assert said.startswith("Republicans are named most often")
    assert "Republicans are named first; Oslo enters last." in sk.say_name_timeline(article.names)
    shares = pd.DataFrame({"voice": ["Republicans"], "is_named": [True], "n_words": [4],
                           "source_type": "organization"})  # fmt: skip
    assert sk.say_share_of_voice(shares).startswith("Republicans get all the attributed words")


def test_thirds_are_set_beside_each_other():
    compound = [0.5, 0.6] * 4 + [0.0, 0.1] * 4 + [0.0, -0.1] * 4
    scores = pd.DataFrame({"start": range(24), "end": range(1, 25), "compound": compound})
    assert sk.say_tone_along(sk.tone_along(scores)).endswith(
        "The mean score of the middle third (+0.05) is lower than that of the first (+0.55), and"
        " the mean score of the last third (−0.05) is lower than that of the first (+0.55) and of"
        " the middle (+0.05)."
    )


def test_what_is_in_many_parts_is_told_together():
    tokens = sk.Article(" ".join(["Ice ice elm elm."] * 5)).tokens
    said = sk.say_trend(sk.trend(tokens, ["ice", "elm"], parts=5))
    assert said == "Of 5 parts, “ice” and “elm” occur most in several parts (2 each)."


def test_pairs_are_counted_as_pairs():
    table = pd.DataFrame({"first": list("abcd"), "second": list("efgh"), "n": 3, "pmi": 2.0,
                          "log_likelihood": 9.0, "start": 0, "end": 3})  # fmt: skip
    ax = sk.plot_collocates(table)
    assert " ".join(ax.get_title().split()).startswith("4 pairs have the strongest ties")
    plt.close(ax.figure)


def test_several_first_cues_share_a_count():
    cues = pd.DataFrame({"cue": ["say", "add"], "n_quotes": 2, "stance": "neutral",
                         "voices": [["Lane"], ["Lane"]]})  # fmt: skip
    assert sk.say_introductions(cues).startswith(
        "“say” and “add” each introduce 2 of the 4 attributions of speech with a cue; none comes"
    )


def test_a_text_tells_how_its_names_are_used():
    a = sk.Article("The Herald, a paper, said it rained. Ada Lane read the Herald. The Oaks of Elm "
                   "were out. Roe met the Oaks, and Lane met Bo Roe.")  # fmt: skip
    shares = sk.share_of_voice(a.quotes, a.tokens)
    assert sk.say_share_of_voice(shares).startswith("The Herald gets all")
    said = [sk.say_bearers(sk.bearers(a.names[a.names["name"] == name]))
            for name in ("Herald", "Oaks")]  # fmt: skip
    assert [one.partition(":")[2] for one in said] == [
        " the Herald, mentioned twice.", " the Oaks, mentioned twice."
    ]  # fmt: skip
    assert (
        sk.say_name_timeline(a.names[a.names["name"] == "Oaks"]) == "The Oaks are mentioned twice."
    )


def test_an_office_has_its_article():
    names = sk.Article("The Elm Ministry left. The Elm Ministry met Ada Lane.").names
    assert sk.say_bearers(sk.bearers(names)).startswith("The Elm Ministry is named more often")
    said = sk.say_name_timeline(names)
    assert said.endswith("The Elm Ministry is named first; Ada Lane enters last.")
    shares = pd.DataFrame({"voice": ["Elm Ministry", "Ada Lane"], "n_words": [4, 2],
                           "source_type": ["organization", "named person"]})  # fmt: skip
    said = sk.say_share_of_voice(shares.assign(is_named=True))
    assert said == "Of 6 attributed words, the Elm Ministry gets 4 and Ada Lane gets 2."


def test_a_seldom_tie_beside_the_strongest_is_told():
    table = pd.DataFrame({"word": ["war", "elm"], "n": [3, 2], "pmi": [4.0, 4.0],
                          "log_likelihood": 9.0, "start": 0, "end": 3})  # fmt: skip
    said = sk.say_collocates(table, "toll", measure="pmi")
    assert said == "Most strongly tied to “toll” on more than 2 occurrences: “war” (3)."


def test_a_phrase_that_is_left_out_as_a_part_is_told():
    said = sk.say_phrases(words_of(**{"cold war": 3, "old cold war": 2, "elm toll": 2}))
    assert said == (
        "The most frequent phrases, none within another, stop words at the ends aside: "
        "“cold war” (3) and “elm toll” (2)."
    )


def test_what_has_several_words_is_parted_by_semicolons():
    tokens = sk.Article("War war elm elm and so on. Toll toll and it goes on so.").tokens
    said = sk.say_trend(sk.trend(tokens, ["war", "elm", "toll"], parts=2))
    assert said == (
        "Of 2 parts, “war” and “elm” occur most in part 1 (2 each); “toll” occurs most in part 2"
        " (2)."
    )


MEANS = pd.DataFrame({"voice": ["reporter", "Ada Lane"], "name": ["Ada Lane", "Bo Reed"],
                      "n": [9, 9], "mean": -0.2, "low": -0.4, "high": -0.004,
                      "is_enough": [True, False], "above": [[], []]})  # fmt: skip


def test_a_mean_whose_interval_is_printed_with_a_zero_is_not_beyond_chance():
    said = sk.say_tone_by_voice(MEANS.head(1))
    assert said.startswith(
        "What is outside quotations sounds neither positive nor negative beyond chance. Mean score"
        " (95% interval): outside quotations"
    )
    assert "(−0.40 to 0.00)" in said
    (dot,) = [
        line for line in sk.plot_tone_by_voice(MEANS.head(1)).lines if line.get_marker() == "o"
    ]
    assert dot.get_color() == style.NEUTRAL


def test_enough_sentences_of_one_score_are_not_called_too_few():
    said = sk.say_tone_by_voice(MEANS)
    assert "no other voice has enough sentences of different tone to say." in said
    assert said.endswith("; 1 voice has too few sentences of different tone to say.")
    said = sk.say_tone_by_name(MEANS)
    assert said.startswith("Sentences that mention Ada Lane sound neither")
    assert "no other person or place drawn has enough sentences" in said
    assert "; 1 person or place has too few" in said
    said = sk.say_tone_by_name(MEANS.tail(1))
    assert (
        said == "No person or place has enough sentences of different tone to say how they sound."
    )


def test_a_sentence_says_whose_score_is_which():
    said = sk.say_opinions(pd.DataFrame({"vader": [0.5, 0.0], "afinn": 0.0, "disagree": False}))
    assert said.endswith(
        "furthest apart in sentence 0 (VADER +0.50, AFINN 0.00). Sentences are counted from 0."
    )


def test_a_lone_word_has_its_part_in_the_title():
    tokens = sk.Article("War and war. It rained all day at Elm.").tokens
    ax = sk.plot_trend(sk.trend(tokens, "war", parts=2))
    assert ax.get_title() == "“war” occurs most in part 1: twice"
    plt.close(ax.figure)


def test_a_counterpart_in_part_is_not_denied():
    table = pd.DataFrame({"account": ["A", "B"], "sentence_id": 0, "verdict": "partly",
                          "other": ["B", "A"], "other_sentence_id": 0})  # fmt: skip
    ax = sk.plot_told(table)
    assert "full counterpart" in " ".join(ax.get_title().split())
    plt.close(ax.figure)


def test_there_are_two_hundred_texts():
    assert len(TEXTS) == len(set(TEXTS)) == 200


def test_a_clouds_title_and_sentence_agree():
    sheet = Sheet()
    for text in (ARTICLES[0], "Rain, rain and snow.", "Rain and snow."):
        one = next(x for x in told(sk.Article(text), sheet, clouds=True) if x.kind == "cloud")
        assert list(faults(one)) == []


@pytest.mark.parametrize(
    ("title", "sentence", "options"),
    [
        ("1 words are left", "1 word is left.", {}),
        ("0 of 1 voices have enough", "None.", {}),
        ("Most in part 2, 3 and 9", "Most in parts 2, 3 and 9.", {}),
        ("It is", "The largest words are “war”.", {}),
        ("It is", "0 hold both.", {}),
        ("It is", "The mean is <NA>.", {}),
        ("It is", "In order: Lane, Reed, Lane and Roe.", {}),
        ("It is", "He said nothing", {}),
        ("It is", "None of the 2 words is.", {}),
        ("It is", "“say” introduces 2 of 2 attributions.", {}),
        ("It is", "It ends so: “Rain.”.", {}),
        ("It is", "3 people and 2 other names are named.", {}),
        ("“war” is most frequent", "Most frequent: “peace” (2).", {"shown": ("war", "peace")}),
        ("“war” is most frequent", "“war” is.", {"shown": ("peace",)}),
        ("“war” is most frequent", "“war” is.", {"shown": ("war",), "tops": ("war", "peace")}),
        ("“war” is most frequent.", "“war” is.", {"shown": ("war",)}),
        ("There are 3 of them.", "There are 3 of them.", {"is_empty": True}),
        ("There is no word.", "No word is most frequent.", {"is_empty": True}),
    ],
)
def test_a_fault_is_seen(title, sentence, options):
    assert list(faults(Told("any", title, sentence, **options)))


def test_halves_are_rounded_up_as_a_reader_rounds_them():
    measures = {
        "words per sentence": 20.25,
        "Flesch reading ease": 82.5,
        "Flesch-Kincaid grade": 12.5,
        "Coleman-Liau grade": 10.5,
    }
    table = pd.DataFrame({"measure": measures.keys(), "value": measures.values(), "says": "easy"})
    said = sk.say_readability(table)
    assert "has 20.3 words" in said
    assert "“easy” (83)" in said
    assert "for 13 and 11 years" in said
    growth = pd.DataFrame({"is_new": [True] * 33 + [False] * 7 + [True] + [False] * 39})
    assert "83% of the words in the first half are new, then 3%." in sk.say_growth(growth)
    opinions = pd.DataFrame({"vader": [0.125, 0.0], "afinn": 0.0, "disagree": False})
    assert "(VADER +0.13, AFINN 0.00)" in sk.say_opinions(opinions)


def test_each_share_is_rounded_for_itself():
    kinds = pd.DataFrame(
        {
            "source_type": ["named person", "organization", "document"],
            "n_words": [824, 88, 88],
            "share_words": [0.824, 0.088, 0.088],
        }
    )
    assert re.findall(r"\d+%", sk.say_source_kinds(kinds)) == ["82%", "9%", "9%"]


def test_voices_are_told_as_the_text_has_them_within_sentences():
    article = sk.Article(
        "The harbour froze. Harbour advocacy groups said it rained all day. The the Elm report "
        "said no. Aides to Ada Lane said it froze."
    )
    shares = sk.share_of_voice(article.quotes, article.tokens)
    said = sk.say_share_of_voice(shares)
    assert "harbour advocacy groups" in said
    assert "the Elm report with 1" in said
    assert "of its own, aides to Ada Lane, " in said


def test_a_label_in_capitals_holds_no_name():
    article = sk.Article("ANA VOSS: Is it late?\n\nUNIDENTIFIED FEMALE: It is late.\n\nVOSS: Yes.")
    said = "One statement comes from a person who is not named: “UNIDENTIFIED FEMALE”."
    assert lines.say_unnamed(article.quotes) == said
