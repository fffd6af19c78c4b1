import type { PracticePerson, PracticeState } from '../contract.ts';
import { getState, getWire } from './api.ts';
import { createClockPanel } from './clock-panel.ts';
import { createDashboardPanel } from './dashboard-panel.ts';
import { readDeepLink, writeDeepLink } from './deep-link.ts';
import { createDrawers } from './drawers.ts';
import { createFaultsPanel } from './faults-panel.ts';
import { createLineTheme } from './line-theme.ts';
import { listen } from './live.ts';
import { showTrouble } from './notice.ts';
import { createPeopleList, thaiFirst } from './people-list.ts';
import { createQuotaPanel } from './quota-panel.ts';
import { createStage } from './stage.ts';
import { showUnread, topBar } from './top-bar.ts';
import { createThemePanel } from './theme-panel.ts';
import { createWireLog } from './wire-log.ts';

const link = readDeepLink(location.search);
const unread = new Map<string, number>();
let people: readonly PracticePerson[] = [];
const personOf = (userId: string) => people.find((person) => person.userId === userId);

const drawers = createDrawers(link.panel);
const themePanel = createThemePanel((chosen) => {
  theme.choose(chosen);
  remember();
});
const theme = createLineTheme(link.theme, themePanel.show);
const clock = createClockPanel(showState);
const quota = createQuotaPanel();
const faults = createFaultsPanel(showState);
const wire = createWireLog(personOf);
const stage = createStage({ now: clock.now, changed: drawAround, isNarrow: drawers.isNarrow });
const list = createPeopleList({ open: (userId) => void open(userId), beside });

document.querySelector('#top')?.append(
  ...topBar((drawer) => {
    drawers.toggle(drawer);
    remember();
  }),
);
document.querySelector('#people')?.append(list.element);
document.querySelector('#stage')?.append(stage.element);
document
  .querySelector('#panel')
  ?.append(
    clock.element,
    createDashboardPanel().element,
    themePanel.element,
    quota.element,
    faults.element,
    wire.element,
  );
drawers.draw();
theme.draw();

listen({
  chat(item) {
    const isShown = stage.add(item);
    if (isShown || item.from === 'person') return;
    unread.set(item.userId, (unread.get(item.userId) ?? 0) + 1);
    drawAround();
  },
  read: ({ userId }) => stage.phoneOf(userId)?.readAll(),
  loading: ({ userId, seconds }) => stage.phoneOf(userId)?.showDots(seconds),
  wire: wire.add,
  state: showState,
  connected() {
    showLost(false);
    readAnew().catch(showTrouble);
  },
  lost: () => showLost(true),
});

/** After a gap nothing that was shown can be trusted: the bot may have been started anew. */
async function readAnew(): Promise<void> {
  const [state, entries] = await Promise.all([getState(), getWire()]);
  showState(state);
  wire.show(entries);
  const first = people.slice(0, 1).map(({ userId }) => userId);
  const wanted = stage.openIds().length > 0 ? stage.openIds() : link.as;
  const known = wanted.filter(personOf).slice(0, drawers.isNarrow() ? 1 : undefined);
  stage.keep((known.length > 0 ? known : first).map(personOf).filter((person) => person !== undefined));
  await stage.load();
}

async function open(userId: string): Promise<void> {
  // Someone new may be opened before the stream has told of her.
  if (!personOf(userId)) showState(await getState());
  const person = personOf(userId);
  if (person) stage.open(person).catch(showTrouble);
  drawers.close();
}

function beside(userId: string): void {
  const person = personOf(userId);
  if (person) stage.toggle(person).catch(showTrouble);
  if (drawers.isNarrow()) drawers.close();
}

function showState(state: PracticeState): void {
  people = thaiFirst(state.people);
  clock.show(state);
  quota.show(state);
  faults.show(state);
  drawAround();
}

function drawAround(): void {
  for (const userId of stage.openIds()) unread.delete(userId);
  list.show({ people, openIds: stage.openIds(), unread });
  showUnread([...unread.values()].reduce((sum, count) => sum + count, 0));
  remember();
}

function remember(): void {
  if (stage.openIds().length === 0) return;
  history.replaceState(
    null,
    '',
    writeDeepLink({ as: stage.openIds(), panel: drawers.isPanelOpen(), theme: theme.chosen() }),
  );
}

function showLost(isLost: boolean): void {
  document.querySelector('#line-lost')?.toggleAttribute('hidden', !isLost);
}
