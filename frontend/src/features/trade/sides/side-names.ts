import type { Side } from '@finally/contract';

export const SIDE_NAMES: Readonly<Record<Side, string>> = { buy: 'Buy', sell: 'Sell' };
