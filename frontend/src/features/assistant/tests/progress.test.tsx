import type { ChatProgress, ChatStep } from '@finally/contract';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { accountEvents } from '@/features/session/account-events';
import { ok } from '@/shared/tests/contract-server';
import { deferred } from '@/shared/tests/deferred';
import { answer, exchange, MODEL } from '@/shared/tests/samples';
import { CHAT, chat, open, press, sent, serveChat, write } from './chat-fixture';

serveChat();

const LOOKED: ChatStep = {
  ...{ id: 's1', tool: 'bars', title: 'Daily prices of NVDA, the last 20' },
  ...{ outcome: 'done', took_ms: 12 },
};
const LOOKING: ChatStep = {
  ...{ id: 's2', tool: 'positions', title: 'Cash and positions' },
  ...{ outcome: 'running', took_ms: null },
};

let revision = 0;

/** The server reports how far it is with a message. */
const report = (more: Partial<ChatProgress>) =>
  act(() =>
    accountEvents.publish({
      name: 'chat_progress',
      data: {
        ...{ answer_id: 'a1', message: 'how is NVDA?', client_message_id: null, elapsed_ms: 2_000 },
        ...{ phase: 'reading', steps: [], words: '', revision: ++revision },
        ...more,
      },
    }),
  );

async function ask(text: string) {
  const held = deferred<ReturnType<typeof ok>>();
  chat.server.on(CHAT, () => held.promise);
  await open();
  write(text);
  press('Enter');
  // At once, before the server has said anything.
  expect(screen.getByRole('status').textContent).toMatch(/^Reading your message/);
  await waitFor(() => expect(sent()).toHaveLength(1));
  return { held, client_message_id: sent()[0]?.client_message_id ?? '' };
}

test('each phase of a message is shown, with what is looked up', async () => {
  const { client_message_id, held } = await ask('how is NVDA?');
  const phase = () => screen.getByRole('status').textContent;
  report({ client_message_id, phase: 'planning' });
  expect(phase()).toMatch(/^Thinking/);
  report({ client_message_id, phase: 'looking_up', steps: [LOOKED, LOOKING] });
  expect(phase()).toMatch(/^Looking up: Cash and positions/);
  expect(
    within(screen.getByLabelText('Looked up', { selector: 'ul' })).getAllByRole('listitem'),
  ).toHaveLength(1);
  report({ client_message_id, phase: 'placing', steps: [LOOKED] });
  expect(phase()).toMatch(/^Carrying it out/);
  const given = answer('a1', 'Fine.', { model: MODEL, steps: [LOOKED] });
  chat.told = exchange('how is NVDA?', given);
  held.resolve(ok(given));
  const article = await screen.findByRole('article', { name: 'Assistant' });
  expect(within(article).getByText('Daily prices of NVDA, the last 20')).toBeTruthy();
  expect(screen.queryByRole('status')).toBeNull();
});

test('words that arrive are marked as unchecked, and give way to the answer', async () => {
  const { client_message_id, held } = await ask('how is NVDA?');
  report({ client_message_id, phase: 'planning', words: 'You hold **9** NVDA' });
  const draft = screen.getByTestId('draft');
  expect(draft.textContent).toContain('not checked yet');
  expect(draft.textContent).toContain('You hold 9 NVDA');
  expect(screen.getByRole('status').textContent).toMatch(/^Writing/);
  const given = answer('a1', 'You hold 9 NVDA ⟦not from your account: you hold 8 NVDA⟧.', {
    model: MODEL,
  });
  chat.told = exchange('how is NVDA?', given);
  held.resolve(ok(given));
  await screen.findByText(/you hold 8 NVDA/);
  expect(screen.queryByTestId('draft')).toBeNull();
});

test('a message waits visibly while the server answers one of another tab', async () => {
  await ask('and mine?');
  report({ client_message_id: 'another', phase: 'planning', words: 'Words for another.' });
  expect(screen.getByRole('status').textContent).toMatch(/^Waiting for an earlier message/);
  expect(screen.queryByTestId('draft')).toBeNull();
});

