import { PassThrough } from 'node:stream';

export default function mergeStreams(streams) {
  const merged = new PassThrough({ objectMode: true });
  for (const stream of streams) stream.pipe(merged, { end: false });
  return merged;
}
