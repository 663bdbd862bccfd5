import { pythonTokens } from '../pypi/python-tokens.ts';
import type { PythonToken } from '../pypi/python-tokens.ts';

/** A value as far as the source shows it: a text, a lone name, or something that is computed. */
export type PythonValue = { readonly kind: 'text' | 'name'; readonly text: string; readonly line: number } | undefined;

/** A call of a function with the arguments that are literals. */
export interface PythonCall {
  /** Last part of the dotted name. */
  readonly callee: string;
  /** What stands before the last dot; empty where nothing does. */
  readonly receiver: string;
  readonly line: number;
  readonly positional: readonly PythonValue[];
  readonly keywords: ReadonlyMap<string, PythonValue>;
}

interface Frame {
  readonly opener: string;
  readonly callee: string;
  readonly receiver: string;
  readonly line: number;
  readonly positional: PythonValue[];
  readonly keywords: Map<string, PythonValue>;
  /** Tokens of the argument being read: a literal is one that stands alone. */
  argument: PythonToken[];
}

const deepest = 200;
const mostConstants = 2_000;
const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** The calls of a Python program in the order in which they end. A name that is set to one text only stands for it. */
export function pythonCalls(source: string): readonly PythonCall[] {
  const calls: PythonCall[] = [];
  const constants = new Map<string, string | undefined>();
  const frames: Frame[] = [];
  let last: readonly [PythonToken | undefined, PythonToken | undefined, PythonToken | undefined] = [
    undefined,
    undefined,
    undefined,
  ];
  for (const token of pythonTokens(source)) {
    const frame = frames.at(-1);
    const isSign = token.kind === 'sign';
    if (isSign && closers.has(token.text) && frames.length < deepest) frames.push(frameOf(token, last));
    else if (isSign && frame !== undefined && token.text === closers.get(frame.opener)) {
      frames.pop();
      endArgument(frame);
      if (frame.callee !== '') calls.push(frame);
      // The argument that holds this bracket is no literal any more.
      frames.at(-1)?.argument.push(token, token);
    } else if (isSign && token.text === ',' && frame !== undefined) endArgument(frame);
    else if (frame === undefined) noteConstant(constants, last, token);
    else if (frame.argument.length < 4) frame.argument.push(token);
    last = [last[1], last[2], token];
  }
  return calls.map((call) => resolved(call, constants));
}

function frameOf(token: PythonToken, last: readonly (PythonToken | undefined)[]): Frame {
  const [receiver, dot, name] = last;
  const isCall = token.text === '(' && name?.kind === 'name';
  const before = isCall && dot?.text === '.' && receiver?.kind === 'name' ? receiver.text : '';
  return {
    opener: token.text,
    callee: isCall ? name.text : '',
    receiver: before,
    line: isCall ? name.line : token.line,
    positional: [],
    keywords: new Map(),
    argument: [],
  };
}

function endArgument(frame: Frame): void {
  const { argument, positional, keywords } = frame;
  frame.argument = [];
  const [first, equals, second] = argument;
  if (argument.length === 3 && first?.kind === 'name' && equals?.text === '=')
    keywords.set(first.text, valueOf(second));
  else if (first?.kind === 'name' && equals?.text === '=') keywords.set(first.text, undefined);
  else if (argument.length > 0) positional.push(argument.length === 1 ? valueOf(first) : undefined);
}

function valueOf(token: PythonToken | undefined): PythonValue {
  if (token === undefined || token.kind === 'sign') return undefined;
  return { kind: token.kind === 'string' ? 'text' : 'name', text: token.text, line: token.line };
}

/** `NAME = "text"` outside all brackets. */
function noteConstant(
  constants: Map<string, string | undefined>,
  [, name, equals]: readonly (PythonToken | undefined)[],
  token: PythonToken,
): void {
  if (equals?.text !== '=' || name?.kind !== 'name' || constants.size > mostConstants) return;
  const value = token.kind === 'string' ? token.text : undefined;
  constants.set(name.text, constants.has(name.text) && constants.get(name.text) !== value ? undefined : value);
}

function resolved(call: PythonCall, constants: ReadonlyMap<string, string | undefined>): PythonCall {
  const resolve = (value: PythonValue): PythonValue => {
    const text = value?.kind === 'name' ? constants.get(value.text) : undefined;
    return value === undefined || text === undefined ? value : { kind: 'text', text, line: value.line };
  };
  const keywords = new Map([...call.keywords].map(([name, value]) => [name, resolve(value)] as const));
  return { ...call, positional: call.positional.map(resolve), keywords };
}
