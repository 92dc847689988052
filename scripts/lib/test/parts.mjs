import { Refusal } from '../refusal.mjs';

/** The parts of the checks, in order. */
const PARTS = /** @type {const} */ (['static', 'unit', 'e2e']);

/** @typedef {typeof PARTS[number]} Part */

/**
 * Parses the arguments of `npm test -- ...` into the requested parts: the named ones, or all.
 * @param {string[]} args
 * @returns {Part[]}
 * @throws {Refusal} for any other argument
 */
export function parseParts(args) {
  const unknown = args.find((arg) => !PARTS.some((part) => part === arg));
  if (unknown !== undefined) {
    throw new Refusal(
      `"${unknown}" is not a part of the tests; the parts are ${PARTS.join(', ')}.`,
    );
  }
  return PARTS.filter((part) => args.length === 0 || args.includes(part));
}
