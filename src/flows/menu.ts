import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Person } from '../models/person.ts';

/** What someone can turn to in her roles, the most wanted first: values of buttons (domain.md §5.7). */
export function menu(person: Person): readonly string[] {
  const { roles, officer } = person;
  return [
    ...(roles.includes('household')
      ? ['advice', 'my-progress', 'ask-help', 'write-mentor', 'my-requests'].map((name) =>
          commandButton(name),
        )
      : []),
    ...(roles.includes('mentor') ? ['report', 'pick-household', commandButton('read-consent')] : []),
    ...(roles.includes('officer')
      ? ['urgent', 'requests', 'summary', 'missing', 'dashboard'].map((name) => commandButton(name))
      : []),
    ...(roles.includes('officer') && officer !== undefined && officer.level !== 'subdistrict'
      ? [commandButton('stages')]
      : []),
    ...(roles.includes('officer')
      ? ['applications', 'mentors', 'pairings', 'invite', 'announcements', 'pr-post'].map((name) =>
          commandButton(name),
        )
      : []),
    ...(may(person, 'draft-story') ? [commandButton('stories')] : []),
    ...(may(person, 'edit-advice') ? [commandButton('advice-library')] : []),
    ...(roles.includes('officer') && officer?.level === 'province'
      ? [commandButton('digest'), commandButton('privacy-requests')]
      : []),
    ...(roles.length > 0
      ? [commandButton('centres'), commandButton('consents'), commandButton('my-data')]
      : []),
    ...(roles.length === 0
      ? ['apply-mentor', 'link-household', 'my-application'].map((name) => commandButton(name))
      : []),
    'officer',
  ];
}
