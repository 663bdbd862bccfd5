/**
 * How every format gathers what it reads. A format's `parse` makes one collector for its file and tells it all it sees;
 * the collector does what must not differ between formats:
 *
 *   const collected = new EntryCollector(thisFormat, path);
 *   collected.dependency({ name, version, line, endLine, scope: 'dev', direct: true, integrity: hashesOf(sri) });
 *   collected.requirement({ name, range: '^1.2', line });
 *   collected.unreadable('an entry without version', line);       // a problem; the rest is still read
 *   collected.remark('registry-address', 'index …', { line });    // read, but a reviewer must know
 *   return collected.finish();
 *
 * - names are normalised by their ecosystem (another one than the format's may be given with the entry);
 * - a name over 214 or a version over 256 characters is a problem, not an entry;
 * - names that no registry would give are listed as they stand, with the remark `suspicious-name` (renderers escape);
 * - credentials are cut out of every text that is kept, with the remark `credentials-in-address`;
 * - origins are looked at: foreign registries, remote archives, plain http, weak git pins, paths that leave the repository;
 * - one name and version of one origin that stands at several places is one entry with `otherLines`;
 * - missing and weak hashes are remarked where the format is said to have hashes (`reads.integrity: 'yes'`).
 */
import type { Dependency, DependencySet, EntryBase, Include, RemarkCode, Requirement } from '../domain/dependency.ts';
import type { EcosystemId } from '../domain/package.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { ecosystemOf } from '../ecosystems/index.ts';
import { isSplitLogin, withoutCredentials } from './syntax/credentials.ts';
import type { DependencyInput, EntryInput, RequirementInput } from './entry-input.ts';
import type { Format } from './format.ts';
import { mayHoldCredentials, withCleanEdges } from './clean-edges.ts';
import { integrityRemarks } from './integrity-remarks.ts';
import { DependencyMerger } from './merge.ts';
import { isOrdinary, suspicionOf } from './names.ts';
import { OriginBook } from './origin-book.ts';
import { RemarkBook } from './remark-book.ts';
import type { RemarkedOn } from './remark-book.ts';
import { echo } from './syntax/echo.ts';

const longestName = 214;
const longestVersion = 256;
const longestRange = 1_024;
const mostEntries = 400_000;
const mostProblems = 1_000;
const noStrings: readonly string[] = [];

type CollectingFormat = Pick<Format, 'id' | 'ecosystem' | 'kind' | 'reads'>;

export class EntryCollector {
  private readonly format: CollectingFormat;
  private readonly path: string;
  private readonly merger = new DependencyMerger();
  private readonly requirements: Requirement[] = [];
  private readonly problems: Problem[] = [];
  private readonly includes: Include[] = [];
  private readonly book = new RemarkBook((message) => this.problem('too-large', message));
  private readonly origins: OriginBook;
  private entries = 0;

  constructor(format: CollectingFormat, path: string) {
    this.format = format;
    this.path = path;
    this.origins = new OriginBook(format, path, this);
  }

  /** An entry that fixes one release. */
  dependency(input: DependencyInput): void {
    if (!this.admits(input, input.version)) return;
    if (input.version === '' || input.version.length > longestVersion) {
      const reason = input.version === '' ? 'has no version' : `has a version of ${input.version.length} characters`;
      this.unreadable(`${echo(input.name)} ${reason}`, input.line);
      return;
    }
    const ecosystem = input.ecosystem ?? this.format.ecosystem;
    const name = this.nameOf(input, ecosystem);
    const entry: Mutable<Dependency> = {
      ecosystem,
      name,
      version: isOrdinary(input.version) ? input.version : this.clean(input.version, input),
      place: this.placeOf(input),
      scope: input.scope ?? 'unknown',
      direct: input.direct,
      origin: this.origins.keep(input, ecosystem),
      integrity: this.cleanAll(input.integrity ?? noStrings, input),
      requiredBy: input.requiredBy ?? noStrings,
    };
    this.addRare(entry, input);
    if (input.installScript !== undefined) entry.installScript = input.installScript;
    if (input.ranges !== undefined) entry.ranges = input.ranges.map((range) => this.clean(range, input));
    if (input.bundled !== undefined) entry.bundled = input.bundled;
    if (input.uploadedAt !== undefined) entry.uploadedAt = this.clean(input.uploadedAt, input);
    if (input.comment !== undefined) entry.comment = this.clean(input.comment, input);
    if (input.digest !== undefined) entry.digest = this.clean(input.digest, input);
    if (input.subpath !== undefined) entry.subpath = this.clean(input.subpath, input);
    if (input.patched !== undefined) entry.patched = input.patched;
    this.merger.add(entry);
  }

  /** An entry that admits many releases, or any. */
  requirement(input: RequirementInput): void {
    if (!this.admits(input, input.range)) return;
    if (input.range.length > longestRange) {
      this.unreadable(`${echo(input.name)} has a range of ${input.range.length} characters`, input.line);
      return;
    }
    const ecosystem = input.ecosystem ?? this.format.ecosystem;
    const entry: Mutable<Requirement> = {
      ecosystem,
      name: this.nameOf(input, ecosystem),
      range: this.clean(input.range, input),
      place: this.placeOf(input),
      scope: input.scope ?? 'unknown',
      direct: input.direct,
      origin: this.origins.keep(input, ecosystem),
    };
    this.addRare(entry, input);
    if (input.integrity !== undefined) entry.integrity = this.cleanAll(input.integrity, input);
    if (input.command !== undefined) entry.command = this.clean(input.command, input);
    this.requirements.push(entry);
  }

