package app.matinee.lab.load;

import app.matinee.lab.load.Crowd.Member;
import app.matinee.lab.load.Crowd.Room;
import app.matinee.lab.process.LabException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/// Numbered lines of chat: sends them, counts them in at every member, and knows when the last
/// member of the room has each. Chat, because everybody hears it, its sender too, and the room's
/// order shows in it.
///
/// Both servers write `clientMessageId` last, so a line's number stands at a fixed distance from
/// the end of its text; everything else of the text is not looked at.
final class Chatter implements Crowd.Ear {
    /// More than are ever under way.
    private static final int KEPT = 1 << 17;

    private static final int DIGITS = 10;
    private static final int TAIL = "\"}]".length();
    private static final int CHAT = ('c' << 24) | ('h' << 16) | ('a' << 8) | 't';

    /// What people write, more or less.
    private static final String TEXT = "Did you see that? I did not see that coming.";

    private final Latencies toLast = new Latencies();
    private Supplier<Latencies> into = () -> toLast;
    private final long[] sentNanos = new long[KEPT];
    private final int[] missing = new int[KEPT];
    private final Room[] roomOf = new Room[KEPT];
    private long next;
    private long finished;
    private long deliveries;
    private boolean closedLoop;

    /// From now on every line that everybody has heard is followed by another one in its room.
    void keepTalking(boolean on) {
        closedLoop = on;
    }

    long deliveries() {
        return deliveries;
    }

    /// Lines somebody still has to hear.
    long underWay() {
        return next - finished;
    }

    /// Between a line's departure and its arrival at the last member.
    Latencies toLast() {
        return toLast;
    }

    /// From now on latencies go there.
    void measureInto(Supplier<Latencies> target) {
        into = target;
    }

    /// The next member of the room says a line.
    void say(Room room) throws IOException {
        int slot = (int) (next % KEPT);
        if (missing[slot] != 0) {
            throw new IOException("line " + (next - KEPT) + " was never heard by all");
        }
        missing[slot] = room.members.size();
        roomOf[slot] = room;
        String number = String.valueOf(next++);
        String id = "0".repeat(DIGITS - number.length()) + number;
        sentNanos[slot] = System.nanoTime();
        room.nextSender()
                .line
                .send(
                        "427[\"chat_message\",{\"text\":\""
                                + TEXT
                                + "\",\"clientMessageId\":\""
                                + id
                                + "\"}]");
    }

    @Override
    public void event(Member member, ByteBuffer bytes, int from, int to) throws IOException {
        if (bytes.getInt(from + 4) != CHAT) {
            return;
        }
        int end = to - TAIL;
        if (bytes.get(end) != '"') {
            throw new IOException("chat whose clientMessageId is not its last field");
        }
        long number = 0;
        for (int at = end - DIGITS; at < end; at++) {
            number = number * 10 + (bytes.get(at) - '0');
        }
        member.heard++;
        member.order = member.order * 31 + number;
        deliveries++;
        int slot = (int) (number % KEPT);
        if (--missing[slot] == 0) {
            into.get().add(System.nanoTime() - sentNanos[slot]);
            finished++;
            if (closedLoop) {
                say(roomOf[slot]);
            }
        }
    }

    /// Whether every member of each room has heard the same lines in the same order.
    ///
    /// @throws LabException naming the first that has not
    static void checkOrder(Crowd crowd) throws LabException {
        for (Room room : crowd.rooms()) {
            Member first = room.members.getFirst();
            for (Member member : room.members) {
                if (member.heard != first.heard || member.order != first.order) {
                    throw new LabException(
                            "members of room " + room.number + " heard different orders");
                }
            }
        }
    }
}
