// Commands of the operator. Every answer is shown; a refusal says why.
const token = document.getElementById('token');
const answer = document.getElementById('answer');

const fromAddress = new URLSearchParams(location.hash.slice(1)).get('token');
if (fromAddress) {
  sessionStorage.setItem('token', fromAddress);
  history.replaceState(null, '', location.pathname);
}
token.value = sessionStorage.getItem('token') || '';
token.addEventListener('input', () => sessionStorage.setItem('token', token.value));

export function tell(text, refused) {
  answer.textContent = text;
  answer.classList.toggle('refused', Boolean(refused));
}

export async function send(method, path, body, what) {
  try {
    const reply = await fetch(path, {
      method,
      headers: { 'Authorization': `Bearer ${token.value}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : undefined,
    });
    const content = reply.headers.get('Content-Type') || '';
    const result = content.includes('json') ? await reply.json() : {};
    if (!reply.ok) tell(`${what}: ${result.detail || result.title || reply.status}`, true);
    else if (what) tell(`${what}: done`);
    return reply.ok;
  } catch (failure) {
    tell(`${what}: the service does not answer`, true);
    return false;
  }
}

const on = (id, act) => document.getElementById(id).addEventListener('click', act);
export const stop = () => send('POST', '/v1/stop', { kind: 'STOP' }, 'Stop');

on('stop', stop);
on('halt', () => send('POST', '/v1/stop', { kind: 'HALT' }, 'Halt'));
on('release-halt', () => send('POST', '/v1/halt/release', null, 'Release halt'));
on('reset', () => send('POST', '/v1/reset', null, 'Reset'));
on('decide', () => send('POST', '/v1/suspended-load/decide', null, 'Load decided'));
on('claim', () => send('PUT', '/v1/lease', {}, 'Claim lease'));
on('release', () => send('DELETE', '/v1/lease', null, 'Release lease'));
on('lock', () => send('PUT', '/v1/spreader/twistlocks', { turn: 'LOCK' }, 'Lock'));
on('unlock', () => send('PUT', '/v1/spreader/twistlocks', { turn: 'UNLOCK' }, 'Unlock'));
document.addEventListener('keydown', event => { if (event.key === 'Escape') stop(); });

// Hold to run: the lease is claimed, then the command is renewed while the button is held; letting go ends it.
const RENEW_MS = 100;
const ALIVE_MS = 300;

export function jogButton(button, axis, speedMps) {
  let timer = null;
  const path = `/v1/axes/${encodeURIComponent(axis)}/jog`;
  const renew = () => send('PUT', path, { speedMps, timeToLiveMs: ALIVE_MS }, `Jog ${axis}`).then(ok => { if (!ok) end(); });
  const end = () => {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    button.classList.remove('held');
    send('PUT', path, { speedMps: 0 }, '');
  };
  button.addEventListener('pointerdown', async event => {
    button.setPointerCapture(event.pointerId);
    button.classList.add('held');
    timer = -1;
    if (!await send('PUT', '/v1/lease', {}, 'Claim lease')) { timer = null; button.classList.remove('held'); return; }
    if (timer === null) return;
    renew();
    timer = setInterval(renew, RENEW_MS);
  });
  for (const kind of ['pointerup', 'pointercancel', 'lostpointercapture', 'blur']) button.addEventListener(kind, end);
  window.addEventListener('blur', end);
}
