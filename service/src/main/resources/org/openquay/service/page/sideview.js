// The crane from the side, to scale: x along the trolley axis (water to the right), z up, both in metres.
const NS = 'http://www.w3.org/2000/svg';
const BELOW_M = 7;
const ABOVE_M = 9;
const BEYOND_M = 5;
const TRAIL_POINTS = 400;
const FAR_M = 200; // ground and water go on to the edges of whatever window this is

function draw(parent, kind, name, attributes = {}) {
  const element = document.createElementNS(NS, kind);
  if (name) element.setAttribute('class', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
}

const rect = (parent, name, x, z, width, height) => draw(parent, 'rect', name, { x, y: -z - height, width, height });
const line = (parent, name, x1, z1, x2, z2) => draw(parent, 'line', name, { x1, y1: -z1, x2, y2: -z2 });
const path = (parent, name, points, close = true) => draw(parent, 'path', name,
  { d: `M${points.map(([x, z]) => `${x} ${-z}`).join('L')}${close ? 'z' : ''}` });
const label = (parent, x, z, text, anchor = 'middle', name = '') => {
  draw(parent, 'text', name, { x, y: -z, 'text-anchor': anchor }).textContent = text;
};

export class SideView {
  constructor(svg, crane) {
    this.site = crane.site;
    this.railM = crane.suspensionHeightM;
    const trolley = crane.axes.find(axis => axis.role === 'TROLLEY');
    this.left = trolley.hardMinM - BEYOND_M;
    this.right = trolley.hardMaxM + BEYOND_M;
    this.top = this.railM + ABOVE_M;
    this.edge = this.site.keepOuts.reduce((most, keepOut) => Math.max(most, keepOut.toM), 0) + 2.5;
    svg.replaceChildren();
    svg.setAttribute('viewBox', `${this.left} ${-this.top} ${this.right - this.left} ${this.top + BELOW_M}`);
    this.scale(svg);
    this.ground(svg);
    this.stacks = draw(svg, 'g');
    this.structure(svg);
    this.goal = draw(svg, 'g');
    this.load(svg);
    this.profile = '';
    this.goalKey = '';
    this.points = [];
  }

  scale(svg) {
    for (let z = 0; z < this.top - 4; z += 10) {
      line(svg, 'grid', this.left - FAR_M, z, this.right + FAR_M, z);
      if (z) label(svg, this.left + .6, z + .4, `${z} m`, 'start');
    }
  }

  ground(svg) {
    const { site, left, right, edge } = this;
    rect(svg, 'water', edge, -BELOW_M - FAR_M, right - edge + FAR_M, FAR_M + 4.2);
    rect(svg, 'quay', left - FAR_M, -BELOW_M - FAR_M, edge - left + FAR_M, FAR_M + BELOW_M);
    const first = site.firstRowM - site.rowPitchM * .9;
    const last = site.firstRowM + (site.rows - .1) * site.rowPitchM;
    path(svg, 'hull', [[first, site.deckM - .6], [last, site.deckM - .6], [last, -1], [last - 3, -6], [last - 6, -BELOW_M],
      [first + 6, -BELOW_M], [first + 3, -6], [first, -1]]);
    rect(svg, 'deck', first, site.deckM - .6, last - first, .6);
    for (let row = 0; row < site.rows; row += 1) {
      label(svg, site.firstRowM + row * site.rowPitchM, site.deckM - 2.6, String(row + 1));
    }
    site.lanesM.forEach((lane, index) => {
      rect(svg, 'chassis', lane - 1.25, site.chassisM - .35, 2.5, .35);
      for (const wheel of [-.8, .8]) draw(svg, 'circle', 'chassis', { cx: lane + wheel, cy: -.5, r: .5 });
      label(svg, lane, -2.2, `L${index + 1}`);
    });
  }

  structure(svg) {
    const { site, railM, left, right } = this;
    const legs = site.keepOuts.map(keepOut => (keepOut.fromM + keepOut.toM) / 2).sort((a, b) => a - b);
    for (const keepOut of site.keepOuts) rect(svg, 'steel', keepOut.fromM, 0, keepOut.toM - keepOut.fromM, 1.2);
    for (const leg of legs) rect(svg, 'steel', leg - .55, 0, 1.1, railM + 2.4);
    const [land, water] = [legs[0], legs[legs.length - 1]];
    for (const keepOut of site.keepOuts.slice(0, 1)) rect(svg, 'steel', land, keepOut.topM - 1.6, water - land, 1.2);
    path(svg, 'stay', [[land, site.keepOuts[0].topM], [water, railM]], false);
    rect(svg, 'steel', left + 3, railM + 1.6, right - left - 6, 1.3);
    const apex = [water - 1, this.top - .8];
    for (const [x, z] of [[left + 4, railM + 2.9], [land, railM + 2.9], [water + (right - water) * .55, railM + 2.9], [right - 5, railM + 2.9]]) {
      path(svg, 'stay', [apex, [x, z]], false);
    }
    path(svg, 'stay', [[water, railM + 2], apex], false);
    rect(svg, 'steel', land + 2, railM + 2.9, 9, 3.2);
  }

  load(svg) {
    this.trail = draw(svg, 'polyline', 'trail');
    this.trolley = draw(svg, 'g');
    rect(this.trolley, 'machine', -2.4, this.railM + .2, 4.8, 1.4);
    rect(this.trolley, 'machine', 3.2, this.railM - 2.6, 1.8, 2.6);
    this.ropes = [-1, 1].map(() => line(svg, 'rope', 0, 0, 0, 0));
    this.hanging = draw(svg, 'g');
    rect(this.hanging, 'machine', -1.3, 0, 2.6, 1.1);
    const half = this.site.containerWidthM / 2;
    this.box = rect(this.hanging, 'load', -half, -this.site.containerHeightM, 2 * half, this.site.containerHeightM);
  }

  // Stacks as the scanner sees them: containers where the site says that they stand, its own line over everything.
  heights(heightsM) {
    const key = heightsM.map(height => height.toFixed(1)).join();
    if (key === this.profile) return;
    this.profile = key;
    const { site } = this;
    this.stacks.replaceChildren();
    const at = x => heightsM[Math.floor((x - site.heightMapFirstM) / site.heightMapCellM)] ?? 0;
    for (let row = 0; row < site.rows; row += 1) {
      const x = site.firstRowM + row * site.rowPitchM;
      this.stack(x, site.deckM, Math.round((at(x) - site.deckM) / site.containerHeightM), row);
    }
    site.lanesM.forEach(lane => this.stack(lane, site.chassisM, Math.round((at(lane) - site.chassisM) / site.containerHeightM), 0));
    let d = '';
    heightsM.forEach((height, index) => {
      const x = site.heightMapFirstM + index * site.heightMapCellM;
      d += `${index ? 'L' : 'M'}${x} ${-height}L${x + site.heightMapCellM} ${-height}`;
    });
    draw(this.stacks, 'path', 'profile', { d });
  }

  stack(x, floorM, tiers, row) {
    const { containerWidthM: width, containerHeightM: height } = this.site;
    for (let tier = 0; tier < tiers; tier += 1) {
      rect(this.stacks, (row + tier) % 2 ? 'box other' : 'box', x - width / 2, floorM + tier * height, width, height);
    }
  }

  // Where the job wants the container to be next.
  target(job) {
    const carrying = job && (job.state === 'CARRYING' || job.state === 'PLACING' || (job.state === 'PAUSED' && this.loaded));
    const place = job && (carrying ? [job.placeAcrossM, job.placeHeightM, job.to] : [job.pickAcrossM, job.pickHeightM, job.from]);
    const key = String(place);
    if (key === this.goalKey) return;
    this.goalKey = key;
    this.goal.replaceChildren();
    if (!place) return;
    const [x, z, name] = place;
    const { containerWidthM: width, containerHeightM: height } = this.site;
    rect(this.goal, 'goal', x - width / 2 - .2, z - height, width + .4, height);
    label(this.goal, x, z + .9, name, 'middle', 'goal-name');
  }

  // Trolley and hoist position, sway angle (positive: load ahead in plus direction), whether a container hangs.
  move(trolleyM, hoistM, swayRad, loaded) {
    this.loaded = loaded;
    const length = this.railM - hoistM;
    const x = trolleyM + length * Math.sin(swayRad);
    const z = this.railM - length * Math.cos(swayRad);
    this.trolley.setAttribute('transform', `translate(${trolleyM.toFixed(3)} 0)`);
    this.hanging.setAttribute('transform', `translate(${x.toFixed(3)} ${(-z).toFixed(3)})`);
    this.box.setAttribute('visibility', loaded ? 'visible' : 'hidden');
    this.ropes.forEach((rope, index) => {
      const side = index ? 1 : -1;
      const ends = { x1: trolleyM + side * 1.4, y1: -this.railM - .2, x2: x + side * 1.1, y2: -z - 1.1 };
      for (const [name, value] of Object.entries(ends)) rope.setAttribute(name, value.toFixed(3));
    });
    const [lastX, lastZ] = this.points[this.points.length - 1] ?? [NaN, NaN];
    if (!(Math.hypot(x - lastX, z - lastZ) < .25)) {
      this.points = this.points.concat([[x, z]]).slice(-TRAIL_POINTS);
      this.trail.setAttribute('points', this.points.map(point => `${point[0].toFixed(2)},${(-point[1]).toFixed(2)}`).join(' '));
    }
  }
}
