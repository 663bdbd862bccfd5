import type { Actor } from './context.ts';
import type { World } from './world.ts';
import { botLogin, userNamed } from './world.ts';

/** The login under which an actor writes, and the app it writes through. */
export function authorOf(world: World, actor: Actor): { readonly login: string; readonly appId: number | undefined } {
  if (actor.kind === 'user') return { login: userNamed(world, actor.login).login, appId: undefined };
  return { login: userNamed(world, botLogin(world), 'Bot').login, appId: world.app.id };
}

/** Bytes a comment may have; the documented figure is in characters, and the longer of both counts. */
export const maxCommentLength = 65_536;

/** Characters as GitHub counts them: code points. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
