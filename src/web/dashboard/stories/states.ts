import type { Language } from '../../../conversation/bot-flow.ts';
import { say as words } from '../../../messages/words.ts';
import { STORY_STATES, type StoryState } from '../../../models/story.ts';

/** The states of stories as a filter of a list; a state that there is not is no filter. */
export function stateFilter(asked: string | undefined, language: Language) {
  const chosen = STORY_STATES.find((state) => state === asked);
  const all = { value: '', name: words(language, 'dashboard-stories', 'page.all-states') };
  const options = [all, ...STORY_STATES.map((value) => ({ value, name: stateName(value, language) }))];
  return { chosen, options };
}

/** What a state is called. */
export function stateName(state: StoryState, language: Language): string {
  return words(language, 'stories', `states.${state}`);
}
