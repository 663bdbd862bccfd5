import { placesOf } from './combine.ts';
import type { Draft, SeenSight } from './combine.ts';
import { spanOf } from './near.ts';
import type { Act } from './sights.ts';

/** Characters within which gathering and sending count as one piece of work. */
const reachOfWork = 3000;
/** A secret that a caller hands over must be sent nearby to be what is sent. */
const nearby = 900;
/** Secrets go into these on purpose: a header for signing in, a signature. */
const usual = /authori[sz]ation|bearer|["'`]basic |hmac|digest|signature|signin|sign_in|login/i;

const sending: ReadonlySet<Act> = new Set(['network', 'download-command']);

/**
 * Code that gathers what nobody would hand over and sends it in the same piece of work: the whole environment,
 * credential files, two kinds of private keys by their patterns, the program's source, or a password that a caller gave
 * for something else (ssh-decorate 2018, @solana/web3.js 2024).
 */
export function sentSecrets(text: string, sights: readonly SeenSight[]): readonly Draft[] {
  const of = (...acts: readonly Act[]): readonly SeenSight[] => sights.filter((sight) => acts.includes(sight.act));
  const sent = sights.filter((sight) => sending.has(sight.act));
  if (sent.length === 0) return [];
  const keys = of('key-pattern');
  const kinds = [...new Set(keys.map((sight) => sight.subject))].slice(0, 2);
  const bothKeys = kinds.map((kind) => keys.filter((sight) => sight.subject === kind));
  const gathered = of('environment', 'credential', 'source-read');
  // Nobody asks a package to send the source that calls it.
  const acts = gathered.some(({ act }) => act === 'source-read') ? {} : { acts: [placesOf(gathered), placesOf(sent)] };
  return [
    ...drafts('gathered', spanOf([gathered, sent], reachOfWork)).map((one) => ({ ...one, ...acts })),
    ...drafts('gathered', spanOf([of('local-secret'), sent], nearby)),
    // A clipboard that is read, held against the pattern of a key, and sent.
    ...drafts('gathered', spanOf([of('clipboard'), keys, sent], reachOfWork)),
    ...(bothKeys.length === 2 ? drafts('gathered', spanOf([...bothKeys, sent], reachOfWork)) : []),
    ...drafts('identity', spanOf([of('identity'), sent], reachOfWork)).map((one) => ({ ...one, onlyByItself: true })),
    ...encoded(text, spanOf([of('handed-secret'), of('encode'), sent], nearby)),
    ...toNewHost(text, spanOf([of('handed-secret'), of('host'), sent], nearby)),
    ...inAddress(text, of('handed-secret'), sent),
  ];
}

function drafts(subject: string, found: readonly SeenSight[] | undefined): readonly Draft[] {
  const first = found?.find((sight) => sight.added);
  if (found === undefined || first === undefined) return [];
  return [{ kind: 'secrets-sent', at: first.at, evidence: evidenceOf(found), subject }];
}

function evidenceOf(found: readonly SeenSight[]): string {
  return found.map((sight) => sight.what.trim().slice(0, 60)).join(' ... ');
}

/** A secret that is disguised before it is sent, and not for signing in. */
function encoded(text: string, found: readonly SeenSight[] | undefined): readonly Draft[] {
  return found === undefined || isUsual(text, found) ? [] : drafts('handed over and encoded', found);
}

/** A secret that goes to a host which the package newly names. */
function toNewHost(text: string, found: readonly SeenSight[] | undefined): readonly Draft[] {
  if (found === undefined || !found.every((sight) => sight.added) || isUsual(text, found)) return [];
  const host = found[1]?.subject ?? '';
  return drafts(`handed over to ${host}`, found).map((one) => ({ ...one, onlyCompared: true }));
}

/** A secret put together with the address that is called: no service asks for that (a scanner of 2022 told its author so). */
function inAddress(text: string, secrets: readonly SeenSight[], sent: readonly SeenSight[]): readonly Draft[] {
  for (const call of sent) {
    const end = Math.min(call.end ?? call.at, call.at + 600);
    const secret = secrets.find((one) => one.at > call.at && one.at < end && isJoined(text, one.at));
    if (secret === undefined || inBody.test(text.slice(call.at, secret.at)) || isUsual(text, [secret, call])) continue;
    if (secret.added || call.added) return drafts('in an address', [secret, call]);
  }
  return [];
}

/** What stands in a body or a header is not part of the address. */
const inBody = /body|data|header|json|form/i;

function isJoined(text: string, at: number): boolean {
  return /(?:\+|\$\{)\s?$/.test(text.slice(Math.max(0, at - 4), at));
}

function isUsual(text: string, found: readonly SeenSight[]): boolean {
  const places = found.map((sight) => sight.at);
  return usual.test(text.slice(Math.max(0, Math.min(...places) - 100), Math.max(...places) + 200));
}
