'use client';

import { useCallback, useEffect, useState } from 'react';
import { accountApi } from '@/shared/api/account-api';
import { toast } from '@/shared/toast';

/** Returns whether a person is signed in, and the function that signs out. */
export function useSession(): { readonly isSignedIn: boolean; readonly signOut: () => void } {
  const [isSignedIn, setIsSignedIn] = useState(false);
  useEffect(() => {
    accountApi.session().then(
      ({ signed_in }) => setIsSignedIn(signed_in),
      () => {},
    );
  }, []);
  const signOut = useCallback(() => {
    accountApi.signOut().catch((error: Error) => toast.error(error.message));
  }, []);
  return { isSignedIn, signOut };
}
