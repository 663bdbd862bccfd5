import { Machine } from './machine.js';
import { Header } from './records.js';

export function parse(text, options = {}) {
  const machine = new Machine(options);
  return new Header(options.header).map([...machine.push(text), ...machine.end()]);
}

export { CsvError } from './errors.js';
export { CsvStream } from './stream.js';
export { stringify } from './write.js';