  /** Something that was read and that a reviewer must know. Said once where code, message and name are the same. */
  remark(code: RemarkCode, message: string, about: RemarkedOn = {}): void {
    this.book.add(code, message, about);
  }

  /** Something that could not be read. Repeat no more of the input than `echo` gives. */
  problem(code: ProblemCode, message: string, line?: number): void {
    if (this.problems.length > mostProblems) return;
    const last = this.problems.length === mostProblems;
    const text = last ? 'further problems of this file are left out' : withoutCredentials(message).text;
    this.problems.push({ code, message: text, path: this.path, ...(line === undefined || last ? {} : { line }) });
  }

  /** One entry that could not be read; the others were. */
  unreadable(message: string, line?: number): void {
    this.problem('unreadable-entry', message, line);
  }

  /** A file of the repository, by repository path, that this one pulls in. */
  include(path: string, line: number, more: Pick<Include, 'format' | 'limits'> = {}): void {
    // No file of a repository is called like an address, and an address may hold a login.
    if (path.includes(':/') || withoutCredentials(path).text !== path) {
      this.remark('include-outside-repository', 'what is named here is an address and no file of the repository', {
        line,
      });
      return;
    }
    this.includes.push({ path, line, ...more });
  }

  /** How many dependencies and requirements were admitted so far. */
  get size(): number {
    return this.entries;
  }

  finish(): DependencySet {
    const dependencies = withCleanEdges(this.merger.merged());
    if (this.format.reads.integrity === 'yes') {
      for (const { code, message, ...about } of integrityRemarks(dependencies)) this.remark(code, message, about);
    }
    const { id, ecosystem, kind } = this.format;
    const { path, requirements, problems, includes } = this;
    const { remarks } = this.book;
    const set = { path, format: id, ecosystem, kind, dependencies, requirements, remarks, problems };
    return includes.length === 0 ? set : { ...set, includes };
  }

  private admits(input: EntryInput, value: string): boolean {
    this.entries += 1;
    if (this.entries > mostEntries) {
      if (this.entries === mostEntries + 1)
        this.problem('too-large', `more than ${mostEntries} entries: the rest is left out`);
      return false;
    }
    if (input.name === '' || input.name.length > longestName) {
      const reason =
        input.name === '' ? 'an entry has no name' : `an entry has a name of ${input.name.length} characters`;
      this.unreadable(reason, input.line);
      return false;
    }
    if (isSplitLogin(input.name, value)) {
      this.unreadable('an address with a login stands where a name is expected', input.line);
      return false;
    }
    if (value.startsWith('-')) {
      const message = `the value ${echo(value)} starts with a dash: a tool could take it for an option`;
      this.remark('option-injection', message, { line: input.line, name: input.name });
    }
    return true;
  }

  private nameOf(input: EntryInput, ecosystem: EcosystemId): string {
    const { normalise } = ecosystemOf(ecosystem);
    if (input.alias === undefined && isOrdinary(input.name)) return normalise(input.name);
    const name = normalise(this.clean(input.name, input));
    this.lookAtName(input.name, input.line, name);
    if (input.alias !== undefined) this.lookAtName(input.alias, input.line, name);
    return name;
  }

  private placeOf({ line, endLine }: EntryInput): Dependency['place'] {
    const { path } = this;
    if (line === undefined) return { path };
    return endLine === undefined || endLine === line ? { path, line } : { path, line, endLine };
  }

  /** What few entries have; left out where they do not, so that most are small. */
  private addRare(entry: Mutable<EntryBase>, input: EntryInput): void {
    const { alias, marker, extras } = input;
    if (alias !== undefined && alias !== entry.name) entry.alias = this.clean(alias, input).slice(0, longestName);
    if (marker !== undefined) entry.marker = this.clean(marker, input);
    if (extras !== undefined && extras.length > 0) entry.extras = this.cleanAll(extras, input);
  }

  private lookAtName(written: string, line: number | undefined, name: string): void {
    const suspicion = suspicionOf(written);
    if (suspicion === undefined) return;
    this.remark('suspicious-name', `the name ${echo(written)} holds ${suspicion}`, { line, name });
  }

  /** The text without credentials, with the remark if there were any. For what is kept of an entry. */
  clean(text: string, entry: EntryInput): string {
    const cleaned = withoutCredentials(text);
    if (cleaned.found) {
      this.remark('credentials-in-address', 'an address holds credentials; they are left out here', {
        line: entry.line,
        name: entry.name,
      });
    }
    return cleaned.text;
  }

  private cleanAll(texts: readonly string[], entry: EntryInput): readonly string[] {
    return mayHoldCredentials(texts) ? texts.map((text) => this.clean(text, entry)) : texts;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
