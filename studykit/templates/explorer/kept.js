"use strict";

// What a reader keeps: picks with a note or a flag. It stays in this browser and goes nowhere.

let keptItems = null;

function kept() {
  keptItems ??= readKept();
  return keptItems;
}

function readKept() {
  return stored("", (items) =>
    items.filter(({ kind, value }) => Object.hasOwn(FINDERS, kind) && FINDERS[kind](value).length));
}

function storeKept() {
  store("", kept());
  showFlags();
}

// ---------------------------------------------------------------- the browser’s store

const unstored = new Set();  // what would be lost with the page

function storageKey(name) {
  return `studykit ${model.title} ${model.text.length}${name}`;
}

function stored(name, read) {
  try {
    return read(JSON.parse(localStorage.getItem(storageKey(name))) || []);
  } catch {
    return [];  // a frame or a strict browser has no storage
  }
}

function store(name, rows) {
  try {
    localStorage.setItem(storageKey(name), JSON.stringify(rows));
    unstored.delete(name);
  } catch {
    unstored[rows.length ? "add" : "delete"](name);
  }
}

/** What another tab of this page has kept or marked is not written over. */
function readStoreAgain({ key }) {
  if (key === storageKey("")) {
    keptItems = null;
    showFlags();
  } else if (key === storageKey(" marks")) {
    blind.marks = stored(" marks", marksOf);
    if (state.isBlind && !blind.shown) lightBlind();
  } else return;
  if (["kept", "blind"].includes(state.tab)) redraw();
}

function askBeforeLeaving(event) {
  if (unstored.size) event.preventDefault();
}

function howLong() {
  return isInFrame() || unstored.size ? "lasts as long as this page is open" : "is kept in this browser";
}

// ---------------------------------------------------------------- what is kept

function keep(wanted) {
  const isThere = FINDERS[wanted.kind](wanted.value).length;
  if (!isThere) return tell(nameOf(wanted), " has no place in the text to keep.");
  const already = isKept(wanted);
  if (!already) kept().push({ ...wanted, note: "", isFlagged: false });
  storeKept();
  state.tab = "kept";
  redraw();
  document.querySelector(".kept li:last-child textarea")?.focus();
  tell(already ? "It is kept already." : [nameOf(wanted), " is kept."]);
}

function isKept(wanted) {
  return kept().some((item) => isSamePick(item, wanted));
}

/** Show a flag at the first sentence of what is flagged. */
function showFlags() {
  for (const element of document.querySelectorAll(".s.flagged")) element.classList.remove("flagged");
  for (const item of kept().filter(({ isFlagged }) => isFlagged)) {
    const [sentence] = sentencesOf(FINDERS[item.kind](item.value));
    byId(`s${sentence}`)?.classList.add("flagged");
  }
}

function drawKept(panel) {
  const items = kept();
  const here = state.picks[state.active];
  fill(
    panel,
    h("h2", {}, "Kept"),
    h("ol", { class: "kept" }, items.map(keptItem)),
    items.length ? "" : para("Nothing yet. “Keep it” beside a pick puts it here, with room for a note."),
    here && !isKept(here) ? button(["Keep ", nameOf(here)], () => keep(here)) : "",
    items.length ? keptTools() : "",
    items.length && !state.isAllOn ? remark("What is switched off is counted here.") : "",
    isInFrame() ? "" : toolbar(button("Copy a link to what is shown", copyLink)),
    remark(`It ${howLong()}.`),
    remark("Nothing leaves the machine."),
  );
}

/** Whether the page stands in a notebook, where it has neither an address nor a store. */
function isInFrame() {
  return location.protocol === "about:";
}

function copyLink() {
  copy(location.href.split("#")[0] + address(), "A link to what is shown");
}

function keptItem(item, i) {
  const label = `Note on ${nameOf(item).textContent}`;
  const note = h("textarea", { rows: 2, "aria-label": label, placeholder: "a note" }, item.note);
  note.addEventListener("input", () => {
    item.note = note.value;
    storeKept();
  });
  const flag = toggle("⚑ Flag", item.isFlagged, () => {
    item.isFlagged = !item.isFlagged;
    storeKept();
    redraw();
  });
  const remove = button("Remove", () => {
    kept().splice(i, 1);
    storeKept();
    redraw();
    tell(nameOf(item), " is removed.");
  });
  const sentences = sentencesOf(FINDERS[item.kind](item.value));
  const kind = h("span", { class: "note" }, ` ${KIND_NAMES[item.kind]} `);
  const head = [picking(item.kind, item.value, nameOf(item)), kind, toSentences(sentences, 6)];
  return h("li", {}, head, note, toolbar(flag, remove));
}

function keptTools() {
  return toolbar(
    button("Copy as Markdown", () => copy(keptMarkdown(), "The list")),
    button("Save as Markdown", () => save(`${model.file}.notes.md`, keptMarkdown(), "text/markdown")),
    button("Save as CSV", () => save(`${model.file}.notes.csv`, keptCsv(), "text/csv")),
    button("Remove all", askToEmpty),
  );
}

function askToEmpty() {
  const n = counted(kept().length, "pick");
  ask("Remove all?", `${n} would go, with all notes.`, ["Remove all", "Keep them"], () => {
    keptItems = [];
    storeKept();
    redraw();
    say("All is removed.");
  });
}

function keptRows() {
  return kept().map((item) => {
    const hits = FINDERS[item.kind](item.value);
    return {
      kind: KIND_NAMES[item.kind],
      pick: unturned(item.kind === "passage" ? oneLine(textOf(hits[0])) : labelOf(item)),
      places: hits.length,
      sentences: sentencesOf(hits).join(" "),
      start: characters(model.start[hits[0][0]]),
      text: unturned(sentencesOf([hits[0]]).map(sentenceText).join(" ")),
      flag: item.isFlagged ? "yes" : "",
      note: unturned(item.note),
    };
  });
}

function keptCsv() {
  const rows = keptRows();
  return csv(Object.keys(rows[0]), rows);
}

function keptMarkdown() {
  const plain = (text) => oneLine(unturned(text)).replace(/[\\`*_[\]<>#]/g, "\\$&");
  const lines = keptRows().map((row) => {
    const note = row.note ? `\n  ${plain(row.note)}` : "";
    const facts = `${row.kind}, ${counted(row.places, "place")}; sentences ${row.sentences}`;
    return `- ${row.flag ? "⚑ " : ""}**${plain(row.pick)}** (${facts})${note}\n  > ${plain(row.text)}`;
  });
  return `# ${plain(model.title)}\n\n${lines.join("\n")}\n`;
}
