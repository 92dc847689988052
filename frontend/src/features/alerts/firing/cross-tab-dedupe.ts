import { jsonStorage } from '@/shared/remembered/json-storage';

const NAME = 'finally.notified-alerts';
const REMEMBERED_MAX = 100;

const storage = jsonStorage();

function notifiedIds(): readonly string[] {
  const value = storage.read(NAME);
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

/** Returns whether the id is new. If nothing can be stored, every id is: twice is better than never. */
function remember(id: string): boolean {
  const before = notifiedIds();
  if (before.includes(id)) return false;
  storage.write(NAME, [...before, id].slice(-REMEMBERED_MAX));
  return true;
}

const never = new Promise<never>(() => {});

/**
 * Returns whether the calling page is the one of this browser that shows a notification: the first
 * that asks for its id. A lock that the page holds until it closes decides between pages that ask at
 * the same moment; ids of earlier notifications are stored. In a browser without locks and storage,
 * every page shows it.
 */
export function claimNotification(id: string): Promise<boolean> {
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return Promise.resolve(remember(id));
  return new Promise((resolve) => {
    void locks.request(`${NAME} ${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null && remember(id));
      return lock && never;
    });
  });
}
