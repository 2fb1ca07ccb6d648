"use strict";

// What is switched off is not counted: every figure is of the words that are left.

const OFF_GROUPS = {
  unnamed: "All sources without a name",
  quotations: "Quotations: what is in quotation marks, wholly or in part",
  reports: "Reports: what is credited without quotation marks",
  around: "Headline, byline and captions",
};

/** What stands over figures that are not of the whole text. */
function whatIsOff() {
  return h("p", { class: "finding" }, withoutInWords(), " ", button("Switch all on again", switchAllOn));
}

function switchAllOn() {
  without(() => (state.off = nothingOff()));
}

/** Work out which words are on. */
function applyWithout() {
  const { off } = state;
  const groups = groupsOff();
  state.isAllOn = !off.voices.size && !groups.length;
  const isOn = (token) =>
    !voicesAround(token).some((code) => off.voices.has(code)) && !groups.some((group) => IS_IN[group](token));
  state.isOn = Array.from(model.start, (_, token) => state.isAllOn || isOn(token));
  state.words = heardWords();
  state.tones = heardTones();
  known = null;
  if (state.isAllOn) state.whole = figures();
}

const IS_IN = {
  unnamed: (token) => voicesAround(token).some((code) => code !== REPORTER && isUnnamed(code)),
  quotations: (token) => model.quote[token] !== NONE && model.quotes.kind[model.quote[token]] !== "indirect",
  reports: (token) => model.quotes.kind[model.quote[token]] === "indirect",
  around: (token) => model.paragraphs.kind[paragraphOf(model.sentence[token])] !== "body",
};

function groupsOff() {
  return Object.keys(OFF_GROUPS).filter((group) => state.off[group]);
}

/** What can be switched off: nothing that has no words, unless it is off. */
function voicesToSwitch() {
  const there = new Set([...model.words.map(voiceOf), ...state.off.voices]);
  return [...model.voices.keys(), NOBODY].filter((code) => there.has(code));
}

function groupsToSwitch() {
  return Object.entries(OFF_GROUPS).filter(([group]) => state.off[group] || model.words.some(IS_IN[group]));
}

function drawWithout(panel) {
  const [voices, groups] = [voicesToSwitch(), groupsToSwitch()];
  fill(
    panel,
    h("h2", {}, "Without"),
    para("What is switched off is faded in the text and leaves every count, share and measure."),
    h("p", { class: "finding" }, withoutInWords()),
    state.isAllOn ? "" : whatChanges(),
    h("fieldset", {}, h("legend", {}, "Voices"), voices.length ? voices.map(voiceSwitch) : "Nobody is quoted."),
    groups.length ? h("fieldset", {}, h("legend", {}, "Kinds"), groups.map(groupSwitch)) : "",
    state.isAllOn ? "" : button("Switch all on again", switchAllOn),
    remark("Credits, menus and other boilerplate around the story are never counted."),
  );
}

function voiceSwitch(code) {
  const n = indexes(model.start.length, (token) => model.isWord[token] && voiceOf(token) === code).length;
  const { voices } = state.off;
  const box = h("input", { type: "checkbox", checked: !voices.has(code) });
  box.addEventListener("change", () => without(() => (box.checked ? voices.delete(code) : voices.add(code)), box));
  const words = h("span", { class: "note" }, ` ${counted(n, "word")}`);
  return h("label", { class: "switch" }, box, " ", voiceLabel(code), words);
}

function groupSwitch([group, name]) {
  const box = h("input", { type: "checkbox", checked: !state.off[group] });
  box.addEventListener("change", () => without(() => (state.off[group] = !box.checked), box));
  return h("label", { class: "switch" }, box, " ", name);
}

/** Change what is off; the focus stays on the switch that was moved. */
function without(change, box) {
  const boxes = () => [...document.querySelectorAll("#view input[type=checkbox]")];
  const place = boxes().indexOf(box);
  change();
  applyWithout();
  update();
  boxes()[place]?.focus();
  say(withoutInWords());
}

function nothingOff() {
  return { voices: new Set(), unnamed: false, quotations: false, reports: false, around: false };
}

/** The figures with all and with what is left, and the names and numbers that are nowhere else. */
function whatChanges() {
  const left = figures();
  const rows = state.whole.map(([name, before], i) => [name, before, left[i][1]]);
  const gone = (kind, spans, nameOf) => {
    const there = new Set(indexes(spans.length, (i) => isHeardAt(spans[i])).map(nameOf));
    const lost = new Set(indexes(spans.length, (i) => !there.has(nameOf(i))).map(nameOf));
    return [...lost].map((name) => [picking(kind, name), " "]);
  };
  const names = gone("name", model.names.span, (i) => model.names.name[model.names.bearer[i]]);
  const numbers = gone("number", model.numbers.span, numberText);
  return [
    table("What changes", [[""], ["With all", true], ["Without", true]], rows),
    names.length ? para("Names that are gone: ", names) : "",
    numbers.length ? para("Numbers that are gone: ", numbers) : "",
  ];
}

function figures() {
  const tone = toneOfSentences().mean;
  const reporter = state.words.filter((token) => voiceOf(token) === REPORTER).length;
  return [
    ["Words", format(state.words.length)],
    ["Different words", format(new Set(state.words.map((token) => model.type[token])).size)],
    ["By the reporter", percent(reporter / Math.max(state.words.length, 1))],
    ["Mean tone", tone === null ? "–" : signed(tone)],
  ];
}

/** “Without Ada Lane, 31 % of the reported words are gone”. */
function withoutInWords() {
  if (state.isAllOn) return "Nothing is switched off.";
  const off = model.words.filter((token) => !state.isOn[token]);
  const reported = model.words.filter((token) => voiceOf(token) !== REPORTER);
  const gone = off.filter((token) => voiceOf(token) !== REPORTER).length;
  const names = [...state.off.voices].map((code) => bdi(voiceName(code)));
  const groups = groupsOff().map((group) => OFF_NAMES[group]);
  const ofText = `${percent(off.length / Math.max(model.words.length, 1))} of the text`;
  let told = `${ofText} is gone`;
  if (!off.length) told = "nothing is gone: there are none";
  else if (gone) told = `${percent(gone / reported.length)} of the reported words are gone, ${ofText}`;
  return ["Without ", listed([...names, ...groups]), `, ${told}.`];
}

const OFF_NAMES = {
  unnamed: "sources without a name", quotations: "quotations", reports: "reports", around: "headline and captions",
};
