export function parse(source) {
  const tokens = [];
  for (const match of source.matchAll(/\s*(\w+|[^\w\s])/gu)) tokens.push(match[1]);
  return tokens;
}
