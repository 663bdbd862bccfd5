import { childrenOf } from '../syntax/children-of.ts';
import type { Assign, Call, Node } from '../syntax/node.ts';
import { keeperOf, nameOf } from './kept-for-later.ts';
import type { FileUnits, Unit } from './unit.ts';

/** What a node stands in. */
interface Place {
  readonly unit: Unit;
  /** The class whose body it is. */
  readonly className?: string | undefined;
}

/** Cuts the tree of a file into the pieces that run as a whole. */
export function unitsOf(root: Node, length: number): FileUnits {
  const walk = new Walk(length);
  walk.visit(root, { unit: walk.file });
  const { units, constants, uses, aliases } = walk;
  return { units, constants, uses, aliases };
}

/** Objects of the language whose methods call nothing of the package by their own name. */
const languages =
  /^(?:Array|Buffer|Date|JSON|Map|Math|Number|Object|Promise|Reflect|Set|String|Symbol|console|crypto|fs|fsp|os|path|process|shutil|sys|url|util)$/;

/** What a module is called by that is a function itself. */
const wholeModule = ['default', 'exports'] as const;

class Walk {
  readonly file: Unit;
  readonly units: Unit[];
  readonly constants: { readonly name: string; readonly at: number; readonly end: number }[] = [];
  readonly uses = new Map<string, number[]>();
  readonly aliases: (readonly [name: string, of: string])[] = [];
  /** Names like those of the language that this file gives to something else. */
  readonly #taken = new Set<string>();

  constructor(length: number) {
    this.file = { at: 0, end: length, names: new Set(), around: undefined, runs: 'around', calls: new Set() };
    this.units = [this.file];
  }

  visit(node: Node, place: Place): void {
    switch (node.kind) {
      case 'name':
        this.#use(node.name, node.at);
        return;
      case 'member':
        this.visit(node.object, place);
        if (node.key.kind === 'text') this.#use(node.key.value, node.key.at);
        else this.visit(node.key, place);
        return;
      case 'function':
        this.#enter(node, place, {});
        return;
      case 'call':
        this.#call(node, place);
        return;
      case 'assign':
        this.#assign(node, place);
        return;
      case 'record':
        for (const { key, value } of node.entries) {
          if (key !== undefined) this.visit(key, place);
          this.#named(value, place, key?.kind === 'text' ? key.value : undefined);
        }
        return;
      case 'import':
        for (const { imported, local } of node.names) {
          this.#alias(local.name, imported);
          if (!isForeign(node.module)) this.#taken.add(local.name);
        }
        return;
      case 'class':
        this.#class(node, place);
        return;
      case 'group':
        this.#group(node, place);
        return;
      case 'return':
        this.visit(node.value, place);
        return;
      default:
        for (const child of childrenOf(node)) this.visit(child, place);
    }
  }

