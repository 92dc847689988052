import type { Grammar, MatchResult, Node, Semantics } from 'ohm-js';
import { memoizeByIdentity } from '../../../kernel/memoize.ts';
import { messageGrammar } from './grammar.ts';

/** A parse tree: what a rule of the grammar matched, and its parts. */
export interface Tree {
  /** The rule's name; `Rule_label` for a labeled alternative. */
  readonly rule: string;
  readonly children: readonly Tree[];
  /** The matched part of the input, with its start and end. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Rules that only join items. */
const LISTS: ReadonlySet<string> = new Set(['NonemptyListOf', 'Further', 'Last']);

const semanticsOf = memoizeByIdentity(
  (grammar: Grammar): Semantics =>
    grammar.createSemantics().addOperation<readonly Tree[]>('trees()', {
      _terminal: () => [],
      _iter: (...nodes) => nodes.flatMap(treesOf),
      _nonterminal(...nodes) {
        const children = nodes.flatMap(treesOf);
        const [only, ...others] = children;
        // A list is replaced by its items, and a rule by its matching alternative.
        if (LISTS.has(this.ctorName)) return children;
        if (only && others.length === 0 && only.rule.startsWith(`${this.ctorName}_`)) return [only];
        const { startIdx: start, endIdx: end } = this.source;
        return [{ rule: this.ctorName, children, text: this.sourceString, start, end }];
      },
    }),
);

const treesOf = (node: Node): readonly Tree[] => node['trees']();

/** Returns the parse tree of a message that the grammar matched. */
export function treeOf(match: MatchResult): Tree {
  const [tree] = semanticsOf(messageGrammar())(match)['trees']() as readonly Tree[];
  if (!tree) throw new Error('A match has a tree.');
  return tree;
}

const isOf = (tree: Tree, rule: string): boolean =>
  tree.rule === rule || tree.rule.startsWith(`${rule}_`);

/** Returns the children matched by a rule, in order. */
export const all = (tree: Tree, rule: string): readonly Tree[] =>
  tree.children.filter((child) => isOf(child, rule));

/** Returns the first child matched by a rule; undefined if there is none. */
export const find = (tree: Tree, rule: string): Tree | undefined =>
  tree.children.find((child) => isOf(child, rule));

/** Returns the child matched by a rule that this alternative always contains. */
export function get(tree: Tree, rule: string): Tree {
  const found = find(tree, rule);
  if (!found) throw new Error(`${tree.rule} has no ${rule}`);
  return found;
}

/** Returns the index in `#12_`, `@3_` or `?0_`. */
export const indexIn = ({ text }: Tree): number => Number(text.match(/\d+/)?.[0]);
