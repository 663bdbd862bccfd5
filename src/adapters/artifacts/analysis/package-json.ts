/** The fields of a package.json that matter here, each checked for its type. */
export interface PackageJson {
  readonly name?: string;
  readonly version?: string;
  readonly gypfile?: boolean;
  readonly scripts: ReadonlyMap<string, string>;
  /** Field of the manifest, name, range. */
  readonly dependencies: readonly { readonly field: string; readonly name: string; readonly range: string }[];
  /** Files that run when the package is imported or one of its commands is called. */
  readonly entries: readonly string[];
  /** Those of them that are commands. */
  readonly commands: readonly string[];
}

const dependencyFields = ['dependencies', 'optionalDependencies', 'peerDependencies'];

/** Reads a package.json; undefined where it is no JSON object. */
export function readPackageJson(bytes: Buffer | undefined): PackageJson | undefined {
  const json = parseObject(bytes);
  if (json === undefined) return undefined;
  const { name, version, gypfile } = json;
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof version === 'string' ? { version } : {}),
    ...(typeof gypfile === 'boolean' ? { gypfile } : {}),
    scripts: new Map(texts(json['scripts'])),
    dependencies: dependencyFields.flatMap((field) =>
      texts(json[field]).map(([dependency, range]) => ({ field, name: dependency, range })),
    ),
    entries: entriesOf(json),
    commands: leavesOf(json, ['bin']),
  };
}

/** A JSON object out of bytes that may hold anything. */
export function parseObject(bytes: Buffer | undefined): Readonly<Record<string, unknown>> | undefined {
  if (bytes === undefined) return undefined;
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object whose values are texts. */
export function texts(value: unknown): readonly (readonly [string, string])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : []));
}

function entriesOf(json: Readonly<Record<string, unknown>>): readonly string[] {
  const found = leavesOf(json, ['main', 'module', 'browser', 'exports', 'bin', 'unpkg', 'jsdelivr']);
  return found.length > 0 ? found : ['index.js'];
}

function leavesOf(json: Readonly<Record<string, unknown>>, fields: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const field of fields) leaves(json[field], found, 0);
  return found;
}

function leaves(value: unknown, found: string[], depth: number): void {
  if (found.length > 500 || depth > 8) return;
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const item of value) leaves(item, found, depth + 1);
  else if (isObject(value)) for (const item of Object.values(value)) leaves(item, found, depth + 1);
}
