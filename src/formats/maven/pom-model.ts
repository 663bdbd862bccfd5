import { childOf, childrenOf } from '../syntax/xml.ts';
import type { XmlElement } from '../syntax/xml.ts';

const deepest = 30;
const longest = 1024;

/** What `${…}` may stand for in one pom: its properties, its own coordinates and its parent's. */
export class PomProperties {
  private readonly values = new Map<string, string>();
  private readonly around: PomProperties | undefined;

  private constructor(around?: PomProperties) {
    this.around = around;
  }

  static of(project: XmlElement): PomProperties {
    const properties = new PomProperties();
    const { values } = properties;
    const parent = childOf(project, 'parent');
    for (const field of ['groupId', 'artifactId', 'version']) {
      const inherited = childOf(parent, field)?.text;
      if (inherited !== undefined) values.set(`project.parent.${field}`, inherited);
      const own = childOf(project, field)?.text ?? (field === 'artifactId' ? undefined : inherited);
      if (own === undefined) continue;
      for (const prefix of ['project.', 'pom.', '']) values.set(`${prefix}${field}`, own);
    }
    properties.add(childOf(project, 'properties'));
    return properties;
  }

  /** The properties of a profile, over those of the project. */
  within(profile: XmlElement): PomProperties {
    const inner = new PomProperties(this);
    inner.add(childOf(profile, 'properties'));
    return inner;
  }

  private add(properties: XmlElement | undefined): void {
    for (const { name, text } of properties?.children ?? []) this.values.set(name, text);
  }

  /** Puts the values in, also where one names another; what the pom does not set stays as written. */
  expand(text: string): string {
    let expanded = text;
    for (let depth = 0; depth < deepest && expanded.includes('${'); depth += 1) {
      const next = this.expandOnce(expanded);
      if (next === expanded || next.length > longest) return expanded;
      expanded = next;
    }
    return expanded;
  }

  private lookUp(name: string): string | undefined {
    return this.values.get(name) ?? this.around?.values.get(name);
  }

  private expandOnce(text: string): string {
    return text.replaceAll(/\$\{([^${}]*)\}/g, (all, name: string) => this.lookUp(name.trim()) ?? all);
  }
}

/** The elements below a path of element names. */
export function below(element: XmlElement | undefined, ...path: readonly string[]): readonly XmlElement[] {
  let here = element === undefined ? [] : [element];
  for (const name of path) here = here.flatMap((one) => childrenOf(one, name));
  return here;
}
