// A text gets a button that copies it. Without this there is no button, and the text can be selected.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const id = button.dataset['copy'] ?? '';
  const text = document.getElementById(id);
  const said = document.getElementById(`${id}-copied`);
  if (!(text instanceof HTMLTextAreaElement)) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    const done = (): void => {
      if (said) said.hidden = false;
    };
    // Where the browser gives pages no clipboard, the text stands selected for her to copy.
    const select = (): void => text.select();
    if ('clipboard' in navigator) void navigator.clipboard.writeText(text.value).then(done, select);
    else select();
  });
}
