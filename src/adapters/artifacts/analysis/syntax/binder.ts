import { accumulate } from './accumulate.ts';
import type { Assign, Call, Function, Import, Member, Name, Node } from './node.ts';
import { childrenOf } from './children-of.ts';
import { holds } from './holds.ts';
import { handedCalls, reducedCall } from './python-handed.ts';
import type { Binding, Bound } from './scope.ts';

interface Scope {
  readonly names: Map<string, Binding>;
  readonly parent: Scope | undefined;
  /** Where declarations of functions' variables go. */
  readonly holder: Scope | undefined;
  readonly returns: Node[] | undefined;
  /** The body of a Python class: its functions do not see its names. */
  readonly hidden?: boolean;
  /** The outermost scope of a file among others. */
  readonly isFile?: boolean;
}

/** Names that a conditional assignment of Python need not take away from the language. */
const builtins = new Set(['__import__', 'compile', 'eval', 'exec', 'getattr', 'open']);

/** Walks a program once, declares what it declares, and afterwards looks every name up. */
export class Binder {
  readonly #python: boolean;
  readonly #bindingOf = new Map<Name, Binding>();
  readonly #calls: Call[] = [];
  readonly #returns = new Map<Function, Node[]>();
  readonly #uses = new Map<number, Name | Member>();
  readonly #asked: (readonly [Name, Scope])[] = [];
  readonly #assigned: (readonly [Assign, Scope])[] = [];
  readonly #file: Scope = { names: new Map(), parent: undefined, holder: undefined, returns: undefined };
  readonly #imports: Import[] = [];
  readonly #selves = new Map<Node, Binding>();

  constructor(language: 'javascript' | 'python') {
    this.#python = language === 'python';
  }

