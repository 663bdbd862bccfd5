import type { Draft } from './combine.ts';
import type { Token } from './tokens.ts';

/** A text with its names as Python reads them, of the same length, and what was written otherwise. */
export interface PlainNames {
  readonly text: string;
  readonly drafts: readonly Draft[];
}

const beyond = /[\x80-\xff]/;
const isPlain = /^[A-Za-z_]\w*$/;
/** Mathematicians name variables by single letters of other alphabets. */
const shortest = 3;
const mostDrafts = 3;

/**
 * Python takes names for the same that are written in other forms of the same letters (PEP 3131): bold, wide or cursive ones run
 * `exec` as well. Undefined where no name is written so. The text holds the bytes of UTF-8 as characters; what becomes
 * shorter is filled up with blanks, so that all offsets stay.
 */
export function plainNames(text: string, tokens: readonly Token[]): PlainNames | undefined {
  const pieces: string[] = [];
  const drafts: Draft[] = [];
  let end = 0;
  for (const { kind, value, at } of tokens) {
    if (kind !== 'name' || !beyond.test(value)) continue;
    const name = Buffer.from(value, 'latin1').toString('utf8').normalize('NFKC');
    if (!isPlain.test(name) || name.length > value.length) continue;
    pieces.push(text.slice(end, at), name.padEnd(value.length));
    end = at + value.length;
    if (name.length >= shortest && drafts.length < mostDrafts)
      drafts.push({ kind: 'obfuscation', at, evidence: `${name} written in other letters`, subject: 'other letters' });
  }
  return pieces.length === 0 ? undefined : { text: [...pieces, text.slice(end)].join(''), drafts };
}
