'use client';

import { AlertBell } from '@/features/alerts/alert-bell';
import { AppearanceMenu } from '@/features/appearance/appearance-menu';
import { SignOut } from '@/features/session/sign-out';

/** The buttons at the end of the header, which prices and orders need not wait for. */
export function HeaderMenus() {
  return (
    <>
      <AlertBell />
      <AppearanceMenu />
      <SignOut />
    </>
  );
}
