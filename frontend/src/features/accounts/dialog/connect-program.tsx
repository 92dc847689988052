'use client';

import type { Gateway } from '@finally/contract';
import { useState } from 'react';
import { type Connection, PROGRAMS } from './connect-lines';
import { CopyButton } from './copy-button';
import { Choice, Section } from './form-parts';

const LINES_MAX = 12;

/** A key that was just made; its secret is known only until the dialog is closed. */
export interface MadeKey {
  readonly id: string;
  readonly secret: string;
}

interface ConnectProgramProps {
  /** The key that the lines are for; undefined if none was made yet. */
  made: MadeKey | undefined;
  gateways: readonly Gateway[];
}

/** Shows the lines that point a program at this server, ready to be copied. */
export function ConnectProgram({ made, gateways }: ConnectProgramProps) {
  const offered = PROGRAMS.filter(
    ({ gateway }) => gateway === undefined || gateways.includes(gateway),
  );
  const [chosen, setChosen] = useState(offered[0]?.name ?? '');
  const program = offered.find(({ name }) => name === chosen) ?? offered[0];
  if (!program) return null;
  const connection: Connection = {
    origin: window.location.origin,
    key_id: made?.id ?? 'KEY_ID',
    secret: made?.secret ?? 'SECRET',
  };
  const lines = program.lines(connection);
  return (
    <Section title="Connect a program">
      <Choice
        label="Program"
        value={program.name}
        choices={offered.map(({ name }) => [name, name] as const)}
        onChange={setChosen}
      />
      <textarea
        readOnly
        rows={Math.min(LINES_MAX, lines.split('\n').length + 1)}
        aria-label={`Lines for ${program.name}`}
        value={lines}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        className="figures w-full resize-none border border-edge-strong bg-field p-2 text-xs"
        style={{ whiteSpace: 'pre', overflowX: 'auto' }}
      />
      <div className="flex items-start gap-2">
        <p className="flex-1 text-xs text-muted">
          {made
            ? 'With the key that was just made.'
            : 'Make a key, and its id and secret appear in these lines.'}
          {program.note ? ` ${program.note}` : null}
        </p>
        <CopyButton text={lines} label="Copy the lines" />
      </div>
    </Section>
  );
}
