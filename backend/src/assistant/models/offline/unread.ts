import type { ForeignDoubt } from '../../languages/in-english.ts';
import { asTyped, piecesOf } from '../../reading/language/pieces.ts';
import type { Intent } from './intent.ts';

/** Returns why a message in another language leads to no action. */
export function unread(doubt: ForeignDoubt, message: string): readonly Intent[] {
  switch (doubt.kind) {
    case 'negated':
      return [{ kind: 'obstacles', obstacles: [{ kind: 'negated' }] }];
    case 'number':
      return [{ kind: 'obstacles', obstacles: [{ kind: 'two_numbers', typed: doubt.typed }] }];
    case 'question':
      return [{ kind: 'question', question: { kind: 'not_understood' } }];
    case 'words': {
      const typed = asTyped(piecesOf(message));
      return [{ kind: 'obstacles', obstacles: [{ kind: 'unclear', typed, beyond: '' }] }];
    }
  }
}
