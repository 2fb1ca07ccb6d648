"use strict";

// A reader marks quotations before the kit's are seen; then both stand beside each other.
// A mark is {spans, voice}: the [first, last] tokens of its pieces, and who says it.

const blind = { marks: [], shown: false, other: null, before: [] };

const LEAST_OVERLAP = 0.3;
const SAME_PASSAGE = 0.8;

function drawBlind(panel) {
  const draw = blind.shown ? bothMarks : state.isBlind ? readingBlind : beforeReading;
  fill(panel, h("h2", {}, "Read it blind"), draw());
}

function beforeReading() {
  return [
    para("Hide the marks, read the text, and mark yourself what somebody says, and who."),
    para("Then see how far you and the kit agree."),
    state.isAllOn ? "" : remark("What is switched off is shown and counted here."),
    toolbar(
      button(blind.marks.length ? "Go on reading" : "Hide the marks and begin", enterBlind),
      loadButton("Load marks", loadMarks),
    ),
  ];
}

function enterBlind() {
  if (!state.isBlind) blind.before = state.picks;
  state.isBlind = true;
  clearPicks();
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
  state.picks = blind.before;
  update();
  say("The marks are shown.");
}

/** Before something that shows what is hidden. */
function askToShow(then) {
  const text = "That would show what the kit has marked. What you have marked stays under “Read it blind”.";
  ask("You are reading blind", text, ["Show the marks", "Go on reading blind"], () => {
    leaveBlind();
    then();
  });
}

function stopBlind() {
  leaveBlind();
  showTab("picked");
}

function readingBlind() {
  return [
    para("Draw over what somebody says and press “Mark it”, or choose it with Shift and arrows and press Enter."),
    para("Reports without quotation marks count too."),
    toolbar(button("Mark it", markBlind), button("Show both", showBoth), button("Stop", stopBlind)),
    h("datalist", { id: "bearers" }, model.names.name.map((name) => h("option", { value: name }))),
    h("ol", { class: "marks" }, blind.marks.map(markItem)),
    remark(`What you mark ${howLong()}.`),
    fileTools(),
  ];
}

function markItem(mark, i) {
  const field = h("input", {
    list: "bearers", value: mark.voice,
    "aria-label": `Who says mark ${i + 1}`, placeholder: "who? empty: nobody",
  });
  field.addEventListener("input", () => {
    mark.voice = oneLine(field.value);
    storeMarks();
  });
  field.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return;
    byId("text").focus();
    say(mark.voice ? ["Said by ", bdi(mark.voice), "."] : "Said by nobody who is named.");
  });
  const remove = button("Remove", () => {
    useMarks(blind.marks.filter((other) => other !== mark));
    say("Removed: ", bdi(shortened(textOfMark(mark))), ".");
  });
  return h("li", {}, quoted(shortened(textOfMark(mark), 120)), toolbar(field, remove));
}

function textOfMark(mark) {
  return oneLine(mark.spans.map(textOf).join(" … "));
}

/** Keep what is chosen as a mark, in text order, and ask who says it. */
function markBlind() {
  const [first, last] = chosen();
  if (first < 0 || first === last) return tell("Choose more than one word first.");
  const mark = { spans: [widened(first, last)], voice: "" };
  choose(NONE);
  getSelection().removeAllRanges();
  const place = String(mark.spans);
  if (blind.marks.some(({ spans: pieces }) => String(pieces) === place)) return tell("It is marked already.");
  useMarks([...blind.marks, mark].sort((one, other) => one.spans[0][0] - other.spans[0][0]));
  document.querySelectorAll(".marks input")[blind.marks.indexOf(mark)]?.focus();
  say("Marked: ", bdi(shortened(textOfMark(mark))), ". Who says it?");
}

/** With the quotation marks right around it, as the kit counts them in. */
function widened(first, last) {
  const isMark = (token, marks) => token >= 0 && token < model.start.length && marks.includes(model.type[token]);
  const opening = isMark(first - 1, ["“", '"', "‘", "'", "«"]);
  const stop = isMark(last + 1, [",", ".", "!", "?", "…"]) ? 2 : 1;
  const closing = isMark(last + stop, ["”", '"', "’", "'", "»"]);
  return opening && closing ? [first - 1, last + stop] : [first, last];
}

function useMarks(marks) {
  blind.marks = marks;
  storeMarks();
  lightBlind();
  redraw();
}

function storeMarks() {
  store(" marks", blind.marks.map(({ spans: pieces, voice }) =>
    ({ spans: pieces.map(([first, last]) => [model.start[first], model.end[last]]), voice })));
}

function lightBlind() {
  light("mine", lightOf(blind.marks));
}

/** What is lit of some marks; clitics are, and do not count as words. */
function lightOf(marks) {
  const tokens = marks.flatMap((mark) => mark.spans.flatMap(([first, last]) => range(first, last)));
  return [...new Set(tokens)].filter((token) => spans[token]);
}

function wordsOf(marks) {
  return lightOf(marks).filter((token) => model.isWord[token]);
}

// ---------------------------------------------------------------- agreement

