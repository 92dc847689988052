/** Bytes that make a token: some four in English, fewer in other scripts and in figures. */
const BYTES_A_TOKEN = 3;

/** About how many tokens a text takes, whichever model reads it; rather too many than too few. */
export const estimateTokens = (text: string): number =>
  Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN);
