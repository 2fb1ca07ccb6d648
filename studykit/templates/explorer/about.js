"use strict";

// What is known of a name, a voice, a number, a cue, a sentence, beside where it stands.

const ABOUT = {
  name: aboutName,
  voice: aboutVoice,
  source: aboutSource,
  cue: aboutCue,
  number: aboutNumber,
  sentence: (pick) => aboutPassage(pick),
  passage: (pick) => aboutPassage(pick),
};

function aboutPick(pick, hits) {
  return ABOUT[pick.kind] ? ABOUT[pick.kind](pick, hits) : null;
}

/** A line “term: what there is of it”. */
function facts(rows) {
  const held = rows.filter(([, value]) => value && (!Array.isArray(value) || value.length));
  return h("dl", { class: "facts" }, held.map(([term, value]) => h("div", {}, h("dt", {}, term), h("dd", {}, value))));
}

/** A button that picks something. */
function picking(kind, value, label = value) {
  return button(label, (event) => pick({ kind, value }, event.shiftKey), { class: "link" });
}

/** A button for each of some values, with its count. */
function pickings(kind, rows) {
  return rows.map(([value, n]) => [picking(kind, value, [bdi(value), n === undefined ? "" : ` (${n})`]), " "]);
}

/** A voice with its colour, to be picked. */
function pickingVoice(code) {
  if (code === REPORTER) return h("span", {}, voiceLabel(code));
  return picking("voice", voiceKey(code), voiceLabel(code));
}

function quotesWhere(isWanted) {
  return indexes(model.quotes.spans.length, isWanted).filter(isQuoteOn);
}

function isQuoteOn(quote) {
  return hitsOfSpans(model.quotes.spans[quote]).some(([first, last]) =>
    range(first, last).some((token) => state.isOn[token] && model.isWord[token]));
}

function contentOf(quote) {
  return oneLine(model.quotes.spans[quote].map(([start, end]) => model.text.slice(start, end)).join(" … "));
}

/** What is said, passage by passage, each with who says it by which words. */
function passages(quotes, isVoiceShown = true) {
  const item = (quote) => {
    const cue = model.quotes.cue[quote];
    const by = [
      isVoiceShown && [pickingVoice(voiceOfQuote(quote)), " "],
      cue && h("em", {}, printed(cue)), " ",
      h("span", { class: "note" }, howTold(quote)),
      toSentence(model.quotes.sentence[quote]),
    ];
    return h("li", {}, quoted(contentOf(quote)), h("div", { class: "by" }, by));
  };
  if (!quotes.length) return remark(nothingSaid());
  return inParts(quotes, (rows) => h("ul", { class: "passages" }, rows.map(item)), 20);
}

/** Without marks it is a report, or a turn of an interview after a label or a question. */
function howTold(quote) {
  if (model.quotes.kind[quote] !== "indirect") return "";
  const cue = model.quotes.cue[quote];
  return cue && printed(cue) !== ":" ? "report " : "in turn ";
}

// ---------------------------------------------------------------- a name

function aboutName(pick, hits) {
  const bearer = model.names.name.indexOf(pick.value);
  const role = model.names.role[bearer];
  const key = voiceKey(model.voices.findIndex(({ voice, is_named }) => is_named && voice === pick.value));
  const own = key === "nobody" ? [] : quotesWhere((quote) => voiceKey(voiceOfQuote(quote)) === key);
  const starts = model.names.span.filter((span, i) => model.names.bearer[i] === bearer && isHeardAt(span))
    .map(([start]) => start);
  const of = quotesWhere((quote) => isAnyIn(starts, quote));
  return section(
    "Who or what",
    facts([
      ["Kind", model.names.kind[bearer]],
      ["Role, as printed", role && bdi(role)],
      ["Called", formsAsList(hits)],
      ["Speaks", own.length ? timesAndPlaces(key, own) : unheard(key)],
      ["Together with", companions(bearer, hits)],
    ]),
    h("h4", {}, "Who says what of them"),
    of.length ? passages(of) : remark(namedByNobody()),
    remark("Only printed names are looked for: who says “she” or “the mayor” is not found."),
  );
}

function namedByNobody() {
  return model.quotes.spans.length ? "Nothing that is said has the name in it." : "Nobody is quoted or reported.";
}

/** How often somebody is heard, where, and whether in their own words at all. */
function timesAndPlaces(key, quotes) {
  const places = toSentences(quotes.map((quote) => model.quotes.sentence[quote]));
  const isReported = quotes.every((quote) => howTold(quote) === "report ");
  return [picking("voice", key, counted(quotes.length, "time")), isReported ? ", only as a report " : " ", places];
}

function unheard(key) {
  return key === "nobody" ? "neither quoted nor reported" : "all of it is switched off";
}

/** Whether one of some sorted places is in what a quote says. */
function isAnyIn(places, quote) {
  return model.quotes.spans[quote].some(([start, end]) => places[lowerBound(places, start)] < end);
}

function formsAsList(hits) {
  const forms = counts(hits.map((hit) => oneLine(textOf(hit))));
  return listed(forms.map(([form, n]) => [bdi(form), ` (${n})`]));
}

const MOST_COMPANIONS = 12;

