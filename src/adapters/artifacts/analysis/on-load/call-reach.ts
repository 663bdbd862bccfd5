import type { CapabilityKind } from '../../../../domain/facts.ts';
import type { EcosystemId } from '../../../../domain/package.ts';
import type { Draft } from '../combine.ts';
import { languageOf } from '../language.ts';
import { importReach } from '../reach.ts';
import type { Reach } from '../reach.ts';
import { readPackageJson } from '../package-json.ts';
import { filesOfCommand, referencesOf } from '../references.ts';
import { loadFiles } from '../side.ts';
import type { Side } from '../side.ts';
import { readJavaScript } from '../syntax/javascript.ts';
import { dialectOf, longest } from '../syntax/look-through.ts';
import { readPython } from '../syntax/python.ts';
import { placesOfEffect, unitsThatRun } from './runs-on-load.ts';
import { unitAt } from './unit.ts';
import type { FileUnits } from './unit.ts';
import { unitsOf } from './units-of.ts';

/** What honest programs do as well, when somebody asks them to: an updater, shell completion, the chain of credentials of a cloud. */
const askedFor: ReadonlySet<CapabilityKind> = new Set([
  'credential-path',
  'download-and-run',
  'executable-written',
  'persistence',
  'secrets-sent',
]);

/** A draft with the file it was found in. */
interface Found {
  readonly key: string;
  readonly draft: Draft;
}

const mostFiles = 60;
const mostText = 1024 * 1024;

/**
 * Tells of files that are loaded when the package is imported what in them runs then, and what of what was found near each other in JavaScript or Python
 * does only when somebody calls it. In languages without a tree that is unknown. Costs nothing where nothing of the kind was found.
 */
export async function reachInside(
  side: Side,
  ecosystem: EcosystemId,
  found: readonly Found[],
): Promise<(one: Found) => Reach> {
  const isCalled = await waitsForCall(side, ecosystem, found);
  return (one) => {
    if (!isAsked(one.draft)) return 'import';
    if (!treeLanguages.test(one.key)) return 'unknown';
    return isCalled(one) ? 'call' : 'import';
  };
}

const treeLanguages = /\.(?:[cm]?[jt]sx?|pyw?|vue|svelte)$|(?:^|\/)[^.]+$/i;

async function waitsForCall(
  side: Side,
  ecosystem: EcosystemId,
  found: readonly Found[],
): Promise<(one: Found) => boolean> {
  const asked = found.filter(({ draft }) => isAsked(draft));
  const files =
    asked.length === 0 ? undefined : await filesAround(side, ecosystem, new Set(asked.map(({ key }) => key)));
  if (files === undefined) return () => false;
  const running = unitsThatRun(files);
  return ({ key, draft }) => {
    const units = files.files.get(key);
    if (units === undefined || draft.acts === undefined || !isAsked(draft)) return false;
    const takesEffect = (place: number): boolean =>
      placesOfEffect(units, place).some((one) => {
        const unit = unitAt(units, one);
        return unit === undefined || running.has(unit);
      });
    return !draft.acts.every((places) => places.some(takesEffect));
  };
}

function isAsked({ kind, acts }: Draft): boolean {
  return acts !== undefined && askedFor.has(kind);
}

interface Around {
  readonly files: ReadonlyMap<string, FileUnits>;
  readonly loadersOf: (key: string) => Iterable<string>;
}

/** The files in question and all that load them, as units; undefined where one of them has no tree or they are too many. */
async function filesAround(side: Side, ecosystem: EcosystemId, keys: ReadonlySet<string>): Promise<Around | undefined> {
  const reachable = new Set([...(await importReach(side, ecosystem)), ...keys]);
  const loaders = new Map<string, Set<string>>();
  const texts = await loadFiles(side, reachable);
  for (const [key, bytes] of texts) {
    for (const name of referencesOf(side, key, bytes)) {
      const list = loaders.get(name);
      if (list === undefined) loaders.set(name, new Set([key]));
      else list.add(key);
    }
  }
  const around = closure(keys, loaders);
  const chosen = [...around].flatMap((key) => {
    const bytes = texts.get(key);
    return bytes === undefined || !isProgram(key, bytes) ? [] : [[key, bytes] as const];
  });
  const size = chosen.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  if (chosen.length > mostFiles || size > mostText) return undefined;
  const files = new Map<string, FileUnits>();
  for (const [key, bytes] of chosen) {
    const units = readUnits(key, bytes);
    if (units === undefined) return undefined;
    files.set(key, units);
  }
  const commands = ecosystem === 'npm' ? commandsOf(side) : new Set<string>();
  return {
    files,
    loadersOf: (key) => [...closure(new Set([key]), loaders)].filter((one) => one !== key && !commands.has(one)),
  };
}

/** Who starts a command asks for what it does: what it calls in other files does not run by itself. */
function commandsOf(side: Side): ReadonlySet<string> {
  const json = readPackageJson(side.manifests.get('package.json'));
  const imported = json?.entries.filter((entry) => !json.commands.includes(entry)) ?? [];
  const others = new Set(imported.flatMap((entry) => [...filesOfCommand(side, entry)]));
  const commands = (json?.commands ?? []).flatMap((entry) => [...filesOfCommand(side, entry)]);
  return new Set(commands.filter((key) => !others.has(key)));
}

function closure(keys: ReadonlySet<string>, loaders: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set(keys);
  for (const key of seen) for (const loader of loaders.get(key) ?? []) seen.add(loader);
  return seen;
}

function isProgram(key: string, bytes: Buffer): boolean {
  const language = languageOf(key, bytes);
  return language === 'javascript' || language === 'python';
}

function readUnits(path: string, bytes: Buffer): FileUnits | undefined {
  const language = languageOf(path, bytes);
  const dialect = language === undefined ? undefined : dialectOf({ language, path });
  if (dialect === undefined || bytes.length > longest) return undefined;
  const text = bytes.toString('latin1');
  const program = dialect === 'python' ? readPython(text) : readJavaScript(text, dialect);
  return program === undefined || program.doubtful ? undefined : unitsOf(program.root, text.length);
}
