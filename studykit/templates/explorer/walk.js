"use strict";

// The text is one stop of the tab key: arrows walk through it, Enter picks.

const walker = { token: NONE, anchor: NONE };

const STEPS = {
  ArrowRight: () => nextWord(walker.token, isRightToLeft() ? -1 : 1),
  ArrowLeft: () => nextWord(walker.token, isRightToLeft() ? 1 : -1),
  ArrowDown: () => nextSentence(1),
  ArrowUp: () => nextSentence(-1),
  Home: () => nextWord(-1, 1),
  End: () => nextWord(model.start.length, -1),
};

function listenToText(text) {
  text.tabIndex = 0;
  text.setAttribute("aria-label", "The text. Arrows walk, Enter picks, question mark for help.");
  text.addEventListener("keydown", onTextKey);
  text.addEventListener("click", onTextClick);
  text.addEventListener("mousedown", (event) => event.shiftKey && beginSelection(event));
  text.addEventListener("pointerup", ({ shiftKey }) => setTimeout(() => onSelection(shiftKey)));
  if (matchMedia("(pointer: coarse)").matches) document.addEventListener("selectionchange", onTouchSelection);
  text.addEventListener("focus", onTextFocus);
}

/** The cursor shows where a reader comes by keyboard: where it was, or at the first word. */
function onTextFocus(event) {
  if (!event.currentTarget.matches(":focus-visible")) return;
  walkTo(walker.token === NONE ? nextWord(NONE, 1) : walker.token);
}

function onTextKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = STEPS[event.key];
  if (step) {
    const anchor = event.shiftKey ? (walker.anchor === NONE ? walker.token : walker.anchor) : NONE;
    walkTo(step());
    choose(anchor);
  } else if (event.key === "Enter") {
    pickHere(event.shiftKey);
  } else return;
  event.preventDefault();
}

function isRightToLeft() {
  const word = spans[walker.token];
  return Boolean(word) && getComputedStyle(word.closest("p")).direction === "rtl";
}

function nextWord(from, step) {
  let token = from + step;
  while (token >= 0 && token < model.start.length && !spans[token]) token += step;
  return spans[token] ? token : walker.token;
}

function nextSentence(step) {
  const here = walker.token < 0 ? -1 : model.sentence[walker.token];
  const sentence = Math.max(0, Math.min(here + step, model.sentenceTokens.length - 1));
  return firstWord(sentence) ?? walker.token;
}

/** Put the cursor on a word, bring it into view, and say what stands there. */
function walkTo(token, isSaid = true) {
  spans[walker.token]?.classList.remove("cursor");
  walker.token = token ?? walker.token;
  const word = spans[walker.token];
  word?.classList.add("cursor");
  if (!isSaid || !word) return;
  word.scrollIntoView({ block: "nearest" });
  say(described(walker.token));
}

/** “Putin, a name; Vladimir Putin speaks; sentence 4”. */
function described(token) {
  const pick = pickAt(token);
  const voice = voiceOf(token);
  const parts = [bdi(textOf([token, token]))];
  if (!state.isBlind && pick.kind !== "word") parts.push([`${KIND_NAMES[pick.kind]} `, bdi(pick.value)]);
  if (!state.isBlind && voice !== REPORTER) parts.push([bdi(voiceName(voice)), " speaks"]);
  return listed([...parts, `sentence ${model.sentence[token]}`], "; ", "; ");
}

// ---------------------------------------------------------------- what is picked where

/** What a reader means who points at a word: the name, number or cue that it is part of. */
function pickAt(token) {
  return picksAt(token)[0];
}

