import { element } from './element.ts';

/**
 * Asks for something in a dialog with a way out. Resolves to what `read` finds when the person agrees, and to `null`
 * when she turns back.
 */
export function ask<Answer>(
  title: string,
  fields: readonly HTMLElement[],
  agree: string,
  read: () => Answer,
): Promise<Answer | null> {
  const cancel = element('button', { type: 'button', class: 'plain-button' }, 'ยกเลิก');
  const dialog = element(
    'dialog',
    { class: 'dialog', 'aria-label': title },
    element(
      'form',
      { method: 'dialog' },
      element('h2', {}, title),
      ...fields,
      element(
        'div',
        { class: 'dialog-buttons' },
        cancel,
        element('button', { class: 'main-button', value: 'agreed', 'data-agree': true }, agree),
      ),
    ),
  );
  cancel.addEventListener('click', () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'agreed' ? read() : null);
    });
  });
}
