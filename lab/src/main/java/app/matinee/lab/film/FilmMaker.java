package app.matinee.lab.film;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Writes the raw film to standard output for an encoder to read; `tools/sample-film.sh` does.
///
/// `frames`: 640×360 pictures, 24 bit blue-green-red, one after the other. `sound`: 48 kHz stereo,
/// 16 bit.
final class FilmMaker {
    private FilmMaker() {}

    public static void main(String[] args) throws IOException {
        String what = args.length == 1 ? args[0] : "";
        // Flushed and not closed: standard output is not ours to close.
        var out = new BufferedOutputStream(System.out, 1 << 20);
        switch (what) {
            case "frames" -> writeFrames(out);
            case "sound" -> out.write(FilmSound.samples());
            default -> throw new IllegalArgumentException("say frames or sound, not: " + what);
        }
        out.flush();
    }

    private static void writeFrames(OutputStream out) throws IOException {
        var picture = new BufferedImage(Film.WIDTH, Film.HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        var film = new Film();
        for (int frame = 0; frame < Film.FRAMES; frame++) {
            film.paint(picture, frame);
            out.write(pixels);
        }
    }
}
