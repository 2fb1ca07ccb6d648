"use strict";

// What a reader keeps: picks with a note or a flag. It stays in this browser and goes nowhere.

let keptItems = null;

function kept() {
  keptItems ??= readKept();
  return keptItems;
}

function readKept() {
  try {
    const held = JSON.parse(localStorage.getItem(storageKey())) || [];
    return held.filter((item) => Object.hasOwn(FINDERS, item.kind) && FINDERS[item.kind](item.value).length);
  } catch {
    return [];  // a frame or a strict browser has no storage
  }
}

function storageKey() {
  return `studykit ${model.title} ${model.text.length}`;
}

function storeKept() {
  try {
    localStorage.setItem(storageKey(), JSON.stringify(kept()));
  } catch {
    // It lasts as long as the page is open.
  }
  showFlags();
}

function keep(wanted) {
  const isKept = kept().some((item) => item.kind === wanted.kind && item.value === wanted.value);
  if (!isKept) kept().push({ ...wanted, note: "", isFlagged: false });
  storeKept();
  state.tab = "kept";
  redraw();
  document.querySelector(".kept li:last-child textarea")?.focus();
  say(isKept ? "It is kept already." : `${labelOf(wanted)} is kept.`);
}

/** Show a flag at the first sentence of what is flagged. */
function showFlags() {
  for (const element of document.querySelectorAll(".s.flagged")) element.classList.remove("flagged");
  for (const item of kept().filter(({ isFlagged }) => isFlagged)) {
    const [sentence] = sentencesOf(FINDERS[item.kind](item.value));
    document.getElementById(`s${sentence}`)?.classList.add("flagged");
  }
}

function drawKept(panel) {
  const items = kept();
  const here = state.picks[state.active];
  fill(
    panel,
    h("h2", {}, "Kept"),
    items.length ? h("ol", { class: "kept" }, items.map(keptItem)) : h("p", {}, "Nothing yet. “Keep it” beside a pick puts it here, with room for a note."),
    here ? button(`Keep ${labelOf(here)}`, () => keep(here)) : "",
    items.length ? keptTools() : "",
    h("div", { class: "tools" }, button("Copy a link to what is shown", () => copy(location.href.split("#")[0] + address(), "A link to what is shown"))),
    h("p", { class: "note" }, "It is kept in this browser; nothing leaves the machine."),
  );
}

function keptItem(item, i) {
  const note = h("textarea", { rows: 2, "aria-label": `Note on ${labelOf(item)}`, placeholder: "a note" }, item.note);
  note.addEventListener("change", () => {
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
  });
  const sentences = sentencesOf(FINDERS[item.kind](item.value));
  return h("li", {}, picking(item.kind, item.value, labelOf(item)), h("span", { class: "note" }, ` ${KIND_NAMES[item.kind]} `), toSentences(sentences, 6), note, h("div", { class: "tools" }, flag, remove));
}

function keptTools() {
  return h(
    "div", { class: "tools" },
    button("Copy as Markdown", () => copy(keptMarkdown(), "The list")),
    button("Save as Markdown", () => save(`${model.file}.notes.md`, keptMarkdown(), "text/markdown")),
    button("Save as CSV", () => save(`${model.file}.notes.csv`, csv(Object.keys(keptRows()[0]), keptRows()), "text/csv")),
    button("Remove all", () => {
      keptItems = [];
      storeKept();
      redraw();
    }),
  );
}

function keptRows() {
  return kept().map((item) => {
    const hits = FINDERS[item.kind](item.value);
    return {
      kind: KIND_NAMES[item.kind],
      pick: labelOf(item),
      places: hits.length,
      sentences: sentencesOf(hits).join(" "),
      start: characters(model.start[hits[0][0]]),
      text: oneLine(model.text.slice(...model.sentences.span[model.sentence[hits[0][0]]])),
      flag: item.isFlagged ? "yes" : "",
      note: item.note,
    };
  });
}

function keptMarkdown() {
  const plain = (text) => oneLine(text).replace(/[\\`*_[\]<>#]/g, "\\$&");
  const lines = keptRows().map((row) => {
    const note = row.note ? `\n  ${plain(row.note)}` : "";
    return `- ${row.flag ? "⚑ " : ""}**${plain(row.pick)}** (${row.kind}, ${counted(row.places, "place")}; sentences ${row.sentences})${note}\n  > ${plain(row.text)}`;
  });
  return `# ${plain(model.title)}\n\n${lines.join("\n")}\n`;
}
