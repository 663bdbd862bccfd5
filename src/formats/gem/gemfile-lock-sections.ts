import { linesOf } from '../syntax/lines.ts';

/** A gem as a source section lists it, with what it needs. */
export interface LockedGem {
  readonly name: string;
  readonly version: string;
  readonly platform: string | undefined;
  readonly line: number;
  endLine: number;
  readonly needs: string[];
  readonly source: GemSource;
}

/** GEM, GIT, PATH or PLUGIN SOURCE with its options. */
export interface GemSource {
  readonly kind: string;
  readonly remotes: { readonly url: string; readonly line: number }[];
  readonly options: Map<string, string>;
}

export interface GemfileLock {
  readonly gems: LockedGem[];
  /** Names under DEPENDENCIES: what the Gemfile itself asks for. */
  readonly direct: Set<string>;
  /** `name (version-platform)` → hashes of CHECKSUMS. */
  readonly checksums: Map<string, Set<string>>;
  readonly hasDependencies: boolean;
  readonly odd: { readonly line: number; readonly message: string }[];
}

const sources = new Set(['GEM', 'GIT', 'PATH', 'PLUGIN SOURCE']);
const plain = new Set(['PLATFORMS', 'DEPENDENCIES', 'CHECKSUMS', 'RUBY VERSION', 'BUNDLED WITH']);

/**
 * Takes Gemfile.lock apart by its headings and indents: two blanks an option, four a gem, six what it needs. Unknown
 * sections are passed over, as Bundler does; a line that fits nowhere is said.
 */
export function sectionsOf(text: string): GemfileLock {
  const lock = {
    gems: [],
    direct: new Set<string>(),
    checksums: new Map(),
    hasDependencies: false,
    odd: [],
  } as Mutable;
  let section = '';
  let source: GemSource = newSource('');
  for (const { number: line, text: written } of linesOf(text)) {
    if (written.trim() === '') continue;
    if (!written.startsWith(' ')) {
      const heading = written.trimEnd();
      if (!isHeading(heading)) {
        lock.odd.push({ line, message: 'a line that is no heading and not indented' });
        continue;
      }
      section = heading;
      source = newSource(section);
      if (section === 'DEPENDENCIES') lock.hasDependencies = true;
    } else if (sources.has(section)) sourceLine(lock, { source, written, line });
    else if (section === 'DEPENDENCIES') dependencyLine(lock, written, line);
    else if (section === 'CHECKSUMS') checksumLine(lock, written, line);
    else if (section === '') lock.odd.push({ line, message: 'an indented line before the first heading' });
  }
  return lock;
}

type Mutable = { -readonly [K in keyof GemfileLock]: GemfileLock[K] };

interface SourceLine {
  readonly source: GemSource;
  readonly written: string;
  readonly line: number;
}

function newSource(kind: string): GemSource {
  return { kind, remotes: [], options: new Map() };
}

function isHeading(text: string): boolean {
  return sources.has(text) || plain.has(text) || /^[A-Z][A-Z ]*$/.test(text);
}

function sourceLine(lock: Mutable, { source, written, line }: SourceLine): void {
  const indent = written.length - written.trimStart().length;
  const body = written.trim();
  if (indent === 2) option(source, body, line);
  else if (indent === 4) {
    const gem = gemOf(body);
    if (gem === undefined) lock.odd.push({ line, message: 'a gem without a version' });
    else lock.gems.push({ ...gem, line, endLine: line, needs: [], source });
  } else if (indent === 6) {
    const gem = lock.gems.at(-1);
    const name = nameOf(body);
    if (gem === undefined || name === '') lock.odd.push({ line, message: 'a need that belongs to no gem' });
    else {
      gem.needs.push(name);
      gem.endLine = line;
    }
  } else lock.odd.push({ line, message: `an indent of ${indent}, which has no meaning here` });
}

function option(source: GemSource, body: string, line: number): void {
  const colon = body.indexOf(':');
  const [key, value] = [body.slice(0, colon), body.slice(colon + 1).trim()];
  if (key === 'remote') source.remotes.push({ url: value, line });
  else if (colon > 0) source.options.set(key, value);
}

/** `name (1.2.3-x86_64-linux)`: a version holds no hyphen, what follows one is the platform. */
function gemOf(body: string): Pick<LockedGem, 'name' | 'version' | 'platform'> | undefined {
  const open = body.indexOf(' (');
  if (open < 1 || !body.endsWith(')')) return undefined;
  const inside = body.slice(open + 2, -1);
  const hyphen = inside.indexOf('-');
  const version = hyphen < 0 ? inside : inside.slice(0, hyphen);
  const platform = hyphen < 0 ? undefined : inside.slice(hyphen + 1);
  return version === '' ? undefined : { name: body.slice(0, open), version, platform };
}

/** The name of `name`, `name!`, `name (~> 1.0)!`. The mark says that the Gemfile names the source. */
function nameOf(body: string): string {
  const open = body.indexOf(' (');
  return (open < 0 ? body : body.slice(0, open)).replace(/!$/, '');
}

function dependencyLine(lock: Mutable, written: string, line: number): void {
  const name = nameOf(written.trim());
  if (name === '' || name.includes(' ')) lock.odd.push({ line, message: 'a dependency that cannot be read' });
  else lock.direct.add(name);
}

function checksumLine(lock: Mutable, written: string, line: number): void {
  const body = written.trim();
  const close = body.indexOf(')');
  const gem = gemOf(body.slice(0, close + 1));
  if (gem === undefined) {
    lock.odd.push({ line, message: 'a checksum that belongs to no gem' });
    return;
  }
  const hashes = body
    .slice(close + 1)
    .trim()
    .split(/[ ,]+/)
    .filter((hash) => /^[a-z0-9]+=[A-Za-z0-9+/=]+$/.test(hash));
  const key = `${gem.name}@${gem.version}`;
  const known = lock.checksums.get(key) ?? new Set();
  lock.checksums.set(key, known);
  for (const hash of hashes) if (known.size < mostHashes) known.add(hash.replace('=', ':'));
}

/** A gem has a hash for each platform: nokogiri, with the most, has some twenty. */
const mostHashes = 64;
