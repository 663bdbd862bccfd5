/** A field of a query: its key in the answer, its name, arguments and what is asked below it. */
export interface Selection {
  readonly key: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
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
export function parseQuery(text: string, variables: Readonly<Record<string, unknown>>): readonly Selection[] {
  const tokens = tokenise(text);
  let at = tokens.indexOf('{');
  if (tokens[0] === 'query' || tokens[0] === 'mutation') at = afterVariables(tokens);
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
    if (one === '$') return variables[take()];
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
        if (peek() === 'on') at += 2;
        found.push(...selections());
        continue;
      }
      const first = take();
      const aliased = peek() === ':';
      if (aliased) take();
      const name = aliased ? take() : first;
      const open = peek() === '(';
      if (open) take();
      const args = open ? objectOf(')') : {};
      found.push({ key: first, name, args, fields: peek() === '{' ? selections() : [] });
    }
    expect('}');
    return found;
  };
  return selections();
}

/** Where the selection set begins, behind the operation's name and its list of variables. */
function afterVariables(tokens: readonly string[]): number {
  const paren = tokens.indexOf('(');
  const brace = tokens.indexOf('{');
  return paren !== -1 && paren < brace ? tokens.indexOf('{', tokens.indexOf(')', paren)) : brace;
}
