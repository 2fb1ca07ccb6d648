"use strict";

// A pick is {kind, value}; its hits are the [first, last] tokens of each place.

const FINDERS = {
  word: (value) => hitsOfQuery(value, state.together),
  query: (value) => hitsOfQuery(value, state.together),
  exact: (value) => hitsOfQuery(value, false, true),
  pattern: (value) => searched(value).hits,
  name: (value) => hitsOfSpans(model.names.span.filter((_, i) => bearerName(i) === value)),
  voice: (value) => hitsOfQuotes((quote) => voiceKey(voiceOfQuote(quote)) === value),
  source: (value) => hitsOfQuotes((quote) => model.quotes.source_type[quote] === value),
  cue: (value) => hitsOfSpans(model.quotes.cue.filter((_, i) => model.quotes.lemma[i] === value)),
  number: (value) => hitsOfSpans(model.numbers.span.filter((_, i) => numberText(i) === value)),
  sentence: (value) => (isSentence(value) ? [inner(model.sentenceTokens[value])] : []),
  passage: (value) => [(/^\d+-\d+$/.exec(value) || [""])[0].split("-").map(Number)]
    .filter(([a, b]) => a <= b && b < model.start.length),
};

const TYPED = ["word", "query", "exact", "pattern"];

const KIND_NAMES = {
  word: "word", query: "phrase", exact: "capitals as typed", pattern: "regular expression",
  name: "name", voice: "voice", source: "kind of source",
  cue: "words that credit", number: "number",
  sentence: "sentence", passage: "passage",
};

/** The places of a pick that are not switched off. */
function hitsOf(pick) {
  const found = FINDERS[pick.kind](pick.value);
  return state.isAllOn ? found : found.filter(([first, last]) => isHeard(pick, first, last));
}

/** Whether the first word of a name or a number is on. */
function isHeardAt(span) {
  return Boolean(state.isOn[tokenOf(span)]);
}

/** Words must all be on; of what somebody says, a part is enough. */
function isHeard(pick, first, last) {
  const words = range(first, last).filter((token) => model.isWord[token]);
  const isOn = (token) => state.isOn[token];
  return ["voice", "source", "sentence", "passage"].includes(pick.kind) ? words.some(isOn) : words.every(isOn);
}

function labelOf(pick) {
  if (pick.kind === "sentence") return `sentence ${pick.value}`;
  if (pick.kind === "passage") return `“${shortened(oneLine(textOf(FINDERS.passage(pick.value)[0])))}”`;
  if (pick.kind === "voice") return voiceName(voiceCode(pick.value));
  return pick.value;
}

/** What a pick is called among the page's own words. */
function nameOf(pick) {
  return bdi(shortened(labelOf(pick), 80));
}

function isSamePick(one, other) {
  return one.kind === other.kind && one.value === other.value;
}

function shortened(text, most = 60) {
  return text.length > most ? `${text.slice(0, most).replace(/\s\S*$|[\ud800-\udbff]$/, "")} …` : text;
}

// A voice with a name may be called like one without: the key tells them apart.

function voiceKey(code) {
  if (code < 0) return "nobody";
  return `${model.voices[code].is_named ? "named" : "unnamed"}|${model.voices[code].voice}`;
}

function voiceCode(key) {
  return key === "nobody" ? NOBODY : model.voices.findIndex((_, code) => voiceKey(code) === key);
}

function bearerName(mention) {
  return model.names.name[model.names.bearer[mention]];
}

function numberText(row) {
  return printed(model.numbers.span[row]);
}

function isSentence(value) {
  return Object.hasOwn(model.sentenceTokens, value) && /^\d+$/.test(value);
}

function inner([first, after]) {
  return [first, Math.max(first, after - 1)];
}

function hitsOfSpans(spans) {
  return spans.map((span) => span && tokensOf(span)).filter(Boolean);
}

