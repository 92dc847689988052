/**
 * Exponential, logarithm and normal quantile computed with `+ - * /` and `Math.sqrt`, whose results
 * IEEE 754 defines to the last bit. ECMAScript leaves `Math.exp`, `Math.log`, `Math.cos` and
 * `Math.pow` to the engine. Their results have changed between versions and differ between
 * processors, so with them a seed would give different prices elsewhere.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** Below this `exp` is 0, above the maximum it is infinite; between them every digit is kept. */
const EXPONENT_MIN = -700;
const EXPONENT_MAX = 700;

/** Index `n + POWERS_OFFSET` holds 2 to the power of n. */
const POWERS_OFFSET = 1_022;
const POWERS_OF_TWO = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2 * POWERS_OFFSET + 1);
  powers[POWERS_OFFSET] = 1;
  for (let n = 1; n <= POWERS_OFFSET; n++) {
    powers[POWERS_OFFSET + n] = (powers[POWERS_OFFSET + n - 1] as number) * 2;
    powers[POWERS_OFFSET - n] = (powers[POWERS_OFFSET - n + 1] as number) / 2;
  }
  return powers;
}

/**
 * Returns e to the power of `x`, within one unit in the last place (the method of fdlibm's
 * `e_exp.c`).
 */
export function exp(x: number): number {
  if (x < EXPONENT_MIN) return 0;
  if (x > EXPONENT_MAX) return Number.POSITIVE_INFINITY;
  const twos = Math.round(x / (LN2_HIGH + LN2_LOW));
  const high = x - twos * LN2_HIGH;
  const low = twos * LN2_LOW;
  const rest = high - low;
  const t = rest * rest;
  const c =
    rest -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t *
              (0.00006613756321437934 +
                t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  const result = 1 - (low - (rest * c) / (2 - c) - high);
  return result * (POWERS_OF_TWO[twos + POWERS_OFFSET] as number);
}

/**
 * Returns the natural logarithm of `x`, within one unit in the last place (the series of fdlibm's
 * `e_log.c`). Its running time grows with the size of the result.
 *
 * @param x positive and finite
 */
export function log(x: number): number {
  let mantissa = x;
  let twos = 0;
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    twos--;
  }
  while (mantissa > Math.SQRT2) {
    mantissa /= 2;
    twos++;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd =
    z *
    (0.6666666666666735 +
      w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const half_square = 0.5 * f * f;
  const series = s * (half_square + odd + even);
  return twos * LN2_HIGH - (half_square - (series + twos * LN2_LOW) - f);
}

/**
 * Replaces each probability by the quantile of the standard normal distribution, to about 16 digits
 * (Wichura 1988, "Algorithm AS 241", Applied Statistics 37).
 *
 * @param values between 1.4e-11 and 1 − 1.4e-11
 */
export function toNormalQuantiles(values: Float64Array): void {
  for (let place = 0; place < values.length; place++) {
    const p = values[place] as number;
    const q = p - 0.5;
    if (q < -0.425 || q > 0.425) {
      values[place] = q < 0 ? -tailQuantile(p) : tailQuantile(1 - p);
      continue;
    }
    const r = 0.180625 - q * q;
    values[place] =
      (q *
        (((((((r * 2509.0809287301227 + 33430.57558358813) * r + 67265.7709270087) * r +
          45921.95393154987) *
          r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((r * 5226.495278852546 + 28729.085735721943) * r + 39307.89580009271) * r +
        21213.794301586597) *
        r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1);
  }
}

/**
 * Returns the distance from 0 that a standard normal number exceeds on one side with probability
 * `p`.
 */
function tailQuantile(p: number): number {
  const r = Math.sqrt(-log(p)) - 1.6;
  return (
    (((((((r * 0.0007745450142783414 + 0.022723844989269184) * r + 0.2417807251774506) * r +
      1.2704582524523684) *
      r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((r * 1.0507500716444169e-9 + 0.0005475938084995345) * r + 0.015198666563616457) * r +
      0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1)
  );
}
