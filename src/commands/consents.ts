import type { BotCommand, Outcome } from '../conversation/bot-command.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language, Speaker } from '../conversation/bot-flow.ts';
import { bangkokDate } from '../clock.ts';
import { changeConsent } from '../consents/change-consent.ts';
import { CONSENT_OPTIONS, consentAnswer, consentOption } from '../consents/consent-answer.ts';
import { consentEffects } from '../consents/consent-effects.ts';
import { CONSENT_KINDS, CONSENT_VERSION, consentWording } from '../consents/consent-wording.ts';
import { consentsOf } from '../consents/latest-consents.ts';
import { listCard, type CardItem } from '../messages/list-card.ts';
import { showDate } from '../messages/show-date.ts';
import { say as words } from '../messages/words.ts';
import type { Consent } from '../models/consent.ts';
import type { Consents } from '../models/person.ts';
import { readCommand } from '../readers/command.ts';
import { afterWords } from '../readers/command-words.ts';

const SPACE = 'consents';
const ASK = 'ask';
const WORDS = ['ความยินยอม', 'ยินยอม', 'คำยินยอม', 'consent', 'consents', 'my consents'];

/**
 * What somebody has agreed to, each line changed by one tap: withdrawing is as easy as giving (ม.19). Arguments: none for
 * all three, `<kind>` for one, `<kind> <option>` changes it, `ask` reads the notice and asks one by one. For everybody, also before she has a role: whoever may give
 * a consent may withdraw it.
 */
export const consents: BotCommand = {
  name: SPACE,
  allows: () => true,
  meantFor: 'member',
  read: (text) =>
    readCommand(text)?.cmd === 'withdraw_consent' || afterWords(WORDS, text) === '' ? '' : null,
  run: async ({ speaker, argument }) => {
    if (argument === ASK) return { kind: 'start', flow: SPACE, data: {} };
    const [first, option] = argument.split(' ');
    const kind = CONSENT_KINDS.find((one) => one === first);
    const answer = kind && CONSENT_OPTIONS[kind].some((one) => one === option) ? consentAnswer(option) : null;
    return kind && answer !== null
      ? change(speaker, kind, answer)
      : show(speaker, kind ? [kind] : CONSENT_KINDS);
  },
};

async function change(speaker: Speaker, kind: Consent['kind'], answer: Consent['answer']): Promise<Outcome> {
  const { language } = speaker.person;
  const values = {
    name: words(language, SPACE, `${kind}.name`),
    answer: optionWords(kind, answer, language),
  };
  const buttons = [commandButton(SPACE), 'menu'];
  if (!(await changeConsent(speaker, kind, answer)))
    return { kind: 'end', says: [{ key: 'already', values, buttons }] };
  const effects = consentEffects(speaker.person, kind, answer);
  const says = [{ key: 'changed', values }, ...effects];
  return { kind: 'end', says: [...says.slice(0, -1), { ...says.at(-1)!, buttons }] };
}

async function show({ person }: Speaker, kinds: readonly Consent['kind'][]): Promise<Outcome> {
  const { language, ref } = person;
  const lines = await consentsOf(ref);
  const card = listCard({
    title: words(language, SPACE, 'list.title'),
    note: words(language, SPACE, 'list.note'),
    items: kinds.map((kind) => item(kind, lines[kind], person.consents, language)),
    // Where something was never asked, the notice belongs before it.
    buttons: kinds.every((kind) => lines[kind])
      ? []
      : [{ label: words(language, SPACE, 'list.ask'), value: commandButton(SPACE, ASK) }],
  });
  return { kind: 'end', says: [{ key: 'list.title', card, buttons: ['menu'] }] };
}

/** One consent: its question in full, what stands and since when, and what it can be changed to. */
function item(
  kind: Consent['kind'],
  line: Consent | undefined,
  copies: Consents | undefined,
  language: Language,
): CardItem {
  const stands = line?.answer ?? copies?.[kind];
  const since = line ? ` · ${showDate(bangkokDate(line.at), language)}` : '';
  const old = line !== undefined && line.version < CONSENT_VERSION;
  const name = words(language, SPACE, `${kind}.name`);
  const now = stands
    ? `${optionWords(kind, stands, language)}${since}`
    : words(language, SPACE, 'list.not-asked');
  const options = CONSENT_OPTIONS[kind].filter((option) => old || consentAnswer(option) !== stands);
  return {
    title: name,
    lines: [consentWording(kind, 'line', language), ...(old ? [words(language, SPACE, 'list.old')] : [])],
    facts: [[words(language, SPACE, 'list.now'), now]],
    buttons: options.map((option) => ({
      label: `${name}: ${words(language, SPACE, `${kind}.options.${option}`)}`,
      value: commandButton(SPACE, `${kind} ${option}`),
    })),
  };
}

function optionWords(kind: Consent['kind'], answer: Consent['answer'], language: Language): string {
  return words(language, SPACE, `${kind}.options.${consentOption(answer)}`);
}
