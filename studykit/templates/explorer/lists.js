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
  const words = lists.stopWords ? state.words : state.words.filter((token) => !isStop(token));
  const rows = frequency(state.together, words);
  const order = { n: () => 0, word: (a, b) => a.word.localeCompare(b.word), first: (a, b) => a.token - b.token };
  rows.sort(order[lists.sort]);
  const tools = toolbar(
    toggle("Forms together", state.together, toggleTogether),
    listToggle("Stop words too", "stopWords"),
    listToggle("As a cloud", "asCloud"),
    !lists.asCloud && chooser("Sort by", WORD_SORTS, lists.sort, (sort) => {
      lists.sort = sort;
      redraw();
    }),
  );
  const shown = lists.asCloud ? cloud(rows) : inParts(rows, (held) => wordTable(held, words), 40, lists);
  return [tools, remark(wordsInWords(rows)), shown, stopList()];
}

function wordsInWords(rows) {
  const hidden = state.words.filter(isStop);
  const types = new Set(hidden.map((token) => model.type[token]));
  const shown = counted(rows.length, "word");
  if (lists.stopWords) return `${shown}.`;
  const among = state.together ? ", nor among the forms of others" : "";
  const places = counted(hidden.length, "place");
  return `${shown}; ${counted(types.size, "stop word")} with ${places} counted, but not listed${among}.`;
}

function wordTable(rows, words) {
  const columns = [["Word"], ["Places", true], ["Per 1,000", true], ["Along the text"]];
  const places = hitsByForm(state.together ? model.lemma : model.type, words);
  const cells = ({ word, n, perThousand }) => [
    picking("word", word), format(n), format(perThousand, 1), marksAlong(places.get(word))];
  return table("Words", columns, rows.map(cells));
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
    say(`${counted(state.stopWords.size, "stop word")}.`);
    redraw();
  });
  return h("details", {}, h("summary", {}, `Stop words here (${words.length})`), field, toolbar(use, back));
}

function drawPhrases() {
  const lengths = { 2: "two", 3: "three", 4: "four", 5: "five" };
  const choice = chooser("Words in a phrase", lengths, String(lists.length), (n) => {
    lists.length = Number(n);
    redraw();
  });
  const rows = phrases(lists.length);
  const cells = ({ phrase, n }) => [picking("query", phrase), n];
  const build = (held) => table("Phrases", [["Phrase"], ["Places", true]], held.map(cells));
  const note = remark("At least twice; none begins or ends with a stop word, or goes across a mark.");
  return [choice, note, rows.length ? inParts(rows, build) : para("No phrase of this length comes twice.")];
}

function drawKeywords() {
  const rows = keywords().filter((row) => ["over", "under"].includes(row.verdict));
  const others = keywords().length - rows.length;
  const columns = [["Word"], ["Places", true], ["Expected", true], ["Log-likelihood", true], ["Log ratio", true]];
  const cells = (row) => [
    row.n ? picking("word", row.word) : h("span", {}, row.word, h("span", { class: "note" }, " not here")),
    row.n, format(row.expected, 2), format(row.likelihood, 1), signed(row.ratio, 1)];
  return [
    remark("More (+) or less (−) often than in general English."),
    rows.length ? inParts(rows, (held) => table("Key words", columns, held.map(cells))) : "",
    remark(`${counted(others, "other word")}: no clear difference, too few to say, or not in the reference.`),
  ];
}

// ---------------------------------------------------------------- names, voices, cues, numbers

function drawNames() {
  const found = model.names.bearer.filter((_, i) => isHeardAt(model.names.span[i]));
  const columns = [["Name"], ["Kind"], ["Places", true], ["Along the text"]];
  const cells = ([bearer, n]) => {
    const name = model.names.name[bearer];
    return [picking("name", name), model.names.kind[bearer], n, marksAlong(hitsOf({ kind: "name", value: name }))];
  };
  return inParts(counts(found), (held) => table("Names", columns, held.map(cells)));
}

function drawVoices() {
  const rows = shares().filter(({ n }) => n);
  const cells = ({ code, n, share, shareReported }) => [
    pickingVoice(code), format(n), percent(share), shareReported === null ? "" : percent(shareReported),
    code === REPORTER ? "" : marksAlong(hitsOf({ kind: "voice", value: voiceKey(code) }))];
  const columns = [
    ["Voice"], ["Words", true], ["Of the text", true], ["Of what is reported", true], ["Along the text"]];
  const types = counts(quotesWhere(() => true).map((quote) => model.quotes.source_type[quote]));
  return [
    table("Voices", columns, rows.map(cells)),
    types.length ? para("Kinds of source: ", pickings("source", types)) : "",
  ];
}

function drawCues() {
  const rows = counts(quotesWhere((quote) => model.quotes.lemma[quote]).map((quote) => model.quotes.lemma[quote]));
  const cells = ([lemma, n]) => [picking("cue", lemma), n, model.quotes.stance[lemma] || "not listed"];
  return table("Words that credit", [["Word"], ["Attributions", true], ["Stance"]], rows.map(cells));
}

function drawNumbers() {
  const rows = indexes(model.numbers.span.length, (row) => isHeardAt(model.numbers.span[row]));
  const cells = (row) => {
    const quote = model.numbers.quote[row];
    const by = quote === null ? "the article itself" : pickingVoice(voiceOfQuote(quote));
    return [picking("number", numberText(row)), bdi(model.numbers.unit[row] || model.numbers.kind[row]), by];
  };
  return table("Numbers", [["Number"], ["Of what"], ["Given by"]], rows.map(cells));
}

