import type { StateStorage } from 'zustand/middleware';

/**
 * The browser's storage, or another: one that is full, forbidden or broken
 * costs what would have been remembered, and nothing else.
 */
export const tolerantStorage = (storage: () => Storage = () => localStorage): StateStorage => ({
  getItem: (name) =>
    tolerate(() => {
      const text = storage().getItem(name);
      JSON.parse(text ?? 'null');
      return text;
    }),
  setItem: (name, value) => void tolerate(() => storage().setItem(name, value)),
  removeItem: (name) => void tolerate(() => storage().removeItem(name)),
});

function tolerate<Value>(use: () => Value): Value | null {
  try {
    return use();
  } catch {
    return null;
  }
}
