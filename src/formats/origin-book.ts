import type { Origin, RemarkCode } from '../domain/dependency.ts';
import type { EcosystemId } from '../domain/package.ts';
import { ecosystemOf } from '../ecosystems/index.ts';
import type { EntryInput } from './entry-input.ts';
import type { Format } from './format.ts';
import { originRemarks } from './origin-remarks.ts';
import { echo } from './syntax/echo.ts';

/** Who is told what is seen of an origin. */
export interface OriginListener {
  readonly remark: (
    code: RemarkCode,
    message: string,
    about: { line?: number | undefined; name?: string | undefined },
  ) => void;
  readonly unreadable: (message: string, line?: number) => void;
  /** The text without credentials. */
  readonly clean: (text: string, entry: EntryInput) => string;
}

const longestAddress = 4_096;
/** Files name a few registries; one that names thousands gains nothing by their being kept. */
const mostRegistries = 100;
const registry: Origin = { kind: 'registry' };

/** Looks at the origins of one file's entries and gives them as they may be kept. */
export class OriginBook {
  private readonly registries = new Map<string, Origin>();
  private readonly format: Pick<Format, 'ecosystem' | 'kind'>;
  private readonly path: string;
  private readonly listener: OriginListener;

  constructor(format: Pick<Format, 'ecosystem' | 'kind'>, path: string, listener: OriginListener) {
    this.format = format;
    this.path = path;
    this.listener = listener;
  }

  /** The origin of an entry without credentials; what a reviewer must know of it is remarked. */
  keep(entry: EntryInput, ecosystem: EcosystemId): Origin {
    const { origin = registry } = entry;
    if (origin.kind === 'registry' && origin.url === undefined) return origin;
    const address = origin.kind === 'path' ? origin.path : (origin.url ?? '');
    if (address.length > longestAddress) {
      this.listener.unreadable(
        `${echo(entry.name)} has an address of more than ${longestAddress} characters`,
        entry.line,
      );
      return { kind: 'url', url: '' };
    }
    const seen = origin.kind === 'registry' ? this.registries.get(address) : undefined;
    if (seen !== undefined) return seen;
    this.tell(origin, entry, ecosystem);
    const cleaned = this.listener.clean(address, entry);
    const kept: Origin =
      origin.kind === 'path' ? { kind: 'path', path: cleaned } : this.withAddress(origin, cleaned, entry);
    // All that is said of a registry is said of the file, once: its further entries need no second look.
    const isSaidOnce = kept.kind === 'registry' && cleaned === address && ecosystem === this.format.ecosystem;
    if (isSaidOnce && this.registries.size < mostRegistries) this.registries.set(address, kept);
    return kept;
  }

  /** A commit or branch can hold an address as well, where a file is made to mislead. */
  private withAddress(origin: Exclude<Origin, { kind: 'path' }>, url: string, entry: EntryInput): Origin {
    if (origin.kind !== 'git') return { ...origin, url };
    const { commit, ref } = origin;
    return {
      kind: 'git',
      url,
      ...(commit === undefined ? {} : { commit: this.listener.clean(commit, entry) }),
      ...(ref === undefined ? {} : { ref: this.listener.clean(ref, entry) }),
    };
  }

  private tell(origin: Origin, entry: EntryInput, ecosystem: EcosystemId): void {
    const { path, format } = this;
    for (const { code, message, about } of originRemarks(origin, { path, kind: format.kind, ecosystem })) {
      if (code === 'weak-pin' && entry.fixedElsewhere === true) continue;
      const name = about === 'file' ? undefined : ecosystemOf(ecosystem).normalise(entry.name);
      this.listener.remark(code, message, { line: entry.line, name });
    }
  }
}
