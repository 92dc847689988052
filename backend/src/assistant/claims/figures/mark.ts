import type { Universe } from '../../../market/index.ts';
import { assignInOrder } from './assign-in-order.ts';
import { correction } from './correction.ts';
import { factsOf } from './facts.ts';
import { isAboutAccount, isKnown } from './judge.ts';
import type { Knowledge } from './knowledge.ts';
import { type PlainText, plainText } from './text/characters.ts';
import { roleWordsIn } from './text/field-words.ts';
import type { Figure } from './text/figure.ts';
import { figuresIn } from './text/figures.ts';
import { isHarmless, isQuotedCommand, listOrdinals } from './text/harmless.ts';
import { firstFrom, type Segment } from './text/spans.ts';
import { segmentsOf } from './text/statements.ts';
import { mentionsIn, type NamedTicker } from './text/subjects.ts';

/** The data that figures are compared with. */
export interface Checking {
  readonly knowledge: Knowledge;
  readonly universe: Pick<Universe, 'get'>;
  /** The account's tickers with their company names. */
  readonly named: readonly NamedTicker[];
  /** The person's current message. */
  readonly message: string;
}

/** Brackets reserved for the program; the page shows their content as a label. */
const OPEN = '\u27e6';
const CLOSE = '\u27e7';
/** Brackets that are, or look like, those of a mark. */
const FORGED_OPEN = /[\u27e6\u301a\u2e22\u27e8\u2983\u2985\u298b-\u298f]/g;
const FORGED_CLOSE = /[\u27e7\u301b\u2e23\u27e9\u2984\u2986\u2990]/g;
/**
 * Characters that reverse the direction of text, so that a displayed figure differs from the
 * written one.
 */
const OVERRIDES = /[\u202d\u202e]/g;

const BELONGING = /^[\p{M}\p{Cf}]+/u;

/**
 * Maximum number of marks that state the correct value; further marks only warn, to bound the
 * length.
 */
const CORRECTIONS_MAX = 40;

/**
 * Adds a mark after each figure of a model's text that is wrong or unknown. Pure, and the length of
 * a mark is bounded.
 */
export function markFigures(source: string, checking: Checking): string {
  const text = withoutForgery(source);
  const plain = plainText(text);
  const mentions = mentionsIn(plain, checking.named, checking.universe);
  const figures = figuresIn(plain, mentions);
  if (figures.length === 0) return text;
  const facts = factsOf(
    checking.knowledge,
    mentions.map(({ ticker }) => ticker),
  );
  const { folded } = plain;
  const segments = segmentsOf({ folded, mentions, words: roleWordsIn(folded) });
  const asked = { values: valuesIn(checking.message) };
  const ordinals = listOrdinals(folded);
  const marks: { at: number; text: string }[] = [];
  let end = 0;
  const placed = figures.map((figure) => ({ figure, segment: segmentAt(segments, figure.start) }));
  for (const { figure, segment } of assignInOrder(placed)) {
    if (!segment || ordinals.has(figure.start) || isHarmless(folded, figure)) continue;
    if (isQuotedCommand(folded, figure) && !segment.statement.roles.has('did')) continue;
    if (!isAboutAccount(figure, segment) || isKnown(figure, segment, facts, asked)) continue;
    if (figure.start < end) continue;
    end = figure.end;
    const right = marks.length < CORRECTIONS_MAX ? correction(figure, segment, facts) : null;
    marks.push({ at: originalEnd(text, plain, figure), text: markOf(right) });
  }
  return insert(text, marks);
}

/** Returns the tickers that texts name. */
export const tickersNamed = (
  sources: readonly string[],
  named: readonly NamedTicker[],
  universe: Pick<Universe, 'get'>,
): readonly string[] => [
  ...new Set(
    sources.flatMap((source) =>
      mentionsIn(plainText(source), named, universe).map(({ ticker }) => ticker),
    ),
  ),
];

const markOf = (right: string | null): string =>
  ` ${OPEN}not from your account${right === null ? '' : `: ${right}`}${CLOSE}`;

/** Removes everything from a text that could pass for a mark of the program. */
function withoutForgery(text: string): string {
  return text.replaceAll(FORGED_OPEN, '[').replaceAll(FORGED_CLOSE, ']').replaceAll(OVERRIDES, '');
}

function segmentAt(segments: readonly Segment[], at: number): Segment | undefined {
  const segment = segments[firstFrom(segments, at + 1, ({ start }) => start) - 1];
  return segment && at < segment.end ? segment : undefined;
}

/**
 * Returns the position for a figure's mark in the original text, after any combining characters.
 */
function originalEnd(text: string, { ends }: PlainText, { end }: Figure): number {
  const last = ends[end - 1] ?? 0;
  return last + (BELONGING.exec(text.slice(last, last + 16))?.[0].length ?? 0);
}

function insert(text: string, marks: readonly { at: number; text: string }[]): string {
  let from = 0;
  const parts = marks.flatMap(({ at, text: mark }) => {
    const part = text.slice(from, at);
    from = at;
    return [part, mark];
  });
  return [...parts, text.slice(from)].join('');
}

/** Returns the numbers in a person's message. */
function valuesIn(message: string): readonly number[] {
  return figuresIn(plainText(message), []).flatMap(({ readings }) =>
    readings.map(({ value }) => value),
  );
}
