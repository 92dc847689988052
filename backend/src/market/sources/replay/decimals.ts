import type { Separator } from '../../../kernel/csv/read-csv.ts';
import type { Misfit, Place } from './misfit.ts';

const NUMBER = /^\d+(?:([.,])\d+)?$/;
/** One mark before three digits: 1.234 may be about one, or over a thousand. */
const LIKE_THOUSANDS = /^[1-9]\d{0,2}[.,]\d{3}$/;

const NAMES = { '.': 'a decimal point', ',': 'a decimal comma' } as const;
type Mark = keyof typeof NAMES;

/**
 * Reads the numbers of one file: digits with one decimal mark or none. In a
 * file separated by commas the mark is a point; elsewhere the file shows which
 * one it uses, and has to keep to it.
 */
export class DecimalReader {
  #mark: Mark | undefined;
  /** Whether the mark is known for certain. */
  #isCertain: boolean;
  #doubt: Misfit | undefined;

  constructor(separator: Separator) {
    this.#isCertain = separator === ',';
    this.#mark = this.#isCertain ? '.' : undefined;
  }

  /** Returns the number, or undefined if it is none or is not written as the others are. */
  read(text: string, place: Place): number | undefined {
    const match = NUMBER.exec(text);
    const mark = match?.[1] as Mark | undefined;
    if (!match || mark === undefined) return match ? Number(text) : undefined;
    this.#mark ??= mark;
    if (mark !== this.#mark) return undefined;
    if (!LIKE_THOUSANDS.test(text)) this.#isCertain = true;
    else this.#doubt ??= { ...place, given: text, allowed: this.#certain(text) };
    return Number(text.replace(',', '.'));
  }

  /** Says how numbers are written here, to complete a refusal; empty if that is not what is wrong. */
  hint(text: string): string {
    if (!/[.,]/.test(text)) return '';
    const mark = this.#mark === undefined ? 'a decimal point or comma' : NAMES[this.#mark];
    return `, with ${mark} and no separator of thousands`;
  }

  /** Once the file has ended: a number that may mean two things, if nothing in the file tells which. */
  doubt(): Misfit | undefined {
    return this.#isCertain ? undefined : this.#doubt;
  }

  #certain(text: string): string {
    const thousands = text.replace(/[.,]/, '');
    return `certain, as nothing in the file tells whether it means ${text} or ${thousands}; write ${text}0`;
  }
}
