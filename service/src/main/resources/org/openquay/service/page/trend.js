// Sway over the last minute, in degrees; a thin line where the sensor's value is not valid.
const SPAN_MS = 60000;
const GAP_MS = 500;
const LEFT = 44;
const SCALES_DEG = [0.5, 1, 2, 5, 10, 20, 45];

export class Trend {
  constructor(canvas) {
    this.canvas = canvas;
    this.points = [];
    this.marks = [];
    this.phase = '';
  }

  add(timeMs, swayDeg, valid, phase) {
    const last = this.points[this.points.length - 1];
    if (last && timeMs <= last.timeMs) return;
    this.points.push({ timeMs, swayDeg, valid });
    if (phase !== this.phase) {
      this.phase = phase;
      if (phase) this.marks.push({ timeMs, phase });
    }
    while (this.points[0].timeMs < timeMs - SPAN_MS) this.points.shift();
    while (this.marks.length && this.marks[0].timeMs < timeMs - SPAN_MS) this.marks.shift();
  }

  draw(nowMs) {
    const { canvas, points } = this;
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    const pen = canvas.getContext('2d');
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const greatest = Math.max(0, ...points.map(point => Math.abs(point.swayDeg)));
    const full = SCALES_DEG.find(scale => scale >= greatest * 1.05) ?? 90;
    const middle = height / 2;
    const x = timeMs => width - (nowMs - timeMs) / SPAN_MS * (width - LEFT);
    const y = deg => middle - deg / full * (middle - 8);
    const style = getComputedStyle(canvas);
    const colour = name => style.getPropertyValue(name);
    pen.font = '11px system-ui, "DejaVu Sans", sans-serif';
    pen.textBaseline = 'middle';
    pen.lineWidth = 1;
    for (const share of [-1, -.5, 0, .5, 1]) {
      const at = Math.round(y(share * full)) + .5;
      pen.strokeStyle = colour(share ? '--grid' : '--line');
      pen.beginPath(); pen.moveTo(LEFT, at); pen.lineTo(width, at); pen.stroke();
      pen.fillStyle = colour('--quiet');
      pen.textAlign = 'right';
      pen.fillText(`${share > 0 ? '+' : ''}${(share * full).toFixed(full < 1 ? 2 : 1).replace('-', '−')}°`, LEFT - 5, at);
    }
    pen.textAlign = 'left';
    let room = -Infinity;
    for (const mark of this.marks) {
      const at = Math.round(x(mark.timeMs)) + .5;
      if (at < LEFT) continue;
      pen.strokeStyle = colour('--line');
      pen.beginPath(); pen.moveTo(at, 0); pen.lineTo(at, height); pen.stroke();
      const text = mark.phase.toLowerCase().replaceAll('_', ' ');
      if (at < room) continue;
      pen.fillText(text, at + 4, height - 7);
      room = at + pen.measureText(text).width + 12;
    }
    pen.strokeStyle = colour('--calm');
    pen.lineJoin = 'round';
    for (const valid of [true, false]) {
      pen.lineWidth = valid ? 1.8 : .8;
      pen.beginPath();
      for (let i = 1; i < points.length; i += 1) {
        const [a, b] = [points[i - 1], points[i]];
        if (b.valid !== valid || b.timeMs - a.timeMs > GAP_MS || x(a.timeMs) < LEFT) continue;
        pen.moveTo(x(a.timeMs), y(a.swayDeg));
        pen.lineTo(x(b.timeMs), y(b.swayDeg));
      }
      pen.stroke();
    }
  }
}
