import type { CapabilityKind } from '../../../domain/facts.ts';
import { spanOf } from './near.ts';
import type { Act, Sight } from './sights.ts';
import { startsOther } from './tools.ts';

/** A capability before its file, line and reach are known. */
export interface Draft {
  readonly kind: CapabilityKind;
  readonly at: number;
  readonly evidence: string;
  /** What it is compared by beside its kind. */
  readonly subject?: string;
  /** Means something only where the code runs by itself. */
  readonly onlyByItself?: boolean;
  /** Means something only beside a release before: in a package that is new as a whole it is ordinary. */
  readonly onlyCompared?: boolean;
  /** Where each of its acts stands, for what was put together by nearness: all of them must run for it to happen. */
  readonly acts?: readonly (readonly number[])[];
}

/** A place in the code and whether it stands on a line that is new. */
export interface SeenSight extends Sight {
  readonly added: boolean;
}

/** Characters within which acts count as one piece of work; smaller files count as a whole. */
const reachOfWork = 3000;

/** Puts places together to capabilities. A capability needs at least one place on a new line. */
export function combine(sights: readonly SeenSight[]): readonly Draft[] {
  const work = new Work(sights);
  return [
    ...work.each('network', 'network'),
    ...work.each('download-command', 'network'),
    ...work.each('process', 'process'),
    ...work.each('command', 'process'),
    ...work.each('evaluate', 'dynamic-evaluation'),
    ...work.each('environment', 'environment-sweep'),
    ...work.each('credential', 'credential-path'),
    ...work.each('suspicious-host', 'suspicious-host'),
    ...work.each('host', 'host-literal'),
    ...work.each('assistant-flag', 'spawns-assistant'),
    ...work.each('hidden-text', 'obfuscation', 'split-text'),
    ...work.each('wallet', 'clipboard-or-wallet'),
    ...work.each('clipboard', 'clipboard-or-wallet'),
    ...work.together(['home', 'write|chmod'], 'file-system'),
    ...work.together(['assistant', 'process|command'], 'spawns-assistant'),
    ...work.together(['seed', 'network'], 'clipboard-or-wallet'),
    ...work.together(['persist', 'write|process|command|chmod'], 'persistence'),
    ...work.together(['publish', 'process|network|command|credential|write'], 'self-publishing'),
    ...work.together(['workflow', 'write|network|process|command'], 'self-publishing'),
    ...work.together(['chmod', 'write|process'], 'executable-written'),
    ...work.together(['executable-name', 'write|network|download-command'], 'executable-written'),
    ...work.secrets(),
    ...downloads(work.withoutTools()),
    ...work.dns(),
    ...work.each('name-query', 'dns-exfiltration'),
    ...work.each('destroy', 'destruction'),
  ];
}

function downloads(work: Work): readonly Draft[] {
  return [
    ...work.each('pipe-to-shell', 'download-and-run'),
    ...work.together(
      ['network|download-command', 'write|executable-name', 'chmod|process|load-native|command'],
      'download-and-run',
    ),
    ...work.together(['network|download-command', 'chmod', 'process'], 'download-and-run'),
    ...work.together(['download-command', 'executable-name', 'process|command'], 'download-and-run'),
    ...work.together(['download-command', 'chmod'], 'download-and-run'),
    ...work.together(['runtime', 'network|download-command|process|host'], 'download-and-run'),
    ...work.together(['network', 'evaluate'], 'download-and-run', 1500),
    ...work.together(['text-record', 'process|evaluate'], 'download-and-run', 600),
  ];
}

/** The places of one file, by what they do. */
class Work {
  readonly #by = new Map<Act, SeenSight[]>();

  constructor(sights: readonly SeenSight[]) {
    for (const sight of sights) {
      const list = this.#by.get(sight.act);
      if (list === undefined) this.#by.set(sight.act, [sight]);
      else list.push(sight);
    }
  }

  #of(acts: string): readonly SeenSight[] {
    return [...this.#by].flatMap(([act, sights]) => (acts.split('|').includes(act) ? sights : []));
  }

