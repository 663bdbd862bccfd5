/** A field of a query: its key in the answer, its name, arguments and what is asked below it. */
export interface Selection {
  readonly key: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** For each argument the declared type of the variable that it is, if it is one. */
  readonly argTypes: Readonly<Record<string, string | undefined>>;
  readonly fields: readonly Selection[];
  /** The type of the inline fragment in which it stands. */
  readonly on?: string;
}

/** A variable as the operation declares it, with the value that came along. */
export interface Variable {
  readonly type: string;
  readonly value: unknown;
  used: boolean;
}

export interface Operation {
  readonly kind: 'mutation' | 'query';
  readonly name: string;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly fields: readonly Selection[];
}

const token = /\s+|,|#[^\n]*|(\.\.\.|[{}()[\]:!=$@]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|[A-Za-z_]\w*)/y;

function tokenise(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) throw new Error(`Parse error on ${JSON.stringify(text.slice(0, 20))}`);
    if (match[1] !== undefined) tokens.push(match[1]);
  }
  return tokens;
}

/** Reads one operation: fields, aliases, arguments, variables, lists, objects, inline fragments. */
export function parseQuery(text: string, variables: Readonly<Record<string, unknown>>): Operation {
  const tokens = tokenise(text);
  const kind = tokens[0] === 'mutation' ? 'mutation' : 'query';
  const name = tokens[0] === kind && /^\w+$/.test(tokens[1] ?? '') ? (tokens[1] ?? '') : `anonymous ${kind}`;
  const { declared, at: body } = tokens[0] === kind ? variablesOf(tokens, variables) : noVariables(tokens);
  let at = body;
  const peek = (): string => tokens[at] ?? '';
  const take = (): string => {
    const one = peek();
    at += 1;
    return one;
  };
  const expect = (wanted: string): void => {
    const got = take();
    if (got !== wanted) throw new Error(`Expected ${wanted}, actual: ${got || 'end of query'}`);
  };
  const value = (): unknown => {
    const one = take();
    if (one === '$') {
      const variable = declared.get(take());
      if (variable === undefined) throw new Error(`Variable is used by ${name} but not declared`);
      variable.used = true;
      return variable.value;
    }
    if (one.startsWith('"')) return JSON.parse(one) as unknown;
    if (one === '[') return listOf();
    if (one === '{') return objectOf('}');
    if (one === 'true' || one === 'false') return one === 'true';
    return one === 'null' ? null : /^-?\d/.test(one) ? Number(one) : one;
  };
  const listOf = (): unknown[] => {
    const items: unknown[] = [];
    while (peek() !== ']') items.push(value());
    expect(']');
    return items;
  };
  const objectOf = (end: string): Record<string, unknown> => {
    const entries: [string, unknown][] = [];
    while (peek() !== end) {
      const key = take();
      expect(':');
      entries.push([key, value()]);
    }
    expect(end);
    return Object.fromEntries(entries);
  };
  const selections = (): Selection[] => {
    const found: Selection[] = [];
    expect('{');
    while (peek() !== '}') {
      if (peek() === '...') {
        take();
        const on = peek() === 'on' ? tokens[at + 1] : undefined;
        if (on !== undefined) at += 2;
        found.push(...selections().map((inner) => (on === undefined ? inner : { ...inner, on: inner.on ?? on })));
        continue;
      }
      const first = take();
      const aliased = peek() === ':';
      if (aliased) take();
      const name = aliased ? take() : first;
      const open = peek() === '(';
      if (open) take();
      const start = at;
      const args = open ? objectOf(')') : {};
      const argTypes = typesOf(tokens.slice(start, at), args, declared);
      found.push({ key: first, name, args, argTypes, fields: peek() === '{' ? selections() : [] });
    }
    expect('}');
    return found;
  };
  return { kind, name, variables: declared, fields: selections() };
}

interface Head {
  readonly declared: Map<string, Variable>;
  /** Where the selection set begins. */
  readonly at: number;
}

function noVariables(tokens: readonly string[]): Head {
  return { declared: new Map(), at: tokens.indexOf('{') };
}

/** The list of variables behind the operation's name: `($a: String!, $b: [Int])`. */
function variablesOf(tokens: readonly string[], given: Readonly<Record<string, unknown>>): Head {
  const paren = tokens.indexOf('(');
  const brace = tokens.indexOf('{');
  if (paren === -1 || paren > brace) return { declared: new Map(), at: brace };
  const end = tokens.indexOf(')', paren);
  const declared = new Map<string, Variable>();
  for (let at = paren + 1; at < end; at += 1) {
    if (tokens[at] !== '$') continue;
    const name = tokens[at + 1] ?? '';
    const next = tokens.indexOf('$', at + 1);
    const type = tokens.slice(at + 3, next === -1 || next > end ? end : next).join('');
    declared.set(name, { type, value: given[name], used: false });
  }
  return { declared, at: tokens.indexOf('{', end) };
}

/** Which arguments are variables: `name : $ variable` in the tokens of the list. */
function typesOf(
  tokens: readonly string[],
  args: Readonly<Record<string, unknown>>,
  declared: ReadonlyMap<string, Variable>,
): Record<string, string | undefined> {
  const types: Record<string, string | undefined> = {};
  for (const name of Object.keys(args)) {
    const at = tokens.findIndex((one, index) => one === name && tokens[index + 1] === ':');
    types[name] = tokens[at + 2] === '$' ? declared.get(tokens[at + 3] ?? '')?.type : undefined;
  }
  return types;
}
