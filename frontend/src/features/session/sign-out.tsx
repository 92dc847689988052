'use client';

import { LogOut } from 'lucide-react';
import { useSession } from './use-session';

/** The button that signs out; renders nothing if nobody is signed in. */
export function SignOut() {
  const { isSignedIn, signOut } = useSession();
  if (!isSignedIn) return null;
  return (
    <button
      type="button"
      onClick={signOut}
      title="Sign out"
      aria-label="Sign out"
      className="rounded-sm p-1 text-muted hover:bg-raised hover:text-ink"
    >
      <LogOut aria-hidden="true" size={14} />
    </button>
  );
}
