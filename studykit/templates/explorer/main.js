"use strict";

// The state, and what changes it.

let model;

const state = {
  picks: [],
  hits: [],
  active: 0,
  at: undefined,
  isComparing: false,
  together: false,
  matchesCase: false,
  isPattern: false,
  off: nothingOff(),
  layers: { voices: true, tags: true, names: true, tone: false },
  stopWords: new Set(),
  tab: "picked",
  isBlind: false,
  isAllOn: true,
  isOn: [],
  words: [],
  tones: [],
  whole: [],
};

const TABS = {
  picked: ["Picked", drawPicked],
  lists: ["Lists", drawLists],
  without: ["Without", drawWithout],
  blind: ["Read it blind", drawBlind],
  kept: ["Kept", drawKept],
};

function start() {
  const data = JSON.parse(byId("data").textContent);
  model = readModel(data, takeText(byId("text")));
  state.stopWords = stopWordsOfKit();
  applyWithout();
  drawText(byId("text"));
  drawBar(byId("bar"));
  drawTabs(byId("panel"));
  listenToText(byId("text"));
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", readAddress);
  addEventListener("beforeunload", askBeforeLeaving);
  addEventListener("storage", readStoreAgain);
  document.body.classList.add("alive");
  blind.marks = stored(" marks", marksOf);
  showFlags();
  showLayers();
  if (history.state) return enterBlind();  // as it was before the page was loaded again
  readAddress();
  if (!location.hash && !state.picks.length) say();
}

function stopWordsOfKit() {
  return new Set(model.stopWords);
}

/** Say what has changed, below the field and to screen readers. */
function say(...words) {
  fill(byId("status"), h("span", {}, words));
}

const SEEN = 6000;  // milliseconds

/** Say what nothing else on the page shows: where the field is out of sight it stands at the top edge. */
function tell(...words) {
  say(...words);
  const said = byId("status").firstChild;
  said.classList.toggle("afloat", byId("bar").getBoundingClientRect().bottom < 0);
  setTimeout(() => said.classList.remove("afloat"), SEEN);
}

// ---------------------------------------------------------------- picks

/** Pick something; a second time, or with `isSecond`, it stands beside the first. */
function pick(wanted, isSecond = false, at = undefined) {
  if (state.isBlind) return askToShow(() => pick(wanted, isSecond, at));
  const [first] = state.picks;
  if (first && (isSecond || state.isComparing)) {
    if (isSamePick(first, wanted)) return say(nameOf(wanted), " is picked already: beside it stands something else.");
    state.picks = [first, wanted];
    state.active = 1;
  } else {
    state.picks = [wanted];
    state.active = 0;
  }
  state.isComparing = false;
  state.at = at;
  state.tab = "picked";
  byId("search").value = "";
  byId("panel").classList.remove("low");
  relight();
  showHit(at);
  sayPick();
  const view = byId("view");
  view.ariaBusy = "true";
  behind ??= nextFrame().then(() => {
    behind = null;
    view.scrollTop = 0;
    redraw();
    view.ariaBusy = "false";
    writeAddress(true);
  });
  return behind;
}

function sayPick() {
  const active = state.picks[state.active];
  say(active.kind === "pattern" && searched(active.value).fault
    ? missing(active)
    : [nameOf(active), `, ${KIND_NAMES[active.kind]}: ${placesInWords(active, state.hits[state.active])}.`]);
}

let behind = null;  // the panel, where it still shows the pick before

/** The text is lit in a frame of its own: what stands beside it takes longer. */
function nextFrame() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** Keep in view what was pointed at; of what was typed or chosen from a list, show a place. */
function showHit(at) {
  if (spans[at]) return spans[at].scrollIntoView({ block: "nearest" });
  const lit = state.hits[state.active].map(([first, last]) => spans[first] || spans[last]).filter(Boolean);
  const floor = innerHeight * (isSmall() ? 0.5 : 1);  // the panel is above it
  const isSeen = (span) => {
    // What is far away is not laid out, and not for this.
    if (span.checkVisibility?.({ contentVisibilityAuto: true }) === false) return false;
    const { top, bottom } = span.getBoundingClientRect();
    return top >= 0 && bottom <= floor;
  };
  if (lit.length && !lit.some(isSeen)) lit[0].scrollIntoView({ block: "center" });
}

function clearPicks() {
  Object.assign(state, { picks: [], active: 0, at: undefined, isComparing: false });
  choose(NONE);
  document.querySelector(".s.here")?.classList.remove("here");
  update();
  say("Nothing is picked.");
}

