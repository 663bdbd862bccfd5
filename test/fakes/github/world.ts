import type { AppRecord, Delivery, Installation, Repository, Token, User } from './records.ts';

export type * from './records.ts';

/** What the fake holds. Everything is plain data that tests may look at and change. */
export interface World {
  readonly app: AppRecord;
  readonly users: Map<string, User>;
  readonly installations: Map<number, Installation>;
  readonly repositories: Map<number, Repository>;
  readonly tokens: Map<string, Token>;
  readonly deliveries: Delivery[];
  /** Addresses that other answers hold start with this. */
  root: string;
  /** Milliseconds for which lists do not show what was just written. */
  lagMs: number;
  /** Milliseconds for which a new installation token is not yet known everywhere. */
  tokenLagMs: number;
  /** GitHub lets an App resolve threads only with `contents: write`. */
  threadsNeedContents: boolean;
  /** Entries at which a recursive tree is cut. GitHub's own figure. */
  maxTreeEntries: number;
  readonly now: () => number;
  readonly nextId: () => number;
}

/** ISO time to the second, as GitHub writes it. */
export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

export function fullName(repository: Repository): string {
  return `${repository.owner}/${repository.name}`;
}

export function botLogin(world: World): string {
  return `${world.app.slug}[bot]`;
}

/** The account of that login, made on first mention. */
export function userNamed(world: World, login: string, type: User['type'] = 'User'): User {
  const known = world.users.get(login.toLowerCase());
  if (known !== undefined) return known;
  const user: User = { id: world.nextId(), login, type: login.endsWith('[bot]') ? 'Bot' : type };
  world.users.set(login.toLowerCase(), user);
  return user;
}

export function repositoryNamed(world: World, name: string): Repository | undefined {
  const wanted = name.toLowerCase();
  return [...world.repositories.values()].find((one) => !one.deleted && fullName(one).toLowerCase() === wanted);
}

/** The installation that covers a repository, if any does. */
export function installationOf(world: World, repository: Repository): Installation | undefined {
  for (const one of world.installations.values()) {
    if (one.account.toLowerCase() !== repository.owner.toLowerCase()) continue;
    if (one.selected === undefined || one.selected.has(repository.id)) return one;
  }
  return undefined;
}

/** Whether lists show something written at that time already. */
export function visible(world: World, writtenAt: number): boolean {
  return world.now() - writtenAt >= world.lagMs;
}
