import { CsvError } from './errors.js';

const QUOTE = '"';

/** Feeds text piece by piece and hands out complete rows. */
export class Machine {
  constructor({ delimiter = ',', trim = false, maxField = 1 << 20 } = {}) {
    if (delimiter.length !== 1 || delimiter === QUOTE) throw new TypeError('a delimiter is one character');
    this.delimiter = delimiter;
    this.trim = trim;
    this.maxField = maxField;
    this.row = [];
    this.field = '';
    this.state = 'start';
    this.line = 1;
    this.column = 0;
    this.rows = [];
  }

  push(text) {
    for (const char of text) this.#step(char);
    return this.rows.splice(0);
  }

  end() {
    if (this.state === 'quoted') throw this.#error('unclosed quote');
    if (this.state !== 'start' || this.row.length > 0) {
      this.#endField();
      this.#endRow();
    }
    return this.rows.splice(0);
  }

  #step(char) {
    if (char === '\n') {
      this.line += 1;
      this.column = 0;
    } else {
      this.column += 1;
    }
    switch (this.state) {
      case 'start':
        if (char === QUOTE) this.state = 'quoted';
        else this.#plain(char);
        break;
      case 'plain':
        this.#plain(char);
        break;
      case 'quoted':
        if (char === QUOTE) this.state = 'quote';
        else this.#append(char);
        break;
      case 'quote':
        if (char === QUOTE) {
          this.#append(char);
          this.state = 'quoted';
        } else if (char === this.delimiter || char === '\n' || char === '\r') {
          this.#plain(char);
        } else {
          throw this.#error('text after a closing quote');
        }
        break;
      default:
    }
  }

  #plain(char) {
    if (char === this.delimiter) {
      this.#endField();
    } else if (char === '\n') {
      this.#endField();
      this.#endRow();
    } else if (char !== '\r') {
      this.state = 'plain';
      this.#append(char);
    }
  }

  #append(char) {
    this.field += char;
    if (this.field.length > this.maxField) throw this.#error('field is too long');
  }

  #endField() {
    this.row.push(this.trim ? this.field.trim() : this.field);
    this.field = '';
    this.state = 'start';
  }

  #endRow() {
    if (this.row.length > 1 || this.row[0] !== '') this.rows.push(this.row);
    this.row = [];
  }

  #error(message) {
    return new CsvError(message, { line: this.line, column: this.column });
  }
}
