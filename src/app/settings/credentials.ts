import { createPrivateKey } from 'node:crypto';
import { codeOf } from '../../domain/error.ts';
import type { Environment } from '../settings.ts';

/** Who Lockwarden is to GitHub, and what GitHub signs its deliveries with. */
export interface Credentials {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** The current secret first; the previous ones are accepted during a rotation. */
  readonly webhookSecrets: readonly string[];
}

const where = "on the App's page at GitHub (Settings, Developer settings, GitHub Apps)";
/** Probot's and many examples' default: anybody can sign with it. */
const knownSecret = 'development';

/** Reads the App's identity; adds everything missing or wrong to `problems`, and never repeats a value. */
export function readCredentials(
  environment: Environment,
  readText: (path: string) => string,
  problems: string[],
): Credentials | undefined {
  const appId = readAppId(environment['APP_ID'], problems);
  const privateKey = readKey(environment, readText, problems);
  const webhookSecrets = readSecrets(environment, problems);
  if (appId === undefined || privateKey === undefined || webhookSecrets === undefined) return undefined;
  return { appId, privateKey, webhookSecrets };
}

function readAppId(value: string | undefined, problems: string[]): number | undefined {
  if (!value) {
    problems.push(`APP_ID is not set. It is the number called "App ID" ${where}.`);
    return undefined;
  }
  if (!/^[1-9][0-9]{0,14}$/.test(value.trim())) {
    problems.push(`APP_ID must be a number: the one called "App ID" ${where}, not the client id.`);
    return undefined;
  }
  return Number(value.trim());
}

function readKey(environment: Environment, readText: (path: string) => string, problems: string[]): string | undefined {
  const given = environment['PRIVATE_KEY'] || readKeyFile(environment['PRIVATE_KEY_PATH'], readText, problems);
  if (given === undefined) return undefined;
  const pem = toPem(given);
  try {
    createPrivateKey(pem);
    return pem;
  } catch {
    // The parser's own message may quote the key: it is left out.
    problems.push(
      `The private key is not a PEM key. Generate one under "Private keys" ${where} and give the whole file, from -----BEGIN to END-----.`,
    );
    return undefined;
  }
}

function readKeyFile(
  path: string | undefined,
  readText: (path: string) => string,
  problems: string[],
): string | undefined {
  if (!path) {
    problems.push(
      `PRIVATE_KEY or PRIVATE_KEY_PATH is not set. Generate a key under "Private keys" ${where} and name the downloaded .pem file in PRIVATE_KEY_PATH.`,
    );
    return undefined;
  }
  try {
    return readText(path);
  } catch (error) {
    problems.push(
      `PRIVATE_KEY_PATH names a file that cannot be read (${codeOf(error) || 'unreadable'}): check path and permissions.`,
    );
    return undefined;
  }
}

/** Environment files often hold the key in one line, with `\n` written out or as base64 of the whole file. */
function toPem(given: string): string {
  const text = given.trim();
  if (text.startsWith('-----BEGIN')) return text.includes('\n') ? text : text.replaceAll(String.raw`\n`, '\n');
  return Buffer.from(text, 'base64').toString('utf8').trim();
}

function readSecrets(environment: Environment, problems: string[]): readonly string[] | undefined {
  const secret = environment['WEBHOOK_SECRET'];
  const previous = environment['WEBHOOK_SECRET_PREVIOUS'];
  if (!secret) {
    problems.push(
      `WEBHOOK_SECRET is not set. Choose a long random text (openssl rand -hex 32) and enter the same under "Webhook secret" ${where}.`,
    );
    return undefined;
  }
  const known = [secret, previous].includes(knownSecret);
  if (known) {
    problems.push(
      `WEBHOOK_SECRET must not be "${knownSecret}": everybody knows it. Choose a long random text (openssl rand -hex 32) and enter the same ${where}.`,
    );
    return undefined;
  }
  // Several earlier secrets may be given, one a line: a secret may hold any other character.
  const earlier = (previous ?? '').split('\n').filter((one) => one.trim() !== '');
  return [secret, ...earlier];
}
