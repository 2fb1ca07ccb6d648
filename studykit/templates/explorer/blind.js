"use strict";

// A reader marks quotations before the kit's are seen; then both stand beside each other.
// A mark is {spans, voice}: the [first, last] tokens of its pieces, and who says it.

const blind = { marks: [], shown: false, other: null };

const LEAST_OVERLAP = 0.3;
const SAME_PASSAGE = 0.8;

function drawBlind(panel) {
  const draw = blind.shown ? bothMarks : state.isBlind ? readingBlind : beforeReading;
  fill(panel, h("h2", {}, "Read it blind"), draw());
}

function beforeReading() {
  return [
    h("p", {}, "Hide the marks, read the text, and mark yourself what is said by somebody and who says it. Then see how far you and the kit agree."),
    h("div", { class: "tools" }, button(blind.marks.length ? "Go on reading" : "Hide the marks and begin", enterBlind), loadButton("Load marks", loadMarks)),
  ];
}

function enterBlind() {
  clearPicks();
  state.isBlind = true;
  state.tab = "blind";
  blind.shown = false;
  document.body.classList.add("blind");
  showLayers();
  lightBlind();
  redraw();
  say("The marks are hidden. Draw over what somebody says, or choose it with Shift and the arrows and press Enter.");
}

function leaveBlind() {
  state.isBlind = false;
  blind.shown = false;
  document.body.classList.remove("blind");
  showLayers();
  for (const name of ["mine", "theirs", "both"]) light(name, []);
}

function readingBlind() {
  return [
    h("p", {}, "Draw over what somebody says and press “Mark it”, or choose it with Shift and the arrows and press Enter. Reports without quotation marks count too."),
    h("div", { class: "tools" }, button("Mark it", markBlind), button("Show both", showBoth), button("Stop", () => showTab("picked"))),
    h("datalist", { id: "bearers" }, model.names.name.map((name) => h("option", { value: name }))),
    h("ol", { class: "marks" }, blind.marks.map(markItem)),
    fileTools(),
  ];
}

function markItem(mark, i) {
  const field = h("input", { list: "bearers", value: mark.voice, "aria-label": `Who says mark ${i + 1}`, placeholder: "who says it? empty: nobody" });
  field.addEventListener("change", () => (mark.voice = oneLine(field.value)));
  const remove = button("Remove", () => {
    blind.marks.splice(i, 1);
    lightBlind();
    redraw();
  });
  return h("li", {}, h("q", { dir: "auto" }, shortened(textOfMark(mark), 120)), h("div", { class: "tools" }, field, remove));
}

function textOfMark(mark) {
  return oneLine(mark.spans.map(textOf).join(" … "));
}

/** Keep what is chosen as a mark, in text order, and ask who says it. */
function markBlind() {
  const [first, last] = chosen();
  if (first < 0 || first === last) return say("Choose more than one word first.");
  const mark = { spans: [widened(first, last)], voice: "" };
  blind.marks = [...blind.marks, mark].sort((one, other) => one.spans[0][0] - other.spans[0][0]);
  choose(NONE);
  getSelection().removeAllRanges();
  lightBlind();
  redraw();
  document.querySelectorAll(".marks input")[blind.marks.indexOf(mark)]?.focus();
  say(`Marked: ${shortened(textOfMark(mark))}. Who says it?`);
}

/** With the quotation marks right around it, as the kit counts them in. */
function widened(first, last) {
  const isMark = (token, marks) => token >= 0 && token < model.start.length && marks.includes(model.type[token]);
  const opening = isMark(first - 1, ["“", '"', "‘", "'", "«"]);
  const stop = isMark(last + 1, [",", ".", "!", "?", "…"]) ? 2 : 1;
  const closing = isMark(last + stop, ["”", '"', "’", "'", "»"]);
  return opening && closing ? [first - 1, last + stop] : [first, last];
}

function lightBlind() {
  light("mine", wordsOf(blind.marks));
}

function wordsOf(marks) {
  const tokens = marks.flatMap((mark) => mark.spans.flatMap(([first, last]) => range(first, last)));
  return [...new Set(tokens)].filter((token) => spans[token]);
}

// ---------------------------------------------------------------- agreement

