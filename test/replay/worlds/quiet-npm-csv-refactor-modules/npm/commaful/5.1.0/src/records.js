/** Turns rows into objects by the header row. */
export class Header {
  constructor(header) {
    this.names = Array.isArray(header) ? header : undefined;
    this.wanted = Boolean(header);
  }

  map(rows) {
    if (!this.wanted) return rows;
    const result = [];
    for (const row of rows) {
      if (!this.names) {
        this.names = row.map((name) => name.replace(/^\uFEFF/, ''));
        continue;
      }
      const record = Object.create(null);
      this.names.forEach((name, index) => { record[name] = row[index] ?? ''; });
      result.push(record);
    }
    return result;
  }
}
