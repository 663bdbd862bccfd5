import { shown } from '../unpack/show.ts';
import { isAside, languageOf } from './language.ts';
import type { Side } from './side.ts';

/** Code that a build writes by itself and that therefore differs between wheel and source distribution. */
const generated = /(?:^|\/)(?:_?version|__about__|__version__|_build_info|_pb2(?:_grpc)?)\.py$|_pb2(?:_grpc)?\.pyi?$/;
const mostLines = 30;

/**
 * Ways in which the wheel holds other code than the source distribution of the same release: what installs is the
 * wheel, what people read is the source (LiteLLM 2026: only the wheel was changed). Differences that the release before
 * had too are a habit of its build.
 */
export function sourceDifferences(
  after: { wheel: Side; sdist: Side },
  before: { wheel: Side; sdist: Side } | undefined,
): readonly string[] {
  const habit = new Set(before === undefined ? [] : differences(before.wheel, before.sdist));
  return differences(after.wheel, after.sdist)
    .filter((line) => !habit.has(line))
    .slice(0, mostLines)
    .map((line) => shown(line, 300));
}

function differences(wheel: Side, sdist: Side): readonly string[] {
  const lines: string[] = [];
  for (const [key, file] of wheel.files) {
    if (!isCode(key)) continue;
    const source =
      sdist.files.get(key) ??
      sdist.files.get(`src/${key}`) ??
      sdist.files.get(`lib/${key}`) ??
      sdist.files.get(`python/${key}`);
    if (source === undefined) lines.push(`${key}: only in the wheel`);
    else if (source.hash !== file.hash) lines.push(`${key}: other content in wheel and source distribution`);
  }
  return lines.toSorted();
}

function isCode(key: string): boolean {
  if (key.startsWith('dist-info/') || generated.test(key) || isAside(key)) return false;
  return key.endsWith('.pth') || languageOf(key, Buffer.alloc(0)) !== undefined;
}
