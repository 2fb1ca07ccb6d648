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

/** The numbers of a text with a character for each: a z is 35 more. */
function unpacked(text) {
  const numbers = [];
  let n = 0;
  for (const digit of text) {
    const value = parseInt(digit, 36);
    n += value;
    if (value === 35) continue;
    numbers.push(n);
    n = 0;
  }
  return numbers;
}

/** Numbers that are packed as distances, each from the one before. */
function walked(text) {
  let at = 0;
  return unpacked(text).map((step) => (at += step));
}

function spansOf({ from, length }) {
  const lengths = unpacked(length);
  return walked(from).map((start, i) => [start, start + lengths[i]]);
}

function decoded({ values, codes }) {
  return unpacked(codes).map((code) => values[code]);
}

/** Takes from the page the text of the article that stands in it; nothing else has it. */
function takeText(holder) {
  for (const number of holder.querySelectorAll(".number")) number.remove();
  return holder.textContent;
}

/** The packed columns, each as the array that it stands for. */
function unpackedTables(raw) {
  const { paragraphs, sentences, names, numbers, quotes, parts } = raw;
  const partVoices = decoded(parts.voice);
  const named = unpacked(raw.voices.named);
  return {
    paragraphs: { span: spansOf(paragraphs.span), kind: decoded(paragraphs.kind) },
    sentences: { ...sentences, span: spansOf(sentences.span), paragraph: walked(sentences.paragraph) },
    names: {
      ...names, span: spansOf(names.span), bearer: unpacked(names.bearer), kind: decoded(names.kind),
      role: decoded(names.role),
    },
    voices: raw.voices.voice.map((voice, i) => ({ voice, is_named: named[i] > 0 })),
    quotes: { ...quotes, kind: decoded(quotes.kind), source_type: decoded(quotes.source_type) },
    parts: walked(parts.sentence).map((sentence, i) => [sentence, partVoices[i], parts.tone[i]]),
    numbers: {
      span: spansOf(numbers.span), kind: decoded(numbers.kind), unit: decoded(numbers.unit),
      quote: decoded(numbers.quote),
    },
  };
}

function readModel(packed, text) {
  const raw = { ...packed, ...unpackedTables(packed), text };
  const model = { ...raw, ...readTokens(raw) };
  model.sentenceStart = raw.sentences.span.map(([start]) => start);
  model.sentence = placesIn(model.start, model.sentenceStart);
  model.sentenceTokens = rangesBy(model.sentence, raw.sentences.span.length);
  model.words = indexes(model.start.length, (i) => model.isWord[i]);
  model.name = spread(model, raw.names.span.map((span) => [span]), firstIn);
  model.number = spread(model, raw.numbers.span.map((span) => [span]), firstIn);
  model.cue = spread(model, raw.quotes.cue.map((span) => (span ? [span] : [])), firstIn);
  model.quote = spread(model, raw.quotes.spans, firstFrom);
  model.around = raw.quotes.spans.map((_, quote) => quotesAround(raw.quotes, quote));
  model.tone = new Float64Array(model.start.length);
  walked(raw.valence.start).forEach((start, i) => {
    model.tone[lowerBound(model.start, start)] = raw.valence.value[i];
  });
  return model;
}

function readTokens(raw) {
  const [gap, length] = [unpacked(raw.tokens.gap), unpacked(raw.tokens.length)];
  const n = gap.length;
  const start = new Int32Array(n);
  const end = new Int32Array(n);
  for (let i = 0, at = 0; i < n; i += 1) {
    start[i] = at + gap[i];
    at = end[i] = start[i] + length[i];
  }
  const type = Array.from(start, (at, i) => typeOf(raw.text.slice(at, end[i])));
  const codes = new Map([...new Set(type)].map((word, code) => [word, code]));
  const of = (values) => type.map((word) => values[codes.get(word)]);
  const kind = of(raw.types.kind);
  const lemma = of(raw.types.lemma.split(" ")).map((word, i) => word || type[i]);
  for (const [token, word] of raw.tokens.lemma) lemma[token] = word;
  return {
    start,
    end,
    type,
    lemma,
    kind,
    isWord: kind.map((letter) => letter === "w" || letter === "n"),
    isMark: kind.map((letter) => letter === "p" || letter === "s"),
    typeSet: new Set(type),
    lemmaSet: new Set(lemma),
    rateOf: new Map([...codes].map(([word, code]) => [word, raw.types.english[code]])),
    stopWords: [...codes].filter(([, code]) => raw.types.stop[code] === "1").map(([word]) => word),
  };
}

