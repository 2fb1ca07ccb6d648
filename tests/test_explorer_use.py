"""The explorer as people use it: keys, addresses, notes, reading blind; nobody shut out."""

import json
import re

import pytest
from conftest import IN_BROWSER

import studykit as sk
from studykit.corrections import read_corrections

pytestmark = IN_BROWSER


def status(tab):
    return tab.inner_text("#status")


def panel(tab):
    """What stands beside the text, once it has followed the pick."""
    tab.locator("#view:not([aria-busy=true])").wait_for()
    return tab.locator("#view")


def heading(tab):
    return panel(tab).locator("h2").first.inner_text()


def downloaded(tab, name):
    """The text of the file that a button offers."""
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name=name).click()
    with open(waiting.value.path(), encoding="utf-8-sig", newline="") as file:
        return file.read()


# ---------------------------------------------------------------- picking


def test_a_click_picks_and_the_text_the_count_and_the_address_follow(open_page, harbour):
    tab = open_page(harbour, short=True)
    tab.locator(".w", has_text="Fenwick").first.click()
    mentions = harbour.names[harbour.names["name"] == "Maud Fenwick"]
    assert heading(tab) == "Maud Fenwick"
    assert status(tab) == f"Maud Fenwick, name: {len(mentions)} places."
    lit = tab.locator(".w.a").all_inner_texts()
    assert lit == " ".join(mentions["mention"]).split()
    assert tab.url.endswith("#a=name%3AMaud+Fenwick")
    assert tab.faults == []


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_typed_comes_into_view(open_page, harbour, width):
    tab = open_page(harbour, width=width)
    last = sk.hits(harbour.tokens, harbour.tokens["token"].iloc[-3])
    tab.locator("#search").fill(harbour.text[last["start"].iloc[0] : last["end"].iloc[0]])
    tab.keyboard.press("Enter")
    tab.wait_for_timeout(100)
    seen = tab.evaluate(
        "() => { const { x, y } = document.querySelector('.w.a').getBoundingClientRect();"
        " return document.elementFromPoint(x + 2, y + 4)?.className; }"
    )
    assert seen.startswith("w a")


def test_lists_show_where_each_row_is(open_page, harbour):
    tab = open_page(harbour, short=True)
    tab.locator("#tab-lists").click()
    for name, most in {"Words": 40, "Names": 40, "Voices": 40}.items():
        tab.get_by_role("group", name="Lists").get_by_role("button", name=name, exact=True).click()
        rows = tab.locator("#view tbody tr").all()[:most]
        marks = [
            row.locator("svg title").text_content() for row in rows if row.locator("svg").count()
        ]
        assert len(marks) >= len(rows) - 1
        for row, said in zip(rows, marks, strict=False):
            assert name == "Voices" or said.startswith(
                f"{row.locator('td.n').first.inner_text()} place"
            )


def test_a_second_pick_stands_beside_the_first(open_page, harbour):
    tab = open_page(harbour, short=True)
    tab.locator(".w", has_text="ferry").first.click()
    tab.locator(".w", has_text="bridge").nth(1).click(modifiers=["Shift"])
    rows = panel(tab).locator("table").first.inner_text()
    assert re.search(rf"Places\s+{len(sk.hits(harbour.tokens, 'ferry'))}\s", rows)
    assert tab.locator(".w.b").count() == len(sk.hits(harbour.tokens, "bridge"))
    tab.keyboard.press("Escape")
    assert tab.locator(".w.a, .w.b").count() == 0
    assert "Pick a word" in panel(tab).inner_text()
    assert "#" not in tab.url


def test_what_is_drawn_with_shift_stands_beside_the_first(open_page, harbour):
    tab = open_page(harbour, "#a=word:ferry", short=True)

    def draw(first, last):
        boxes = [tab.locator(f"[data-t='{token}']").bounding_box() for token in (first, last)]
        for box, share, act in zip(boxes, (0.1, 0.9), (tab.mouse.down, tab.mouse.up), strict=True):
            tab.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
            act()

    first = sk.hits(harbour.tokens, "harbour town")["start"].iloc[0]
    token = int(harbour.tokens.index[harbour.tokens["start"] == first][0])
    draw(0, 1)
    assert panel(tab).locator(".head").count() == 1
    tab.keyboard.down("Shift")
    draw(token, token + 1)
    tab.locator(".head").nth(1).wait_for()
    assert panel(tab).locator(".head h2").inner_text() == "harbour town"
    tab.locator(".w", has_text="Fenwick").first.click()
    tab.locator(".head h2", has_text="Maud Fenwick").wait_for()
    assert tab.locator(".head").count() == 2


def test_back_leads_to_the_pick_before(open_page, harbour):
    tab = open_page(harbour, short=True)
    for word in ("ferry", "bridge", "bridge", "clay"):
        tab.locator("#search").fill(word)
        tab.keyboard.press("Escape")
        tab.keyboard.press("Enter")
        tab.wait_for_function("word => location.hash.endsWith(word)", arg=word)
    for way, word in (
        (tab.go_back, "bridge"),
        (tab.go_back, "ferry"),
        (tab.go_forward, "bridge"),
        (tab.go_back, "ferry"),
    ):
        way()
        tab.locator("#view h2", has_text=word).wait_for()
        assert tab.locator(".w.a").first.inner_text().lower() == word
    tab.go_back()
    tab.get_by_text("Nothing is picked.").wait_for()
    assert tab.faults == []


