"""The explorer in a real browser: what it counts, what it shows, and who can use it."""

import re

import pytest
from conftest import HARBOUR, IN_BROWSER

import studykit as sk

pytestmark = IN_BROWSER


@pytest.fixture(scope="module", params=["article", "harbour"])
def opened(request, open_page):
    """An article and its explorer."""
    article = request.getfixturevalue(request.param)
    return article, open_page(article)


def picked(tab, kind, value):
    """The places of a pick, as offsets."""
    tab.evaluate("([kind, value]) => pick({ kind, value })", [kind, value])
    return tab.evaluate("() => state.hits[0].map(([a, b]) => [model.start[a], model.end[b]])")


def places(table):
    return table[["start", "end"]].to_numpy().tolist()


# ---------------------------------------------------------------- figures equal the tables’


def test_it_reads_the_tokens_as_they_are(opened):
    article, tab = opened
    for name in ("type", "lemma", "start", "end"):
        assert tab.evaluate(f"() => Array.from(model.{name})") == article.tokens[name].tolist()
    owners = article.tokens["quote_id"].fillna(-1).tolist()
    assert tab.evaluate("() => Array.from(model.quote)") == owners
    sentences = article.tokens["sentence_id"].tolist()
    assert tab.evaluate("() => Array.from(model.sentence)") == sentences


@pytest.mark.parametrize("together", [False, True])
def test_counts_and_rates_are_those_of_the_tables(opened, together):
    article, tab = opened
    found = tab.evaluate("together => frequency(together)", together)
    table = sk.frequency(article.tokens, by="lemma" if together else "type")
    assert [(row["word"], row["n"]) for row in found] == list(
        zip(table["word"], table["n"], strict=True)
    )
    assert [row["perThousand"] for row in found] == pytest.approx(table["per_1000"].tolist())


@pytest.mark.parametrize("together", [False, True])
def test_words_are_listed_as_the_table_lists_them(opened, together):
    """A form that is a stop word is in neither, nor are its places."""
    article, tab = opened
    tab.evaluate(
        "on => { state.together = on; lists.shown = 'words'; lists.isWhole = true; }", together
    )
    try:
        tab.evaluate("() => showTab('lists')")
        rows = tab.locator("#view tbody tr").all_inner_texts()
        said = tab.locator("#view svg title").all_text_contents()
    finally:
        tab.evaluate("() => { state.together = false; }")
    table = sk.frequency(article.tokens, by="lemma" if together else "type", stop_words=False)
    listed = [(row.split("\t")[0].strip(), int(row.split("\t")[1])) for row in rows]
    assert listed == list(zip(table["word"], table["n"], strict=True))
    assert [int(marks.split()[0]) for marks in said] == table["n"].tolist()


def twenty_words(article):
    table = sk.frequency(article.tokens)
    return [*table["word"].head(10), *table["word"].iloc[10:300:29]]


def test_twenty_words_are_where_the_tables_have_them(opened):
    article, tab = opened
    for word in twenty_words(article):
        hits = sk.hits(article.tokens, word)
        assert picked(tab, "word", word) == places(hits)
        along = tab.evaluate("() => placesAlong(state.hits[0])")
        assert along == pytest.approx(hits["at"].tolist())


@pytest.mark.parametrize("query", ["the *", "s*", "th? ", "in the", "* of the", "a*d t*"])
def test_phrases_and_wildcards_are_where_the_tables_have_them(opened, query):
    article, tab = opened
    hits = sk.hits(article.tokens, query, mode="wildcard")
    assert picked(tab, "query", query) == places(hits)


@pytest.mark.parametrize("query", ["The", "of the", "In the", "A*", "Th? *"])
def test_capitals_count_where_they_are_asked_for(opened, query):
    article, tab = opened
    mode = "wildcard" if set(query) & {"*", "?"} else "words"
    # Of several, those that do not occur give no rows.
    hits = sk.hits(article.tokens, [query, "the"], mode=mode, match_case=True)
    assert picked(tab, "exact", query) == places(hits[hits["query"] == query])


PATTERNS = (
    r"\bth\w+", r"an", r"(?:the|a) \w+", r"\d[\d,.]*", r"[A-Z]\w+(?: [A-Z]\w+)+", r".{3}$", r"^\w+",
    r"(\w)\1", r"\w+(?=,)", r"(?<=the )\w+", r"“[^”]+?”", r"(?<x>e)\k<x>|\Bs\b", r"\s+\S{12,}?",
)  # fmt: skip


