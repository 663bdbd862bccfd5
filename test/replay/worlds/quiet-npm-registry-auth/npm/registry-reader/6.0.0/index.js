import { tokenFor } from './token.js';

export async function packument(name, { registry, fetch: request = fetch }) {
  const token = await tokenFor(registry);
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const answer = await request(new URL(name.replace('/', '%2f'), registry), { headers });
  if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
  return answer.json();
}
