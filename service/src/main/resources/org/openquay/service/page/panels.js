// Axes, spreader, job, work instructions, events.
import { at } from './crane.js';
import { send, jogButton } from './operator.js';

const NS = 'http://www.w3.org/2000/svg';
const byId = id => document.getElementById(id);
const words = name => name.toLowerCase().replaceAll('_', ' ');
export const number = (value, digits) => (value === null ? '–' : value.toFixed(digits).replace('-', '−'));

export function tell(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function make(kind, name, text = '') {
  const element = document.createElement(kind);
  element.className = name;
  element.textContent = text;
  return element;
}

// ---- one axis: name, state, position, speed; a scale with its place, target and speed; why it does not move faster

export class AxisCard {
  constructor(axis) {
    this.axis = axis;
    this.card = make('div', 'axis');
    this.card.id = `axis-${axis.axis}`;
    this.state = make('div', 'state');
    this.value = make('span', '', '–');
    const value = make('span', 'value');
    value.append(this.value, ' ', make('small', '', 'm'));
    this.number = make('span', '', '–');
    const speed = make('span', 'speed');
    speed.append(this.number, ' ', make('small', '', 'm/s'));
    this.why = make('div', 'limit');
    this.card.append(make('span', 'name', axis.axis), value, speed, this.scale(), this.state, this.jog(), this.why);
  }

  scale() {
    const svg = document.createElementNS(NS, 'svg');
    svg.setAttribute('class', 'scale');
    svg.setAttribute('viewBox', '0 0 360 15');
    svg.setAttribute('preserveAspectRatio', 'none');
    const add = (kind, name, attributes) => {
      const element = document.createElementNS(NS, kind);
      element.setAttribute('class', name);
      for (const [key, number] of Object.entries(attributes)) element.setAttribute(key, number);
      svg.append(element);
      return element;
    };
    add('rect', 'track', { x: 0, y: 4, width: 360, height: 7 });
    const { minM, maxM, hardMinM, hardMaxM } = this.axis;
    add('rect', 'slow', { x: 0, y: 4, width: this.at(minM), height: 7 });
    add('rect', 'slow', { x: this.at(maxM), y: 4, width: 360 - this.at(maxM), height: 7 });
    svg.setAttribute('aria-label', `from ${hardMinM} to ${hardMaxM} m`);
    this.fast = add('rect', 'fast', { x: 0, y: 6, width: 0, height: 3 });
    this.to = add('path', 'to', { d: 'M0 1V14', visibility: 'hidden' });
    this.here = add('path', 'at', { d: 'M-4 0H4L0 6ZM-4 15H4L0 9Z' });
    return svg;
  }

  at(positionM) {
    const { hardMinM, hardMaxM } = this.axis;
    return Math.max(0, Math.min(360, (positionM - hardMinM) / (hardMaxM - hardMinM) * 360));
  }

  jog() {
    const row = make('div', 'jog');
    const slow = Math.min(0.25, this.axis.maxSpeedMps / 4);
    const arrows = this.axis.role === 'HOIST' ? ['▼ lower', '▲ raise'] : ['◀ minus', 'plus ▶'];
    [-slow, slow].forEach((speedMps, index) => {
      const button = make('button', '', arrows[index]);
      button.type = 'button';
      button.id = `jog-${this.axis.axis}-${index ? 'plus' : 'minus'}`;
      button.title = `Hold to move at ${slow.toFixed(2)} m/s`;
      jogButton(button, this.axis.axis, speedMps);
      row.append(button);
    });
    return row;
  }

  show(axis) {
    this.card.classList.toggle('fault', axis.fault !== 'NONE');
    tell(this.state, `${words(axis.state)}\nbrake ${words(axis.brake)}`);
    tell(this.value, number(axis.positionM, 2));
    tell(this.number, number(axis.speedMps, 2));
    if (axis.positionM !== null) {
      const at = this.at(axis.positionM);
      this.here.setAttribute('transform', `translate(${at.toFixed(1)} 0)`);
      const reach = (axis.speedMps ?? 0) / this.axis.maxSpeedMps * 60;
      this.fast.setAttribute('x', Math.max(0, Math.min(at, at + reach)));
      this.fast.setAttribute('width', Math.abs(reach));
    }
    const moves = axis.targetM !== null && (axis.state === 'SYNCHRONIZED_MOTION' || axis.state === 'DISCRETE_MOTION');
    this.to.setAttribute('visibility', moves ? 'visible' : 'hidden');
    if (moves) this.to.setAttribute('transform', `translate(${this.at(axis.targetM).toFixed(1)} 0)`);
    this.explain(axis);
  }

  explain(axis) {
    const idle = name => name === 'MOTION_COMMANDED' || name === 'LEASE_HELD';
    const missing = axis.missingPlus.concat(axis.missingMinus).find(name => !idle(name));
    let text = '';
    if (missing) text = `missing: ${words(missing)}`;
    else if (axis.limiter !== 'NONE') text = `limited by: ${axis.limiterText}`;
    else if (axis.missingPlus.length) text = `missing: ${words(axis.missingPlus[0])}`;
    const key = text + axis.firstMissingText;
    if (this.key === key) return;
    this.key = key;
    this.why.title = axis.firstMissingText;
    this.why.replaceChildren(missing ? make('b', '', text) : text);
  }
}

// ---- spreader and job

let spreaderKey = '';

export function showSpreader(spreader) {
  const key = JSON.stringify(spreader);
  if (key === spreaderKey) return;
  spreaderKey = key;
  const grid = byId('spreader');
  const mixed = name => spreader[name].some(Boolean) && !spreader[name].every(Boolean);
  grid.replaceChildren(...['landed', 'locked', 'unlocked'].flatMap(name => [make('span', mixed(name) ? 'mixed' : '', name),
    ...spreader[name].map(on => make('i', on ? 'on' : ''))]));
  tell(byId('load'), `${spreader.loadKg === null ? '–' : number(spreader.loadKg / 1000, 1)} t${spreader.slackRope ? ', slack rope' : ''}`);
  byId('load').classList.toggle('slackrope', spreader.slackRope);
}

let active = null;
let jobKey = '';
let progress = null;

export function showJob(job, waiting) {
  active = job;
  tell(byId('waiting'), waiting ? `${waiting} waiting` : '');
  const plan = job && job.hold === 'NONE' && job.planDurationS > 0;
  const key = job ? [job.jobNumber, job.state, job.phase, job.hold, job.from, Boolean(plan)].join() : 'none';
  if (key !== jobKey) {
    jobKey = key;
    for (const id of ['pause', 'resume', 'cancel']) byId(id).disabled = !job;
    tell(byId('job-id'), job ? `${job.workInstructionId}, ${job.containerId}` : '');
    byId('job-body').replaceChildren(...(job ? jobRows(job, plan) : [make('div', 'quiet', 'No job at work.')]));
  }
  if (plan) {
    progress.max = job.planDurationS;
    progress.value = job.planElapsedS;
    progress.title = `${number(job.planElapsedS, 0)} of ${number(job.planDurationS, 0)} s`;
  }
}

function jobRows(job, plan) {
  const rows = [make('div', 'way', job.from ? `${job.from} → ${job.to}` : `job ${job.jobNumber}`),
    make('div', 'phase', `${words(job.state)}, ${words(job.phase)}`)];
  progress = document.createElement('progress');
  if (plan) rows.push(progress);
  if (job.hold !== 'NONE') rows.push(make('div', 'hold', job.holdText));
  return rows;
}

for (const act of ['pause', 'resume', 'cancel']) {
  byId(act).addEventListener('click', () => active
    && send('POST', `/work-instructions/${encodeURIComponent(active.workInstructionId)}/${act}${act === 'pause' ? '' : '?by=OPERATOR'}`, null, `${act} ${active.workInstructionId}`));
}

// ---- work instructions and events

const ENDED = new Set(['COMPLETED', 'ABORTED', 'CANCELLED']);

export async function listJobs() {
  try {
    const jobs = await (await fetch(at('/work-instructions?limit=20'))).json();
    byId('job-rows').replaceChildren(...jobs.map(job => {
      const row = make('tr', job.workInstructionId === active?.workInstructionId ? 'active' : ENDED.has(job.state) ? 'ended' : '');
      row.classList.toggle('paused', job.state === 'PAUSED');
      for (const text of [job.workInstructionId, job.containerId, job.from, job.to, words(job.state)]) row.append(make('td', '', text));
      row.append(make('td', 'number', job.weighedKg === null ? '' : `${(job.weighedKg / 1000).toFixed(1)} t`));
      return row;
    }));
  } catch (failure) { /* the banner says that nothing is heard */ }
}

const NOISE = new Set(['LIMITER', 'AXIS_STATE', 'BRAKE', 'COMMAND_ACCEPTED', 'DRIVE_STATE', 'DRIVE_OWNER', 'PLAN_REQUESTED', 'LEASE_GRANTED', 'LEASE_ENDED']);
const MOST = 300;

// The same again is one row with a count, so that what comes in floods hides nothing: anything that repeats the newest
// row, and what is told over and over while other things happen, such as missed cycles, within the newest few.
const OVER_AND_OVER = new Set(['CYCLE_MISSED', 'LINK_STALE', 'WIND_WARNING', 'LEASE_GRANTED', 'LEASE_ENDED']);
const NEWEST = 8;
// Of which only figures differ; the digits of others name what they are about, such as a link.
const FIGURES = new Set(['CYCLE_MISSED', 'WIND_WARNING']);

function repeated(list, event, key) {
  const within = OVER_AND_OVER.has(event.kind) ? NEWEST : 1;
  return [...list.children].slice(0, within).find(row => row.dataset.key === key);
}

export function addEvents(events) {
  const list = byId('event-rows');
  for (const event of events) {
    if (NOISE.has(event.kind) && !byId('all-events').checked) continue;
    const text = event.workInstructionId ? event.text.replace(/^job \d+/, event.workInstructionId) : event.text;
    const key = `${event.kind} ${FIGURES.has(event.kind) ? '' : text}`;
    const row = repeated(list, event, key) ?? make('li', event.severity);
    row.dataset.key = key;
    row.dataset.times = Number(row.dataset.times ?? 0) + 1;
    row.replaceChildren(make('time', '', new Date(event.time).toTimeString().slice(0, 8)), text,
      ...(row.dataset.times > 1 ? [make('span', 'times', `×${row.dataset.times}`)] : []));
    row.title = event.text;
    list.prepend(row);
  }
  while (list.children.length > MOST) list.lastChild.remove();
}