@pytest.mark.parametrize("ignores_case", [False, True])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_regular_expressions_are_where_the_table_has_them(opened, pattern, ignores_case):
    article, tab = opened
    value = f"/{pattern}/{'i' if ignores_case else ''}"
    try:
        table = sk.concordance(
            article.text,
            article.tokens,
            pattern.replace("(?<x>", "(?P<x>").replace(r"\k<x>", r"(?P=x)"),
            mode="regex",
            match_case=not ignores_case,
            width=60,
        )
    except ValueError:
        assert picked(tab, "pattern", value) == []
        return
    picked(tab, "pattern", value)
    found = tab.evaluate("() => state.hits[0].map((hit) => contextOf(hit))")
    columns = ["left", "keyword", "right"]
    assert [[row[name] for name in columns] for row in found] == table[columns].to_numpy().tolist()
    assert tab.evaluate("() => state.hits[0].map(([first]) => model.sentence[first])") == (
        table["sentence_id"].tolist()
    )


def test_the_forms_of_a_word_are_found_together(opened):
    article, tab = opened
    tab.evaluate("() => { state.together = true; }")
    try:
        for word in twenty_words(article):
            hits = sk.hits(article.tokens, word, mode="lemmas")
            assert picked(tab, "word", word) == places(hits)
    finally:
        tab.evaluate("() => { state.together = false; }")


