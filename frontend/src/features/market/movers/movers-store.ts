import { MOVER_KINDS, type MoverKind, type Movers } from '@finally/contract';
import { createRememberedStore, oneOf } from '@/shared/remembered/remembered-store';
import { marketApi } from '../market-api';
import { createPolledStore } from '../polled-store';

const ROWS_MAX = 50;

/** Which list of movers is shown, as this browser remembers it. */
export const moverKindStore = createRememberedStore<{ kind: MoverKind }>(
  'movers',
  1,
  { kind: 'gainers' },
  { kind: oneOf(MOVER_KINDS) },
);

/** The list of movers that is shown. */
export const moversStore = createPolledStore<MoverKind, Movers>(
  moverKindStore.getState().kind,
  (kind) => marketApi.movers(kind, ROWS_MAX),
);
