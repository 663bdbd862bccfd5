import { isCall, javascriptPath, pythonPath } from './api-path.ts';
import { actOf } from './acts.ts';
import { callOfApi, longestPath } from './call-of-api.ts';
import { givenTo, listOfNodes } from './combine-nodes.ts';
import { comprehension } from './comprehension.ts';
import { methodOfList, methodOfText, sliced } from './fold-texts.ts';
import { functionsOf } from './link-calls.ts';
import type { Call, Function, Member, Name, Node } from './node.ts';
import { assignedPart, isFilled, partOfClass, partThroughNames } from './part-values.ts';
import { partOfRecord } from './record-entries.ts';
import type { Binding, Bound } from './scope.ts';
import { applied, constructorOf, keyText, oneOf, operated } from './combine-values.ts';
import { joined, sizeOf, textOf, unknown } from './value.ts';
import type { Value } from './value.ts';

/** Steps for one piece of code, and how far one question may lead: beyond that nothing is known. */
const mostSteps = 200_000;
const furthest = 120;
/** Characters of all values that were made for one piece of code: a short text can make many long ones. */
const mostMade = 16 * 1024 * 1024;
/** A variable that is assigned more often may hold anything. */
const mostDefs = 20;

/** Expressions that make new values; others hand on what there is. */
const makes: ReadonlySet<Node['kind']> = new Set<Node['kind']>(['binary', 'call', 'concat', 'list', 'slice']);

/** Dictionaries of the file's own variables. */
const namespaces = new Set([':globals()', ':locals()', ':vars()']);

type Given = ReadonlyMap<Binding, Value>;

/** Says what expressions are, as far as it can be told from the file alone. */
export class Evaluator {
  readonly #bound: Bound;
  readonly #python: boolean;
  readonly #known = new Map<Node, Value>();
  readonly #bindings = new Map<Binding, Value>();
  readonly #apis = new Map<string, Value>();
  #steps = 0;
  #depth = 0;
  #made = 0;

  constructor(bound: Bound, language: 'javascript' | 'python') {
    this.#bound = bound;
    this.#python = language === 'python';
  }

  /** The value of an expression; `given` are the arguments of the function that it stands in. */
  valueOf(node: Node, given?: Given): Value {
    const known = given === undefined ? this.#known.get(node) : undefined;
    if (known !== undefined) return known;
    if (this.#steps > mostSteps || this.#depth > furthest || this.#made > mostMade) return unknown;
    this.#steps += 1;
    this.#depth += 1;
    if (given === undefined) this.#known.set(node, unknown);
    const value = this.#evaluate(node, given);
    if (makes.has(node.kind)) this.#made += sizeOf(value);
    if (given === undefined) this.#known.set(node, value);
    this.#depth -= 1;
    return value;
  }

  /** The path of the interface that an expression is, such as `child_process.exec`. */
  pathOf(node: Node): string | undefined {
    const value = this.valueOf(node);
    return value.kind === 'api' ? value.path : undefined;
  }

  #evaluate(node: Node, given: Given | undefined): Value {
    const of = (one: Node): Value => this.valueOf(one, given);
    switch (node.kind) {
      case 'name':
        return this.#name(node, given);
      case 'text':
        return textOf(node.value);
      case 'number':
        return { kind: 'number', value: node.value };
      case 'member':
        return this.#member(node, given);
      case 'call':
        return this.#call(node, given);
      case 'binary':
        return operated(node.operator, of(node.left), of(node.right), this.#python);
      case 'concat':
        return joined(node.parts.map(of));
      case 'list':
        return this.#list(node, given);
      case 'slice':
        return sliced(
          of(node.object),
          node.bounds.map((bound) => bound && of(bound)),
        );
      case 'choice':
        return oneOf(node.options.map(of));
      case 'sequence':
        return (
          comprehension(node, this.#bound, (one, more) => this.valueOf(one, more ?? given)) ??
          of(node.items.at(-1) ?? node)
        );
      case 'assign':
        return node.value === undefined ? unknown : of(node.value);
      case 'import':
        return this.#api(node.module);
      case 'given':
        return node.call.kind === 'call' ? this.#given(node.call) : unknown;
      case 'plain':
      case 'function':
      case 'class':
      case 'record':
        return { kind: 'local', node };
      default:
        return unknown;
    }
  }

  #api(path: string): Value {
    const known = this.#apis.get(path);
    if (known !== undefined) return known;
    const value: Value = { kind: 'api', path: this.#python ? pythonPath(path) : javascriptPath(path) };
    this.#apis.set(path, value);
    return value;
  }

  #name(node: Name, given: Given | undefined): Value {
    const binding = this.#bound.bindingOf.get(node);
    if (binding === undefined) return this.#free(node.name);
    const handed = given?.get(binding);
    if (handed !== undefined) return handed;
    const known = this.#bindings.get(binding);
    if (known !== undefined) return known;
    this.#bindings.set(binding, unknown);
    const { defs } = binding;
    const [only] = defs;
    const values = (): readonly Value[] => defs.slice(0, mostDefs).map((def) => this.valueOf(def));
    let value = unknown;
    if (only !== undefined && defs.length === 1 && !binding.open) value = this.valueOf(only);
    else if (only !== undefined)
      value = oneOf(binding.open || defs.length > mostDefs ? [...values(), unknown] : values());
    this.#bindings.set(binding, value);
    return value;
  }

  /** A name that nothing here declares: the language's own, unless a module of which everything is taken has it. */
  #free(name: string): Value {
    for (const module of this.#bound.stars) {
      const value = this.#api(`${module}.${name}`);
      if (value.kind === 'api' && actOf(value.path, 'python') !== undefined) return value;
    }
    return this.#api(`:${name}`);
  }