def test_twenty_keyness_figures_are_those_of_the_table(opened):
    article, tab = opened
    table = sk.keyness(article.tokens).set_index("word")
    found = {row["word"]: row for row in tab.evaluate("() => keywords()")}
    listed = [*table.index[:10], *twenty_words(article)]
    names = {"likelihood": "log_likelihood", "ratio": "log_ratio", "low": "low", "high": "high"}
    for word in [word for word in listed if word in table.index]:
        assert found[word]["verdict"] == table.loc[word, "verdict"]
        for name, column in names.items():
            expected = table.loc[word, column]
            if found[word]["verdict"] != "not in the reference":
                assert found[word][name] == pytest.approx(expected, rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("stop_words", [False, True])
def test_neighbours_are_those_of_the_table(opened, stop_words):
    article, tab = opened
    for word in twenty_words(article):
        table = sk.collocates(article.tokens, word, stop_words=stop_words)
        picked(tab, "word", word)
        found = tab.evaluate("stopWords => collocates(state.hits[0], { stopWords })", stop_words)
        found = {row["word"]: row for row in found}
        assert set(found) == set(table["word"])
        names = {"n": "n", "left": "n_left", "right": "n_right", "all": "n_all"}
        names |= {"likelihood": "log_likelihood", "pmi": "pmi", "t": "t_score", "dice": "dice"}
        for row in table.to_dict("records"):
            for name, column in names.items():
                assert found[row["word"]][name] == pytest.approx(row[column], abs=1e-9)


def test_phrases_are_those_of_the_table(opened):
    article, tab = opened
    for n in (2, 3, 4):
        table = sk.phrases(article.tokens, n)
        found = tab.evaluate("n => phrases(n).map(row => [row.phrase, row.n])", n)
        assert sorted(found) == sorted(table[["phrase", "n"]].to_numpy().tolist())


def test_trend_and_evenness_are_those_of_the_tables(opened):
    article, tab = opened
    evenness = sk.dispersion(article.tokens, stop_words=True).set_index("word")["dp_norm"]
    for word in twenty_words(article):
        picked(tab, "word", word)
        found = tab.evaluate("() => trend(state.hits[0])")
        table = sk.trend(article.tokens, word)
        assert [row["n"] for row in found] == table["n"].tolist()
        assert [row["perThousand"] for row in found] == pytest.approx(table["per_1000"].tolist())
        if word in evenness:
            dp = tab.evaluate("() => dispersion(state.hits[0])")
            assert dp == pytest.approx(evenness[word])
    picked(tab, "word", "the")
    tab.evaluate("() => showTab('picked')")
    assert f"(DPnorm): {evenness['the']:.2f}; 0 is" in tab.inner_text("#view")


def whole_words(article, place):
    """A place with the whole of the words that it begins and ends in."""
    tokens = article.tokens[
        (article.tokens["end"] > place[0]) & (article.tokens["start"] < place[1])
    ]
    return [tokens["start"].min(), tokens["end"].max()]


def test_names_are_where_the_table_has_them(opened):
    article, tab = opened
    for name in article.names["name"].unique():
        mentions = article.names[article.names["name"] == name]
        assert picked(tab, "name", name) == [
            whole_words(article, place) for place in places(mentions)
        ]
        tone = tab.evaluate("() => toneOfSentences(sentencesOf(state.hits[0]))")
        scores = article.sentiment["compound"].iloc[mentions["sentence_id"].unique()]
        assert (tone["n"], tone["mean"]) == (len(scores), pytest.approx(scores.mean()))


def test_shares_of_voices_are_those_of_the_table(opened):
    article, tab = opened
    table = sk.share_of_voice(article.quotes, article.tokens)
    found = {row["code"]: row for row in tab.evaluate("() => shares()")}
    heard = table[table["voice"].notna()].reset_index(drop=True)
    for code, row in enumerate(heard.to_dict("records")):
        assert found[code]["n"] == row["n_words"]
        assert found[code]["shareReported"] == pytest.approx(row["share_words"])
    nobody = int(table.loc[table["voice"].isna(), "n_words"].sum())
    assert found[-1]["n"] == nobody


def test_kinds_of_source_are_counted_as_in_the_table(opened):
    article, tab = opened
    table = sk.source_kinds(article.quotes, article.tokens)
    types = tab.evaluate("() => model.quotes.source_type")
    found = {kind: types.count(kind) for kind in table["source_type"]}
    assert found == dict(zip(table["source_type"], table["n_quotes"], strict=True))
    assert sum(found.values()) == len(types)


def test_lines_in_context_are_those_of_the_table(opened):
    article, tab = opened
    for sort in ("position", "left", "right"):
        table = sk.concordance(article.text, article.tokens, "the", width=60, sort=sort)
        picked(tab, "word", "the")
        tab.evaluate("sort => { concordance.sort = sort; }", sort)
        found = tab.evaluate("() => sortedLines(state.hits[0]).map(hit => contextOf(hit))")
        columns = ["left", "keyword", "right"]
        expected = table[columns].to_numpy().tolist()
        assert [[row[name] for name in columns] for row in found] == expected


def test_the_text_as_a_whole_is_measured_as_in_the_tables(opened):
    article, tab = opened
    found = tab.evaluate("() => vocabulary()")
    varied = sk.diversity(article.tokens).set_index("measure")["value"]
    read = sk.readability(article.sentences, article.tokens).set_index("measure")["value"]
    assert (found["words"], found["types"]) == (varied["words"], varied["types"])
    assert found["hapaxes"] == varied["hapaxes"]
    assert found["ratio"] == pytest.approx(varied["type-token ratio"])
    assert found["length"] == pytest.approx(read["words per sentence"])
    assert found["colemanLiau"] == pytest.approx(read["Coleman-Liau grade"])


KINDS = ("voice", "unnamed", "quotations", "reports", "around")


@pytest.fixture(params=KINDS)
def without(request, opened):
    """An article without some of its words: the tokens that are left, and its explorer."""
    article, tab = opened
    quotes, tokens = article.quotes, article.tokens
    voice = quotes["speaker"].dropna().mode()[0]
    is_off = {
        "voice": quotes["voice"].eq(voice).fillna(False),
        "unnamed": quotes["speaker"].isna(),
        "quotations": quotes["kind"] != "indirect",
        "reports": quotes["kind"] == "indirect",
    }
    if request.param in is_off:
        is_left = ~tokens["quote_id"].isin(quotes.index[is_off[request.param]])
    else:
        is_left = tokens["paragraph_id"].map(article.paragraphs["kind"]) == "body"
    item = f"voice:named|{voice}" if request.param == "voice" else request.param
    tab.evaluate("item => without(() => switchOff(item))", item)
    yield article, tokens[is_left], tab
    tab.evaluate("() => without(() => { state.off = nothingOff(); })")


def test_what_is_switched_off_is_gone_from_words_and_key_words(without):
    _, left, tab = without
    left = left.reset_index(drop=True)
    found = tab.evaluate("() => frequency(false).map(row => [row.word, row.n])")
    assert sorted(found) == sorted(sk.frequency(left)[["word", "n"]].to_numpy().tolist())
    verdicts = {row["word"]: row["verdict"] for row in tab.evaluate("() => keywords()")}
    table = sk.keyness(left)
    table = table[(table["n"] > 0) | (table["verdict"] != "not in the reference")]
    assert verdicts == dict(zip(table["word"], table["verdict"], strict=True))
    assert tab.inner_text("#status").startswith("Without ")


def test_what_is_switched_off_has_no_tone(without):
    """A sentence has the tone that its other words bring to it, one with none of them has none."""
    article, left, tab = without
    values = article.valence[article.valence["start"].isin(left["start"])]
    sums = values.groupby("sentence_id")["adjusted"].sum()
    heard = left[left["kind"].isin(["word", "number"])]["sentence_id"].unique()
    tones = {row: float(sums.get(row, 0)) for row in heard}
    expected = [
        pytest.approx(tones[row] / (tones[row] ** 2 + 15) ** 0.5, abs=1e-3)
        if row in tones
        else None
        for row in article.sentences.index
    ]
    assert tab.evaluate("() => state.tones") == expected
    tab.evaluate("() => { lists.shown = 'tone'; showTab('lists'); }")
    listed = tab.locator("#view tbody .at").all_inner_texts()
    assert {int(text.strip("[]")) for text in listed} <= set(heard)


CARDS = """() => indexes(model.sentenceStart.length, () => true)
  .map((i) => ({ kind: "sentence", value: String(i) })).filter((pick) => hitsOf(pick).length)
  .map((pick) => [Number(pick.value), aboutPassage(pick).querySelectorAll("dt")])
  .map(([i, terms]) => [i, Object.fromEntries([...terms].map(({ textContent, nextSibling }) =>
    [textContent, [nextSibling.textContent, ...nextSibling.querySelectorAll("bdi")]
      .map((found) => found.textContent ?? found)]))])"""


def test_a_card_counts_mentions_and_not_their_words(opened):
    article, tab = opened
    mentions = article.names.groupby("sentence_id")["name"]
    expected = {row: names.value_counts().to_dict() for row, names in mentions}
    cards = dict(tab.evaluate(CARDS))
    said = {row: card["Names"][0] for row, card in cards.items() if "Names" in card}
    found = {row: dict(re.findall(r"(\S.*?) \((\d+)\)", text)) for row, text in said.items()}
    assert found == {row: {k: str(n) for k, n in names.items()} for row, names in expected.items()}


def test_what_is_switched_off_is_in_no_card(without):
    """Of a sentence and of a number."""
    article, left, tab = without
    words = left[left["kind"].isin(["word", "number"])]["sentence_id"].value_counts()
    toned = article.valence[article.valence["adjusted"] != 0]
    toned = toned[toned["start"].isin(left["start"])].groupby("sentence_id")["token"].agg(list)
    cards = dict(tab.evaluate(CARDS))
    assert {row: int(card["Words"][0]) for row, card in cards.items()} == words.to_dict()
    for row, card in cards.items():
        assert card.get("Words with a tone", [""])[1:] == toned.get(row, [])
    numbers = """() => model.numbers.span.map((_, i) => ({ kind: "number", value: numberText(i) }))
      .filter((pick) => hitsOf(pick).length !== aboutNumber(pick).querySelectorAll("li").length)"""
    assert tab.evaluate(numbers) == []


def test_a_voice_has_the_tone_of_what_is_left_of_it(without):
    *_, tab = without
    rows = """() => model.voices.map((_, code) => [
      toneOfVoice(code).n,
      new Set(state.words
        .filter((token) => voiceOf(token) === code
          && model.quotes.kind[model.quote[token]] !== "indirect")
        .map((token) => model.sentence[token])).size])"""
    assert all(n <= left for n, left in tab.evaluate(rows))


def test_the_tone_of_answers_without_marks_goes_with_their_voice(open_page):
    tab = open_page(sk.read(HARBOUR.with_name("interview.txt")))
    code = "model.voices.findIndex(({ voice }) => voice === 'Oriel Banwo')"
    assert tab.evaluate(f"() => toneOfVoice({code}).n") > 0
    tab.evaluate("() => without(() => switchOff('voice:named|Oriel Banwo'))")
    assert tab.evaluate(f"() => toneOfVoice({code}).n") == 0


def test_each_count_that_is_offered_is_that_of_its_places(without):
    """In the lists and below the field."""
    *_, tab = without
    counts = """() => candidates().filter(({ kind }) => !["cue", "source", "voice"].includes(kind))
      .map((row) => [row.label, row.n, hitsOf(row).length])"""
    assert [row for row in tab.evaluate(counts) if row[1] != row[2]] == []
    found = (
        "() => [2, 3].flatMap((n) => phrases(n)).map(({ phrase }) => hitsOfQuery(phrase).length)"
    )
    assert 0 not in tab.evaluate(found)
