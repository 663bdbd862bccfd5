import { readFileSync } from 'node:fs';
import type { Instant } from '../domain/known.ts';
import { LockwardenError } from '../domain/error.ts';
import { readCredentials } from './settings/credentials.ts';
import type { Credentials } from './settings/credentials.ts';
import type { OwnRegistries } from './settings/registries.ts';
import { readInstant, readLogLevel, readNames, readPort, readUrl } from './settings/values.ts';
import type { LogLevel } from './settings/values.ts';

/** The environment as text; a variable that is empty counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Roots of the services that are asked. Undefined: the public service, or what the package manager's own configuration names. */
export interface ServiceRoots {
  readonly npm: string | undefined;
  readonly npmDownloads: string | undefined;
  readonly pypi: string | undefined;
  readonly osv: string | undefined;
  /** Root of the feeds that `lockwarden sync` fetches. */
  readonly osvFeed: string | undefined;
  /** By the name in the variable: `CRATES`, `RUBYGEMS`, `PACKAGIST`, `NUGET`, `GOPROXY`, `MAVEN`, `DEPSDEV`. */
  readonly others: Readonly<Record<string, string>>;
}

export interface GitHubSettings {
  /** REST root without a final slash. */
  readonly apiUrl: string;
  /** For the command line; the App has tokens of its own. */
  readonly token: string | undefined;
}

/** What every command may use. */
export interface Settings {
  readonly github: GitHubSettings;
  readonly services: ServiceRoots;
  readonly store: { readonly dataDir: string; readonly databaseUrl: string | undefined };
  /** Registries of the operator's own. `not read`: a file of them is named, and `withRegistries` has still to read it. */
  readonly registries: OwnRegistries | 'not read';
  /** Names and patterns that no public service is ever asked about. */
  readonly internalNames: readonly string[];
  readonly now: Instant | undefined;
  readonly logLevel: LogLevel;
  readonly color: boolean;
  readonly interactive: boolean;
}

/** What the App needs beside that. */
export interface ServerSettings extends Settings {
  readonly credentials: Credentials;
  readonly host: string;
  readonly port: number;
  /** Opens the page at `/` with the names of repositories. Undefined: the page shows counts only. */
  readonly statusPassword: string | undefined;
}

const otherServices = ['CRATES', 'DEPSDEV', 'GOPROXY', 'MAVEN', 'NUGET', 'PACKAGIST', 'RUBYGEMS'];

/** The settings of the App. Throws one LockwardenError of code `settings` that lists everything missing or wrong. */
export function readServerSettings(environment: Environment = process.env): ServerSettings {
  const problems: string[] = [];
  const settings = collect(environment, problems);
  const credentials = readCredentials(environment, readText, problems);
  const port = readPort(environment['PORT'], problems);
  const statusPassword = readStatusPassword(environment['STATUS_PASSWORD'], problems);
  if (problems.length > 0 || credentials === undefined) throw refusal(problems);
  return { ...settings, credentials, host: environment['HOST'] || '127.0.0.1', port, statusPassword };
}

/** The settings of the command line: no App is needed. Throws as `readServerSettings` does. */
export function readSettings(environment: Environment = process.env): Settings {
  const problems: string[] = [];
  const settings = collect(environment, problems);
  if (problems.length > 0) throw refusal(problems);
  return settings;
}

/**
 * The settings with the registries of the operator's own, whose file is read only where one is named: reading it takes more than
 * everything else together. Throws as the others do.
 */
export async function withRegistries<S extends Settings>(
  settings: S,
  environment: Environment = process.env,
): Promise<S> {
  if (settings.registries !== 'not read') return settings;
  const { readRegistries } = await import('./settings/registries.ts');
  const problems: string[] = [];
  const registries = readRegistries(environment, problems);
  if (problems.length > 0) throw refusal(problems);
  return { ...settings, registries };
}

/** Whether results may be coloured and progress may be shown, for the command line. */
export function terminal(environment: Environment = process.env): {
  readonly color: boolean;
  readonly interactive: boolean;
} {
  return {
    color: !environment['NO_COLOR'] && process.stdout.isTTY,
    interactive: !environment['CI'] && process.stderr.isTTY,
  };
}

function refusal(problems: readonly string[]): LockwardenError {
  return new LockwardenError(
    'settings',
    `Lockwarden cannot start: ${problems.length === 1 ? 'one setting is' : `${problems.length} settings are`} missing or wrong.`,
    problems.map((problem) => `  - ${problem}`).join('\n'),
  );
}

function collect(environment: Environment, problems: string[]): Settings {
  const root = (name: string) => readUrl(name, environment[name], problems);
  const others = otherServices.flatMap((name) => {
    const value = root(`LOCKWARDEN_${name}_URL`);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    github: { apiUrl: readApiUrl(environment, problems), token: environment['GITHUB_TOKEN'] || undefined },
    services: {
      npm: root('LOCKWARDEN_NPM_REGISTRY'),
      npmDownloads: root('LOCKWARDEN_NPM_DOWNLOADS_URL'),
      pypi: root('LOCKWARDEN_PYPI_URL'),
      osv: root('LOCKWARDEN_OSV_URL'),
      osvFeed: root('LOCKWARDEN_OSV_FEED_URL'),
      others: Object.fromEntries(others),
    },
    store: { dataDir: environment['DATA_DIR'] || './data', databaseUrl: readDatabaseUrl(environment, problems) },
    registries: environment['LOCKWARDEN_REGISTRIES'] ? 'not read' : { registries: [], secrets: [] },
    internalNames: readNames('LOCKWARDEN_INTERNAL_NAMES', environment['LOCKWARDEN_INTERNAL_NAMES'], problems),
    now: readInstant('LOCKWARDEN_NOW', environment['LOCKWARDEN_NOW'], problems),
    logLevel: readLogLevel(environment['LOG_LEVEL'], problems),
    color: !environment['NO_COLOR'] && process.stderr.isTTY,
    interactive: !environment['CI'] && process.stderr.isTTY,
  };
}

/** GitHub's own root, GITHUB_API_URL, or the root that GitHub Enterprise Server has on GHE_HOST. */
function readApiUrl(environment: Environment, problems: string[]): string {
  const given = readUrl('GITHUB_API_URL', environment['GITHUB_API_URL'], problems);
  if (given !== undefined) return given;
  const host = environment['GHE_HOST'];
  if (!host) return 'https://api.github.com';
  if (!/^[A-Za-z0-9.-]+(:[0-9]{1,5})?$/.test(host)) {
    problems.push('GHE_HOST must be a host name such as github.example.com, without https:// and without a path.');
  }
  const protocol = environment['GHE_PROTOCOL'] || 'https';
  if (protocol !== 'https' && protocol !== 'http') problems.push('GHE_PROTOCOL must be https (the default) or http.');
  return `${protocol}://${host}/api/v3`;
}

function readDatabaseUrl(environment: Environment, problems: string[]): string | undefined {
  const url = environment['DATABASE_URL'];
  if (!url) return undefined;
  // The value is never repeated: it holds a password.
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    problems.push(
      'DATABASE_URL must look like postgres://user:password@host:5432/database. Leave it out to use DATA_DIR.',
    );
  }
  return url;
}

function readStatusPassword(value: string | undefined, problems: string[]): string | undefined {
  if (!value) return undefined;
  if (value.length < 16) problems.push('STATUS_PASSWORD must have at least 16 characters, or be left out.');
  return value;
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}
