/** Codes with which each call refuses, in order of precedence. */
export const TRADE_NOTE_REFUSALS = {
  list: ['invalid_cursor'],
  read: ['unknown_trade'],
  write: ['unknown_trade'],
  readPicture: ['unknown_picture'],
  keepPicture: ['unknown_trade', 'picture_invalid'],
  deletePicture: ['unknown_trade'],
} as const;
export type TradeNoteRefusal<Call extends keyof typeof TRADE_NOTE_REFUSALS> =
  (typeof TRADE_NOTE_REFUSALS)[Call][number];
