import type { ChatRequest } from '@finally/contract';
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ok, refusal } from '@/shared/tests/contract-server';
import { deferred } from '@/shared/tests/deferred';
import { answer, exchange } from '@/shared/tests/samples';
import {
  answers,
  bought,
  CHAT,
  chat,
  line,
  open,
  press,
  said,
  sent,
  serveChat,
  write,
} from './chat-fixture';

serveChat();

test('Enter sends, and the answer follows the question', async () => {
  answers('You hold nothing but cash.');
  await open();
  write('How am I doing?');
  press('Enter');
  expect(line().value).toBe('');
  expect(
    await screen.findByText('You hold nothing but cash.', { selector: 'article *' }),
  ).toBeTruthy();
  expect(sent()).toMatchObject([{ message: 'How am I doing?' }]);
  expect(await said('You')).toHaveLength(1);
});

test('Shift+Enter and an input method’s Enter do not send', async () => {
  await open();
  write('first line');
  press('Enter', { shiftKey: true });
  press('Enter', { isComposing: true });
  press('Enter', { keyCode: 229 });
  expect(sent()).toHaveLength(0);
  expect(line().value).toBe('first line');
});

test('while an answer is awaited, the elapsed time is shown and nothing more is sent', async () => {
  const thought = deferred();
  chat.server.on(CHAT, async () => {
    await thought.promise;
    return ok(answer('a1', 'Here.'));
  });
  await open();
  write('think');
  press('Enter');
  expect((await screen.findByText('Reading your message')).textContent).toMatch(
    /Reading your message\d+ s/,
  );
  write('impatient');
  press('Enter');
  expect(line().value).toBe('impatient');
  thought.resolve();
  await screen.findByText('Here.', { selector: 'article *' });
  expect(sent()).toHaveLength(1);
  expect(screen.queryByText('Reading your message')).toBeNull();
});

test('a failure is shown below the message, and Retry sends the same one again', async () => {
  chat.server.on(CHAT, () =>
    refusal(503, 'assistant_unavailable', 'The assistant does not answer.'),
  );
  await open();
  write('buy 2 NVDA');
  press('Enter');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The assistant does not answer.');
  answers('Done.', [bought]);
  fireEvent.click(within(alert).getByRole('button', { name: 'Retry' }));
  await screen.findByTestId('receipt-executed');
  const [first, second] = sent();
  expect(second).toEqual(first);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(await said('You')).toHaveLength(1);
});

test('a message that did not reach the server says so, and can be sent again', async () => {
  chat.server.on(CHAT, () => refusal(404, 'message_not_received', 'Not received.'));
  await open();
  write('buy 2 NVDA');
  press('Enter');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('This message did not reach the server. Nothing was done.');
  answers('Done.', [bought]);
  fireEvent.click(within(alert).getByRole('button', { name: 'Send again' }));
  await screen.findByTestId('receipt-executed');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('arrow up recalls earlier messages one by one, and arrow down returns', async () => {
  chat.told = [...exchange('one', answer('a1', '1')), ...exchange('two', answer('a2', '2'))];
  await open();
  press('ArrowUp');
  expect(line().value).toBe('two');
  press('ArrowUp');
  press('ArrowUp');
  expect(line().value).toBe('one');
  press('ArrowDown');
  expect(line().value).toBe('two');
  press('ArrowDown');
  expect(line().value).toBe('');
  write('typing');
  press('ArrowUp');
  expect(line().value).toBe('typing');
});

test('a message is cancelled in time, and can be sent again', async () => {
  const thought = deferred();
  chat.server.on(CHAT, async () => {
    await thought.promise;
    return refusal(409, 'cancelled', 'You cancelled this message.');
  });
  chat.server.on('POST /api/chat/cancel', () => {
    thought.resolve();
    return ok({ cancelled: true });
  });
  await open();
  write('buy 2 NVDA');
  press('Enter');
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(
    await screen.findByText('Cancelled. Nothing was done.', { selector: 'div p' }),
  ).toBeTruthy();
  const [{ client_message_id }] = sent() as [ChatRequest];
  expect(chat.server.calls('POST /api/chat/cancel')).toMatchObject([
    { body: { client_message_id } },
  ]);
  answers('Done.', [bought]);
  fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
  await screen.findByTestId('receipt-executed');
  expect(await said('You')).toHaveLength(1);
});

test('Escape cancels, and says so if it is too late', async () => {
  const thought = deferred();
  chat.server.on(CHAT, async () => {
    await thought.promise;
    return ok(answer('a1', 'Done.', { actions: [bought] }));
  });
  chat.server.on('POST /api/chat/cancel', () => ok({ cancelled: false }));
  await open();
  write('buy 2 NVDA');
  press('Enter');
  await screen.findByText('Reading your message');
  press('Escape');
  expect(
    await screen.findByText('Too late to cancel: it has begun to act.', { selector: 'div p' }),
  ).toBeTruthy();
  thought.resolve();
  await screen.findByTestId('receipt-executed');
});

test('an answer whose connection broke is requested again and shown once', async () => {
  let cuts = 1;
  chat.server.on(CHAT, ({ message }: ChatRequest) => {
    const given = answer('a1', 'Done.', { actions: [bought] });
    if (chat.told.length === 0) chat.told = exchange(message, given);
    return cuts-- > 0 ? 'cut' : ok(given);
  });
  await open();
  write('buy 2 NVDA');
  press('Enter');
  await screen.findByTestId('receipt-executed');
  const [first, second] = sent();
  expect(second).toEqual(first);
  expect(await said('You')).toHaveLength(1);
  expect(await said('Assistant')).toHaveLength(1);
});
