"use strict";

// The text: a span for each word, within what it is part of. `words[i]` is the span of token i.

const spans = [];
const LONG = 5000;  // tokens from which only what is in view is laid out

/** Put the text, word by word, in place of the one that stands in the page. */
function drawText(holder) {
  const sentences = model.sentences.span.map((_, i) => i);
  const byParagraph = groupedBy(sentences, paragraphOf);
  const paragraphs = model.paragraphs.span.map(([start, end], row) => {
    const held = byParagraph.get(row) || [];
    const kind = model.paragraphs.kind[row];
    const text = held.length ? held.flatMap((sentence) => [drawSentence(sentence), " "]) : model.text.slice(start, end);
    return h("p", { class: held.length ? kind : `${kind} aside`, dir: "auto" }, text);
  });
  holder.classList.toggle("long", model.start.length > LONG);
  fill(holder, paragraphs);
}

function paragraphOf(sentence) {
  return model.sentences.paragraph[sentence];
}

function groupedBy(values, keyOf) {
  const found = new Map();
  for (const value of values) {
    const key = keyOf(value);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(value);
  }
  return found;
}

function drawSentence(sentence) {
  const [first, after] = model.sentenceTokens[sentence];
  const [start, end] = model.sentences.span[sentence];
  const element = h("span", { class: "s", id: `s${sentence}` }, h("span", { class: "number" }, sentence));
  const open = { quote: NONE, inner: "", quoteElement: element, innerElement: element };
  let at = start;
  for (let token = first; token < after; token += 1) {
    const gap = model.text.slice(at, model.start[token]);
    enter(open, element, token, gap);
    open.innerElement.append(drawToken(token));
    at = model.end[token];
  }
  element.append(model.text.slice(at, end));
  return element;
}

/** Close what ends before a token and open what begins with it; the gap stays outside both. */
function enter(open, element, token, gap) {
  const quote = model.quote[token];
  const inner = innerOf(token);
  if (quote === open.quote && inner === open.inner) return void open.innerElement.append(gap);
  if (quote === open.quote) open.quoteElement.append(gap);
  else {
    element.append(gap);
    open.quoteElement = quote === NONE ? element : element.appendChild(quoteMark(quote, token));
  }
  open.innerElement = inner ? open.quoteElement.appendChild(innerMark(inner)) : open.quoteElement;
  open.quote = quote;
  open.inner = inner;
}

/** What a token is part of, within what somebody says: a name, the words that credit, a number. */
function innerOf(token) {
  if (model.name[token] !== NONE) return `u${model.name[token]}`;
  if (model.cue[token] !== NONE) return `em${model.cue[token]}`;
  return model.number[token] === NONE ? "" : `b${model.number[token]}`;
}

function innerMark(inner) {
  return h(inner.replace(/\d+$/, ""), {});
}

function quoteMark(quote, token) {
  const code = voiceOfQuote(quote);
  const look = code === NOBODY ? "nobody" : `v${code}${isUnnamed(code) ? " unnamed" : ""}`;
  const mark = h("mark", { class: `${look} ${model.quotes.kind[quote]}` });
  if (model.start[token] === model.quotes.spans[quote][0][0]) {
    mark.append(h("span", { class: "tag", "data-quote": quote }, voiceName(code)));
  }
  return mark;
}

function drawToken(token) {
  const text = model.text.slice(model.start[token], model.end[token]);
  if (model.isMark[token]) return text;
  const element = document.createElement("span");
  element.className = "w";
  element.dataset.t = token;
  if (model.tone[token]) element.dataset.tone = model.tone[token] > 0 ? "+" : "−";
  element.textContent = text;
  spans[token] = element;
  return element;
}

/** The token that stands where an event or a selection is; undefined where none does. */
function tokenAt(node) {
  const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const word = element?.closest?.(".w");
  return word ? Number(word.dataset.t) : undefined;
}

// ---------------------------------------------------------------- light

