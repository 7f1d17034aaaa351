package app.matinee.lab.film;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// The open-air cinema in the meadow: a screen, a projector and its beam, a string of lights, and
/// people.
final class Cinema {
    private static final Color GROUND = new Color(0x080a16);
    private static final Color WARM = new Color(0xffc46b);
    private static final Color PAPER = new Color(0xf7ead0);
    private static final Rectangle2D SCREEN = new Rectangle2D.Double(330, 118, 196, 110);
    private static final double LENS_X = 104;
    private static final double LENS_Y = 252;

    private Cinema() {}

    static void paint(Graphics2D g, double t, double down) {
        double lit = Tone.ease(11, 13, t) * (1 - Tone.ease(61, 64, t));
        g.translate(-t * 0.12, down * 1.12);
        paintLights(g, t);
        paintScreen(g, t, lit);
        paintMeadow(g, lit);
        paintBeam(g, t, lit);
        paintProjector(g, lit);
        paintAudience(g, t, lit);
        paintFireflies(g, t);
        g.translate(t * 0.12, -down * 1.12);
    }

    private static void paintScreen(Graphics2D g, double t, double lit) {
        Tone.glow(g, SCREEN.getCenterX(), SCREEN.getCenterY(), 190, PAPER, 0.20 * lit);
        g.setColor(GROUND);
        g.setStroke(new BasicStroke(4));
        g.draw(new Line2D.Double(SCREEN.getX() + 8, 225, SCREEN.getX() + 2, 275));
        g.draw(new Line2D.Double(SCREEN.getMaxX() - 8, 225, SCREEN.getMaxX() - 2, 275));
        g.fill(
                new Rectangle2D.Double(
                        SCREEN.getX() - 4,
                        SCREEN.getY() - 4,
                        SCREEN.getWidth() + 8,
                        SCREEN.getHeight() + 8));
        g.setColor(Tone.mix(new Color(0x3c3a4e), PAPER, 0.9 * lit));
        g.fill(SCREEN);
        paintLeader(g, t, lit);
    }

