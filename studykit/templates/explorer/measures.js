"use strict";

// The formulas of studykit.words, over the words that are on.

/** The words that count: those of the text that are not switched off; `state.words` keeps them. */
function heardWords() {
  return state.isAllOn ? model.words : model.words.filter((token) => state.isOn[token]);
}

// ---------------------------------------------------------------- counts

/** How often each of some words occurs, in a thousand of all. */
function frequency(together = state.together, words = state.words) {
  const forms = together ? model.lemma : model.type;
  const found = new Map();
  for (const token of words) {
    const row = found.get(forms[token]) || { word: forms[token], n: 0, token };
    row.n += 1;
    found.set(row.word, row);
  }
  const rows = [...found.values()].sort((one, other) => other.n - one.n);
  const total = Math.max(state.words.length, 1);
  return rows.map((row) => ({ ...row, perThousand: (1000 * row.n) / total }));
}

function isStop(token) {
  return state.stopWords.has(model.type[token]);
}

/** Phrases of n words that do not begin or end with a stop word nor go across a mark. */
function phrases(n, least = 2) {
  const words = state.words;
  const run = runs(words);
  const found = new Map();
  for (let i = 0; i + n <= words.length; i += 1) {
    const first = words[i];
    const last = words[i + n - 1];
    if (run[i] !== run[i + n - 1] || isStop(first) || isStop(last)) continue;
    const phrase = phraseOf(first, last);
    const row = found.get(phrase) || { phrase, n: 0 };
    row.n += 1;
    found.set(phrase, row);
  }
  return [...found.values()].filter((row) => row.n >= least).sort((one, other) => other.n - one.n);
}

/** The tokens from one to another, a clitic hung on the word before it. */
function phraseOf(first, last) {
  return range(first, last).map((token) => model.type[token]).join(" ").replaceAll(" '", "'");
}

/** For each word the number of its run: one ends at a sentence's end and at a mark. */
function runs(words) {
  let run = 0;
  return words.map((token, i) => {
    const before = words[i - 1];
    if (i && (model.sentence[before] !== model.sentence[token] || isParted(before, token))) run += 1;
    return run;
  });
}

/** Whether a mark stands between two words, or a word that is switched off. */
function isParted(before, token) {
  for (let i = before + 1; i < token; i += 1) if (model.isMark[i] || model.isWord[i]) return true;
  return false;
}

// ---------------------------------------------------------------- against general English

const ENGLISH_SIZE = 1e9;
const LEAST_LIKELIHOOD = 15.13;
const LEAST_COUNT = 3;
const ENOUGH = 5;  // places, here or expected, from which a rate that does not differ is known
const Z = 1.959963984540054;

/** Log-likelihood and log ratio of a count in so many words against a rate in a million. */
function keyness(n, size, perMillion) {
  if (perMillion === null || perMillion === undefined) return { verdict: "not in the reference" };
  const b = (perMillion * ENGLISH_SIZE) / 1e6;
  const share = (n + b) / (size + ENGLISH_SIZE);
  const likelihood = Math.max(0, 2 * (surprise(n, size * share) + surprise(b, ENGLISH_SIZE * share)));
  const a0 = n || 0.5;
  const b0 = b || 0.5;
  const ratio = Math.log2(a0 / size / (b0 / ENGLISH_SIZE));
  const spread = Math.sqrt(Math.max(0, 1 / a0 - 1 / size + 1 / b0 - 1 / ENGLISH_SIZE)) / Math.LN2;
  const [low, high] = [ratio - Z * spread, ratio + Z * spread];
  const expected = (b * size) / ENGLISH_SIZE;
  return { expected, likelihood, ratio, low, high, verdict: verdictOf(n, expected, likelihood, low, high) };
}

function surprise(observed, expected) {
  return observed ? observed * Math.log(observed / expected) : 0;
}

function verdictOf(n, expected, likelihood, low, high) {
  const isUnsure = low <= 0 && high >= 0;
  if (isUnsure && Math.max(n, expected) >= ENOUGH) return "no clear difference";
  if (likelihood < LEAST_LIKELIHOOD || isUnsure || (low > 0 && n < LEAST_COUNT)) return "too few to say";
  return low > 0 ? "over" : "under";
}

/** The rate in English of a word, of all its forms here when they are taken together. */
function englishRate(types) {
  const rates = types.map((type) => model.rateOf.get(type));
  return rates.some((rate) => rate === undefined || rate === null) ? null : rates.reduce((a, b) => a + b, 0);
}

