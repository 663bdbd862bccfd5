import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { linesOf } from '../syntax/lines.ts';

/** Gradle's dependency locks: `group:artifact:version=configuration,…`. Source: docs.gradle.org, "Locking Versions". */
export const gradleLockfile: Format = {
  id: 'gradle-lockfile',
  ecosystem: 'maven',
  kind: 'lockfile',
  files: ['gradle.lockfile', '*-gradle.lockfile', '**/gradle/dependency-locks/*.lockfile'],
  reads: { direct: 'no', scope: 'yes', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Scope is told by the configurations that an entry is locked for. Plugins of the build itself have scope build.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(gradleLockfile, path);
  const isBuild = /(?:buildscript|settings)-gradle\.lockfile$/.test(path);
  for (const { number: line, text: written } of linesOf(text)) {
    const body = written.trim();
    if (body === '' || body.startsWith('#') || /^empty=[\w,.$-]*$/.test(body)) continue;
    // Without `=`: the one-file-per-configuration locks of Gradle 4 to 6.
    const [coordinates = '', configurations = ''] = body.split('=', 2);
    const [group = '', artifact = '', version = '', more] = coordinates.split(':');
    const isEntry =
      group !== '' && artifact !== '' && version !== '' && more === undefined && !/\s|\//.test(coordinates);
    if (!isEntry) {
      collected.unreadable('a line that is no group:artifact:version=configurations', line);
      continue;
    }
    const scope = isBuild ? 'build' : scopeOf(configurations.split(','));
    collected.dependency({ name: `${group}:${artifact}`, version, line, endLine: line, scope });
  }
  return collected.finish();
}

/** What an entry is used for, by the usual names of configurations. */
export function scopeOf(configurations: readonly string[]): Scope {
  const named = configurations.filter((configuration) => configuration !== '');
  if (named.length === 0) return 'unknown';
  if (named.every(isTest)) return 'dev';
  return named.every((name) => isTest(name) || isTooling(name)) ? 'build' : 'runtime';
}

function isTest(configuration: string): boolean {
  return /^(?:test|androidTest|integrationTest|functionalTest|jmh)|Test(?:[A-Z]|$)|TestFixtures/.test(configuration);
}

function isTooling(configuration: string): boolean {
  return /^(?:classpath|annotationProcessor|kapt|ksp|kotlinCompiler|checkstyle|pmd|spotbugs|jacoco|detekt|ktlint|errorprone|incrementalAnnotationProcessor)|AnnotationProcessor$/.test(
    configuration,
  );
}
