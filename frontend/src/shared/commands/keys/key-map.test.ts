import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { createCommandsStore, shortcutsOf } from '../commands-store';
import { strokesOf } from '../shortcut';
import { NEVER_ARMED } from '../tests/never-armed';
import { keyChangesStore } from './key-changes-store';
import { clash, type HasKeys, isSamePlace, type KeyChanges, panelOf } from './key-map';
import { faultOf, ownersOf, withKeys, withoutKeys } from './key-rules';

afterEach(() => keyChangesStore.setState({ changes: {} }));

const IDS = ['a', 'b', 'c', 'd', 'in.ladder.a', 'in.ladder.b'];
const DEFAULTS: Readonly<Record<string, string | readonly string[]>> = {
  a: ['x', 'Ctrl+K'],
  b: 'g x',
  c: 'g y',
  'in.ladder.a': 'x',
};

const stroke = fc.constantFrom('x', 'y', 'g', 'Shift+B', 'Ctrl+K');
const shortcut = fc.array(stroke, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
const changes: fc.Arbitrary<KeyChanges> = fc.dictionary(
  fc.constantFrom(...IDS, 'gone'),
  fc.uniqueArray(shortcut, { maxLength: 3 }),
);

/** Changes as a person can make them: one command after the other is given shortcuts. */
const edits = fc
  .array(fc.tuple(fc.constantFrom(...IDS), shortcut), { maxLength: 6 })
  .map((list) =>
    list.map(([id, key]) => [id, panelOf(id) ? (key.split(' ')[0] ?? key) : key] as const),
  );

/** Makes the changes one after the other. */
function edit(list: readonly (readonly [string, string])[], commands: readonly HasKeys[]): void {
  for (const [id, key] of list) {
    const { changes: before } = keyChangesStore.getState();
    keyChangesStore.setState({ changes: withKeys(before, id, [key], commands) });
  }
}

/** Commands with spies; those of the ladder run only while `isInLadder`. */
function registered(isInLadder = () => true) {
  const store = createCommandsStore(NEVER_ARMED);
  const commands = IDS.map((id) => ({
    id,
    title: id,
    group: 'Test',
    ...(DEFAULTS[id] !== undefined && { keys: DEFAULTS[id] }),
    run: vi.fn(),
    enabled: () => !id.startsWith('in.') || isInLadder(),
  }));
  store.register(commands);
  return { store, commands };
}

/** The pairs of a shortcut and its command that clash with another one of the same place. */
const clashes = (commands: readonly HasKeys[]) => {
  const all = commands.flatMap((command) =>
    shortcutsOf(command).map((key) => ({ id: command.id, key })),
  );
  return all.filter((one) =>
    all.some(
      (other) => one.id !== other.id && isSamePlace(one.id, other.id) && clash(one.key, other.key),
    ),
  );
};

test('whatever the stored changes are, no shortcut has two commands', () => {
  const { commands } = registered();
  fc.assert(
    fc.property(changes, (chosen) => {
      keyChangesStore.setState({ changes: chosen });
      expect(clashes(commands)).toEqual([]);
    }),
  );
});

test('each shown shortcut runs its command and no other', () => {
  fc.assert(
    fc.property(edits, fc.boolean(), (list, isInLadder) => {
      keyChangesStore.setState({ changes: {} });
      const { store, commands } = registered(() => isInLadder);
      edit(list, commands);
      let at_ms = 0;
      for (const command of commands) {
        if (command.id.startsWith('in.') !== isInLadder) continue;
        const own = shortcutsOf(command);
        // Two shortcuts of one command may begin each other.
        for (const key of own.filter((one) =>
          own.every((two) => one === two || !clash(one, two)),
        )) {
          for (const { run } of commands) run.mockClear();
          at_ms += 10_000;
          for (const pressed of strokesOf(key)) store.press(pressed, at_ms);
          expect(commands.filter(({ run }) => run.mock.calls.length > 0)).toEqual([command]);
        }
      }
    }),
  );
});

test('a command gets the shortcuts that it is given, and the others keep what does not clash', () => {
  const { commands } = registered();
  fc.assert(
    fc.property(edits, fc.constantFrom(...IDS), shortcut, (list, id, key) => {
      keyChangesStore.setState({ changes: {} });
      edit(list, commands);
      const before = new Map(commands.map((command) => [command.id, shortcutsOf(command)]));
      const owners = ownersOf(key, id, commands, keyChangesStore.getState().changes).map(
        (owner) => owner.id,
      );
      keyChangesStore.setState({
        changes: withKeys(keyChangesStore.getState().changes, id, [key], commands),
      });
      for (const command of commands) {
        const now = shortcutsOf(command);
        if (command.id === id) expect(now).toEqual([key]);
        else if (!owners.includes(command.id))
          expect(now).toEqual(expect.arrayContaining([...(before.get(command.id) ?? [])]));
        else expect(now.some((one) => clash(one, key))).toBe(false);
      }
    }),
  );
});

test('a reset command has its defaults again, and a reset of all is the beginning', () => {
  const { commands } = registered();
  const [first] = commands;
  const chosen = withKeys({}, 'a', ['y y'], commands);
  keyChangesStore.setState({ changes: chosen });
  expect(first && shortcutsOf(first)).toEqual(['y y']);
  expect(withoutKeys(chosen, 'a')).toEqual({});
});

test.each([
  'Ctrl+W',
  'Ctrl+T',
  'Ctrl+Shift+N',
  'Ctrl+Tab',
  'Ctrl+1',
  'F5',
  'F11',
  'Alt+ArrowLeft',
  'Enter',
  'Escape',
  'g Tab',
  'Ctrl+C',
  'a b c d',
])('%s is refused with a sentence', (key) => {
  expect(faultOf(key, { id: 'any' })).toMatch(/\.$/);
});

test.each(['q', 'g z', 'Shift+B', 'Ctrl+Shift+K', 'Alt+K', 'F9', '?'])(
  '%s can be chosen',
  (key) => {
    expect(faultOf(key, { id: 'any' })).toBeNull();
  },
);

test('a default may be chosen again, although it would be refused for another command', () => {
  expect(faultOf('Ctrl+Z', { id: 'undo', keys: 'Ctrl+Z' })).toBeNull();
  expect(faultOf('Ctrl+Z', { id: 'any' })).not.toBeNull();
});

test('what pauses the assistant gets no key that is typed as text', () => {
  expect(faultOf('h', { id: 'words.halt', keys: 'F8' })).toMatch(/text fields/);
  expect(faultOf('F9', { id: 'words.halt', keys: 'F8' })).toBeNull();
});
