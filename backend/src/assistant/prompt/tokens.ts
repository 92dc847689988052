/** Bytes per token: about four in English, fewer in other scripts and in figures. */
const BYTES_A_TOKEN = 3;

/**
 * Estimates the number of tokens of a text for any model; overestimates rather than underestimates.
 */
export const estimateTokens = (text: string): number =>
  Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN);
