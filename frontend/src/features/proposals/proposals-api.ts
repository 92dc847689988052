import type { Proposal, Proposals } from '@finally/contract';
import { call } from '@/shared/api/api';

const path = (id: string) => `/proposals/${encodeURIComponent(id)}`;

/** The calls about what programs ask for. A failure rejects with an ApiError. */
export const proposalsApi = {
  list: () => call<Proposals>('GET', '/proposals'),
  /** @param price the price that the person saw; left out if there was none */
  approve: (id: string, price: number | undefined) =>
    call<Proposal>('POST', `${path(id)}/approve`, price === undefined ? {} : { price }),
  decline: (id: string) => call<Proposal>('POST', `${path(id)}/decline`, {}),
};
