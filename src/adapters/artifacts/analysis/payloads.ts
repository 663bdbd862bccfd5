import { blobKind } from './decode.ts';
import type { Draft, SeenSight } from './combine.ts';
import { compiledModules } from './compiled-modules.ts';
import { destructions } from './date-gates.ts';
import { machineCode } from './machine-code.ts';
import { spanOf } from './near.ts';
import { remoteShells } from './remote-shells.ts';
import { requestRuns } from './request-runs.ts';
import { snippet } from './code.ts';
import type { Code } from './code.ts';

interface Seen {
  readonly code: Code;
  readonly sights: readonly SeenSight[];
  readonly isAdded: (at: number) => boolean;
}

const runs: ReadonlySet<string> = new Set(['evaluate', 'process', 'command', 'load-native']);
const near = 4000;

/**
 * Encoded text that is decoded and run: decoding inside the arguments of an evaluation or a command, a long encoded
 * literal decoded beside one, or a short one that says an address or code once it is decoded.
 */
export function payloadsOf(seen: Seen): readonly Draft[] {
  const running = seen.sights.filter((sight) => runs.has(sight.act));
  const decoding = seen.sights.filter((sight) => sight.act === 'decode');
  const encoded = [
    ...nested(running, decoding),
    ...assigned(seen, running, decoding),
    ...stacked(seen, running, decoding),
    ...besides(seen, running, decoding),
    ...hiddenTexts(seen),
  ];
  return [
    ...encoded.slice(0, 5),
    ...machineCode(seen),
    ...compiledModules(seen.code, seen.isAdded),
    ...remoteShells(seen.code, seen.sights),
    ...requestRuns(seen.code, seen.sights),
    ...destructions(seen.code, seen.sights, seen.isAdded),
  ];
}

function nested(running: readonly SeenSight[], decoding: readonly SeenSight[]): readonly Draft[] {
  for (const run of running) {
    const inside = decoding.find((decode) => decode.at > run.at && decode.at < (run.end ?? run.at));
    if (inside === undefined || !(inside.added || run.added)) continue;
    return [{ kind: 'encoded-payload', at: run.at, evidence: run.what, subject: 'decoded and run' }];
  }
  return [];
}

/** `x = decode(…)` and later `eval(x)`: the same in two lines (bootstrap-sass 2019). */
function assigned({ code }: Seen, running: readonly SeenSight[], decoding: readonly SeenSight[]): readonly Draft[] {
  for (const run of running) {
    if (run.act !== 'evaluate' && run.act !== 'process') continue;
    const names = argumentsOf(code.text, run);
    const decode = decoding.find(
      (one) => one.at < run.at && run.at - one.at < nearAssigned && names.includes(targetOf(code.text, one.at) ?? ''),
    );
    if (decode === undefined || !(decode.added || run.added)) continue;
    return [
      { kind: 'encoded-payload', at: run.at, evidence: `${decode.what} ... ${run.what}`, subject: 'decoded and run' },
    ];
  }
  return [];
}

const nearAssigned = 1500;

/** What is decrypted, or checked by `assert`, is ordinary. */
const unpacks = /^(?:gzinflate|gzuncompress|gzdecode|str_rot13|convert_uudecode|hex2bin)\b/;

/**
 * PHP that takes two encodings off, one inside the other, and evaluates something within a few lines, whatever closures lie between:
 * `gzinflate(base64_decode(…))` is how what is hidden in a file is brought to light. Elsewhere it is how fonts and modules are read.
 */
function stacked({ code }: Seen, running: readonly SeenSight[], decoding: readonly SeenSight[]): readonly Draft[] {
  if (code.language !== 'php') return [];
  const evaluations = running.filter((run) => run.act === 'evaluate' && /^(?:eval|create_function)\b/.test(run.what));
  for (const outer of decoding.filter((one) => unpacks.test(one.what))) {
    const inner = decoding.some((one) => one.at > outer.at && one.at < (outer.end ?? outer.at));
    const run = inner ? evaluations.find((one) => Math.abs(one.at - outer.at) < nearAssigned) : undefined;
    if (run === undefined || !(outer.added || run.added)) continue;
    return [
      { kind: 'encoded-payload', at: run.at, evidence: `${outer.what} ... ${run.what}`, subject: 'decoded and run' },
    ];
  }
  return [];
}

/** The variables that are handed over as they stand; of a program only the first, which is the command. */
function argumentsOf(text: string, run: SeenSight): readonly string[] {
  const call = text.slice(run.at, Math.min(run.end ?? run.at, run.at + 200) + 1);
  const open = call.indexOf('(');
  const handed = open < 0 ? [call.replace(/^\w{1,40}/, '')] : call.slice(open + 1).split(/[,)]/, 4);
  const names = handed.flatMap((one) => /^\s{0,4}\$?([A-Za-z_]\w{0,40})\s{0,4}$/.exec(one)?.[1] ?? []);
  return run.act === 'process' && handed[0]?.trim().replace('$', '') !== names[0] ? [] : names;
}

/** The variable that the statement around `at` assigns to. */
function targetOf(text: string, at: number): string | undefined {
  const start = Math.max(0, text.lastIndexOf('\n', at), text.lastIndexOf(';', at), at - 300);
  return /^[\s;]{0,40}(?:[A-Za-z][\w.<>]{0,40}(?:\[\])?\s{1,4}){0,3}\$?([A-Za-z_]\w{0,40})\s?:?=(?!=)/.exec(
    text.slice(start, at),
  )?.[1];
}

function besides(
  { code, isAdded }: Seen,
  running: readonly SeenSight[],
  decoding: readonly SeenSight[],
): readonly Draft[] {
  const blobs: SeenSight[] = [];
  for (const token of code.tokens) {
    if (token.kind !== 'text' || token.value.length < 120) continue;
    const kind = blobKind(token.value, 120);
    if (kind === undefined) continue;
    blobs.push({
      act: 'hidden-text',
      at: token.at,
      what: `${token.value.length} characters of ${kind}`,
      added: isAdded(token.at),
    });
  }
  const found = spanOf([blobs, decoding, running], near + longest(blobs));
  const first = found?.[0];
  if (first === undefined || !first.added) return [];
  return [
    {
      kind: 'encoded-payload',
      at: first.at,
      evidence: `${first.what}, decoded and run: ${found?.[2]?.what ?? ''}`,
      subject: 'blob decoded and run',
    },
  ];
}

function longest(blobs: readonly SeenSight[]): number {
  let most = 0;
  for (const blob of blobs) most = Math.max(most, Number.parseInt(blob.what, 10));
  return most;
}

const telling =
  /\b(?:https?|wss?):\/\/|\b(?:curl|wget|powershell|cmd\.exe|child_process|eval\(|exec\(|require\(|import \w|subprocess|\/bin\/|function\s*\(|chmod )/i;
const host = /^[a-z0-9-]+(?:\.[a-z0-9-]+){1,6}$/i;

/** Addresses and code that stand in the source only under an encoding. */
function hiddenTexts({ code, isAdded }: Seen): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const phrase of code.phrases) {
    const at = code.tokens[phrase.first]?.at ?? 0;
    if (phrase.decodedBy === undefined || !isAdded(at)) continue;
    const says = telling.test(phrase.value) || host.test(phrase.value);
    if (!says) continue;
    const evidence = `${phrase.value.slice(0, 60)} - written as ${phrase.decodedBy}: ${snippet(code, phrase.first).slice(0, 30)}`;
    drafts.push({ kind: 'encoded-payload', at, evidence, subject: 'text under an encoding' });
    if (drafts.length >= 3) break;
  }
  return drafts;
}
