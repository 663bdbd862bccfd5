/** How much of a text a reader takes before it refuses. */
export interface Limits {
  /** Length of the text in UTF-16 units. */
  readonly maxLength: number;
  /** Nesting of maps and lists. */
  readonly maxDepth: number;
  /** Values in the tree, keys not counted. */
  readonly maxNodes: number;
}

/**
 * The largest real lockfile seen has 12 MB and half a million values; nesting beyond a few dozen levels is no
 * dependency file. A worker's heap holds a tree of this size.
 */
export const defaultLimits: Limits = { maxLength: 48 * 1024 * 1024, maxDepth: 200, maxNodes: 3_000_000 };

/** Where and why a text is no JSON, YAML or TOML. Thrown inside this folder only; the readers return it as a value. */
export class SyntaxFailure {
  readonly message: string;
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    this.message = message;
    this.line = line;
  }
}

/** Runs a reader and turns its refusal into a value. Anything else that is thrown is a defect and passes on. */
export function refusalOf<T>(
  read: () => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string; readonly line?: number } {
  try {
    return { ok: true, value: read() };
  } catch (thrown) {
    if (!(thrown instanceof SyntaxFailure)) throw thrown;
    return { ok: false, message: thrown.message, ...(thrown.line === undefined ? {} : { line: thrown.line }) };
  }
}

/** Refuses a text that is longer than the limit. */
export function checkLength(text: string, limits: Limits): void {
  if (text.length > limits.maxLength) {
    throw new SyntaxFailure(`the text is too large: ${text.length} characters, the limit is ${limits.maxLength}`);
  }
}
