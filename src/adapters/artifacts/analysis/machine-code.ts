import type { Code } from './code.ts';
import type { Draft, SeenSight } from './combine.ts';
import type { Token } from './tokens.ts';

interface Seen {
  readonly code: Code;
  readonly sights: readonly SeenSight[];
  readonly isAdded: (at: number) => boolean;
}

const near = 1500;
/** Memory that may be run, by the names that Unix and Windows give it. Sources: mmap(2); Microsoft, memory protection constants. */
const executableMemory = new Set([
  'PAGE_EXECUTE_READWRITE',
  'PROT_EXEC',
  'VirtualAlloc',
  'VirtualAllocEx',
  'memfd_create',
]);
/** Calls that start what was put there: another program's thread, or a thread of one's own. */
const starters = new Set([
  'CreateRemoteThread',
  'CreateRemoteThreadEx',
  'CreateThread',
  'NtCreateThreadEx',
  'QueueUserAPC',
]);
const writers = new Set(['Copy', 'NtWriteVirtualMemory', 'RtlMoveMemory', 'WriteProcessMemory']);
const embeds = new Set(['getResourceAsStream', 'include_bytes', 'GetManifestResourceStream']);
const media =
  /\.(?:avif|bmp|css|csv|dat|eot|gif|ico|jpe?g|json|log|md|mp[34]|otf|pdf|png|svg|ttf|txt|wav|webp|woff2?|xml)$/i;
/** A name that a directory listing does not show. */
const hiddenName = /(?:^|[/\\])\.(?!(?:so|dll|dylib|bin|node)$)[\w-]{1,20}(?:\.so|\.dll|\.dylib|\.bin)?$/;

/** Machine code that comes as data: run from memory, or loaded out of a file that calls itself a picture. */
export function machineCode(seen: Seen): readonly Draft[] {
  const { language } = seen.code;
  if (language === 'javascript' || language === 'python') return [];
  return [...inMemory(seen), ...outOfMedia(seen)].slice(0, 2);
}

function inMemory({ code, sights, isAdded }: Seen): readonly Draft[] {
  const named = (names: ReadonlySet<string>): readonly Token[] =>
    code.tokens.filter((token) => token.kind === 'name' && names.has(token.value));
  const memory = named(executableMemory);
  const place = memory.find((token) => isAdded(token.at));
  if (place === undefined) return [];
  const close = (at: number): boolean => Math.abs(at - place.at) <= near;
  const started = named(starters).find((token) => close(token.at));
  const written = named(writers).some((token) => close(token.at));
  const data =
    named(embeds).some((token) => close(token.at)) ||
    sights.some((sight) => (sight.act === 'decode' || sight.act === 'network') && close(sight.at));
  const runs = (started !== undefined && written) || data;
  if (!runs) return [];
  const evidence = started === undefined ? place.value : `${place.value} ... ${started.value}`;
  return [{ kind: 'encoded-payload', at: place.at, evidence, subject: 'machine code from data' }];
}

/** A library or program that is taken out of a picture, a font, a log. */
function outOfMedia({ code, sights, isAdded }: Seen): readonly Draft[] {
  const loads = sights.filter((sight) => sight.act === 'load-native');
  const runs = sights.filter((sight) => sight.act === 'process');
  const drafts = (at: number, what: string): readonly Draft[] =>
    isAdded(at) ? [{ kind: 'encoded-payload', at, evidence: what, subject: 'data run as code' }] : [];
  for (const load of loads) {
    const end = Math.max(load.end ?? load.at, load.at + 160);
    const file = code.tokens.find(
      (token) => token.kind === 'text' && token.at > load.at && token.at < end && isOdd(token.value),
    );
    if (file !== undefined) return drafts(load.at, `${load.what.slice(0, 60)} loads ${file.value.slice(-60)}`);
  }
  const embedded = embeddedMedia(code);
  if (embedded === undefined) return [];
  const close = (one: SeenSight): boolean => Math.abs(one.at - embedded.at) <= near;
  const written = sights.some((sight) => (sight.act === 'write' || sight.act === 'chmod') && close(sight));
  const run = written ? [...loads, ...runs].find(close) : undefined;
  return run === undefined ? [] : drafts(embedded.at, `${embedded.file} is written out ... ${run.what.slice(0, 60)}`);
}

function isOdd(name: string): boolean {
  return media.test(name) || hiddenName.test(name);
}

/** A picture, font or the like that is built into the program. */
function embeddedMedia({ text, tokens, language }: Code): { readonly at: number; readonly file: string } | undefined {
  if (language === 'go') {
    const match = /^\/\/go:embed[ \t]+(\S{1,200})/m.exec(text);
    return match !== null && media.test(match[1] ?? '') ? { at: match.index, file: match[1] ?? '' } : undefined;
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name' || !embeds.has(token.value)) continue;
    const file = tokens.slice(i + 1, i + 6).find((next) => next.kind === 'text');
    if (file !== undefined && media.test(file.value)) return { at: token.at, file: file.value };
  }
  return undefined;
}
