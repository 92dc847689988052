'use client';

import type { Account, FillProfileName } from '@finally/contract';
import { useState } from 'react';
import { toast } from '@/shared/toast';
import { openAccountDialog, resetAccount } from '../accounts-actions';
import {
  CASH_SENTENCE,
  FEE_CHOICES,
  type FeeChoice,
  feesOf,
  PROFILES,
  readStartingCash,
} from './account-terms';
import { BUTTON, Choice, Failure, GRAVE_BUTTON, Section, TextField } from './form-parts';
import { useSubmission } from './use-submission';

const UNCHANGED = 'unchanged';
type ResetFees = FeeChoice | typeof UNCHANGED;

/** Starts the account over, with the same terms or with others. */
export function ResetAccount({ account }: { account: Account }) {
  const [isAsked, setIsAsked] = useState(false);
  const [cash, setCash] = useState(account.starting_cash.toLocaleString('en-US'));
  const [profile, setProfile] = useState<FillProfileName>(account.fill_profile);
  const [fees, setFees] = useState<ResetFees>(UNCHANGED);
  const { isBusy, failure, submit } = useSubmission();
  const starting_cash = readStartingCash(cash);

  function reset() {
    if (starting_cash === null) return;
    void submit(async () => {
      await resetAccount({
        starting_cash,
        ...(profile !== account.fill_profile && { fill_profile: profile }),
        ...(fees !== UNCHANGED && feesOf(fees)),
      });
      openAccountDialog(null);
      toast.success(`${account.name} starts over. Past trades are archived.`);
    });
  }

  return (
    <Section title="Start over">
      <p className="text-xs text-muted">
        Positions are gone, open orders are canceled, past trades are archived. Settings, keys,
        watchlists and the conversation stay.
      </p>
      {isAsked ? (
        <div className="flex flex-col gap-2">
          <TextField
            label="Cash to start with"
            inputMode="decimal"
            value={cash}
            hint="In dollars."
            error={starting_cash === null ? CASH_SENTENCE : null}
            onChange={setCash}
          />
          <Choice<FillProfileName>
            label="Fills from now on"
            value={profile}
            choices={PROFILES}
            onChange={setProfile}
          />
          <Choice<ResetFees>
            label="Fees from now on"
            value={fees}
            choices={[[UNCHANGED, 'As before'], ...FEE_CHOICES]}
            onChange={setFees}
          />
          <div className="flex justify-end gap-2">
            <button type="button" onClick={() => setIsAsked(false)} className={BUTTON}>
              Cancel
            </button>
            <button
              type="button"
              aria-disabled={isBusy || starting_cash === null}
              onClick={reset}
              className={GRAVE_BUTTON}
            >
              Start {account.name} over
            </button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          onClick={() => setIsAsked(true)}
          className={`self-start ${GRAVE_BUTTON}`}
        >
          Reset…
        </button>
      )}
      <Failure>{failure}</Failure>
    </Section>
  );
}
