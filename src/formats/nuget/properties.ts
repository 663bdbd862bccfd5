import { childrenOf } from '../syntax/xml.ts';
import type { XmlElement } from '../syntax/xml.ts';

const deepest = 20;
const longest = 1024;

/** The properties that a project file sets itself, names without regard to case. The last one counts. */
export function propertiesOf(root: XmlElement): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const group of childrenOf(root, 'PropertyGroup')) {
    for (const property of group.children) properties.set(property.name.toLowerCase(), property.text);
  }
  return properties;
}

/** Puts properties in for `$(Name)`; what the file does not set stays as written. */
export function expand(text: string, properties: ReadonlyMap<string, string>): string {
  let expanded = text;
  for (let depth = 0; depth < deepest && expanded.includes('$('); depth += 1) {
    const next = expanded.replaceAll(
      /\$\(([A-Za-z_][\w.-]*)\)/g,
      (all, name: string) => properties.get(name.toLowerCase()) ?? all,
    );
    if (next === expanded || next.length > longest) return expanded;
    expanded = next;
  }
  return expanded;
}
