import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Packs the PNGs beside it into `matinee.ico` (Windows) and `matinee.icns` (macOS). Both are plain
/// containers that take PNG data as it is: an index and then the images. Run by `make-icons.sh` as
/// a single source file, in the folder of the icons.
final class PackIcons {
    /// One image of an `.icns` file.
    ///
    /// @param type Apple's four letters for "PNG of this size"
    /// @param size pixels
    private record Slot(String type, int size) {}

    private static final List<Integer> ICO_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private static final List<Slot> ICNS_SLOTS =
            List.of(
                    new Slot("icp4", 16),
                    new Slot("icp5", 32),
                    new Slot("ic11", 32), // 16 points at @2x
                    new Slot("ic12", 64), // 32 points at @2x
                    new Slot("ic07", 128),
                    new Slot("ic08", 256),
                    new Slot("ic13", 256), // 128 points at @2x
                    new Slot("ic09", 512),
                    new Slot("ic14", 512)); // 256 points at @2x

    private static final int ICO_HEADER = 6;
    private static final int ICO_ENTRY = 16;

    static void main() throws IOException {
        Files.write(Path.of("matinee.ico"), ico());
        Files.write(Path.of("matinee.icns"), icns());
    }

    private static byte[] ico() throws IOException {
        var index =
                ByteBuffer.allocate(ICO_HEADER + ICO_ENTRY * ICO_SIZES.size())
                        .order(ByteOrder.LITTLE_ENDIAN);
        var images = new ByteArrayOutputStream();
        index.putShort((short) 0).putShort((short) 1).putShort((short) ICO_SIZES.size());
        for (int size : ICO_SIZES) {
            byte[] png = png(size);
            byte side = (byte) (size % 256); // the format writes 256 as 0
            index.put(side).put(side).put((byte) 0).put((byte) 0);
            index.putShort((short) 1).putShort((short) 32);
            index.putInt(png.length).putInt(index.capacity() + images.size());
            images.write(png);
        }
        var out = new ByteArrayOutputStream();
        out.write(index.array());
        images.writeTo(out);
        return out.toByteArray();
    }

    private static byte[] icns() throws IOException {
        var body = new ByteArrayOutputStream();
        var data = new DataOutputStream(body);
        for (Slot slot : ICNS_SLOTS) {
            byte[] png = png(slot.size());
            data.write(slot.type().getBytes(StandardCharsets.US_ASCII));
            data.writeInt(png.length + 8);
            data.write(png);
        }
        var out = new ByteArrayOutputStream();
        var whole = new DataOutputStream(out);
        whole.write("icns".getBytes(StandardCharsets.US_ASCII));
        whole.writeInt(body.size() + 8);
        body.writeTo(whole);
        return out.toByteArray();
    }

    private static byte[] png(int size) throws IOException {
        return Files.readAllBytes(Path.of("matinee-" + size + ".png"));
    }
}
