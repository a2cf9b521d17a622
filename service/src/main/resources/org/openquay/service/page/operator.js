// Commands of the operator. Every answer is shown; a refusal says why.
import { at } from './crane.js';

const token = document.getElementById('token');
const answer = document.getElementById('answer');

const fromAddress = new URLSearchParams(location.hash.slice(1)).get('token');
if (fromAddress) {
  sessionStorage.setItem('token', fromAddress);
  history.replaceState(null, '', location.pathname);
}
token.value = sessionStorage.getItem('token') || '';
token.form.addEventListener('submit', event => event.preventDefault());
token.addEventListener('input', () => sessionStorage.setItem('token', token.value));

function tell(text, refused) {
  answer.textContent = text;
  answer.classList.toggle('refused', Boolean(refused));
}

export async function send(method, path, body, what) {
  const lead = what && `${what}: `;
  try {
    const reply = await fetch(at(path), {
      method,
      headers: { 'Authorization': `Bearer ${token.value}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : undefined,
      keepalive: true,
    });
    const content = reply.headers.get('Content-Type') || '';
    const result = content.includes('json') ? await reply.json() : {};
    if (!reply.ok) tell(`${lead}${result.detail || result.title || reply.status}`, true);
    else if (what) tell(`${lead}done`);
    return reply.ok;
  } catch (failure) {
    tell(`${lead}the service does not answer`, true);
    return false;
  }
}

const on = (id, act) => document.getElementById(id).addEventListener('click', act);
const stop = () => send('POST', '/stop', { kind: 'STOP' }, 'Stop');
const claim = what => send('PUT', '/lease', {}, what);

on('stop', stop);
on('halt', () => send('POST', '/stop', { kind: 'HALT' }, 'Halt'));
on('release-halt', () => send('POST', '/halt/release', null, 'Release halt'));
on('reset', () => send('POST', '/reset', null, 'Reset'));
on('decide', () => send('POST', '/suspended-load/decide', null, 'Load decided'));
on('claim', () => claim('Claim lease'));
on('release', () => send('DELETE', '/lease', null, 'Release lease'));
on('lock', () => send('PUT', '/spreader/twistlocks', { turn: 'LOCK' }, 'Lock'));
on('unlock', () => send('PUT', '/spreader/twistlocks', { turn: 'UNLOCK' }, 'Unlock'));
document.addEventListener('keydown', event => { if (event.key === 'Escape') stop(); });

// Hold to run: the lease is claimed and kept, and the command renewed, while the button is held; letting go ends it.
const RENEW_MS = 100;
const ALIVE_MS = 400;
const LEASE_MS = 3000;

export function jogButton(button, axis, speedMps) {
  const path = `/axes/${encodeURIComponent(axis)}/jog`;
  // The press that holds now. Each has its own, so that an answer to an earlier one starts nothing.
  let press = null;

  const rest = () => send('PUT', path, { speedMps: 0 }, '');
  // Again when the last renewal has arrived, for it may overtake the first.
  const end = () => {
    const ended = press;
    if (!ended) return;
    press = null;
    ended.timers.forEach(clearInterval);
    button.classList.remove('held');
    if (!ended.moved) return;
    if (ended.onTheWay) ended.onTheWay.then(rest);
    rest();
  };
  const renew = mine => {
    if (press !== mine || mine.onTheWay) return;
    mine.moved = true;
    mine.onTheWay = send('PUT', path, { speedMps, timeToLiveMs: ALIVE_MS }, `Jog ${axis}`).then(ok => {
      mine.onTheWay = null;
      if (!ok && press === mine) end();
    });
  };
  button.addEventListener('pointerdown', async event => {
    if (event.button !== 0 || press) return;
    button.setPointerCapture(event.pointerId);
    button.classList.add('held');
    const mine = { timers: [], moved: false, onTheWay: null };
    press = mine;
    const claimed = await claim('Claim lease');
    if (press !== mine) return;
    if (!claimed) { end(); return; }
    renew(mine);
    mine.timers = [setInterval(() => renew(mine), RENEW_MS), setInterval(() => claim(''), LEASE_MS)];
  });
  for (const kind of ['pointerup', 'pointercancel', 'lostpointercapture', 'blur', 'contextmenu']) button.addEventListener(kind, end);
  window.addEventListener('blur', end);
  document.addEventListener('visibilitychange', () => { if (document.hidden) end(); });
}
