"use strict";

// What there is to pick, as lists.

const lists = { shown: "words", stopWords: false, sort: "n", asCloud: false, length: 2 };

const LISTS = {
  words: ["Words", drawWords],
  phrases: ["Phrases", drawPhrases],
  key: ["Key words", drawKeywords],
  names: ["Names", drawNames],
  voices: ["Voices", drawVoices],
  cues: ["Words that credit", drawCues],
  numbers: ["Numbers", drawNumbers],
  nobody: ["Rests on nobody", drawNobody],
  tone: ["Tone", drawTone],
  whole: ["The text as a whole", drawWhole],
};

function drawLists(panel) {
  const choice = Object.entries(LISTS).map(([key, [name]]) => toggle(name, key === lists.shown, () => {
    lists.shown = key;
    redraw();
  }));
  const [name, draw] = LISTS[lists.shown];
  fill(panel, h("div", { class: "chips", role: "group", "aria-label": "Lists" }, choice), h("h2", {}, name), draw());
}

/** Switch one of the lists' options on or off. */
function listToggle(label, name) {
  return toggle(label, lists[name], () => {
    lists[name] = !lists[name];
    redraw();
  });
}

// ---------------------------------------------------------------- words and phrases

const WORD_SORTS = { n: "count", word: "the alphabet", first: "first place" };

function drawWords() {
  const rows = frequency().filter((row) => lists.stopWords || !row.isStop);
  const order = { n: () => 0, word: (a, b) => a.word.localeCompare(b.word), first: (a, b) => a.token - b.token };
  rows.sort(order[lists.sort]);
  const tools = h(
    "div", { class: "tools" },
    toggle("Forms together", state.together, toggleTogether),
    listToggle("Stop words too", "stopWords"),
    listToggle("As a cloud", "asCloud"),
    chooser("Sort by", WORD_SORTS, lists.sort, (sort) => {
      lists.sort = sort;
      redraw();
    }),
  );
  const shown = lists.asCloud ? cloud(rows) : inParts(rows, wordTable);
  return [tools, h("p", { class: "note" }, wordsInWords(rows)), shown, stopList()];
}

function wordsInWords(rows) {
  const hidden = frequency().filter((row) => row.isStop);
  const places = hidden.reduce((sum, row) => sum + row.n, 0);
  const note = lists.stopWords ? "" : `; ${counted(hidden.length, "stop word")} with ${counted(places, "place")} not listed, though counted`;
  return `${counted(rows.length, "word")}${note}.`;
}

function wordTable(rows) {
  const columns = [["Word"], ["Places", true], ["Per 1,000", true]];
  return table("Words", columns, rows.map((row) => [picking("word", row.word), format(row.n), format(row.perThousand, 1)]));
}

/** The sixty most frequent words by the alphabet, each as large as it is frequent. */
function cloud(rows) {
  const most = [...rows].sort((one, other) => other.n - one.n).slice(0, 60);
  const top = most[0]?.n || 1;
  const words = [...most].sort((one, other) => one.word.localeCompare(other.word)).map((row) => {
    const word = picking("word", row.word, [row.word, h("span", { class: "unseen" }, ` ${counted(row.n, "place")}`)]);
    word.style.fontSize = `${0.85 + 1.5 * Math.sqrt(row.n / top)}rem`;
    return word;
  });
  return h("p", { class: "cloud" }, words);
}

/** The stop words that occur, to be changed: figures follow at once. */
function stopList() {
  const there = new Set(state.words.map((token) => model.type[token]));
  const words = [...state.stopWords].filter((word) => there.has(word)).sort();
  const field = h("textarea", { rows: 5, "aria-label": "Stop words, parted by blanks" }, words.join(" "));
  const use = button("Use these", () => {
    state.stopWords = new Set(normalised(field.value).split(/[\s,;]+/).filter(Boolean));
    say(`${counted(state.stopWords.size, "stop word")}.`);
    redraw();
  });
  const back = button("Those of the kit", () => {
    state.stopWords = stopWordsOfKit();
    redraw();
  });
  return h("details", {}, h("summary", {}, `Stop words here (${words.length})`), field, h("div", { class: "tools" }, use, back));
}