  /** Who makes an object of a class makes one of those that it is made from. */
  #class({ name, bases = [], body }: Extract<Node, { kind: 'class' }>, place: Place): void {
    for (const base of bases) {
      const of = nameOf(base);
      if (name !== undefined && of !== undefined) this.#alias(name.name, of);
      this.visit(base, place);
    }
    this.visit(body, { ...place, className: name?.name ?? place.className });
  }

  #use(name: string, at: number): void {
    const list = this.uses.get(name);
    if (list === undefined) this.uses.set(name, [at]);
    else list.push(at);
  }

  /** A function without a name may be called by whoever has it. */
  #enter(
    node: Extract<Node, { kind: 'function' }>,
    { unit, className }: Place,
    how: { readonly name?: string | undefined; readonly runs?: Unit['runs'] },
  ): void {
    const names = new Set([how.name, node.name?.name].filter((name) => name !== undefined));
    if (className !== undefined && [...names].some((name) => name === 'constructor' || /^__\w+__$/.test(name)))
      names.add(className);
    const runs = how.runs ?? (names.size === 0 ? 'around' : 'called');
    const inner: Unit = { at: node.at, end: node.end, names, around: unit, runs, calls: new Set() };
    this.units.push(inner);
    for (const param of node.params) this.visit(param, { unit: inner });
    this.visit(node.body, { unit: inner });
  }

  #call(call: Call, place: Place): void {
    const { callee } = call;
    const name = nameOf(callee);
    if (name !== undefined && !this.#isOfLanguage(callee)) place.unit.calls.add(name);
    // `require('./run')()`
    if (callee.kind === 'call') for (const whole of wholeModule) place.unit.calls.add(whole);
    if (callee.kind === 'function') this.#enter(callee, place, { runs: 'around' });
    else this.visit(callee, place);
    // `run.call(this)`, `run.bind(this)`: what stands before the dot is called as well.
    if (callee.kind === 'member') this.#mayCall(callee.object, place);
    const keeper = keeperOf(call);
    for (const arg of [...call.args, ...call.named.values()]) this.#argument(arg, place, keeper);
  }

  /** What a function is given may be called by it. */
  #argument(node: Node, place: Place, keeper: string | undefined): void {
    if (node.kind === 'function') {
      this.#enter(node, place, { runs: keeper === undefined ? 'around' : { kept: keeper } });
    } else if (node.kind === 'list') {
      for (const item of node.items) this.#argument(item, place, keeper);
    } else {
      if (keeper === undefined) this.#mayCall(node, place);
      this.visit(node, place);
    }
  }

  #mayCall(node: Node, { unit }: Place): void {
    const name = nameOf(node);
    if (name !== undefined) unit.calls.add(name);
  }

  #assign({ target, value, declares, at, end }: Assign, place: Place): void {
    if (target.kind !== 'name') this.visit(target, place);
    else if (value !== undefined && !isForeignModule(value)) this.#taken.add(target.name);
    if (value === undefined) return;
    if (place.unit === this.file && target.kind === 'name' && declares !== 'function')
      this.constants.push({ name: target.name, at, end });
    this.#named(value, place, nameOf(target));
  }

  /** A value that has a name: if it is a function that is what it is called by. */
  #named(value: Node, place: Place, name: string | undefined): void {
    const of = nameOf(value);
    if (name !== undefined && of !== undefined) this.#alias(name, of);
    if (name !== undefined && value.kind === 'call' && nameOf(value.callee) === 'require') this.#alias(name, '*');
    if (value.kind === 'function') this.#enter(value, place, { name });
    else if (value.kind === 'choice' || value.kind === 'sequence')
      for (const child of childrenOf(value)) this.#named(child, place, name);
    else this.visit(value, place);
  }

  /** Of what the language has itself, not of a file of the package that bears the same name: `const util = require('./util')`. */
  #isOfLanguage(callee: Node): boolean {
    if (callee.kind !== 'member' || callee.object.kind !== 'name') return false;
    const { name } = callee.object;
    return languages.test(name) && !this.#taken.has(name);
  }

  #alias(name: string, of: string): void {
    for (const one of of === '*' || of === 'default' ? wholeModule : [of])
      if (one !== name) this.aliases.push([name, one]);
  }

  /** `if __name__ == "__main__":` without an `else` runs for nobody who imports the file. */
  #group({ children, at, end }: Extract<Node, { kind: 'group' }>, place: Place): void {
    const [test] = children;
    if (children.length !== 2 || test?.kind !== 'binary' || !asksForMain(test)) {
      for (const child of children) this.visit(child, place);
      return;
    }
    const main: Unit = { at, end, names: new Set(), around: place.unit, runs: { kept: '__main__' }, calls: new Set() };
    this.units.push(main);
    for (const child of children) this.visit(child, { unit: main });
  }
}

/** Whether a module is surely none of the package's files: one of the language's, or one with a name that Python cannot import. */
function isForeign(module: string): boolean {
  if (module.startsWith('.')) return false;
  return !/^[\w.]+$/.test(module) || languages.test(module.split('.', 1)[0] ?? '');
}

/** `require('fs')`, also where a part of it is taken or a helper is handed it: `__importStar(require('fs')).promises`. */
function isForeignModule(value: Node): boolean {
  if (value.kind === 'member') return isForeignModule(value.object);
  if (value.kind !== 'call') return false;
  const [first] = value.args;
  if (first === undefined) return false;
  if (nameOf(value.callee) !== 'require') return isForeignModule(first);
  return first.kind === 'text' && !/^[./]/.test(first.value);
}

function asksForMain({ operator, left, right }: Extract<Node, { kind: 'binary' }>): boolean {
  if (operator !== '==') return false;
  const has = (node: Node): boolean => node.kind === 'name' && node.name === '__name__';
  const is = (node: Node): boolean => node.kind === 'text' && node.value === '__main__';
  return (has(left) && is(right)) || (has(right) && is(left));
}
