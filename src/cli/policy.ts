import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { policyInForce } from '../app/policy-in-force.ts';
import { LockwardenError, messageOf } from '../domain/error.ts';
import type { FileContent, PolicyInForce } from '../review/ports.ts';

interface PolicyPlaces {
  /** Named on the command line. */
  readonly file: string | undefined;
  readonly folder: string;
  /** The base's own policy file, never the head's, whose author is under review; and the base's name. */
  readonly base: FileContent | undefined;
  readonly commit: string;
}

/** The policy that holds: the named file, else the base's own, else the default. */
export async function policyFor({ file, folder, base, commit }: PolicyPlaces): Promise<PolicyInForce> {
  if (file === undefined) return policyInForce(base, commit);
  return { ...policyInForce({ bytes: await readNamed(resolve(folder, file)) }, ''), source: file };
}

async function readNamed(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (thrown) {
    throw new LockwardenError('usage', `the policy ${path} could not be read: ${messageOf(thrown)}`);
  }
}
