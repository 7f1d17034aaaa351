package app.matinee.lab.film;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Four ridges one behind the other, each slower and paler than the one before it, and a lake
/// between them.
final class Hills {
    private static final Color NEAR = new Color(0x10142a);
    private static final int LAKE_TOP = 226;

    private Hills() {}

    static void paint(Graphics2D g, double t, double night, double down) {
        Color haze = Sky.haze(night);
        ridge(
                g,
                196 + down * 0.90,
                30,
                0.011,
                t * 0.5,
                1,
                Tone.mix(haze, new Color(0x4a4676), 0.55),
                haze);
        ridge(
                g,
                208 + down * 0.94,
                24,
                0.017,
                t * 1.1,
                2,
                Tone.mix(haze, new Color(0x2f2f5c), 0.75),
                haze);
        lake(g, t, night, down);
        ridge(g, 240 + down, 14, 0.013, t * 2.2, 4, NEAR, Tone.mix(NEAR, haze, 0.22));
    }

    private static void ridge(
            Graphics2D g,
            double y,
            double height,
            double wave,
            double shift,
            int seed,
            Color top,
            Color foot) {
        var path = new Path2D.Double();
        path.moveTo(-4, Film.SCENE_HEIGHT + 4.0);
        for (int x = -4; x <= Film.WIDTH + 4; x += 3) {
            double u = (x + shift) * wave;
            double crest =
                    Math.sin(u + seed)
                            + 0.5 * Math.sin(2.3 * u + seed * 1.7)
                            + 0.22 * Math.sin(5.1 * u + seed * 2.9)
                            + 0.10 * Math.sin(11.7 * u + seed);
            path.lineTo(x, y - height * crest * 0.62);
        }
        path.lineTo(Film.WIDTH + 4.0, Film.SCENE_HEIGHT + 4.0);
        path.closePath();
        g.setPaint(new GradientPaint(0, (float) (y - height), top, 0, (float) (y + 70), foot));
        g.fill(path);
    }

    private static void lake(Graphics2D g, double t, double night, double down) {
        double top = LAKE_TOP + down * 0.97;
        Color far = Tone.mix(new Color(0xe59a80), new Color(0x2c3c6a), night);
        Color near = Tone.mix(new Color(0x5b4478), new Color(0x0e1530), night);
        g.setPaint(new GradientPaint(0, (float) top, far, 0, (float) (top + 60), near));
        g.fill(new Rectangle2D.Double(0, top, Film.WIDTH, 90));
        glitter(g, t, top);
    }

    /// The moon's way across the water: short strokes that breathe, each at its own pace.
    private static void glitter(Graphics2D g, double t, double top) {
        double moon = 118 + t * 1.1;
        double strength = Tone.ease(16, 34, t);
        for (int i = 0; i < 26; i++) {
            double depth = Tone.chance(i + 300);
            double x = moon + (Tone.chance(i + 330) - 0.5) * (12 + 60 * depth);
            double length = 5 + 16 * Tone.chance(i + 360) * (0.4 + depth);
            double breath = 0.5 + 0.5 * Math.sin(t * (0.9 + Tone.chance(i + 390)) + i * 2.1);
            g.setColor(
                    Tone.alpha(new Color(0xffeccb), 0.55 * strength * breath * (1 - 0.5 * depth)));
            g.fill(new Rectangle2D.Double(x - length / 2, top + 2 + depth * 30, length, 1.1));
        }
    }
}
