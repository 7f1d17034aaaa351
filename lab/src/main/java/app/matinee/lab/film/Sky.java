package app.matinee.lab.film;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;

/// Evening above the hills: the colours of dusk, stars that come out, a moon that rises, clouds.
final class Sky {
    private static final Color[] DUSK = {
        new Color(0x24305e), new Color(0x6b4a86), new Color(0xd9707a), new Color(0xf7b27a)
    };
    private static final Color[] NIGHT = {
        new Color(0x0a0f24), new Color(0x131d40), new Color(0x22325e), new Color(0x3a4a78)
    };
    private static final float[] STOPS = {0, 0.45f, 0.8f, 1};
    private static final int STARS = 150;
    private static final int CLOUDS = 6;
    private static final int CLOUD_WIDTH = 380;
    private static final double FLAT = 0.34;

    private final BufferedImage[] clouds = new BufferedImage[CLOUDS];

    Sky() {
        for (int i = 0; i < CLOUDS; i++) {
            clouds[i] = cloud(i);
        }
    }

    /// The colour of the air near the horizon, which far hills take on.
    static Color haze(double night) {
        return Tone.mix(DUSK[3], NIGHT[3], night);
    }

    /// @param down how far the camera has tilted up, as pixels the horizon has moved down
    void paint(Graphics2D g, double t, double night, double down) {
        Color[] colours = new Color[STOPS.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = Tone.mix(DUSK[i], NIGHT[i], night);
        }
        float horizon = (float) (215 + down * 0.9);
        g.setPaint(
                new LinearGradientPaint(
                        0, -200 + (float) (down * 0.8), 0, horizon, STOPS, colours));
        g.fillRect(0, 0, Film.WIDTH, Film.SCENE_HEIGHT);
        paintStars(g, t, night, down);
        paintMoon(g, t, night, down);
        paintClouds(g, t, night, down);
    }

    private static void paintStars(Graphics2D g, double t, double night, double down) {
        for (int i = 0; i < STARS; i++) {
            double x = Tone.chance(i * 7L + 1) * (Film.WIDTH + 80) - t * 0.25;
            double y = Tone.chance(i * 7L + 2) * 380 - 210 + down * 0.62;
            double size = 0.7 + 1.1 * Math.pow(Tone.chance(i * 7L + 3), 4);
            double height = Tone.clamp((190 + down - y) / 160);
            double twinkle = 0.8 + 0.2 * Math.sin(t * (0.5 + Tone.chance(i * 7L + 4)) + i);
            double comesOut = Tone.ease(Tone.chance(i * 7L + 5) * 0.7, 1, night + 0.3);
            g.setColor(Tone.alpha(new Color(0xfff3dc), 0.9 * comesOut * twinkle * height));
            g.fill(new Ellipse2D.Double(x, y, size, size));
        }
    }

    private static void paintMoon(Graphics2D g, double t, double night, double down) {
        double x = 118 + t * 1.1;
        double y = 225 - 170 * Tone.ease(4, 78, t) + down * 0.62;
        Color light = Tone.mix(new Color(0xffd9a0), new Color(0xf4efe0), night);
        Tone.glow(g, x, y, 95, light, 0.30);
        g.setColor(light);
        g.fill(new Ellipse2D.Double(x - 19, y - 19, 38, 38));
        g.setColor(Tone.alpha(new Color(0xb9a98c), 0.30));
        g.fill(new Ellipse2D.Double(x - 11, y - 9, 11, 10));
        g.fill(new Ellipse2D.Double(x + 2, y - 13, 7, 6));
        g.fill(new Ellipse2D.Double(x + 1, y + 2, 12, 10));
        g.fill(new Ellipse2D.Double(x - 8, y + 7, 6, 5));
    }

    private void paintClouds(Graphics2D g, double t, double night, double down) {
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        for (int i = 0; i < CLOUDS; i++) {
            double speed = 2.2 + 2.4 * Tone.chance(i + 900);
            double span = Film.WIDTH + CLOUD_WIDTH + 20;
            double x = (i * 173.0 + 420 + t * speed) % span - CLOUD_WIDTH;
            double y = -120 + i * 47 + down * 0.7;
            var before = g.getComposite();
            g.setComposite(
                    AlphaComposite.getInstance(
                            AlphaComposite.SRC_OVER, (float) Tone.mix(0.75, 0.28, night)));
            g.drawImage(clouds[i], AffineTransform.getTranslateInstance(x, y), null);
            g.setComposite(before);
        }
    }

    /// A bank of soft puffs drawn flat, lit from below as clouds are when the sun has just gone.
    private static BufferedImage cloud(int seed) {
        var image = new BufferedImage(CLOUD_WIDTH, 90, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(1, FLAT);
        for (int i = 0; i < 70; i++) {
            double along =
                    0.5
                            + (Tone.chance(seed * 100L + i)
                                            + Tone.chance(seed * 100L + i + 7000)
                                            - 1)
                                    * 0.5;
            double lift = Math.sin(along * Math.PI);
            double radius = 18 + 34 * lift * Tone.chance(seed * 100L + i + 40);
            double x = 60 + along * (CLOUD_WIDTH - 120);
            double y = 60 - 34 * lift * Tone.chance(seed * 100L + i + 70);
            Color c = Tone.mix(new Color(0xffb08a), new Color(0x9a88bd), (72 - y) / 44);
            Tone.glow(g, x, y / FLAT * 0.9, radius, c, 0.10);
        }
        g.dispose();
        return image;
    }
}
