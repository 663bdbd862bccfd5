import { actOf } from './acts.ts';
import { callsByBinding } from './calls-by-binding.ts';
import { childrenOf } from './children-of.ts';
import type { Evaluator } from './evaluate.ts';
import { functionsOf } from './link-calls.ts';
import { Interceptions } from './interceptions.ts';
import { isSpelling, listsEnvironment } from './makings.ts';
import { mentionsCredentials } from './mentions.ts';
import type { Call, Member, Name, Node } from './node.ts';
import { picksSecrets } from './picks-secrets.ts';
import { entriesOf, spreadsOf } from './record-entries.ts';
import type { Binding, Bound } from './scope.ts';
import { from, none, together, withoutEnvironment } from './sources.ts';
import type { Sources } from './sources.ts';
import { changing, comparisons, harmlessParts, readers, selecting, settled, wholes } from './taint-words.ts';

type Language = 'javascript' | 'python';

const furthest = 150;
/** Names between a part and what it is a part of. */
const mostHops = 6;
const mostSteps = 300_000;

/** Follows values through a file: assignments, calls of its own functions, callbacks, and what is made out of values. */
export class Taint {
  readonly #bound: Bound;
  readonly #evaluator: Evaluator;
  readonly #language: Language;
  readonly #strict: boolean;
  readonly #interceptions: Interceptions;
  readonly #known = new Map<Node, Sources>();
  readonly #bindings = new Map<Binding, Sources>();
  #callsOf: ReadonlyMap<Binding, readonly Call[]> | undefined;
  #depth = 0;
  #steps = 0;

  /** `strict`: of an object that has the environment among other things only what is taken from it counts. */
  constructor(bound: Bound, evaluator: Evaluator, how: { readonly language: Language; readonly strict?: boolean }) {
    this.#bound = bound;
    this.#evaluator = evaluator;
    this.#language = how.language;
    this.#strict = how.strict === true;
    this.#interceptions = new Interceptions(bound, evaluator);
  }

  sourcesOf(node: Node): Sources {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    if (this.#depth > furthest || this.#steps > mostSteps) return none;
    this.#steps += 1;
    this.#depth += 1;
    this.#known.set(node, none);
    const sources = this.#follow(node);
    this.#known.set(node, sources);
    this.#depth -= 1;
    return sources;
  }

  #follow(node: Node): Sources {
    switch (node.kind) {
      case 'name':
        return this.#name(node);
      case 'member':
        return this.#member(node);
      case 'call':
        return this.#call(node);
      case 'given':
        return this.sourcesOf(node.call);
      case 'item':
        return node.filtered && !this.#picksSecrets({ at: node.end, end: node.end + 300 })
          ? withoutEnvironment(this.sourcesOf(node.of))
          : this.sourcesOf(node.of);
      case 'assign':
        return node.value === undefined ? none : this.sourcesOf(node.value);
      case 'choice':
        return this.#all(node.options);
      case 'sequence':
        return this.#all(node.items.slice(-1));
      case 'binary':
        if (comparisons.has(node.operator)) return none;
        return node.operator === '^' && this.#language === 'python'
          ? together(this.#all([node.left, node.right]), from('decoded', node))
          : this.#all([node.left, node.right]);
      case 'record':
        return this.#all(node.entries.map(({ value }) => value));
      case 'concat':
      case 'list':
      case 'slice':
      case 'spread':
        return this.#all(childrenOf(node));
      default:
        return none;
    }
  }

  /** The whole environment under a name comes from where it is named first. */
  #name(node: Name): Sources {
    const sources = this.#binding(this.#bound.bindingOf.get(node));
    return sources.has('environment') || !this.#isEnvironment(node)
      ? sources
      : together(from('environment', node), sources);
  }

