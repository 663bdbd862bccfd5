import { SaxesParser } from 'saxes';

/** One element with its attributes, text and place. */
export interface Element {
  readonly path: string;
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const maxElements = 50_000;

/**
 * The elements of a small XML document in order of their ends, as slash-joined paths of local names. Entities are not
 * expanded beyond XML's own five. A broken document yields what came before the break.
 */
export function elementsOf(xml: string): readonly Element[] {
  const found: Element[] = [];
  const open: { readonly name: string; text: string; readonly attributes: ReadonlyMap<string, string> }[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  parser.on('opentag', (tag) => {
    const attributes = new Map(
      Object.entries(tag.attributes).map(([name, value]) => [name, String(value).slice(0, 2_000)]),
    );
    if (open.length >= 100) broken = true;
    open.push({ name: tag.name.split(':').at(-1) ?? '', text: '', attributes });
  });
  parser.on('text', (text) => {
    const top = open.at(-1);
    if (top && top.text.length < 4_096) top.text += text.slice(0, 4_096);
  });
  parser.on('closetag', () => {
    const path = open.map(({ name }) => name).join('/');
    const top = open.pop();
    if (top && !broken && found.length < maxElements)
      found.push({ path, text: top.text.trim(), attributes: top.attributes });
  });
  parser.write(xml).close();
  return found;
}

/** The first element of a local name. */
export function textOfTag(xml: string, name: string): Element | undefined {
  return elementsOf(xml).find(({ path }) => path.split('/').at(-1) === name);
}
