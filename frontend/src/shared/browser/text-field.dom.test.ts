import { expect, test } from 'vitest';
import { isEmptyField } from './text-field';

test('a field of a number that is all selected counts as empty, another text does not', () => {
  document.body.innerHTML = '<input inputmode="decimal" /><input />';
  const [number, text] = document.querySelectorAll('input');
  for (const field of [number, text]) {
    expect(isEmptyField(field ?? null)).toBe(true);
    if (field) field.value = '5';
    field?.setSelectionRange(1, 1);
    expect(isEmptyField(field ?? null)).toBe(false);
    field?.select();
    expect(isEmptyField(field ?? null)).toBe(field === number);
  }
});
