import type { Phrase } from '../phrases.ts';
import type { Act, Sight } from '../sights.ts';
import type { Token } from '../tokens.ts';
import { isTool } from '../tools.ts';
import { actOf } from './acts.ts';
import type { Followed } from './flows.ts';
import type { Call, Node } from './node.ts';
import type { Text } from './value.ts';

/** What calls do whose interface is known by its path, whatever they are called here. */
export function callSights(followed: Followed): readonly Sight[] {
  const sights: Sight[] = [];
  for (const call of followed.bound.calls) {
    const path = followed.evaluator.pathOf(call.callee);
    if (path === undefined) {
      if (isSerialised(followed, call, '')) sights.push(sightOf(followed, call, 'environment'));
      continue;
    }
    const act = actOf(path, followed.language);
    if (act !== undefined && !(act === 'evaluate' && isFixed(followed, call))) {
      sights.push(sightOf(followed, call, act));
      const hidden = hiding.has(act) ? hiddenKey(followed, call.callee) : undefined;
      if (hidden !== undefined)
        sights.push({ ...sightOf(followed, call, 'hidden-text'), what: `${hidden.text} put together from pieces` });
    } else if (isSerialised(followed, call, path)) sights.push(sightOf(followed, call, 'environment'));
  }
  return sights;
}

const hiding: ReadonlySet<Act> = new Set<Act>(['evaluate', 'load-native', 'network', 'process']);

function sightOf(followed: Followed, call: Call, act: Act): Sight {
  const what = followed.text.slice(call.at, call.at + 90).split('\n', 1)[0] ?? '';
  const tool = act === 'process' && startsTool(followed, call.args[0]) ? { tool: true as const } : {};
  return { act, at: placeOf(call.callee), what, end: call.end, ...tool };
}

/** Whether the command is a tool or, where there are several to choose from, one of them is. */
function startsTool({ bound, evaluator }: Followed, command: Node | undefined): boolean {
  if (command === undefined) return false;
  const value = evaluator.valueOf(command);
  if (value.kind === 'text') return isTool(value.text);
  if (command.kind === 'list') return command.items.slice(0, 1).some(isToolText);
  const held = command.kind === 'name' ? (bound.bindingOf.get(command)?.defs ?? []) : [command];
  return held.some((node) => isToolText(node) || (node.kind === 'choice' && node.options.some(isToolText)));
}

function isToolText(node: Node): boolean {
  return node.kind === 'text' && isTool(node.value);
}

/** Where the word of a callee stands, as the rules for tokens count. */
function placeOf(callee: Node): number {
  return callee.kind === 'member' ? callee.key.at : callee.at;
}

/** The key of a member that was put together or decoded: `os[a + b]`. */
function hiddenKey({ evaluator }: Followed, callee: Node): Text | undefined {
  const key = callee.kind === 'member' ? callee.key : callee.kind === 'call' ? callee.args.at(-1) : undefined;
  if (key === undefined || key.kind === 'text') return undefined;
  const value = evaluator.valueOf(key);
  return value.kind === 'text' && (value.pieces > 1 || value.by !== undefined) ? value : undefined;
}

/** `Function("return this")`: only short plain texts are evaluated. */
function isFixed({ evaluator }: Followed, { args }: Call): boolean {
  if (args.length === 0) return false;
  return args.every((arg) => {
    const value = evaluator.valueOf(arg);
    return value.kind === 'text' && value.text.length <= 100 && value.by === undefined;
  });
}

const serialisers = new Set([
  ':JSON.stringify',
  ':repr',
  ':str',
  'json.dumps',
  'pprint.pformat',
  'querystring.stringify',
  'urllib.parse.urlencode',
  'util.inspect',
]);
const listers = new Set([':Object.entries', ':Object.keys', ':Object.values', ':dict', ':list']);

/** The whole environment, under whatever name, is listed or made a text; what filters it first is left alone. */
function isSerialised({ evaluator, taint }: Followed, call: Call, path: string): boolean {
  const [first] = call.args;
  if (first !== undefined && serialisers.has(path)) return taint.sourcesOf(first).has('environment');
  if (first !== undefined && listers.has(path)) {
    const of = evaluator.pathOf(first);
    return first.kind === 'name' && (of === ':process.env' || of === 'os.environ');
  }
  return false;
}

const mostPhrases = 400;
/** Texts that the tokens show as they are, and expressions that are none. */
const neverTexts: ReadonlySet<Node['kind']> = new Set<Node['kind']>([
  'class',
  'function',
  'number',
  'plain',
  'record',
  'text',
]);

/** Texts that the code puts together through variables, calls and functions of its own, where the tokens do not show them. */
export function treePhrases(
  { bound, evaluator, language }: Followed,
  tokens: readonly Token[],
  known: readonly Phrase[],
): readonly Phrase[] {
  const seen = new Set(known.map((phrase) => phrase.value));
  const phrases: Phrase[] = [];
  const add = (node: Node, always: boolean): void => {
    if (neverTexts.has(node.kind) || phrases.length >= mostPhrases) return;
    const value = evaluator.valueOf(node);
    if (value.kind !== 'text' || value.text.length < 4 || (!always && seen.has(value.text)) || isBinary(value.text))
      return;
    seen.add(value.text);
    const by = value.by === undefined ? {} : { decodedBy: value.by };
    phrases.push({
      value: value.text,
      first: tokenAt(tokens, node.at),
      last: tokenAt(tokens, node.end - 1),
      pieces: value.pieces,
      ...by,
    });
  };
  for (const call of bound.calls) {
    const path = evaluator.pathOf(call.callee) ?? '';
    const always = runs.has(path) || actOf(path, language) === 'evaluate';
    for (const arg of call.args) add(arg, always);
    for (const value of call.named.values()) add(value, false);
    if (call.callee.kind === 'member') add(call.callee.key, false);
    add(call, false);
  }
  return phrases;
}

/** Data on the way through several encodings. */
function isBinary(text: string): boolean {
  return /[\0-\x08\x0e-\x1f]/.test(text.slice(0, 200));
}

const runs = new Set([':__import__', ':import', ':require', 'importlib.import_module']);

/** Index of the last token that begins at an offset or before it. */
function tokenAt(tokens: readonly Token[], at: number): number {
  let low = 0;
  let high = tokens.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tokens[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
