'use client';

import { accountNameFault, type FillProfileName, STARTING_CASH_DEFAULT } from '@finally/contract';
import { type FormEvent, useState } from 'react';
import { openAccount } from '@/shared/account/current-account';
import { accountsApi } from '../accounts-api';
import {
  CASH_SENTENCE,
  FEE_CHOICES,
  type FeeChoice,
  feesOf,
  PROFILES,
  readStartingCash,
} from './account-terms';
import { Choice, Failure, MAIN_BUTTON, TextField } from './form-parts';
import { useSubmission } from './use-submission';

/** The form of a new account, which is opened once it is made. */
export function NewAccount() {
  const [name, setName] = useState('');
  const [cash, setCash] = useState(STARTING_CASH_DEFAULT.toLocaleString('en-US'));
  const [fill_profile, setProfile] = useState<FillProfileName>('realistic');
  const [fees, setFees] = useState<FeeChoice>('profile');
  const [isTried, setIsTried] = useState(false);
  const { isBusy, failure, submit } = useSubmission();
  const starting_cash = readStartingCash(cash);
  const nameFault = accountNameFault(name.trim());

  function send(event: FormEvent) {
    event.preventDefault();
    setIsTried(true);
    if (nameFault !== null || starting_cash === null) return;
    void submit(async () => {
      const request = { name, starting_cash, fill_profile, ...feesOf(fees) };
      openAccount((await accountsApi.create(request)).id);
    });
  }

  return (
    <form onSubmit={send} className="flex flex-col gap-3">
      <TextField
        label="Name"
        value={name}
        hint="Such as Swing, or Earnings week."
        error={isTried ? nameFault : null}
        onChange={setName}
      />
      <TextField
        label="Starting cash"
        inputMode="decimal"
        value={cash}
        hint="In dollars."
        error={isTried && starting_cash === null ? CASH_SENTENCE : null}
        onChange={setCash}
      />
      <Choice<FillProfileName>
        label="Fills"
        value={fill_profile}
        choices={PROFILES}
        onChange={setProfile}
      />
      <Choice<FeeChoice> label="Fees" value={fees} choices={FEE_CHOICES} onChange={setFees} />
      <Failure>{failure}</Failure>
      <button type="submit" aria-disabled={isBusy} className={`self-end ${MAIN_BUTTON}`}>
        Create and open
      </button>
    </form>
  );
}
