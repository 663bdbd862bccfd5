import { snippet } from './code.ts';
import type { Code } from './code.ts';
import type { Draft } from './combine.ts';

/** Names of the blind copy of a mail in mail libraries, as a key, a header or a method. */
const blindCopy = /^(?:x-)?(?:add|set|with)?_?bcc(?:_?(?:address(?:es)?|recipients?|list|to))?$/i;
/** One address as a whole text, with a display name or without. */
const address = /^(?:[^<>@]{0,80}<)?[\w.+-]{1,64}@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})>?$/i;
/** Domains that documentation may use: RFC 2606. */
const documented = /(?:^|\.)example\.(?:com|net|org)$/i;
/** How far behind the name its value may stand. */
const within = 8;

/**
 * A blind copy to an address that stands in the code: whoever sends a mail with the library sends it there too, and nobody sees
 * it (postmark-mcp 2025). An address that callers or settings give is no literal and none of this.
 */
export function mailCopies(code: Code, isAdded: (at: number) => boolean): readonly Draft[] {
  const { tokens } = code;
  const drafts: Draft[] = [];
  for (const [i, token] of tokens.entries()) {
    if ((token.kind !== 'name' && token.kind !== 'text') || !blindCopy.test(token.value)) continue;
    for (let at = i + 1; at <= i + within; at++) {
      const next = tokens[at];
      if (next === undefined || /^[;,})]$/.test(next.value)) break;
      const domain = next.kind === 'text' ? address.exec(next.value)?.[1] : undefined;
      if (domain === undefined || documented.test(domain)) continue;
      if (isAdded(next.at))
        drafts.push({ kind: 'mail-copy', at: token.at, evidence: snippet(code, i), subject: next.value.toLowerCase() });
      break;
    }
    if (drafts.length >= 5) break;
  }
  return drafts;
}