/** A text with apostrophes and accents spelled one way. */
function spelled(text) {
  return text.normalize("NFC").replace(/[’'ʼ´]/g, "'").replace(/\u00ad/g, "");
}

/** The same in small letters. */
function normalised(text) {
  return spelled(text).toLowerCase();
}

/** The type of a token; one that is nothing but soft hyphens stays as it is. */
function typeOf(token) {
  return normalised(token) || token;
}

function indexes(n, isWanted) {
  const found = [];
  for (let i = 0; i < n; i += 1) if (isWanted(i)) found.push(i);
  return found;
}

/** All whole numbers from one to another, both included. */
function range(first, last) {
  return indexes(last - first + 1, () => true).map((i) => first + i);
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

/** The first token that starts at a place or after it. */
function firstFrom(model, place) {
  return lowerBound(model.start, place);
}

/** The token that a place is in, or the next: a name may begin within one (“non-Elbonian”). */
function firstIn(model, place) {
  return lowerBound(model.end, place + 1);
}

/** For each token the row whose spans hold it, the innermost where several do; else NONE. */
function spread(model, rows, firstOf) {
  const owner = new Int32Array(model.start.length).fill(NONE);
  const pieces = rows.flatMap((spans, row) => spans.map(([start, end]) => [end - start, start, end, row]));
  pieces.sort((one, other) => other[0] - one[0] || other[1] - one[1] || other[3] - one[3]);
  for (const [, start, end, row] of pieces) {
    owner.fill(row, firstOf(model, start), lowerBound(model.start, end));
  }
  return owner;
}

// ---------------------------------------------------------------- asked for everywhere

/** The tokens of a span of the text, as [first, last]; null where there is none. */
function tokensOf([start, end]) {
  const first = firstIn(model, start);
  const last = lowerBound(model.start, end) - 1;
  return first <= last ? [first, last] : null;
}

function textOf([first, last]) {
  return model.text.slice(model.start[first], model.end[last]);
}

/** A span of the text on one line. */
function printed([start, end]) {
  return oneLine(model.text.slice(start, end));
}

function sentenceText(sentence) {
  return printed(model.sentences.span[sentence]);
}

/** The first token of a name or a number. */
function tokenOf(span) {
  return tokensOf(span)?.[0];
}

function voiceOfQuote(quote) {
  return model.quotes.voice[quote];
}

/** Whose word a token is: a voice's code, NOBODY, or REPORTER outside what is credited. */
function voiceOf(token) {
  const quote = model.quote[token];
  return quote === NONE ? REPORTER : voiceOfQuote(quote);
}

/** The quotes of other voices in which a quote begins: these tell what it says. */
function quotesAround({ spans, voice }, quote) {
  const [from, to] = spans[quote][0];
  const isAround = (i) => voice[i] !== voice[quote]
    && spans[i].some(([start, end]) => start <= from && from < end && end - start > to - from);
  return indexes(spans.length, isAround);
}

/** Who is said to say so: the voice around that of a token, or null. */
function tellerOf(token) {
  const quote = model.quote[token];
  const [around] = quote === NONE ? [] : model.around[quote];
  return around === undefined ? null : voiceOfQuote(around);
}

/** All whose word a token is: the voice that says it, and those that tell of it. */
function voicesAround(token) {
  const quote = model.quote[token];
  return quote === NONE ? [REPORTER] : [quote, ...model.around[quote]].map(voiceOfQuote);
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
  return [h("span", { class: `swatch ${look}` }), bdi(voiceName(code))];
}