function look(i) {
  state.active = i;
  redraw();
}

function compareNext() {
  state.isComparing = !state.isComparing;
  redraw();
  say(state.isComparing ? "The next pick stands beside this one." : "The next pick takes its place.");
}

function toggleTogether() {
  state.together = !state.together;
  update();
  say(state.together ? "All forms of a word count as one." : "Each form of a word counts for itself.");
}

/** Find the places again, light them, and draw the panel. */
function update() {
  relight();
  redraw();
  const { href } = location;
  // Browsers take their time for it; Back may have led elsewhere meanwhile.
  setTimeout(() => location.href === href && writeAddress());
}

function relight() {
  state.hits = state.picks.map(hitsOf);
  lightHits("a", state.hits[0] || []);
  lightHits("b", state.hits[1] || []);
  lightOff();
}

function redraw() {
  const view = byId("view");
  const held = focusPlace(view);
  TABS[state.tab][1](view);
  if (!state.isAllOn && ["picked", "lists"].includes(state.tab)) view.prepend(whatIsOff());
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const isShown = tab.dataset.tab === state.tab;
    tab.setAttribute("aria-selected", String(isShown));
    tab.tabIndex = isShown ? 0 : -1;
  }
  view.setAttribute("aria-labelledby", `tab-${state.tab}`);
  if (document.activeElement.matches("[role=tab]")) byId(`tab-${state.tab}`).focus();
  if (held) focusAgain(view, held);
}

/** What has the focus in the panel, to be found again in the next drawing. */
function focusPlace(view) {
  const element = document.activeElement;
  return view.contains(element) && element !== view ? { element, place: alike(view, element).indexOf(element) } : null;
}

/** Of what is called the same, that at the same place has the focus; the last, where there are fewer. */
function focusAgain(view, { element, place }) {
  const found = alike(view, element);
  (found[place] || found.at(-1))?.focus();
}

function alike(view, { localName, textContent }) {
  return [...view.querySelectorAll(localName)].filter((element) => element.textContent === textContent);
}

// ---------------------------------------------------------------- tabs

function drawTabs(panel) {
  const tabs = Object.entries(TABS).map(([key, [name]]) =>
    button(name, () => onTab(key), { role: "tab", id: `tab-${key}`, "data-tab": key, "aria-controls": "view" }));
  const list = h("div", { role: "tablist", class: "tabs", "aria-label": "Panel", onkeydown: onTabKey }, tabs);
  const view = h("div", { id: "view", class: "view", role: "tabpanel", tabindex: 0 });
  fill(panel, list, view);
  panel.classList.toggle("low", isSmall());
}

/** Whether the panel stands below the text. */
function isSmall() {
  return matchMedia("(max-width: 819px)").matches;
}

/** Show a part of the panel; pressed again on a small screen, it makes room for the text. */
function onTab(key) {
  const { classList } = byId("panel");
  classList.toggle("low", state.tab === key && !classList.contains("low"));
  showTab(key);
}

function showTab(key) {
  if (state.isBlind && key !== "blind" && key !== "kept") return askToShow(() => showTab(key));
  if (state.tab !== key) byId("view").scrollTop = 0;
  state.tab = key;
  redraw();
}

function onTabKey(event) {
  const keys = Object.keys(TABS);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  showTab(keys[(keys.indexOf(state.tab) + step + keys.length) % keys.length]);
  event.preventDefault();
}

// ---------------------------------------------------------------- keys

const HELP = [
  ["/", "to the field: words, phrases; * is any letters, ? one, war|peace either"],
  ["Tab", "to the text, then to the panel"],
  ["← → ↑ ↓", "in the text: a word or a sentence on"],
  ["Shift + arrow", "choose more than one word"],
  ["Enter", "pick what stands there, or what is chosen"],
  ["Shift + Enter", "pick it beside the first, to compare"],
  ["Escape", "clear"],
  ["?", "this help"],
];

function help() {
  openDialog("Help", [
    table("Keys", [["Key"], ["What it does"]], HELP.map(([key, text]) => [h("kbd", {}, key), text])),
    para("Aa in the field heeds capitals. .* reads a regular expression: ", h("kbd", {}, "\\d+ (tons|years)"),
      "; also typed as ", h("kbd", {}, "/…/"), ", or ", h("kbd", {}, "/…/i"), " with capitals or without."),
    para("A click picks, with Shift beside the first. Drawing over words picks them all; a number picks its sentence."),
    para("Solid ground: in quotation marks. A line alone: a report. Hatched: a source without a name."),
  ]);
}

