import type { Evaluator } from './evaluate.ts';
import type { Call, Node } from './node.ts';

/** Programs that print the environment, where nothing else is asked of them. */
const printers = /^\s*(?:\/(?:usr\/)?bin\/)?(?:env|printenv|export -p|set)\s*$/;

/** Whether a started program prints the whole environment. */
export function listsEnvironment({ args }: Call, evaluator: Evaluator): boolean {
  const [command] = args;
  if (command === undefined) return false;
  const value = evaluator.valueOf(command);
  const words = value.kind === 'list' ? value.items : [value];
  const [only] = words;
  return words.length === 1 && only?.kind === 'text' && printers.test(only.text);
}

const letterMakers = new Set([':chr', ':String.fromCharCode']);

/** Whether letters are made of numbers one by one: `map(chr, numbers)`, `chr(number - 3)`. Counting up from `a` is none of it. */
export function isSpelling(path: string, { args }: Call, evaluator: Evaluator): boolean {
  const [first] = args;
  if (first === undefined) return false;
  if (path === ':map') return letterMakers.has(evaluator.pathOf(first) ?? '');
  return path === ':chr' && isTurned(first);
}

function isTurned(node: Node): boolean {
  if (node.kind !== 'binary') return node.kind === 'name';
  const isFixed = (one: Node): boolean =>
    (one.kind === 'call' && one.args[0]?.kind === 'text') ||
    (one.kind === 'number' && node.operator === '+' && one.value >= 32);
  return !isFixed(node.left) && !isFixed(node.right);
}