  /** The same without the calls that start tools. */
  withoutTools(): Work {
    const starts = new Set(startsOther(this.#of('process')));
    return new Work([...this.#by.values()].flat().filter((sight) => sight.act !== 'process' || starts.has(sight)));
  }

  /** Every new place of an act is one capability; those of the same subject once. */
  each(act: Act, kind: CapabilityKind, subject?: string): readonly Draft[] {
    const drafts = new Map<string, Draft>();
    for (const sight of this.#by.get(act) ?? []) {
      const key = subject ?? sight.subject ?? '';
      if (sight.added && !drafts.has(key)) drafts.set(key, draft(kind, sight, key));
    }
    if (kind !== 'credential-path') return [...drafts.values()];
    const at = (key: string): readonly number[] => placesOf(this.#of(act).filter((one) => (one.subject ?? '') === key));
    return [...drafts].map(([key, one]) => ({ ...one, acts: [at(key)] }));
  }

  /** All acts within one piece of work, the first of them or the work as a whole on new lines. */
  together(acts: readonly string[], kind: CapabilityKind, within = reachOfWork): readonly Draft[] {
    const groups = acts.map((act) => this.#of(act));
    const found = spanOf(groups, within);
    const first = found?.find((sight) => sight.added);
    if (found === undefined || first === undefined || !found.some((sight) => sight.added)) return [];
    const evidence = found.map((sight) => sight.what.trim().slice(0, 60)).join(' ... ');
    const subject = found[0]?.subject;
    return [
      { kind, at: first.at, evidence, acts: groups.map(placesOf), ...(subject === undefined ? {} : { subject }) },
    ];
  }

  /** Two secrets by the names of their variables, or one beside code that talks to the network. */
  secrets(): readonly Draft[] {
    const secrets = this.#of('secret');
    const names = new Set(secrets.map((sight) => sight.what));
    const sight = secrets.find((one) => one.added);
    if (sight === undefined) return [];
    const near = spanOf([secrets.filter((one) => one.added), this.#of('network|host|download-command')], reachOfWork);
    if (names.size < 2 && near === undefined) return [];
    const onlyByItself = names.size < 2;
    return [...names].slice(0, 6).map((name) => ({
      kind: 'credential-path',
      at: sight.at,
      evidence: `environment variable ${name}`,
      subject: name,
      acts: [placesOf(secrets.filter((one) => one.what === name))],
      ...(onlyByItself ? { onlyByItself } : {}),
    }));
  }

  /** A name look-up whose argument is put together from data and a domain. */
  dns(): readonly Draft[] {
    const calls = this.#of('dns').filter((sight) => sight.added);
    return calls.flatMap((call) => {
      const name = firstArgument(call.what);
      const end = Math.min(call.end ?? call.at, call.at + name.end);
      const inside = this.#of('decode|environment|host').some((other) => other.at > call.at && other.at < end);
      const built =
        inside || (call.what.includes('(') && /[+`{%]|\.\s*join|format\(|"[^"]*\$\w{1,40}\}?\.[^"]/.test(name.text));
      return built ? [draft('dns-exfiltration', call, '')] : [];
    });
  }
}

/** Enough places to tell whether one of them runs by itself. */
const mostPlaces = 100;

/** Where an act stands in new code, or in any where none of it is new. */
export function placesOf(sights: readonly SeenSight[]): readonly number[] {
  const added = sights.filter((sight) => sight.added);
  return (added.length > 0 ? added : sights).slice(0, mostPlaces).map((sight) => sight.at);
}

/** What stands between the bracket that opens a call and its first comma: options and callbacks behind it are not the name looked up. */
function firstArgument(call: string): { readonly text: string; readonly end: number } {
  const start = call.indexOf('(') + 1;
  let depth = 0;
  for (let i = start; i < call.length; i++) {
    const character = call[i] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth < 0 || (depth === 0 && character === ',')) return { text: call.slice(start, i), end: i };
  }
  return { text: call.slice(start), end: call.length };
}

function draft(kind: CapabilityKind, sight: SeenSight, subject: string): Draft {
  return { kind, at: sight.at, evidence: sight.what, ...(subject === '' ? {} : { subject }) };
}
