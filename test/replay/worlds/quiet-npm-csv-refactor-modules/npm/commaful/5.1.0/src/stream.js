import { Machine } from './machine.js';
import { Header } from './records.js';

export class CsvStream extends TransformStream {
  constructor(options = {}) {
    const machine = new Machine(options);
    const header = new Header(options.header);
    const send = (rows, controller) => header.map(rows).forEach((row) => controller.enqueue(row));
    super({
      transform: (chunk, controller) => send(machine.push(chunk), controller),
      flush: (controller) => send(machine.end(), controller),
    });
  }
}
