// Sway over the last minute.
const SPAN_MS = 60000;

export class Trend {
  constructor(canvas) {
    this.canvas = canvas;
    this.points = [];
  }

  add(timeMs, swayDeg, valid) {
    this.points.push({ timeMs, swayDeg, valid });
    while (this.points.length && this.points[0].timeMs < timeMs - SPAN_MS) this.points.shift();
  }

  draw() {
    const { canvas, points } = this;
    const pen = canvas.getContext('2d');
    const { width, height } = canvas;
    const full = Math.max(2, ...points.map(point => Math.abs(point.swayDeg)));
    const last = points.length ? points[points.length - 1].timeMs : 0;
    const x = point => width - (last - point.timeMs) / SPAN_MS * width;
    const y = point => height / 2 - point.swayDeg / full * (height / 2 - 8);
    pen.clearRect(0, 0, width, height);
    pen.strokeStyle = '#b4babd';
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(0, height / 2);
    pen.lineTo(width, height / 2);
    pen.stroke();
    pen.fillStyle = '#667177';
    pen.font = '12px sans-serif';
    pen.fillText(`±${full.toFixed(1)}°`, 6, 14);
    pen.fillText('60 s', 6, height - 6);
    pen.strokeStyle = '#2f5d7c';
    pen.lineWidth = 2;
    pen.beginPath();
    points.forEach((point, index) => (index && point.valid ? pen.lineTo(x(point), y(point)) : pen.moveTo(x(point), y(point))));
    pen.stroke();
  }
}
