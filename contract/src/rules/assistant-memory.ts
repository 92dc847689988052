/** What a thing that is remembered is about. */
export const MEMORY_KINDS = ['preference', 'plan', 'decision'] as const;
export type MemoryKind = (typeof MEMORY_KINDS)[number];

export const MEMORY_TEXT_LENGTH_MAX = 300;
/** Things that are remembered for one account. */
export const MEMORIES_MAX = 100;
