'use client';

import { ACCOUNT_COLORS, type Account } from '@finally/contract';
import { useState } from 'react';
import { leaveAccount, openAccount } from '@/shared/account/current-account';
import { download } from '@/shared/browser/download';
import { AccountMark } from '../account-color';
import { refreshAccounts } from '../accounts-actions';
import { accountsApi, exportAddress } from '../accounts-api';
import { useAccounts, useCurrentAccount } from '../use-accounts';
import { BUTTON, Failure, GRAVE_BUTTON, MAIN_BUTTON, Section, TextField } from './form-parts';
import { ResetAccount } from './reset-account';
import { useSubmission } from './use-submission';

/** Below the label of the field that the button is beside. */
const BESIDE_FIELD = { marginTop: '1.25rem' };

/** Everything that can be done to the account of this tab as a whole. */
export function ManageAccount() {
  const account = useCurrentAccount();
  const { accounts } = useAccounts();
  const archived = (accounts ?? []).filter(({ archived_at }) => archived_at !== null);
  if (!account) return <p className="text-sm text-muted">The account is not loaded yet.</p>;
  return (
    <div className="flex flex-col gap-3">
      <Rename key={account.name} account={account} />
      <Copy account={account} />
      <ResetAccount account={account} />
      {account.is_default ? null : <Ending account={account} />}
      <Section title="Export">
        <p className="text-xs text-muted">
          Everything that is stored of the account, past ledgers included, as one file.
        </p>
        <button
          type="button"
          onClick={() => download(exportAddress())}
          className={`self-start ${BUTTON}`}
        >
          Download the account
        </button>
      </Section>
      {archived.length > 0 ? <Archived accounts={archived} /> : null}
    </div>
  );
}

function Rename({ account }: { account: Account }) {
  const [name, setName] = useState(account.name);
  const { isBusy, failure, submit } = useSubmission();
  const change = (changes: Parameters<typeof accountsApi.change>[0]) =>
    submit(async () => {
      await accountsApi.change(changes);
      await refreshAccounts();
    });
  return (
    <Section title="Name and color">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void change({ name });
        }}
        className="flex items-start gap-2"
      >
        <div className="flex-1">
          <TextField label="Name of the account" value={name} onChange={setName} />
        </div>
        <button type="submit" aria-disabled={isBusy} className={BUTTON} style={BESIDE_FIELD}>
          Rename
        </button>
      </form>
      <div role="radiogroup" aria-label="Color" className="flex flex-wrap gap-1">
        {ACCOUNT_COLORS.map((color) => (
          <label
            key={color}
            title={color}
            className={`flex size-7 items-center justify-center border touch:size-11 ${account.color === color ? 'border-ink' : 'border-edge'}`}
          >
            <input
              type="radio"
              name="account-color"
              aria-label={color}
              checked={account.color === color}
              onChange={() => void change({ color })}
              className="sr-only"
            />
            <AccountMark color={color} />
          </label>
        ))}
      </div>
      <Failure>{failure}</Failure>
    </Section>
  );
}

function Copy({ account }: { account: Account }) {
  const [name, setName] = useState(`${account.name} copy`);
  const { isBusy, failure, submit } = useSubmission();
  return (
    <Section title="Copy as it is now">
      <p className="text-xs text-muted">
        The copy has the same cash, positions and open orders, and goes its own way from then on.
        Trades, conversation and keys stay here.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(async () => openAccount((await accountsApi.fork({ name })).id));
        }}
        className="flex items-start gap-2"
      >
        <div className="flex-1">
          <TextField label="Name of the copy" value={name} onChange={setName} />
        </div>
        <button type="submit" aria-disabled={isBusy} className={MAIN_BUTTON} style={BESIDE_FIELD}>
          Copy and open
        </button>
      </form>
      <Failure>{failure}</Failure>
    </Section>
  );
}

function Ending({ account }: { account: Account }) {
  const [typed, setTyped] = useState('');
  const { isBusy, failure, submit } = useSubmission();
  const archive = () =>
    submit(async () => {
      await accountsApi.archive();
      leaveAccount();
    });
  const erase = () =>
    submit(async () => {
      await accountsApi.erase(typed);
      leaveAccount();
    });
  return (
    <Section title="Archive or erase">
      <p className="text-xs text-muted">
        Archiving cancels the open orders and keeps everything else, to be read or used again.
      </p>
      <button
        type="button"
        aria-disabled={isBusy}
        onClick={() => void archive()}
        className={`self-start ${BUTTON}`}
      >
        Archive
      </button>
      <p className="text-xs text-muted">
        Erasing deletes everything for good. Download the account first if you may want it back, and
        write its name to confirm.
      </p>
      <div className="flex items-start gap-2">
        <div className="flex-1">
          <TextField label={`Write ${account.name}`} value={typed} onChange={setTyped} />
        </div>
        <button
          type="button"
          aria-disabled={isBusy || typed.trim() !== account.name}
          onClick={() => {
            if (typed.trim() === account.name) void erase();
          }}
          className={GRAVE_BUTTON}
          style={BESIDE_FIELD}
        >
          Erase
        </button>
      </div>
      <Failure>{failure}</Failure>
    </Section>
  );
}

function Archived({ accounts }: { accounts: readonly Account[] }) {
  const { failure, submit } = useSubmission();
  const restore = (id: string) =>
    submit(async () => {
      await accountsApi.restore(id);
      await refreshAccounts();
    });
  return (
    <Section title="Archived accounts">
      <ul className="flex flex-col gap-1">
        {accounts.map(({ id, name, color }) => (
          <li key={id} className="flex items-center gap-2 text-sm">
            <AccountMark color={color} />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <button type="button" onClick={() => void restore(id)} className={BUTTON}>
              Restore {name}
            </button>
          </li>
        ))}
      </ul>
      <Failure>{failure}</Failure>
    </Section>
  );
}
