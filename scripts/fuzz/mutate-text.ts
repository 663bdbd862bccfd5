import { credential, deepText, hostileText } from './hostile.ts';
import type { Random } from './random.ts';

type Mutation = (text: string, random: Random) => string;

/** Changes that keep the look of a file: whole lines, indentation, values between quotes or after a separator. */
const mutations: readonly [Mutation, ...Mutation[]] = [
  (text, random) => withLines(text, random, (lines, at) => lines.splice(at, 1 + random.below(4))),
  (text, random) =>
    withLines(text, random, (lines, at) => lines.splice(at, 0, ...lines.slice(at, at + 1 + random.below(6)))),
  (text, random) =>
    withLines(text, random, (lines, at) => lines.splice(random.below(lines.length), 0, ...lines.splice(at, 2))),
  (text, random) => withLines(text, random, (lines, at) => lines.splice(at, 1, reindented(lines[at] ?? '', random))),
  (text, random) => withLines(text, random, (lines, at) => lines.splice(at, 0, hostileText(random))),
  (text, random) => withLines(text, random, (lines, at) => lines.splice(at, 1, cut(lines[at] ?? '', random))),
  (text, random) =>
    withLines(text, random, (lines, at) => lines.splice(at, 1, (lines[at] ?? '') + hostileText(random))),
  (text, random) =>
    withLines(text, random, (lines, at) => lines.splice(at, 2, `${lines[at] ?? ''} ${lines[at + 1] ?? ''}`)),
  (text, random) => withToken(text, random, () => hostileText(random)),
  (text, random) => withToken(text, random, () => hostileText(random)),
  (text, random) => withToken(text, random, (token) => token.repeat(2 + random.below(50))),
  (text, random) => withToken(text, random, () => deepText(random)),
  (text, random) => withToken(text, random, () => tokenOf(text, random)),
  (text, random) => spliced(text, random, hostileText(random)),
  (text, random) =>
    spliced(
      text,
      random,
      random.pick([
        '"',
        "'",
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        ':',
        ',',
        '#',
        '\\',
        '\n',
        '\r',
        '\t',
        '<',
        '>',
        '|',
        '&',
        '*',
        '=',
        '@',
      ]),
    ),
  (text, random) => text.slice(0, random.below(text.length)),
  (text, random) => text.slice(random.below(text.length)),
  (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', ' \n', '\u2028'])),
  (text, random) => `\ufeff${random.chance(0.3) ? '\ufeff' : ''}${text}`,
  (text, random) => text + random.pick(['\n---\n', '\u0000', '\n...\n', '\n<<<<<<< ours\n', text.slice(0, 4_000)]),
];

/** The text after one to a few changes. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  for (let left = 1 + random.below(4); left > 0; left -= 1) mutated = random.pick(mutations)(mutated, random);
  return mutated.length > longest ? mutated.slice(0, longest) : mutated;
}

/** Beyond this a mutated text only costs time. */
const longest = 400_000;

/** Writes a credential where a value, a line or anything stood. Done last, so that nothing cuts it in half. */
export function withCredential(text: string, random: Random): string {
  const secret = credential(random);
  if (random.chance(0.6)) return withToken(text, random, () => secret, wordOfAny);
  return withLines(text, random, (lines, at) =>
    lines.splice(at, random.below(2), random.chance(0.5) ? secret : `${lines[at] ?? ''} ${secret}`),
  );
}

function withLines(text: string, random: Random, change: (lines: string[], at: number) => unknown): string {
  const lines = text.split('\n');
  change(lines, random.below(lines.length));
  return lines.join('\n');
}

function reindented(line: string, random: Random): string {
  return random.pick(['', ' ', '  ', '    ', '\t', '        ', '- ']) + line.trimStart();
}

function cut(line: string, random: Random): string {
  const at = random.below(line.length + 1);
  return random.chance(0.5) ? line.slice(0, at) : line.slice(at);
}

function spliced(text: string, random: Random, piece: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at + random.below(3));
}

/** Between separators of any kind, and between blanks and quotes only: a whole address. */
const piece = /[^\s"'`,:=[\]{}()<>]/;
const wordOfAny = /[^\s"'`]/;

/** Something between separators, found near a random place so that large texts cost no more than small ones. */
function tokenAround(text: string, random: Random, word: RegExp): readonly [from: number, to: number] {
  let from = random.below(text.length);
  for (let steps = 0; steps < 200 && from < text.length && !word.test(text.charAt(from)); steps += 1) from += 1;
  while (from > 0 && word.test(text.charAt(from - 1))) from -= 1;
  let to = from;
  while (to < text.length && to - from < 500 && word.test(text.charAt(to))) to += 1;
  return [from, to];
}

function tokenOf(text: string, random: Random): string {
  const [from, to] = tokenAround(text, random, piece);
  return text.slice(from, to);
}

function withToken(text: string, random: Random, change: (token: string) => string, word = piece): string {
  const [from, to] = tokenAround(text, random, word);
  return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to);
}