/** What is said by nobody who is named: no source at all, then sources without a name. */
function drawNobody() {
  const all = quotesWhere(() => true);
  const voiced = all.filter((quote) => voiceOfQuote(quote) !== NOBODY);
  const nobody = all.filter((quote) => voiceOfQuote(quote) === NOBODY);
  const unnamed = voiced.filter((quote) => isUnnamed(voiceOfQuote(quote)));
  const none = (held, text) => para(held.length ? text : nothingSaid());
  return [
    h("h3", {}, "Statements without a voice"),
    nobody.length ? passages(nobody) : none(all, "Every statement has a voice."),
    thoughtsOfNobody(),
    h("h3", {}, "Sources without a name"),
    unnamed.length ? passages(unnamed) : none(voiced, "Every source has a name."),
    remark("What the reporter states outside all reports rests on the article itself."),
  ];
}

function nothingSaid() {
  return state.isAllOn || state.isBlind ? "There is none." : "None is left of what is not switched off.";
}

/** What is thought, meant or expected, and by whom is not told. */
function thoughtsOfNobody() {
  const rows = model.thoughts.filter(([place]) => state.isOn[firstIn(model, place)]);
  const item = ([start, end, cue, cueEnd]) => {
    const sentence = model.sentence[firstIn(model, cue)];
    const by = [h("em", {}, printed([cue, cueEnd])), " ", toSentence(sentence)];
    return h("li", {}, quoted(printed([start, end])), h("div", { class: "by" }, by));
  };
  if (!rows.length) return "";
  return [h("h3", {}, "Thought, meant or expected: by whom is not told"),
    inParts(rows, (held) => h("ul", { class: "passages" }, held.map(item)), 20)];
}

// ---------------------------------------------------------------- tone, and the whole

function drawTone() {
  const all = toneOfSentences();
  const order = all.scored.filter(({ tone }) => tone).sort((one, other) => one.tone - other.tone);
  const begins = (sentence) => bdi(shortened(sentenceText(sentence), 90));
  const cells = ({ sentence, tone }) => [toSentence(sentence), signed(tone), begins(sentence)];
  const columns = [["Sentence"], ["Tone", true], ["Begins"]];
  const ends = (title, rows) => [h("h3", {}, title), table(title, columns, rows.map(cells))];
  return [
    toneStrip(),
    toggle("Show the words behind it", state.layers.tone, () => setLayer("tone")),
    ends("Lowest", order.filter(({ tone }) => tone < 0).slice(0, 5)),
    ends("Highest", order.filter(({ tone }) => tone > 0).reverse().slice(0, 5)),
  ];
}

const AUDIBLE = 0.05;  // a mean nearer to the middle is of no side

/** Each sentence’s tone as a bar from the middle, and the mean of five as a line. */
function toneStrip() {
  const { tones } = state;
  const width = 1000 / tones.length;
  const smooth = smoothed(tones);
  const bars = tones.map((tone, i) => {
    const height = Math.max(0.6, 24 * Math.abs(tone || 0));
    const look = { class: tone < 0 ? "low" : "high", x: i * width, y: tone < 0 ? 25 : 25 - height };
    const bar = svg("rect", { ...look, width: width * 0.7, height });
    bar.addEventListener("click", () => goTo(i));
    return bar;
  });
  const points = tones.map((_, i) => {
    return `${(i + 0.35) * width},${25 - 24 * smooth[i]}`;
  });
  const line = svg("polyline", { class: "mean", points: points.join(" ") });
  return [
    chart("tones", "0 0 1000 50", "Tone along the text", [bars, line]),
    remark("Above the middle positive, below negative; the line is the mean of five sentences. ", turnsOf(smooth)),
  ];
}

/** For each sentence the mean of the five around it. */
function smoothed(tones) {
  const around = (i) => tones.slice(Math.max(0, i - 2), i + 3).filter((tone) => tone !== null);
  return tones.map((_, i) => mean(around(i)) || 0);
}

/** Where the mean of five sentences changes sides for three sentences or more, as links. */
function turnsOf(smooth) {
  const sided = indexes(smooth.length, (i) => Math.abs(smooth[i]) >= AUDIBLE);
  const held = sided.filter((at, i) => [1, 2].every((k) => smooth[at] * smooth[sided[i + k]] > 0));
  const turns = held.filter((at, i) => i && smooth[at] * smooth[held[i - 1]] < 0);
  if (!turns.length) return "It turns nowhere for three sentences.";
  const side = (at) => (smooth[at] < 0 ? "negative" : "positive");
  // The mean turns before the sentences that turn it: the first of them is shown.
  const first = (at) => range(at, at + 2).find((i) => state.tones[i] * smooth[at] > 0) ?? at;
  const named = turns.slice(0, 8).map((at, i) => [i ? ", " : "", toSentence(first(at)), ` (to ${side(at)})`]);
  const many = turns.length > 8 && `${turns.length} sentences, first `;
  return ["It turns, for three sentences or more, around ", many, named, "."];
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
    remark("The ratio falls as a text grows: compare texts of one length."),
    remark("The grade counts letters and words alone; numbers are left out of it."),
  ];
}
