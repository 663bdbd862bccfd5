import { randomBytes } from 'node:crypto';

import type { Answer, Context, Routes } from './context.ts';
import { invalid, notFound, numberOf, ok, paged, refuse } from './context.ts';
import { redeliver } from './deliver.ts';
import type { Json } from './render-accounts.ts';
import { renderApp, renderInstallation, renderProfile } from './render-accounts.ts';
import { renderRepository } from './render-repository.ts';
import type { Delivery, Installation, Permissions, World } from './world.ts';
import { installationOf, iso } from './world.ts';

export const appRoutes: Routes = {
  'GET /app': { scope: 'app', handle: ({ world }) => ok(renderApp(world)) },
  'GET /app/hook/deliveries': { scope: 'app', handle: listDeliveries },
  'GET /app/hook/deliveries/{delivery_id}': { scope: 'app', handle: getDelivery },
  'POST /app/hook/deliveries/{delivery_id}/attempts': { scope: 'app', handle: attemptDelivery },
  'GET /app/installations': { scope: 'app', handle: listInstallations },
  'GET /app/installations/{installation_id}': { scope: 'app', handle: getInstallation },
  'POST /app/installations/{installation_id}/access_tokens': { scope: 'app', handle: createToken },
  'GET /installation/repositories': { scope: 'installation', handle: listRepositories },
  'GET /rate_limit': { scope: 'anyone', handle: rateLimit },
  'GET /repos/{owner}/{repo}/installation': { scope: 'app', handle: getRepositoryInstallation },
  'GET /users/{username}': { scope: 'anyone', handle: getUser },
};

function getUser({ world, params }: Context): Answer {
  const user = world.users.get((params['username'] ?? '').toLowerCase());
  return user === undefined ? notFound : ok(renderProfile(world, user));
}

function listInstallations(context: Context): Answer {
  const { items, headers } = paged(context, [...context.world.installations.values()]);
  return ok(
    items.map((one) => renderInstallation(context.world, one)),
    headers,
  );
}

function getInstallation(context: Context): Answer {
  const one = context.world.installations.get(numberOf(context, 'installation_id'));
  return one === undefined ? notFound : ok(renderInstallation(context.world, one));
}

function getRepositoryInstallation(context: Context): Answer {
  const { world, params } = context;
  const wanted = `${params['owner']}/${params['repo']}`.toLowerCase();
  const repository = [...world.repositories.values()].find(
    (one) => `${one.owner}/${one.name}`.toLowerCase() === wanted,
  );
  const one = repository === undefined ? undefined : installationOf(world, repository);
  return one === undefined ? notFound : ok(renderInstallation(world, one));
}

/** An installation token: one hour, narrowed to what is asked, never wider than what was granted. */
function createToken(context: Context): Answer {
  const { world, body } = context;
  const one = world.installations.get(numberOf(context, 'installation_id'));
  if (one === undefined) return notFound;
  if (one.suspendedAt !== undefined) return refuse(403, 'This installation has been suspended');
  const repositories = chosenRepositories(world, one, body);
  if (!(repositories instanceof Set) && repositories !== undefined) return repositories;
  const permissions = (body['permissions'] ?? one.permissions) as Permissions;
  const wider = Object.entries(permissions).some(
    ([name, level]) => name !== 'metadata' && exceeds(level, one.permissions[name]),
  );
  if (wider) return refuse(422, 'The permissions requested are not granted to this installation.');
  const token = `ghs_${world.app.id}_${randomBytes(40).toString('base64url')}`;
  const now = world.now();
  const expiresAt = Math.floor(now / 1000) * 1000 + 3_600_000;
  world.tokens.set(token, {
    kind: 'installation',
    installation: one.id,
    permissions,
    createdAt: now,
    expiresAt,
    ...(repositories === undefined ? {} : { repositories }),
  });
  const selection = repositories === undefined && one.selected === undefined ? 'all' : 'selected';
  return { status: 201, body: { token, expires_at: iso(expiresAt), permissions, repository_selection: selection } };
}

