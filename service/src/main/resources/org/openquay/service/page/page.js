import { SideView } from './sideview.js';
import { Trend } from './trend.js';
import { send, jogButton } from './operator.js';

const STALE_MS = 1000;
const DELAY_MS = 100; // drawn this much behind, so that there are two states to draw between
const byId = id => document.getElementById(id);
const trend = new Trend(byId('trend'));
let side = null;
let states = [];
let lastHeardMs = 0;
let activeId = null;

const describe = (id, text) => { const node = byId(id); if (node.textContent !== text) node.textContent = text; };

async function start() {
  const reply = await fetch('/v1/crane');
  const crane = await reply.json();
  describe('crane', crane.id);
  document.title = `OpenQuay ${crane.id}`;
  side = new SideView(byId('view'), crane);
  byId('axes').replaceChildren(...crane.axes.map(axisCard));
  connect();
  requestAnimationFrame(frame);
  setInterval(listJobs, 1000);
  listJobs();
}

function axisCard(axis) {
  const card = document.createElement('div');
  card.className = 'axis';
  card.id = `axis-${axis.axis}`;
  card.innerHTML = '<div class="top"><span class="name"></span><span class="state"></span></div>'
    + '<div class="top"><span class="value"></span><span class="speed"></span></div>'
    + '<div class="bar"><i></i></div><div class="why"></div><div class="jog"></div>';
  card.querySelector('.name').textContent = axis.axis;
  card.dataset.max = axis.maxSpeedMps;
  const slow = Math.min(0.25, axis.maxSpeedMps / 4);
  const arrows = axis.role === 'HOIST' ? ['▼ lower', '▲ raise'] : ['◀ minus', 'plus ▶'];
  [-slow, slow].forEach((speed, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.id = `jog-${axis.axis}-${index ? 'plus' : 'minus'}`;
    button.textContent = arrows[index];
    button.title = `Hold to move at ${slow.toFixed(2)} m/s`;
    jogButton(button, axis.axis, speed);
    card.querySelector('.jog').append(button);
  });
  return card;
}

