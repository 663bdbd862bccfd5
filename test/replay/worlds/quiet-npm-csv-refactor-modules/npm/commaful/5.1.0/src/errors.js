export class CsvError extends Error {
  constructor(message, position) {
    super(`${message} (line ${position.line}, column ${position.column})`);
    this.name = 'CsvError';
    this.position = position;
  }
}
