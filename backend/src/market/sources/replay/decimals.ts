import type { Separator } from '../../../kernel/csv/read-csv.ts';
import type { Misfit, Place } from './misfit.ts';

const NUMBER = /^\d+(?:([.,])\d+)?$/;
/** One mark before three digits is ambiguous: 1.234 may be about one or more than a thousand. */
const LIKE_THOUSANDS = /^[1-9]\d{0,2}[.,]\d{3}$/;

const NAMES = { '.': 'a decimal point', ',': 'a decimal comma' } as const;
type Mark = keyof typeof NAMES;

/**
 * Reads the numbers of one file: digits with at most one decimal mark. In a comma-separated file
 * the mark is a point; in other files the first number with a mark decides, and all others must use
 * the same.
 */
export class DecimalReader {
  #mark: Mark | undefined;
  /** The number that decided the mark; undefined if the separator did. */
  #first: (Place & { readonly text: string }) | undefined;
  /** True once the mark is known for certain. */
  #isCertain: boolean;
  #doubt: Misfit | undefined;

  constructor(separator: Separator) {
    this.#isCertain = separator === ',';
    this.#mark = this.#isCertain ? '.' : undefined;
  }

  /** Returns the number, or undefined if the text is no number or uses another decimal mark. */
  read(text: string, place: Place): number | undefined {
    const match = NUMBER.exec(text);
    const mark = match?.[1] as Mark | undefined;
    if (!match || mark === undefined) return match ? Number(text) : undefined;
    if (this.#mark === undefined) {
      this.#mark = mark;
      this.#first = { ...place, text };
    }
    if (mark !== this.#mark) return undefined;
    if (!LIKE_THOUSANDS.test(text)) this.#isCertain = true;
    else this.#doubt ??= { ...place, given: text, allowed: this.#certain(text) };
    return Number(text.replace(',', '.'));
  }

  /**
   * Returns how numbers are written in this file and where that was seen, to complete an error
   * message; empty if that is not the problem.
   */
  hint(text: string): string {
    if (!/[.,]/.test(text)) return '';
    const written = NUMBER.exec(text)?.[1];
    if (written !== undefined && written === this.#mark) return '';
    const mark = this.#mark === undefined ? 'a decimal point or comma' : NAMES[this.#mark];
    const example = this.#first
      ? `, as in "${this.#first.text}" on line ${this.#first.line}, column ${this.#first.column},`
      : '';
    return `, with ${mark}${example} and no separator of thousands`;
  }

  /** As `hint`, for text that need not be a number. */
  hintForNumber(text: string): string {
    return NUMBER.test(text) ? this.hint(text) : '';
  }

  /** Call after the last row. Returns an ambiguous number, if nothing in the file resolves it. */
  doubt(): Misfit | undefined {
    return this.#isCertain ? undefined : this.#doubt;
  }

  #certain(text: string): string {
    const thousands = text.replace(/[.,]/, '');
    return `unambiguous: nothing in the file shows whether it means ${text} or ${thousands}; write ${text}0`;
  }
}
