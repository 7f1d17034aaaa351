package app.matinee.lab.film;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;

/// Small sums that every painter of the film needs.
final class Tone {
    private Tone() {}

    static double clamp(double x) {
        return Math.clamp(x, 0.0, 1.0);
    }

    /// 0 before `from`, 1 after `to`, and without a corner in between.
    static double ease(double from, double to, double x) {
        double t = clamp((x - from) / (to - from));
        return t * t * (3 - 2 * t);
    }

    static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }

    static Color mix(Color a, Color b, double share) {
        double s = clamp(share);
        return new Color(
                (int) Math.round(mix(a.getRed(), b.getRed(), s)),
                (int) Math.round(mix(a.getGreen(), b.getGreen(), s)),
                (int) Math.round(mix(a.getBlue(), b.getBlue(), s)),
                (int) Math.round(mix(a.getAlpha(), b.getAlpha(), s)));
    }

    static Color alpha(Color c, double alpha) {
        return new Color(
                c.getRed(), c.getGreen(), c.getBlue(), (int) Math.round(255 * clamp(alpha)));
    }

    /// The same value in 0…1 for the same key, on every machine.
    static double chance(long key) {
        long z = key * 0x9E3779B97F4A7C15L + 0x7F4A7C15D1B54A33L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /// A soft round light.
    static void glow(Graphics2D g, double x, double y, double radius, Color c, double strength) {
        if (strength <= 0.004) {
            return;
        }
        g.setPaint(
                new RadialGradientPaint(
                        (float) x,
                        (float) y,
                        (float) radius,
                        new float[] {0, 0.35f, 1},
                        new Color[] {alpha(c, strength), alpha(c, strength * 0.36), alpha(c, 0)}));
        int r = (int) Math.ceil(radius);
        g.fillRect((int) x - r, (int) y - r, 2 * r + 1, 2 * r + 1);
    }
}