const lit = { a: [], b: [], off: [], chosen: [], mine: [], theirs: [], both: [] };

/** Give some tokens a class, and take it from those that had it before. */
function light(name, tokens) {
  for (const token of lit[name]) spans[token]?.classList.remove(name, "go");
  lit[name] = tokens;
  for (const token of tokens) spans[token]?.classList.add(name);
}

/** Light the places of a pick; what goes on after a gap is one stretch. */
function lightHits(name, hits) {
  const tokens = hits.flatMap(([first, last]) => range(first, last));
  light(name, [...new Set(tokens)]);
  for (const [first, last] of hits) {
    for (let token = first; token < last; token += 1) if (isJoined(token)) spans[token]?.classList.add("go");
  }
}

function isJoined(token) {
  return /^\s+$/.test(model.text.slice(model.end[token], model.start[token + 1]));
}

function lightOff() {
  light("off", state.isAllOn || state.isBlind ? [] : indexes(model.start.length, (i) => !state.isOn[i]));
}

// ---------------------------------------------------------------- places

/** Show a sentence: it comes into view, and its number is marked until the next one. */
function goTo(sentence, token) {
  const element = byId(`s${sentence}`);
  if (!element) return;
  document.querySelector(".s.here")?.classList.remove("here");
  element.classList.add("here");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  (spans[token] || element).scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  walkTo(token ?? firstWord(sentence), false);
  say(`Sentence ${sentence}: `, bdi(shortened(sentenceText(sentence), 120)));
}

function firstWord(sentence) {
  const [first, after] = model.sentenceTokens[sentence];
  for (let token = first; token < after; token += 1) if (spans[token]) return token;
  return undefined;
}

const SLOTS = 250;  // of a strip
const MANY = 100;  // hits from which a line’s ink tells how many are there

/** The strip along the text: a line for each place; many in one slot make it darker. */
function strip(hits, name) {
  const slots = groupedBy(hits, (hit) => Math.round(placesAlong([hit])[0] * (SLOTS - 1)));
  const most = Math.max(...[...slots.values()].map((held) => held.length));
  const lines = [...slots].map(([slot, held]) => {
    const ink = hits.length > MANY ? 0.2 + (0.8 * held.length) / most : 1;
    const line = svg("rect", { class: name, x: slot, y: 0, width: 1, height: 20, "fill-opacity": ink });
    line.addEventListener("click", () => goTo(model.sentence[held[0][0]], held[0][0]));
    return line;
  });
  const edges = model.sentenceStart.length > 60 ? [] : sentenceEdges();
  const attributes = { class: "strip", viewBox: `0 0 ${SLOTS} 20`, preserveAspectRatio: "none", "aria-hidden": "true" };
  return svg("svg", attributes, edges, lines);
}

/** Where some hits are, as a line of marks in a table: many rows can be seen at once. */
function marksAlong(hits) {
  const slots = new Set(placesAlong(hits).map((place) => Math.round(place * (SLOTS - 1))));
  const d = [...slots].map((slot) => `M${slot + 0.5} 0V20`).join("");
  const words = `${counted(hits.length, "place")}, first in sentence ${model.sentence[hits[0][0]]}`;
  return svg("svg", { class: "along", viewBox: `0 0 ${SLOTS} 20`, preserveAspectRatio: "none" },
    svg("title", {}, words), svg("path", { d }));
}

/** The hits of each row of a table, found in one walk through its words. */
function hitsByForm(forms, words) {
  const found = new Map();
  for (const token of words) {
    if (!found.has(forms[token])) found.set(forms[token], []);
    found.get(forms[token]).push([token, token]);
  }
  return found;
}

function sentenceEdges() {
  const total = Math.max(state.words.length, 1);
  return model.sentenceTokens.slice(1).map(([first]) => {
    const x = ((lowerBound(state.words, first) / total) * SLOTS).toFixed(1);
    return svg("line", { class: "edge", x1: x, x2: x, y1: 15, y2: 20 });
  });
}
