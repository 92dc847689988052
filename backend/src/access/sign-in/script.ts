/** Exchanges the token, or the code behind the `#` of the printed address, for a session. */
export const SIGN_IN_SCRIPT = `'use strict';
const form = document.querySelector('form');
const field = document.getElementById('token');
const button = document.querySelector('button');
const failure = document.getElementById('failure');

const enter = () => location.replace('/');

const show = (sentence) => {
  failure.textContent = sentence;
  field.setAttribute('aria-invalid', String(sentence !== ''));
};

async function signIn(token) {
  show('');
  button.disabled = true;
  try {
    const response = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    if (response.ok) return enter();
    show((await response.json()).detail);
  } catch {
    show('FinAlly cannot be reached. Is it still running?');
  }
  button.disabled = false;
  field.select();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  signIn(field.value.trim());
});

const code = new URLSearchParams(location.hash.slice(1)).get('code');
history.replaceState(null, '', location.pathname);
// A link from another site sends no cookie, so a signed-in person may arrive here.
fetch('/api/session')
  .then((response) => response.json())
  .then(({ signed_in }) => (signed_in ? enter() : code && signIn(code)))
  .catch(() => show('FinAlly cannot be reached. Is it still running?'));
`;
