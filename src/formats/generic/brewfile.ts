import type { DependencySet, Origin } from '../../domain/dependency.ts';
import type { EcosystemId } from '../../domain/package.ts';
import { EntryCollector } from '../collect.ts';
import { collectImage } from '../docker/image.ts';
import type { Format } from '../format.ts';
import { callsOf } from '../gem/ruby-calls.ts';
import type { RubyCall } from '../gem/ruby-calls.ts';

/** What `brew bundle` installs. Source: Homebrew's documentation, "Brew Bundle and Brewfile". */
export const brewfile: Format = {
  id: 'brewfile',
  ecosystem: 'generic',
  kind: 'manifest',
  files: ['Brewfile', '.Brewfile', 'Brewfile.*'],
  reads: { direct: 'yes', scope: 'no', integrity: 'no', origin: 'partly', lines: 'yes', requiredBy: 'no' },
  note: 'Formulae, casks, taps with their address, images of Whalebrew, and packages of Go, Cargo, npm and uv; read without being run. Homebrew pins no versions.',
  parse,
};

/** Words for packages of other ecosystems. */
const others: Readonly<Record<string, EcosystemId>> = { cargo: 'cargo', go: 'golang', npm: 'npm', uv: 'pypi' };
const methods = new Set(['brew', 'cask', 'tap', 'whalebrew', ...Object.keys(others)]);

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(brewfile, path);
  for (const call of callsOf(text, methods)) add(call, collected);
  return collected.finish();
}

function add({ method, texts, isFirstLiteral, line, endLine }: RubyCall, collected: EntryCollector): void {
  const [name, address] = texts;
  if (name === undefined || !isFirstLiteral) {
    const message = `what ${method} installs is put together when the file is run`;
    collected.remark('runs-code-of-repository', message, { line });
    return;
  }
  const facts = { name, range: '', line, endLine, direct: true } as const;
  if (method === 'whalebrew') collectImage(name, collected, { line, endLine });
  // Homebrew knows no way to fix a tap's commit: a remark that it is not fixed would ask for what cannot be done.
  else if (method === 'tap') collected.requirement({ ...facts, origin: tapOf(name, address), fixedElsewhere: true });
  else if (Object.hasOwn(others, method)) collected.requirement({ ...facts, ecosystem: others[method] });
  else collected.requirement(facts);
}

/** `owner/name` is `homebrew-name` of that owner at GitHub, unless an address is given. */
function tapOf(name: string, address: string | undefined): Origin {
  const [owner = '', repository = ''] = name.split('/', 2);
  return { kind: 'git', url: address ?? `https://github.com/${owner}/homebrew-${repository}` };
}
