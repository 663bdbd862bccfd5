export function parse(s) {
  const [y, m, d] = s.split("-").map(Number);
  return new Date(y, m - 1, d);
}
export function format(d) {
  return d.toISOString().slice(0, 10);
}
