"use strict";

// The panel that follows the pick.

const concordance = { sort: "position" };
const neighbours = { measure: "likelihood", stopWords: false };

function drawPicked(panel) {
  const [one, other] = state.picks;
  if (!one) return fill(panel, nothingPicked());
  const active = state.picks[state.active] || one;
  const hits = state.hits[state.active] || [];
  fill(
    panel,
    pickHeads(),
    other ? sideBySide() : "",
    alsoHere(active),
    hits.length || other ? section("Where", () => stripOf(active, hits)) : "",
    partsOfPick(active, hits),
  );
}

function partsOfPick(active, hits) {
  const isPlace = ["sentence", "passage"].includes(active.kind);
  if (!hits.length) return [para(missing(active))];
  const about = aboutPick(active, hits);
  if (isPlace) return [about, section("Tone", () => toneSection(sentencesOf(hits)))];
  const ofVoice = isSaid(active);
  return [
    about,
    ofVoice ? "" : section("In context", () => contextSection(hits)),
    ofVoice || active.kind === "cue" ? "" : section("Who says it", () => voicesSection(hits)),
    section("Tone of its sentences", () => toneSection(sentencesOf(hits))),
    ofVoice ? "" : section("Neighbours", () => neighboursSection(hits)),
    isOfForms(active) && section("Against general English", () => englishSection(active, hits)),
    section("In ten parts", () => trendSection()),
  ];
}

function nothingPicked() {
  return [
    h("h2", { class: "unseen" }, "Nothing is picked"),
    para("Pick a word, a name, a number: in the text, from the lists, or in the field above."),
    remark("Draw over a phrase to pick it whole."),
    remark("With the shift key held down, a second pick stands beside the first."),
    section("Along the text", () => toneStrip()),
    section("Who speaks", () => [
      drawVoices(),
      voicesToSwitch().length ? h("div", {}, button("Switch a voice off", () => showTab("without"))) : "",
    ]),
  ];
}

function missing(active) {
  const { fault } = active.kind === "pattern" ? searched(active.value) : {};
  if (fault) return [nameOf(active), ` ${fault}`];
  if (isSwitchedOff(active)) return "All its places are switched off.";
  const name = ["“", nameOf(active), "”"];
  if (active.kind !== "pattern" && !partsOf(active.value).some(isWordlike)) {
    return [name, " is no word, and the field looks for words. With “.*” it finds marks too."];
  }
  const near = active.kind === "word" ? nearest(active.value) : null;
  return [name, " does not occur in the text", near ? ["; ", picking("word", near), " does."] : "."];
}

/** Whether a pick has places, and none of them is on. */
function isSwitchedOff(wanted) {
  return !hitsOf(wanted).length && FINDERS[wanted.kind](wanted.value).length > 0;
}

/** Whether a pick is of words, whose forms can be taken together. */
function isOfForms({ kind }) {
  return ["word", "query"].includes(kind);
}

// ---------------------------------------------------------------- what is picked

function pickHeads() {
  const heads = state.picks.map((active, i) => {
    const isActive = i === state.active;
    const name = i ? "b" : "a";
    const title = h(isActive ? "h2" : "h3", { dir: "auto" }, h("span", { class: `sample ${name}` }), nameOf(active));
    const line = `${KIND_NAMES[active.kind]}, ${placesInWords(active, state.hits[i])}`;
    const keeping = button("Keep it", () => keep(state.picks[i]));
    const choices = state.picks.length > 1 && [!isActive && button("Look at this one", () => look(i)), " ", keeping];
    return h("div", { class: `head ${isActive ? "active" : ""}` }, title, remark(line), choices);
  });
  const tools = toolbar(
    state.picks.length < 2 && toggle("Compare with …", state.isComparing, compareNext),
    state.picks.length < 2 && button("Keep it", () => keep(state.picks[0])),
    isOfForms(state.picks[state.active]) && toggle("Forms together", state.together, toggleTogether),
    button("Clear", clearPicks),
  );
  return [h("div", { class: "heads" }, heads), tools];
}

/** What else stands at the place that was pointed at, or at the only one. */
function alsoHere(active) {
  const hits = state.hits[state.active];
  const at = state.at ?? (hits.length === 1 && active.kind === "word" ? hits[0][0] : undefined);
  if (at === undefined) return "";
  const others = picksAt(at).filter(({ kind, value }) => kind !== active.kind || value !== active.value);
  if (!others.length) return "";
  const calledSo = (other) => [`${KIND_NAMES[other.kind]} “`, nameOf(other), "”"];
  const name = (other) => (other.kind === "sentence" ? labelOf(other) : calledSo(other));
  return h("p", { class: "here-too" }, "Also here: ", others.map((other) => [
    button(name(other), (event) => pick(other, event.shiftKey, at), { class: "link" }), " "]));
}

