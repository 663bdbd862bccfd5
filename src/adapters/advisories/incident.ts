import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isEcosystemId } from '../../ecosystems/index.ts';
import { LockwardenError } from '../../domain/error.ts';
import type { EcosystemId } from '../../domain/package.ts';

const instant = z.iso.datetime();

/** One declared compromise, as `src/data/incidents/<id>.json` holds it. */
const schema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{5,80}$/),
  title: z.string().min(3).max(120),
  ecosystem: z.custom<EcosystemId>((value) => typeof value === 'string' && isEcosystemId(value)),
  packages: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(214),
        /** Exact versions or full commits, `>=version`, or `*` for all there are. */
        bad: z.array(z.string().min(1).max(80)).min(1),
        /** Tags that were moved and put right again: bad from `publishedAt` to `takenDownAt` only. */
        onlyWhileLive: z.boolean().optional(),
        /** Versions that were sound all along although `bad` covers them. */
        except: z.array(z.string()).optional(),
      }),
    )
    .min(1),
  publishedAt: instant,
  /** When it became public: a review as of an earlier instant does not know it. */
  announcedAt: instant,
  takenDownAt: instant.optional(),
  advisories: z.array(z.string().regex(/^[A-Z]{2,10}-[A-Za-z0-9-]+$/)),
  sources: z.array(z.string().min(3).max(200)).min(1),
  summary: z.string().min(20).max(300),
});

export type Incident = z.infer<typeof schema>;

/** Reads one record. Throws `LockwardenError` (`bad-incident`) that names file and field. */
export function parseIncident(text: string, file: string): Incident {
  const result = schema.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new LockwardenError('bad-incident', `${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

/** The folder of the records that come with Lockwarden. */
export const bundledFolder = new URL('../../data/incidents/', import.meta.url);

/** Reads all records of a folder, sorted by id. */
export async function loadIncidents(folder: URL = bundledFolder): Promise<readonly Incident[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted();
  return Promise.all(files.map(async (file) => parseIncident(await readFile(new URL(file, folder), 'utf8'), file)));
}