function connect() {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/telemetry`);
  socket.onmessage = message => take(JSON.parse(message.data));
  socket.onclose = () => setTimeout(connect, 500);
}

function take(state) {
  lastHeardMs = performance.now();
  state.heardMs = lastHeardMs;
  states.push(state);
  states = states.slice(-10);
  trend.add(Date.parse(state.time), state.swayDeg, state.swayValid);
  show(state);
  addEvents(state.events || []);
}

const axisOf = (state, role) => state.axes.find(axis => axis.role === role);

function show(state) {
  describe('mode', state.mode.toLowerCase());
  describe('wind', `${state.windMps.toFixed(1)} m/s`);
  describe('lease', state.leases.map(lease => lease.holder || 'nobody').join(', '));
  describe('clock', new Date(state.time).toLocaleTimeString());
  describe('sway', state.swayValid ? `${state.swayDeg.toFixed(2)}°` : `${state.swayDeg.toFixed(2)}° (estimated, no sensor)`);
  state.axes.forEach(showAxis);
  showSpreader(state.spreader);
  showJob(state.job);
  side.heights(state.heightsM);
  side.target(state.job);
}

function showAxis(axis) {
  const card = byId(`axis-${axis.axis}`);
  card.classList.toggle('fault', axis.fault !== 'NONE');
  card.querySelector('.state').textContent = `${axis.state.toLowerCase().replace('_', ' ')} · brake ${axis.brake.toLowerCase()}`;
  card.querySelector('.value').innerHTML = `${axis.positionM.toFixed(3)} <small>m</small>`;
  card.querySelector('.speed').textContent = `${axis.speedMps.toFixed(2)} m/s`;
  const share = Math.max(-1, Math.min(1, axis.speedMps / Number(card.dataset.max)));
  const bar = card.querySelector('.bar i');
  bar.style.left = `${50 + Math.min(0, share) * 50}%`;
  bar.style.width = `${Math.abs(share) * 50}%`;
  const why = card.querySelector('.why');
  const missing = axis.missingPlus.concat(axis.missingMinus).filter(name => name !== 'MOTION_COMMANDED' && name !== 'LEASE_HELD');
  why.replaceChildren();
  if (missing.length) {
    const bold = document.createElement('b');
    bold.textContent = missing[0].toLowerCase().replaceAll('_', ' ');
    why.append('missing: ', bold, ` – ${axis.firstMissingText}`);
  } else if (axis.limiter !== 'NONE') {
    why.textContent = `limited by: ${axis.limiterText}`;
  } else {
    why.textContent = axis.missingPlus.length ? axis.firstMissingText : '';
  }
}

function showSpreader(spreader) {
  const rows = ['landed', 'locked', 'unlocked'].map(name => `<span>${name}</span>${spreader[name].map(on => `<i class="${on ? 'on' : ''}"></i>`).join('')}`);
  byId('spreader').innerHTML = `<div class="corners">${rows.join('')}</div><div>load ${(spreader.loadKg / 1000).toFixed(1)} t${spreader.slackRope ? ', <b>slack rope</b>' : ''}</div>`;
}

function showJob(job) {
  activeId = job && job.workInstructionId;
  for (const id of ['pause', 'resume', 'cancel']) byId(id).disabled = !job;
  const body = byId('job-body');
  body.className = job ? '' : 'quiet';
  body.replaceChildren();
  if (!job) { body.textContent = 'none'; return; }
  const add = (text, className = '') => { const row = document.createElement('div'); row.textContent = text; row.className = className; body.append(row); };
  add(`${job.workInstructionId}  ${job.containerId}`);
  add(`${job.from} → ${job.to}`, 'quiet');
  add(`${job.state.toLowerCase()}, ${job.phase.toLowerCase().replaceAll('_', ' ')}`);
  if (job.planDurationS > 0) {
    const bar = document.createElement('progress');
    bar.max = job.planDurationS;
    bar.value = job.planElapsedS;
    body.append(bar);
  }
  if (job.hold !== 'NONE') add(job.holdText, 'hold');
}

async function listJobs() {
  try {
    const jobs = await (await fetch('/v1/work-instructions')).json();
    byId('job-rows').replaceChildren(...jobs.slice(0, 12).map(job => {
      const row = document.createElement('tr');
      row.className = job.workInstructionId === activeId ? 'active' : '';
      const weighed = job.weighedKg === null ? '' : `${(job.weighedKg / 1000).toFixed(1)} t`;
      for (const text of [job.workInstructionId, job.containerId, job.from, job.to, job.state.toLowerCase(), weighed]) {
        const cell = document.createElement('td');
        cell.textContent = text;
        row.append(cell);
      }
      return row;
    }));
  } catch (failure) { /* the banner says that nothing is heard */ }
}

const NOISE = new Set(['LIMITER', 'COMMAND_ACCEPTED', 'DRIVE_STATE', 'PLAN_REQUESTED', 'LEASE_GRANTED']);

function addEvents(events) {
  const list = byId('event-rows');
  for (const event of events) {
    if (NOISE.has(event.kind) && !byId('all-events').checked) continue;
    const row = document.createElement('li');
    row.className = event.severity;
    const time = document.createElement('time');
    time.textContent = event.time.slice(11, 23);
    row.append(time, event.text);
    row.title = event.text;
    list.prepend(row);
  }
  while (list.children.length > 300) list.lastChild.remove();
}

for (const act of ['pause', 'resume', 'cancel']) {
  byId(act).addEventListener('click', () => activeId && send('POST', `/v1/work-instructions/${activeId}/${act}`, null, `${act} ${activeId}`));
}

function banner(state) {
  const silentMs = performance.now() - lastHeardMs;
  const stale = !state || silentMs > STALE_MS || state.stale;
  document.body.classList.toggle('stale', stale);
  const node = byId('banner');
  let text = '';
  let warn = false;
  if (stale) {
    text = state ? `Stale: nothing heard from control for ${((silentMs + (state.ageMs || 0)) / 1000).toFixed(0)} s. What you see is not now.` : 'No data from the crane.';
  } else if (state.firstFault !== 'NONE') {
    text = `First cause: ${state.firstFault}${state.firstFaultAxis ? ` on ${state.firstFaultAxis}` : ''}. ${state.firstFaultText}`;
  } else if (state.stop !== 'NONE') {
    text = `${state.stop.replace('_', ' ')} latched. Reset when it is safe to go on.`;
    warn = true;
  } else if (state.loadUndecided) {
    text = 'A load hung when control started: decide what becomes of it.';
    warn = true;
  }
  node.classList.toggle('shown', text !== '');
  node.classList.toggle('warn', warn);
  if (node.textContent !== text) node.textContent = text;
}

const mix = (a, b, share) => a + (b - a) * share;

function frame() {
  const state = states[states.length - 1];
  banner(state);
  if (state) {
    const at = performance.now() - DELAY_MS;
    const later = states.findIndex(candidate => candidate.heardMs >= at);
    const b = later < 0 ? state : states[later];
    const a = later > 0 ? states[later - 1] : b;
    const share = b === a ? 1 : Math.max(0, Math.min(1, (at - a.heardMs) / (b.heardMs - a.heardMs)));
    const value = (role, field) => mix(axisOf(a, role)[field], axisOf(b, role)[field], share);
    side.move(value('TROLLEY', 'positionM'), value('HOIST', 'positionM'), mix(a.swayDeg, b.swayDeg, share) * Math.PI / 180,
      state.spreader.locked.every(Boolean));
    trend.draw();
  }
  requestAnimationFrame(frame);
}

start().catch(() => setTimeout(() => location.reload(), 1000));
