import { EVENT_ID, getScalarValue, parseEvents, YAMLException } from 'js-yaml';
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import { checkLength, defaultLimits, refusalOf, SyntaxFailure } from './limits.ts';
import type { Limits } from './limits.ts';
import { LineIndex } from './lines.ts';
import type { Parsed, Tree } from './tree.ts';
import { YamlTreeBuilder } from './yaml-tree.ts';

/**
 * `maxAliases`: how many `*aliases` one text may use; 0, the default, refuses anchors' use altogether (no package
 * manager writes them into a lockfile). Values that aliases repeat count towards `maxNodes` each time, so that a small
 * text cannot stand for a large tree.
 */
export interface YamlOptions extends Partial<Limits> {
  readonly maxAliases?: number;
}

/**
 * Reads all documents of a YAML text into trees with lines. Scalars stay the text that is written (no `no` → false, no
 * `1.10` → 1.1); an empty value is an empty text; tags are not applied, merge keys (`<<`) stay keys. Keys that stand
 * twice keep the last value and are recorded.
 */
export function parseYaml(text: string, options: YamlOptions = {}): Parsed<Tree[]> {
  const limits = { maxAliases: 0, ...defaultLimits, ...options };
  return refusalOf(() => {
    checkLength(text, limits);
    return treesOf(text, eventsOf(text, limits), limits);
  });
}

function eventsOf(text: string, limits: Limits): Event[] {
  try {
    return parseEvents(text, { maxDepth: limits.maxDepth });
  } catch (thrown) {
    if (!(thrown instanceof YAMLException)) throw thrown;
    const line = thrown.mark?.line;
    throw new SyntaxFailure(`not valid YAML: ${thrown.reason}`, line === undefined ? undefined : line + 1);
  }
}

function treesOf(text: string, events: readonly Event[], limits: Required<YamlOptions>): Tree[] {
  const lines = new LineIndex(text);
  const builder = new YamlTreeBuilder(limits);
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        builder.beginDocument();
        break;
      case EVENT_ID.SEQUENCE:
        builder.open('list', startLine(lines, event), anchorOf(text, event));
        break;
      case EVENT_ID.MAPPING:
        builder.open('map', startLine(lines, event), anchorOf(text, event));
        break;
      case EVENT_ID.SCALAR:
        addScalar(builder, { text, lines, event });
        break;
      case EVENT_ID.ALIAS:
        builder.alias(text.slice(event.anchorStart, event.anchorEnd), lines.lineAt(event.anchorStart));
        break;
      case EVENT_ID.POP:
        builder.close();
        break;
    }
  }
  return builder.documents();
}

function addScalar(
  builder: YamlTreeBuilder,
  { text, lines, event }: { text: string; lines: LineIndex; event: ScalarEvent },
): void {
  const value = getScalarValue(text, event);
  if (event.valueStart < 0) return builder.scalar(value, undefined, anchorOf(text, event));
  const line = lines.lineAt(event.valueStart);
  const endLine = event.valueEnd > event.valueStart ? lines.lineAt(event.valueEnd - 1) : line;
  return builder.scalar(value, { line, endLine }, anchorOf(text, event));
}

function startLine(lines: LineIndex, event: SequenceEvent | MappingEvent): number {
  return lines.lineAt(event.start);
}

function anchorOf(text: string, event: SequenceEvent | MappingEvent | ScalarEvent): string | undefined {
  return event.anchorStart < 0 ? undefined : text.slice(event.anchorStart, event.anchorEnd);
}
