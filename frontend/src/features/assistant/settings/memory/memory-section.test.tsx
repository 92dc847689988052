import type { Memories, Memory } from '@finally/contract';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { NOON } from '@/shared/tests/samples';
import { MemorySection } from './memory-section';
import { memoryStore } from './memory-store';

let server: ContractServer;
let kept: Memories;

const memory = (id: string, text: string, more: Partial<Memory> = {}): Memory => ({
  ...{ id, text, kind: 'preference', limit: null, outcome: null },
  ...{ created_at: NOON, updated_at: NOON },
  ...more,
});

const change = (changes: Partial<Memories>) => {
  kept = { ...kept, ...changes };
  return ok(kept);
};

beforeEach(async () => {
  kept = {
    enabled: true,
    memories: [
      memory('m1', 'never buy TSLA', {
        limit: { kind: 'no_trade', side: 'buy', ticker: 'TSLA' as never },
      }),
      memory('m2', 'I want to buy NVDA', { kind: 'plan', outcome: 'No trade in NVDA since then.' }),
    ],
  };
  server = await startContractServer({
    'GET /api/assistant/memories': () => ok(kept),
    'POST /api/assistant/memories': ({ text }: { text: string }) => {
      change({ memories: [memory('m3', text), ...kept.memories] });
      return ok(kept.memories[0], 201);
    },
    'PUT /api/assistant/memories': ({ enabled }: { enabled: boolean }) => change({ enabled }),
    'PUT /api/assistant/memories/m2': ({ text }: { text: string }) => {
      change({
        memories: kept.memories.map((each) => (each.id === 'm2' ? { ...each, text } : each)),
      });
      return ok(kept.memories[1]);
    },
    'DELETE /api/assistant/memories/m1': () => {
      change({ memories: kept.memories.filter(({ id }) => id !== 'm1') });
      return { status: 204 };
    },
  });
  memoryStore.setState(memoryStore.getInitialState(), true);
});
afterEach(() => server.close());

const rows = () => screen.findAllByRole('listitem');
const field = () => screen.findByLabelText('Something to remember');

test('what is remembered is listed, with what is enforced and what became of it', async () => {
  render(<MemorySection />);
  const [limit, plan] = await rows();
  expect(limit?.textContent).toContain('never buy TSLA');
  expect(limit?.textContent).toContain('Enforced for every order of the assistant');
  expect(plan?.textContent).toContain('No trade in NVDA since then.');
});

test('something is added, changed and deleted', async () => {
  render(<MemorySection />);
  fireEvent.change(await field(), { target: { value: '  I like dividends ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Remember' }));
  await waitFor(async () => expect(await rows()).toHaveLength(3));
  expect(server.calls('POST /api/assistant/memories')[0]?.body).toEqual({
    text: 'I like dividends',
  });
  await waitFor(async () => expect(((await field()) as HTMLInputElement).value).toBe(''));

  fireEvent.click(screen.getByRole('button', { name: 'Change: I want to buy NVDA' }));
  const input = screen.getByRole('textbox', { name: 'Change: I want to buy NVDA' });
  fireEvent.change(input, { target: { value: 'I want to buy AMD' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('I want to buy AMD');

  fireEvent.click(screen.getByRole('button', { name: 'Delete: never buy TSLA' }));
  await waitFor(() => expect(screen.queryByText('never buy TSLA')).toBeNull());
});

test('one switch turns it off, and says what that means', async () => {
  render(<MemorySection />);
  fireEvent.click(await screen.findByLabelText('Use memory'));
  await screen.findByText(/^Off: nothing of this is told to a model or enforced/);
  expect(screen.queryByLabelText('Something to remember')).toBeNull();
  const [limit] = await rows();
  expect(limit?.textContent).toContain('not enforced while memory is off');
});

test('a refusal is shown, and the text stays in the field', async () => {
  server.on('POST /api/assistant/memories', () =>
    refusal(409, 'too_many_memories', 'The assistant remembers 100 things already.'),
  );
  render(<MemorySection />);
  fireEvent.change(await field(), { target: { value: 'One more' } });
  fireEvent.click(screen.getByRole('button', { name: 'Remember' }));
  expect((await screen.findByRole('alert')).textContent).toContain('remembers 100 things already');
  expect(((await field()) as HTMLInputElement).value).toBe('One more');
});

test('Escape leaves a change as it was', async () => {
  render(<MemorySection />);
  const [, plan] = await rows();
  const row = within(plan as HTMLElement);
  fireEvent.click(row.getByRole('button', { name: 'Change: I want to buy NVDA' }));
  fireEvent.keyDown(row.getByRole('textbox'), { key: 'Escape' });
  expect(row.queryByRole('textbox')).toBeNull();
  expect(server.calls('PUT /api/assistant/memories/m2')).toHaveLength(0);
});