def test_the_link_to_the_text_leaves_the_pick(open_page, harbour):
    tab = open_page(harbour, "#a=word:clay", short=True)
    tab.locator(".skip").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => location.hash === '#a=word%3Aclay'")
    assert heading(tab) == "clay"


def test_a_pick_by_pointer_empties_the_field(open_page, harbour):
    tab = open_page(harbour, short=True)
    field = tab.locator("#search")
    field.fill("clay")
    tab.keyboard.press("Enter")
    assert field.input_value() == "clay"
    tab.locator(".w", has_text="bridge").nth(1).click()
    assert field.input_value() == ""


def test_a_list_that_is_shown_whole_stays_whole(open_page, harbour):
    tab = open_page(harbour, short=True)
    tab.locator("#tab-lists").click()
    tab.get_by_role("button", name="Show all").click()
    n = tab.locator("#view tbody tr").count()
    tab.get_by_label("Sort by").select_option("word")
    assert tab.locator("#view tbody tr").count() == n
    tab.get_by_role("button", name="As a cloud").click()
    assert tab.get_by_label("Sort by").count() == 0


def test_a_keyboard_does_everything(open_page, harbour):
    tab = open_page(harbour)
    tab.keyboard.press("/")
    tab.keyboard.type("fer")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert heading(tab) == "ferry"
    tab.locator("#text").focus()
    for key in ("Home", "ArrowDown", "ArrowRight"):
        tab.keyboard.press(key)
    assert status(tab).startswith("Tamsin")
    tab.keyboard.press("Shift+ArrowRight")
    tab.keyboard.press("Enter")
    assert heading(tab) == "tamsin orrell"
    tab.keyboard.press("Shift+ArrowRight")
    tab.keyboard.press("Shift+Enter")
    tab.locator(".head").nth(1).wait_for()
    tab.keyboard.press("?")
    assert tab.locator("dialog[open]").is_visible()
    tab.keyboard.press("Escape")
    tab.locator("dialog").wait_for(state="detached")
    tab.locator("#tab-picked").focus()
    tab.keyboard.press("ArrowRight")
    assert tab.get_attribute("#tab-lists", "aria-selected") == "true"
    stops = 0
    tab.locator("#search").focus()
    while tab.evaluate("() => document.activeElement.id") != "text":
        tab.keyboard.press("Tab")
        stops += 1
    tab.keyboard.press("Tab")
    assert stops < 10
    assert tab.evaluate("() => document.activeElement.closest('.panel') !== null")
    assert tab.faults == []


def test_the_field_reads_capitals_and_regular_expressions(open_page, harbour):
    tab = open_page(harbour)
    tab.get_by_role("button", name="Match capitals").click()
    tab.locator("#search").fill("The")
    tab.keyboard.press("Enter")
    n = len(sk.hits(harbour.tokens, "The", match_case=True))
    assert status(tab) == f"The, capitals as typed: {n} places."
    tab.get_by_role("button", name="Regular expression").click()
    tab.locator("#search").fill(r"\bT\w+")
    assert tab.locator("#suggested li").count() == 0
    tab.keyboard.press("Enter")
    found = sk.concordance(harbour.text, harbour.tokens, r"\bT\w+", mode="regex", match_case=True)
    assert status(tab) == rf"/\bT\w+/, regular expression: {len(found)} places."
    assert panel(tab).locator(".line strong").all_inner_texts() == found["keyword"].tolist()
    again = open_page(harbour, tab.url[tab.url.index("#") :])
    assert again.evaluate("() => state.hits") == tab.evaluate("() => state.hits")
    assert tab.faults == again.faults == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/(/", "/(/ is no regular expression: unterminated group."),
        ("/x{2,1}/i", "is no regular expression: numbers out of order in {} quantifier."),
        ("/(?i:x)/", "is no regular expression: this kind of group is not known here."),
        (r"/(\w+\W?)*\d{9}/", "takes too many steps on this text: make it simpler."),
        (r"/(.*)*(.*)*x{40}/", "takes too many steps on this text: make it simpler."),
        ("/zebra/", "“/zebra/” does not occur in the text."),
        ("ferry|bridge", "ferry|bridge, phrase:"),
        ("“the boat”", "the boat, phrase:"),
        ("fery", "“fery” does not occur in the text; ferry does."),
        ("*", "places"),
        ("(((", "“(((” is no word, and the field looks for words. With “.*” it finds marks too."),
        ("“", "““” is no word"),
        ("/boat/gz", "/boat/gz is no regular expression: after the last stroke may stand an i"),
        ("w" * 90, "w …, word: 0 places."),
        ("wo " * 1000, "2,999 characters are too long to look for: 300 at most."),
        ("the boat", "the boat, phrase:"),
        ("Wendle’s", "does not occur"),
    ],
)
def test_whatever_is_typed_is_answered(open_page, harbour, typed, said):
    tab = open_page(harbour, short=True)
    tab.locator("#search").fill(typed)
    tab.keyboard.press("Enter")
    assert said in f"{status(tab)} {panel(tab).inner_text()}"
    assert tab.faults == []


