/** What can be put away at the side of the page. */
export type Drawer = 'people' | 'panel';

const NARROW = matchMedia('(max-width: 899px)');

/**
 * Opens and closes the list of people and the panel. On a wide window both stand beside the chats; on a narrow one
 * each lies over them, one at a time, until a tap beside it or Escape.
 */
export function createDrawers(panelAtStart: boolean) {
  const { body } = document;
  const shade = document.querySelector<HTMLElement>('#shade');
  const node = (drawer: Drawer) => document.querySelector<HTMLElement>(`#${drawer}`);
  let over: Drawer | null = null;
  let opener: HTMLElement | null = null;
  let isPanelOpen = panelAtStart;

  const draw = () => {
    const isNarrow = NARROW.matches;
    const isShown = (drawer: Drawer) => (isNarrow ? over === drawer : drawer === 'people' || isPanelOpen);
    for (const drawer of ['people', 'panel'] as const) {
      node(drawer)?.toggleAttribute('hidden', !isShown(drawer));
      const button = document.querySelector(`[data-drawer="${drawer}"]`);
      button?.setAttribute('aria-expanded', String(isShown(drawer)));
    }
    const isOver = isNarrow && over !== null;
    shade?.toggleAttribute('hidden', !isOver);
    for (const id of ['top', 'stage']) document.querySelector(`#${id}`)?.toggleAttribute('inert', isOver);
    body.classList.toggle('has-panel', isShown('panel'));
  };
  const close = () => {
    if (over === null) return;
    over = null;
    draw();
    opener?.focus();
  };
  const toggle = (drawer: Drawer) => {
    if (!NARROW.matches) {
      if (drawer === 'panel') isPanelOpen = !isPanelOpen;
      return draw();
    }
    opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    over = over === drawer ? null : drawer;
    draw();
    if (over) node(over)?.querySelector<HTMLElement>('button, summary')?.focus();
  };
  shade?.addEventListener('click', close);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open], [popover]')) close();
  });
  NARROW.addEventListener('change', () => {
    over = null;
    draw();
  });
  return { draw, toggle, close, isNarrow: () => NARROW.matches, isPanelOpen: () => isPanelOpen };
}
