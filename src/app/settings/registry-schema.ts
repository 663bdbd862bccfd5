import { z } from 'zod';
import type { Tree } from '../../formats/syntax/tree.ts';
import { nearest } from '../../policy/nearest.ts';
import { shown } from '../../policy/tree.ts';

/** Ecosystems whose registries can be asked. */
export const askedEcosystems = [
  'cargo',
  'composer',
  'gem',
  'golang',
  'hex',
  'maven',
  'npm',
  'nuget',
  'pub',
  'pypi',
] as const;

/** Where an entry may have its credentials from. Exactly one of them, or none. */
export const credentialKeys = [
  'basic-env',
  'basic-file',
  'header-env',
  'header-file',
  'token-env',
  'token-file',
] as const;

const text = z.string().min(1).max(2_000);

/** Scalars of the file arrive as the text that was written. */
const entry = z.strictObject({
  ecosystem: z.enum(askedEcosystems),
  url: text,
  names: z.array(z.string().min(1).max(300)).max(1_000).optional(),
  mirror: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  archives: z.array(text).max(20).optional(),
  'credentials-below': z.array(text).max(20).optional(),
  'basic-env': text.optional(),
  'basic-file': text.optional(),
  'header-env': text.optional(),
  'header-file': text.optional(),
  'token-env': text.optional(),
  'token-file': text.optional(),
});

const schema = z.array(entry).min(1).max(200);

export type RegistryEntry = z.infer<typeof entry>;

/** Something wrong at a place of the file. */
export type Complain = (path: readonly PropertyKey[], message: string) => void;

/** Reads the entries; says everything that is wrong with their form. Values are never repeated: one may be a credential. */
export function readEntries(tree: Tree, complain: Complain): readonly RegistryEntry[] {
  const result = schema.safeParse(plain(tree));
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) complain([...issue.path, key], aboutKey(key));
    else if (issue.path.length === 0) complain([], 'the file must be a list of 1 to 200 registries');
    else complain(issue.path, wordsFor(issue));
  }
  return [];
}

/** Words by which people name what must not stand in the file. */
const secretKeys = /^(_?auth.*|basic|bearer|header|passw.*|pass|secret|token|user(name)?|credentials?|api-?key)$/i;

function aboutKey(key: string): string {
  if (secretKeys.test(key.slice(0, 60)))
    return `no credential stands in this file: name an environment variable in \`token-env\` or \`basic-env\`, or a file in \`token-file\``;
  const near = nearest(key, Object.keys(entry.shape));
  return `there is no such key${near === undefined ? ` as \`${shown(key)}\`` : `; did you mean \`${near}\`?`}`;
}

function wordsFor(issue: z.core.$ZodIssue): string {
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  const field = issue.path.at(-1);
  if (field === 'ecosystem') return `must be one of ${askedEcosystems.join(', ')}`;
  if (field === 'mirror') return 'must be true or false';
  return missing ? 'is missing' : issue.message.slice(0, 200);
}

/** The tree as JSON has it. */
function plain(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value === null ? '' : String(tree.value);
    case 'list':
      return tree.items.map(plain);
    case 'map':
      return Object.fromEntries(Array.from(tree.members, ([key, { value }]) => [key, plain(value)]));
  }
}

/** The line of a place in the file, or of what is nearest above it. */
export function lineOf(tree: Tree, path: readonly PropertyKey[]): number {
  let [here, line]: [Tree | undefined, number] = [tree, tree.line];
  for (const step of path) {
    if (here?.kind === 'list' && typeof step === 'number') {
      here = here.items[step];
      line = here?.line ?? line;
    } else if (here?.kind === 'map') {
      const member = here.members.get(String(step));
      here = member?.value;
      line = member?.line ?? line;
    }
  }
  return line;
}
