import { SaxesParser } from 'saxes';
import { echo } from './echo.ts';
import { checkLength, defaultLimits, refusalOf, SyntaxFailure } from './limits.ts';
import type { Limits } from './limits.ts';
import type { Parsed } from './tree.ts';

/** An XML element with the lines it stands on. Names keep their prefix as written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, without that of the children, blanks at both ends cut. */
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly line: number;
  readonly texts: string[];
}

/**
 * Reads XML into elements with lines. A document type is refused: it is the way to entities and outside files, and no
 * dependency file needs one. Nothing is ever fetched.
 */
export function parseXml(text: string, options: Partial<Limits> = {}): Parsed<XmlElement> {
  const limits = { ...defaultLimits, ...options };
  return refusalOf(() => {
    checkLength(text, limits);
    return readElements(text, limits);
  });
}

function readElements(text: string, limits: Limits): XmlElement {
  const builder = new XmlTreeBuilder(limits);
  const parser = new SaxesParser({ position: true });
  parser.on('error', (error) => {
    throw new SyntaxFailure(`not valid XML: ${reasonOf(error.message)}`, parser.line);
  });
  parser.on('doctype', () => {
    throw new SyntaxFailure('refused XML: a document type (DOCTYPE) is not expected in this file', parser.line);
  });
  let startLine = 1;
  parser.on('opentagstart', () => {
    // The parser has already read the character after the name.
    startLine = text.charCodeAt(parser.position - 1) === 10 ? parser.line - 1 : parser.line;
  });
  parser.on('opentag', (tag) => builder.open(tag.name, new Map(Object.entries(tag.attributes)), startLine));
  parser.on('text', (piece) => builder.text(piece));
  parser.on('cdata', (piece) => builder.text(piece));
  parser.on('closetag', () => builder.close(parser.line));
  parser.write(text).close();
  if (builder.root === undefined) throw new SyntaxFailure('not valid XML: the file is empty');
  return builder.root;
}

class XmlTreeBuilder {
  root: XmlElement | undefined;
  private readonly stack: OpenElement[] = [];
  private readonly limits: Limits;
  private nodes = 0;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void {
    this.nodes += 1 + attributes.size;
    if (this.nodes > this.limits.maxNodes) throw refusal(`more than ${this.limits.maxNodes} elements`, line);
    if (this.stack.length >= this.limits.maxDepth)
      throw refusal(`nested deeper than ${this.limits.maxDepth} levels`, line);
    this.stack.push({ name, attributes, children: [], line, texts: [] });
  }

  text(piece: string): void {
    this.stack.at(-1)?.texts.push(piece);
  }

  close(endLine: number): void {
    const closing = this.stack.pop();
    if (closing === undefined) return;
    const { name, attributes, children, line, texts } = closing;
    const element: XmlElement = { name, attributes, children, text: texts.join('').trim(), line, endLine };
    const parent = this.stack.at(-1);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
  }
}

/** The first child with this name, whatever its prefix. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => localName(child.name) === name);
}

/** All children with this name, whatever their prefix. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => localName(child.name) === name) ?? [];
}

/** The name without its namespace prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function refusal(reason: string, line: number): SyntaxFailure {
  return new SyntaxFailure(`refused XML: ${reason}`, line);
}

/** The parser's messages start with line and column and may repeat the input. */
function reasonOf(message: string): string {
  const reason = message.slice(message.indexOf(': ') + 2);
  return echo(reason).slice(1, -1);
}
