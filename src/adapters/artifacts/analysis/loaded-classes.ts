import type { EcosystemId } from '../../../domain/package.ts';
import { isObject, parseObject } from './package-json.ts';
import type { Side } from './side.ts';

const mostClasses = 50;

/** A class by its full name, and when it runs. */
export interface LoadedClass {
  readonly name: string;
  readonly at: 'import' | 'install';
}

/**
 * Classes that tools load because a manifest names them: annotation processors, plugins of compilers, Gradle and Maven, agents of
 * the virtual machine; plugins of Composer and the service providers that Laravel discovers.
 */
export function loadedClasses(side: Side, ecosystem: EcosystemId): readonly LoadedClass[] {
  if (ecosystem === 'maven')
    return [...side.manifests].flatMap(([key, bytes]) => ofJava(key, bytes)).slice(0, mostClasses);
  return ecosystem === 'composer' ? ofComposer(side).slice(0, mostClasses) : [];
}

/** Files of services that a compiler looks for. Sources: JSR 269; Groovy, global transformations; Kotlin, compiler plugins. */
const compilerService =
  /^META-INF\/services\/(?:javax\.annotation\.processing\.Processor|org\.codehaus\.groovy\.transform\.ASTTransformation|org\.jetbrains\.kotlin\.compiler\.plugin\.\w{1,60}|com\.google\.devtools\.ksp\.processing\.SymbolProcessorProvider|com\.sun\.source\.util\.Plugin)$/;
const gradlePlugin = /^META-INF\/gradle-plugins\/[^/]{1,200}\.properties$/;

/** Whether a file of a Java archive names classes that tools load. */
export function namesLoadedClasses(key: string): boolean {
  return compilerService.test(key) || gradlePlugin.test(key) || key === mavenPlugin || key === javaManifest;
}

const mavenPlugin = 'META-INF/maven/plugin.xml';
const javaManifest = 'META-INF/MANIFEST.MF';

function ofJava(key: string, bytes: Buffer): readonly LoadedClass[] {
  const text = bytes.toString('latin1', 0, 64 * 1024);
  const found = (pattern: RegExp, at: LoadedClass['at']): readonly LoadedClass[] =>
    [...text.matchAll(pattern)].map((match) => ({ name: match[1] ?? '', at }));
  if (compilerService.test(key)) return found(/^[ \t]{0,8}([A-Za-z_][\w.$]{0,200})/gm, 'install');
  if (gradlePlugin.test(key))
    return found(/^\s{0,8}implementation-class\s{0,8}[=:]\s{0,8}([\w.$]{1,200})/gm, 'install');
  if (key === mavenPlugin) return found(/<implementation>\s{0,20}([\w.$]{1,200})/g, 'install');
  return key === javaManifest ? found(/^(?:Premain|Agent|Launcher-Agent)-Class: ?([\w.$]{1,200})/gm, 'import') : [];
}

/** Sources: Composer, setting up and using plugins; Laravel, package discovery. */
function ofComposer(side: Side): readonly LoadedClass[] {
  const manifest = parseObject(side.manifests.get('composer.json'));
  const extra = manifest?.['extra'];
  if (!isObject(extra)) return [];
  const plugins = manifest?.['type'] === 'composer-plugin' ? namesIn(extra['class']) : [];
  const laravel = isObject(extra['laravel']) ? namesIn(extra['laravel']['providers']) : [];
  return [
    ...plugins.map((name) => ({ name, at: 'install' as const })),
    ...laravel.map((name) => ({ name, at: 'import' as const })),
  ];
}

function namesIn(value: unknown): readonly string[] {
  return [value].flat().filter((one) => typeof one === 'string' && one.length <= 200) as readonly string[];
}

/** The files of an archive in which a class may stand. */
export function filesOfClass(side: Side, ecosystem: EcosystemId, name: string): readonly string[] {
  const candidates = ecosystem === 'composer' ? phpFiles(side, name) : javaFiles(name);
  return candidates.filter((key) => side.files.has(key));
}

const javaRoots = ['', 'src/main/java/', 'src/main/kotlin/', 'src/main/groovy/', 'src/'];

function javaFiles(name: string): readonly string[] {
  const path = name.replaceAll('.', '/').replace(/\$.*$/, '');
  return javaRoots.flatMap((root) => ['class', 'java', 'kt', 'groovy'].map((ending) => `${root}${path}.${ending}`));
}

/** By the prefixes that `autoload` maps to folders. Source: PSR-4. */
function phpFiles(side: Side, name: string): readonly string[] {
  const plain = name.replace(/^\\/, '');
  const autoload = parseObject(side.manifests.get('composer.json'))?.['autoload'];
  const maps = isObject(autoload) ? [autoload['psr-4'], autoload['psr-0']].filter(isObject) : [];
  const mapped = maps.flatMap((map) =>
    Object.entries(map).flatMap(([prefix, folders]) => {
      if (!plain.startsWith(prefix)) return [];
      const rest = plain.slice(prefix.length).replaceAll('\\', '/');
      return namesIn(folders).map((folder) => `${folder.replace(/\/$/, '')}/${rest}.php`.replace(/^\.?\//, ''));
    }),
  );
  const bare = plain.replaceAll('\\', '/');
  return [...mapped, `${bare}.php`, `src/${bare.slice(bare.lastIndexOf('/') + 1)}.php`];
}
