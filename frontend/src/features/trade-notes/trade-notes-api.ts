import type { TagProfits, TradeNote, TradeNoteBody, TradeNotes } from '@finally/contract';
import { accountPath } from '@/shared/account/current-account';
import { call, query } from '@/shared/api/api';

const path = (trade_id: string) => `/trades/${encodeURIComponent(trade_id)}`;

/** Returns the address of a trade's picture; another one once another picture is stored. */
export const pictureUrl = ({ trade_id, picture_at }: TradeNote): string =>
  `/api${accountPath(`${path(trade_id)}/picture`)}${query({ at: picture_at ?? undefined })}`;

/** The calls about what is written down of trades. A failure rejects with an ApiError. */
export const tradeNotesApi = {
  list: (page: { limit?: number; cursor?: string }) =>
    call<TradeNotes>('GET', `/trade-notes${query(page)}`),
  tags: () => call<TagProfits>('GET', '/trade-notes/tags'),
  write: (trade_id: string, body: TradeNoteBody) =>
    call<TradeNote>('PUT', `${path(trade_id)}/note`, body),
  keepPicture: (trade_id: string, png: string) =>
    call<TradeNote>('PUT', `${path(trade_id)}/picture`, { png }),
  deletePicture: (trade_id: string) => call<TradeNote>('DELETE', `${path(trade_id)}/picture`),
};
