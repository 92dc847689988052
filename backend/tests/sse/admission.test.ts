import { expect, test } from 'vitest';
import { StreamAdmission } from '../../src/sse/admission.ts';

const fill = (admission: StreamAdmission, address: string, count: number): number => {
  let taken = 0;
  for (let index = 0; index < count; index++) if (admission.admit(address).ok) taken += 1;
  return taken;
};

test.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])(
  'where nothing is said, %s may take every place',
  (address) => {
    const admission = new StreamAdmission({
      clients_max: 3_000,
      clients_per_address_max: undefined,
    });
    expect(fill(admission, address, 3_001)).toBe(3_000);
    expect(admission.refusals).toBe(1);
  },
);

test.each(['192.168.1.7', '::2', '::ffff:10.0.0.1', '12.7.0.0'])(
  'where nothing is said, %s may take a thousand, and leaves the rest to others',
  (address) => {
    const admission = new StreamAdmission({
      clients_max: 3_000,
      clients_per_address_max: undefined,
    });
    expect(fill(admission, address, 1_001)).toBe(1_000);
    expect(fill(admission, '192.168.1.8', 1)).toBe(1);
  },
);

test('a place is given back once', () => {
  const admission = new StreamAdmission({ clients_max: 2, clients_per_address_max: 2 });
  const place = admission.admit('10.0.0.1');
  fill(admission, '10.0.0.1', 1);
  if (!place.ok) throw new Error('there was no place');
  place.value();
  place.value();
  expect(fill(admission, '10.0.0.1', 2)).toBe(1);
});
