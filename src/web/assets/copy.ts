// A text gets a button that copies it. Without this there is no button, and the text can be selected.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const id = button.dataset['copy'] ?? '';
  const text = document.getElementById(id);
  if (!(text instanceof HTMLTextAreaElement)) continue;
  button.hidden = false;
  button.addEventListener('click', () => void copy(text, document.getElementById(`${id}-copied`)));
}

async function copy(text: HTMLTextAreaElement, said: HTMLElement | null): Promise<void> {
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    // Where the browser gives pages no clipboard, the text stands selected for her to copy.
    text.select();
    return;
  }
  if (said) said.hidden = false;
}
