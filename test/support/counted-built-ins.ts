/** Steps of one call, from what it was called on, its arguments and its result. */
type Cost = (self: unknown, given: readonly unknown[], result: unknown) => number;

const sizeOf = (value: unknown): number => {
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array) return value.length;
  return 1;
};
const numberOr = (value: unknown, other: number): number => (typeof value === 'number' ? value : other);

const whole: Cost = (self) => sizeOf(self);
const made: Cost = (_self, _given, result) => sizeOf(result);
const read: Cost = (_self, [text]) => sizeOf(text);
const takenOff: Cost = (self, _given, result) => sizeOf(self) - sizeOf(result) + 1;

const sought: Cost = (self, [, from], result) => {
  const start = numberOr(from, 0);
  return typeof result === 'number' && result >= 0 ? result - start + 1 : Math.max(0, sizeOf(self) - start);
};
const soughtBackwards: Cost = (self, [, from], result) => {
  const start = Math.min(numberOr(from, sizeOf(self)), sizeOf(self));
  return start - Math.max(0, numberOr(result, 0)) + 1;
};
const included: Cost = (self, [what, from], result) => {
  const list = self as { indexOf(what: unknown, from?: unknown): number };
  return sought(self, [what, from], result === true ? list.indexOf(what, from) : -1);
};
const moved: Cost = (self, [from]) => 1 + Math.max(0, sizeOf(self) - numberOr(from, 0));

/** The built-in functions that cost more than one step and that parsers use, with what they cost. */
const costs: readonly (readonly [object, Readonly<Record<string, Cost>>])[] = [
  [
    String.prototype,
    {
      indexOf: sought,
      lastIndexOf: soughtBackwards,
      includes: included,
      split: whole,
      replaceAll: whole,
      toLowerCase: whole,
      toUpperCase: whole,
      normalize: whole,
      trim: takenOff,
      trimStart: takenOff,
      trimEnd: takenOff,
    },
  ],
  [
    Array.prototype,
    {
      indexOf: sought,
      lastIndexOf: soughtBackwards,
      includes: included,
      join: whole,
      slice: made,
      concat: made,
      reverse: whole,
      toReversed: whole,
      flat: made,
      splice: moved,
      shift: whole,
      unshift: whole,
    },
  ],
  [Buffer.prototype, { indexOf: sought, lastIndexOf: soughtBackwards, toString: made, equals: whole }],
  [Object, { keys: made, values: made, entries: made }],
  [JSON, { parse: read, stringify: made }],
];

/** A match costs the way to its end, a failure the rest of the text; a sticky failure is cheap where it ought to be. */
function countedExec(exec: RegExp['exec'], add: (steps: number) => void): RegExp['exec'] {
  return function counted(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    if (match !== null) add(match.index + match[0].length - from + 1);
    else add(this.sticky ? 1 : Math.max(0, text.length - from));
    return match;
  };
}

/** Counts what the costly built-in functions walk over until it is stopped. */
export function countBuiltIns(): { readonly count: () => number; readonly stop: () => void } {
  let steps = 0;
  const undo: (() => void)[] = [];
  const add = (more: number) => {
    steps += more;
  };
  const replace = (owner: object, name: string, value: unknown) => {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    if (before === undefined) return;
    Object.defineProperty(owner, name, { ...before, value });
    undo.push(() => void Object.defineProperty(owner, name, before));
  };
  for (const [owner, names] of costs) {
    for (const [name, cost] of Object.entries(names)) {
      const original: unknown = Reflect.get(owner, name);
      if (typeof original === 'function') replace(owner, name, counted(original, cost, add));
    }
  }
  replace(RegExp.prototype, 'exec', countedExec(RegExp.prototype.exec, add));
  return { count: () => steps, stop: () => undo.reverse().forEach((one) => one()) };
}

function counted(original: Function, cost: Cost, add: (steps: number) => void) {
  return function wrapped(this: unknown, ...given: unknown[]): unknown {
    const result: unknown = Reflect.apply(original, this, given);
    add(cost(this, given, result));
    return result;
  };
}
