import type { PriceStreamListener } from './price-connection';
/** Prices change before the eye at most five times a second, whatever the market does: faster, nobody can read them. */
export declare const CONFLATION_MS = 200;
/**
 * Passes ticks on with pauses of CONFLATION_MS between them: one that comes
 * after a pause at once, those that come within it as one, in which each ticker
 * stands as it was told last. A headline is told with one price alone, so it
 * stays with the price that takes that one's place.
 */
export declare function conflated(listener: PriceStreamListener): PriceStreamListener;
