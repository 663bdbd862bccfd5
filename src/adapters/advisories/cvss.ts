/** Bands of the qualitative scale. Source: CVSS 3.1 specification, section 5. */
export type Band = 'low' | 'medium' | 'high' | 'critical';

const weights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};

const privileges = {
  unchanged: new Map([
    ['N', 0.85],
    ['L', 0.62],
    ['H', 0.27],
  ]),
  changed: new Map([
    ['N', 0.85],
    ['L', 0.68],
    ['H', 0.5],
  ]),
};

/** The base score of a CVSS 3.0 or 3.1 vector; undefined for another version or a broken vector. */
export function baseScore(vector: string): number | undefined {
  if (!/^CVSS:3\.[01]\//.test(vector) || vector.length > 300) return undefined;
  const metrics = new Map(
    vector
      .split('/')
      .slice(1)
      .map((pair) => [pair.split(':')[0] ?? '', pair.split(':')[1] ?? '']),
  );
  const changed = metrics.get('S') === 'C';
  const required =
    (metrics.get('PR') ?? '') === ''
      ? undefined
      : (changed ? privileges.changed : privileges.unchanged).get(metrics.get('PR') ?? '');
  const values = Object.keys(weights).map((name) => weights[name]?.[metrics.get(name) ?? '']);
  const [av, ac, ui, c, i, a] = values;
  if (
    required === undefined ||
    av === undefined ||
    ac === undefined ||
    ui === undefined ||
    c === undefined ||
    i === undefined ||
    a === undefined
  ) {
    return undefined;
  }
  const missing = 1 - (1 - c) * (1 - i) * (1 - a);
  const impact = changed ? 7.52 * (missing - 0.029) - 3.25 * (missing - 0.02) ** 15 : 6.42 * missing;
  if (impact <= 0) return 0;
  const exploitability = 8.22 * av * ac * required * ui;
  return roundUp(Math.min(10, (impact + exploitability) * (changed ? 1.08 : 1)));
}

/** One decimal, always upwards, without the noise of binary fractions. Source: CVSS 3.1, appendix A. */
function roundUp(value: number): number {
  const whole = Math.round(value * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}

/** The band of a score; a score of zero is no severity. */
export function bandOf(score: number): Band | undefined {
  if (score <= 0) return undefined;
  if (score < 4) return 'low';
  if (score < 7) return 'medium';
  return score < 9 ? 'high' : 'critical';
}
