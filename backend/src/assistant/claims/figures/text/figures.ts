import { foldedPattern, type PlainText } from './characters.ts';
import type { Figure } from './figure.ts';
import { ideographsIn, spelledIn } from './spelled.ts';
import type { Mention } from './subjects.ts';
import { writtenIn } from './written.ts';

/** Finds the numbers of a text, in order. */
export function figuresIn(plain: PlainText, mentions: readonly Mention[]): readonly Figure[] {
  const figures = [
    ...writtenIn(plain, mentions),
    ...spelledIn(plain, mentions),
    ...ideographsIn(plain, mentions),
    ...noneIn(plain, mentions),
  ];
  let end = 0;
  return figures
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((figure) => {
      if (figure.start < end) return false;
      end = figure.end;
      return true;
    });
}

const NONE = foldedPattern(
  String.raw`(?<!\p{L})(?:no|zero|nil|none|without any|no more|not hold|not own|not have|n't hold|n't own|n't have|no longer hold|no longer own|no longer have|never held|kein\p{L}*|ningun\p{L}*|aucune?|nenhuma?|nessun\p{L}*|нет|никаких|没有|沒有|無)(?:\s(?:any|more|shares?|stocks?|position|holdings?|exposure|acciones|aktien|actions|acoes|azioni|акци\p{L}*|of|in|to|de|von))*[\s"'($]*$`,
  'u',
);
const NO_HOLDING =
  /^\s?(?:news|orders?|alerts?|data|prices?|trades?|earnings|headlines?|changes?|purchases?|sales?)(?!\p{L})/u;

/** "no NVDA", "no shares of NVDA": a figure of zero. */
function* noneIn({ folded }: PlainText, mentions: readonly Mention[]): Generator<Figure> {
  for (const { start, end } of mentions) {
    const before = folded.slice(Math.max(0, start - 48), start);
    const none = NONE.exec(before);
    if (!none || NO_HOLDING.test(folded.slice(end, end + 16))) continue;
    yield {
      start: start - before.length + none.index,
      end,
      readings: [{ value: 0, step: 1 }],
      sign: 0,
      unit: 'shares',
      counted: null,
      spelled: true,
    };
  }
}
