import type { Draft } from './combine.ts';
import { blobKind } from './decode.ts';
import type { Range } from './lines.ts';
import type { Code } from './code.ts';

export interface Shaped {
  readonly code: Code;
  /** Offset of the code in its file. */
  readonly isAdded: (at: number) => boolean;
  /** Output of a bundler by its place or name, where long lines and short names are usual. */
  readonly built: boolean;
}

/** Code that was made hard to read, by the shape of its names, strings and lines. */
export function obfuscationOf(shaped: Shaped): readonly Draft[] {
  return [machineNames(shaped), escapedWords(shaped), stringTable(shaped), encodedBlock(shaped), jumps(shaped)].filter(
    (draft) => draft !== undefined,
  );
}

/** Names of the `_0x12ab` kind, as the common obfuscators give them. */
function machineNames({ code, isAdded }: Shaped): Draft | undefined {
  const names = code.tokens.filter(
    (token) =>
      token.kind === 'name' &&
      /^_?_?(?:0x[0-9a-f]{3,}|_0x[0-9a-f]{2,}|\$_[0-9a-f]{3,})/.test(token.value) &&
      isAdded(token.at),
  );
  const firstName = names[0];
  if (firstName === undefined || names.length < 6) return undefined;
  return {
    kind: 'obfuscation',
    at: firstName.at,
    evidence: `${names.length} names such as ${firstName.value}`,
    subject: 'machine names',
  };
}

/** Ordinary letters written as numeric escapes; letters of other scripts are written so for good reason. */
function escapedWords({ code, isAdded }: Shaped): Draft | undefined {
  let count = 0;
  let first: { at: number; value: string } | undefined;
  for (const token of code.tokens) {
    if (token.kind !== 'text' || token.escapes < 4 || token.escapes < token.value.length * 0.7 || !isAdded(token.at))
      continue;
    if (!/^[ -~]{4,}$/.test(token.value) || /^(.)\1*$/.test(token.value) || !/[a-zA-Z]{2}/.test(token.value)) continue;
    count += token.escapes;
    first ??= token;
  }
  if (first === undefined || count < 24) return undefined;
  return {
    kind: 'obfuscation',
    at: first.at,
    evidence: `plain words written as ${count} numeric escapes, such as ${first.value.slice(0, 40)}`,
    subject: 'escaped words',
  };
}

/** Statements torn apart and put in order again by jumps, as encoders of PHP do; nobody writes `goto` there. */
function jumps({ code, isAdded }: Shaped): Draft | undefined {
  if (code.language !== 'php') return undefined;
  const found = code.tokens.filter(
    (token, i) =>
      token.value === 'goto' && token.kind === 'name' && code.tokens[i + 2]?.value === ';' && isAdded(token.at),
  );
  const [first] = found;
  if (first === undefined || found.length < fewestJumps || found.length * charactersOfJump < code.text.length)
    return undefined;
  return {
    kind: 'obfuscation',
    at: first.at,
    evidence: `statements in an order of ${found.length} jumps`,
    subject: 'jumps',
  };
}

const fewestJumps = 5;
const charactersOfJump = 1000;
const least = 25;

/** A list of many scrambled strings that other code takes its words from. */
function stringTable({ code, isAdded }: Shaped): Draft | undefined {
  const { tokens } = code;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.value !== '[' || tokens[i + 1]?.kind !== 'text') continue;
    let scrambled = 0;
    let all = 0;
    let at = i + 1;
    for (; tokens[at]?.kind === 'text'; at += 2) {
      all += 1;
      if (isScrambled(tokens[at]?.value ?? '')) scrambled += 1;
      if (tokens[at + 1]?.value !== ',') break;
    }
    const start = tokens[i];
    if (start !== undefined && scrambled >= least && scrambled > all * 0.5 && isAdded(start.at)) {
      return {
        kind: 'obfuscation',
        at: start.at,
        evidence: `a list of ${all} scrambled strings, such as ${tokens[i + 1]?.value.slice(0, 30) ?? ''}`,
        subject: 'string table',
      };
    }
    i = at;
  }
  return undefined;
}

