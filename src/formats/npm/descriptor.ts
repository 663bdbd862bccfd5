/** A name with what was asked of it, as `name@range`. */
export interface Descriptor {
  readonly name: string;
  readonly range: string;
}

/**
 * Splits `name@range` at the first `@` that does not open a scope. Without one, the range is empty. The `@` behind the
 * login of an address splits nothing: what stands before it is no name and may be a secret.
 */
export function splitDescriptor(descriptor: string): Descriptor {
  const from = descriptor.startsWith('@') ? 1 : 0;
  const at = descriptor.indexOf('@', from);
  if (at === -1 || descriptor.lastIndexOf('://', at) !== -1) return { name: descriptor, range: '' };
  return { name: descriptor.slice(0, at), range: descriptor.slice(at + 1) };
}
