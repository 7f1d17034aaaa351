package app.matinee.client.rtc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls without an engine: remembers what was asked, says what the test lets it say, and shows the
/// frames the test puts in. One thread.
public final class FakeCalls implements Calls, VideoFrames {
    private final List<CallCommand> asked = new ArrayList<>();
    private final Map<StreamId, Shown> shown = new HashMap<>();
    private CallsListener listener = event -> {};
    private boolean closed;

    private record Shown(Frame frame, byte[] bgra) {}

    @Override
    public void perform(CallCommand command) {
        if (!closed) {
            asked.add(command);
        }
    }

    @Override
    public void setListener(CallsListener listener) {
        this.listener = listener;
    }

    @Override
    public VideoFrames frames() {
        return this;
    }

    @Override
    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    /// Everything asked so far, oldest first.
    public List<CallCommand> asked() {
        return List.copyOf(asked);
    }

    /// What was asked of one kind.
    public <T extends CallCommand> List<T> asked(Class<T> kind) {
        return asked.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Lets the engine tell something.
    public void tell(CallEvent event) {
        listener.happened(event);
    }

    /// Puts a picture of one colour into a stream, as its next frame.
    public void show(StreamId stream, int width, int height, int argb) {
        byte[] bgra = new byte[4 * width * height];
        for (int i = 0; i < bgra.length; i += 4) {
            bgra[i] = (byte) argb;
            bgra[i + 1] = (byte) (argb >> 8);
            bgra[i + 2] = (byte) (argb >> 16);
            bgra[i + 3] = (byte) 0xff;
        }
        long number = newest(stream).map(Frame::number).orElse(0L) + 1;
        shown.put(stream, new Shown(new Frame(width, height, number, number), bgra));
    }

    /// The stream shows nothing any more.
    public void hide(StreamId stream) {
        shown.remove(stream);
    }

    @Override
    public Optional<Frame> newest(StreamId stream) {
        return Optional.ofNullable(shown.get(stream)).map(Shown::frame);
    }

    @Override
    public Optional<Frame> copyNewest(StreamId stream, ByteBuffer target) {
        Shown now = shown.get(stream);
        if (now == null || target.limit() < now.frame.bytes()) {
            return Optional.empty();
        }
        target.put(0, now.bgra);
        return Optional.of(now.frame);
    }
}