def test_a_sentence_and_a_state_have_addresses(open_page, harbour):
    tab = open_page(harbour, "#s5")
    assert heading(tab) == "sentence 5"
    assert tab.locator("#s5.here").is_visible()
    tab = open_page(harbour, "#a=word%3Aboat&b=name%3ARufus+Adeyo&off=unnamed&forms=together")
    assert tab.evaluate("() => [state.picks.length, state.together, state.off.unnamed]") == [
        2,
        True,
        True,
    ]
    tab = open_page(harbour, "#a=constructor:x&off=voice:nobody|x&off=%00")
    assert tab.faults == []


ADDRESSES = {
    "#off=unnamed": "Without sources without a name, ",
    "#s999": "Not in this text: sentence 999.",
    "#a=sentence:999": "Not in this text: sentence 999.",
    "#a=sentence:length": "Not in this text: sentence:length.",
    "#a=passage:1.5-2": "Not in this text: passage:1.5-2.",
    "#a=voice:zzz": "Not in this text: voice:zzz.",
    "#a=name:Ada+Lane&b=word:boat&off=voice:zzz": "Not in this text: name:Ada Lane and voice:zzz.",
    "#a=pattern:/a/gz": "/a/gz is no regular expression: after the last stroke may stand an i",
    "#a=pattern:a": "a is no regular expression: it stands between strokes",
    "#a=word:zebra": "zebra, word: 0 places.",
    f"#a=word:{'w' * 3000}": "Not in this text: word:www",
    "#zebra": "Not in this text: zebra.",
    "#": "Nothing is picked.",
}


def test_an_address_that_picks_nothing_says_so(open_page, harbour):
    tab = open_page(harbour, short=True)
    assert status(tab) == ""
    for address, said in ADDRESSES.items():
        tab.evaluate("() => { location.hash = '#s5'; }")
        tab.locator("#s5.here").wait_for()
        assert heading(tab) == "sentence 5"
        tab.evaluate("address => { location.hash = address; }", address)
        tab.wait_for_timeout(100)
        assert status(tab).startswith(said), address
        assert len(tab.url) < 500
        assert "sentence 5" not in panel(tab).inner_text()
    assert tab.faults == []


def test_a_pick_is_not_compared_with_itself(open_page, harbour):
    tab = open_page(harbour, "#a=word:clay&b=word:clay", short=True)
    assert panel(tab).locator(".head").count() == 1
    tab.get_by_role("button", name="Compare with").click()
    tab.locator("#search").fill("clay")
    tab.keyboard.press("Enter")
    assert status(tab) == "clay is picked already: beside it stands something else."
    tab.locator("#search").fill("ferry")
    tab.keyboard.press("Escape")
    tab.keyboard.press("Enter")
    assert panel(tab).locator(".head").count() == 2


TINY = ["Rain.", "“No.”", "1", "Storm\n\nBy Ada Lane\n\nIt rained.", "?!", "雨。"]


@pytest.mark.parametrize("text", TINY)
def test_the_shortest_texts_have_a_page(open_page, text):
    tab = open_page(sk.Article(text))
    tab.evaluate("() => { for (const key of Object.keys(TABS)) showTab(key); }")
    for name in tab.evaluate("() => Object.keys(LISTS)"):
        tab.evaluate("name => { lists.shown = name; showTab('lists'); }", name)
        assert not re.search(r"\[object|undefined|NaN|null", tab.inner_text("#view")), name
    tab.evaluate("() => without(() => { state.off.around = state.off.quotations = true; })")
    tab.evaluate("() => { pick({ kind: 'sentence', value: '0' }); pick(pickOf('rain'), true); }")
    assert not re.search(r"\[object|undefined|NaN|null", panel(tab).inner_text())
    assert tab.faults == []


def test_every_list_and_panel_is_drawn(open_page, harbour):
    tab = open_page(harbour)
    for name in tab.evaluate("() => Object.keys(LISTS)"):
        tab.evaluate("name => { lists.shown = name; showTab('lists'); }", name)
        text = tab.inner_text("#view")
        assert not re.search(r"\[object|undefined|NaN|null", text), (name, text)
    for kind, values in {
        "name": harbour.names["name"].unique().tolist(),
        "voice": [f"named|{voice}" for voice in harbour.quotes["speaker"].dropna().unique()],
        "source": tab.evaluate("() => [...new Set(model.quotes.source_type)]"),
        "sentence": ["0", "12"],
        "number": tab.evaluate("() => model.numbers.span.map((_, i) => numberText(i))"),
        "cue": tab.evaluate("() => model.quotes.lemma.filter(Boolean)"),
    }.items():
        for value in values:
            tab.evaluate("([kind, value]) => pick({ kind, value })", [kind, value])
            text = tab.inner_text("#view")
            assert not re.search(r"\[object|undefined|NaN|null|does not occur", text), (value, text)
    assert tab.faults == []


# ---------------------------------------------------------------- reading blind, keeping


TEXT = (
    "Ada Lane said it would rain. “The dam is safe,” said Bo Roe. The dam broke on Monday"
    " 😀.\n\nThe dam was old, an engineer warned."
)


