import type { Instrument } from '../universe/universe.ts';

/** How returns move together within a sector, and across sectors. */
const WITHIN_SECTOR = 0.6;
const ACROSS_SECTORS = 0.3;

/** A lower triangular matrix, row by row. */
export type LowerTriangle = readonly Float64Array[];

/**
 * The correlation between the returns of two instruments. Constant within and
 * across sectors, which is positive definite whatever the instruments are.
 */
export function correlation(left: Instrument, right: Instrument): number {
  if (left.ticker === right.ticker) return 1;
  return left.sector === right.sector ? WITHIN_SECTOR : ACROSS_SECTORS;
}

/**
 * The Cholesky factor L of the instruments' correlation matrix C = L·Lᵀ
 * (Golub & Van Loan, Matrix Computations, 4.2.5): L times independent standard
 * normals gives normals that are correlated as C says.
 */
export function choleskyFactor(instruments: readonly Instrument[]): LowerTriangle {
  const factor: Float64Array[] = [];
  instruments.forEach((instrument, row) => {
    const current = new Float64Array(row + 1);
    for (let column = 0; column <= row; column++) {
      const other = instruments[column] as Instrument;
      const above = column === row ? current : (factor[column] as Float64Array);
      let remainder = correlation(instrument, other);
      for (let k = 0; k < column; k++) {
        remainder -= (current[k] as number) * (above[k] as number);
      }
      current[column] =
        column === row ? Math.sqrt(remainder) : remainder / (above[column] as number);
    }
    factor.push(current);
  });
  return factor;
}

/** L·z: correlated normals out of independent ones. */
export const correlate = (factor: LowerTriangle, normals: readonly number[]): number[] =>
  factor.map((row) => row.reduce((sum, weight, k) => sum + weight * (normals[k] as number), 0));
