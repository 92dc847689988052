import type { KeyGuard } from '../commands-store';

/** A guard for tests that place no orders. */
export const NEVER_ARMED: KeyGuard = {
  isArmed: () => false,
  onRefused: () => {},
  onUnknownSequence: () => {},
};
