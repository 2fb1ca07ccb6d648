"use strict";

// What the tables say, as arrays with one value a token; `model` never changes once it is read.

const REPORTER = -2;
const NOBODY = -1;
const NONE = -1;

/** The first place in a sorted array whose value is not below the one given. */
function lowerBound(values, value) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readModel(raw) {
  const model = { ...raw, ...readTokens(raw) };
  model.sentenceStart = raw.sentences.span.map(([start]) => start);
  model.sentence = placesIn(model.start, model.sentenceStart);
  model.sentenceTokens = rangesBy(model.sentence, raw.sentences.span.length);
  model.words = indexes(model.start.length, (i) => model.isWord[i]);
  model.name = spread(model, raw.names.span.map((span) => [span]));
  model.number = spread(model, raw.numbers.span.map((span) => [span]));
  model.cue = spread(model, raw.quotes.cue.map((span) => (span ? [span] : [])));
  model.quote = spread(model, raw.quotes.spans);
  model.tone = new Float64Array(model.start.length);
  raw.valence.start.forEach((start, i) => (model.tone[lowerBound(model.start, start)] = raw.valence.value[i]));
  model.kindOfWord = Array.from(model.words, (i) => raw.entries.kind[model.entry[i]]);
  model.voiceOfQuote = raw.quotes.voice;
  model.offset = raw.text.length;
  return model;
}

function readTokens(raw) {
  const { gap, length, entry } = raw.tokens;
  const { type, kind } = raw.entries;
  const lemma = raw.entries.lemma.map((word, i) => word || type[i]);
  const n = gap.length;
  const start = new Int32Array(n);
  const end = new Int32Array(n);
  for (let i = 0, at = 0; i < n; i += 1) {
    start[i] = at + gap[i];
    at = end[i] = start[i] + length[i];
  }
  return {
    start,
    end,
    entry,
    lemmaOf: lemma,
    type: entry.map((code) => type[code]),
    lemma: entry.map((code) => lemma[code]),
    isWord: entry.map((code) => kind[code] === "w" || kind[code] === "n"),
    isMark: entry.map((code) => kind[code] === "p" || kind[code] === "s"),
  };
}

function indexes(n, isWanted) {
  const found = [];
  for (let i = 0; i < n; i += 1) if (isWanted(i)) found.push(i);
  return found;
}

/** For each place, the last of the sorted starts that is not after it. */
function placesIn(places, starts) {
  const found = new Int32Array(places.length);
  let at = 0;
  for (let i = 0; i < places.length; i += 1) {
    while (at + 1 < starts.length && starts[at + 1] <= places[i]) at += 1;
    found[i] = at;
  }
  return found;
}

/** The first token of each of n groups and the one after its last, for codes in order. */
function rangesBy(codes, n) {
  return Array.from({ length: n }, (_, group) => [lowerBound(codes, group), lowerBound(codes, group + 1)]);
}

/** For each token the row whose spans hold it, the innermost where several do; else NONE. */
function spread(model, rows) {
  const owner = new Int32Array(model.start.length).fill(NONE);
  const pieces = rows.flatMap((spans, row) => spans.map(([start, end]) => [end - start, start, end, row]));
  pieces.sort((one, other) => other[0] - one[0] || other[1] - one[1] || other[3] - one[3]);
  for (const [, start, end, row] of pieces) {
    owner.fill(row, lowerBound(model.start, start), lowerBound(model.start, end));
  }
  return owner;
}

// ---------------------------------------------------------------- asked for everywhere

/** The tokens of a span of the text, as [first, last]; null where there is none. */
function tokensOf([start, end]) {
  const first = lowerBound(model.start, start);
  const last = lowerBound(model.start, end) - 1;
  return first <= last ? [first, last] : null;
}

function textOf([first, last]) {
  return model.text.slice(model.start[first], model.end[last]);
}

/** Whose word a token is: a voice's code, NOBODY, or REPORTER outside what is credited. */
function voiceOf(token) {
  const quote = model.quote[token];
  return quote === NONE ? REPORTER : model.quotes.voice[quote];
}

function voiceName(code) {
  if (code === REPORTER) return "the reporter";
  return code === NOBODY ? "nobody credited" : model.voices[code].voice;
}

function isUnnamed(code) {
  return code === NOBODY || !model.voices[code].is_named;
}

/** A colour's sample with the name of the voice. */
function voiceLabel(code) {
  if (code === REPORTER) return [h("span", { class: "swatch reporter" }), voiceName(code)];
  const look = code === NOBODY ? "nobody" : `v${code}${isUnnamed(code) ? " unnamed" : ""}`;
  return [h("span", { class: `swatch ${look}` }), voiceName(code)];
}
