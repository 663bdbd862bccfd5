import type { Draft } from '../combine.ts';
import { actOf } from './acts.ts';
import { importsMadeText } from './data-imports.ts';
import type { Evaluator } from './evaluate.ts';
import { lentShell } from './lent-shells.ts';
import type { Call, Node } from './node.ts';
import { asksForSecrets } from './picks-secrets.ts';
import type { Bound } from './scope.ts';
import type { Source, Sources } from './sources.ts';
import type { Taint } from './taint.ts';

/** A value that comes from one place and ends in another, as a capability, and the places that it touches. */
export interface Flow extends Draft {
  readonly places: readonly number[];
}

export interface Followed {
  readonly text: string;
  readonly bound: Bound;
  readonly evaluator: Evaluator;
  readonly taint: Taint;
  readonly language: 'javascript' | 'python';
  /** The file that a place stands in, where several are followed together. */
  readonly nameOf?: (at: number) => string;
  /** The calls of all of them; `bound` then has those of one. */
  readonly everywhere?: readonly Call[];
}

const mostFlows = 20;

/**
 * What is gathered and sent, and what comes from the network or from under an encoding and is run, however many names
 * lie between.
 */
export function flowsOf(followed: Followed): readonly Flow[] {
  const flows: Flow[] = [];
  for (const call of followed.bound.calls) {
    if (flows.length >= mostFlows) break;
    const path = followed.evaluator.pathOf(call.callee);
    const act = path === undefined ? undefined : actOf(path, followed.language);
    if (act === 'network' || isSending(followed, call)) flows.push(...sent(followed, call));
    else if (act === 'evaluate' || (path !== undefined && runners.has(path))) flows.push(...evaluated(followed, call));
    else if (path !== undefined && unpicklers.test(path)) flows.push(...unpickled(followed, call));
    else if (act === 'process') flows.push(...started(followed, call));
    else if (path?.startsWith(':WebAssembly.') === true) flows.push(...lent(followed, call));
    else flows.push(...awaited(followed, call));
  }
  return flows;
}

/** `promise.then(eval)`: what is awaited is handed to what runs it. */
function awaited(followed: Followed, { callee, args, ...call }: Call): readonly Flow[] {
  const [first] = args;
  if (first === undefined || callee.kind !== 'member' || callee.key.kind !== 'text' || callee.key.value !== 'then')
    return [];
  const path = followed.evaluator.pathOf(first);
  const act = path === undefined ? undefined : actOf(path, followed.language);
  if (act !== 'evaluate' && act !== 'process') return [];
  return ran(followed, { callee, args, ...call }, followed.taint.sourcesOf(callee.object));
}

/** Compiled code that gets a shell. */
function lent(followed: Followed, call: Call): readonly Flow[] {
  const shell = followed.language === 'javascript' ? lentShell(followed, call) : undefined;
  const what = { kind: 'encoded-payload', subject: 'shell for compiled code' } as const;
  return shell === undefined ? [] : [flow(followed, what, shell, call)];
}

/** What loads a module of a name, or runs a text later. */
const runners = new Set([
  'timeit.repeat',
  'timeit.timeit',
  ':require',
  ':import',
  ':setTimeout',
  ':setInterval',
  'worker_threads.Worker',
]);
const unpicklers = /^(?:_pickle|cPickle|cloudpickle|dill|pickle)\.loads$/;
/** Functions that a pickle names so that loading it calls them: what runs commands or code, old opcodes and new ones. */
const calledByPickle =
  /(?:\b|c)(?:posix|nt|os|subprocess|builtins|__builtin__|pty)(?:\n|[\s\S]{1,4})(?:system|popen|Popen|exec|eval|run|call|check_output|spawn)\b/;

/** What a pickle calls stands in front of its data. */
const longestPickle = 4_096;

/** A literal that says itself which function is called while it is unpickled. */
function unpickled(followed: Followed, call: Call): readonly Flow[] {
  const [data] = call.args;
  const value = data && followed.evaluator.valueOf(data);
  if (data === undefined || value?.kind !== 'text' || !calledByPickle.test(value.text.slice(0, longestPickle)))
    return [];
  return [flow(followed, { kind: 'encoded-payload', subject: 'decoded and run' }, data, call)];
}

/** What connections and requests send with. */
const senders = new Set(['end', 'emit', 'post', 'put', 'request', 'send', 'sendMail', 'sendall', 'sendto', 'write']);

function isSending({ taint }: Followed, { callee }: Call): boolean {
  if (callee.kind !== 'member' || callee.key.kind !== 'text' || !senders.has(callee.key.value)) return false;
  return taint.sourcesOf(callee.object).has('network');
}

