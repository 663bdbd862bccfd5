import type { Extensions } from './tar-header.ts';

/**
 * The records of a pax header that change what an entry is: `<length> <key>=<value>\n`. Gives undefined where a record
 * does not have the length that it states: readers differ in what they make of such a header.
 */
export function readPax(data: Buffer): Extensions | undefined {
  const found: Extensions = {};
  let at = 0;
  while (at < data.length && data[at] !== 0) {
    const space = data.indexOf(0x20, at);
    if (space < 0 || space - at > 10) return undefined;
    const length = Number(data.toString('latin1', at, space));
    const end = at + length;
    if (!Number.isInteger(length) || end <= space || end > data.length || data[end - 1] !== 0x0a) return undefined;
    const equals = data.indexOf(0x3d, space);
    if (equals < 0 || equals >= end) return undefined;
    applyRecord(found, data.toString('latin1', space + 1, equals), data.toString('utf8', equals + 1, end - 1));
    at = end;
  }
  return found;
}

function applyRecord(found: Extensions, key: string, value: string): void {
  if (key === 'path') found.path = value;
  else if (key === 'linkpath') found.link = value;
  else if (key === 'size' && /^\d{1,15}$/.test(value)) found.size = Number(value);
}