function hitsOfQuotes(isWanted) {
  const rows = indexes(model.quotes.spans.length, isWanted);
  return hitsOfSpans(rows.flatMap((row) => model.quotes.spans[row])).sort((one, other) => one[0] - other[0]);
}

function isSaid({ kind }) {
  return ["voice", "source"].includes(kind);
}

/** The rows of what a voice or a kind of source says. */
function statementsOf({ kind, value }) {
  const valueOf = (quote) => (kind === "voice" ? voiceKey(voiceOfQuote(quote)) : model.quotes.source_type[quote]);
  return quotesWhere((quote) => valueOf(quote) === value);
}

/** How often a pick is there; a statement in pieces is one. */
function placesInWords(active, hits) {
  if (isSaid(active)) return counted(statementsOf(active).length, "statement");
  return counted(hits.length, "place");
}

// ---------------------------------------------------------------- words, phrases, wildcards

const CLITIC = /^(.+?)('(?:s|re|ve|ll|d|m))$/i;
const EDGES = /^([^\p{L}\p{N}'*?$£€¥]*)(.*?)([^\p{L}\p{N}'*?%]*)$/u;

/** The parts of a query, one a token: “Xi’s plan” has three. */
function partsOf(query) {
  return spelled(query).split(/\s+/).filter(Boolean).flatMap((chunk) => {
    const small = normalised(chunk);
    if (model.typeSet.has(small) || model.lemmaSet.has(small)) return [chunk];
    const [, before, middle, after] = EDGES.exec(chunk);
    const hung = CLITIC.exec(middle);
    return [...before, ...(hung ? hung.slice(1) : [middle]), ...after].filter(Boolean);
  });
}

function hitsOfQuery(query, together, matchesCase = false) {
  const parts = partsOf(matchesCase ? query : normalised(query));
  if (!parts.some(isWordlike)) return [];
  const forms = matchesCase ? printedForms() : model.type;
  const found = placesOf(parts.map((part) => fitting(part, forms, together)));
  return found.length ? found : placesAsPrinted(query, matchesCase);
}

/** The places of whole words with all their marks: “workers’ union”, “AT&T”. */
function placesAsPrinted(query, matchesCase) {
  if (!/[^\p{L}\p{N}\s]/u.test(query)) return [];
  const signs = { " ": "\\s+", "'": "[’'ʼ´]" };
  const source = query.replace(/[\s'’ʼ´^$\\.*+?()[\]{}|/]/g, (sign) => signs[spelled(sign)] || `\\${sign}`);
  const { hits } = searched(`/${source}/${matchesCase ? "" : "i"}`);
  const isWhole = ([first, last, start, end]) => model.start[first] === start && model.end[last] === end;
  return hits.filter(isWhole).map(([first, last]) => [first, last]);
}

function isWordlike(part) {
  return /[\p{L}\p{N}*]/u.test(part);
}

let printedTokens = null;

/** Each token as it is printed, capitals and all. */
function printedForms() {
  printedTokens ??= Array.from(model.start, (start, token) => spelled(model.text.slice(start, model.end[token])));
  return printedTokens;
}

/** Whether a token fits a part of a query: by its form, its dictionary form, or a wildcard. */
function fitting(part, forms, together) {
  const either = part.split("|").filter(Boolean);
  if (either.length > 1) {
    const fits = either.map((one) => fitting(one, forms, together));
    return (token) => fits.some((fit) => fit(token));
  }
  if (part === "*") return (token) => /[\p{L}\p{N}]/u.test(forms[token]);
  if (/[*?]/.test(part)) {
    const pattern = wildcard(part);
    return (token) => pattern.test(forms[token]);
  }
  if (!together) return (token) => forms[token] === part;
  const lemma = lemmaFor(part);
  return (token) => model.lemma[token] === lemma;
}

function wildcard(part) {
  const escaped = part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, "\\S*").replace(/\?/g, "\\S")}$`, "u");
}

/** A lemma that is one here, else that of a form. */
function lemmaFor(word) {
  if (model.lemmaSet.has(word)) return word;
  const token = model.type.indexOf(word);
  return token < 0 ? word : model.lemma[token];
}

/** Where a phrase begins whose tokens fit one after another, within a sentence. */
function placesOf(fits) {
  const found = [];
  const last = model.start.length - fits.length;
  for (let i = 0; i <= last; i += 1) {
    const end = i + fits.length - 1;
    if (model.sentence[i] === model.sentence[end] && fits.every((fit, k) => fit(i + k))) found.push([i, end]);
  }
  return found;
}

// ---------------------------------------------------------------- regular expressions

const patterns = new Map();

/** The places of a regular expression, spelled /…/ or /…/i, and what is wrong with it, if anything. */
function searched(value) {
  if (!patterns.has(value)) patterns.set(value, lookFor(...(PATTERN.exec(value) || []).slice(1)));
  return patterns.get(value);
}

const PATTERN = /^\/(.+)\/([a-z]{0,3})$/s;

function lookFor(source, flags) {
  try {
    if (source === undefined) throw new Error("it stands between strokes, /…/");
    if (flags && flags !== "i") throw new Error("after the last stroke may stand an i, and nothing else");
    return { hits: matchesOf(source, flags, model.text).map(([start, end]) => hitOfMatch(start, end)) };
  } catch (error) {
    return { hits: [], fault: faultOf(error) };
  }
}

/** The tokens that a match is in, with its own start and end, which may be within them. */
function hitOfMatch(start, end) {
  const first = Math.max(0, lowerBound(model.start, start + 1) - 1);
  return [first, Math.max(first, lowerBound(model.start, end) - 1), start, end];
}

function faultOf(error) {
  if (error instanceof RangeError) return "takes too many steps on this text: make it simpler.";
  const reason = error.message.replace(/^.*: /s, "");
  return `is no regular expression: ${reason[0].toLowerCase()}${reason.slice(1)}.`;
}

/** A typed query; marks around it are those of other programs, unless the text has it in them. */
function unmarked(query) {
  const bare = /^["“](.*[^"“”].*)["”]$/.exec(query)?.[1];
  return bare && !hitsOfQuery(query, false).length ? bare : query;
}

/** What a typed text stands for: a word that is there, else a phrase or a pattern. */
function pickOf(text) {
  const query = state.isPattern ? oneLine(text) : unmarked(oneLine(text));
  if (PATTERN.test(query)) return { kind: "pattern", value: query };
  if (query && state.isPattern) return { kind: "pattern", value: `/${query}/${state.matchesCase ? "" : "i"}` };
  if (state.matchesCase) return { kind: "exact", value: spelled(query) };
  const isWord = !/[\s*?|]/.test(query) && partsOf(query).length === 1;
  return { kind: isWord ? "word" : "query", value: normalised(query) };
}

/** What a text stands for that comes with the page: a name in full, else what is typed. */
function pickNamed(text) {
  return model.names.name.includes(text) ? { kind: "name", value: text } : pickOf(text);
}

/** Each value with how often it occurs, the most frequent first, ties by first place. */
function counts(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) || 0) + 1);
  return [...found].sort((one, other) => other[1] - one[1]);
}

/** The word of the text that is most like one that is not there: “U.S.” for “US”, “50%” for “50”. */
function nearest(word) {
  const bare = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
  const types = [...new Set(state.words.map((token) => model.type[token]))];
  const like = types.find((type) => bare(type) === bare(word))
    || types.find((type) => type.split(/[^\p{L}\p{N}]+/u).includes(word));
  if (like) return like;
  const close = types.filter((type) => type[0] === word[0]);
  const best = close.map((type) => [distance(word, type), type]).sort((one, other) => one[0] - other[0])[0];
  return best && best[0] <= 1 + word.length / 4 ? best[1] : null;
}

function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let k = 1; k <= other.length; k += 1) {
      next.push(Math.min(row[k] + 1, next[k - 1] + 1, row[k - 1] + (one[i - 1] === other[k - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1);
}
