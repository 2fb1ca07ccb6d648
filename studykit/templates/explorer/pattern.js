"use strict";

// Regular expressions that cannot run away. The browser's own may take years over a passage, and
// nothing stops them; here each step is counted. A part of a pattern is a function (place, next)
// that gives the end of a match, or NONE: `next` stands for all that must follow.

const LONGEST_PATTERN = 200;
const MOST_STEPS = 3e6;
const STEPS_PER_CHARACTER = 40;
const FARTHEST_BEHIND = 100;  // characters that (?<=…) looks back over

const PATTERN_PARTS = new RegExp(
  String.raw`\(\?(?:<?[=!]|:|<[^>=!]+>)|\[(?:\\.|[^\]\\])*\]|[*+?]\??|\{\d+(?:,\d*)?\}\??` +
  String.raw`|\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|k<[^>]*>|[1-9]\d*|.)|[^]`, "gu");
const HOW_OFTEN = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)$/;
const SIGNS = { "*": [0, Infinity], "+": [1, Infinity], "?": [0, 1] };
const LETTERS = String.raw`\p{Alphabetic}\p{M}\p{N}\p{Pc}`;

const run = { text: "", steps: 0, groups: [] };

/** The spans of a text that fit a pattern, none of them empty. Throws what is wrong with it. */
function matchesOf(source, ignoresCase, text) {
  if (source.length > LONGEST_PATTERN) throw new Error(`it is longer than ${LONGEST_PATTERN} characters`);
  new RegExp(source, "u");  // says what is wrong with a pattern that is none
  const reader = { parts: source.match(PATTERN_PARTS) || [], at: 0, flags: ignoresCase ? "iu" : "u", n: 0, names: {} };
  const fits = readChoices(reader);
  Object.assign(run, { text, steps: Math.max(MOST_STEPS, STEPS_PER_CHARACTER * text.length) });
  const found = [];
  for (let at = 0; at < text.length;) {
    run.groups = [];
    const end = fits(at, (place) => place);
    if (end > at) found.push([at, end]);
    at = end > at ? end : at + widthAt(at);
  }
  return found;
}

function widthAt(place) {
  return run.text.codePointAt(place) > 0xffff ? 2 : 1;
}

function step() {
  run.steps -= 1;
  if (run.steps < 0) throw new RangeError("too many steps");
}

// ---------------------------------------------------------------- reading

function readChoices(reader) {
  const choices = [readSequence(reader)];
  while (reader.parts[reader.at] === "|") {
    reader.at += 1;
    choices.push(readSequence(reader));
  }
  return (place, next) => {
    for (const fits of choices) {
      const end = fits(place, next);
      if (end !== NONE) return end;
    }
    return NONE;
  };
}

function readSequence(reader) {
  const terms = [];
  while (reader.at < reader.parts.length && !["|", ")"].includes(reader.parts[reader.at])) {
    terms.push(readTerm(reader));
  }
  const rest = terms.pop() || ((place, next) => next(place));
  return terms.reduceRight((after, fits) => (place, next) => fits(place, (at) => after(at, next)), rest);
}

function readTerm(reader) {
  const fits = readAtom(reader);
  const often = HOW_OFTEN.exec(reader.parts[reader.at] || "");
  if (!often) return fits;
  reader.at += 1;
  const [, sign, low, comma, high, lazy] = often;
  const [least, most] = sign ? SIGNS[sign] : [Number(low), comma ? Number(high || Infinity) : Number(low)];
  return fits.isOne ? repeatedOne(fits.isOne, least, most, lazy) : repeated(fits, least, most, lazy);
}

const BORDERS = {
  "^": (place) => place === 0,
  $: (place) => /^\n?$/.test(run.text.slice(place, place + 2)),
  "\\b": (place) => isLetterAt(place - 1) !== isLetterAt(place),
  "\\B": (place) => isLetterAt(place - 1) === isLetterAt(place),
};

