import type { Evaluator } from './evaluate.ts';
import type { Call, Node } from './node.ts';
import type { Bound } from './scope.ts';

const furthest = 6;

/** `import("data:text/javascript," + text)`: a text that is made is run as a module. With the encoding that it is read from, if any. */
export function importsMadeText(
  { bound, evaluator }: { readonly bound: Bound; readonly evaluator: Evaluator },
  { callee, args }: Call,
): 'encoded' | 'plain' | undefined {
  const [address] = args;
  if (address === undefined || evaluator.pathOf(callee) !== ':import') return undefined;
  if (evaluator.valueOf(address).kind === 'text') return undefined;
  const first = beginning(address, bound, evaluator);
  if (!/^data:[\w/+.-]{0,60}[;,]/i.test(first)) return undefined;
  return /^[^,]{0,100};base64/i.test(first) ? 'encoded' : 'plain';
}

/** The text that an expression begins with, as far as it is known. */
function beginning(node: Node, bound: Bound, evaluator: Evaluator, left = furthest): string {
  const value = evaluator.valueOf(node);
  if (value.kind === 'text') return value.text;
  if (left === 0) return '';
  const of = (inner: Node | undefined): string =>
    inner === undefined ? '' : beginning(inner, bound, evaluator, left - 1);
  if (node.kind === 'binary') return of(node.left);
  if (node.kind === 'concat') return of(node.parts[0]);
  if (node.kind === 'name') return of(bound.bindingOf.get(node)?.defs.at(-1));
  return node.kind === 'call' && node.callee.kind === 'member' ? of(node.callee.object) : '';
}
