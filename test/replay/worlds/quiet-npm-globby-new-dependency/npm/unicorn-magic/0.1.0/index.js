import { fileURLToPath } from 'node:url';

export function toPath(urlOrPath) {
  return urlOrPath instanceof URL ? fileURLToPath(urlOrPath) : urlOrPath;
}

export async function delay({ seconds }) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
