import type { Theme } from './deep-link.ts';

const MACHINE_IS_DARK = matchMedia('(prefers-color-scheme: dark)');

/**
 * The theme that LINE has on the phones of this page: the one that was chosen, or that of the machine for as long as none
 * was (`null`). `drawn` hears which it is now, at once and after every change.
 */
export function createLineTheme(chosenAtStart: Theme | null, drawn: (theme: Theme) => void) {
  let chosen = chosenAtStart;
  const draw = () => {
    const theme = chosen ?? (MACHINE_IS_DARK.matches ? 'dark' : 'light');
    document.documentElement.dataset['lineTheme'] = theme;
    drawn(theme);
  };
  MACHINE_IS_DARK.addEventListener('change', draw);
  const choose = (theme: Theme) => {
    chosen = theme;
    draw();
  };
  return { draw, choose, chosen: () => chosen };
}