/** The other names in the sentences of a name, by how many sentences they share. */
function companions(bearer, hits) {
  const own = new Set(sentencesOf(hits));
  const shared = new Map();
  model.names.span.forEach((span, i) => {
    const [first] = tokensOf(span) || [];
    const other = model.names.bearer[i];
    if (other === bearer || !isHeardAt(span) || !own.has(model.sentence[first])) return;
    shared.set(other, (shared.get(other) || new Set()).add(model.sentence[first]));
  });
  const order = [...shared].sort((one, other) => other[1].size - one[1].size);
  const [shown, rest] = [order.slice(0, MOST_COMPANIONS), order.length - MOST_COMPANIONS];
  const links = pickings("name", shown.map(([other, sentences]) => [model.names.name[other], sentences.size]));
  return rest > 0 ? [links, `and ${rest} more`] : links;
}

// ---------------------------------------------------------------- a voice, a kind of source, a cue

function aboutVoice(pick) {
  const code = voiceCode(pick.value);
  const quotes = statementsOf(pick);
  const tokens = new Set(hitsOf(pick).flatMap(([first, last]) => range(first, last)).filter((t) => state.isOn[t]));
  const all = [...tokens].filter((token) => model.isWord[token]).length;
  const { n, share, shareReported } = shares().find((row) => row.code === code) || { n: 0, share: 0, shareReported: 0 };
  const types = counts(quotes.map((quote) => model.quotes.source_type[quote]));
  const isBearer = code >= 0 && model.names.name.includes(model.voices[code].voice);
  return section(
    "What it says",
    facts([
      ["Words", `${format(n)}: ${percent(shareReported || 0)} of all that is reported, ${percent(share)} of the text`],
      ["With what it tells of others", all > n && counted(all, "word")],
      ["Kind of source", pickings("source", types)],
      ["Credited by", cuesOf(quotes)],
      ["As a name", isBearer && picking("name", model.voices[code].voice)],
      ["Tone of its own words", toneInWords(toneOfVoice(code))],
    ]),
    passages(quotes, false),
  );
}

function cuesOf(quotes) {
  const lemmas = counts(quotes.map((quote) => model.quotes.lemma[quote]).filter(Boolean));
  return lemmas.map(([lemma, n]) => [picking("cue", lemma, [bdi(lemma), ` (${n})${stanceMark(lemma)}`]), " "]);
}

function stanceMark(lemma) {
  return model.quotes.stance[lemma] === "loaded" ? ", a loaded word" : "";
}

const STANCES = {
  loaded: "A loaded word: it says more than that something was said.",
  neutral: "A neutral word: it says only that something was said.",
};

function stanceInWords(lemma) {
  return STANCES[model.quotes.stance[lemma]] || "It is not in the kit’s list of loaded and neutral words.";
}

function aboutSource(pick) {
  const quotes = statementsOf(pick);
  return section("What it says", passages(quotes));
}

function aboutCue(pick) {
  const quotes = quotesWhere((quote) => model.quotes.lemma[quote] === pick.value);
  return section("What it introduces", para(stanceInWords(pick.value)), passages(quotes));
}

function toneOfWord(token) {
  return [bdi(textOf([token, token])), ` ${signed(model.tone[token], 1)}`, h("br")];
}

/** A mean with what it rests on; below eight sentences it says more about chance than tone. */
function toneInWords({ n, mean: middle, sd }) {
  if (!n) return null;
  const spread = sd === null ? "" : `, spread ${format(sd, 2)}`;
  const few = n < FEWEST_SENTENCES ? "; too few to say" : "";
  return `${signed(middle)} over ${counted(n, "sentence")}${spread}${few}`;
}

// ---------------------------------------------------------------- a number

function aboutNumber(pick) {
  const isHere = (row) => numberText(row) === pick.value && isHeardAt(model.numbers.span[row]);
  const rows = indexes(model.numbers.span.length, isHere);
  return section("Of what, and given by whom", h("ul", { class: "plain" }, rows.map((row) => {
    const quote = model.numbers.quote[row];
    const unit = model.numbers.unit[row];
    const sentence = model.sentence[tokenOf(model.numbers.span[row]) ?? 0];
    return h(
      "li", {},
      facts([
        ["Kind", model.numbers.kind[row]],
        ["Of what", unit && bdi(unit)],
        ["Given by", quote === null ? "the article itself" : pickingVoice(voiceOfQuote(quote))],
        ["In", toSentence(sentence)],
      ]),
    );
  })));
}

// ---------------------------------------------------------------- a sentence or a passage

/** Links to the figures that a sentence is behind. */
function figuresOf(sentence) {
  const pairs = unpacked(model.back.of[sentence] || "");
  return pairs.flatMap((page, i) => {
    if (i % 2) return [];
    const [address, name] = model.back.pages[page];
    return [h("a", { href: address + (pairs[i + 1] || "") }, name), " "];
  });
}

function aboutPassage(pick) {
  const [first, last] = FINDERS[pick.kind](pick.value)[0];
  const tokens = range(first, last).filter((token) => state.isOn[token]);
  const sentences = sentencesOf([[first, last]]);
  const held = (owner, nameOf) =>
    counts([...new Set(tokens.map((token) => owner[token]))].filter((row) => row !== NONE).map(nameOf));
  const voices = [...new Set(tokens.map(voiceOf))];
  return section(
    "What is in it",
    facts([
      ["Words", format(tokens.filter((t) => model.isWord[t]).length)],
      ["In", toSentences(sentences)],
      ["Heard here", voices.map((code) => [pickingVoice(code), " "])],
      ["Names", pickings("name", held(model.name, bearerName))],
      ["Numbers", pickings("number", held(model.number, numberText))],
      ["Words with a tone", tokens.filter((token) => model.tone[token]).map(toneOfWord)],
      ["Behind", sentences.flatMap(figuresOf)],
    ]),
  );
}
