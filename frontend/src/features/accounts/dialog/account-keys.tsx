'use client';

import { type ApiKey, type ApiKeyScope, keyLabelFault } from '@finally/contract';
import { type FormEvent, useState } from 'react';
import { formatSecond } from '@/shared/format/format';
import { refreshKeys } from '../accounts-actions';
import { accountsApi } from '../accounts-api';
import { useKeys } from '../use-accounts';
import { ConnectProgram, type MadeKey } from './connect-program';
import { CopyButton } from './copy-button';
import {
  BUTTON,
  Choice,
  Failure,
  GRAVE_BUTTON,
  MAIN_BUTTON,
  Section,
  TextField,
} from './form-parts';
import { useSubmission } from './use-submission';

const SCOPES = [
  ['read', 'Read: looks only'],
  ['trade', 'Trade: looks and orders'],
] as const;

/** The keys by which programs use the account of this tab. */
export function AccountKeys() {
  const { keys, gateways, error } = useKeys();
  const [made, setMade] = useState<MadeKey>();
  const [isSecretShown, setSecretShown] = useState(false);
  const show = (key: MadeKey) => {
    setMade(key);
    setSecretShown(true);
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">
        A program sends its key with each request. It reaches this account only, and the limits of
        the assistant bind what it orders.
      </p>
      {made && isSecretShown ? (
        <NewSecret secret={made.secret} onDone={() => setSecretShown(false)} />
      ) : null}
      {made ? <ConnectProgram made={made} gateways={gateways} /> : null}
      <NewKey onMade={show} />
      {made ? null : <ConnectProgram made={undefined} gateways={gateways} />}
      <Section title="Keys">
        {error ? <Failure>{error}</Failure> : null}
        {keys?.length === 0 ? <p className="text-sm text-muted">There are no keys.</p> : null}
        <ul className="flex flex-col gap-2">
          {(keys ?? []).map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

function NewKey({ onMade }: { onMade(key: MadeKey): void }) {
  const [label, setLabel] = useState('');
  const [scope, setScope] = useState<ApiKeyScope>('read');
  const [asks_person, setAsksPerson] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const { isBusy, failure, submit } = useSubmission();
  const fault = keyLabelFault(label.trim());

  function send(event: FormEvent) {
    event.preventDefault();
    setIsTried(true);
    if (fault !== null) return;
    void submit(async () => {
      const { key, secret } = await accountsApi.addKey({
        label,
        scope,
        asks_person: asks_person && scope === 'trade',
      });
      onMade({ id: key.id, secret });
      setLabel('');
      setIsTried(false);
      await refreshKeys();
    });
  }

  return (
    <Section title="New key">
      <form onSubmit={send} className="flex flex-col gap-2">
        <TextField
          label="Label"
          value={label}
          hint="Which program it is for."
          error={isTried ? fault : null}
          onChange={setLabel}
        />
        <Choice<ApiKeyScope> label="It may" value={scope} choices={SCOPES} onChange={setScope} />
        {scope === 'trade' ? (
          <label className="flex items-start gap-2 text-sm touch:min-h-11">
            <input
              type="checkbox"
              checked={asks_person}
              onChange={(event) => setAsksPerson(event.target.checked)}
              className="mt-1"
            />
            <span>
              Its MCP client may ask me for approvals
              <span className="block text-xs text-muted">
                Only for a client that you trust to show you the question. Otherwise approvals wait
                here.
              </span>
            </span>
          </label>
        ) : null}
        <Failure>{failure}</Failure>
        <button type="submit" aria-disabled={isBusy} className={`self-end ${MAIN_BUTTON}`}>
          Make a key
        </button>
      </form>
    </Section>
  );
}

/** Shows the secret of a new key, which nothing shows again. */
function NewSecret({ secret, onDone }: { secret: string; onDone(): void }) {
  return (
    <div role="status" className="flex flex-col gap-2 border border-accent bg-accent/10 p-2">
      <p className="text-sm">Copy the key now. It is not shown again.</p>
      <code
        data-testid="key-secret"
        className="figures text-xs [overflow-wrap:anywhere]"
        style={{ userSelect: 'all' }}
      >
        {secret}
      </code>
      <div className="flex justify-end gap-2">
        <CopyButton text={secret} label="Copy" />
        <button type="button" onClick={onDone} className={BUTTON}>
          I have it
        </button>
      </div>
    </div>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { id, label, scope, asks_person, created_at, last_used_at, revoked_at } = apiKey;
  const { isBusy, failure, submit } = useSubmission();
  const revoke = () =>
    submit(async () => {
      await accountsApi.revokeKey(id);
      await refreshKeys();
    });
  return (
    <li className="flex items-start gap-2 border border-edge p-2 text-sm">
      <div className="min-w-0 flex-1">
        <p
          className={`truncate ${revoked_at === null ? 'font-semibold' : 'text-muted'}`}
          style={revoked_at === null ? undefined : { textDecoration: 'line-through' }}
        >
          {label}
        </p>
        <p className="text-xs text-muted">
          {scope === 'trade' ? 'May trade' : 'May read'}
          {asks_person ? ' and ask for approvals itself' : ''}; made {formatSecond(created_at)};{' '}
          {last_used_at === null ? 'never used' : `last used ${formatSecond(last_used_at)}`}
          {revoked_at === null ? '' : `; revoked ${formatSecond(revoked_at)}`}
        </p>
        <p className="figures text-xs text-faint">{apiKey.source}</p>
        <Failure>{failure}</Failure>
      </div>
      {revoked_at === null ? (
        <button
          type="button"
          aria-disabled={isBusy}
          aria-label={`Revoke the key ${label}`}
          onClick={() => void revoke()}
          className={GRAVE_BUTTON}
        >
          Revoke
        </button>
      ) : null}
    </li>
  );
}
