import { element } from './element.ts';
import { icon, type IconName } from './icon.ts';

/** One line of a menu. */
export interface MenuLine {
  words: string;
  icon?: IconName;
  choose: () => void;
}

const GAP_PX = 6;

/**
 * Opens a small menu beside `anchor`, above it when there is room. The arrow keys walk through it; Escape, a tap
 * elsewhere or a choice closes it, and the cursor goes back to `anchor`.
 */
export function openMenu(anchor: HTMLElement, lines: readonly MenuLine[]): void {
  const menu = element('div', { class: 'menu', role: 'menu', popover: 'auto' });
  for (const line of lines) {
    const button = element(
      'button',
      { type: 'button', role: 'menuitem', class: 'menu-line', 'data-menu': line.words },
      line.icon ? icon(line.icon) : null,
      line.words,
    );
    button.addEventListener('click', () => {
      menu.hidePopover();
      line.choose();
    });
    menu.append(button);
  }
  menu.addEventListener('keydown', (event) => walk(event, menu));
  menu.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') return;
    anchor.setAttribute('aria-expanded', 'false');
    if (menu.contains(document.activeElement) || document.activeElement === document.body) anchor.focus();
    menu.remove();
  });
  document.body.append(menu);
  menu.showPopover();
  putBeside(menu, anchor);
  anchor.setAttribute('aria-expanded', 'true');
  menu.querySelector('button')?.focus();
}

function walk(event: KeyboardEvent, menu: HTMLElement): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...menu.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons.at((at + step) % buttons.length)?.focus();
}

function putBeside(menu: HTMLElement, anchor: HTMLElement): void {
  const field = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const above = field.top - height - GAP_PX;
  const left = Math.min(Math.max(GAP_PX, field.left), innerWidth - width - GAP_PX);
  menu.style.top = `${above >= GAP_PX ? above : Math.min(field.bottom + GAP_PX, innerHeight - height - GAP_PX)}px`;
  menu.style.left = `${left}px`;
}
