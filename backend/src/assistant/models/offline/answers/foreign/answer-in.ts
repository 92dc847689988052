import type { Sentences } from '../../../../languages/catalog.ts';
import type { ForeignLanguage } from '../../../../languages/language.ts';
import { SENTENCES } from '../../../../languages/sentences.ts';
import { countActions, type ModelReply } from '../../../reply.ts';
import { type Facts, positionIn } from '../../facts.ts';
import type { Intent } from '../../intent.ts';
import { actionsIn } from './actions.ts';
import { obstacleIn } from './obstacles.ts';
import { questionIn } from './questions.ts';

/**
 * Returns a reply with its text in another language. Its actions stay as they are, and the text about
 * them follows from them alone, so no language can announce another action than English.
 */
export function answerIn(
  language: ForeignLanguage,
  intents: readonly Intent[],
  facts: Facts,
  reply: ModelReply,
): ModelReply {
  const say = SENTENCES[language];
  const sections = intents.flatMap((intent) => section(intent, facts, reply, say));
  return { ...reply, message: [...new Set(sections)].join('\n\n') || reply.message };
}

function section(
  intent: Intent,
  facts: Facts,
  reply: ModelReply,
  say: Sentences,
): readonly string[] {
  switch (intent.kind) {
    case 'commands':
      return countActions(reply) > 0
        ? [actionsIn(reply, facts, say, heading(facts, say))]
        : [withoutAction(intent.commands, facts, reply, say)];
    case 'obstacles':
      return [
        `${intent.obstacles.map((obstacle) => obstacleIn(obstacle, facts, say)).join(' ')} ${say.nothing_done}`,
      ];
    case 'question': {
      if (intent.question.kind === 'what_if' && countActions(reply) > 0) {
        return [actionsIn(reply, facts, say, say.supposed)];
      }
      const answer = questionIn(intent.question, facts, say);
      return [answer ?? `${say.in_english}\n\n${reply.message}`];
    }
    default:
      return [`${say.in_english}\n\n${reply.message}`];
  }
}

const heading = ({ limits }: Facts, say: Sentences): string =>
  limits.settings.mode === 'confirm' ? say.for_approval : say.doing;

/** Says why commands lead to no action. */
function withoutAction(
  commands: Extract<Intent, { kind: 'commands' }>['commands'],
  facts: Facts,
  reply: ModelReply,
  say: Sentences,
): string {
  const missing = commands.flatMap((command) =>
    command.kind === 'trade' && command.side === 'sell' && !positionIn(facts, command.ticker)
      ? [say.not_held(command.ticker)]
      : [],
  );
  const reason = missing.length > 0 ? missing.join(' ') : say.reason(reply.message);
  return `${say.nothing_done} ${reason}`;
}
