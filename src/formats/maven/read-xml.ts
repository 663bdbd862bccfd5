import { parseXml } from '../syntax/xml.ts';
import type { XmlElement } from '../syntax/xml.ts';
import type { Parsed } from '../syntax/tree.ts';

/**
 * Reads XML whose declaration may stand below blank lines. XML forbids that; Maven's and Gradle's files have it
 * nevertheless, and losing a whole file over a blank line helps nobody. The declaration is blanked out, lines stay.
 */
export function parseLenientXml(text: string): Parsed<XmlElement> {
  const start = text.search(/\S/);
  const end = start > 0 && text.startsWith('<?xml', start) ? text.indexOf('?>', start) : -1;
  return parseXml(end < 0 ? text : `${text.slice(0, start)}${text.slice(end + 2)}`);
}