def mark(tab, words, voice):
    """Choose words in the text by keyboard and say whose they are."""
    first, last = tab.evaluate("words => hitsOfQuery(words, false)[0]", words)
    tab.evaluate("([a, b]) => { walkTo(b); choose(a); markBlind(); }", [first, last])
    tab.keyboard.type(voice)
    tab.keyboard.press("Tab")


def test_reading_blind_gives_agreement_and_corrections(open_page, tmp_path):
    article = sk.Article(TEXT)
    tab = open_page(article)
    tab.locator("#tab-blind").click()
    tab.get_by_role("button", name="Hide the marks and begin").click()
    assert tab.locator("#text.with-voices, #text.with-names").count() == 0
    mark(tab, "The dam is safe", "Ada Lane")
    mark(tab, "The dam broke on Monday", "Roe")
    tab.get_by_role("button", name="Show both").click()
    assert "You and the kit agree on" in status(tab)
    marks = json.loads(downloaded(tab, "Save marks"))
    found = [[TEXT[a:b] for a, b in row["spans"]] for row in marks["marks"]]
    assert found == [["“The dam is safe,”"], ["The dam broke on Monday"]]
    sheet = tmp_path / "a.quotes.csv"
    tab.get_by_role("button", name="Save corrections").click()
    saved = downloaded(tab, "Save mine, drop the others")
    sheet.write_text(saved, encoding="utf-8-sig", newline="")
    corrected = sk.Article(TEXT, corrections=read_corrections(sheet))
    assert corrected.corrections["applied"].all(), corrected.corrections
    rows = corrected.quotes[["content", "speaker"]].fillna("").to_numpy().tolist()
    assert rows == [["“The dam is safe,”", "Ada Lane"], ["The dam broke on Monday", "Bo Roe"]]
    other = tmp_path / "marks.json"
    other.write_text(json.dumps(marks), encoding="utf-8")
    tab.set_input_files("input[aria-label='Beside another reader']", other)
    tab.wait_for_function("() => document.querySelector('#status').textContent.includes('100 %')")
    assert tab.faults == []


def test_what_is_read_blind_is_there_after_a_reload(open_page, tmp_path):
    """With what is being typed, and hidden as before."""
    tab = open_page(sk.Article(TEXT), "#a=word:rain")
    tab.locator("#tab-blind").click()
    tab.get_by_role("button", name="Hide the marks and begin").click()
    mark(tab, "The dam is safe", "Roe")
    marks = tmp_path / "marks.json"
    marks.write_text(downloaded(tab, "Save marks"), encoding="utf-8")
    mark(tab, "The dam broke on Monday", "")
    tab.locator(".marks input").nth(1).focus()
    tab.keyboard.type("Ada Lan")
    tab.reload()
    tab.evaluate("() => dispatchEvent(new Event('hashchange'))")
    assert tab.locator("#text.with-voices, dialog").count() == 0
    fields = tab.locator(".marks input")
    assert [field.input_value() for field in fields.all()] == ["Roe", "Ada Lan"]
    assert "What you mark is kept in this browser." in tab.inner_text("#view")
    for answer, n in {"Keep mine": 2, "Replace them": 1}.items():
        tab.set_input_files("input[aria-label='Load marks']", marks)
        tab.get_by_role("button", name=answer).click()
        assert fields.count() == n
    assert status(tab) == "1 mark loaded."
    fields.first.press("Enter")
    assert status(tab) == "Said by Roe."
    tab.get_by_role("button", name="Remove").click()
    assert status(tab) == "Removed: “The dam is safe,”."
    tab.get_by_role("button", name="Stop").click()
    tab.reload()
    assert tab.locator("#text.with-voices").count() == 1
    assert tab.faults == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("null", "This is no file with marks."),
        ('{"marks": {}}', "This is no file with marks."),
        ('{"marks": [], "characters": 7}', "These are marks of another article."),
    ],
)
def test_a_file_without_marks_is_told_plainly(open_page, tmp_path, text, said):
    tab = open_page(sk.Article(TEXT), short=True)
    tab.locator("#tab-blind").click()
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    tab.set_input_files("input[aria-label='Load marks']", tmp_path / "x.json")
    tab.locator("#status", has_text=said).wait_for()


def test_where_nothing_can_be_stored_leaving_is_asked_about(open_page):
    tab = open_page(sk.Article(TEXT))
    ask = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    tab.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new Error(); }; enterBlind(); }"
    )
    assert not tab.evaluate(ask)
    mark(tab, "The dam is safe", "Roe")
    assert tab.evaluate(ask)
    assert "What you mark lasts as long as this page is open." in tab.inner_text("#view")
    tab.get_by_role("button", name="Remove").click()
    assert not tab.evaluate(ask)


def test_clitics_are_not_counted_as_words_that_are_marked(open_page):
    tab = open_page(sk.Article("“It’s Elm’s dam,” said Bo Roe."))
    tab.evaluate("() => { enterBlind(); walkTo(6); choose(1); markBlind(); showBoth(); }")
    assert "(3 of 3)" in status(tab)


