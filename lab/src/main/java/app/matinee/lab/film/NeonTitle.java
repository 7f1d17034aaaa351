package app.matinee.lab.film;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/// The word "Matinee" bent from one neon tube per letter. Own strokes and no font: the same on
/// every machine.
final class NeonTitle {
    private static final Color TUBE = new Color(0xffe6c2);
    private static final Color GLOW = new Color(0xff8a4c);

    /// Letters stand on y = 0 with lower-case height 1; where each begins.
    private static final double[] AT = {0, 2.15, 3.5, 4.32, 4.82, 6.1, 7.45};

    private static final double LENGTH = 8.5;

    private NeonTitle() {}

    /// @param y base line of the letters
    /// @param height of a lower-case letter, pixels
    static void paint(Graphics2D g, double y, double height, double strength, double t) {
        double left = (Film.WIDTH - LENGTH * height) / 2;
        Shape[] letters = letters();
        for (int i = 0; i < letters.length; i++) {
            double on = strength * start(t - 1.0 - 0.22 * i);
            var place = AffineTransform.getTranslateInstance(left + AT[i] * height, y);
            place.scale(height, height);
            Shape letter = place.createTransformedShape(letters[i]);
            g.setColor(Tone.alpha(new Color(0x1a1420), 0.65 * strength));
            g.setStroke(round(height * 0.12));
            g.draw(letter);
            for (double wide = 0.62; wide > 0.13; wide -= 0.08) {
                g.setColor(Tone.alpha(GLOW, 0.07 * on));
                g.setStroke(round(height * wide));
                g.draw(letter);
            }
            g.setColor(Tone.alpha(GLOW, 0.9 * on));
            g.setStroke(round(height * 0.13));
            g.draw(letter);
            g.setColor(Tone.alpha(TUBE, on));
            g.setStroke(round(height * 0.075));
            g.draw(letter);
        }
    }

    /// A tube catches, fails once, and burns.
    private static double start(double t) {
        if (t < 0) {
            return 0;
        }
        if (t < 0.10) {
            return 0.7;
        }
        if (t < 0.22) {
            return 0.15;
        }
        return Tone.mix(0.6, 1, Tone.ease(0.22, 0.6, t));
    }

    private static BasicStroke round(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static Shape[] letters() {
        return new Shape[] {capitalM(), a(), t(), i(), n(), e(), e()};
    }

    private static Shape capitalM() {
        var p = new Path2D.Double();
        p.moveTo(0, 0);
        p.lineTo(0.12, -1.7);
        p.lineTo(0.85, -0.45);
        p.lineTo(1.58, -1.7);
        p.lineTo(1.7, 0);
        return p;
    }

    private static Shape a() {
        var p = new Path2D.Double(new Ellipse2D.Double(0, -1, 0.96, 1));
        p.moveTo(0.98, -1);
        p.lineTo(0.98, 0);
        return p;
    }

    private static Shape t() {
        var p = new Path2D.Double();
        p.moveTo(0.25, -1.55);
        p.lineTo(0.25, -0.28);
        p.quadTo(0.25, 0, 0.55, -0.02);
        p.moveTo(-0.05, -1);
        p.lineTo(0.55, -1);
        return p;
    }

    private static Shape i() {
        var p = new Path2D.Double();
        p.moveTo(0.1, -1);
        p.lineTo(0.1, 0);
        p.moveTo(0.1, -1.42);
        p.lineTo(0.1, -1.41);
        return p;
    }

    private static Shape n() {
        var p = new Path2D.Double();
        p.moveTo(0, 0);
        p.lineTo(0, -1);
        p.moveTo(0, -0.5);
        p.curveTo(0, -1.15, 0.9, -1.15, 0.9, -0.5);
        p.lineTo(0.9, 0);
        return p;
    }

    private static Shape e() {
        var p = new Path2D.Double(new Arc2D.Double(0, -1, 1, 1, 0, 310, Arc2D.OPEN));
        p.moveTo(0.02, -0.5);
        p.lineTo(1, -0.5);
        return p;
    }
}
