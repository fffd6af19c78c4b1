import { createHash } from 'node:crypto';

/**
 * Gives the press text a button that copies it. Without JavaScript there is no button, and the text can be selected. Written
 * for old phones; where the browser has no clipboard for pages, the text is selected and copied the older way.
 */
export const COPY_SCRIPT = `(function () {
  var text = document.getElementById('press'), button = document.getElementById('copy'), said = document.getElementById('copied');
  function done() { said.hidden = false; }
  function select() { text.focus(); text.select(); if (document.execCommand('copy')) done(); }
  button.hidden = false;
  button.onclick = function () {
    if (navigator.clipboard) navigator.clipboard.writeText(text.value).then(done, select); else select();
  };
})();`;

/** Lets a browser run this script and no other (CSP). */
export const COPY_SCRIPT_SOURCE = `'sha256-${createHash('sha256').update(COPY_SCRIPT).digest('base64')}'`;
