import type { MatchResult, Node } from 'ohm-js';
import { MESSAGE_GRAMMAR } from './grammar.ts';

/** What a rule of the grammar took, with what the rules inside it took. */
export interface Tree {
  /** The rule's name; of a labeled alternative `Rule_label`. */
  readonly rule: string;
  readonly children: readonly Tree[];
  /** The part of the input that it took, and where that begins and ends. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Rules that only join items. */
const LISTS: ReadonlySet<string> = new Set(['NonemptyListOf', 'Further', 'Last']);

const semantics = MESSAGE_GRAMMAR.createSemantics().addOperation<readonly Tree[]>('trees()', {
  _terminal: () => [],
  _iter: (...nodes) => nodes.flatMap(treesOf),
  _nonterminal(...nodes) {
    const children = nodes.flatMap(treesOf);
    const [only, ...others] = children;
    // Lists stand for their items, and a rule for the alternative that was taken.
    if (LISTS.has(this.ctorName)) return children;
    if (only && others.length === 0 && only.rule.startsWith(`${this.ctorName}_`)) return [only];
    const { startIdx: start, endIdx: end } = this.source;
    return [{ rule: this.ctorName, children, text: this.sourceString, start, end }];
  },
});

const treesOf = (node: Node): readonly Tree[] => node['trees']();

/** The tree of a message that the grammar matched. */
export function treeOf(match: MatchResult): Tree {
  const [tree] = semantics(match)['trees']() as readonly Tree[];
  if (!tree) throw new Error('A match has a tree.');
  return tree;
}

const isOf = (tree: Tree, rule: string): boolean =>
  tree.rule === rule || tree.rule.startsWith(`${rule}_`);

/** The parts of a tree that a rule took, in order. */
export const all = (tree: Tree, rule: string): readonly Tree[] =>
  tree.children.filter((child) => isOf(child, rule));

/** The first part of a tree that a rule took; undefined if there is none. */
export const find = (tree: Tree, rule: string): Tree | undefined =>
  tree.children.find((child) => isOf(child, rule));

/** The part that a rule took, in an alternative that cannot be without it. */
export function get(tree: Tree, rule: string): Tree {
  const found = find(tree, rule);
  if (!found) throw new Error(`${tree.rule} has no ${rule}`);
  return found;
}

/** The index in `#12_`, `@3_` or `?0_`. */
export const indexIn = ({ text }: Tree): number => Number(text.match(/\d+/)?.[0]);
