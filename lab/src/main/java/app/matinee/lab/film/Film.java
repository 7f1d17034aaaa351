package app.matinee.lab.film;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// The sample film, "An evening outdoors": what each frame shows, as a function of its number
/// alone.
///
/// A title in the evening sky; the camera tilts down to an open-air cinema by a lake, stays while
/// night falls, and tilts back up to the title. The picture is letterboxed; the frame code lives in
/// the lower bar like the edge code of a film strip, so that it disturbs nobody.
final class Film {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;
    static final int FRAMES_PER_SECOND = 30;
    static final int SECONDS = 75;
    static final int FRAMES = SECONDS * FRAMES_PER_SECOND;

    private static final int BAR = 28;
    static final int SCENE_HEIGHT = HEIGHT - 2 * BAR;
    private static final double TILT = 230;

    private final Sky sky = new Sky();

    /// Paints one frame.
    ///
    /// @param picture 640×360; is overwritten entirely
    void paint(BufferedImage picture, int frame) {
        double t = frame / (double) FRAMES_PER_SECOND;
        double night = 0.12 + 0.88 * Tone.ease(4, 52, t);
        double down = TILT * (1 - Tone.ease(4.5, 14, t) + Tone.ease(60, 69.5, t));
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(0, BAR);
        sky.paint(g, t, night, down);
        NeonTitle.paint(g, 158 + (down - TILT) * 0.9, 44, 1, t);
        Hills.paint(g, t, night, down);
        Cinema.paint(g, t, down);
        double dark = 1 - Tone.ease(0, 1.2, t) + Tone.ease(SECONDS - 1.6, SECONDS - 0.2, t);
        g.setColor(Tone.alpha(Color.BLACK, dark));
        g.fillRect(0, 0, WIDTH, SCENE_HEIGHT);
        g.translate(0, -BAR);
        g.setColor(Color.BLACK);
        g.fillRect(0, 0, WIDTH, BAR);
        g.fillRect(0, HEIGHT - BAR, WIDTH, BAR);
        FrameCode.draw(g, 2 * FrameCode.CELL_WIDTH, HEIGHT - BAR + 9, frame);
        g.dispose();
    }
}
