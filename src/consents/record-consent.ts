import { audit } from '../access/audit.ts';
import { DAY } from '../clock.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { ConsentLines, type Consent } from '../models/consent.ts';
import { People, type Consents } from '../models/person.ts';
import { applyHouseholdConsents, type HouseholdKind } from './apply-household-consents.ts';
import { CONSENT_VERSION, consentWording } from './consent-wording.ts';
import { expirePushes } from './expire-pushes.ts';
import { consentsOf } from './latest-consents.ts';
import { CONSENT_LOG_DAYS } from '../privacy/retention-periods.ts';

/** Who of a household without a phone said it, and who was there, with the LINE messages in which the mentor told it. */
export type Heard = Pick<Consent, 'givenBy' | 'givenByMessage' | 'witness' | 'witnessMessage'>;

/**
 * Records what the speaker says about one consent of her own, in the wording she is shown, and does at once what follows:
 * the copy on her, her household's consents, messages that wait for her. Working the event in again changes nothing.
 */
export async function recordOwnConsent(
  speaker: Speaker,
  kind: Consent['kind'],
  answer: Consent['answer'],
): Promise<void> {
  const { person } = speaker;
  await append(speaker, { about: 'person', subject: person.ref, kind, answer, way: 'line' });
  // What holds is the latest line: an event that comes late must not bring an older answer back.
  const holds = (await consentsOf(person.ref))[kind]?.answer ?? answer;
  await People.updateOne({ _id: person._id }, { $set: { [`consents.${kind}`]: holds } });
  person.consents = { ...person.consents, [kind]: holds } as Consents;
  if (kind === 'messages') {
    if (holds === 'no') await expirePushes(person._id);
    return;
  }
  const { household, roles } = person;
  if (household !== undefined && roles.includes('household')) await applyHouseholdConsents(household, [kind]);
}

/** Records what a household without a phone answered when the speaker read the question to it. As safe to repeat. */
export async function recordReadAloud(
  speaker: Speaker,
  household: string,
  kind: HouseholdKind,
  answer: Consent['answer'],
  heard: Heard,
): Promise<void> {
  await append(speaker, {
    about: 'household',
    subject: household,
    kind,
    answer,
    way: 'read-aloud',
    ...heard,
  });
  await applyHouseholdConsents(household, [kind]);
}

type Said = Pick<Consent, 'about' | 'subject' | 'kind' | 'answer' | 'way'> & Heard;

/** One line and its mention in the audit log, once an event, subject and kind. */
async function append({ event, at, person }: Speaker, said: Said): Promise<void> {
  const { about, subject, kind, answer, way } = said;
  const { language, ref } = person;
  const _id = `${event}:${subject}:${kind}`;
  const line: Consent = {
    _id,
    ...said,
    version: CONSENT_VERSION,
    wording: consentWording(kind, way, language),
    language,
    at,
    by: ref,
    forgetAt: new Date(at.getTime() + CONSENT_LOG_DAYS * DAY),
  };
  try {
    await ConsentLines.create(line);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 11_000) throw error;
  }
  await audit({
    key: `consent:${_id}`,
    at,
    actor: ref,
    deed: 'consent',
    ...(about === 'person' ? { person: subject } : { household: subject }),
    details: { kind, answer, way, version: CONSENT_VERSION },
  });
}
