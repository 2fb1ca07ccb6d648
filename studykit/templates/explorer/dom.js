"use strict";

// ---------------------------------------------------------------- elements

/** An element of HTML. A text is only ever a text node: nothing in it can become an element. */
function h(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** An element of SVG. */
function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

/** A drawing that says in words what it shows. */
function chart(name, viewBox, label, children) {
  return svg("svg", { class: name, viewBox, preserveAspectRatio: "none", role: "img", "aria-label": label }, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...present(children));
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

/** The children that there are, of lists in lists. */
function present(children) {
  return children.flat(Infinity).filter((child) => child || child === 0);
}

/** Put other children into an element. */
function fill(element, ...children) {
  element.replaceChildren(...present(children));
}

/** A text from elsewhere among the page's own words: it turns none of them round. */
function bdi(text, name = "bdi") {
  return h(name, { dir: "auto" }, unturned(text));
}

/** A text without the signs that turn what follows round. */
function unturned(text) {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** What is said, among the page's own words. */
function quoted(text) {
  return bdi(text, "q");
}

function para(...children) {
  return h("p", {}, children);
}

function remark(...children) {
  return h("p", { class: "note" }, children);
}

function toolbar(...children) {
  return h("div", { class: "tools" }, children);
}

/** A button with a text; what it is pressed for, and how it looks. */
function button(label, onclick, attributes = {}) {
  return h("button", { type: "button", onclick, ...attributes }, label);
}

/** A button that is on or off. */
function toggle(label, isOn, onclick, attributes = {}) {
  return button(label, onclick, { "aria-pressed": String(isOn), ...attributes });
}

const folded = new Set(["Neighbours", "In ten parts", "The text as a whole"]);

/** A part of the panel under a heading that folds, as a reader left it; functions wait till it opens. */
function section(title, ...children) {
  const details = h("details", { open: !folded.has(title) }, h("summary", {}, h("h3", {}, title)));
  const built = (child) => (typeof child === "function" ? child() : child);
  const show = () => details.childElementCount > 1 || details.append(...present(children.map(built)));
  if (details.open) show();
  details.addEventListener("toggle", () => {
    if (details.open) show();
    return details.open ? folded.delete(title) : folded.add(title);
  });
  return details;
}

/** A table: its columns as [heading, isNumber], its rows as arrays of cells. */
function table(caption, columns, rows) {
  if (!rows.length) return remark(nothingSaid());
  const cell = (content, i) =>
    h(i ? "td" : "th", { scope: i ? null : "row", class: columns[i][1] ? "n" : null }, content);
  return h(
    "div", { class: "scroll" },
    h(
      "table", {},
      h("caption", { class: "unseen" }, caption),
      h("thead", {}, h("tr", {}, columns.map(([name, isNumber]) =>
        h("th", { scope: "col", class: isNumber ? "n" : null }, name)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map(cell)))),
    ),
  );
}

/** The first rows of a long list, and a button for all of them, who keeps in mind that it was pressed. */
function inParts(rows, build, most = 40, memory = {}) {
  if (rows.length <= most || memory.isWhole) return build(rows);
  const holder = h("div", {}, build(rows.slice(0, most)));
  const more = button(`Show all ${format(rows.length)}`, () => {
    memory.isWhole = true;
    fill(holder, build(rows));
  });
  holder.append(more);
  return holder;
}

/** A link to a sentence. */
function toSentence(sentence) {
  const label = `sentence ${sentence}`;
  const go = (event) => {
    event.preventDefault();
    goTo(sentence);
  };
  return h("a", { class: "at", href: `#s${sentence}`, "aria-label": label, onclick: go }, `[${sentence}]`);
}

function toSentences(sentences, most = 12) {
  const shown = sentences.slice(0, most).map((sentence) => [toSentence(sentence), " "]);
  return sentences.length > most ? [shown, `and ${sentences.length - most} more`] : shown;
}

// ---------------------------------------------------------------- words and numbers

function format(number, digits = 0) {
  return number.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function percent(share) {
  return share > 0 && share < 0.005 ? "under 1 %" : `${format(100 * share)} %`;
}

/** A number with its sign: the sign is told by a word's length of ink, not by colour. */
function signed(number, digits = 2) {
  const text = format(Math.abs(number), digits);
  if (!Number(text)) return text;
  return `${number < 0 ? "−" : "+"}${text}`;
}

function counted(number, noun, plural = `${noun}s`) {
  return `${format(number)} ${number === 1 ? noun : plural}`;
}

/** A text with its line ends and runs of blanks as one blank each. */
function squeezed(text) {
  return text.replace(/\s+/g, " ");
}

/** A passage on one line. */
function oneLine(text) {
  return squeezed(text).trim();
}

const FIRST_LETTER = /\p{L}/u;
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether a text runs from the right, by its first letter. */
function directionOf(text) {
  return FROM_THE_RIGHT.test(FIRST_LETTER.exec(text)?.[0] || "") ? "rtl" : "ltr";
}

/** “a”, “a and b”, “a, b and c”, of texts or elements. */
function listed(items, between = ", ", last = " and ") {
  return items.map((item, i) => [i ? (i === items.length - 1 ? last : between) : "", item]);
}

// ---------------------------------------------------------------- files and the clipboard

/** Offer a text as a file: it goes from the page to the disk and nowhere else. */
function save(name, text, type) {
  const link = h("a", { download: name, href: URL.createObjectURL(new Blob([text], { type })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  tell(bdi(name), " is saved.");
}

/** Copy a text; where a page may not, it is shown to be copied by hand. */
async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    tell(`${what} is copied.`);
  } catch {
    const field = h("textarea", { rows: 6, readonly: true, "aria-label": what }, text);
    openDialog(what, [para("The browser keeps the clipboard shut: copy it from here."), field]);
    field.select();
  }
}

function openDialog(title, children, closing = "Close") {
  const dialog = h("dialog", { "aria-label": title });
  // The heading has the focus: a long dialog begins at its top, and Enter does nothing unread.
  const heading = h("h2", { tabindex: -1, autofocus: true }, title);
  dialog.append(heading, ...children, button(closing, () => dialog.close()));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Ask before something that cannot be taken back. */
function ask(title, text, [yes, no], then) {
  if (document.querySelector("dialog[open]")) return;
  const go = button(yes, () => {
    go.closest("dialog").close();
    then();
  });
  openDialog(title, [para(text), go], no);
}
