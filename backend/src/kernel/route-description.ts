import type { ProblemCode } from '@finally/contract';

/**
 * For the schema of a route: with which codes it may refuse what it was asked,
 * beside those of any call (`problems.ts`). The description of the API carries
 * them as `x-problems`.
 */
export const refusesWith = (...codes: readonly ProblemCode[]) => ({ 'x-problems': codes });
