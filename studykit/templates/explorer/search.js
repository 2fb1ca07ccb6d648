"use strict";

// The field above the text: words, phrases, wildcards, names, voices, with suggestions.

const MOST_SUGGESTED = 8;

function drawBar(bar) {
  const list = h("ul", { id: "suggested", role: "listbox", "aria-label": "Suggestions", hidden: true });
  const field = h("input", {
    id: "search", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", dir: "auto",
    placeholder: "a word, a phrase, a name, any*", "aria-label": "Find a word, phrase, name or voice",
    "aria-expanded": "false", "aria-controls": "suggested", "aria-autocomplete": "list",
  });
  const combo = { field, list, found: [], at: NONE };
  field.addEventListener("input", () => suggest(combo));
  field.addEventListener("keydown", (event) => onSearchKey(event, combo));
  field.addEventListener("blur", () => setTimeout(() => hideSuggestions(combo), 150));
  const ways = h(
    "div", { class: "ways", role: "group", "aria-label": "How the field is read" },
    wayToggle("Aa", "Match capitals", "matchesCase", combo), wayToggle(".*", "Regular expression", "isPattern", combo),
  );
  const layers = { class: "layers", role: "group", "aria-label": "What the text shows" };
  fill(
    bar,
    h("div", { class: "find" }, field, ways, list),
    h("div", layers, layerToggles(), button("Help", help, { title: "Keys: ?" })),
  );
  bar.hidden = false;
}

/** A way to read what is typed: what stands in the field is looked for again. */
function wayToggle(sign, name, way, combo) {
  const onclick = () => {
    state[way] = !state[way];
    self.setAttribute("aria-pressed", String(state[way]));
    say(`${name}: ${state[way] ? "on" : "off"}.`);
    if (oneLine(combo.field.value)) pickTyped(combo.field.value);
  };
  const self = toggle(sign, state[way], onclick, { "aria-label": name, title: name });
  return self;
}

const LAYERS = { voices: "Voices", tags: "Tags", names: "Names", tone: "Tone" };

function layerToggles() {
  return Object.entries(LAYERS).map(([layer, name]) =>
    toggle(name, state.layers[layer], () => setLayer(layer), { "data-layer": layer }));
}

function setLayer(layer) {
  state.layers[layer] = !state.layers[layer];
  showLayers();
  say(`${LAYERS[layer]}: ${state.layers[layer] ? "shown" : "hidden"}.`);
  redraw();
}

function showLayers() {
  const text = byId("text");
  for (const [layer, isShown] of Object.entries(state.layers)) {
    const isSeen = isShown && !state.isBlind;
    text.classList.toggle(`with-${layer}`, isSeen);
    const self = document.querySelector(`[data-layer=${layer}]`);
    self.setAttribute("aria-pressed", String(isSeen));
    self.disabled = state.isBlind;
    self.title = state.isBlind ? "Hidden while you read blind" : "";
  }
}

// ---------------------------------------------------------------- suggestions

/** What is called like a text, begins with it or holds it: names, voices, words, phrases, cues, kinds. */
function suggestionsFor(text) {
  const query = normalised(oneLine(text));
  if (!query || state.isPattern) return [];
  const rank = ({ label, forms = [] }) => {
    const name = normalised(label);
    if (forms.includes(query)) return 0;
    if (name === query) return 1;
    if ([name, ...forms].some((form) => form.startsWith(query))) return 2;
    return name.includes(` ${query}`) ? 3 : 4;
  };
  const isMarked = ({ kind }) => !["word", "query"].includes(kind);  // what is hidden while one reads blind
  const held = candidates().filter((row) => normalised(row.label).includes(query) && !(state.isBlind && isMarked(row)));
  return held.sort((one, other) => rank(one) - rank(other) || other.n - one.n).slice(0, MOST_SUGGESTED);
}

let known = null;