/** Base64 without meaning: letters of both cases and digits mixed, as no word or identifier mixes them. */
function isScrambled(text: string): boolean {
  if (text.length < 5 || text.length > 400 || !/^[A-Za-z0-9+/=]+$/.test(text) || /^(?:0x)?[0-9a-f]+$/i.test(text))
    return false;
  let changes = 0;
  for (let i = 1; i < text.length; i++)
    if (classOf(text.charCodeAt(i)) !== classOf(text.charCodeAt(i - 1))) changes += 1;
  return changes > text.length * 0.4;
}

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return 0;
  if (code >= 65 && code <= 90) return 1;
  return code >= 48 && code <= 57 ? 2 : 3;
}

/** One very long literal that means nothing to a reader, in a file that people write. */
function encodedBlock({ code, isAdded, built }: Shaped): Draft | undefined {
  for (const token of code.tokens) {
    if (token.kind !== 'text' || token.value.length < (built ? 8000 : 1500) || !isAdded(token.at)) continue;
    const kind = blobKind(token.value);
    if (kind === undefined || (built && kind === 'dense')) continue;
    return {
      kind: 'obfuscation',
      at: token.at,
      evidence: `${token.value.length} characters of ${kind}: ${token.value.slice(0, 24)}...`,
      subject: 'encoded block',
    };
  }
  return undefined;
}

const longLine = 1200;

/** A packed block of code in a file that is otherwise written by people, and characters-only code. */
export function packedLines(text: string, added: readonly Range[], built: boolean): readonly Draft[] {
  const drafts: Draft[] = [];
  let shape: ReturnType<typeof lineShape> | undefined;
  let done = 0;
  for (const range of added) {
    let from = Math.max(done, range.from);
    while (from < range.to && drafts.length < 2) {
      const end = text.indexOf('\n', from);
      const to = end < 0 ? text.length : end;
      if (to - from >= longLine) {
        shape ??= lineShape(text);
        const lengths = shape;
        const line = text.slice(from, Math.min(to, from + 20_000));
        const evidence = `a line of ${to - from} characters among lines of ${lengths.usual}`;
        if (isSoup(line))
          drafts.push({
            kind: 'obfuscation',
            at: from,
            evidence: 'code of brackets and operators only',
            subject: 'bracket code',
          });
        else if (!built && lengths.readable && isDenseCode(line))
          drafts.push({ kind: 'obfuscation', at: from, evidence, subject: 'packed block' });
      }
      from = to + 1;
      done = from;
    }
  }
  return drafts;
}

/** How long lines of the file usually are, and whether it is written for readers. */
function lineShape(text: string): { readonly usual: number; readonly readable: boolean } {
  const lengths = text
    .slice(0, 400_000)
    .split('\n')
    .map((line) => line.length)
    .filter((length) => length > 1);
  const sorted = lengths.toSorted((a, b) => a - b);
  const usual = sorted[sorted.length >> 1] ?? 0;
  const long = lengths.filter((length) => length >= longLine).length;
  return { usual, readable: lengths.length >= 3 && usual < 160 && long <= Math.max(2, lengths.length * 0.02) };
}

/** Calls, assignments and operators packed without spaces; tables of data, long regular expressions and sentences in texts are not. */
function isDenseCode(line: string): boolean {
  const calls = line.match(/[\w$]\((?!\?)/g)?.length ?? 0;
  const marks = line.match(/[;=(){}]/g)?.length ?? 0;
  const spaces = line.match(/ /g)?.length ?? 0;
  return calls >= 6 && marks > line.length * 0.015 && spaces < line.length * 0.1;
}

/** `[]+!(){}` and little else: the alphabet of JSFuck and its like. */
function isSoup(line: string): boolean {
  const piece = line.slice(0, 2000);
  let soup = 0;
  for (let i = 0; i < piece.length; i++) if ('[]()!+{}'.includes(piece.charAt(i))) soup += 1;
  return soup > piece.length * 0.9;
}
