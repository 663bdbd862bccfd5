import type { Json } from './render-accounts.ts';
import type { Installation, Permissions, Repository, World } from './world.ts';

/** Who sends a request. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'app' }
  | { readonly kind: 'user'; readonly login: string }
  | {
      readonly kind: 'installation';
      readonly installation: Installation;
      readonly repositories: ReadonlySet<number> | undefined;
      readonly permissions: Permissions;
    };

/** One request as the handlers see it. */
export interface Context {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly accept: string;
  readonly actor: Actor;
  /** Address of the request, for links to other pages. */
  readonly url: URL;
}

export interface RepositoryContext extends Context {
  readonly repository: Repository;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as they are, instead of `body`. */
  readonly bytes?: Buffer;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A permission, or several of which one is enough: `checks:write`, `['issues:write', 'pull_requests:write']`. */
export type Needs = string | readonly string[];

export type Route =
  | {
      readonly scope: 'app' | 'installation' | 'anyone';
      readonly handle: (context: Context) => Answer | Promise<Answer>;
    }
  | { readonly scope: 'repository'; readonly needs: Needs; readonly handle: (context: RepositoryContext) => Answer };

/** Keys are GitHub's own: method and path template of its OpenAPI description. */
export type Routes = Readonly<Record<string, Route>>;

export function onRepository(needs: Needs, handle: (context: RepositoryContext) => Answer): Route {
  return { scope: 'repository', needs, handle };
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

export function refuse(status: number, message: string, errors?: readonly unknown[]): Answer {
  const documentation = 'https://docs.github.com/rest';
  const body = {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: documentation,
    status: String(status),
  };
  return { status, body };
}

export const notFound: Answer = refuse(404, 'Not Found');

export function invalid(resource: string, field: string, message: string): Answer {
  return refuse(422, `Validation Failed: ${message}`, [{ resource, field, code: 'custom', message }]);
}

export function numberOf(context: Context, name: string): number {
  const value = Number(context.params[name]);
  return Number.isSafeInteger(value) ? value : -1;
}

/** The asked page of a list, with GitHub's `Link` header. */
export function paged<T>(
  context: Context,
  items: readonly T[],
): { readonly items: readonly T[]; readonly headers: Record<string, string> } {
  const perPage = Math.min(100, Math.max(1, Number(context.query.get('per_page') ?? 30) || 30));
  const page = Math.max(1, Number(context.query.get('page') ?? 1) || 1);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const link = (to: number, rel: string): string => {
    const url = new URL(context.url);
    url.searchParams.set('page', String(to));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = page < last ? [link(page + 1, 'next'), link(last, 'last')] : [];
  if (page > 1) links.push(link(1, 'first'), link(page - 1, 'prev'));
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}
