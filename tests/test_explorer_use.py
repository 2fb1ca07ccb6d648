"""The explorer as people use it: keys, addresses, notes, reading blind; nobody shut out."""

import json
import re

import pytest
from conftest import HARBOUR, SEED
from test_browser import CHROMIUM, PICTURES, REQUIRED, browser  # noqa: F401
from test_explorer import open_page  # noqa: F401
from test_pages import LEVELS, WIDTHS

import studykit as sk
from studykit.brief.briefing import Briefing
from studykit.corrections import read_corrections
from studykit.export.explorer.page import explorer_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not REQUIRED, reason="Chromium is not installed; these tests need it"
    ),
]


@pytest.fixture(scope="module")
def harbour():
    return sk.read(HARBOUR)


def status(tab):
    return tab.inner_text("#status")


def heading(tab):
    return tab.inner_text("#view h2")


def downloaded(tab, name):
    """The text of the file that a button offers."""
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name=name).click()
    with open(waiting.value.path(), encoding="utf-8-sig", newline="") as file:
        return file.read()


# ---------------------------------------------------------------- picking


def test_a_click_picks_and_the_text_the_count_and_the_address_follow(open_page, harbour):  # noqa: F811
    tab = open_page(harbour)
    tab.locator(".w", has_text="Fenwick").first.click()
    mentions = harbour.names[harbour.names["name"] == "Maud Fenwick"]
    assert heading(tab) == "Maud Fenwick"
    assert status(tab) == f"Maud Fenwick, name: {len(mentions)} places."
    lit = tab.locator(".w.a").all_inner_texts()
    assert lit == " ".join(mentions["mention"]).split()
    assert tab.url.endswith("#a=name%3AMaud+Fenwick")
    assert tab.faults == []


def test_a_second_pick_stands_beside_the_first(open_page, harbour):  # noqa: F811
    tab = open_page(harbour)
    tab.locator(".w", has_text="ferry").first.click()
    tab.locator(".w", has_text="bridge").nth(1).click(modifiers=["Shift"])
    rows = tab.locator("#view table").first.inner_text()
    assert re.search(rf"Places\s+{len(sk.hits(harbour.tokens, 'ferry'))}\s", rows)
    assert tab.locator(".w.b").count() == len(sk.hits(harbour.tokens, "bridge"))
    tab.keyboard.press("Escape")
    assert tab.locator(".w.a, .w.b").count() == 0
    assert "#" not in tab.url


def test_a_keyboard_does_everything(open_page, harbour):  # noqa: F811
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
    tab.keyboard.press("?")
    assert tab.locator("dialog[open]").is_visible()
    tab.keyboard.press("Escape")
    assert tab.locator("dialog").count() == 0
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


def test_the_field_reads_capitals_and_regular_expressions(open_page, harbour):  # noqa: F811
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
    assert tab.locator(".line strong").all_inner_texts() == found["keyword"].tolist()
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
        ("fery", "“fery” does not occur in the text; ferry does."),
        ("*", "places"),
        ("(((", "does not occur"),
        ("the boat", "the boat, phrase:"),
        ("Wendle’s", "does not occur"),
    ],
)
def test_whatever_is_typed_is_answered(open_page, harbour, typed, said):  # noqa: F811
    tab = open_page(harbour)
    tab.locator("#search").fill(typed)
    tab.keyboard.press("Enter")
    assert said in f"{status(tab)} {tab.inner_text('#view')}"
    assert tab.faults == []


def test_a_sentence_and_a_state_have_addresses(open_page, harbour):  # noqa: F811
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


TINY = ["Rain.", "“No.”", "1", "Storm\n\nBy Ada Lane\n\nIt rained.", "?!", "雨。"]


@pytest.mark.parametrize("text", TINY)
def test_the_shortest_texts_have_a_page(open_page, text):  # noqa: F811
    tab = open_page(sk.Article(text))
    tab.evaluate("() => { for (const key of Object.keys(TABS)) showTab(key); }")
    for name in tab.evaluate("() => Object.keys(LISTS)"):
        tab.evaluate("name => { lists.shown = name; showTab('lists'); }", name)
        assert not re.search(r"\[object|undefined|NaN|null", tab.inner_text("#view")), name
    tab.evaluate("() => without(() => { state.off.around = state.off.quotations = true; })")
    tab.evaluate("() => { pick({ kind: 'sentence', value: '0' }); pick(pickOf('rain'), true); }")
    assert not re.search(r"\[object|undefined|NaN|null", tab.inner_text("#view"))
    assert tab.faults == []


