import type { Area } from '../access/area.ts';
import { commandButton, type Outcome } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import { say as words } from '../messages/words.ts';

/** At most so many places are offered as buttons; what fits more is too vague. */
const MOST = 10;

/** Asks which of the places is meant that an officer's words fit, or says that there is none of hers. */
export function placeChoices(name: string, areas: readonly Area[], language: Language): Outcome {
  if (areas.length === 0 || areas.length > MOST)
    return { kind: 'end', says: [{ key: 'place.unknown', buttons: [commandButton(name), 'menu'] }] };
  const buttons = areas.map(({ district = '', tambon }) =>
    commandButton(name, tambon === undefined ? district : `${district} ${tambon}`),
  );
  const labels = Object.fromEntries(
    areas.map(({ district = '', tambon }, index) => {
      const named = districtName(district, language);
      const label =
        tambon === undefined
          ? words(language, null, 'place.district', { district: named })
          : `${words(language, null, 'place.tambon', { tambon })} ${named}`;
      return [buttons[index]!, label];
    }),
  );
  return { kind: 'end', says: [{ key: 'place.which', buttons, labels }] };
}