    /// What the meadow watches: the sweep of a film leader. One turn a second, so two windows that
    /// are not in step show it at a glance.
    private static void paintLeader(Graphics2D g, double t, double lit) {
        if (lit <= 0) {
            return;
        }
        double x = SCREEN.getCenterX();
        double y = SCREEN.getCenterY();
        double turn = t - Math.floor(t);
        var clip = g.getClip();
        g.clip(SCREEN);
        g.setColor(Tone.alpha(new Color(0x8c7a5e), 0.42 * lit));
        g.fill(new Arc2D.Double(x - 150, y - 150, 300, 300, 90, -360 * turn, Arc2D.PIE));
        g.setClip(clip);
        g.setColor(Tone.alpha(new Color(0x2a2433), 0.85 * lit));
        g.setStroke(new BasicStroke(1.6f));
        g.draw(new Line2D.Double(SCREEN.getX(), y, SCREEN.getMaxX(), y));
        g.draw(new Line2D.Double(x, SCREEN.getY(), x, SCREEN.getMaxY()));
        g.draw(new Ellipse2D.Double(x - 46, y - 46, 92, 92));
        g.draw(new Ellipse2D.Double(x - 39, y - 39, 78, 78));
        double angle = 2 * Math.PI * turn;
        g.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(x, y, x + 46 * Math.sin(angle), y - 46 * Math.cos(angle)));
        g.fill(new Ellipse2D.Double(x - 5, y - 5, 10, 10));
    }

    private static void paintMeadow(Graphics2D g, double lit) {
        var path = new Path2D.Double();
        path.moveTo(-30, 330);
        path.lineTo(-30, 262);
        path.curveTo(120, 268, 240, 276, 400, 268);
        path.curveTo(520, 262, 600, 256, 690, 258);
        path.lineTo(690, 330);
        path.closePath();
        g.setPaint(
                new GradientPaint(
                        0,
                        258,
                        Tone.mix(new Color(0x0e1222), new Color(0x2c2a33), 0.7 * lit),
                        0,
                        292,
                        GROUND));
        g.fill(path);
        g.setColor(GROUND);
        g.fill(new Rectangle2D.Double(-30, 290, 720, 60));
    }

    private static void paintBeam(Graphics2D g, double t, double lit) {
        if (lit <= 0) {
            return;
        }
        double breath = 0.94 + 0.06 * Math.sin(t * 5.1) * Math.sin(t * 2.3);
        var cone = new Path2D.Double();
        cone.moveTo(LENS_X, LENS_Y);
        cone.lineTo(SCREEN.getX(), SCREEN.getY());
        cone.lineTo(SCREEN.getMaxX(), SCREEN.getY());
        cone.lineTo(SCREEN.getMaxX(), SCREEN.getMaxY());
        cone.lineTo(SCREEN.getX(), SCREEN.getMaxY());
        cone.closePath();
        g.setPaint(
                new GradientPaint(
                        (float) LENS_X,
                        (float) LENS_Y,
                        Tone.alpha(PAPER, 0.50 * lit * breath),
                        (float) SCREEN.getX() + 30,
                        (float) SCREEN.getCenterY(),
                        Tone.alpha(PAPER, 0.04 * lit)));
        g.fill(cone);
    }

    private static void paintProjector(Graphics2D g, double lit) {
        g.setColor(GROUND);
        g.fill(new RoundRectangle2D.Double(62, 240, 38, 24, 6, 6));
        g.fill(new Rectangle2D.Double(98, 248, 7, 8));
        g.fill(new Ellipse2D.Double(58, 220, 24, 24));
        g.fill(new Ellipse2D.Double(82, 224, 20, 20));
        g.setStroke(new BasicStroke(3));
        g.draw(new Line2D.Double(74, 262, 64, 296));
        g.draw(new Line2D.Double(88, 262, 98, 296));
        Tone.glow(g, LENS_X + 1, LENS_Y, 26, PAPER, 0.85 * lit);
    }

    /// Twelve heads of different sizes, rims lit by the screen; now and then one leans over.
    private static void paintAudience(Graphics2D g, double t, double lit) {
        for (int i = 0; i < 12; i++) {
            double size = 15 + 8 * Tone.chance(i + 500);
            double lean = 3 * Math.sin(t * 0.35 + i * 1.9) * Tone.chance(i + 520);
            double x = 188 + i * 36 + 10 * Tone.chance(i + 540) + lean;
            double y = 281 - 10 * Tone.chance(i + 560);
            g.setColor(Tone.mix(GROUND, new Color(0xd8c49c), 0.55 * lit));
            g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2 - 1.4, size, size));
            g.setColor(GROUND);
            g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
            g.fill(
                    new RoundRectangle2D.Double(
                            x - size * 0.95, y + size * 0.42, size * 1.9, 40, 16, 16));
        }
    }

    private static void paintLights(Graphics2D g, double t) {
        g.setColor(GROUND);
        g.setStroke(new BasicStroke(2.4f));
        g.draw(new Line2D.Double(34, 150, 34, 300));
        g.draw(new Line2D.Double(616, 142, 616, 300));
        g.setStroke(new BasicStroke(1));
        strand(g, t, 34, 150, 325, 112, 9, 600);
        strand(g, t, 325, 112, 616, 142, 9, 650);
    }

    private static void strand(
            Graphics2D g,
            double t,
            double x1,
            double y1,
            double x2,
            double y2,
            int bulbs,
            int seed) {
        var wire = new Path2D.Double();
        wire.moveTo(x1, y1);
        wire.quadTo((x1 + x2) / 2, Math.max(y1, y2) + 34, x2, y2);
        g.setColor(Tone.alpha(GROUND, 0.9));
        g.draw(wire);
        for (int i = 0; i < bulbs; i++) {
            double u = (i + 0.5) / bulbs;
            double x = Tone.mix(x1, x2, u);
            double sag = 2 * u * (1 - u);
            double y = (1 - u) * (1 - u) * y1 + sag * (Math.max(y1, y2) + 34) + u * u * y2 + 3;
            double on = Tone.ease(6 + 0.25 * i, 8 + 0.25 * i, t);
            double shine = on * (0.92 + 0.08 * Math.sin(t * 0.9 + seed + i * 1.3));
            Tone.glow(g, x, y, 15, WARM, 0.55 * shine);
            g.setColor(Tone.mix(new Color(0x4a4038), new Color(0xfff0cc), shine));
            g.fill(new Ellipse2D.Double(x - 2, y - 2, 4, 4));
        }
    }

    private static void paintFireflies(Graphics2D g, double t) {
        for (int i = 0; i < 9; i++) {
            double x = 40 + 560 * Tone.chance(i + 700) + 26 * Math.sin(t * 0.31 + i * 2.2);
            double y = 250 + 26 * Tone.chance(i + 720) + 9 * Math.sin(t * 0.53 + i * 1.1);
            double on =
                    Math.pow(Math.max(0, Math.sin(t * 0.8 + i * 1.7)), 3) * Tone.ease(18, 24, t);
            Tone.glow(g, x, y, 8, new Color(0xd9f28a), 0.8 * on);
        }
    }
}
