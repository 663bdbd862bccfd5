import { csharpOfAssembly } from './compiled/assembly.ts';
import { javaOfClass } from './compiled/class-file.ts';
import type { PseudoSource } from './compiled/pseudo-source.ts';
import { languageOf } from './language.ts';
import type { Language } from './language.ts';
import { codeOfBuildFile } from './msbuild.ts';

/** Code of a file as it is looked at. */
export interface CodeIn {
  readonly language: Language;
  readonly bytes: Buffer;
  /** Written from what a compiled file names: its lines are not the file's. */
  readonly compiled: boolean;
  /** Compiled code that names more than is looked at. */
  readonly cut: boolean;
}

/** The code in a file: the file itself, or what a Java class file or a .NET assembly names. Undefined: no code, or none that is read. */
export function codeIn(path: string, bytes: Buffer): CodeIn | undefined {
  const language = languageOf(path, bytes);
  if (language !== undefined) return { language, bytes, compiled: false, cut: false };
  if (buildFile.test(path)) return codeOfBuildFile(bytes);
  if (!compiledName.test(path)) return undefined;
  return path.endsWith('.class')
    ? codeOfSource('java', javaOfClass(bytes))
    : codeOfSource('csharp', csharpOfAssembly(bytes));
}

function codeOfSource(language: Language, source: PseudoSource | undefined): CodeIn | undefined {
  return source && { language, bytes: Buffer.from(source.text), compiled: true, cut: source.cut };
}

/** Whether a file may hold code, by its name alone: for those that are too large to look into. */
export function mayHoldCode(path: string): boolean {
  return languageOf(path, Buffer.alloc(0)) !== undefined || compiledName.test(path) || buildFile.test(path);
}

const compiledName = /\.(?:class|dll|exe)$/i;
/** What every build of a project that takes the package imports. */
const buildFile = /\.(?:props|targets)$/i;
