import type { Ecosystem } from './ecosystem.ts';
import { plainEcosystem } from './plain.ts';

/**
 * Models, and data sets as `datasets/owner/name`, of Hugging Face's hub. Names keep their case: the hub redirects other
 * spellings, its addresses and purl-spec are case-sensitive. A version is the commit of a revision, in lower case;
 * commits have no order.
 */
export const huggingface: Ecosystem = {
  ...plainEcosystem('huggingface'),
  normaliseVersion: (version) => version.toLowerCase(),
  compare: (a, b) => (a.toLowerCase() === b.toLowerCase() ? 0 : undefined),
  tagNames: (_name, version) => [version],
  registryHosts: ['huggingface.co', 'hf.co'],
};
