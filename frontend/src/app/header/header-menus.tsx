'use client';

import { AlertBell } from '@/features/alerts/alert-bell';
import { AppearanceMenu } from '@/features/appearance/appearance-menu';
import { SignOut } from '@/features/session/sign-out';

/** The buttons at the end of the header; loaded later than prices and orders. */
export function HeaderMenus() {
  return (
    <>
      <AlertBell />
      <AppearanceMenu />
      <SignOut />
    </>
  );
}
