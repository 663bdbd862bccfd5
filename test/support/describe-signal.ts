import type { Outcome, Severity } from '../../src/domain/finding.ts';

/** What a signal is judged on: evidence, a file's two readings, or protections before and after. */
interface Judge<G> {
  readonly id: string;
  readonly run: (given: G) => Outcome;
}

interface Cases<G> {
  /** The input, the severity of the first finding, and a piece of its message. */
  readonly fires: Readonly<Record<string, readonly [G, Severity, string]>>;
  readonly silent: Readonly<Record<string, G>>;
  /** Inputs on which it cannot tell; or why there are none. */
  readonly inconclusive: Readonly<Record<string, G>> | string;
}

/** The three things that every signal must show. Names finish the sentences “fires …”, “is silent …”, “cannot tell …”. */
export function describeSignal<G>(signal: Judge<G>, { fires, silent, inconclusive }: Cases<G>): void {
  describe(signal.id, () => {
    it.each(Object.entries(fires))('fires %s', (_name, [given, severity, piece]) => {
      const outcome = signal.run(given);
      expect(outcome.outcome).toBe('fired');
      if (outcome.outcome !== 'fired') return;
      const [first] = outcome.findings;
      expect(first).toMatchObject({ signal: signal.id, severity });
      expect(first?.message).toContain(piece);
      expect(first?.because.length).toBeGreaterThan(0);
      for (const { message } of outcome.findings) expect(message).toMatch(/^\S.*[.…]$/u);
    });
    it.each(Object.entries(silent))('is silent %s', (_name, given) => {
      expect(signal.run(given)).toEqual({ outcome: 'silent' });
    });
    if (typeof inconclusive === 'string') {
      it(`always can tell: ${inconclusive}`, () => expect(Object.keys(silent).length).toBeGreaterThan(0));
      return;
    }
    it.each(Object.entries(inconclusive))('cannot tell %s', (_name, given) => {
      expect(signal.run(given)).toMatchObject({ outcome: 'inconclusive', reason: expect.stringMatching(/\w/) });
    });
  });
}
