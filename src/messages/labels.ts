import optionWords from '../../content/option-words.json' with { type: 'json' };
import { bare } from '../readers/text.ts';
import type { Labels } from '../conversation/state.ts';
import { lineLabel } from './quick-replies.ts';
import { optionLabel, questionAt, type Scene } from './scene.ts';
import { sentence } from './words.ts';

/** What people say instead of a label: flow, question, option. Data, as it grows with every dialect that is heard. */
const OPTION_WORDS: Readonly<Record<string, Record<string, Record<string, readonly string[]>>>> = optionWords;

/** What the options of a conversation are called, in both languages, for those who type instead of tapping. */
export function labelsOf(scene: Scene): Labels {
  return (question, option) => {
    const name = scene.bot.flow.name;
    const own = (['th', 'en'] as const).flatMap((language) => [
      optionLabel(scene, question, option, language),
      sentence(language, name, `${question}.buttons.${option}`),
      sentence(language, name, `buttons.${option}`),
      questionAt(scene, option) && lineLabel(scene, option, language),
    ]);
    const others = OPTION_WORDS[name]?.[question]?.[option] ?? [];
    const labels = [...own, ...others].filter((label) => label !== undefined && label !== '');
    return [...new Set(labels as string[])];
  };
}

/** Whether `text` is what a button is called that works anywhere, in either language, or means the same in other words. */
export function labelled(button: string, text: string): boolean {
  const typed = bare(text);
  return (['th', 'en'] as const).some((language) =>
    [
      sentence(language, null, `buttons.${button}`),
      ...(sentence(language, null, `also.${button}`)?.split('|') ?? []),
    ]
      .filter((label) => label !== undefined)
      .some((label) => bare(label) === typed && typed !== ''),
  );
}
