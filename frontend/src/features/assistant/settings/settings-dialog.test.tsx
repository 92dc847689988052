import type { AssistantSettings, AssistantSettingsChange } from '@finally/contract';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { Toasts } from '@/features/notifications/toasts';
import { keyChangesStore } from '@/shared/commands/keys/key-changes-store';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { SETTINGS } from '@/shared/tests/samples';
import { assistantSettingsStore } from './assistant-settings-store';
import { AssistantMode } from './mode-button';

const SAVE = 'PUT /api/assistant/settings';
const HALT = 'POST /api/assistant/halt';

let server: ContractServer;
let settings: AssistantSettings;

function change(changes: Partial<AssistantSettings>): AssistantSettings {
  settings = { ...settings, ...changes, version: settings.version + 1 };
  return settings;
}

beforeEach(async () => {
  settings = SETTINGS;
  server = await startContractServer({
    'GET /api/assistant/settings': () => ok(settings),
    [SAVE]: (sent: AssistantSettingsChange) => {
      if (sent.version !== settings.version) {
        return refusal(409, 'assistant_settings_conflict', 'They were changed meanwhile.');
      }
      return ok(change(sent as Partial<AssistantSettings>));
    },
    [HALT]: () => ok(change({ halted: true })),
    'POST /api/assistant/resume': () => ok(change({ halted: false })),
  });
  assistantSettingsStore.setState(assistantSettingsStore.getInitialState(), true);
});

afterEach(async () => {
  toast.dismiss();
  await server.close();
});

async function open() {
  render(
    <>
      <AssistantMode />
      <textarea aria-label="Somewhere to write" />
      <Toasts />
    </>,
  );
  return screen.findByRole('group', { name: 'Assistant' });
}

async function openSettings() {
  await open();
  fireEvent.click(screen.getByRole('button', { name: /open its settings/ }));
  await screen.findByRole('dialog');
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) =>
  fireEvent.change(field(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));

test('the mode is shown, and one click pauses or resumes', async () => {
  const indicator = await open();
  expect(indicator.textContent).toContain('Auto');
  fireEvent.click(screen.getByRole('button', { name: 'Pause assistant' }));
  await screen.findByText('Paused');
  expect(settings).toEqual({ ...SETTINGS, halted: true, version: 2 });
  fireEvent.click(screen.getByRole('button', { name: 'Resume assistant' }));
  await screen.findByText('Auto');
  expect(settings.halted).toBe(false);
});

test('one key halts, also from a text field, and never resumes', async () => {
  await open();
  const line = screen.getByLabelText('Somewhere to write');
  fireEvent.keyDown(line, { key: 'F8' });
  await screen.findByText('Paused');
  fireEvent.keyDown(line, { key: 'F8' });
  await waitFor(() => expect(server.calls(HALT)).toHaveLength(2));
  expect(settings.halted).toBe(true);
});

test('the key that halts can be another one, and the first one then does nothing', async () => {
  onTestFinished(() => keyChangesStore.setState({ changes: {} }));
  keyChangesStore.setState({ changes: { 'words.halt': ['F9'] } });
  await open();
  fireEvent.keyDown(document.body, { key: 'F8' });
  expect(server.calls(HALT)).toHaveLength(0);
  fireEvent.keyDown(document.body, { key: 'F9' });
  await screen.findByText('Paused');
});

test('a failed halt is shown with a button to try again', async () => {
  await open();
  server.on(HALT, () => refusal(503, 'database_unavailable', 'The disk is full.'));
  fireEvent.click(screen.getByRole('button', { name: 'Pause assistant' }));
  expect(await screen.findByText('The assistant could not be paused')).toBeTruthy();
  expect(screen.getByText('The disk is full.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

test('mode and limits are saved together, and an empty field is no limit', async () => {
  settings = { ...SETTINGS, daily_loss_max: 50 };
  await openSettings();
  fireEvent.click(screen.getByRole('radio', { name: /Confirm/ }));
  type('Dollars per message', '$2,500');
  type('Largest share in one ticker', '12.5 %');
  type('Largest loss in a day', '');
  type('Dollars per day', '$10,000');
  type('Trades per day', '20');
  type('Price band of approvals', '0.5 %');
  save();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(settings).toEqual({
    ...SETTINGS,
    mode: 'confirm',
    dollars_per_message_max: 2_500,
    ticker_weight_max_percent: 12.5,
    daily_loss_max: null,
    dollars_per_day_max: 10_000,
    trades_per_day_max: 20,
    approval_price_band_percent: 0.5,
    version: 2,
  });
  expect(screen.getByRole('group', { name: 'Assistant' }).textContent).toContain('Confirm');
});

test('an invalid number is reported at its field and not sent', async () => {
  await openSettings();
  type('Actions per message', '51');
  expect(screen.getByText('Use a whole number from 1 to 50.')).toBeTruthy();
  type('Actions per message', '5');
  type('Dollars per message', 'lots');
  // While it is typed already.
  expect(screen.getByText('Write a number, such as 2500 or 12.5.')).toBeTruthy();
  save();
  await waitFor(() => expect(document.activeElement).toBe(field('Dollars per message')));
  expect(server.calls(SAVE)).toHaveLength(0);
});

test('a refusal of the server is shown at its field, in the words of the form', async () => {
  server.on(SAVE, () =>
    refusal(400, 'invalid_request', 'Two fields do not fit.', {
      issues: [
        { path: 'actions_per_message_max', message: 'actions_per_message_max must be at most 50.' },
        { path: 'daily_loss_max', message: 'Use whole cents.' },
      ],
    }),
  );
  await openSettings();
  type('Actions per message', '50');
  type('Largest loss in a day', '0.01');
  save();
  expect(await screen.findByText('Must be at most 50.')).toBeTruthy();
  expect(screen.getByText('Use whole cents.')).toBeTruthy();
  expect(field('Actions per message').getAttribute('aria-invalid')).toBe('true');
  expect(settings).toEqual(SETTINGS);
});

test('a halt in the dialog stays when the choices are saved', async () => {
  await openSettings();
  type('Dollars per day', '500');
  fireEvent.click(screen.getByRole('button', { name: 'Pause now' }));
  await screen.findByText('The assistant is paused. You can still trade.');
  save();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(settings).toMatchObject({ halted: true, dollars_per_day_max: 500 });
});

test('settings changed elsewhere are not overwritten, and the form shows them', async () => {
  await openSettings();
  change({ daily_loss_max: 75 });
  type('Dollars per day', '500');
  save();
  expect(await screen.findByText(/changed elsewhere meanwhile/)).toBeTruthy();
  expect(field('Largest loss in a day').value).toBe('75');
  expect(field('Dollars per day').value).toBe('');
  type('Dollars per day', '500');
  save();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(settings).toMatchObject({ daily_loss_max: 75, dollars_per_day_max: 500 });
});

test('a halt that could not be saved is shown as in force', async () => {
  server.on(HALT, () => ok(change({ halted: true, saved: false })));
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Pause assistant' }));
  expect(await screen.findByText(/could not be saved yet/)).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Assistant' }).textContent).toContain('Paused');
});
