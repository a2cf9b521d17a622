// The page: hears the telemetry, shows it, and says when it is not now.
import { at, crane as found } from './crane.js';
import { SideView } from './sideview.js';
import { Trend } from './trend.js';
import { AxisCard, addEvents, listJobs, number, showJob, showSpreader, tell } from './panels.js';

const STALE_MS = 1000;
const BEHIND_MS = 120; // drawn this much behind the newest state, so that there are two to draw between
const RECONNECT_MS = 500;
const JOBS_MS = 1000;
const byId = id => document.getElementById(id);
const trend = new Trend(byId('trend'));
let cards = [];
let side = null;
let states = [];
let lastHeardMs = -Infinity;
let offsetMs = Infinity; // page clock minus crane clock, least of what was heard

async function start() {
  const crane = await found;
  tell(byId('crane'), crane.id);
  document.title = `${crane.id} · OpenQuay`;
  side = new SideView(byId('view'), crane);
  cards = crane.axes.map(axis => new AxisCard(axis));
  byId('axes').replaceChildren(...cards.map(card => card.card));
  connect();
  requestAnimationFrame(frame);
  setInterval(listJobs, JOBS_MS);
  listJobs();
}

function connect() {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${at('/telemetry')}`);
  socket.onmessage = message => take(JSON.parse(message.data));
  socket.onclose = () => setTimeout(connect, RECONNECT_MS);
}

function take(state) {
  lastHeardMs = performance.now();
  state.atMs = Date.parse(state.time);
  const last = states[states.length - 1];
  if (last && (state.session !== last.session || state.atMs < last.atMs)) {
    states = [];
    offsetMs = Infinity;
  }
  offsetMs = Math.min(offsetMs + 0.05, lastHeardMs - state.atMs);
  if (states[states.length - 1]?.tick === state.tick) states.pop();
  states = states.concat([state]).slice(-12);
  trend.add(state.atMs, state.swayDeg ?? 0, state.swayValid && state.swayDeg !== null, state.job ? state.job.phase : '');
  trend.draw(state.atMs);
  show(state);
  addEvents(state.events);
}

function show(state) {
  tell(byId('mode'), state.mode.toLowerCase());
  tell(byId('wind'), `${number(state.windMps, 1)} m/s`);
  tell(byId('lease'), state.leases.map(lease => lease.holder || 'nobody').join(', '));
  tell(byId('clock'), new Date(state.atMs).toTimeString().slice(0, 8));
  tell(byId('sway'), `${number(state.swayDeg, 2)}°`);
  tell(byId('sway-note'), state.swayValid ? '' : 'estimated, the sensor is not valid');
  byId('decide').disabled = !state.loadUndecided;
  state.axes.forEach((axis, index) => cards[index].show(axis));
  showSpreader(state.spreader);
  showJob(state.job, state.jobsWaiting);
  side.heights(state.heightsM);
  side.target(state.job);
}

// The one line that must not be missed: stale before looking on before fault before stop; else that all is in order.
function banner(state) {
  const silentMs = performance.now() - lastHeardMs;
  const stale = !state || silentMs > STALE_MS || state.stale;
  document.body.classList.toggle('stale', stale);
  let [text, kind] = ['In order.', ''];
  if (!state) {
    [text, kind] = ['No data from the crane.', 'alarm'];
  } else if (stale) {
    [text, kind] = [`STALE: nothing heard from control for ${((silentMs + state.ageMs) / 1000).toFixed(0)} s. What you see is not now.`, 'alarm'];
  } else if (state.mode === 'OTHER') {
    [text, kind] = ['LOOKING ON: another controller moves the crane. Nothing here can move or stop it; the STOP is over there.', 'alarm'];
  } else if (state.firstFault !== 'NONE') {
    const where = state.firstFaultAxis ? ` on ${state.firstFaultAxis}` : '';
    [text, kind] = [`First cause: ${state.firstFault.replaceAll('_', ' ')}${where}. ${state.firstFaultText}`, 'alarm'];
  } else if (state.stop === 'HALT') {
    [text, kind] = ['HALT: position is held. Release the halt to go on.', 'warn'];
  } else if (state.stop !== 'NONE') {
    [text, kind] = [`${state.stop.replace('_', ' ')} latched. Reset when it is safe to go on, then resume the job.`, 'warn'];
  } else if (state.loadUndecided) {
    [text, kind] = ['A load hung when control started: look, then decide what becomes of it.', 'warn'];
  } else if (state.job && state.job.hold !== 'NONE') {
    [text, kind] = [`Job paused. ${state.job.holdText}`, 'warn'];
  }
  byId('banner').className = kind;
  tell(byId('banner'), text);
}

function frame() {
  const state = states[states.length - 1];
  banner(state);
  if (state) {
    const atMs = performance.now() - offsetMs - BEHIND_MS;
    const later = states.findIndex(candidate => candidate.atMs >= atMs);
    const b = later < 0 ? state : states[later];
    const a = later > 0 ? states[later - 1] : b;
    const share = a === b ? 1 : (atMs - a.atMs) / (b.atMs - a.atMs);
    const between = read => (read(a) ?? 0) + ((read(b) ?? 0) - (read(a) ?? 0)) * share;
    const position = role => between(one => one.axes.find(axis => axis.role === role)?.positionM);
    side.move(position('TROLLEY'), position('HOIST'), between(one => one.swayDeg) * Math.PI / 180, state.spreader.locked.every(Boolean));
  }
  requestAnimationFrame(frame);
}

function theme(name) {
  document.documentElement.dataset.theme = name;
  localStorage.setItem('theme', name);
  tell(byId('night'), name === 'dark' ? 'Day' : 'Night');
}

theme(localStorage.getItem('theme') || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
byId('night').addEventListener('click', () => theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));
start().catch(() => setTimeout(() => location.reload(), RECONNECT_MS * 2));
