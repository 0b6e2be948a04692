import { SaxesParser } from 'saxes';
import type { Pause } from './read-lines.ts';
import { Unreadable } from './unreadable.ts';

/** An element with all that is in it. Names are without their prefix. */
export interface XmlNode {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlNode[];
}

const SLICE = 64 * 1024;
const DEEPEST = 40;
/** Elements within one booking: a bank lists a few hundred payments in one at most. */
const MOST_NODES = 100_000;
const LONGEST_VALUE = 10_000;

interface Visitor {
  /** An element was opened. True: gather all that is in it, and hand it to `gathered` when it ends. */
  readonly wants: (name: string, path: readonly string[], line: number) => boolean;
  readonly gathered: (node: XmlNode, path: readonly string[]) => void;
}

/**
 * Walks through XML in slices, keeping in memory only the elements that are wanted. A document type definition is refused,
 * and with it every entity but the five that XML has of itself: nothing is expanded, nothing is fetched.
 * @throws Unreadable
 */
export async function walkXml(text: string, visitor: Visitor, pause: Pause): Promise<void> {
  const parser = new SaxesParser({ position: true, xmlns: false });
  const path: string[] = [];
  /** The wanted element that is open, with those open within it. */
  let open: XmlNode[] = [];
  let nodes = 0;

  parser.on('error', (error) => {
    throw new Unreadable(
      parser.line,
      `this is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`,
    );
  });
  parser.on('doctype', () => {
    throw new Unreadable(parser.line, 'a document type definition, which no bank sends. It is not read.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    path.push(local);
    if (path.length > DEEPEST) throw new Unreadable(parser.line, 'elements within elements without end.');
    const parent = open.at(-1);
    if (!parent && !visitor.wants(local, path, parser.line)) return;
    if ((nodes += 1) > MOST_NODES)
      throw new Unreadable(parser.line, 'one booking holds more than any bank puts into one.');
    const node = { name: local, line: parser.line, attributes, text: '', children: [] };
    parent?.children.push(node);
    open.push(node);
  });
  const addText = (piece: string) => {
    const node = open.at(-1);
    if (!node) return;
    if (node.text.length + piece.length > LONGEST_VALUE)
      throw new Unreadable(parser.line, `${node.name} is longer than anybody reads.`);
    node.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const node = open.pop();
    if (node && open.length === 0) {
      visitor.gathered(node, path);
      open = [];
      nodes = 0;
    }
    path.pop();
  });

  for (let at = 0; at < text.length; at += SLICE) {
    parser.write(text.slice(at, at + SLICE));
    await pause();
  }
  parser.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first element at a path below this one. */
export function find(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  let found = node;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

export function findAll(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** The text at a path, without the space around it; null when there is none. */
export function textAt(node: XmlNode | undefined, ...path: readonly string[]): string | null {
  return find(node, ...path)?.text.trim() || null;
}
