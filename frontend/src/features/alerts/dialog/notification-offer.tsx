'use client';

import { useState } from 'react';

const BAR =
  'flex min-h-9 shrink-0 items-center justify-between gap-3 border-t border-edge px-4 py-1.5 text-xs text-muted';

/** Returns the browser's permission for notifications; null if it does not support them. */
const permissionNow = (): NotificationPermission | null =>
  typeof Notification === 'undefined' ? null : Notification.permission;

/** Offers system notifications while the page is hidden. Asks for permission only on a click. */
export function NotificationOffer() {
  const [permission, setPermission] = useState(permissionNow);
  if (permission === null) return null;
  if (permission === 'granted') {
    return <p className={BAR}>The system tells you of alerts while this page is out of sight.</p>;
  }
  if (permission === 'denied') {
    return (
      <p className={BAR}>
        This browser was told not to notify you: alerts are shown here when you come back.
      </p>
    );
  }
  return (
    <div className={BAR}>
      <span>Be told of alerts while this page is out of sight?</span>
      <button
        type="button"
        onClick={() => void Notification.requestPermission().then(setPermission)}
        className="h-6 shrink-0 border border-edge-strong px-2 text-ink hover:bg-raised"
      >
        Allow notifications
      </button>
    </div>
  );
}