function stripOf(active, hits) {
  const rows = state.picks.map((_, i) => strip(state.hits[i], i ? "b" : "a"));
  const first = hits[0] && [" First in ", toSentence(model.sentence[hits[0][0]]), "."];
  const ends = h("p", { class: "ends" }, h("span", {}, "beginning"), h("span", {}, "end"));
  return [rows, ends, para(spreadInWords(hits), first)];
}

function spreadInWords(hits) {
  const places = `${counted(hits.length, "place")} in ${counted(sentencesOf(hits).length, "sentence")}`;
  if (hits.length < LEAST_COUNT) return `${places}.`;
  return `${places}. Unevenness (DPnorm): ${unevenness(hits)}; 0 is spread like the text, 1 all in one tenth.`;
}

function unevenness(hits) {
  const dp = hits.length < LEAST_COUNT ? null : dispersion(hits);
  return dp === null ? "–" : format(dp, 2);
}

// ---------------------------------------------------------------- the concordance

const SORTS = {
  position: "place", left: "words before", right: "words after", keyword: "the words", voice: "who says it",
};

function contextSection(hits) {
  const holder = h("div", { class: state.active ? "kwic b" : "kwic" });
  const memory = {};
  const choice = chooser("Sort by", SORTS, concordance.sort, (sort) => {
    concordance.sort = sort;
    draw();
  });
  const draw = () => fill(holder, inParts(sortedLines(hits), linesInContext, 60, memory));
  draw();
  return [choice, holder];
}

function linesInContext(hits) {
  return h("ol", {}, hits.map(contextLine));
}

function chooser(label, options, value, onChange) {
  const field = h("select", {}, Object.entries(options).map(([key, name]) =>
    h("option", { value: key, selected: key === value }, name)));
  field.addEventListener("change", () => onChange(field.value));
  return h("label", { class: "choice" }, `${label} `, field);
}

function sortedLines(hits) {
  const keys = {
    position: () => [],
    left: ([first]) => beside(lowerBound(state.words, first) - 1, -1),
    right: ([, last]) => beside(lowerBound(state.words, last + 1), 1),
    keyword: (hit) => [normalised(oneLine(textOf(hit)))],
    voice: ([first]) => [voiceName(voiceOf(first))],
  };
  const keyed = hits.map((hit) => [keys[concordance.sort](hit), hit]);
  return keyed.sort(([one], [other]) => compareLists(one, other)).map(([, hit]) => hit);
}

const WORDS_SORTED_BY = 5;

function beside(place, step) {
  return indexes(WORDS_SORTED_BY, () => true).map((i) => model.type[state.words[place + step * i]]).filter(Boolean);
}

function compareLists(one, other) {
  for (let i = 0; i < Math.min(one.length, other.length); i += 1) {
    if (one[i] !== other[i]) return one[i] < other[i] ? -1 : 1;
  }
  return one.length - other.length;
}

const CONTEXT = 60;

/** The text on each side of a hit, of so many characters at most; no word is cut. */
function contextOf([first, last, start = model.start[first], end = model.end[last]], width = CONTEXT) {
  const from = lowerBound(model.start, start - width);
  const to = lowerBound(model.end, end + width + 1) - 1;
  return {
    left: model.text.slice(model.start[from], start),
    keyword: model.text.slice(start, end),
    right: model.text.slice(end, Math.max(model.end[to] || 0, end)),
  };
}

function contextLine(hit) {
  const { left, keyword, right } = contextOf(hit);
  const [sentence, code] = [model.sentence[hit[0]], voiceOf(hit[0])];
  const dir = directionOf(keyword);
  const line = button(
    [
      h("span", { class: "left" }, h("bdi", { dir }, squeezed(left))),
      h("strong", { dir }, oneLine(keyword)),
      h("span", { class: "right" }, h("bdi", { dir }, squeezed(right))),
      h("span", { class: "who" }, voiceLabel(code), toldBy([hit]), `, sentence ${sentence}`),
    ],
    () => goTo(sentence, hit[0]),
    { class: "line", dir },
  );
  return h("li", {}, line);
}

// ---------------------------------------------------------------- who, in what tone, with which words

function voicesSection(hits) {
  const rows = byVoice(hits).map(({ code, n, perThousand, first }) => [
    [pickingVoice(code), h("span", { class: "note" }, toldBy(hits.filter(([token]) => voiceOf(token) === code)))],
    format(n), format(perThousand, 1), toSentence(first)]);
  return table("Who says it", [["Voice"], ["Places", true], ["Per 1,000 of its words", true], ["First"]], rows);
}

