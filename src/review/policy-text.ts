import { parseYaml } from '../formats/syntax/yaml.ts';
import { policyOfBrokenFile, readPolicy } from '../policy/read.ts';
import type { PolicyInForce } from './ports.ts';

/** The policy that a text holds. A broken one leaves the strict defaults and says why. */
export function policyOfText(
  text: string,
  { path, source }: { readonly path: string; readonly source: string },
): PolicyInForce {
  const parsed = parseYaml(text);
  const reading = parsed.ok ? readPolicy(parsed.value[0], path) : policyOfBrokenFile(path, parsed);
  return { ...reading, source };
}