function marksOfKit() {
  return model.quotes.spans.map((pieces, quote) => ({
    quote,
    spans: hitsOfSpans(pieces),
    voice: model.quotes.voice[quote] === NOBODY ? "" : voiceName(model.quotes.voice[quote]),
  })).filter((mark) => mark.spans.length);
}

/** How far two sets of marks agree: the words, the passages, the voices of those in both. */
function agreement(one, other) {
  const [a, b] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  const both = [...a].filter((word) => b.has(word)).length;
  const either = a.size + b.size - both;
  const pairs = paired(one, other);
  const met = pairs.filter(([, found]) => found);
  return {
    words: either ? both / either : 1,
    both, either, n: one.length, m: other.length,
    met: met.length,
    sameVoice: met.filter(([mark, found]) => isSameVoice(mark.voice, found.voice)).length,
  };
}

/** Each mark with the one of the others that shares most words with it, if any is like it. */
function paired(one, other) {
  const left = new Set(other);
  return one.map((mark) => {
    const best = [...left].map((found) => [overlap(mark, found), found]).sort((x, y) => y[0] - x[0])[0];
    if (!best || best[0] < LEAST_OVERLAP) return [mark, null];
    left.delete(best[1]);
    return [mark, best[1]];
  });
}

function overlap(one, other) {
  const [a, b] = [new Set(wordsOf([one])), new Set(wordsOf([other]))];
  const both = [...a].filter((word) => b.has(word)).length;
  return both / Math.max(a.size + b.size - both, 1);
}

/** “Lane” is the same as “Ada Lane”, and nothing the same as nobody. */
function isSameVoice(one, other) {
  const [a, b] = [one, other].map((name) => normalised(name).split(/\s+/).filter((word) => word && word !== "nobody"));
  if (!a.length || !b.length) return a.length === b.length;
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  return few.every((word) => many.includes(word));
}

function showBoth() {
  blind.shown = true;
  const [mine, theirs] = [wordsOf(blind.marks), wordsOf(blind.other || marksOfKit())];
  const [a, b] = [new Set(mine), new Set(theirs)];
  light("mine", mine.filter((word) => !b.has(word)));
  light("theirs", theirs.filter((word) => !a.has(word)));
  light("both", mine.filter((word) => b.has(word)));
  redraw();
  say(agreementInWords());
}

function agreementInWords() {
  const found = agreement(blind.marks, blind.other || marksOfKit());
  const whose = blind.other ? "the other reader" : "the kit";
  if (!found.either) return `Neither you nor ${whose} marked anything.`;
  const voices = found.met ? ` Of ${counted(found.met, "passage")} in both, ${found.sameVoice} ${found.sameVoice === 1 ? "has" : "have"} the same voice.` : "";
  return `You and ${whose} agree on ${percent(found.words)} of the words that either marked (${format(found.both)} of ${format(found.either)}).${voices}`;
}

function bothMarks() {
  const theirs = blind.other || marksOfKit();
  const pairs = paired(blind.marks, theirs);
  const met = new Set(pairs.map(([, found]) => found));
  const rows = [...pairs, ...theirs.filter((mark) => !met.has(mark)).map((mark) => [null, mark])];
  rows.sort((one, other) => (one[0] || one[1]).spans[0][0] - (other[0] || other[1]).spans[0][0]);
  const whose = blind.other ? "The other reader" : "The kit";
  const cells = ([mine, found]) => [
    h("q", { dir: "auto" }, shortened(textOfMark(mine || found), 90)), voiceCell(mine), voiceCell(found),
    mine && found ? (isSameVoice(mine.voice, found.voice) ? "same" : "another voice") : "only one"];
  return [
    h("p", { class: "finding" }, agreementInWords()),
    h("p", {}, h("span", { class: "w both" }, "both"), " · ", h("span", { class: "w mine" }, "only you"), " · ", h("span", { class: "w theirs" }, `only ${whose.toLowerCase()}`)),
    table("Marks side by side", [["Passage"], ["You"], [whose], [""]], rows.map(cells)),
    h("div", { class: "tools" }, button("Go on reading", enterBlind), blind.other && button("Beside the kit instead", () => besideOther(null)), loadButton("Beside another reader", besideOther)),
    fileTools(),
  ];
}

