import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { PrivateRegistry } from '../../adapters/roots.ts';
import { codeOf } from '../../domain/error.ts';
import { parseYaml } from '../../formats/syntax/yaml.ts';
import type { Tree } from '../../formats/syntax/tree.ts';
import { shown } from '../../policy/tree.ts';
import type { Environment } from '../settings.ts';
import { readAddress, rootAddress } from './registry-address.ts';
import { checkTogether } from './registry-claims.ts';
import { credentialKeys, lineOf, readEntries, type Complain, type RegistryEntry } from './registry-schema.ts';
import { readSecret, type RegistrySecret, type SecretPlaces } from './registry-secret.ts';

/** The registries of the operator's own, and every value that must not appear in a log. */
export interface OwnRegistries {
  readonly registries: readonly PrivateRegistry[];
  readonly secrets: readonly string[];
}

const variable = 'LOCKWARDEN_REGISTRIES';
const mostBytes = 1024 * 1024;

/**
 * Reads the file of registries, YAML or JSON. Everything that is wrong goes to `problems` with file, line and field, and with
 * what to do; no value of the file is repeated but names of packages.
 */
export function readRegistries(environment: Environment, problems: string[]): OwnRegistries {
  const none = { registries: [], secrets: [] };
  const path = environment[variable] ?? '';
  const tree = readTree(path);
  if ('problem' in tree) {
    problems.push(`${variable}${tree.problem}`);
    return none;
  }
  const complain: Complain = (at, message) => {
    const field = at.length === 0 ? '' : ` \`${shown(at.map(String).join('.'))}\``;
    problems.push(`${variable}: ${endOf(path)}:${lineOf(tree, at)}:${field} ${message}.`);
  };
  duplicatesIn(tree, complain);
  const places = { environment, folder: dirname(resolve(path)) };
  const read = readEntries(tree, complain).map((entry, at) => registryOf(entry, places, { at, complain }));
  checkTogether(
    read.map(({ registry }) => registry),
    complain,
  );
  return {
    registries: read.map(({ registry }) => registry),
    secrets: [...new Set(read.flatMap(({ secret }) => secret?.secrets ?? []))],
  };
}

function readTree(path: string): Tree | { readonly problem: string } {
  let text: string;
  try {
    const status = statSync(path);
    if (!status.isFile() || status.size > mostBytes) return { problem: ' must name a file of at most 1 MiB.' };
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    return {
      problem: ` names a file that cannot be read (${codeOf(error) || 'unreadable'}): check path and permissions.`,
    };
  }
  const parsed = parseYaml(text);
  if (!parsed.ok) {
    const line = parsed.line === undefined ? '' : `:${parsed.line}`;
    return {
      problem: `: ${endOf(path)}${line}: ${shown(parsed.message)}. Names that begin with @ or * stand in quotation marks.`,
    };
  }
  const [tree, other] = parsed.value;
  return tree === undefined || other !== undefined
    ? { problem: ' must name a file with one list of registries.' }
    : tree;
}

/** Of a long path its end says more. */
function endOf(path: string): string {
  return path.length > 60 ? `…${shown(path.slice(-59))}` : shown(path);
}

/** A key that stands twice says two things: neither is believed. */
function duplicatesIn(tree: Tree, complain: Complain): void {
  if (tree.kind !== 'list') return;
  for (const [at, item] of tree.items.entries())
    if (item.kind === 'map') for (const { key } of item.duplicates) complain([at, key], 'stands twice');
}

interface Read {
  readonly registry: PrivateRegistry;
  readonly secret: RegistrySecret | undefined;
}

function registryOf(
  entry: RegistryEntry,
  places: SecretPlaces,
  { at, complain }: { readonly at: number; readonly complain: Complain },
): Read {
  const secret = readSecret(entry, places, (key, message) => complain([at, key], message));
  const addressAt = (written: string, path: readonly PropertyKey[], carriesSecret: boolean): readonly string[] => {
    const address = readAddress(written, { carriesSecret });
    if ('url' in address) return [address.url];
    complain([at, ...path], address.problem);
    return [];
  };
  const carries = credentialKeys.some((key) => entry[key] !== undefined);
  const [url = ''] = addressAt(rootAddress(entry), ['url'], carries);
  const more = (entry['credentials-below'] ?? []).flatMap((one, i) =>
    addressAt(one, ['credentials-below', i], carries),
  );
  const stranger = more.findIndex((one) => URL.parse(one)?.origin !== URL.parse(url)?.origin);
  if (url !== '' && stranger !== -1)
    complain([at, 'credentials-below', stranger], 'is not on the host of `url`: credentials go to that host only');
  const archives = (entry.archives ?? []).flatMap((one, i) => addressAt(one, ['archives', i], false));
  const registry = {
    ecosystem: entry.ecosystem,
    url,
    ...(entry.names === undefined ? {} : { names: entry.names }),
    ...(secret === undefined ? {} : { authorization: secret.authorization }),
    ...(more.length === 0 ? {} : { credentialsBelow: more }),
    ...(archives.length === 0 ? {} : { archives }),
    ...(entry.mirror === undefined ? {} : { mirror: entry.mirror }),
  };
  return { registry, secret };
}
