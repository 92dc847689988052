import { randomUUID } from 'node:crypto';

/** Makes identifiers that are never made twice. */
export type NewId = () => string;

export const newUuid: NewId = () => randomUUID();
