import { retry } from '@quarrel/retry';

export const json = (base) => retry(async ({ key, signal }) => {
  const response = await fetch(new URL(key.join('/'), base), { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
});