  run(root: Node): void {
    this.#visit(root, this.#file);
    for (const [assign, scope] of this.#assigned)
      if (assign.declares === undefined) this.#implicit(assign.target, scope);
    for (const [name, scope] of this.#asked) {
      const binding = lookUp(scope, name.name);
      if (binding !== undefined) this.#bindingOf.set(name, binding);
    }
    for (const [{ target, value, joins }] of this.#assigned)
      if (value !== undefined && !(joins === true && accumulate(this.#bindingOf, target, value)))
        holds(this.#bindingOf, target, value);
  }

  get found(): Omit<Bound, 'declared' | 'doubtful' | 'root'> {
    return {
      bindingOf: this.#bindingOf,
      names: this.#file.names,
      calls: this.#calls,
      returns: this.#returns,
      uses: this.#uses,
      imports: this.#imports,
      selves: this.#selves,
      modules: new Set(this.#imports.map((one) => one.module)),
      stars: this.#imports.filter((one) => one.star === true).map((one) => one.module),
    };
  }

  #visit(node: Node, scope: Scope): void {
    switch (node.kind) {
      case 'name':
        this.#asked.push([node, scope]);
        this.#uses.set(node.at, node);
        return;
      case 'member':
        this.#visit(node.object, scope);
        this.#visit(node.key, scope);
        this.#uses.set(node.key.at, node);
        return;
      case 'call':
        this.#calls.push(node, ...(this.#python ? handedCalls(node) : []));
        this.#visit(node.callee, scope);
        for (const arg of [...node.args, ...node.named.values()]) this.#visit(arg, scope);
        return;
      case 'function':
        this.#visitFunction(node, scope);
        return;
      case 'class':
        this.#visitClass(node, scope);
        return;
      case 'assign':
        if (node.value !== undefined) this.#visit(node.value, scope);
        this.#target(node.target, scope, node.declares);
        this.#assigned.push([node, scope]);
        return;
      case 'import':
        this.#imports.push(node);
        for (const { imported, local } of node.names) {
          const { at, end } = local;
          const key: Node = { kind: 'text', value: imported, at, end };
          const value: Node = imported === '*' ? node : { kind: 'member', object: node, key, at, end };
          this.#declare(local, scope, { value });
        }
        return;
      case 'return': {
        this.#visit(node.value, scope);
        returnsOf(scope)?.push(node.value);
        const reduced = this.#python ? reducedCall(node.value) : undefined;
        if (reduced !== undefined) this.#calls.push(reduced);
        return;
      }
      case 'shared':
        for (const name of node.names) this.#share(name, scope, node.outermost);
        return;
      case 'group': {
        const inner = node.scope
          ? { names: new Map(), parent: scope, holder: scope.holder ?? scope, returns: undefined }
          : scope;
        for (const child of node.children) this.#visit(child, inner);
        return;
      }
      default:
        for (const child of childrenOf(node)) this.#visit(child, scope);
    }
  }

  #visitFunction(node: Function, outer: Scope): void {
    const returns: Node[] = node.returnsBody ? [node.body] : [];
    const isFile = node.isFile === true;
    const scope: Scope = { names: new Map(), parent: outer, holder: undefined, returns, isFile };
    this.#returns.set(node, returns);
    if (node.name !== undefined) this.#declare(node.name, node.hoists ? outer : scope, { value: node });
    for (const param of node.params) this.#target(param, scope, 'open');
    const self = this.#python ? outer.names.get('this') : undefined;
    const [first] = node.params;
    if (self !== undefined && first?.kind === 'name') {
      scope.names.set(first.name, self);
      this.#bindingOf.set(first, self);
    }
    this.#visit(node.body, scope);
  }

  /** In a class `this` is a variable with parts, and so is the first parameter of Python's methods. */
  #visitClass(node: Extract<Node, { kind: 'class' }>, outer: Scope): void {
    const names = new Map<string, Binding>();
    const scope: Scope = { names, parent: outer, holder: undefined, returns: undefined, hidden: this.#python };
    if (node.name !== undefined) this.#declare(node.name, node.hoists ? outer : scope, { value: node });
    const self: Name = { kind: 'name', name: 'this', at: node.at, end: node.at };
    this.#declare(self, scope, { value: node, open: true });
    const binding = names.get('this');
    if (binding !== undefined) this.#selves.set(node, binding);
    this.#visit(node.body, scope);
  }

  /** A name of this function is one of the file, or of the function around it. */
  #share(name: Name, scope: Scope, outermost: boolean): void {
    const own = functionScope(scope);
    const outer = outermost ? fileScope(scope) : functionScope(own.parent ?? this.#file);
    const known = outermost ? outer.names.get(name.name) : lookUp(outer, name.name);
    if (known === undefined) this.#declare(name, outer, {});
    const binding = known ?? outer.names.get(name.name);
    if (binding !== undefined) own.names.set(name.name, binding);
  }

  /** A pattern that is assigned to: declares its names, or looks them up where it declares none. */
  #target(target: Node, scope: Scope, declares: Assign['declares'] | 'open'): void {
    switch (target.kind) {
      case 'name':
        if (declares === undefined || target.name === 'this') this.#asked.push([target, scope]);
        else
          this.#declare(target, declares === 'function' ? (scope.holder ?? scope) : scope, {
            open: declares === 'open',
          });
        return;
      case 'list':
        for (const item of target.items) this.#target(item, scope, declares);
        return;
      case 'record':
        for (const { value } of target.entries) this.#target(value, scope, declares);
        return;
      case 'spread':
        this.#target(target.value, scope, declares);
        return;
      case 'assign':
        if (target.value !== undefined) this.#visit(target.value, scope);
        this.#target(target.target, scope, declares);
        this.#assigned.push([target, scope]);
        return;
      default:
        this.#visit(target, scope);
    }
  }

  #declare(name: Name, scope: Scope, how: { readonly value?: Node; readonly open?: boolean }): void {
    const known = scope.names.get(name.name);
    const binding = known ?? emptyBinding(name.name, how.open ?? false);
    if (known === undefined) {
      scope.names.set(name.name, binding);
      if (this.#python && scope === fileScope(scope) && builtins.has(name.name)) binding.defs.push(free(name));
    }
    if (how.value !== undefined) binding.defs.push(how.value);
    this.#bindingOf.set(name, binding);
  }

  /** `fetch = x` without a declaration: a variable of the file that may still be what the language calls so. */
  #implicit(target: Node, scope: Scope): void {
    if (target.kind !== 'name' || target.name === 'this' || lookUp(scope, target.name) !== undefined) return;
    this.#declare(target, this.#file, { value: free(target) });
  }
}

/** A name that is never looked up: what the language itself means by it. */
function free({ name, at, end }: Name): Node {
  return { kind: 'name', name, at, end };
}

function emptyBinding(name: string, open: boolean): Binding {
  return { name, defs: [], parts: new Map(), open };
}

function lookUp(scope: Scope, name: string): Binding | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const binding = at.hidden === true && at !== scope && name !== 'this' ? undefined : at.names.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}

/** The outermost scope of the file that something stands in. */
function fileScope(scope: Scope): Scope {
  let at = scope;
  while (at.isFile !== true && at.parent !== undefined) at = at.parent;
  return at;
}

/** The scope of the function, or of the file, that something stands in. */
function functionScope(scope: Scope): Scope {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent)
    if (at.returns !== undefined || at.parent === undefined) return at;
  return scope;
}

function returnsOf(scope: Scope): Node[] | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent)
    if (at.returns !== undefined) return at.returns;
  return undefined;
}
