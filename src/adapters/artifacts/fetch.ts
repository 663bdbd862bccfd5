import type { ReleaseFile } from '../../domain/facts.ts';
import type { Budget } from '../../evidence/source.ts';
import { isFailure } from '../http/port.ts';
import type { HttpClient } from '../http/port.ts';

/** The bytes of a release's file, that the registry has none although it lists it, or why they could not be had. */
export type Fetched = { readonly bytes: Buffer } | { readonly missing: true } | { readonly reason: string };

/** Fetches an archive by the address that the registry gave for it. Nothing else is asked: no metadata, no redirect elsewhere. */
export async function fetchArchive(
  http: HttpClient,
  file: ReleaseFile,
  asked: { readonly most: number; readonly budget: Budget },
): Promise<Fetched> {
  const left = Math.floor(asked.budget.left());
  if (left <= 0) return { reason: `${file.name}: no time left` };
  if (file.size !== undefined && file.size > asked.most)
    return { reason: `${file.name}: larger than ${asked.most} bytes` };
  const answer = await http.request(file.url, {
    maxBytes: asked.most,
    timeout: left,
    signal: asked.budget.signal,
    // The bytes are handed over to a worker.
    alone: true,
    headers: { accept: '*/*' },
  });
  if (isFailure(answer)) return { reason: `${file.name}: ${answer.reason}` };
  if (answer.status === 404 || answer.status === 410) return { missing: true };
  if (answer.status !== 200) return { reason: `${file.name}: the server answered ${answer.status}` };
  return { bytes: answer.body };
}