/** Secrets go into these on purpose: a header for signing in. */
const signsIn = /authori[sz]ation|bearer|["'`]basic |\bauth\b/i;

function sent(followed: Followed, call: Call): readonly Flow[] {
  const sources = sourcesOfAll(followed, argumentsOf(call));
  const environment = sources.get('environment');
  const credential = sources.get('credential');
  const found =
    environment ?? (credential !== undefined && !signsIn.test(textOf(followed, call)) ? credential : undefined);
  const intercepted = sources.get('intercepted');
  if (found === undefined)
    return intercepted === undefined
      ? []
      : [flow(followed, { kind: 'secrets-sent', subject: 'made by another library' }, intercepted, call)];
  const asked =
    found === environment
      ? (followed.everywhere ?? followed.bound.calls).find((one) => asksOfEnvironment(followed, one))
      : undefined;
  const picked = { kind: 'credential-path', subject: 'environment variables named like secrets' } as const;
  return [
    flow(followed, { kind: 'secrets-sent', subject: 'gathered' }, found, call),
    ...(asked === undefined ? [] : [flow(followed, picked, asked, call)]),
  ];
}

/** Of what is sent the names of secrets are asked for: not the settings of one program, and not a copy for a child process. */
function asksOfEnvironment({ evaluator, language, taint }: Followed, call: Call): boolean {
  if (language !== 'javascript' || !asksForSecrets(call, evaluator)) return false;
  const { callee, args } = call;
  return [...(callee.kind === 'member' ? [callee.object] : []), ...args].some((node) =>
    taint.sourcesOf(node).has('environment'),
  );
}

function evaluated(followed: Followed, call: Call): readonly Flow[] {
  const isTimed = /^:set(?:Interval|Timeout)$/.test(followed.evaluator.pathOf(call.callee) ?? '');
  const code = call.args.slice(0, isTimed ? 1 : undefined).filter((arg) => arg.kind !== 'function');
  const made = importsMadeText(followed, call);
  const [address = call] = code;
  return [
    ...ran(followed, call, sourcesOfAll(followed, code)),
    ...(made === undefined ? [] : [flow(followed, { kind: 'dynamic-evaluation' }, address, call)]),
    ...(made === 'encoded'
      ? [flow(followed, { kind: 'encoded-payload', subject: 'decoded and run' }, address, call)]
      : []),
  ];
}

function ran(followed: Followed, call: Call, sources: Sources): readonly Flow[] {
  const network = sources.get('network');
  const decoded = sources.get('decoded');
  return [
    ...(network === undefined ? [] : [flow(followed, { kind: 'download-and-run' }, network, call)]),
    ...(decoded === undefined
      ? []
      : [flow(followed, { kind: 'encoded-payload', subject: 'decoded and run' }, decoded, call)]),
  ];
}

/** A program or a command that nobody has written here; one that only has a piece of it from elsewhere is ordinary. */
function started(followed: Followed, call: Call): readonly Flow[] {
  const [command, args] = call.args;
  if (command === undefined) return [];
  const sources = followed.taint.sourcesOf(command);
  const whole = isMixed(command) ? new Map<Source, Node>() : sources;
  const code = args?.kind === 'list' && args.items.some(isCodeFlag) ? followed.taint.sourcesOf(args) : undefined;
  const gathered = sources.get('environment') ?? sources.get('credential');
  const sends = gathered !== undefined && uploads.test(textOf(followed, call));
  return [
    ...ran(followed, call, whole),
    ...(code === undefined ? [] : ran(followed, call, code)),
    ...(sends ? [flow(followed, { kind: 'secrets-sent', subject: 'gathered' }, gathered, call)] : []),
  ];
}

const uploads = /\b(?:curl|wget|nc|ncat|Invoke-WebRequest|iwr)\b/;

function isCodeFlag(node: Node): boolean {
  return node.kind === 'text' && (node.value === '-c' || node.value === '-e' || node.value === '--eval');
}

function isMixed(node: Node): boolean {
  if (node.kind === 'list') return node.items.some((item) => item.kind === 'text');
  return node.kind === 'concat' || node.kind === 'binary';
}

function argumentsOf({ args, named }: Call): readonly Node[] {
  return [...args, ...named.values()];
}

function sourcesOfAll({ taint }: Followed, nodes: readonly Node[]): Sources {
  return new Map(nodes.flatMap((node) => [...taint.sourcesOf(node)]));
}

function textOf({ text }: Followed, { at, end }: Node): string {
  return text.slice(at, Math.min(end, at + 1_000));
}

function flow(followed: Followed, what: Pick<Draft, 'kind' | 'subject'>, source: Node, sink: Call): Flow {
  const show = (node: Node): string => (textOf(followed, node).split('\n', 1)[0] ?? '').trim().slice(0, 60);
  const within = source.at >= sink.at && source.end <= sink.end;
  const evidence = within ? show(sink) : `${fileOf(followed, source, sink)}${show(source)} ... ${show(sink)}`;
  return { ...what, at: sink.at, evidence, places: [source.at, sink.at] };
}

/** Names the file that a value comes from where it is another one than that of its end. */
function fileOf({ nameOf }: Followed, source: Node, sink: Node): string {
  const file = nameOf?.(source.at);
  return file === undefined || file === nameOf?.(sink.at) ? '' : `${file.slice(-60)}: `;
}
