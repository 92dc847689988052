import type { ProblemCode } from '@finally/contract';

/**
 * Returns the part of a route's schema that lists its refusal codes, in addition to those of every
 * route (`problems.ts`). The OpenAPI description publishes them as `x-problems`.
 *
 * @param codes the list of the call that the route makes
 */
export const refusesWith = (codes: readonly ProblemCode[]) => ({
  'x-problems': [...new Set(codes)],
});
