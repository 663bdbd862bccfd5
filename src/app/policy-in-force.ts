import type { Problem } from '../domain/problem.ts';
import { parseYaml } from '../formats/syntax/yaml.ts';
import { defaultPolicy } from '../policy/default.ts';
import { policyOfBrokenFile, readPolicy } from '../policy/read.ts';
import type { PolicyReading } from '../policy/read.ts';
import type { FileContent, PolicyInForce } from '../review/ports.ts';

/** Where a repository keeps its policy. Always read from the base: the pull request's own version is only reviewed. */
export const policyPath = '.github/lockwarden.yml';

const largest = 256 * 1024;

/** The policy of a base commit. A file that cannot be read never makes the policy milder, and says so. */
export function policyInForce(content: FileContent | undefined, commit: string): PolicyInForce {
  if (content === undefined) return { policy: defaultPolicy, source: 'default', problems: [] };
  const { policy, problems } = readContent(content);
  return { policy, problems, source: `${policyPath} at ${commit.slice(0, 12)}` };
}

/** Names what the verdict was judged by: the policy file's blob, or `default`. */
export function policyShaOf(content: FileContent | undefined): string {
  if (content === undefined) return 'default';
  if ('problem' in content) return `unreadable:${content.problem.code}`;
  return content.blob ?? 'unnamed';
}

function readContent(content: FileContent): PolicyReading {
  if ('problem' in content) return broken(content.problem);
  if (content.bytes.length > largest) return broken({ message: 'the policy file is larger than 256 KiB' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content.bytes);
  } catch {
    return broken({ message: 'the policy file is not UTF-8' });
  }
  const parsed = parseYaml(text);
  if (!parsed.ok) return broken(parsed);
  if (parsed.value.length > 1) return broken({ message: 'the policy file holds several documents' });
  return readPolicy(parsed.value[0], policyPath);
}

function broken(failure: Pick<Problem, 'message'> & { readonly line?: number }): PolicyReading {
  return policyOfBrokenFile(policyPath, failure);
}
