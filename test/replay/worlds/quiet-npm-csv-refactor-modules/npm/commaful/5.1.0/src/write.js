const special = (delimiter) => new RegExp(`["\\r\\n${delimiter.replace(/[\\^\]-]/g, '\\$&')}]`);

export function stringify(rows, { delimiter = ',', newline = '\n', header } = {}) {
  const pattern = special(delimiter);
  const cell = (value) => {
    const text = value == null ? '' : value instanceof Date ? value.toISOString() : String(value);
    return pattern.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const names = header === true ? Object.keys(rows[0] ?? {}) : header;
  const lines = names ? [names.map(cell).join(delimiter)] : [];
  for (const row of rows) lines.push((names ? names.map((name) => row[name]) : row).map(cell).join(delimiter));
  return lines.join(newline) + (lines.length > 0 ? newline : '');
}
