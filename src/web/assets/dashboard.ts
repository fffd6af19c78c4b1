// Every page works without this: it only spares a tap here and there.

// On a phone the list of pages is longer than the screen: where she is stands in its middle. It is moved by hand, because
// after scrollIntoView the Tab key would begin there, past the link to the content.
const here = document.querySelector<HTMLElement>('body > nav a[aria-current]');
const list = here?.closest('ul');
if (here && list) {
  const [from, to] = [list.getBoundingClientRect(), here.getBoundingClientRect()];
  list.scrollLeft += to.left + to.width / 2 - from.left - from.width / 2;
}

// A form that is on its way is not sent again by an impatient finger. One that brings a file leaves the page where it is.
for (const form of document.querySelectorAll('form[method="post"]:not([data-export])'))
  form.addEventListener('submit', (event) => {
    if (form.hasAttribute('data-sent')) event.preventDefault();
    form.setAttribute('data-sent', '');
  });
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) form.removeAttribute('data-sent');
});

// Choosing a filter is asking for it.
for (const select of document.querySelectorAll<HTMLSelectElement>('form.search select'))
  select.addEventListener('change', () => select.form?.requestSubmit());

// A question that counts only with some answers to another is there only with those.
for (const field of document.querySelectorAll<HTMLElement>('[data-on]')) {
  const { on = '', with: values = '[]' } = field.dataset;
  const wanted = JSON.parse(values) as readonly string[];
  const choices = [
    ...(field.closest('form')?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? []),
  ];
  const options = choices.filter(({ name }) => name === on);
  const show = (): void => {
    field.hidden = !wanted.includes(options.find(({ checked }) => checked)?.value ?? '');
  };
  field.querySelector('.only')?.remove();
  for (const option of options) option.addEventListener('change', show);
  show();
}