def test_every_list_and_panel_is_drawn(open_page, harbour):  # noqa: F811
    tab = open_page(harbour)
    for name in tab.evaluate("() => Object.keys(LISTS)"):
        tab.evaluate("name => { lists.shown = name; showTab('lists'); }", name)
        text = tab.inner_text("#view")
        assert not re.search(r"\[object|undefined|NaN|null", text), (name, text)
    for kind, values in {
        "name": harbour.names["name"].unique().tolist(),
        "voice": [f"named|{voice}" for voice in harbour.quotes["speaker"].dropna().unique()],
        "source": harbour.quotes["source_type"].unique().tolist(),
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


def test_reading_blind_gives_agreement_and_corrections(open_page, tmp_path):  # noqa: F811
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
    sheet.write_text(downloaded(tab, "Save corrections"), encoding="utf-8-sig", newline="")
    corrected = sk.Article(TEXT, corrections=read_corrections(sheet))
    assert corrected.corrections["applied"].all(), corrected.corrections
    rows = corrected.quotes[["content", "speaker"]].fillna("").to_numpy().tolist()
    assert rows == [["“The dam is safe,”", "Ada Lane"], ["The dam broke on Monday", "Bo Roe"]]
    other = tmp_path / "marks.json"
    other.write_text(json.dumps(marks), encoding="utf-8")
    tab.set_input_files("input[aria-label='Beside another reader']", other)
    tab.wait_for_function("() => document.querySelector('#status').textContent.includes('100 %')")
    assert tab.faults == []


def test_what_is_kept_can_be_taken_along(open_page, harbour):  # noqa: F811
    tab = open_page(harbour, "#a=word%3Aclay")
    tab.get_by_role("button", name="Keep it").click()
    tab.locator("#view textarea").fill("=1+1, *here*")
    tab.get_by_role("button", name="Flag").click()
    assert tab.locator(".s.flagged").count() == 1
    row = downloaded(tab, "Save as CSV").splitlines()[1]
    assert row.startswith("word,clay,")
    assert row.endswith(',yes,"\'=1+1, *here*"')
    assert "**clay** (word, " in downloaded(tab, "Save as Markdown")
    tab.reload()
    tab.locator("#tab-kept").click()
    assert tab.locator("#view textarea").input_value() == "=1+1, *here*"


def test_voices_are_switched_off_and_on(open_page, harbour):  # noqa: F811
    tab = open_page(harbour)
    tab.locator("#tab-without").click()
    tab.get_by_label("All sources without a name").uncheck()
    assert "of the reported words are gone" in status(tab)
    assert tab.locator(".w.off").count() > 0
    assert tab.evaluate("() => document.activeElement.type") == "checkbox"
    tab.get_by_role("button", name="Switch all on again").click()
    assert tab.locator(".w.off").count() == 0


# ---------------------------------------------------------------- any text, any reader

HOSTILE = """“</script><script>alert(1)</script> It rained,” said Ada Lane.

“<svg onload=alert(3)> <a href='javascript:alert(4)'>Elm</a>,” said Bo Roe. {{ 7*7 }} ${alert(5)}

<img src=x onerror=alert(2)> \u2028 <iframe srcdoc="<script>alert(6)</script>">

<base href="http://192.0.2.1/"> <form action=x> __proto__
"""
ODD = """“Ça va 😀 𝒜da,” said Ada Lane. The 😀 café cafe\u0301 İstanbul ΣΑΣ.

ﬁne ǅ ß soft\u00adhyphen.

قالت آدا لين إن السماء ستمطر غدا في المدينة. السماء صافية اليوم 😀 في المدينة.

市長は雨が降ると言った。 Ben Roe said “😀😀 yes”.
"""


def test_a_hostile_text_is_only_a_text(open_page):  # noqa: F811
    article = sk.Article(HOSTILE)
    tab = open_page(article)
    for query in ("__proto__", "constructor", "script", "<script>"):
        tab.locator("#search").fill(query)
        tab.keyboard.press("Enter")
    tab.evaluate("() => { for (const key of Object.keys(TABS)) showTab(key); help(); }")
    tab.wait_for_timeout(200)
    assert tab.faults == []
    assert [url for url in tab.asked if not url.startswith("file:")] == []
    assert tab.locator("#text script, #text img, #text iframe, #text a, #text form").count() == 0
    assert "<script>alert(1)</script> It rained" in tab.inner_text("#text")


def test_offsets_are_right_in_any_script(open_page):  # noqa: F811
    article = sk.Article(ODD)
    tab = open_page(article)
    tokens = tab.evaluate(
        "() => Array.from(model.start, (a, i) => model.text.slice(a, model.end[i]))"
    )
    assert tokens == article.tokens["token"].tolist()
    assert tab.evaluate("() => model.type") == article.tokens["type"].tolist()
    assert tab.evaluate("() => model.lemma") == article.tokens["lemma"].tolist()
    tab.evaluate("() => pick({ kind: 'word', value: 'السماء' })")
    assert tab.locator(".w.a").count() == len(sk.hits(article.tokens, "السماء"))
    assert tab.locator(".line").first.get_attribute("dir") == "rtl"
    direction = "() => getComputedStyle(document.querySelectorAll('#text p')[2]).direction"
    assert tab.evaluate(direction) == "rtl"
    tab.evaluate("() => walkTo(hitsOfQuery('السماء')[0][0])")
    tab.locator("#text").focus()
    before = tab.evaluate("() => walker.token")
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate("() => walker.token") > before
    assert tab.faults == []


def test_the_article_stands_without_its_script(open_page, harbour):  # noqa: F811
    for change in (
        lambda page: page.replace("<script>\n", "<script>\n ", 1),
        lambda page: page.replace('id="data">{', 'id="data">{{', 1),
    ):
        tab = open_page(harbour, "#s5", change)
        assert tab.locator("#text .w").count() == 0
        assert tab.inner_text("#s5").endswith("‘It isn’t.")
        assert tab.locator("#text mark").count() > 10


STATES = {
    "nothing": "() => {}",
    "word": "() => pick({ kind: 'word', value: 'boat' })",
    "two": "() => { pick({ kind: 'name', value: 'Maud Fenwick' });"
    " pick({ kind: 'name', value: 'Rufus Adeyo' }, true); }",
    "voice": "() => pick({ kind: 'voice', value: 'named|Rufus Adeyo' })",
    "number": "() => pick({ kind: 'number', value: '£310,000' })",
    "sentence": "() => pick({ kind: 'sentence', value: '9' })",
    "lists": "() => { setLayer('tone'); showTab('lists'); }",
    "cloud": "() => { lists.asCloud = true; showTab('lists'); }",
    "key words": "() => { lists.shown = 'key'; showTab('lists'); }",
    "tone": "() => { setLayer('tone'); lists.shown = 'tone'; showTab('lists'); }",
    "nobody": "() => { lists.shown = 'nobody'; showTab('lists'); }",
    "without": "() => { without(() => state.off.voices.add(0)); showTab('without'); }",
    "blind": "() => { enterBlind(); walkTo(40); choose(30); markBlind(); }",
    "both": "() => { enterBlind(); walkTo(40); choose(30); markBlind(); showBoth(); }",
    "kept": "() => keep({ kind: 'word', value: 'boat' })",
    "help": "() => help()",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_shuts_anybody_out_or_scrolls_sideways(open_page, harbour, scheme):  # noqa: F811
    from axe_playwright_python.sync_playwright import Axe

    found = {}
    for name, state in STATES.items():
        tab = open_page(harbour, color_scheme=scheme)
        tab.evaluate(state)
        tab.wait_for_timeout(250)  # what fades in has its colour
        only = {"type": "tag", "values": LEVELS}
        if scheme == "dark":
            only = {"type": "rule", "values": ["color-contrast"]}  # all that is different there
        for fault in Axe().run(tab, options={"runOnly": only}).response["violations"]:
            places = [node["html"][:150] for node in fault["nodes"]]
            found[name, fault["id"]] = len(places), places[:3]
        for width in WIDTHS if scheme == "light" else ():
            tab.set_viewport_size({"width": width, "height": 900})
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            if PICTURES:
                tab.screenshot(path=f"{PICTURES}/explorer-{name}-{width}.png")
        assert tab.faults == []
        tab.close()
    assert found == {}


def test_a_page_of_one_article_goes_with_a_mail():
    assert len(explorer_page(Briefing(sk.read(SEED))).encode()) < 150_000


def test_twenty_thousand_words_are_walked_like_seven_hundred(open_page, harbour):  # noqa: F811
    text = harbour.text
    article = sk.Article("\n\n".join([text] * (20_000 * 7 // len(text) + 10)))
    assert int(article.sentences["n_words"].sum()) > 20_000
    tab = open_page(article)
    assert tab.locator(".w").count() > 20_000
    tab.evaluate("() => pick({ kind: 'word', value: 'bridge' })")
    assert tab.locator(".w.a").count() == len(sk.hits(article.tokens, "bridge"))
    assert tab.faults == []


def test_a_notebook_can_begin_with_two_picks(browser, harbour):  # noqa: F811
    tab = browser.new_page()
    tab.set_content(sk.explore(harbour, "Maud Fenwick", "bridge")._repr_html_())
    heads = tab.frame_locator("iframe").locator(".head").all_inner_texts()
    assert [head.split("\n")[0] for head in heads] == ["Maud Fenwick", "bridge"]
    tab.close()


@pytest.mark.parametrize(("is_light", "paper"), [("true", "255"), ("false", "21")])
def test_the_frame_is_as_light_as_the_notebook(browser, harbour, is_light, paper):  # noqa: F811
    tab = browser.new_page(color_scheme="dark" if is_light == "true" else "light")
    html = sk.explore(harbour)._repr_html_()
    tab.set_content(f'<body data-jp-theme-light="{is_light}">{html}</body>')
    tab.frame_locator("iframe").locator(".w").first.wait_for()
    body = tab.frames[1].locator("body")
    assert paper in body.evaluate("body => getComputedStyle(body).backgroundColor")
    tab.close()


def test_a_notebook_holds_the_page_and_a_plain_article(browser, harbour):  # noqa: F811
    shown = sk.explore(harbour)
    tab = browser.new_page()
    faults = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.set_content(shown._repr_html_())
    frame = tab.frame_locator("iframe")
    frame.locator(".w", has_text="ferry").first.click()
    assert "ferry" in frame.locator("#status").inner_text()
    frame.locator("#tab-kept").click()
    frame.get_by_role("button", name="Keep ferry").click()
    assert faults == []
    assert "ferry" in tab.locator("details").text_content()
    tab.close()
