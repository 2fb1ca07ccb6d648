"use strict";

// Two picks beside each other.

function sideBySide() {
  const [one, other] = state.picks;
  const [a, b] = state.hits;
  const rows = comparedRows(a, b);
  const both = sharedSentences(a, b);
  return section(
    "Side by side",
    table("The two picks", [[""], [nameOf(one), true], [nameOf(other), true]], rows),
    para(both.length ? [`Both in ${counted(both.length, "sentence")}: `, toSentences(both)] : "No sentence has both."),
    remark(differenceInWords(a, b)),
  );
}

function comparedRows(...hits) {
  const total = Math.max(state.words.length, 1);
  const each = (compute) => hits.map((found) => (found.length ? compute(found) : "–"));
  if (state.picks.every(isSaid)) return comparedVoices(each);
  return [
    ["Places", ...each((found) => format(found.length))],
    ["Per 1,000 words", ...each((found) => format((1000 * found.length) / total, 1))],
    ["Sentences", ...each((found) => format(sentencesOf(found).length))],
    ["First in", ...each((found) => toSentence(model.sentence[found[0][0]]))],
    ["Unevenness (DPnorm)", ...each(unevenness)],
    ["By the reporter", ...each((found) => percent(shareOfReporter(found)))],
    ["Voices", ...each((found) => format(byVoice(found).filter(({ code }) => code !== REPORTER).length))],
    ["Mean tone of its sentences", ...each(meanTone)],
  ];
}

function comparedVoices(each) {
  const told = state.picks.map(wordsSaid);
  const reported = state.words.filter((token) => voiceOf(token) !== REPORTER).length;
  return [
    ["Statements", ...state.picks.map((active) => format(statementsOf(active).length))],
    ["Words", ...told.map((n) => format(n))],
    ["Of all that is reported", ...told.map((n) => percent(n / Math.max(reported, 1)))],
    ["Sentences", ...each((found) => format(sentencesOf(found).length))],
    ["First in", ...each((found) => toSentence(model.sentence[found[0][0]]))],
    ["Mean tone of its sentences", ...each(meanTone)],
  ];
}

/** The words of somebody, without those that they tell of others. */
function wordsSaid(active) {
  const rows = new Set(statementsOf(active));
  return state.words.filter((token) => rows.has(model.quote[token])).length;
}

function meanTone(hits) {
  const middle = toneOfSentences(sentencesOf(hits)).mean;
  return middle === null ? "–" : signed(middle);
}

function shareOfReporter(hits) {
  return hits.filter(([first]) => voiceOf(first) === REPORTER).length / hits.length;
}

function sharedSentences(a, b) {
  const held = new Set(sentencesOf(b));
  return sentencesOf(a).filter((sentence) => held.has(sentence));
}

/** Whether the two counts differ by more than chance: an exact test of one against the other. */
function differenceInWords(a, b) {
  const [few, n] = [Math.min(a.length, b.length), a.length + b.length];
  if (!n || state.picks.some(isSwitchedOff) || state.picks.some(isSaid)) return "";
  const p = Math.min(1, 2 * binomialBelow(few, n));
  if (p >= 0.05) return `${a.length} against ${b.length}: too few to say that one comes more often.`;
  const texts = p < 0.01 ? "fewer than 1" : format(100 * p);
  return `${a.length} against ${b.length}: by chance alone so far apart in ${texts} of 100 texts.`;
}

/** The chance of at most k heads in n tosses. */
function binomialBelow(k, n) {
  let log = -n * Math.LN2;
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i += 1) {
    log += Math.log(n - i + 1) - Math.log(i);
    sum += Math.exp(log);
  }
  return sum;
}