function drawPhrases() {
  const choice = chooser("Words in a phrase", { 2: "two", 3: "three", 4: "four", 5: "five" }, String(lists.length), (n) => {
    lists.length = Number(n);
    redraw();
  });
  const rows = phrases(lists.length);
  const build = (held) => table("Phrases", [["Phrase"], ["Places", true]], held.map((row) => [picking("query", row.phrase), row.n]));
  const note = h("p", { class: "note" }, "At least twice; none begins or ends with a stop word, or goes across a mark.");
  return [choice, note, rows.length ? inParts(rows, build) : h("p", {}, "No phrase of this length comes twice.")];
}

function drawKeywords() {
  const rows = keywords().filter((row) => ["over", "under"].includes(row.verdict));
  const others = keywords().length - rows.length;
  const columns = [["Word"], ["Places", true], ["Expected", true], ["Log-likelihood", true], ["Log ratio", true]];
  const cells = (row) => [
    row.n ? picking("word", row.word) : h("span", {}, row.word, h("span", { class: "note" }, " not here")),
    row.n, format(row.expected, 2), format(row.likelihood, 1), signed(row.ratio, 1)];
  return [
    h("p", { class: "note" }, `More (+) or less (−) often than in general English. Of ${counted(others, "other word")} there are too few to say, or English has no rate.`),
    rows.length ? inParts(rows, (held) => table("Key words", columns, held.map(cells))) : h("p", {}, "Too few words to say anything."),
  ];
}

// ---------------------------------------------------------------- names, voices, cues, numbers

function drawNames() {
  const found = new Map();
  model.names.span.forEach((span, i) => {
    const [first] = tokensOf(span) || [];
    if (first !== undefined && state.isOn[first]) found.set(model.names.bearer[i], (found.get(model.names.bearer[i]) || 0) + 1);
  });
  const rows = [...found].sort((one, other) => other[1] - one[1]);
  const columns = [["Name"], ["Kind"], ["Places", true]];
  const cells = ([bearer, n]) => [picking("name", model.names.name[bearer]), model.names.kind[bearer], n];
  return inParts(rows, (held) => table("Names", columns, held.map(cells)));
}

function drawVoices() {
  const rows = shares().filter(({ n }) => n);
  const cells = ({ code, n, share, shareReported }) => [pickingVoice(code), format(n), percent(share), shareReported === null ? "" : percent(shareReported)];
  const columns = [["Voice"], ["Words", true], ["Of the text", true], ["Of what is reported", true]];
  const types = counts(quotesWhere(() => true).map((quote) => model.quotes.source_type[quote]));
  return [
    table("Voices", columns, rows.map(cells)),
    types.length ? h("p", {}, "Kinds of source: ", types.map(([type, n]) => [picking("source", type, `${type} (${n})`), " "])) : "",
  ];
}

function drawCues() {
  const rows = counts(quotesWhere((quote) => model.quotes.lemma[quote]).map((quote) => model.quotes.lemma[quote]));
  const cells = ([lemma, n]) => [picking("cue", lemma), n, model.quotes.stance[lemma] || "not listed"];
  return table("Words that credit", [["Word"], ["Attributions", true], ["Stance"]], rows.map(cells));
}

function drawNumbers() {
  const rows = model.numbers.span.map((_, row) => row).filter((row) => state.isOn[tokensOf(model.numbers.span[row])?.[0]]);
  const cells = (row) => {
    const quote = model.numbers.quote[row];
    return [picking("number", numberText(row)), model.numbers.unit[row] || model.numbers.kind[row], quote === null ? "the article itself" : pickingVoice(model.quotes.voice[quote])];
  };
  return table("Numbers", [["Number"], ["Of what"], ["Given by"]], rows.map(cells));
}

/** What is said by nobody who is named: no source at all, then sources without a name. */
function drawNobody() {
  const nobody = quotesWhere((quote) => model.quotes.voice[quote] === NOBODY);
  const unnamed = quotesWhere((quote) => model.quotes.voice[quote] !== NOBODY && isUnnamed(model.quotes.voice[quote]));
  return [
    h("h3", {}, "Nobody is credited"),
    nobody.length ? passages(nobody) : h("p", {}, "All that is reported is credited to somebody."),
    h("h3", {}, "Sources without a name"),
    unnamed.length ? passages(unnamed) : h("p", {}, "Every source has a name."),
    h("p", { class: "note" }, "What the reporter states outside all reports rests on the article itself."),
  ];
}