function marksOfKit() {
  return model.quotes.spans.map((pieces, quote) => ({
    quote,
    spans: hitsOfSpans(pieces),
    voice: voiceOfQuote(quote) === NOBODY ? "" : voiceName(voiceOfQuote(quote)),
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
  const [mine, theirs] = [lightOf(blind.marks), lightOf(blind.other || marksOfKit())];
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
  const of = `${format(found.both)} of ${format(found.either)}`;
  const words = `You and ${whose} agree on ${percent(found.words)} of the words that either marked (${of}).`;
  if (!found.met) return words;
  return `${words} The same voice: ${found.sameVoice} of ${counted(found.met, "passage")} in both.`;
}

function bothMarks() {
  const theirs = blind.other || marksOfKit();
  const pairs = paired(blind.marks, theirs);
  const met = new Set(pairs.map(([, found]) => found));
  const rows = [...pairs, ...theirs.filter((mark) => !met.has(mark)).map((mark) => [null, mark])];
  rows.sort((one, other) => (one[0] || one[1]).spans[0][0] - (other[0] || other[1]).spans[0][0]);
  const whose = blind.other ? "The other reader" : "The kit";
  const cells = ([mine, found]) => [
    quoted(shortened(textOfMark(mine || found), 90)), voiceCell(mine), voiceCell(found),
    mine && found ? (isSameVoice(mine.voice, found.voice) ? "same" : "another voice") : "only one"];
  return [
    h("p", { class: "finding" }, agreementInWords()),
    para(
      h("span", { class: "w both" }, "both"), " · ", h("span", { class: "w mine" }, "only you"), " · ",
      h("span", { class: "w theirs" }, `only ${whose.toLowerCase()}`),
    ),
    table("Marks side by side", [["Passage"], ["You"], [whose], [""]], rows.map(cells)),
    toolbar(
      button("Go on reading", enterBlind), button("Stop", stopBlind),
      blind.other && button("Beside the kit instead", () => besideOther(null)),
      loadButton("Beside another reader", besideOther),
    ),
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
  return toolbar(
    button("Save marks", () => save(`${model.file}.marks.json`, marksAsFile(), "application/json")),
    loadButton("Load marks", loadMarks),
    button("Save corrections", saveCorrections),
    remark("Read the corrections, put them beside the article’s file, and the next run applies them."),
  );
}

function marksAsFile() {
  const marks = blind.marks.map((mark) => ({
    spans: mark.spans.map(([first, last]) => [characters(model.start[first]), characters(model.end[last])]),
    text: textOfMark(mark), voice: mark.voice,
  }));
  return JSON.stringify({ title: model.title, characters: characters(model.text.length), marks }, null, 1);
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
    field.value = "";  // so that the same file can be read again
    if (marks) use(marks);
  });
  return [button(label, () => field.click()), field];
}

function readMarks(text) {
  try {
    const read = JSON.parse(text);
    const marks = marksOf(read.marks, units);
    const isOfThis = !marks.length || read.marks.some(({ text }) => marks.some((mark) => textOfMark(mark) === text));
    if (read.characters === characters(model.text.length) && isOfThis) return marks;
    tell("These are marks of another article.");
  } catch {
    tell("This is no file with marks.");
  }
  return null;
}

/** Marks from the places of their pieces in the text. */
function marksOf(rows, place = (offset) => offset) {
  const marks = rows.map(({ spans: pieces, voice }) =>
    ({ spans: hitsOfSpans(pieces.map((span) => span.map(place)).filter(isInText)), voice: String(voice ?? "") }));
  return marks.filter((mark) => mark.spans.length);
}

function isInText([start, end]) {
  return start >= 0 && start < end && end <= model.text.length;
}

/** Marks that are there already are not lost unasked. */
function loadMarks(marks) {
  const use = () => {
    useMarks(marks);
    enterBlind();
    tell(`${counted(marks.length, "mark")} loaded.`);
  };
  const n = counted(blind.marks.length, "mark");
  if (!blind.marks.length) use();
  else ask("Replace your marks?", `${n} of yours would go.`, ["Replace them", "Keep mine"], use);
}

// ---------------------------------------------------------------- corrections

const CORRECTION_COLUMNS = ["action", "content", "start", "speaker", "source", "cue", "source_type"];

/** What would make the kit’s table say what the reader says. */
function corrections() {
  const kit = marksOfKit();
  const pairs = paired(blind.marks, kit);
  const met = new Set(pairs.map(([, found]) => found));
  const rows = kit.filter((mark) => !met.has(mark)).map((mark) => ({ ...correction("drop", mark), isLeft: true }));
  for (const [mark, found] of pairs) {
    const isSame = found && overlap(mark, found) >= SAME_PASSAGE;
    if (found && !isSame) rows.push(correction("drop", found));
    if (!isSame) rows.push({ ...correction("add", mark), ...credit(mark.voice, false) });
    else if (!isSameVoice(mark.voice, found.voice)) {
      rows.push({ ...correction("fix", found), ...credit(mark.voice, true) });
    }
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

/** What a reader has not marked leaves the kit’s table only if asked to. */
function saveCorrections() {
  const rows = corrections();
  const left = rows.filter(({ isLeft }) => isLeft).length;
  const write = (held) => save(`${model.file}.quotes.csv`, csv(CORRECTION_COLUMNS, held), "text/csv");
  if (!left) return write(rows);
  const text = `${counted(left, "passage")} of the kit’s table you have not marked. Are they no statements at all?`;
  const close = (held) => () => {
    document.querySelector("dialog[open]").close();
    write(held);
  };
  openDialog("What you have not marked", [
    para(text),
    button("Save mine, keep the others", close(rows.filter(({ isLeft }) => !isLeft))),
    button("Save mine, drop the others", close(rows)),
  ], "Save nothing");
}

/** A table as CSV; what a spreadsheet would run as a formula has an apostrophe before it. */
function csv(columns, rows) {
  const cell = (value) => {
    const text = String(value ?? "").replace(/((?:^|[;\t\n])[^\S\t\n]*)('*)(?=[=+\-@＝＋－＠])/g, "$1'$2");
    return /[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `\ufeff${lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
}