/** All that can be picked at a word, what is most likely meant first. */
function picksAt(token) {
  const quote = model.quote[token];
  const cue = model.cue[token];
  const found = [];
  if (model.name[token] !== NONE) found.push({ kind: "name", value: bearerName(model.name[token]) });
  if (model.number[token] !== NONE) found.push({ kind: "number", value: numberText(model.number[token]) });
  if (cue !== NONE && model.quotes.lemma[cue]) found.push({ kind: "cue", value: model.quotes.lemma[cue] });
  if (model.isWord[token]) found.push({ kind: "word", value: model.type[token] });
  if (quote !== NONE) {
    found.push({ kind: "voice", value: voiceKey(voiceOfQuote(quote)) });
    found.push({ kind: "source", value: model.quotes.source_type[quote] });
  }
  found.push({ kind: "sentence", value: String(model.sentence[token]) });
  return found;
}

function onTextClick(event) {
  if (!getSelection().isCollapsed) return;
  const quote = event.target.closest(".tag")?.dataset.quote;
  const number = event.target.closest(".number");
  const token = tokenAt(event.target);
  if (quote !== undefined) return pick({ kind: "voice", value: voiceKey(voiceOfQuote(quote)) }, event.shiftKey);
  if (number) return pick({ kind: "sentence", value: number.parentElement.id.slice(1) }, event.shiftKey);
  if (token === undefined) return;
  walkTo(token, false);
  choose(NONE);
  if (!state.isBlind) pickHere(event.shiftKey);
}

/** What is drawn over with Shift begins where it is pressed, not where the last drawing did. */
function beginSelection({ clientX, clientY }) {
  const place = document.caretPositionFromPoint?.(clientX, clientY);  // Firefox and Chromium
  const drawn = place ? null : document.caretRangeFromPoint?.(clientX, clientY);
  if (place) getSelection().collapse(place.offsetNode, place.offset);
  else if (drawn) getSelection().collapse(drawn.startContainer, drawn.startOffset);
}

let waiting;

/** A finger moves the ends of a selection: it is taken once they rest. */
function onTouchSelection() {
  clearTimeout(waiting);
  waiting = setTimeout(onSelection, 600);
}

/** What a pointer has drawn over: a phrase, or a passage that goes on further. */
function onSelection(isSecond = false) {
  const selection = getSelection();
  if (selection.isCollapsed || !byId("text").contains(selection.anchorNode)) return;
  const [first, last] = tokensIn(selection.getRangeAt(0));
  if (first === undefined || first === last) return;
  walkTo(last, false);
  choose(first);
  if (!state.isBlind) pickHere(isSecond);
}

function tokensIn(drawn) {
  const { startContainer, startOffset, endContainer, endOffset } = drawn;
  const inside = spans.filter((span) => {
    if (!span || !drawn.intersectsNode(span)) return false;
    const node = span.firstChild;
    const isLeft = startContainer === node && startOffset === node.length;  // at its end: not drawn over
    return !isLeft && !(endContainer === node && !endOffset);
  });
  return [inside[0], inside.at(-1)].map((span) => span && Number(span.dataset.t));
}

/** Mark the words from an anchor to the cursor as chosen; none without an anchor. */
function choose(anchor) {
  walker.anchor = anchor;
  const [first, last] = chosen();
  light("chosen", anchor === NONE ? [] : range(first, last).filter((token) => spans[token]));
  if (anchor !== NONE) say("Chosen: ", bdi(shortened(oneLine(textOf([first, last])), 200)));
}

function chosen() {
  return [walker.anchor === NONE ? walker.token : walker.anchor, walker.token].sort((one, other) => one - other);
}

/** Pick what is chosen, or what stands at the cursor. */
function pickHere(isSecond) {
  const [first, last] = chosen();
  if (first < 0) return;
  if (blind.shown) return tell("“Go on reading” to mark more.");
  if (state.isBlind) return void markBlind();
  if (first === last) return pick(pickAt(first), isSecond, first);
  const isPhrase = last - first < 6 && model.sentence[first] === model.sentence[last];
  const isPlain = !range(first, last).some((token) => model.isMark[token]);
  choose(NONE);
  if (isPhrase && isPlain) pick({ kind: "query", value: phraseOf(first, last) }, isSecond, first);
  else pick({ kind: "passage", value: `${first}-${last}` }, isSecond, first);
}