// ---------------------------------------------------------------- tone, and the whole

function drawTone() {
  const all = toneOfSentences(model.sentenceStart.map((_, i) => i));
  const order = all.scored.filter(({ tone }) => tone).sort((one, other) => one.tone - other.tone);
  const cells = ({ sentence, tone }) => [toSentence(sentence), signed(tone), shortened(oneLine(model.text.slice(...model.sentences.span[sentence])), 90)];
  const columns = [["Sentence"], ["Tone", true], ["Begins"]];
  const ends = (title, rows) => [h("h3", {}, title), table(title, columns, rows.map(cells))];
  return [
    toneStrip(),
    toggle("Show the words behind it", state.layers.tone, () => setLayer("tone")),
    ends("Lowest", order.filter(({ tone }) => tone < 0).slice(0, 5)),
    ends("Highest", order.filter(({ tone }) => tone > 0).reverse().slice(0, 5)),
  ];
}

const SMOOTHED = 5;
const AUDIBLE = 0.05;  // a mean nearer to the middle is of no side

/** Each sentence’s tone as a bar from the middle, and the mean of five as a line. */
function toneStrip() {
  const tones = model.sentenceStart.map((_, sentence) => toneOf(sentence));
  const width = 1000 / tones.length;
  const bars = tones.map((tone, i) => {
    const height = Math.max(0.6, 24 * Math.abs(tone || 0));
    const bar = svg("rect", { class: tone < 0 ? "low" : "high", x: i * width + width * 0.15, y: tone < 0 ? 25 : 25 - height, width: width * 0.7, height });
    bar.addEventListener("click", () => goTo(i));
    return bar;
  });
  const points = tones.map((_, i) => {
    const around = tones.slice(Math.max(0, i - 2), i + 3).filter((tone) => tone !== null);
    return `${(i + 0.5) * width},${25 - 24 * (mean(around) || 0)}`;
  });
  const line = svg("polyline", { class: "mean", points: points.join(" ") });
  return [
    svg("svg", { class: "tones", viewBox: "0 0 1000 50", preserveAspectRatio: "none", role: "img", "aria-label": `Tone along the text: ${turnsInWords(tones)}` }, bars, line),
    h("p", { class: "note" }, `Above the middle positive, below negative; the line is the mean of ${SMOOTHED} sentences. ${turnsInWords(tones)}`),
  ];
}

/** Where the mean of five sentences changes sides. */
function turnsInWords(tones) {
  const smooth = tones.map((_, i) => mean(tones.slice(Math.max(0, i - 2), i + 3).filter((tone) => tone !== null)) || 0);
  const sided = indexes(smooth.length, (i) => Math.abs(smooth[i]) >= AUDIBLE);
  const turns = sided.filter((sentence, i) => i && smooth[sentence] * smooth[sided[i - 1]] < 0);
  if (!turns.length) return "It does not turn.";
  const named = turns.slice(0, 8).map((sentence) => `${sentence} (to ${smooth[sentence] < 0 ? "negative" : "positive"})`);
  return `It turns at ${turns.length > 8 ? `${counted(turns.length, "sentence")}, first ` : turns.length > 1 ? "sentences " : "sentence "}${listed(named)}.`;
}

function drawWhole() {
  const whole = vocabulary();
  return [
    facts([
      ["Words", format(whole.words)],
      ["Different words", format(whole.types)],
      ["Words that come once", format(whole.hapaxes)],
      ["Different words / words", format(whole.ratio, 3)],
      ["Sentences", format(whole.sentences)],
      ["Words a sentence", format(whole.length, 1)],
      ["Coleman–Liau grade", whole.colemanLiau === null ? "too few sentences" : format(whole.colemanLiau, 1)],
    ]),
    h("p", { class: "note" }, "The ratio falls as a text grows: compare texts of one length. The grade counts letters and words alone; numbers are left out of it."),
  ];
}
