import type { Code } from './code.ts';
import type { Draft, SeenSight } from './combine.ts';
import { statementEnd, tokenIndex } from './statement.ts';

/** Characters between the connection and the program within which they are one piece of work. */
const near = 1500;
const mostRuns = 100;
const mostNames = 6;

/** What joins a program's input to something else. */
const feeds = /std_?in\b|RedirectStandardInput|StandardInput|get(?:Input|Output)Stream|\bdup2?\b|\bpopen/i;
/** The answer to a request as that input. */
const fedBy = /\bStdin\s*=\s*\w{1,40}\.Body\b/;

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 300), at + 500);
}

/** An import or a type, as against a call. */
function isOnlyNamed({ tokens }: Code, i: number): boolean {
  return [';', '{', '}', ',', '>'].includes(tokens[i + 1]?.value ?? ';') && tokens[i]?.kind === 'name';
}

/** A connection of bytes, as against a request of a protocol. */
const raw =
  /\b(?:TCPSocket|UDPSocket|UNIXSocket|TcpStream|TcpClient|UdpClient|p?fsockopen|stream_socket_client|socket_connect|net\.Dial\w*|Dial(?:Timeout|Context)?\(|(?:new\s+)?Socket\()/;
const shellName = /^(?:(?:\/usr)?\/bin\/)?(?:ba|z|da|k)?sh$|^(?:cmd|powershell|pwsh)(?:\.exe)?$/i;
const runsLine = /^(?:-c|-lc|\/c|-Command)$/i;

/**
 * Programs that obey what comes over the network: a shell beside a raw connection, or a command that was received just before
 * (boltdb-go 2021, prototransform 2025). JavaScript and Python are left to their trees.
 */
export function remoteShells(code: Code, sights: readonly SeenSight[]): readonly Draft[] {
  if (code.language === 'javascript' || code.language === 'python') return [];
  const nets = sights.filter((sight) => sight.act === 'network');
  const runs = sights.filter((sight) => sight.act === 'process').slice(0, mostRuns);
  if (nets.length === 0 || runs.length === 0) return [];
  const indexes = tokenIndex(code);
  for (const run of runs) {
    const i = indexes.get(run.at);
    const net = nets.find((one) => Math.abs(one.at - run.at) <= near && (one.added || run.added));
    if (i === undefined || net === undefined || isOnlyNamed(code, i)) continue;
    const shell = shellOf(code, i);
    const socket = nets.find((one) => Math.abs(one.at - run.at) <= near && raw.test(one.what));
    const beside = around(code.text, run.at);
    const obeys = shell === 'interactive' && feeds.test(beside) && (socket !== undefined || fedBy.test(beside));
    if (!obeys && !namesHanded(code, i, shell).some((name) => isReceived(code.text, run.at, name))) continue;
    const evidence = `${(socket ?? net).what.slice(0, 60)} ... ${run.what.slice(0, 60)}`;
    return [{ kind: 'download-and-run', at: run.at, evidence, subject: 'obeys what it receives' }];
  }
  return [];
}

type Shell = 'fixed' | 'interactive' | 'none' | 'open';

/** `interactive`: a shell alone; `open`: one that is handed a value; `fixed`: one with a command that stands in the code. */
function shellOf(code: Code, i: number): Shell {
  const { tokens, text } = code;
  const from = Math.max(0, i - 20);
  const end = text[tokens[i]?.at ?? 0] === '`' ? i : Math.min(tokens.length, statementEnd(code, i) + 40);
  for (let at = from; at <= end; at++) {
    const token = tokens[at];
    if (token?.kind !== 'text' || !shellName.test(token.value)) continue;
    const flag = tokens.slice(at + 1, at + 8).findIndex((next) => next.kind === 'text' && runsLine.test(next.value));
    if (flag < 0) return nextText(code, at) ? 'fixed' : 'interactive';
    return nextText(code, at + 1 + flag) ? 'fixed' : 'open';
  }
  return 'none';
}

/** Whether a text is the next argument. */
function nextText({ tokens }: Code, at: number): boolean {
  const next = tokens.slice(at + 1, at + 6).find((token) => token.kind !== 'punctuation' && token.value !== 'arg');
  return next?.kind === 'text';
}

/** The variables that are handed to a program: of a shell all, of another only one that stands alone as the whole command. */
function namesHanded(code: Code, i: number, shell: Shell): readonly string[] {
  const { tokens, text } = code;
  const start = tokens[i];
  if (start?.kind === 'text') {
    const only =
      /^\s*\$\{?(\w{1,40})\}?\s*$/.exec(start.value)?.[1] ?? /^\s*#\{(\w{1,40})\}\s*$/.exec(start.value)?.[1];
    return only === undefined || text[start.at] === "'" ? [] : [only];
  }
  const first = tokens[i + 1]?.value === '(' ? i + 2 : i + 1;
  if (shell === 'open') {
    const inside = tokens.slice(first, statementEnd(code, i) + 1);
    return inside.flatMap((token) => (token.kind === 'name' ? [token.value.replace(/^\$/, '')] : [])).slice(-mostNames);
  }
  const name = tokens[first];
  const alone = [')', ',', 'do', '|'].includes(tokens[first + 1]?.value ?? ')');
  return name?.kind === 'name' && alone && shell === 'none' ? [name.value.replace(/^\$/, '')] : [];
}

const received =
  /\b(?:gets|fgets|fread|recv\w{0,12}|read\w{0,20}|Read\w{0,20}|Scan\w{0,10}|DownloadString|GetString\w{0,8}|body|Body|getBody|stream_get_contents|into_string|text)\b/;

/** Whether a variable was last given what a connection or a request handed over. */
function isReceived(text: string, at: number, name: string): boolean {
  if (!/^\w{1,40}$/.test(name)) return false;
  const before = text.slice(Math.max(0, at - near), at);
  const given = new RegExp(String.raw`(?<!\w)\$?${name}(?:\s*,\s*\w{1,20})?\s*:?=(?!=)([^;\n]{0,160})`, 'g');
  const last = [...before.matchAll(given)].at(-1)?.[1];
  return last !== undefined && received.test(last) && !/\b(?:ENV|env|getenv|File|Files|os|fs)\s*(?:\.|::)/.test(last);
}
