import { Refusal } from './refusal.mjs';

/** The parts of the checks, in the order in which they run. */
const PARTS = /** @type {const} */ (['static', 'unit', 'e2e']);

/** @typedef {typeof PARTS[number]} Part */

/**
 * Which parts the arguments of `npm test -- ...` ask for: those named, or all.
 * @param {string[]} args
 * @returns {Part[]}
 * @throws {Refusal} for anything else
 */
export function partsAskedFor(args) {
  const unknown = args.find((arg) => !PARTS.some((part) => part === arg));
  if (unknown !== undefined) {
    throw new Refusal(`"${unknown}" is no part of the tests; there are ${PARTS.join(', ')}.`);
  }
  return PARTS.filter((part) => args.length === 0 || args.includes(part));
}
