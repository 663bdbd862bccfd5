import { readSets } from '../formats/read.ts';
import type { FileReader } from '../review/ports.ts';
export function openReader(): FileReader & { close: () => Promise<void> } {
  return { read: async (files) => readSets(files), close: async () => undefined };
}
