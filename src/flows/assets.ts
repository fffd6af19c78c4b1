import { householdToWorkWith } from '../access/household-to-work-with.ts';
import { audit } from '../access/audit.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { say as words } from '../messages/words.ts';
import { ASSET_KINDS, Households, type Household } from '../models/household.ts';
import { ownWordsOrNone } from './own-words-step.ts';

const chosen = (kinds: unknown, kind: string | undefined): boolean =>
  Array.isArray(kinds) && (kinds as readonly unknown[]).includes(kind);

/** What a household can build on (ทุนเดิม, domain.md R17), told by its mentor or an officer. Begun with `{ household }`. */
const flow = defineFlow<Household>({
  name: 'assets',
  version: 1,
  steps: {
    kinds: { kind: 'many', options: () => [...ASSET_KINDS, 'none'], exclusive: 'none', required: true },
    each: {
      kind: 'each',
      items: () => ASSET_KINDS,
      steps: {
        note: { ...ownWordsOrNone, when: ({ kinds }, _, item) => chosen(kinds, item) },
      },
    },
  },
});

export const assets = botFlow<Household>({
  flow,
  passing: true,
  load: (speaker, { data }) => householdToWorkWith(speaker, String(data['household']), 'keep-record'),
  words: ({ name }, language, item) => ({
    name,
    ...(item !== undefined && { asset: words(language, 'household', `assets.${item}`) }),
  }),
  label: (question, option, _, language) =>
    question === 'kinds' && option !== 'none' && ASSET_KINDS.some((kind) => kind === option)
      ? words(language, 'household', `assets.${option}`)
      : undefined,
  done: async ({ speaker, state, context: household }: Passage<Household>): Promise<Ending> => {
    const { answers, sources } = state;
    const { person, event, at } = speaker;
    const kept = ASSET_KINDS.filter((kind) => chosen(answers['kinds'], kind)).map((kind) => {
      const note = answers[`note:${kind}`];
      const noteMessage = sources?.[`note:${kind}`];
      // Skipping leaves what was known before.
      return typeof note === 'string'
        ? { kind, note, ...(noteMessage !== undefined && { noteMessage }) }
        : (household.assets.find((one) => one.kind === kind) ?? { kind });
    });
    const { _id } = household;
    await Households.updateOne({ _id }, { $set: { assets: kept, assetsAskedAt: at } });
    const about = { at, actor: person.ref, household: _id, details: { kinds: kept.map(({ kind }) => kind) } };
    await audit({ key: `assets:${event}:${_id}`, deed: 'assets', ...about });
    return { kind: 'end', says: [{ key: 'kept', buttons: [commandButton('household', _id), 'menu'] }] };
  },
});