function readAtom(reader) {
  const part = reader.parts[reader.at];
  reader.at += 1;
  if (part[0] === "(") return readGroup(reader, part);
  if (Object.hasOwn(BORDERS, part)) return (place, next) => (BORDERS[part](place) ? next(place) : NONE);
  const again = /^\\(?:k<(.+)>|([1-9]\d*))$/.exec(part);
  if (again) return sameAgain(reader, again[1] || again[2]);
  return oneCharacter(characterTest(part, reader.flags));
}

function readGroup(reader, opening) {
  if (opening === "(" && /^\?/.test(reader.parts[reader.at])) throw new Error("this kind of group is not known here");
  const behind = /^\(\?<?[=!]/.test(opening);
  const n = behind || opening === "(?:" ? 0 : (reader.n += 1);
  if (n && opening !== "(") reader.names[opening.slice(3, -1)] = n;
  const fits = readChoices(reader);
  reader.at += 1;
  if (behind) return looking(fits, opening.includes("<"), opening.endsWith("="));
  return n ? captured(fits, n) : fits;
}

/** A letter, a class or an escape as a test; the letters are those of any script. */
function characterTest(part, flags) {
  const inner = part.replace(/\\w/g, LETTERS).replace(/\\d/g, "\\p{Nd}");
  const outer = { "\\w": `[${inner}]`, "\\W": `[^${LETTERS}]`, "\\D": "\\P{Nd}" }[part] || inner;
  const pattern = new RegExp(`^${outer}$`, flags);
  const known = { undefined: false };  // by character
  return (place) => {
    const code = run.text.codePointAt(place);
    return (known[code] ??= pattern.test(String.fromCodePoint(code)));
  };
}

// ---------------------------------------------------------------- fitting

const isLetterAt = characterTest("\\w", "u");

/** One character; `isOne` is kept for its repetition, which needs no steps back into it. */
function oneCharacter(isOne) {
  const fits = (place, next) => {
    step();
    return isOne(place) ? next(place + widthAt(place)) : NONE;
  };
  return Object.assign(fits, { isOne });
}

function repeatedOne(isOne, least, most, isLazy) {
  return (place, next) => {
    const ends = [place];
    const goOn = () => {
      step();
      const at = ends.at(-1);
      return ends.length <= most && isOne(at) && ends.push(at + widthAt(at));
    };
    while (ends.length <= least || !isLazy) if (!goOn()) break;
    if (ends.length <= least) return NONE;
    if (!isLazy) {
      for (; ends.length > least; ends.pop()) {
        step();
        const end = next(ends.at(-1));
        if (end !== NONE) return end;
      }
      return NONE;
    }
    do {
      const end = next(ends.at(-1));
      if (end !== NONE) return end;
    } while (goOn());
    return NONE;
  };
}

function repeated(fits, least, most, isLazy) {
  const from = (n, place, next) => {
    step();
    const more = () => (n < most
      ? fits(place, (at) => (at === place && n >= least ? NONE : from(n + 1, at, next)))
      : NONE);
    if (n < least) return more();
    const [first, second] = isLazy ? [() => next(place), more] : [more, () => next(place)];
    const end = first();
    return end === NONE ? second() : end;
  };
  return (place, next) => from(0, place, next);
}

function captured(fits, n) {
  return (place, next) => fits(place, (at) => {
    const before = run.groups[n];
    run.groups[n] = run.text.slice(place, at);
    const end = next(at);
    if (end === NONE) run.groups[n] = before;
    return end;
  });
}

function sameAgain(reader, name) {
  return (place, next) => {
    const held = run.groups[reader.names[name] || name] || "";
    const there = run.text.slice(place, place + held.length);
    const isSame = reader.flags === "u" ? there === held : there.toLowerCase() === held.toLowerCase();
    return isSame ? next(place + held.length) : NONE;
  };
}

/** Whether something stands ahead, or behind. */
function looking(fits, isBehind, isWanted) {
  const ahead = (place) => fits(place, (at) => at) !== NONE;
  const behind = (place) => {
    for (let from = place; from >= Math.max(0, place - FARTHEST_BEHIND); from -= 1) {
      step();
      if (fits(from, (at) => (at === place ? at : NONE)) !== NONE) return true;
    }
    return false;
  };
  const isThere = isBehind ? behind : ahead;
  return (place, next) => (isThere(place) === isWanted ? next(place) : NONE);
}
