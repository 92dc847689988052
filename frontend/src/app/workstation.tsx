'use client';

export function Workstation() {
  return <main className="min-h-dvh" />;
}
