// An examination as plain text, for the trainer. It has no password, and nothing of what an address asks behind `?`.
import type { Language } from '../../language.ts';
import { causeText } from './cause-text.ts';
import type { ExaminationState, Order } from './examination.ts';
import { factsOf } from './facts.ts';
import { shellCommands } from './shell-commands.ts';
import { stepWords, words } from './words/words.ts';

export interface ReportAround {
  begun: Date;
  page: string;
  browser: string;
  language: Language;
}

export function report(
  order: Order,
  state: ExaminationState,
  { begun, page, browser, language }: ReportAround,
): string {
  const text = words(language);
  const { seen, steps, findings, phase } = state;
  const facts = factsOf(seen);
  const colon = text.report.colon;
  const none = phase === 'stopped' ? text.stopped : text.report.none;
  const causes = findings.map(({ cause, certainty }) => {
    const { title, repair } = causeText(cause, seen, language);
    return `- ${text.certainty[certainty]}${colon}${title}\n  ${repair}`;
  });
  const told = steps.map(({ name, isOver }, index) => {
    const step = stepWords(language)[name];
    const [saw, follows] = isOver ? step.saw(seen, facts) : ['…', '…'];
    return `${index + 1}. ${step.tried(facts)}\n   ${text.saw}${colon}${saw}\n   ${text.follows}${colon}${follows}`;
  });
  const commands = order.address.isFine ? shellCommands(order.address.address, page, order.topic) : [];
  const lines = [
    text.report.title,
    '',
    `${text.report.time}${colon}${begun.toISOString()}`,
    `${text.report.page}${colon}${page}`,
    `${text.report.browser}${colon}${browser}`,
    `${text.report.address}${colon}${facts.url} (${text.report.username(facts.hasUsername)})`,
    '',
    text.report.cause,
    ...(causes.length > 0 ? causes : [`- ${none}`]),
    '',
    text.steps,
    ...told,
    '',
    ...(commands.length > 0 ? [text.commandsTitle, ...commands.map(({ line }) => `  ${line}`), ''] : []),
  ];
  return withoutQuery(lines.join('\n'));
}

/** Some brokers take a token there. */
function withoutQuery(text: string): string {
  return text.replaceAll(/((?:wss?|https?):\/\/[^\s?'"”，。、]+)\?[^\s'"”，。、]*/g, '$1?…');
}