test('a tab that is opened in the middle shows where the message stands, and then its end', async () => {
  const [question] = exchange('how is NVDA?', answer('a1', ''));
  chat.server.on('GET /api/chat/history', () =>
    ok({
      messages: question ? [question] : [],
      progress: {
        ...{ answer_id: 'a1', message: 'how is NVDA?', client_message_id: 'another', revision: 3 },
        ...{ phase: 'looking_up', elapsed_ms: 7_000, steps: [LOOKED, LOOKING], words: '' },
      },
    }),
  );
  await open();
  expect(screen.getByRole('status').textContent).toMatch(/^Looking up: Cash and positions7 s/);
  expect(screen.queryByText('No answer yet')).toBeNull();
  report({ client_message_id: 'another', phase: 'planning', words: 'It is quiet', revision: 4 });
  expect(screen.getByTestId('draft').textContent).toContain('It is quiet');
  report({ client_message_id: 'another', phase: 'done', revision: 5 });
  expect(screen.queryByRole('status')).toBeNull();
  expect(screen.getByText('No answer yet')).toBeTruthy();
});

test('a message of another tab is stopped from this one, under its own id', async () => {
  const answered = deferred<ReturnType<typeof ok>>();
  chat.server.on('POST /api/chat/cancel', () => answered.promise);
  await open();
  report({ client_message_id: 'another', phase: 'planning', words: 'It is' });
  const stop = screen.getByRole('button', { name: 'Stop' });
  fireEvent.click(stop);
  fireEvent.click(stop);
  expect(screen.getByRole('button', { name: 'Stopping' })).toBeTruthy();
  await waitFor(() =>
    expect(chat.server.calls('POST /api/chat/cancel')).toMatchObject([
      { body: { client_message_id: 'another' } },
    ]),
  );
  answered.resolve(ok({ cancelled: true }));
  report({ client_message_id: 'another', phase: 'done' });
  expect(screen.queryByRole('status')).toBeNull();
});

test('a message of another tab that has begun to act says so, and what cannot be asked can be again', async () => {
  let isDown = true;
  chat.server.on('POST /api/chat/cancel', () =>
    isDown
      ? { status: 503, body: { code: 'unavailable', detail: 'Not now.' } }
      : ok({ cancelled: false }),
  );
  await open();
  report({ client_message_id: 'another', phase: 'placing' });
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await screen.findByText('The server did not answer. Try again.');
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await screen.findByText('Too late to cancel: it has begun to act.', { selector: '[role=alert]' });
  expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
});

test('a step is fetched once it is opened, and says what was asked and what came back', async () => {
  chat.told = exchange('how is NVDA?', answer('a1', 'Fine.', { model: MODEL, steps: [LOOKED] }));
  chat.server.on('GET /api/chat/steps/s1', () =>
    ok({
      ...LOOKED,
      arguments: '{"ticker":"NVDA","interval":"1d","count":20,"before":null}',
      result: 'NVDA: from 100 to 120, 20.00%',
    }),
  );
  await open();
  expect(chat.server.calls('GET /api/chat/steps/s1')).toHaveLength(0);
  const line = screen.getByText('Daily prices of NVDA, the last 20').closest('details');
  fireEvent.click(within(line as HTMLElement).getByText('Daily prices of NVDA, the last 20'));
  await screen.findByText('NVDA: from 100 to 120, 20.00%');
  expect(line?.textContent).toContain('bars: ticker NVDA; interval 1d; count 20');
});

test('a step that cannot be fetched says why, and can be tried again', async () => {
  chat.told = exchange('hi', answer('a1', 'Fine.', { model: MODEL, steps: [LOOKED] }));
  let isDown = true;
  chat.server.on('GET /api/chat/steps/s1', () =>
    isDown
      ? { status: 404, body: { code: 'not_found', detail: 'There is no such step.' } }
      : ok({ ...LOOKED, arguments: '{}', result: 'Here.' }),
  );
  await open();
  fireEvent.click(screen.getByText('Daily prices of NVDA, the last 20'));
  await screen.findByText(/There is no such step\./);
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Here.');
});