function voiceCell(mark) {
  return mark ? mark.voice || "nobody" : "–";
}

function besideOther(marks) {
  blind.other = marks;
  showBoth();
}

// ---------------------------------------------------------------- files

function fileTools() {
  return h(
    "div", { class: "tools" },
    button("Save marks", () => save(`${model.file}.marks.json`, JSON.stringify(marksAsFile(), null, 1), "application/json")),
    loadButton("Load marks", loadMarks),
    button("Save corrections", () => save(`${model.file}.quotes.csv`, correctionsCsv(), "text/csv")),
    h("p", { class: "note" }, "The corrections go beside the article’s file under its name, and the next run of the kit applies them: read them through first."),
  );
}

function marksAsFile() {
  const marks = blind.marks.map((mark) => ({
    spans: mark.spans.map(([first, last]) => [characters(model.start[first]), characters(model.end[last])]),
    text: textOfMark(mark), voice: mark.voice,
  }));
  return { title: model.title, characters: characters(model.text.length), marks };
}

/** An offset in characters, as the tables count, of one in units of UTF-16. */
function characters(offset) {
  return Array.from(model.text.slice(0, offset)).length;
}

function units(offset) {
  return Array.from(model.text).slice(0, offset).join("").length;
}

function loadButton(label, use) {
  const field = h("input", { type: "file", accept: ".json", class: "unseen", tabindex: -1, "aria-label": label });
  field.addEventListener("change", async () => {
    const marks = readMarks(await field.files[0].text());
    if (marks) use(marks);
  });
  return [button(label, () => field.click()), field];
}

function readMarks(text) {
  try {
    const read = JSON.parse(text);
    if (read.characters !== characters(model.text.length)) throw new Error("another article");
    return read.marks.map((mark) => ({ spans: hitsOfSpans(mark.spans.map((span) => span.map(units))), voice: String(mark.voice) })).filter((mark) => mark.spans.length);
  } catch (error) {
    say(`This is no file with marks of this article (${error.message}).`);
    return null;
  }
}

function loadMarks(marks) {
  blind.marks = marks;
  enterBlind();
  say(`${counted(marks.length, "mark")} loaded.`);
}

// ---------------------------------------------------------------- corrections

const CORRECTION_COLUMNS = ["action", "content", "start", "speaker", "source", "cue", "source_type"];

/** What would make the kit’s table say what the reader says. */
function corrections() {
  const kit = marksOfKit();
  const pairs = paired(blind.marks, kit);
  const met = new Set(pairs.map(([, found]) => found));
  const rows = kit.filter((mark) => !met.has(mark)).map((mark) => correction("drop", mark));
  for (const [mark, found] of pairs) {
    const isSame = found && overlap(mark, found) >= SAME_PASSAGE;
    if (found && !isSame) rows.push(correction("drop", found));
    if (!isSame) rows.push({ ...correction("add", mark), ...credit(mark.voice, false) });
    else if (!isSameVoice(mark.voice, found.voice)) rows.push({ ...correction("fix", found), ...credit(mark.voice, true) });
  }
  return rows;
}

function correction(action, mark) {
  const [first] = mark.spans[0];
  const content = mark.quote === undefined ? oneLine(mark.spans.map(textOf).join(" ")) : contentOf(mark.quote);
  return { action, content, start: characters(model.start[first]) };
}

/** A name of the text as the speaker; else the words as the source, and no speaker. */
function credit(voice, isFix) {
  const full = model.names.name.filter((name) => voice && isSameVoice(voice, name));
  if (full.length) return { speaker: full.find((name) => name === voice) || full[0] };
  if (!isFix) return voice ? { source: voice } : {};
  return { speaker: "-", source: voice || "-", source_type: voice ? "" : "none" };
}

function correctionsCsv() {
  return csv(CORRECTION_COLUMNS, corrections());
}

/** A table as CSV; what a spreadsheet would run as a formula has an apostrophe before it. */
function csv(columns, rows) {
  const cell = (value) => {
    const text = String(value ?? "").replace(/((?:^|[;\t\n])[^\S\t\n]*)('*)(?=[=+\-@＝＋－＠])/g, "$1'$2");
    return /[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${[columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}