function onKey(event) {
  const isTyping = event.target.matches("input, textarea, select");
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") clearPicks();
  else if (event.key === "/" && !isTyping) byId("search").focus();
  else if (event.key === "?" && !isTyping) help();
  else return;
  event.preventDefault();
}

// ---------------------------------------------------------------- the address

/** The state as the end of an address: #a=name:Ada+Lane&off=unnamed, or #s12 for a sentence. */
function address() {
  const parts = new URLSearchParams();
  state.picks.forEach((held, i) => parts.set(i ? "b" : "a", `${held.kind}:${held.value}`));
  const off = [...state.off.voices].map((code) => `voice:${voiceKey(code)}`);
  off.push(...Object.keys(OFF_GROUPS).filter((group) => state.off[group]));
  for (const item of off) parts.append("off", item);
  if (state.together) parts.set("forms", "together");
  if (state.layers.tone) parts.set("tone", "1");
  const isSentence = state.picks[0]?.kind === "sentence" && [...parts].length === 1;
  return isSentence ? `#s${state.picks[0].value}` : `#${parts}`;
}

let written = "";

/** Put the state into the address; a new pick so that Back leads to the one before. */
function writeAddress(isNew = false) {
  written = address();
  // Writing what is there already could stop a Back that is under way.
  if (isInFrame() || !isNew && isWritten()) return;
  const way = isNew && written !== location.hash ? "pushState" : "replaceState";
  history[way](state.isBlind || null, "", written === "#" ? location.pathname + location.search : written);
}

function isWritten() {
  return written === (location.hash || "#") && Boolean(history.state) === Boolean(state.isBlind);
}

/** Show what an address says: a sentence (#s12), or a state. */
function readAddress() {
  const found = location.hash;
  if (found && found === written) return;
  if (found === "#text") return writeAddress();  // the link that skips to the text
  if (!state.isBlind) return showAddress(found);
  writeAddress();
  if (found) askToShow(() => showAddress(found));
}

function showAddress(found) {
  document.querySelector(".s.here")?.classList.remove("here");
  const parts = new URLSearchParams(found.slice(1).replace(/^s(\d+)(?=&|$)/, "a=sentence:$1"));
  const asked = ["a", "b"].map((name) => parts.get(name)).filter(Boolean);
  const picks = found ? asked.map(readPick).filter(Boolean) : model.picks.slice(0, 2).map(pickNamed);
  Object.assign(state, { picks, active: 0, at: undefined, isComparing: false, off: nothingOff() });
  if (picks.length > 1 && isSamePick(...picks)) picks.pop();
  if (picks.length) state.tab = "picked";
  state.together = parts.get("forms") === "together";
  state.layers.tone = parts.get("tone") === "1";
  const lost = [
    ...asked.filter((text) => !readPick(text)).map((text) => text.replace(/^sentence:(?=\d)/, "sentence ")),
    ...parts.getAll("off").filter((item) => !switchOff(item)),
    ...[...parts.keys()].filter((name) => !["a", "b", "off", "forms", "tone"].includes(name)),
  ];
  applyWithout();
  update();
  showLayers();
  sayAddress(lost);
}

/** Say what there is of an address, and what this text does not have of it. */
function sayAddress(lost) {
  const [first] = state.hits[0] || [];
  if (first) goTo(model.sentence[first[0]], first[0]);
  if (lost.length) say("Not in this text: ", listed(lost.map((text) => bdi(shortened(text)))), ".");
  else if (state.picks.length && !first) sayPick();
  else if (!first) say(state.isAllOn ? "Nothing is picked." : withoutInWords());
}

/** A pick as an address has it; null where there is nothing of the kind in the text. */
function readPick(text) {
  const [, kind, value] = /^(\w+):(.+)$/s.exec(text) || [];
  if (!Object.hasOwn(FINDERS, kind)) return null;
  const isThere = TYPED.includes(kind) ? value.length <= LONGEST_QUERY + 3 : FINDERS[kind](value).length;
  return isThere ? { kind, value } : null;
}

/** Switch off what an address says; false where there is nothing of the kind. */
function switchOff(item) {
  if (Object.hasOwn(OFF_GROUPS, item)) return (state.off[item] = true);
  const key = /^voice:(.*)$/s.exec(item)?.[1];
  const code = model.quotes.voice.find((held) => voiceKey(held) === key);
  return code !== undefined && state.off.voices.add(code);
}

start();
