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

/** What an officer sees of a help request, wherever she sees it. */
export interface RequestSeen {
  title: string;
  /** In the words of whoever asked, and what a correction would change. */
  lines: readonly string[];
  /** The last note of an officer. */
  note?: string;
  facts: readonly (readonly [name: string, what: string])[];
  /** What takes it on: deeds of the command `requests` (commands/requests.ts). */
  deeds: readonly { deed: string; label: string }[];
}

/** A help request in an officer's language, without its household. */
export async function requestSeen(
  request: HelpRequest,
  people: Around['people'],
  language: Language,
): Promise<RequestSeen> {
  const { text, status, type, agency, requestedAt, takenBy, history } = request;
  const word = (key: string, values = {}): string => words(language, 'requests', key, values);
  const changed = await changedBy(request);
  const note = history.findLast((one) => one.note !== undefined)?.note;
  return {
    title: requestTitle(request, language),
    lines: [
      ...(text === undefined ? [] : [text]),
      ...(changed.length > 0 ? [word('changes', { lines: named(changed, language) })] : []),
    ],
    ...(note !== undefined && { note }),
    facts: [
      [word('facts.asked-by'), personLine(people.get(request.person), word('unknown'))],
      [word('facts.at'), showMoment(requestedAt, language)],
      ...(type === undefined ? [] : [[word('facts.type'), word(`types.${type}`)] as const]),
      ...(agency === undefined ? [] : [[word('facts.agency'), agency] as const]),
      [word('facts.status'), word(`statuses.${status}`)],
      ...(takenBy === undefined
        ? []
        : [[word('facts.taken-by'), personLine(people.get(takenBy), word('unknown'))] as const]),
    ],
    deeds: stepsFrom(request).map((deed) => ({
      deed,
      label: word(`buttons.${deed === 'finish' ? `finish-${request.kind}` : deed}`),
    })),
  };
}

/** A help request on an officer's card, with the buttons that take it on; `command` is the one they give. */
export async function requestItem(
  request: HelpRequest,
  { households, people }: Around,
  language: Language,
  command: string,
): Promise<CardItem> {
  const { ref, household, status } = request;
  const house = household === undefined ? undefined : households.get(household);
  const { title, lines, note, facts, deeds } = await requestSeen(request, people, language);
  return {
    title,
    tone: status === 'requested' ? 'plain' : 'quiet',
    lines: note === undefined ? lines : [...lines, note],
    facts: house
      ? [[words(language, 'requests', 'facts.house'), houseLines(house, language).join(' ')], ...facts]
      : facts,
    buttons: deeds.map(({ deed, label }) => ({ label, value: commandButton(command, `${deed} ${ref}`) })),
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
