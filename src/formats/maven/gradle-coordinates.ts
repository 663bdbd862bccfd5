import type { GradleStatement, GradleText } from './gradle-statements.ts';

/** A dependency that a statement names by literals. */
export interface GradleCoordinates {
  readonly name: string;
  readonly version: string;
  readonly line: number;
}

/** Words behind which a text with colons is a dependency. */
const configuration =
  /^(?:[a-z]\w*(?:Implementation|Api|CompileOnly|RuntimeOnly|AnnotationProcessor|Only)|implementation|api|compile|compileOnly|compileOnlyApi|runtime|runtimeOnly|testCompile|testRuntime|classpath|annotationProcessor|kapt\w*|ksp\w*|provided\w*|developmentOnly|platform|enforcedPlatform|mavenBom|dependency|coreLibraryDesugaring|detektPlugins|modImplementation|modApi|shadow|constraints|add|force)$/;

/** The word that names the configuration: `implementation "…"`, `"custom"("…")`, `resolutionStrategy.force "…"`. */
export function configurationOf({ body, texts }: GradleStatement): string {
  const quoted = /^(["'])([A-Za-z]\w*)\1\s*\(/.exec(body)?.[2];
  if (quoted !== undefined && quoted === texts[0]?.text) return quoted;
  return /^(?:[A-Za-z]\w*\.){0,4}([A-Za-z]\w*)/.exec(body)?.[1] ?? '';
}

/** Every dependency of a statement; none where its first word names no configuration. */
export function coordinatesOf(statement: GradleStatement): readonly GradleCoordinates[] {
  const word = configurationOf(statement);
  const isQuoted = /^["']/.test(statement.body) && word !== '';
  const isConfiguration = isQuoted || configuration.test(word);
  const given = isQuoted ? statement.texts.slice(1) : statement.texts;
  const written = isConfiguration ? [...given.flatMap(writtenOf), ...separate(statement, given)] : [];
  return [...written, ...mapNotation(statement)];
}

/** `g:a`, `g:a:v`, `g:a:v:classifier`, each with `@type`. */
function writtenOf({ text, line }: GradleText): readonly GradleCoordinates[] {
  // An address has colons too, and a login that would lose its end here.
  if (text.includes('://')) return [];
  const at = text.lastIndexOf('@');
  const withoutType = at > text.lastIndexOf('}') ? text.slice(0, at) : text;
  const [group = '', artifact = '', version = '', ...more] = splitOutside(withoutType);
  const isCoordinate = isPart(group) && isPart(artifact) && more.length <= 1;
  return isCoordinate ? [{ name: `${group}:${artifact}`, version, line }] : [];
}

/** At colons that stand outside of `${…}`. */
function splitOutside(text: string): readonly string[] {
  const parts = [''];
  let braces = 0;
  for (const character of text) {
    if (character === '{') braces += 1;
    else if (character === '}') braces -= 1;
    if (character === ':' && braces <= 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** Kotlin's `implementation("g", "a", "v")`. */
function separate({ body }: GradleStatement, [group, artifact, version]: readonly GradleText[]): GradleCoordinates[] {
  const isSeparate = /^[A-Za-z]\w*\s*\(\s*"[^":]*"\s*,\s*"[^":]*"\s*(?:,\s*"[^":]*"\s*){0,3}\)/.test(body);
  if (!isSeparate || group === undefined || artifact === undefined) return [];
  if (!isPart(group.text) || !isPart(artifact.text) || body.startsWith('add')) return [];
  return [{ name: `${group.text}:${artifact.text}`, version: version?.text ?? '', line: group.line }];
}

function isPart(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text);
}

/** No one statement names more dependencies in this way. */
const mostGroups = 300;
const groupField = /\bgroup\s*[:=]\s*["']([^"']*)["']/g;
const nameField = /\bname\s*[:=]\s*["']([^"']*)["']/;
const versionField = /\bversion\s*[:=]\s*["']([^"']*)["']/;

/** `group: 'g', name: 'a', version: 'v'` and Kotlin's `group = "g", name = "a"`, as often as there is a group. */
function mapNotation({ body, texts, line }: GradleStatement): readonly GradleCoordinates[] {
  const starts = [...body.matchAll(groupField)].slice(0, mostGroups);
  return starts.flatMap((match, index) => {
    const group = match[1] ?? '';
    const fields = body.slice(match.index, starts[index + 1]?.index ?? body.length);
    const artifact = nameField.exec(fields)?.[1];
    if (artifact === undefined || !isPart(group) || !isPart(artifact)) return [];
    const place = texts.find(({ text }) => text === artifact)?.line ?? line;
    return [{ name: `${group}:${artifact}`, version: versionField.exec(fields)?.[1] ?? '', line: place }];
  });
}

/** `id("org.example.x") version "1.0"` and `kotlin("jvm") version "1.0"`: the plugin's marker artifact. */
export function pluginOf({ body, line }: GradleStatement): GradleCoordinates | undefined {
  const match = /^(id|kotlin)[\s(]+["']([A-Za-z0-9._-]+)["']\)?\s+version[\s(]+["']([^"']*)["']/.exec(body);
  if (match === null) return undefined;
  const [, word, written = '', version = ''] = match;
  const id = word === 'kotlin' ? `org.jetbrains.kotlin.${written}` : written;
  return { name: `${id}:${id}.gradle.plugin`, version, line };
}
