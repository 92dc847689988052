'use client';

import { AlertBell } from '@/components/alerts/alert-bell';
import { AppearanceMenu } from './appearance-menu';
import { SignOut } from './sign-out';

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