/** Each word of the text, and those that English would lead one to expect, strongest first. */
function keywords() {
  const size = state.words.length;
  const found = new Map();
  for (const token of model.words) {
    const word = model.type[token];
    if (model.kind[token] === "w") found.set(word, (found.get(word) || 0) + Number(state.isOn[token]));
  }
  const rows = [...found].map(([word, n]) => ({ word, n, ...keyness(n, size, model.rateOf.get(word)) }));
  rows.push(...model.absent.map(([word, rate]) => ({ word, n: 0, ...keyness(0, size, rate) })));
  const strength = ({ likelihood }) => likelihood ?? -1;
  const listed = rows.filter(({ n, expected }) => n || expected >= 1);
  return listed.sort((one, other) => strength(other) - strength(one));
}

// ---------------------------------------------------------------- neighbours

const WINDOW = 5;

/** The words within five of the hits, in the same sentence, with the measures of their ties. */
function collocates(hits, { least = 2, stopWords = false } = {}) {
  const words = state.words;
  const side = sides(words, hits);
  const rows = new Map();
  let near = 0;
  let total = 0;
  words.forEach((token, i) => {
    const word = model.type[token];
    const row = rows.get(word) || { word, token, left: 0, right: 0, others: 0, all: 0, first: null };
    rows.set(word, row);
    row.all += 1;
    if (side[i] === NODE) return;
    total += 1;
    row.others += 1;
    if (!side[i]) return;
    near += 1;
    if (side[i] === LEFT) row.left += 1;
    else row.right += 1;
    row.first ??= i;
  });
  return [...rows.values()]
    .filter((row) => row.left + row.right >= least && (stopWords || !isStop(row.token)))
    .map((row) => ({ ...row, n: row.left + row.right, ...association(row.left + row.right, near, row.others, total) }));
}

const [LEFT, RIGHT, NODE] = [1, 2, 3];

/** For each word: 0 far from the hits, else LEFT or RIGHT of one, or NODE in it. */
function sides(words, hits) {
  const side = new Uint8Array(words.length);
  const ends = hits.map(([first, last]) => [lowerBound(words, first), lowerBound(words, last + 1) - 1]);
  const mark = (anchor, step, value) => {
    const place = anchor + step;
    if (place < 0 || place >= words.length || anchor >= words.length) return;
    if (model.sentence[words[place]] === model.sentence[words[anchor]]) side[place] = value;
  };
  for (let gap = WINDOW; gap > 0; gap -= 1) {
    for (const [, last] of ends) mark(last, gap, RIGHT);
    for (const [first] of ends) mark(first, -gap, LEFT);
  }
  for (const [first, last] of ends) side.fill(NODE, first, last + 1);
  return side;
}

function association(both, first, second, total) {
  const expected = (first * second) / Math.max(total, 1);
  return {
    likelihood: likelihoodRatio(both, first, second, total),
    pmi: Math.log2(both / expected),
    t: (both - expected) / Math.sqrt(both),
    dice: (2 * both) / (first + second),
  };
}

function likelihoodRatio(both, first, second, total) {
  const cells = [
    [both, second, first],
    [second - both, second, total - first],
    [first - both, total - second, first],
    [total - first - second + both, total - second, total - first],
  ];
  const terms = cells.map(([n, row, column]) =>
    n > 0 && row > 0 && column > 0 ? n * Math.log((n * total) / (row * column)) : 0);
  return 2 * terms.reduce((a, b) => a + b, 0);
}

// ---------------------------------------------------------------- along the text

/** The share of the text's words that come before each hit. */
function placesAlong(hits) {
  const total = Math.max(state.words.length, 1);
  return hits.map(([first]) => lowerBound(state.words, first) / total);
}

/** How often the hits occur in each of ten parts of equal length. */
function trend(hits, parts = 10) {
  const n = Math.max(state.words.length, 1);
  const rows = Array.from({ length: parts }, () => ({ n: 0, size: 0 }));
  state.words.forEach((_, i) => (rows[Math.floor((i * parts) / n)].size += 1));
  for (const [first] of hits) {
    const place = Math.min(lowerBound(state.words, first), n - 1);
    rows[Math.floor((place * parts) / n)].n += 1;
  }
  return rows.map((row) => ({ ...row, perThousand: row.size ? (1000 * row.n) / row.size : 0 }));
}

/** How evenly the hits are spread (DPnorm): 0 like the text, 1 all in the smallest part; null of one part. */
function dispersion(hits, parts = 10) {
  const rows = trend(hits, parts).filter(({ size }) => size);
  const total = state.words.length;
  const dp = rows.reduce((sum, row) => sum + Math.abs(row.n / hits.length - row.size / total), 0) / 2;
  return rows.length > 1 ? dp / (1 - Math.min(...rows.map(({ size }) => size)) / total) : null;
}

