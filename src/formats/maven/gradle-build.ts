import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { linesOf } from '../syntax/lines.ts';
import { addVersioned } from './coordinates.ts';
import { scopeOf } from './gradle-lockfile.ts';

/** Gradle's build scripts, as far as coordinates stand in them as texts: they are programs and are never run. */
export const gradleBuild: Format = {
  id: 'gradle-build',
  ecosystem: 'maven',
  kind: 'manifest',
  files: ['*.gradle', '*.gradle.kts'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Read without being run: only coordinates in quotes, in map notation and plugins with a version are found.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(gradleBuild, path);
  let inComment = false;
  for (const { number: line, text: written } of linesOf(text)) {
    const stripped = withoutComments(written, inComment);
    inComment = stripped.inComment;
    const body = stripped.text.trim();
    if (body === '') continue;
    const scope = scopeOfLine(body);
    const facts = { line, endLine: line, direct: true, scope } as const;
    for (const { name, version } of [...quotedCoordinates(body, scope), ...mapNotation(body)]) {
      addVersioned({ ...facts, name }, version, collected);
    }
    const plugin = pluginOf(body);
    if (plugin !== undefined) addVersioned({ ...facts, name: plugin.name, scope: 'build' }, plugin.version, collected);
  }
  return collected.finish();
}

interface Coordinates {
  readonly name: string;
  readonly version: string;
}

/** `implementation("g:a:v")`, `classpath 'g:a:v'`: the word before the quote names the configuration. */
function scopeOfLine(body: string): Scope {
  const word = /^([A-Za-z]\w*)/.exec(body)?.[1] ?? '';
  return word === '' ? 'unknown' : scopeOf([word]);
}

/** Words behind which a text with colons is a dependency. */
const configuration =
  /^(?:[a-z]\w*(?:Implementation|Api|CompileOnly|RuntimeOnly|AnnotationProcessor|Only)|implementation|api|compile|compileOnly|compileOnlyApi|runtime|runtimeOnly|testCompile|testRuntime|classpath|annotationProcessor|kapt\w*|ksp\w*|provided\w*|developmentOnly|platform|enforcedPlatform|mavenBom|dependency|coreLibraryDesugaring|detektPlugins|modImplementation|modApi|shadow|constraints|add)\b/;

function quotedCoordinates(body: string, scope: Scope): readonly Coordinates[] {
  if (scope === 'unknown' || !configuration.test(body)) return [];
  return textsOf(body).flatMap((text) => {
    const withoutType = text.split('@', 1)[0] ?? '';
    const [group = '', artifact = '', version = '', ...more] = withoutType.split(':');
    const isCoordinate = isPart(group) && isPart(artifact) && more.length <= 1;
    return isCoordinate ? [{ name: `${group}:${artifact}`, version }] : [];
  });
}

function isPart(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text);
}

/** `group: 'g', name: 'a', version: 'v'` and Kotlin's `group = "g", name = "a"`. */
function mapNotation(body: string): readonly Coordinates[] {
  const field = (name: string): string | undefined =>
    new RegExp(`\\b${name}\\s*[:=]\\s*["']([^"']*)["']`).exec(body)?.[1];
  const [group, artifact] = [field('group'), field('name')];
  if (group === undefined || artifact === undefined || !isPart(group) || !isPart(artifact)) return [];
  return [{ name: `${group}:${artifact}`, version: field('version') ?? '' }];
}

/** `id("org.example.x") version "1.0"` and `kotlin("jvm") version "1.0"`. */
function pluginOf(body: string): Coordinates | undefined {
  const match = /^(id|kotlin)[\s(]+["']([A-Za-z0-9._-]+)["']\)?\s+version[\s(]+["']([^"']*)["']/.exec(body);
  if (match === null) return undefined;
  const [, word, written = '', version = ''] = match;
  const id = word === 'kotlin' ? `org.jetbrains.kotlin.${written}` : written;
  return { name: `${id}:${id}.gradle.plugin`, version };
}

/** The texts in quotes of a line, in order. */
function textsOf(body: string): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const quote = body.charAt(at);
    if (quote !== '"' && quote !== "'") continue;
    const end = body.indexOf(quote, at + 1);
    if (end < 0) return texts;
    texts.push(body.slice(at + 1, end));
    at = end;
  }
  return texts;
}

/** The line without its comments, `//` only outside of quotes; whether a block comment goes on behind it. */
function withoutComments(line: string, inComment: boolean): { readonly text: string; readonly inComment: boolean } {
  let text = '';
  let quote = '';
  let inside = inComment;
  for (let at = 0; at < line.length; at += 1) {
    const two = line.slice(at, at + 2);
    const character = line.charAt(at);
    if (inside) {
      if (two !== '*/') continue;
      inside = false;
      at += 1;
    } else if (quote !== '') {
      text += character;
      if (character === quote) quote = '';
    } else if (two === '//') return { text, inComment: false };
    else if (two === '/*') {
      inside = true;
      at += 1;
    } else {
      if (character === '"' || character === "'") quote = character;
      text += character;
    }
  }
  return { text, inComment: inside };
}
