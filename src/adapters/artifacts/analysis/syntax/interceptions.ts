import { actOf } from './acts.ts';
import type { Evaluator } from './evaluate.ts';
import type { Call, Node } from './node.ts';
import type { Bound } from './scope.ts';

/** A class of another library: a path that ends in a name with a capital letter. */
const isClass = /^[^:()]+\.[A-Z]\w*$/;
const mostDefs = 6;

/**
 * The original functions of classes of other libraries that this code replaces: `setattr(other.Class, name, wrapper)`. What they
 * return to the wrapper was made for somebody else (semantic-types 2025 took each key pair).
 */
export class Interceptions {
  readonly #bound: Bound;
  readonly #evaluator: Evaluator;
  #patched: ReadonlySet<string> | undefined;

  constructor(bound: Bound, evaluator: Evaluator) {
    this.#bound = bound;
    this.#evaluator = evaluator;
  }

  /** Whether a call is of what such a class had before. */
  intercepts({ callee }: Call): boolean {
    this.#patched ??= new Set(this.#bound.calls.flatMap((call) => this.#patchedBy(call)));
    if (this.#patched.size === 0) return false;
    const held = callee.kind === 'name' ? (this.#bound.bindingOf.get(callee)?.defs ?? []).slice(0, mostDefs) : [callee];
    return held.some((node) => this.#isOriginal(node));
  }

  #patchedBy({ callee, args }: Call): readonly string[] {
    const [target] = args;
    if (callee.kind !== 'name' || callee.name !== 'setattr' || target === undefined || args.length < 3) return [];
    const path = this.#evaluator.pathOf(target);
    return path !== undefined && isClass.test(path) && actOf(path, 'python') === undefined ? [path] : [];
  }

  /** `getattr(Class, name)` and `Class.name`. */
  #isOriginal(node: Node): boolean {
    const isGot = node.kind === 'call' && node.callee.kind === 'name' && node.callee.name === 'getattr';
    const object = isGot ? node.args[0] : node.kind === 'member' ? node.object : undefined;
    const path = object === undefined ? undefined : this.#evaluator.pathOf(object);
    return path !== undefined && this.#patched?.has(path) === true;
  }
}
