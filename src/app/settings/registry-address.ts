import type { RegistryEntry } from './registry-schema.ts';

/** A checked address with a final slash, or what is wrong with it. The address is never repeated: it may hold a password. */
export type Address = { readonly url: string } | { readonly problem: string };

/** Reads an address of the file. With credentials it must be encrypted, unless it is on this machine. */
export function readAddress(written: string, { carriesSecret }: { readonly carriesSecret: boolean }): Address {
  const url = URL.parse(written);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return { problem: 'must be an http or https address such as https://registry.example.com/npm/' };
  if (url.username !== '' || url.password !== '')
    return { problem: 'has credentials in it: take them out, and name them in `basic-env` or `token-env`' };
  if (url.search !== '' || url.hash !== '') return { problem: 'must have no query and no fragment' };
  if (carriesSecret && url.protocol === 'http:' && !isLoopback(url.hostname))
    return { problem: 'is plain http, which would show the credentials to everybody on the way: use https' };
  return { url: url.href.endsWith('/') ? url.href : `${url.href}/` };
}

/** The root of a registry. People copy the address that their package manager wants, which may be one folder further down. */
export function rootAddress({ ecosystem, url }: RegistryEntry): string {
  if (ecosystem === 'cargo') return url.replace(/^sparse\+/, '');
  if (ecosystem === 'nuget') return url.replace(/\/index\.json$/, '/');
  if (ecosystem === 'pypi') return url.replace(/\/simple\/?$/, '/');
  return url;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
