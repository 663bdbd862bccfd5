import { readFile } from 'node:fs/promises';

const fixture = (name) => readFile(new URL(`./fixtures/${name}`, import.meta.url));

export async function credentials(name) {
  const [key, cert] = await Promise.all([fixture(`${name}.key.pem`), fixture(`${name}.cert.pem`)]);
  return { key, cert };
}

export const authority = () => fixture('authority.cert.pem');
