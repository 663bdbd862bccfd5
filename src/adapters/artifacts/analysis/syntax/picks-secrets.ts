import type { Evaluator } from './evaluate.ts';
import type { Call, Node } from './node.ts';
import type { Bound } from './scope.ts';

const asking = new Set(['endsWith', 'exec', 'includes', 'indexOf', 'match', 'search', 'some', 'test']);
const secret = /token|secret|passw|passphrase|credential|private|[_^]key|key\b|mnemonic/i;
const mostCalls = 20;

/**
 * Whether what is kept of many is chosen by the names of secrets: `/TOKEN|SECRET/.test(name)` in a stretch of code. Who keeps the
 * settings of one program asks for its prefix.
 */
export function picksSecrets(
  { calls }: Bound,
  evaluator: Evaluator,
  { at, end }: { readonly at: number; readonly end: number },
): boolean {
  return calls
    .filter((call) => call.at >= at && call.at < end)
    .slice(0, mostCalls)
    .some((call) => asksForSecrets(call, evaluator));
}

/** `/TOKEN|SECRET/.test(name)`, `["TOKEN", "KEY"].some(…)`, `name.includes("SECRET")`. */
export function asksForSecrets({ callee, args }: Call, evaluator: Evaluator): boolean {
  if (callee.kind !== 'member' || callee.key.kind !== 'text' || !asking.has(callee.key.value)) return false;
  return [callee.object, ...args].some((node) => secret.test(patternOf(node, evaluator)));
}

/** A pattern, a text, or a list of texts as one. */
function patternOf(node: Node, evaluator: Evaluator): string {
  const value = evaluator.valueOf(node);
  if (value.kind === 'text') return value.text;
  if (value.kind === 'list') return value.items.map((item) => (item.kind === 'text' ? item.text : '')).join(' ');
  return value.kind === 'local' && value.node.kind === 'plain' ? (value.node.pattern ?? '') : '';
}
