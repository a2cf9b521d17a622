// The crane from the side: x along the trolley axis (water to the right), z up, both in metres.
const NS = 'http://www.w3.org/2000/svg';

function draw(parent, kind, attributes) {
  const element = document.createElementNS(NS, kind);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

const rect = (parent, x, z, width, height, fill, more = {}) =>
  draw(parent, 'rect', { x, y: -z - height, width, height, fill, ...more });
const line = (parent, x1, z1, x2, z2, stroke, width) =>
  draw(parent, 'line', { x1, y1: -z1, x2, y2: -z2, stroke, 'stroke-width': width });
const label = (parent, x, z, text, size = 1.6) => {
  draw(parent, 'text', { x, y: -z, 'font-size': size, fill: '#667177', 'text-anchor': 'middle' }).textContent = text;
};

export class SideView {
  constructor(svg, crane) {
    this.site = crane.site;
    this.topM = crane.suspensionHeightM;
    const trolley = crane.axes.find(axis => axis.role === 'TROLLEY');
    this.left = trolley.hardMinM - 4;
    this.right = trolley.hardMaxM + 4;
    svg.replaceChildren();
    svg.setAttribute('viewBox', `${this.left} ${-this.topM - 8} ${this.right - this.left} ${this.topM + 16}`);
    this.ground(svg);
    this.stacks = draw(svg, 'g', {});
    this.goal = draw(svg, 'g', {});
    this.structure(svg);
    this.moving = draw(svg, 'g', {});
    this.profile = '';
  }

  ground(svg) {
    const quayEdge = this.site.keepOuts.reduce((most, keepOut) => Math.max(most, keepOut.toM), 0) + 2;
    rect(svg, this.left, -8, quayEdge - this.left, 8, '#c3c8ca');
    rect(svg, quayEdge, -8, this.right - quayEdge, 4, '#a9bccb');
    const first = this.site.firstRowM - this.site.rowPitchM;
    const width = (this.site.rows + 1) * this.site.rowPitchM;
    draw(svg, 'path', { d: `M${first} ${-this.site.deckM} h${width} l-2 ${this.site.deckM + 5} h${-(width - 4)} z`, fill: '#8f9ba3' });
    this.site.lanesM.forEach((lane, index) => {
      rect(svg, lane - 1.3, this.site.chassisM - 0.4, 2.6, 0.4, '#7d888d');
      label(svg, lane, -3, String(index + 1));
    });
    label(svg, (this.left + quayEdge) / 2, -6.4, 'lanes');
    label(svg, first + width / 2, this.site.deckM - 3, `vessel, ${this.site.rows} rows`);
  }

  structure(svg) {
    const steel = '#5d6a72';
    for (const keepOut of this.site.keepOuts) {
      rect(svg, keepOut.fromM, 0, keepOut.toM - keepOut.fromM, keepOut.topM, '#9aa5ab', { opacity: 0.8 });
      const middle = (keepOut.fromM + keepOut.toM) / 2;
      line(svg, middle, keepOut.topM, middle, this.topM, steel, 0.7);
    }
    line(svg, this.left + 4, this.topM + 1, this.right - 4, this.topM + 1, steel, 1.0);
    line(svg, 0, this.topM + 1, -4, this.topM + 7, steel, 0.4);
    line(svg, -4, this.topM + 7, this.right - 8, this.topM + 1.4, steel, 0.25);
  }

  heights(heightsM) {
    const key = heightsM.map(height => height.toFixed(1)).join();
    if (key === this.profile) return;
    this.profile = key;
    this.stacks.replaceChildren();
    const cell = this.site.heightMapCellM;
    heightsM.forEach((height, index) => {
      const x = this.site.heightMapFirstM + index * cell;
      const overDeck = x >= this.site.firstRowM - this.site.rowPitchM;
      const base = overDeck ? this.site.deckM : 0;
      const fixed = this.site.keepOuts.some(keepOut => x + cell > keepOut.fromM && x < keepOut.toM);
      if (!fixed && height > base + 0.3) {
        rect(this.stacks, x + 0.03, base, cell - 0.06, height - base, '#b08d57', { opacity: 0.75 });
      }
    });
  }

  target(job) {
    this.goal.replaceChildren();
    if (!job) return;
    const carrying = job.state === 'CARRYING' || job.state === 'PLACING';
    const x = carrying ? job.placeTrolleyM : job.pickTrolleyM;
    const z = carrying ? job.placeHeightM : job.pickHeightM;
    const half = this.site.containerWidthM / 2;
    rect(this.goal, x - half, z - this.site.containerHeightM, 2 * half, this.site.containerHeightM, 'none',
      { stroke: '#5b7f95', 'stroke-width': 0.25, 'stroke-dasharray': '0.8 0.5' });
  }

  // trolley and hoist position, sway angle (positive: load ahead in plus direction), whether a container hangs
  move(trolleyM, hoistM, swayRad, loaded) {
    const group = this.moving;
    group.replaceChildren();
    const rope = this.topM - hoistM;
    const loadX = trolleyM + rope * Math.sin(swayRad);
    const loadZ = this.topM - rope * Math.cos(swayRad);
    rect(group, trolleyM - 2.2, this.topM + 0.2, 4.4, 1.6, '#394a54');
    line(group, trolleyM - 1.2, this.topM, loadX - 1.0, loadZ + 1.4, '#394a54', 0.14);
    line(group, trolleyM + 1.2, this.topM, loadX + 1.0, loadZ + 1.4, '#394a54', 0.14);
    rect(group, loadX - 1.35, loadZ, 2.7, 1.4, '#c89b2b');
    if (loaded) {
      const half = this.site.containerWidthM / 2;
      rect(group, loadX - half, loadZ - this.site.containerHeightM, 2 * half, this.site.containerHeightM, '#7a5c2e');
    }
  }
}
