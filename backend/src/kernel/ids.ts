import { randomBytes, randomUUID } from 'node:crypto';

/** Makes identifiers that are never made twice. */
export type NewId = () => string;

export const newUuid: NewId = () => randomUUID();

/** Makes secrets that nobody can guess: 256 random bits in 43 characters that fit into an address. */
export type NewSecret = () => string;

export const newSecret: NewSecret = () => randomBytes(32).toString('base64url');
