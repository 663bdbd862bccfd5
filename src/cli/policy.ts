import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LockwardenError, messageOf } from '../domain/error.ts';
import { defaultPolicy } from '../policy/default.ts';
import { policyOfText } from '../review/policy-text.ts';
import type { FileContent, PolicyInForce } from '../review/ports.ts';
import { policyPath } from './found-change.ts';

interface PolicyPlaces {
  /** Named on the command line. */
  readonly file: string | undefined;
  readonly folder: string;
  /** The base's own policy file: never the head's, whose author is under review. */
  readonly base: FileContent | undefined;
}

/** The policy that holds: the named file, else the base's own, else the default. */
export async function policyFor({ file, folder, base }: PolicyPlaces): Promise<PolicyInForce> {
  if (file !== undefined) return policyOfText(await readNamed(resolve(folder, file)), { path: file, source: file });
  if (!base) return { policy: defaultPolicy, source: 'default policy', problems: [] };
  if ('problem' in base) return { policy: defaultPolicy, source: 'default policy', problems: [base.problem] };
  return policyOfText(base.bytes.toString('utf8'), { path: policyPath, source: `${policyPath} of the base` });
}

async function readNamed(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw new LockwardenError('usage', `the policy ${path} could not be read: ${messageOf(thrown)}`);
  }
}
