import { readFile } from 'node:fs/promises';
import { Bundle } from './bundle.js';

let ready;

async function load() {
  const bytes = await readFile(new URL('./stylepack.wasm', import.meta.url));
  const { instance } = await WebAssembly.instantiate(bytes, {});
  return instance.exports;
}

/** Bundles one entry file. */
export async function bundle(entry, options = {}) {
  ready ??= load();
  return new Bundle(await ready, options).run(entry);
}
