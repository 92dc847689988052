import {
  ACCOUNT_SENTENCES,
  type FeeSchedule,
  STARTING_CASH_MAX,
  STARTING_CASH_MIN,
} from '@finally/contract';

/** The fill profiles, with what they mean. */
export const PROFILES = [
  ['realistic', 'Realistic: book, queue, impact'],
  ['ideal', 'Ideal: at the last price'],
  ['harsh', 'Harsh: half the book, a step late'],
] as const;

/** What orders may be charged. */
export const FEE_CHOICES = [
  ['profile', 'As usual for the fill profile'],
  ['none', 'None'],
  ['us_retail', 'SEC and FINRA fees on sales'],
  ['all', 'SEC and FINRA fees, and a commission'],
] as const;
export type FeeChoice = (typeof FEE_CHOICES)[number][0];

const FEES: Readonly<Record<FeeChoice, FeeSchedule[] | undefined>> = {
  profile: undefined,
  none: [],
  us_retail: ['us_retail'],
  all: ['us_retail', 'ib_fixed'],
};

/** Returns what is sent for a choice; nothing for that of the profile. */
export const feesOf = (choice: FeeChoice): { fees?: FeeSchedule[] } => {
  const fees = FEES[choice];
  return fees ? { fees } : {};
};

/** Reads typed dollars; null if an account cannot start with them. */
export function readStartingCash(text: string): number | null {
  const dollars = Number(text.replace(/[$,\s]/g, ''));
  const isRight =
    text.trim() !== '' &&
    dollars >= STARTING_CASH_MIN &&
    dollars <= STARTING_CASH_MAX &&
    Number(dollars.toFixed(2)) === dollars;
  return isRight ? dollars : null;
}

export const CASH_SENTENCE = ACCOUNT_SENTENCES.cash;
