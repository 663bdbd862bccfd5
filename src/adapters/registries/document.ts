import type { EcosystemId } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import { textOf } from '../fields.ts';
import type { Loaded } from './listed.ts';

/**
 * An answer with status 200 that is not the asked for document: a login page's `{}`, `null`, another package's. Taken for
 * a package without releases it would say that the registry does not know the name, which is another thing.
 */
export function notTheDocument(ecosystem: EcosystemId): Extract<Loaded, { state: 'failed' }> {
  return { state: 'failed', reason: `the ${ecosystem} registry sent something that is not this package’s document` };
}

/** Whether a document is this package's as far as it says: one that states no name is taken at its address. */
export function isOf(ecosystem: EcosystemId, name: string, stated: unknown): boolean {
  const text = textOf(stated);
  const { normalise } = ecosystemOf(ecosystem);
  return text === undefined || normalise(text) === normalise(name);
}
