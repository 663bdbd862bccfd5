/** A way in which a request goes wrong. */
export type Fault =
  /** The connection breaks before anything is applied. */
  | { readonly kind: 'refuse' }
  /** No answer ever comes; nothing is applied. */
  | { readonly kind: 'hang' }
  /** The request is applied, then the connection breaks. */
  | { readonly kind: 'reset-after-applying' }
  /** The request is applied, then another status is answered. */
  | { readonly kind: 'status-after-applying'; readonly status: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A page instead of JSON, with status 200. */
  | { readonly kind: 'html' }
  /** The body ends in its middle, without the connection saying so. */
  | { readonly kind: 'short-body' }
  /** The body ends in its middle and the connection breaks. */
  | { readonly kind: 'reset-in-body' }
  | { readonly kind: 'redirect'; readonly status: 301 | 302 | 307 | 308; readonly to: string }
  /** The answer comes that many milliseconds late. */
  | { readonly kind: 'slow'; readonly ms: number };

/** `POST /check-runs` (method and a piece of the path), a pattern over both, or a function. */
export type Matcher = string | RegExp | ((request: { readonly method: string; readonly path: string }) => boolean);

interface Armed {
  readonly matches: (method: string, path: string) => boolean;
  readonly fault: Fault;
  skip: number;
  left: number;
}

/** Faults that wait for their request. */
export class Faults {
  private armed: Armed[] = [];

  /** Lets the next `times` matching requests fail, after `skip` good ones. Default: once, at once. */
  add(matcher: Matcher, fault: Fault, when: { readonly times?: number; readonly skip?: number } = {}): void {
    this.armed.push({ matches: compile(matcher), fault, skip: when.skip ?? 0, left: when.times ?? 1 });
  }

  clear(): void {
    this.armed = [];
  }

  take(method: string, path: string): Fault | undefined {
    for (const one of this.armed) {
      if (one.left <= 0 || !one.matches(method, path)) continue;
      if (one.skip > 0) {
        one.skip -= 1;
        continue;
      }
      one.left -= 1;
      return one.fault;
    }
    return undefined;
  }
}

function compile(matcher: Matcher): Armed['matches'] {
  if (typeof matcher === 'function') return (method, path) => matcher({ method, path });
  if (typeof matcher !== 'string') return (method, path) => matcher.test(`${method} ${path}`);
  const [first = '', second] = matcher.split(' ');
  if (second === undefined) return (_method, path) => path.includes(first);
  return (method, path) => (first === '*' || first === method) && path.includes(second);
}