function exceeds(asked: string, granted: string | undefined): boolean {
  return granted === undefined || (asked === 'write' && granted === 'read');
}

function chosenRepositories(world: World, one: Installation, body: Json): Set<number> | Answer | undefined {
  const ids = body['repository_ids'] as readonly number[] | undefined;
  const names = body['repositories'] as readonly string[] | undefined;
  if (ids === undefined && names === undefined) return undefined;
  if ((ids?.length ?? 0) > 500) return invalid('IntegrationInstallationToken', 'repository_ids', 'too many');
  const owned = [...world.repositories.values()].filter((each) => each.owner === one.account && !each.deleted);
  const chosen = new Set<number>();
  for (const wanted of [...(ids ?? []), ...(names ?? [])]) {
    const found = owned.find((each) => each.id === wanted || each.name === wanted);
    if (found === undefined || (one.selected !== undefined && !one.selected.has(found.id))) {
      return refuse(
        422,
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
    }
    chosen.add(found.id);
  }
  return chosen;
}

function listRepositories(context: Context): Answer {
  const { world, actor } = context;
  if (actor.kind !== 'installation') return refuse(403, 'You must authenticate with an installation access token.');
  const { installation, repositories } = actor;
  const covered = [...world.repositories.values()].filter(
    (one) =>
      !one.deleted &&
      one.owner === installation.account &&
      (installation.selected?.has(one.id) ?? true) &&
      (repositories?.has(one.id) ?? true),
  );
  const { items, headers } = paged(context, covered);
  return ok({ total_count: covered.length, repositories: items.map((one) => renderRepository(world, one)) }, headers);
}

function rateLimit({ world }: Context): Answer {
  const rate = { limit: 5000, used: 0, remaining: 5000, reset: Math.ceil(world.now() / 1000) + 3600 };
  return ok({ resources: { core: rate, graphql: rate, search: rate }, rate });
}

/** Newest first; the cursor is the id of the last one shown. */
function listDeliveries(context: Context): Answer {
  const { world, query, url } = context;
  const perPage = Math.min(100, Number(query.get('per_page') ?? 30) || 30);
  const cursor = Number(query.get('cursor') ?? Infinity);
  const failed = query.get('status') === 'failure';
  const older = world.deliveries.filter(
    (one) => one.id < cursor && (!failed || one.statusCode >= 400 || one.statusCode === 0),
  );
  const page = older.toReversed().slice(0, perPage);
  const last = page.at(-1);
  const next = new URL(url);
  next.searchParams.set('cursor', String(last?.id ?? 0));
  const more = page.length < older.length;
  return ok(page.map(renderDelivery), more ? { link: `<${next.href}>; rel="next"` } : {});
}

function renderDelivery(one: Delivery): Json {
  return {
    id: one.id,
    guid: one.guid,
    delivered_at: iso(one.deliveredAt),
    redelivery: one.redelivery,
    duration: one.durationMs / 1000,
    status: one.status,
    status_code: one.statusCode,
    event: one.event,
    action: one.action,
    installation_id: one.installationId,
    repository_id: one.repositoryId,
    throttled_at: null,
  };
}

function getDelivery(context: Context): Answer {
  const one = context.world.deliveries.find((each) => each.id === numberOf(context, 'delivery_id'));
  if (one === undefined) return notFound;
  const request = { headers: { 'X-GitHub-Delivery': one.guid, 'X-GitHub-Event': one.event }, payload: one.payload };
  return ok({ ...renderDelivery(one), url: '', request, response: { headers: {}, payload: '' } });
}

async function attemptDelivery(context: Context): Promise<Answer> {
  const one = context.world.deliveries.find((each) => each.id === numberOf(context, 'delivery_id'));
  if (one === undefined) return notFound;
  await redeliver(context.world, one);
  return { status: 202, body: {} };
}
