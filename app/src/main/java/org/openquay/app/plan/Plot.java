package org.openquay.app.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture of curves, panel below panel, as SVG that needs nothing else to be seen. */
final class Plot {

    private static final int WIDTH = 900;
    private static final int PANEL = 190;
    private static final int LEFT = 70;
    private static final int RIGHT = 110;
    private static final int TOP = 60;
    private static final int GAP = 46;
    /** More points than this say no more on so many pixels. */
    private static final int MOST_POINTS = 2000;
    private static final String[] COLOURS = {"#1f6f8b", "#c8553d", "#5c8001", "#7b4b94", "#b8860b", "#444444"};

    private final String title;
    private final List<Panel> panels = new ArrayList<>();

    Plot(String title) {
        this.title = title;
    }

    Panel panel(String y, String x) {
        Panel panel = new Panel(y, x);
        panels.add(panel);
        return panel;
    }

    void write(Path file) throws IOException {
        Files.writeString(file, svg());
    }

    String svg() {
        int height = TOP + panels.size() * (PANEL + GAP) + 10;
        StringBuilder svg = new StringBuilder(text("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                + "font-family=\"sans-serif\" font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" "
                + "fill=\"white\"/>%n<text x=\"%d\" y=\"24\" font-size=\"16\">%s</text>%n", WIDTH, height, LEFT,
                escaped(title)));
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).draw(svg, TOP + i * (PANEL + GAP));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace(System.lineSeparator(), "\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private record Line(String name, double[] x, double[] y) {}

    private record Box(double fromX, double toX, double fromY) {}

    /** Curves and forbidden ground over one pair of axes. */
    static final class Panel {

        private final String yName;
        private final String xName;
        private final List<Line> lines = new ArrayList<>();
        private final List<Box> boxes = new ArrayList<>();
        private boolean downwards;
        private double lowX = Double.POSITIVE_INFINITY;
        private double highX = Double.NEGATIVE_INFINITY;
        private double lowY = Double.POSITIVE_INFINITY;
        private double highY = Double.NEGATIVE_INFINITY;
        private int top;

        private Panel(String yName, String xName) {
            this.yName = yName;
            this.xName = xName;
        }

        Panel line(String name, double[] x, double[] y) {
            lines.add(new Line(name, x, y));
            for (int i = 0; i < x.length; i++) {
                lowX = Math.min(lowX, x[i]);
                highX = Math.max(highX, x[i]);
                lowY = Math.min(lowY, y[i]);
                highY = Math.max(highY, y[i]);
            }
            return this;
        }

        /** Ground that nothing may enter, from a y on. */
        Panel ground(double fromX, double toX, double fromY) {
            boxes.add(new Box(fromX, toX, fromY));
            lowY = Math.min(lowY, fromY);
            highY = Math.max(highY, fromY);
            return this;
        }

        /** Lets y grow downwards. */
        Panel downwards() {
            downwards = true;
            return this;
        }

        private void draw(StringBuilder svg, int atY) {
            top = atY;
            spread();
            svg.append(text("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#999\"/>%n",
                    LEFT, top, WIDTH - LEFT - RIGHT, PANEL));
            ticks(svg);
            for (Box box : boxes) {
                double fromX = x(Math.clamp(box.fromX, lowX, highX));
                double toX = x(Math.clamp(box.toX, lowX, highX));
                double fromY = y(box.fromY);
                double toY = y(downwards ? highY : lowY);
                svg.append(text("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#ccc\"/>%n", fromX,
                        Math.min(fromY, toY), toX - fromX, Math.abs(toY - fromY)));
            }
            for (int i = 0; i < lines.size(); i++) {
                curve(svg, i);
            }
            svg.append(text("<text x=\"%d\" y=\"%d\">%s</text>%n", LEFT, top - 6, escaped(yName)));
            svg.append(text("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", WIDTH - RIGHT,
                    top + PANEL + 30, escaped(xName)));
        }

        private void curve(StringBuilder svg, int number) {
            Line line = lines.get(number);
            String colour = COLOURS[number % COLOURS.length];
            StringBuilder points = new StringBuilder();
            int step = Math.max(1, line.x.length / MOST_POINTS);
            for (int i = 0; i < line.x.length; i += step) {
                points.append(text("%.1f,%.1f ", x(line.x[i]), y(line.y[i])));
            }
            int last = line.x.length - 1;
            if (last >= 0) {
                points.append(text("%.1f,%.1f", x(line.x[last]), y(line.y[last])));
            }
            svg.append(text("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>%n", points,
                    colour));
            svg.append(text("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n", WIDTH - RIGHT + 8,
                    top + 14 + 16 * number, colour, escaped(line.name)));
        }

        /** Leaves room around the curves, and some where they are flat. */
        private void spread() {
            if (!(highX > lowX)) {
                lowX = Double.isFinite(lowX) ? lowX - 1 : 0;
                highX = lowX + 2;
            }
            double margin = highY > lowY ? 0.06 * (highY - lowY) : 1;
            lowY = Double.isFinite(lowY) ? lowY - margin : 0;
            highY = Double.isFinite(highY) ? highY + margin : 1;
        }

        private void ticks(StringBuilder svg) {
            double stepY = step(highY - lowY, 5);
            for (double v = Math.ceil(lowY / stepY) * stepY; v <= highY; v += stepY) {
                svg.append(text("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#e4e4e4\"/>%n", LEFT,
                        WIDTH - RIGHT, y(v), y(v)));
                svg.append(text("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n", LEFT - 6, y(v) + 4,
                        number(v, stepY)));
            }
            double stepX = step(highX - lowX, 10);
            for (double v = Math.ceil(lowX / stepX) * stepX; v <= highX; v += stepX) {
                svg.append(text("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", x(v), top + PANEL + 16,
                        number(v, stepX)));
            }
        }

        /** 1, 2 or 5 times a power of ten. */
        private static double step(double span, int wanted) {
            double rough = span / wanted;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double digit = rough / power;
            return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
        }

        private static String number(double value, double step) {
            double shown = Math.abs(value) < 1e-9 * step ? 0 : value;
            return step >= 1 && Math.abs(shown) < 1e6 ? text("%.0f", shown) : text("%.4g", shown);
        }

        private double x(double value) {
            return LEFT + (value - lowX) / (highX - lowX) * (WIDTH - LEFT - RIGHT);
        }

        private double y(double value) {
            double part = (value - lowY) / (highY - lowY);
            return top + (downwards ? part : 1 - part) * PANEL;
        }
    }
}