/** All that can be picked by its name, with its number of places. */
function candidates() {
  if (known) return known;
  const of = (kind, pairs) => pairs.map(([value, n]) => ({ kind, value, n, label: labelOf({ kind, value }) }));
  const words = counts(state.words.map((token) => model.type[token]));
  const quotes = quotesWhere(() => true);
  const ofQuotes = (valueOf) => counts(quotes.map(valueOf).filter(Boolean));
  const ofSpans = (spans, valueOf) => counts(indexes(spans.length, (i) => isHeardAt(spans[i])).map(valueOf));
  const voices = of("voice", ofQuotes((quote) => voiceKey(voiceOfQuote(quote))));
  const names = of("name", ofSpans(model.names.span, bearerName));
  known = [
    ...names.map((row) => ({ ...row, forms: formsOf(row.value) })),
    ...voices,
    ...of("word", words),
    ...of("query", phrases(2).map(({ phrase, n }) => [phrase, n])),
    ...of("cue", ofQuotes((quote) => model.quotes.lemma[quote])),
    ...of("source", ofQuotes((quote) => model.quotes.source_type[quote])),
    ...of("number", ofSpans(model.numbers.span, numberText)),
  ];
  return known;
}

/** How a name is printed, and a person's last name; short ones are words as well (Un, Jr.). */
function formsOf(name) {
  const forms = model.names.span.filter((_, i) => bearerName(i) === name).map(printed);
  const last = name.split(" ").at(-1);
  if (last.length > 3 && model.names.kind[model.names.name.indexOf(name)] === "person") forms.push(last);
  return forms.map(normalised);
}

function suggest(combo) {
  combo.found = suggestionsFor(combo.field.value);
  combo.at = NONE;
  fill(combo.list, combo.found.map((row, i) => suggestion(combo, row, i)));
  combo.list.hidden = !combo.found.length;
  combo.field.setAttribute("aria-expanded", String(Boolean(combo.found.length)));
  combo.field.removeAttribute("aria-activedescendant");
  const isCalledSo = combo.found[0]?.forms?.includes(normalised(oneLine(combo.field.value)));
  if (isCalledSo && !state.matchesCase) moveSuggestion(combo, 1);
}

function suggestion(combo, row, i) {
  const onpointerdown = (event) => take(event, combo, row);
  return h(
    "li", { role: "option", id: `suggested-${i}`, "aria-selected": "false", onpointerdown },
    bdi(row.label), h("span", { class: "note" }, ` ${KIND_NAMES[row.kind]}, ${row.n}`),
  );
}

const LONGEST_QUERY = 300;

function pickTyped(text, isSecond) {
  const { length } = oneLine(text);
  if (length > LONGEST_QUERY) {
    return say(`${format(length)} characters are too long to look for: ${LONGEST_QUERY} at most.`);
  }
  pick(pickOf(text), isSecond);
  byId("search").value = text;  // to be looked for in another way
}

function take(event, combo, row) {
  event.preventDefault();
  hideSuggestions(combo);
  pick({ kind: row.kind, value: row.value }, event.shiftKey);
}

function hideSuggestions(combo) {
  combo.at = NONE;
  combo.list.hidden = true;
  combo.field.setAttribute("aria-expanded", "false");
}

function onSearchKey(event, combo) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && combo.found.length) moveSuggestion(combo, steps[event.key]);
  else if (event.key === "Enter" && combo.at >= 0) take(event, combo, combo.found[combo.at]);
  else if (event.key === "Enter" && oneLine(combo.field.value)) {
    hideSuggestions(combo);
    pickTyped(combo.field.value, event.shiftKey);
  } else if (event.key === "Escape" && !combo.list.hidden) {
    hideSuggestions(combo);
    event.stopPropagation();
  } else return;
  event.preventDefault();
}

function moveSuggestion(combo, step) {
  const n = combo.found.length;
  combo.at = (combo.at + step + n + (combo.at < 0 && step < 0 ? 1 : 0)) % n;
  combo.list.hidden = false;
  [...combo.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === combo.at)));
  combo.field.setAttribute("aria-activedescendant", `suggested-${combo.at}`);
}
