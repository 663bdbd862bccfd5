/** A case of cases.json as run-cases.mjs hands it over: `file` are absolute names of inputs. */
export interface Case {
  readonly op: string;
  readonly kind?: string;
  readonly path?: string;
  readonly file?: string;
  readonly files?: Readonly<Record<string, readonly { readonly path: string; readonly file: string }[]>>;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** What an input came to, in the vocabulary of README.md. */
export interface Outcome {
  readonly ok: boolean;
  readonly packages: readonly string[];
  readonly flags: readonly string[];
  readonly errors: readonly { readonly path: string; readonly reason: string }[];
}

/** A text of the context, or an empty one. */
export function textIn(context: Case['context'], name: string): string {
  const value = context?.[name];
  return typeof value === 'string' ? value : '';
}

/** The cases' stand-in for our policy file, and back. */
export function ownPath(path: string): string {
  return path.replace('.github/APP.yml', '.github/lockwarden.yml');
}

export function standInPath(path: string): string {
  return path.replace('.github/lockwarden.yml', '.github/APP.yml');
}
