// How far a download is, while it runs. Without this the browser shows the bytes, and the page how many rows to expect.

interface Progress {
  /** Null: another process sends it, and only that one knows. */
  done: number | null;
  total: number;
  state: 'running' | 'finished' | 'cut-off';
  rows: number | null;
}

const EVERY = 1_500;
/** So often nothing may be known of it yet: what it holds is being counted. */
const PATIENCE = 40;
/** The voice of a screen reader is lent only at each quarter. */
const TOLD_EACH = 0.25;

const shown = document.querySelector<HTMLElement>('.progress');
const form = document.querySelector<HTMLFormElement>('form[data-export]');
let latest = '';

if (shown && form)
  form.addEventListener('submit', () => {
    // Each download has a name of its own. The page's own will do where a browser makes no random ones.
    const field = form.querySelector<HTMLInputElement>('input[name="name"]')!;
    if (latest !== '' && 'randomUUID' in crypto) field.value = crypto.randomUUID();
    latest = field.value;
    void follow(shown, latest);
  });

async function follow(box: HTMLElement, name: string): Promise<void> {
  const bar = box.querySelector('progress')!;
  const [seen, heard] = box.querySelectorAll('p');
  const words = (key: string, values: Record<string, number> = {}): string =>
    (box.dataset[key] ?? '').replace(/%(\w+)/g, (_, value: string) => (values[value] ?? 0).toLocaleString());
  const say = (text: string, aloud: boolean): void => {
    seen!.textContent = text;
    if (aloud) heard!.textContent = text;
  };
  box.hidden = false;
  bar.removeAttribute('value');
  say(words('starting'), true);
  let told = 0;
  for (let unknown = 0; unknown < PATIENCE;) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    // Another download has taken its place.
    if (name !== latest) return;
    const progress = await ask(name);
    if (!progress) {
      unknown += 1;
      continue;
    }
    unknown = 0;
    const { done, total, state, rows } = progress;
    if (state !== 'running') {
      bar.max = 1;
      bar.value = state === 'finished' ? 1 : bar.value;
      return say(words(state === 'finished' ? 'finished' : 'cutOff', { rows: rows ?? 0 }), true);
    }
    if (done === null || total === 0) {
      if (!bar.hasAttribute('value')) say(words('unknown'), false);
      continue;
    }
    bar.max = total;
    bar.value = done;
    const part = Math.floor(done / total / TOLD_EACH);
    say(words('running', { done, total }), part > told);
    told = Math.max(told, part);
  }
  box.hidden = true;
}

/** How far it is; null when nothing is known of it (yet), or the line is bad. */
async function ask(name: string): Promise<Progress | null> {
  try {
    const response = await fetch(`/dashboard/exports/${name}/progress`);
    return response.ok ? ((await response.json()) as Progress) : null;
  } catch {
    return null;
  }
}