function toneSection(sentences) {
  const tone = toneOfSentences(sentences);
  if (!tone.n) return para("All its sentences are switched off.");
  const all = toneOfSentences();
  return [
    para(`Mean ${toneInWords(tone)}. All sentences: ${signed(all.mean)}.`),
    tone.n > 1 && para("Lowest ", scored(tone.lowest), ", highest ", scored(tone.highest), "."),
    remark("By a dictionary for news, from −1 to +1: a count of words, no verdict."),
  ];
}

function scored({ sentence, tone }) {
  return [toSentence(sentence), ` ${signed(tone)}`];
}

/** “, told by Roe”: a voice that is heard only through another. */
function toldBy(hits) {
  const tellers = new Set(hits.map(([token]) => tellerOf(token)));
  return tellers.has(null) ? "" : [", told by ", listed([...tellers].map((code) => bdi(voiceName(code))))];
}

const TIES = { likelihood: "log-likelihood", pmi: "PMI", t: "t-score", dice: "Dice" };

function neighboursSection(hits) {
  const { measure } = neighbours;
  const rows = collocates(hits, neighbours);
  rows.sort((one, other) => other[measure] - one[measure] || other.n - one.n || one.first - other.first);
  const choice = chooser("Measure", TIES, measure, (value) => {
    neighbours.measure = value;
    redraw();
  });
  const stops = toggle("Stop words too", neighbours.stopWords, () => {
    neighbours.stopWords = !neighbours.stopWords;
    redraw();
  });
  const columns = [["Word"], ["Near", true], ["Before", true], ["After", true], [TIES[measure], true]];
  const cells = (row) => [picking("word", row.word), row.n, row.left, row.right, format(row[measure], 2)];
  const found = rows.length
    ? table("Neighbours", columns, rows.slice(0, 15).map(cells))
    : para("No word comes near it twice: too few to say.");
  return [
    toolbar(choice, stops),
    found,
    remark("Within five words in the same sentence, at least twice."),
    phrasesWith(hits),
  ];
}

/** The phrases of two to four words, twice or more in the text, that hold the pick. */
function phrasesWith(hits) {
  const forms = new Set(hits.map(([first, last]) => phraseOf(first, last)));
  const isHeld = ({ phrase }) => [...forms].some((form) => form !== phrase && ` ${phrase} `.includes(` ${form} `));
  const held = [2, 3, 4].flatMap((n) => phrases(n)).filter(isHeld).slice(0, 10);
  return held.length ? para("In phrases: ", pickings("query", held.map(({ phrase, n }) => [phrase, n]))) : null;
}

const VERDICTS = {
  over: "More often than in general English", under: "Less often than in general English",
  "no clear difference": "About as often as in general English", "too few to say": "Too few to say",
};

function englishSection(active, hits) {
  const parts = partsOf(active.value);
  const isPhrase = parts.length > 1 || hits.some(([first, last]) => first < last);
  if (isPhrase) return para("The list of general English has words, no phrases.");
  const types = [...new Set(hits.map(([first]) => model.type[first]))];
  const row = keyness(hits.length, state.words.length, englishRate(types));
  const here = (1e6 * hits.length) / state.words.length;
  if (row.likelihood === undefined) return para("General English has no rate for it.");
  return [
    para(h("strong", {}, VERDICTS[row.verdict]), types.length > 1 ? `, its ${types.length} forms together.` : "."),
    facts([
      ["Here, in a million words", format(here)],
      ["General English", format(englishRate(types), englishRate(types) < 10 ? 2 : 0)],
      ["Expected here", format(row.expected, 2)],
      ["Log-likelihood", format(row.likelihood, 1)],
      ["Log ratio", `${signed(row.ratio, 1)} doublings (${signed(row.low, 1)} to ${signed(row.high, 1)})`],
    ]),
    remark("Said to differ from a log-likelihood of 15.13 on; to be more often, from three places on."),
  ];
}

/** The rate in ten parts of the text as bars, of both picks if there are two. */
function trendSection() {
  const rows = state.hits.map((hits) => trend(hits));
  const most = Math.max(1, ...rows.flat().map((part) => part.perThousand));
  const width = 100 / rows.length - (rows.length > 1 ? 6 : 12);
  const bars = rows.flatMap((row, i) => row.map((part, k) => {
    const height = (46 * part.perThousand) / most;
    return svg("rect", { class: i ? "b" : "a", x: 100 * k + i * (width + 4) + 4, y: 50 - height, width, height },
      svg("title", {}, `part ${k + 1}: ${counted(part.n, "place")}`));
  }));
  const words = rows.map((row, i) => [nameOf(state.picks[i]), `: ${row.map((part) => part.n).join(", ")}`]);
  const told = remark("Places in each tenth of the text: ", listed(words, "; ", "; "), ".");
  return [
    chart("trend", "0 0 1000 51", told.textContent, [
      svg("line", { class: "edge", x1: 0, x2: 1000, y1: 50, y2: 50 }), bars]),
    told,
  ];
}