  #member(node: Member, given: Given | undefined): Value {
    const valueOf = (one: Node): Value => this.valueOf(one);
    const key = this.valueOf(node.key, given);
    const part =
      key.kind === 'text' ? assignedPart(this.#bound, { object: node.object, key: key.text }, valueOf) : undefined;
    if (part !== undefined && part.kind !== 'unknown') return part;
    const object = this.valueOf(node.object, given);
    if (key.kind === 'number') {
      if (object.kind === 'list') return object.items.at(key.value) ?? unknown;
      return object.kind === 'text' ? textOf(object.text.at(key.value) ?? '', 1, object.by) : unknown;
    }
    if (key.kind !== 'text') return unknown;
    if (key.text === 'constructor' && !this.#python) return constructorOf(object);
    const own = object.kind === 'api' && namespaces.has(object.path) ? this.#bound.names.get(key.text) : undefined;
    if (own !== undefined) return oneOf(own.defs.slice(0, mostDefs).map((def) => this.valueOf(def)));
    if (object.kind === 'api')
      return object.path.length > longestPath ? unknown : this.#api(`${object.path}.${key.text}`);
    const through = partThroughNames(this.#bound, { object: node.object, key: key.text }, valueOf);
    if (through !== undefined) return through;
    if (isFilled(this.#bound, node.object)) return unknown;
    return object.kind === 'local'
      ? this.#partOfLocal(object.node, key.text)
      : object.kind === 'unknown'
        ? unknown
        : { kind: 'local', node };
  }

  #partOfLocal(node: Node, key: string): Value {
    // What a record, a function or a class does not show to have it got in a way that is not seen.
    if (node.kind === 'class') return partOfClass(this.#bound, { object: node, key }, (one) => this.valueOf(one));
    if (node.kind !== 'record')
      return node.kind === 'plain' || node.kind === 'member' ? { kind: 'local', node } : unknown;
    return partOfRecord(node, key, (one) => this.valueOf(one));
  }

  #list({ items }: Extract<Node, { kind: 'list' }>, given: Given | undefined): Value {
    return listOfNodes(items, (item) => this.valueOf(item, given));
  }

  /** The first argument of `.then(x => …)` is what the promise is of; of other callbacks nothing is known. */
  #given({ callee }: Call): Value {
    if (callee.kind !== 'member' || callee.key.kind !== 'text' || callee.key.value !== 'then') return unknown;
    const value = this.valueOf(callee.object);
    return value.kind === 'api' && !value.path.includes('(') ? value : unknown;
  }

  #call(node: Call, given: Given | undefined): Value {
    const { callee } = node;
    const args = (): readonly Value[] => {
      const list = this.#list({ ...callee, kind: 'list', items: node.args }, given);
      return list.kind === 'list' ? list.items : [];
    };
    const on = callee.kind === 'member' ? this.valueOf(callee.object, given) : unknown;
    const method = callee.kind === 'member' ? keyText(this.valueOf(callee.key, given)) : undefined;
    if (method !== undefined && on.kind === 'text') return methodOfText(on, method, args());
    if (method !== undefined && on.kind === 'list') return this.#methodOfList(on, method, { args, node, given });
    if (method === 'get' && on.kind === 'local' && on.node.kind === 'record')
      return this.#partOfLocal(on.node, keyText(args()[0] ?? unknown) ?? '');
    if (method === 'then') return unknown;
    // `Function.call.bind(f)` calls `f`.
    if (method === 'bind') return on.kind === 'api' && isCall.test(on.path) ? (args()[0] ?? unknown) : on;
    const value = this.valueOf(callee, given);
    if (value.kind === 'api')
      return callOfApi(value.path, args(), { python: this.#python, api: (path) => this.#api(path) });
    const [called] = functionsOf(this.#bound, callee);
    if (called !== undefined) return this.#callOfLocal(called, args, given);
    return value.kind === 'local' && value.node.kind === 'class' ? value : unknown;
  }

  /** `list.map(c => String.fromCharCode(c))` besides what lists do by themselves. */
  #methodOfList(
    list: Extract<Value, { kind: 'list' }>,
    method: string,
    { args, node, given }: { args: () => readonly Value[]; node: Call; given: Given | undefined },
  ): Value {
    const [callback] = node.args;
    if (method !== 'map' || callback === undefined) return methodOfList(list.items, method, args());
    if (list.items.length > 4_096) return unknown;
    const [called] = functionsOf(this.#bound, callback);
    const mapped = list.items.map((item) =>
      called === undefined
        ? applied(this.valueOf(callback, given), item)
        : this.#callOfLocal(called, () => [item], given),
    );
    return { kind: 'list', items: mapped };
  }

  /** The returned expression of a function of this file, with its parameters given; of several the first that is known. */
  #callOfLocal(called: Function, args: () => readonly Value[], outer: Given | undefined): Value {
    const returns = this.#bound.returns.get(called) ?? [];
    if (returns.length !== 1) return unknown;
    const [returned] = returns;
    if (returned === undefined) return unknown;
    const given = new Map([...(outer ?? []), ...givenTo(called, args(), this.#bound)]);
    return this.valueOf(returned, given);
  }
}
