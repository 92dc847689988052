/** A share of the whole, 0 to 1, as per cent without a sign: `12.3%`. */
export const formatWeight = (share: number): string => `${(share * 100).toFixed(1)}%`;
