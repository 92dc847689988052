import { fitOfCommand, type Named } from '@/shared/matching/matching';
import { entryOf } from './glossary';
import { HELP_TOPICS, topicOf } from './help-topics';

/** A line that help proposes. It is put into the command line and never executed. */
export interface HelpExample {
  readonly line: string;
  readonly meaning: string;
}

export interface HelpAnswer {
  readonly sentence: string;
  readonly examples: readonly HelpExample[];
}

const COMMANDS_MAX = 8;

const HELP = /^(?:help(?=\s|$)|\?)\s*(?:(?:with|about|on)\s+)?(.*)$/i;

const TOPIC_EXAMPLES: readonly HelpExample[] = HELP_TOPICS.map(({ name, sentence }) => ({
  line: `HELP ${name.toUpperCase()}`,
  meaning: sentence.split(/[.;:]/)[0] ?? sentence,
}));

const toExamples = (examples: readonly (readonly [string, string])[]): readonly HelpExample[] =>
  examples.map(([line, meaning]) => ({ line, meaning }));

/**
 * Answers a line that asks for help: `help`, `help orders`, `help drawdown`, `? chart`. A word is looked up
 * among the topics, then in the glossary, then among the commands; if it is none of them, the answer
 * says which topics there are. Returns null if the line asks for no help.
 *
 * @param commands those that can be found by a word
 */
export function readHelp(text: string, commands: readonly Named[]): HelpAnswer | null {
  const asked = HELP.exec(text.trim());
  if (!asked) return null;
  const word = (asked[1] ?? '').trim().toLowerCase();
  if (word === '') {
    return {
      sentence:
        'Type a ticker, an order or a question, or choose a topic. HELP and any word explains it, as in HELP DRAWDOWN.',
      examples: TOPIC_EXAMPLES,
    };
  }
  const topic = topicOf(word);
  const entry = entryOf(word);
  const meaning = entry && `${capitalized(entry.term)}: ${entry.sentence}`;
  if (topic && topic.name === word) {
    return { sentence: topic.sentence, examples: toExamples(topic.examples) };
  }
  if (meaning) return { sentence: meaning, examples: toExamples(topic?.examples ?? []) };
  if (topic) return { sentence: topic.sentence, examples: toExamples(topic.examples) };
  const found = commands.filter((command) =>
    ['exact', 'strong'].includes(fitOfCommand(word, command)?.fit ?? ''),
  );
  if (found.length > 0) {
    return {
      sentence: `Commands for \u201c${word}\u201d. Choose one to put its name into the line.`,
      examples: found
        .slice(0, COMMANDS_MAX)
        .map(({ title, group }) => ({ line: title, meaning: group })),
    };
  }
  const names = HELP_TOPICS.map(({ name }) => name);
  return {
    sentence: `There is no help on \u201c${word}\u201d. Topics: ${names.join(', ')}.`,
    examples: TOPIC_EXAMPLES,
  };
}

const capitalized = (term: string): string => term.replace(/^./, (letter) => letter.toUpperCase());