WAYS_OUT = {
    "a tab": "() => document.getElementById('tab-lists').click()",
    "a pick": "() => { document.getElementById('search').value = 'dam'; document.getElementById("
    "'search').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })); }",
    "an address": "() => { location.hash = '#a=name:Bo+Roe'; }",
    "a sentence": "() => document.querySelector('#s1 .number').click()",
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_marks_that_are_hidden_are_not_shown_unasked(open_page, way):
    tab = open_page(sk.Article(TEXT), "#off=quotations", short=True)
    tab.locator("#tab-blind").click()
    tab.get_by_role("button", name="Hide the marks and begin").click()
    shown = tab.locator("#text.with-voices, #text.with-names, #text.with-tags, .w.off")
    pressed = tab.locator(".layers [aria-pressed=true]")
    assert (shown.count(), pressed.count()) == (0, 0)
    assert tab.get_by_role("button", name="Voices").is_disabled()
    tab.evaluate(WAYS_OUT[way])
    tab.get_by_role("button", name="Go on reading blind").click()
    assert (shown.count(), pressed.count()) == (0, 0)
    assert tab.get_by_role("button", name="Mark it").is_visible()
    tab.evaluate(WAYS_OUT[way])
    tab.get_by_role("button", name="Show the marks").click()
    panel(tab)
    assert shown.count()
    assert pressed.all_inner_texts() == ["Voices", "Tags", "Names"]
    assert tab.get_attribute("#tab-blind", "aria-selected") == "false"
    assert "hidden" not in status(tab)
    assert tab.faults == []


def test_what_was_picked_is_picked_again_after_reading_blind(open_page):
    tab = open_page(sk.Article(TEXT), "#a=word:rain", short=True)
    tab.locator("#tab-blind").click()
    tab.get_by_role("button", name="Hide the marks and begin").click()
    assert tab.locator(".w.a").count() == 0
    tab.get_by_role("button", name="Stop").click()
    assert (status(tab), heading(tab)) == ("The marks are shown.", "rain")
    assert tab.locator(".w.a").all_inner_texts() == ["rain"]
    tab.wait_for_function("() => location.hash === '#a=word%3Arain'")


def test_what_is_kept_can_be_taken_along(open_page, harbour):
    tab = open_page(harbour, "#a=word%3Aclay", short=True)
    tab.get_by_role("button", name="Keep it").click()
    tab.evaluate("() => { location.hash = '#a=word:zebra'; }")
    tab.get_by_role("heading", name="zebra").wait_for()
    tab.get_by_role("button", name="Keep it").click()
    assert status(tab) == "zebra has no place in the text to keep."
    tab.locator("#tab-kept").click()
    tab.locator("#view textarea").focus()
    tab.keyboard.type("=1+1, *here*")
    tab.reload()  # the note is not left before
    tab.locator("#tab-kept").click()
    tab.get_by_role("button", name="Flag").click()
    assert tab.locator(".s.flagged").count() == 1
    row = downloaded(tab, "Save as CSV").splitlines()[1]
    assert row.startswith("word,clay,")
    assert row.endswith(',yes,"\'=1+1, *here*"')
    assert "**clay** (word, " in downloaded(tab, "Save as Markdown")
    tab.reload()
    tab.locator("#tab-kept").click()
    assert tab.locator(".s.flagged").count() == 1
    for answer, n in {"Keep them": 1, "Remove all": 0}.items():
        assert tab.locator("#view textarea").count() == 1
        tab.locator("#view").get_by_role("button", name="Remove all").click()
        tab.locator("dialog").get_by_role("button", name=answer).click()
        assert tab.locator("#view textarea").count() == n
    assert status(tab) == "All is removed."


def test_what_is_kept_is_not_offered_to_be_kept(open_page, harbour):
    tab = open_page(harbour, "#a=word:clay", short=True)
    tab.get_by_role("button", name="Keep it").click()
    assert tab.get_by_role("button", name="Keep clay").count() == 0
    tab.get_by_role("button", name="Remove", exact=True).click()
    assert status(tab) == "clay is removed."
    assert tab.get_by_role("button", name="Keep clay").count() == 1


def test_a_list_that_is_taken_along_is_not_turned_round(open_page, harbour):
    tab = open_page(sk.Article("Ada \u202eLane wept. Ada Lane left."))
    tab.evaluate("() => { keep({ kind: 'pattern', value: '/Ad\u202ea|wept/' }); }")
    for name in ("Save as CSV", "Save as Markdown"):
        assert "wept" in (text := downloaded(tab, name))
        assert "\u202e" not in text


def test_voices_are_switched_off_and_on(open_page, harbour):
    tab = open_page(harbour)
    tab.locator("#tab-without").click()
    tab.get_by_label("All sources without a name").uncheck()
    assert "of the reported words are gone" in status(tab)
    assert tab.locator(".w.off").count() > 0
    assert tab.evaluate("() => document.activeElement.type") == "checkbox"
    boxes = tab.get_by_role("checkbox").count()
    tab.get_by_label("Headline, byline").uncheck()
    assert tab.get_by_role("checkbox").count() == boxes
    tab.get_by_role("button", name="Switch all on again").click()
    assert tab.locator(".w.off").count() == 0


SILENT = "Ada Lane met Bo Roe at Elm. The dam broke at Elm."


def test_nothing_is_offered_to_be_switched_off_that_has_no_words(open_page):
    tab = open_page(sk.Article(SILENT), short=True)
    assert tab.get_by_role("button", name="Switch a voice off").count() == 0
    tab.locator("#tab-without").click()
    assert tab.get_by_role("checkbox").count() == 0
    tab = open_page(sk.Article(SILENT), "#off=quotations", short=True)
    assert status(tab) == "Without quotations, nothing is gone: there are none."
    tab.locator("#tab-without").click()
    tab.get_by_label("Quotations").click()
    assert tab.get_by_role("checkbox").count() == 0
    tab = open_page(sk.Article(f"Dam breaks\n\nBy Cy Dun\n\n{SILENT}"), "#off=around", short=True)
    assert re.fullmatch(r"Without headline and captions, \d+ % of the text is gone\.", status(tab))


def test_an_empty_list_says_so(open_page):
    tab = open_page(sk.Article(SILENT))
    for name in ("cues", "numbers", "tone"):
        tab.evaluate("name => { lists.shown = name; showTab('lists'); }", name)
        assert "There is none." in tab.inner_text("#view")
    assert (
        tab.evaluate(
            "() => { enterBlind(); showBoth(); return byId('view').querySelectorAll('th').length; }"
        )
        == 0
    )


def test_a_pick_that_is_switched_off_is_not_compared(open_page, asked):
    tab = open_page(asked, "#a=word:boats&b=word:the", short=True)
    assert "against" in panel(tab).inner_text()
    tab.evaluate("() => { location.hash = '#a=word:boats&b=word:the&off=reports'; }")
    tab.locator(".w.off").first.wait_for()
    assert "against" not in panel(tab).inner_text()


# ---------------------------------------------------------------- names that are typed


def test_a_name_is_picked_that_is_called_as_is_typed(open_page, harbour):
    """As it is printed, or by a person's last name; the word stands below it."""
    tab = open_page(harbour, short=True)
    for typed, name in {"Fenwick": "Maud Fenwick", "adeyo": "Rufus Adeyo"}.items():
        tab.locator("#search").fill(typed)
        offered = tab.locator("#suggested li").all_inner_texts()
        assert [row.rsplit(",", 1)[0] for row in offered[:2]] == [
            f"{name} name",
            f"{typed.lower()} word",
        ]
        tab.keyboard.press("Enter")
        assert heading(tab) == name
    tab.locator("#search").fill("fenw")
    assert tab.locator("#suggested li").first.inner_text().startswith("Maud Fenwick name")
    tab.locator("#search").fill("Fenwick")
    tab.keyboard.press("Escape")
    tab.keyboard.press("Enter")
    assert heading(tab) == "fenwick"
    tab.get_by_role("button", name="Match capitals").click()
    tab.locator("#search").fill("Adeyo")
    tab.keyboard.press("Enter")
    assert status(tab).startswith("Adeyo, capitals as typed:")


def test_of_an_office_the_last_word_is_no_name(open_page):
    tab = open_page(
        sk.Article("The Bank of Elbonia met Ada Lane. Elbonia bank rates fell, she said."),
        short=True,
    )
    for typed, kind in {"Lane": "name", "of Elbonia": "phrase"}.items():
        tab.locator("#search").fill(typed)
        tab.keyboard.press("Enter")
        assert f", {kind}:" in status(tab)


# ---------------------------------------------------------------- asked of an article

ASKED = """The council met on Monday. Ada Lane said 40 boats were lost at Oakham.

There was speculation that the harbour would close.

Elbonia agreed to build the bridge, the energy firm Roe Ltd said."""


@pytest.fixture(scope="module")
def asked():
    return sk.Article(ASKED)


def test_what_is_thought_by_nobody_who_is_told_is_listed(open_page, asked):
    tab = open_page(asked, short=True)
    tab.locator("#tab-lists").click()
    tab.get_by_role("button", name="Rests on nobody").click()
    assert tab.locator("#view q").first.inner_text() == "that the harbour would close"
    assert tab.locator("#view .by").first.inner_text() == "speculation [2]"
    assert "Every statement has a voice." in tab.locator("#view").inner_text()
    tab.locator("#tab-without").click()
    for box in tab.get_by_role("checkbox").all()[:3]:
        box.uncheck()
    tab.locator("#tab-lists").click()
    assert "Every" not in tab.locator("#view").inner_text()
    assert "None is left" in tab.locator("#view").inner_text()


def test_a_card_says_that_only_printed_names_are_looked_for(open_page, asked):
    tab = open_page(asked, "#a=name:Ada+Lane", short=True)
    said = panel(tab).inner_text()
    assert "Nothing that is said has the name in it." in said
    assert "who says “she” or “the mayor” is not found" in said
    tab = open_page(sk.Article(SILENT), "#a=name:Ada+Lane", short=True)
    assert "Nobody is quoted or reported." in panel(tab).inner_text()


def test_a_voice_heard_through_another_has_its_teller(open_page, asked):
    tab = open_page(asked, "#a=word%3Abridge", short=True)
    assert tab.locator(".who").inner_text() == "Elbonia, told by Roe Ltd, sentence 3"
    assert "Elbonia, told by Roe Ltd" in tab.locator("#view tbody").first.inner_text()


def test_what_a_voice_alone_gives_is_gone_without_it(open_page, asked):
    tab = open_page(asked, short=True)
    tab.locator("#tab-without").click()
    tab.get_by_label("Ada Lane").uncheck()
    assert "Numbers that are gone: 40" in tab.locator("#view").inner_text()
    assert "Names that are gone: Oakham" in tab.locator("#view").inner_text()
    name, before, after = tab.locator("#view tbody tr").first.inner_text().split()
    assert (name, int(before) - int(after)) == ("Words", 6)


def test_a_number_that_is_typed_as_a_word_leads_to_what_it_counts(open_page, asked):
    tab = open_page(asked, short=True)
    tab.locator("#search").fill("40")
    tab.keyboard.press("Enter")
    assert "number “40”" in panel(tab).locator(".here-too").inner_text()


def test_another_tab_begins_at_its_top(open_page, harbour):
    tab = open_page(harbour, short=True)
    tab.locator("#view").evaluate("(view) => { view.scrollTop = 400; }")
    tab.locator("#tab-lists").click()
    assert tab.locator("#view").evaluate("(view) => view.scrollTop") == 0


def test_on_the_smallest_screen_every_switch_is_seen_whole(open_page, asked):
    tab = open_page(asked, width=320)
    rows = [button.bounding_box() for button in tab.locator("#bar button, .tabs button").all()]
    assert all(row["x"] >= 0 and row["x"] + row["width"] <= 320 for row in rows)


def test_on_the_smallest_screen_a_long_voice_goes_over_lines(open_page):
    voice = "a prominent former Elbonian harbour commission member"
    tab = open_page(sk.Article(f"“It rained,” {voice} said. “No.”"), width=320)
    assert tab.locator(".tag").first.inner_text() == voice
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("size", [(320, 568), (844, 390)])
def test_the_help_begins_at_its_top(open_page, harbour, size):
    tab = open_page(harbour, width=size[0])
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    tab.locator("#text").focus()
    tab.keyboard.press("?")
    assert tab.evaluate("() => document.querySelector('dialog').scrollTop") == 0
    assert tab.evaluate("() => document.activeElement.closest('dialog') !== null")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_tabs_stay_where_they_are(open_page, harbour, width):
    tab = open_page(harbour, width=width)
    places = set()
    for name in ("without", "lists", "kept", "picked"):
        tab.locator(f"#tab-{name}").click()
        for end in (600, 99_999):
            tab.evaluate("end => scrollTo(0, end)", end)
            places.add(round(tab.locator(".tabs").bounding_box()["y"]))
    assert len(places) == 1


def test_where_the_tone_turns_can_be_gone_to(open_page, harbour):
    tab = open_page(harbour, short=True)
    turn = tab.locator("#view .note .at").first
    sentence = turn.inner_text().strip("[]")
    turn.click()
    assert status(tab).startswith(f"Sentence {sentence}:")


# The side of each mean of five sentences, and where it turns for three of them or more.
TURNS = {
    "+++--+++": "It turns nowhere",
    "+++--": "It turns nowhere",
    "...+++---": "around [6] (to negative).",
    "--+--.-+.++": "around [7] (to positive).",
}


@pytest.mark.parametrize("sides", TURNS)
def test_a_turn_of_the_tone_holds_for_three_sentences(open_page, asked, sides):
    tab = open_page(asked)
    turns = """sides => para(turnsOf([...sides].map((side) => ".+".indexOf(side)))).textContent"""
    assert TURNS[sides] in tab.evaluate(turns, sides)


def test_each_of_two_picks_is_kept_by_its_own_button(open_page, harbour):
    tab = open_page(harbour, "#a=word%3Aclay&b=name%3AMaud+Fenwick", short=True)
    tab.locator(".head").first.get_by_role("button", name="Keep it").click()
    assert "clay" in tab.locator(".kept").inner_text()


# ---------------------------------------------------------------- what a third reader met


def test_a_link_to_a_sentence_shows_all_layers(open_page, harbour):
    tab = open_page(harbour, "#s4", short=True)
    assert heading(tab) == "sentence 4"
    assert tab.locator("#text.with-voices.with-tags.with-names").count() == 1
    tab = open_page(harbour, "#s4&off=unnamed", short=True)
    assert "Not in this text" not in status(tab)


def test_figures_without_something_say_so_wherever_they_are(open_page, harbour):
    tab = open_page(harbour, "#off=quotations&a=word:ferry", short=True)
    assert panel(tab).locator("p.finding").first.inner_text().startswith("Without quotations, ")
    tab.locator("#tab-lists").click()
    tab.get_by_role("button", name="Switch all on again").click()
    assert not tab.locator("#view").get_by_text("Without quotations").count()


@pytest.mark.parametrize(
    "words", ["workers’ union", "the workers' union", "AT&T", "20–30", "rock ’n’ roll", "Is it?"]
)
def test_words_with_their_marks_are_found_as_they_are_printed(open_page, words):
    text = "At AT&T the workers’ union had 20–30 fans of rock ’n’ roll. Is it? It is."
    tab = open_page(sk.Article(text))
    tab.locator("#search").fill(words)
    tab.keyboard.press("Enter")
    assert re.search(": 1 place", status(tab)), status(tab)


@pytest.mark.parametrize(
    ("typed", "near"), [("US", "u.s."), ("50", "50%"), ("soviet", "then-soviet")]
)
def test_what_is_printed_nearly_so_is_offered(open_page, typed, near):
    tab = open_page(sk.Article("In the U.S. some 50% of the then-Soviet boats sank."))
    tab.locator("#search").fill(typed)
    tab.keyboard.press("Escape")
    tab.keyboard.press("Enter")
    assert panel(tab).get_by_role("button", name=near, exact=True).count() == 1


def test_what_is_told_of_another_goes_with_its_teller(open_page):
    text = "Elbonia agreed to sell gas to Sarova, Elm Gas said. “It rained,” Bo Roe said."
    article = sk.Article(text)
    assert article.quotes["source"].tolist() == ["Elm Gas", "Elbonia", "Bo Roe"]
    tab = open_page(article, "#a=voice:named%7CElm+Gas")
    assert "7 words" in panel(tab).locator(".facts").first.inner_text()
    tab.evaluate("() => without(() => switchOff('voice:named|Elm Gas'))")
    off = tab.locator(".w.off").all_inner_texts()
    assert off == "Elbonia agreed to sell gas to Sarova".split()


def test_a_statement_in_pieces_is_one(open_page):
    text = "“It rained,” Bo Roe said, “and it froze.” Ada Lane said it was late."
    tab = open_page(sk.Article(text), "#a=voice:named%7CBo+Roe&b=voice:named%7CAda+Lane")
    rows = [
        row.split("\t") for row in panel(tab).locator("tbody tr").first.inner_text().split("\n")
    ]
    assert rows[0][1:] == ["1", "1"]
    assert panel(tab).locator(".head").first.inner_text().count("1 statement") == 1


def test_the_focus_stays_where_something_was_removed(open_page, harbour):
    tab = open_page(harbour)
    for word in ("ferry", "bridge", "clay"):
        tab.evaluate("word => keep({ kind: 'word', value: word })", word)
    tab.locator(".kept li").nth(1).get_by_role("button", name="Remove").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    assert [item.inner_text().split()[0] for item in tab.locator(".kept li").all()] == ["ferry"]


def test_two_tabs_of_one_page_keep_together(browser, open_page, harbour):
    address = open_page(harbour).url
    context = browser.new_context()
    one, two = context.new_page(), context.new_page()
    one.goto(address)
    two.goto(address)
    two.evaluate("() => showTab('kept')")
    one.evaluate("() => keep({ kind: 'word', value: 'ferry' })")
    two.locator(".kept li").wait_for()
    two.evaluate("() => keep({ kind: 'word', value: 'bridge' })")
    one.locator(".kept li").nth(1).wait_for()
    context.close()


def test_a_passage_is_kept_in_full(open_page):
    text = "It rained on the long grey road to Elm, and the carts of Oakham stood still. Lane left."
    tab = open_page(sk.Article(text))
    last = tab.evaluate("() => model.start.length - 2")
    tab.evaluate("last => keep({ kind: 'passage', value: `3-${last}` })", last)
    saved = downloaded(tab, "Save as CSV")
    assert "the long grey road to Elm, and the carts of Oakham stood still. Lane left" in saved
    assert saved.count("Lane left.") == 1


def test_what_is_drawn_over_can_be_copied(open_page, harbour):
    tab = open_page(harbour, short=True)
    first, second = (tab.locator(".w").nth(i).bounding_box() for i in (20, 22))
    tab.mouse.move(first["x"] + 1, first["y"] + 8)
    tab.mouse.down()
    tab.mouse.move(second["x"] + second["width"] - 1, second["y"] + 8, steps=4)
    tab.mouse.up()
    panel(tab).locator(".head").wait_for()
    assert len(tab.evaluate("() => String(getSelection())").split()) >= 2


def test_nothing_is_told_to_who_reads_blind(open_page):
    tab = open_page(sk.Article(TEXT))
    tab.evaluate("() => enterBlind()")
    tab.locator("#search").fill("roe")
    assert tab.locator("#suggested li").all_inner_texts() == ["roe word, 1"]
    tab.evaluate("() => showBoth()")
    tab.evaluate("() => { walkTo(3); choose(0); pickHere(); }")
    assert status(tab) == "“Go on reading” to mark more."
    assert tab.evaluate("() => blind.marks.length") == 0
    tab.get_by_role("button", name="Stop").click()
    assert tab.locator("#text.with-voices").count() == 1


def test_what_the_page_says_is_seen_far_down_as_well(open_page, harbour):
    tab = open_page(harbour)
    tab.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    tab.evaluate("() => readMarks('no marks')")
    assert tab.locator("#status span").bounding_box()["y"] >= 0


def test_the_kits_other_rows_stay_unless_they_are_dropped(open_page, tmp_path):
    tab = open_page(sk.Article(TEXT))
    tab.evaluate("() => enterBlind()")
    mark(tab, "The dam broke on Monday", "Roe")
    tab.get_by_role("button", name="Save corrections").click()
    saved = downloaded(tab, "Save mine, keep the others")
    assert "drop" not in saved
    assert "The dam broke on Monday" in saved
