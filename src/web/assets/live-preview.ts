// While somebody types, what it will look like is shown: a form with `data-preview` is sent there without being counted, and what
// comes back is put into the page by its ids. Without this, the page shows what was saved.

/** What a preview brings, each by the id of the element it goes into. */
interface Preview {
  texts?: Record<string, string>;
  /** Made and escaped by our own pages. */
  markup?: Record<string, string>;
  values?: Record<string, string>;
  pictures?: Record<string, string>;
}

/** Nothing is asked until the fingers have rested for so long. */
const REST = 600;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-preview]')) {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  form.addEventListener('input', () => {
    // What was shown to be sent is not what stands here any more.
    document.getElementById(form.dataset['outdates'] ?? '')?.setAttribute('hidden', '');
    clearTimeout(resting);
    resting = setTimeout(() => {
      asking?.abort();
      asking = new AbortController();
      void look(form, asking.signal);
    }, REST);
  });
}

async function look(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  try {
    const answer = await fetch(form.dataset['preview'] ?? '', { method: 'POST', body: fields, signal });
    // 422: something typed will not do, and that is what it says.
    if (answer.ok || answer.status === 422) put((await answer.json()) as Preview);
  } catch {
    // The line is down, or she typed on: the next look will tell.
  }
}

function put({ texts = {}, markup = {}, values = {}, pictures = {} }: Preview): void {
  for (const [id, text] of Object.entries(texts)) {
    const place = document.getElementById(id);
    if (place && place.textContent !== text) place.textContent = text;
  }
  for (const [id, html] of Object.entries(markup)) {
    const place = document.getElementById(id);
    if (place) place.innerHTML = html;
  }
  for (const [id, value] of Object.entries(values)) {
    const place = document.getElementById(id);
    if (place instanceof HTMLTextAreaElement) place.value = value;
  }
  for (const [id, src] of Object.entries(pictures)) {
    const place = document.getElementById(id);
    if (place instanceof HTMLImageElement && place.getAttribute('src') !== src) place.src = src;
  }
}
