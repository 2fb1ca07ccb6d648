"""The explorer's page on any text, for any reader: small, quick, inert, and nobody shut out."""

import pytest
from conftest import IN_BROWSER, LEVELS, PICTURES, SEED, WIDTHS

import studykit as sk
from studykit.brief.briefing import Briefing
from studykit.export.explorer.page import SHORT, explorer_page, mark_of, script, whole_script

pytestmark = IN_BROWSER


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


def test_a_hostile_text_is_only_a_text(open_page):
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


def test_offsets_are_right_in_any_script(open_page):
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


TURNED = """Ada \u202eLane said 40\u202e boats sank at \u2069Elm\u202e. Ada \u202eLane wept.

“The \u202edam\u2069\u202e broke at Elm,” Bo \u202eRoe told Ada \u202eLane. It was\u202e bad.
"""
# The page's own words that do not run from left to right.
BACKWARDS = """(places) => [...document.querySelectorAll(places)].flatMap((place) => {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("bdi, q, em, [dir], .unseen, .tag, option, textarea")) continue;
    const boxes = [...node.data].map((_, i) => {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      return range.getBoundingClientRect();
    }).filter((box) => box.width);
    if (boxes.some((box, i) => i && box.top === boxes[i - 1].top && box.left < boxes[i - 1].left)) {
      found.push(place.textContent);
    }
  }
  return found;
})"""


def test_no_text_turns_the_page_s_own_words_round(open_page):
    tab = open_page(sk.Article(TURNED))
    for typed in (
        "ab\u202ecd",
        "ab\u2069\u202ecd",
        "\u2067ab",
        "/a\u202e(/",
        "\u202e“",
        "Ada \u202eLane",
    ):
        tab.locator("#search").fill(typed)
        tab.keyboard.press("Escape")
        tab.keyboard.press("Enter")
        tab.wait_for_function("() => !behind")
        assert tab.evaluate(BACKWARDS, "#status, #view") == []
    tab.evaluate("() => { for (const held of candidates().slice(0, 9)) keep(held); }")
    for row in tab.evaluate("() => [...candidates(), { kind: 'sentence', value: '1' }]"):
        tab.evaluate("({ kind, value }) => pick({ kind, value })", row)
        tab.wait_for_function("() => !behind")
        assert tab.evaluate(BACKWARDS, "#status, #view") == [], row
    for name in tab.evaluate("() => Object.keys(LISTS)"):
        tab.evaluate("name => { lists.shown = name; showTab('lists'); }", name)
        assert tab.evaluate(BACKWARDS, "#view") == [], name
    for name in ("without", "kept", "blind"):
        tab.locator(f"#tab-{name}").click()
        tab.evaluate("() => without(() => state.off.voices.add(0))")
        assert tab.evaluate(BACKWARDS, "#status, #view") == [], name
    for token in range(9):
        tab.evaluate("token => { walkTo(token); }", token)
        assert tab.evaluate(BACKWARDS, "#status") == []
    assert tab.evaluate(BACKWARDS, "#text .number") == []


LINE_ENDS = (
    "Rain\r\n\r\nBy Ada Lane\r\n\r\n  It &amp; <b> rained.  Yes\x0cit\tdid.\r\r“No 😀.”\n \n"
)


@pytest.mark.parametrize("text", [LINE_ENDS, ODD, HOSTILE, "\n\n Rain. ", "😀"])
def test_the_text_is_taken_from_the_page_as_it_is(open_page, text):
    article = sk.Article(text)
    tab = open_page(article)
    assert tab.evaluate("() => model.text") == article.text
    spans = tab.evaluate("() => [model.paragraphs.span, model.sentences.span, model.names.span]")
    taken = [
        tab.evaluate("spans => spans.map(([a, b]) => model.text.slice(a, b))", s) for s in spans
    ]
    columns = [article.paragraphs["text"], article.sentences["text"], article.names["mention"]]
    assert taken == [column.tolist() for column in columns]
    assert tab.faults == []


def test_the_article_stands_without_its_script(open_page, harbour):
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
    "name": "() => pick({ kind: 'name', value: 'Rufus Adeyo' })",
    "cue": "() => pick({ kind: 'cue', value: 'say' })",
    "source": "() => pick({ kind: 'source', value: 'named person' })",
    "sentence": "() => pick({ kind: 'sentence', value: '9' })",
    "passage": "() => pick({ kind: 'passage', value: '90-170' })",
    "no hit": "() => pick(pickOf('zebra'))",
    "phrase": "() => pick(pickOf('the boat'))",
    "pattern": r"() => pick(pickOf('/\\w+ing/i'))",
    "fault": "() => pick(pickOf('/(/'))",
    "typing": "() => { const field = document.getElementById('search'); field.focus();"
    " field.value = 'fer'; field.dispatchEvent(new Event('input')); }",
    "voices": "() => { lists.shown = 'voices'; showTab('lists'); }",
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
def test_no_state_shuts_anybody_out_or_scrolls_sideways(open_page, harbour, scheme):
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
    assert len(explorer_page(Briefing(sk.read(SEED))).encode()) < 117_000


def test_the_script_in_the_page_is_the_short_form_of_those_that_are_read():
    made_of, _, short = SHORT.read_text("utf-8").partition("\n")
    assert made_of == mark_of(whole_script()), "make script"
    assert script() == short


def test_twenty_thousand_words_are_walked_like_seven_hundred(open_page, harbour):
    text = harbour.text
    article = sk.Article("\n\n".join([text] * (20_000 * 7 // len(text) + 10)))
    assert int(article.sentences["n_words"].sum()) > 20_000
    tab = open_page(article)
    assert tab.locator(".w").count() > 20_000
    n = len(sk.hits(article.tokens, "bridge"))
    pick = """() => {
      pick({ kind: "word", value: "bridge" });
      return [document.querySelectorAll(".w.a").length, behind !== null];
    }"""
    assert tab.evaluate(pick) == [n, True]  # the text is lit before the panel is drawn
    tab.wait_for_function("() => !behind")
    assert tab.inner_text("#view h2") == "bridge"
    assert tab.faults == []


def test_a_notebook_can_begin_with_two_picks(browser, harbour):
    tab = browser.new_page()
    tab.set_content(sk.explore(harbour, "Maud Fenwick", "bridge")._repr_html_())
    heads = tab.frame_locator("iframe").locator(".head").all_inner_texts()
    assert [head.split("\n")[0] for head in heads] == ["Maud Fenwick", "bridge"]
    tab.close()


def test_a_notebook_holds_the_page_and_a_plain_article(browser, harbour):
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
