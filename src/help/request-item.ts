import type { Language } from '../conversation/bot-flow.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { CardItem } from '../messages/list-card.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words, sentence } from '../messages/words.ts';
import type { HelpRequest } from '../models/help-request.ts';
import { dimensions } from '../province/current.ts';
import { changedBy } from './apply-correction.ts';
import { requestTitle } from './request-title.ts';
import { houseLines, personLine, type Around } from './where-and-who.ts';

/** A help request on an officer's card, with the buttons that take it on; `command` is the one they give. */
export async function requestItem(
  request: HelpRequest,
  { households, people }: Around,
  language: Language,
  command: string,
): Promise<CardItem> {
  const { ref, household, text, status, type, agency, requestedAt, takenBy, history } = request;
  const word = (key: string, values = {}): string => words(language, 'requests', key, values);
  const house = household === undefined ? undefined : households.get(household);
  const changed = await changedBy(request);
  const lines = [
    ...(text === undefined ? [] : [text]),
    ...(changed.length > 0 ? [word('changes', { lines: named(changed, language) })] : []),
    ...history.flatMap(({ note }) => note ?? []).slice(-1),
  ];
  return {
    title: requestTitle(request, language),
    tone: status === 'requested' ? 'plain' : 'quiet',
    lines,
    facts: [
      ...(house ? [[word('facts.house'), houseLines(house, language).join(' ')] as const] : []),
      [word('facts.asked-by'), personLine(people.get(request.person), word('unknown'))],
      [word('facts.at'), showMoment(requestedAt, language)],
      ...(type === undefined ? [] : [[word('facts.type'), word(`types.${type}`)] as const]),
      ...(agency === undefined ? [] : [[word('facts.agency'), agency] as const]),
      [word('facts.status'), word(`statuses.${status}`)],
      ...(takenBy === undefined
        ? []
        : [[word('facts.taken-by'), personLine(people.get(takenBy), word('unknown'))] as const]),
    ],
    buttons: stepsFrom(request).map((deed) => ({
      label: word(`buttons.${deed === 'finish' ? `finish-${request.kind}` : deed}`),
      value: commandButton(command, `${deed} ${ref}`),
    })),
  };
}

/** What can be done with a request as it stands. */
function stepsFrom({ kind, status }: HelpRequest): string[] {
  const isTask = kind === 'aid' || kind === 'need';
  switch (status) {
    case 'requested':
      return isTask ? ['accept', 'refer', 'decline'] : ['accept', 'finish', 'decline'];
    case 'accepted':
      return isTask ? ['deliver', 'refer', 'decline'] : ['finish', 'decline'];
    case 'delivered':
      return ['verify'];
    default:
      return [];
  }
}

/** The lines of the weekly report's summary that these answers stand in. */
function named(keys: readonly string[], language: Language): string {
  const names = keys.map((key) => {
    const [question = key, item] = key.split(':');
    const dimension = dimensions().find(({ id }) => id === item)?.[language] ?? '';
    return sentence(language, 'weekly-report', `${question}.line`, { dimension }) ?? question;
  });
  return [...new Set(names)].join(', ');
}