  #isEnvironment(node: Node): boolean {
    const path = this.#evaluator.pathOf(node);
    return path === ':process.env' || path === 'os.environ';
  }

  #all(nodes: readonly Node[]): Sources {
    let all = none;
    for (const node of nodes.slice(0, 500)) all = together(all, this.sourcesOf(node));
    return all;
  }

  #binding(binding: Binding | undefined): Sources {
    if (binding === undefined) return none;
    const known = this.#bindings.get(binding);
    if (known !== undefined) return known;
    this.#bindings.set(binding, none);
    const isWhole = !this.#strict || !(binding.name === 'this' || binding.name === 'exports');
    const parts = isWhole ? [...binding.parts.values()].flat() : [];
    const sources = together(this.#all(binding.defs), this.#all(parts));
    this.#bindings.set(binding, sources);
    return sources;
  }

  /** A part of a value: of a record, or of a variable whose parts are known, only that part counts. */
  #member(node: Member): Sources {
    const key = node.key.kind === 'text' ? node.key.value : undefined;
    if (this.#isEnvironment(node)) {
      const named = key === undefined ? none : this.#part(node.object, key, mostHops);
      return named.has('environment') ? named : from('environment', node);
    }
    if (this.#isEnvironment(node.object)) return key === undefined ? this.sourcesOf(node.key) : none;
    if (key !== undefined && harmlessParts.has(key)) return none;
    if (this.#evaluator.pathOf(node.object)?.endsWith(')') === false) return none;
    if (node.key.kind === 'number') return this.sourcesOf(node.object);
    if (key === undefined) return together(withoutEnvironment(this.sourcesOf(node.object)), this.sourcesOf(node.key));
    return this.#part(node.object, key, mostHops);
  }

  /** The sources of one part. Of what holds the environment among others a part is one variable, if it is any. */
  #part(object: Node, key: string, left: number): Sources {
    const all = (nodes: readonly Node[]): Sources => {
      let sources = none;
      for (const node of nodes.slice(0, 20)) sources = together(sources, this.#part(node, key, left - 1));
      return sources;
    };
    if (left === 0) return none;
    switch (object.kind) {
      case 'record': {
        const value = entriesOf(object, key).at(-1);
        return value === undefined ? all(spreadsOf(object)) : this.sourcesOf(value);
      }
      case 'name': {
        const binding = this.#bound.bindingOf.get(object);
        if (binding === undefined) return none;
        const parts = together(this.#all(binding.parts.get(key) ?? []), all(binding.parts.get('*') ?? []));
        return together(parts, all(binding.defs));
      }
      case 'choice':
        return all(object.options);
      case 'call': {
        const returns = functionsOf(this.#bound, object.callee).flatMap((one) => this.#bound.returns.get(one) ?? []);
        if (returns.length > 0) return all(returns);
        return key === 'stdout' ? this.sourcesOf(object) : withoutEnvironment(this.sourcesOf(object));
      }
      default:
        return withoutEnvironment(this.sourcesOf(object));
    }
  }

  #call(node: Call): Sources {
    const { callee } = node;
    const path = this.#evaluator.pathOf(callee);
    const args = [...node.args, ...node.named.values()];
    if (path !== undefined) {
      const act = actOf(path, this.#language);
      if (act === 'network') return from('network', node);
      if (act === 'process') return listsEnvironment(node, this.#evaluator) ? from('environment', node) : none;
      if (settled.has(path)) return none;
      if (isSpelling(path, node, this.#evaluator)) return together(this.#all(args), from('decoded', node));
      if (readers.test(path) && args[0] !== undefined && this.#mentions(args[0])) return from('credential', node);
      if (act === 'decode' || this.#isDecoding(path, node)) return together(this.#all(args), from('decoded', node));
      if (path === ':Promise') return this.#promised(node);
    }
    if (functionsOf(this.#bound, callee).length > 0) return this.#returned(node);
    if (this.#language === 'python' && this.#interceptions.intercepts(node)) return from('intercepted', node);
    const method = callee.kind === 'member' && callee.key.kind === 'text' ? callee.key.value : undefined;
    if (method !== undefined && harmlessParts.has(method)) return none;
    // `import.meta.resolve(…)` gives an address.
    if (callee.kind === 'member' && callee.object.kind === 'plain' && method === 'resolve') return none;
    if (callee.kind === 'member' && /^read_(?:text|bytes)$/.test(method ?? '') && this.#mentions(callee.object))
      return from('credential', node);
    if (callee.kind === 'member' && !wholes.has(method ?? '') && this.#isEnvironment(callee.object)) return none;
    const on = callee.kind === 'member' ? this.sourcesOf(callee.object) : this.sourcesOf(callee);
    const kept = this.#strict && !changing.has(method ?? '') ? withoutEnvironment(on) : on;
    const all = together(kept, this.#all(args.filter((arg) => arg.kind !== 'function')));
    const selects = selecting.has(method ?? '') && all.has('environment') && !this.#picksSecrets(node);
    return selects ? withoutEnvironment(all) : all;
  }

  #returned(node: Call): Sources {
    const returns = functionsOf(this.#bound, node.callee).flatMap((one) => this.#bound.returns.get(one) ?? []);
    return this.#all(returns.slice(0, 50));
  }

  /** What `new Promise(resolve => …)` is resolved with. */
  #promised({ args }: Call): Sources {
    const [executor] = args.flatMap((arg) => functionsOf(this.#bound, arg));
    const [resolve] = executor?.params ?? [];
    const binding = resolve?.kind === 'name' ? this.#bound.bindingOf.get(resolve) : undefined;
    if (binding === undefined) return none;
    this.#callsOf ??= callsByBinding(this.#bound);
    return this.#all((this.#callsOf.get(binding) ?? []).slice(0, 20).flatMap((call) => call.args));
  }

  #mentions(node: Node): boolean {
    return mentionsCredentials(node, this.#bound, this.#evaluator);
  }

  #picksSecrets(place: { readonly at: number; readonly end: number }): boolean {
    return this.#language === 'javascript' && picksSecrets(this.#bound, this.#evaluator, place);
  }

  #isDecoding(path: string, node: Call): boolean {
    if (path !== ':Buffer.from' && path !== ':Buffer') return false;
    const [, encoding] = node.args;
    const value = encoding && this.#evaluator.valueOf(encoding);
    return value?.kind === 'text' && /^(?:base64(?:url)?|hex)$/.test(value.text);
  }
}
