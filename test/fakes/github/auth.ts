import { verify } from 'node:crypto';

import type { Actor, Answer, Needs } from './context.ts';
import { notFound, refuse } from './context.ts';
import type { Permissions, Repository, World } from './world.ts';

const badCredentials = refuse(401, 'Bad credentials');

/** Who stands behind an Authorization header, or GitHub's refusal. */
export function authenticate(world: World, header: string | undefined): Actor | Answer {
  if (header === undefined) return { kind: 'anonymous' };
  const [scheme, credential] = header.split(' ');
  if (!/^(bearer|token)$/i.test(scheme ?? '') || credential === undefined) return badCredentials;
  if (credential.startsWith('eyJ')) return verifyAppToken(world, credential) ?? { kind: 'app' };
  return actorOfToken(world, credential);
}

function actorOfToken(world: World, credential: string): Actor | Answer {
  const token = world.tokens.get(credential);
  const now = world.now();
  if (token === undefined || token.expiresAt <= now) return badCredentials;
  if (now - token.createdAt < world.tokenLagMs) return badCredentials;
  if (token.login !== undefined) return { kind: 'user', login: token.login };
  const installation = world.installations.get(token.installation ?? -1);
  if (installation === undefined) return badCredentials;
  if (installation.suspendedAt !== undefined) return refuse(403, 'This installation has been suspended');
  return { kind: 'installation', installation, repositories: token.repositories, permissions: token.permissions };
}

/** Checks a JSON web token the way GitHub words its refusals; undefined when it is good. */
function verifyAppToken(world: World, token: string): Answer | undefined {
  const [head, claims, signature] = token.split('.');
  if (head === undefined || claims === undefined || signature === undefined) {
    return refuse(401, 'A JSON web token could not be decoded');
  }
  const header = decode(head);
  const payload = decode(claims);
  if (header?.['alg'] !== 'RS256') return refuse(401, 'A JSON web token could not be decoded');
  const signed = Buffer.from(`${head}.${claims}`);
  const good = world.app.publicKeys.some((key) =>
    verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url')),
  );
  if (!good) return refuse(401, 'A JSON web token could not be decoded');
  if (String(payload?.['iss']) !== String(world.app.id)) return refuse(401, 'Integration not found');
  return checkTimes(world, payload?.['iat'], payload?.['exp']);
}

function checkTimes(world: World, iat: unknown, exp: unknown): Answer | undefined {
  const now = world.now() / 1000;
  if (typeof iat !== 'number' || iat > now + 1) {
    return refuse(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (typeof exp !== 'number' || exp <= now) {
    return refuse(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > now + 600) return refuse(401, "'Expiration time' claim ('exp') is too far in the future");
  return undefined;
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an actor may do that to a repository; the refusal otherwise. What one may not see does not exist. */
export function mayTouch(actor: Actor, repository: Repository, needs: Needs): Answer | undefined {
  const options = typeof needs === 'string' ? [needs] : needs;
  const writes = options.every((option) => option.endsWith(':write'));
  if (actor.kind === 'app') return refuse(401, 'A JSON web token could not be decoded');
  if (actor.kind === 'user') return userMay(actor.login, repository, writes);
  const open = !repository.private && !writes;
  if (actor.kind === 'anonymous') return open ? undefined : writes ? refuse(401, 'Requires authentication') : notFound;
  const covered = covers(actor, repository);
  if (!covered) return open ? undefined : notFound;
  if (writes && repository.archived) return refuse(403, 'Repository was archived so is read-only.');
  const granted = options.some((option) => grants(actor.permissions, option));
  return granted ? undefined : refuse(403, 'Resource not accessible by integration');
}

function covers(actor: Extract<Actor, { kind: 'installation' }>, repository: Repository): boolean {
  const { installation, repositories } = actor;
  if (repository.owner.toLowerCase() !== installation.account.toLowerCase()) return false;
  if (installation.selected !== undefined && !installation.selected.has(repository.id)) return false;
  return repositories === undefined || repositories.has(repository.id);
}

export function grants(permissions: Permissions, option: string): boolean {
  const [name = '', level] = option.split(':');
  if (name === 'metadata') return true;
  const held = permissions[name];
  return held === 'write' || (held === 'read' && level === 'read');
}

function userMay(login: string, repository: Repository, writes: boolean): Answer | undefined {
  const role = login === repository.owner ? 'admin' : repository.collaborators.get(login.toLowerCase())?.role;
  if (!writes) return repository.private && role === undefined ? notFound : undefined;
  if (repository.archived) return refuse(403, 'Repository was archived so is read-only.');
  return role === undefined && repository.private ? notFound : undefined;
}
