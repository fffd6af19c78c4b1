import type { Theme } from './deep-link.ts';
import { element } from './element.ts';

const CHOICES = [
  ['light', 'สว่าง'],
  ['dark', 'มืด'],
] as const;

/** The switch between LINE's light and dark theme: two radio buttons, so that arrow keys and screen readers know it. */
export function createThemePanel(choose: (theme: Theme) => void) {
  const buttons = CHOICES.map(([theme, words]) => {
    const button = element('input', { type: 'radio', name: 'line-theme', value: theme });
    button.addEventListener('change', () => choose(theme));
    return { theme, button, label: element('label', {}, button, element('span', {}, words)) };
  });
  const node = element(
    'fieldset',
    { class: 'panel-part theme-choice' },
    element('legend', {}, 'ธีม LINE'),
    ...buttons.map(({ label }) => label),
  );
  const show = (shown: Theme) => {
    for (const { theme, button } of buttons) button.checked = theme === shown;
  };
  return { element: node, show };
}