// ---------------------------------------------------------------- voices and tone

/** The words of each voice, the reporter first: code, words, share of all and of those reported. */
function shares() {
  const found = new Map([[REPORTER, 0], ...model.voices.map((_, code) => [code, 0]), [NOBODY, 0]]);
  for (const token of state.words) found.set(voiceOf(token), found.get(voiceOf(token)) + 1);
  const total = Math.max(state.words.length, 1);
  const reported = Math.max(total - found.get(REPORTER), 1);
  const shareReported = (code, n) => (code === REPORTER ? null : n / reported);
  return [...found].map(([code, n]) => ({ code, n, share: n / total, shareReported: shareReported(code, n) }));
}

/** The hits by who says them, with the first sentence in which each does. */
function byVoice(hits) {
  const found = new Map();
  for (const [first] of hits) {
    const code = voiceOf(first);
    const row = found.get(code) || { code, n: 0, first: model.sentence[first] };
    row.n += 1;
    found.set(code, row);
  }
  const words = new Map(shares().map(({ code, n }) => [code, n]));
  return [...found.values()]
    .map((row) => ({ ...row, perThousand: (1000 * row.n) / Math.max(words.get(row.code), 1) }))
    .sort((one, other) => other.n - one.n || one.first - other.first);
}

function sentencesOf(hits) {
  const found = hits.flatMap(([first, last]) => range(model.sentence[first], model.sentence[last]));
  return [...new Set(found)].sort((one, other) => one - other);
}

/** Each sentence’s tone: of its words that are on, null where there is none; `state.tones` keeps them. */
function heardTones() {
  const { tone } = model.sentences;
  return state.isAllOn ? tone : tone.map((whole, sentence) => toneOfTokens(tokensOfSentence(sentence), whole));
}

function tokensOfSentence(sentence) {
  const [first, after] = model.sentenceTokens[sentence];
  return range(first, after - 1);
}

/** The tone of some tokens: that of the whole, or where some are off, of what the others bring to it. */
function toneOfTokens(tokens, whole) {
  const left = tokens.filter((token) => state.isOn[token]);
  if (left.length === tokens.length) return whole;
  if (!left.some((token) => model.isWord[token])) return null;
  const sum = left.reduce((total, token) => total + model.tone[token], 0);
  return sum / Math.sqrt(sum * sum + 15);
}

const FEWEST_SENTENCES = 8;

/** The mean tone of some sentences, else of all, with their spread, the lowest and the highest. */
function toneOfSentences(sentences = indexes(model.sentenceStart.length, () => true)) {
  const scored = sentences
    .map((sentence) => ({ sentence, tone: state.tones[sentence] }))
    .filter(({ tone }) => tone !== null);
  const tones = scored.map(({ tone }) => tone);
  const order = [...scored].sort((one, other) => one.tone - other.tone);
  return { n: scored.length, mean: mean(tones), sd: deviation(tones), lowest: order[0], highest: order.at(-1), scored };
}

/** The tone of what a voice says in quotation marks, sentence by sentence. */
function toneOfVoice(code) {
  const isIndirect = (token) => model.quotes.kind[model.quote[token]] === "indirect";
  const tones = model.parts.filter(([, voice]) => voice === code)
    .map(([sentence, , whole]) => {
      const own = tokensOfSentence(sentence).filter((token) => voiceOf(token) === code);
      // An answer of an interview has no marks.
      return toneOfTokens(own.every(isIndirect) ? own : own.filter((token) => !isIndirect(token)), whole);
    })
    .filter((tone) => tone !== null);
  return { n: tones.length, mean: mean(tones), sd: deviation(tones) };
}

function mean(values) {
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : null;
}

function deviation(values) {
  if (values.length < 2) return null;
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

// ---------------------------------------------------------------- the text as a whole

function vocabulary() {
  const words = state.words;
  const types = new Map();
  for (const token of words) types.set(model.type[token], (types.get(model.type[token]) || 0) + 1);
  const spoken = words.filter((token) => model.kind[token] === "w" && !/^['’]/.test(textOf([token, token])));
  const letters = spoken.reduce((sum, token) => sum + (textOf([token, token]).match(/\p{L}/gu) || []).length, 0);
  const sentences = new Set(words.map((token) => model.sentence[token])).size;
  const length = words.length / Math.max(sentences, 1);
  return {
    words: words.length,
    types: types.size,
    hapaxes: [...types.values()].filter((n) => n === 1).length,
    sentences,
    length,
    ratio: types.size / Math.max(words.length, 1),
    colemanLiau: sentences < 5 ? null : 5.88 * (letters / spoken.length) - 29.6 / length - 15.8,
  };
}
