package app.matinee.lab.load;

import app.matinee.lab.process.LabException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lines of a swarm that sit in rooms of one size: opens them, connects them, lets the first of
/// each room found it and the others join. Used on the swarm's thread.
final class Crowd implements Swarm.Listener, AutoCloseable {
    /// What a crowd hears when it sits.
    interface Ear {
        /// An event: the text from `42`.
        void event(Member member, ByteBuffer bytes, int from, int to) throws IOException;
    }

    /// One member: its line, its place, and what it has heard.
    static final class Member {
        final Line line;
        final Room room;
        boolean joined;

        /// Lines of chat heard, and a hash of their numbers in that order.
        long heard;

        long order;

        Member(Line line, Room room) {
            this.line = line;
            this.room = room;
        }
    }

    static final class Room {
        final int number;
        final List<Member> members = new ArrayList<>();
        final List<Member> waiting = new ArrayList<>();
        @Nullable String id;
        int nextSender;

        Room(int number) {
            this.number = number;
        }

        Member nextSender() {
            return members.get(nextSender++ % members.size());
        }
    }

    /// Handshakes under way at one time: what a listen backlog of either server holds with ease.
    private static final int OPENING_AT_ONCE = 256;

    private static final Pattern ROOM_ID = Pattern.compile("\"roomId\":\"([A-Z0-9]+)\"");

    private final Swarm swarm;
    private final Ear ear;
    private final List<Room> rooms = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Queue<Room> toOpen = new ArrayDeque<>();
    private int opening;
    private int joined;
    private @Nullable String trouble;
    private long pings;
    private long syncs;
    private long syncBytes;

    /// @param ear hears every event, also while others still join
    Crowd(int port, Ear ear) throws IOException {
        this.swarm = new Swarm(port, this);
        this.ear = ear;
    }

    List<Room> rooms() {
        return rooms;
    }

    List<Member> members() {
        return members;
    }

    Swarm swarm() {
        return swarm;
    }

    /// Engine.IO pings heard.
    long pings() {
        return pings;
    }

    /// Bytes of `sync`, frames' heads included.
    long syncBytes() {
        return syncBytes;
    }

    long syncs() {
        return syncs;
    }

    /// Opens more rooms and waits until everybody sits.
    ///
    /// @return seconds until the last one sat
    double gather(int more, int size, Duration atMost) throws IOException, LabException {
        for (int i = 0; i < more; i++) {
            Room room = new Room(rooms.size());
            rooms.add(room);
            for (int m = 0; m < size; m++) {
                toOpen.add(room);
            }
        }
        long begin = System.nanoTime();
        int wanted = members.size() + toOpen.size();
        while (joined < wanted) {
            openSome();
            swarm.turn(10);
            check();
            if (System.nanoTime() - begin > atMost.toNanos()) {
                throw new LabException(
                        joined
                                + " of "
                                + wanted
                                + " had joined after "
                                + atMost.toSeconds()
                                + " s");
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private void openSome() throws IOException {
        while (opening < OPENING_AT_ONCE) {
            Room room = toOpen.poll();
            if (room == null) {
                return;
            }
            opening++;
            Member member = new Member(swarm.connect(), room);
            members.add(member);
            room.members.add(member);
        }
    }

    /// One pass over what is ready.
    ///
    /// @throws LabException when a line ended that should not
    void turn(long millis) throws IOException, LabException {
        swarm.turn(millis);
        check();
    }

    private void check() throws LabException {
        if (trouble != null) {
            throw new LabException(trouble);
        }
    }

    @Override
    public void open(Line line) {
        // The server speaks first.
    }

    @Override
    public void text(Line line, ByteBuffer bytes, int from, int to) throws IOException {
        Member member = members.get(line.number);
        byte first = bytes.get(from);
        byte second = to - from > 1 ? bytes.get(from + 1) : 0;
        if (first == '4' && second == '2') {
            event(member, bytes, from, to);
        } else if (first == '4' && second == '3') {
            if (!member.joined) {
                answered(member, string(bytes, from, to));
            }
        } else if (first == '0') {
            line.send("40{\"name\":\"m" + line.number + "\",\"protocol\":1}");
        } else if (first == '4' && second == '0') {
            enter(member);
        } else if (first == '2') {
            pings++;
        } else {
            trouble = "line " + line.number + " heard " + string(bytes, from, to);
        }
    }

    private void event(Member member, ByteBuffer bytes, int from, int to) throws IOException {
        if (bytes.getInt(from + 4) == SYNC && bytes.get(from + 8) == '"') {
            syncs++;
            syncBytes += to - from + 2L;
        }
        ear.event(member, bytes, from, to);
    }

    private static final int SYNC = ('s' << 24) | ('y' << 16) | ('n' << 8) | 'c';

    private static String string(ByteBuffer bytes, int from, int to) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate().position(from).limit(to)).toString();
    }

    private void enter(Member member) throws IOException {
        Room room = member.room;
        if (room.members.getFirst() == member) {
            member.line.send("420[\"create_room\",{}]");
        } else if (room.id == null) {
            room.waiting.add(member);
        } else {
            join(member, room.id);
        }
    }

    private static void join(Member member, String roomId) throws IOException {
        member.line.send("421[\"join_room\",{\"roomId\":\"" + roomId + "\"}]");
    }

    private void answered(Member member, String ack) throws IOException {
        if (!ack.contains("\"ok\":true")) {
            trouble = "line " + member.line.number + " was refused: " + ack;
            return;
        }
        member.joined = true;
        joined++;
        opening--;
        Room room = member.room;
        if (room.id == null) {
            var id = ROOM_ID.matcher(ack);
            if (!id.find()) {
                trouble = "no room id in " + ack;
                return;
            }
            room.id = id.group(1);
            for (Member waiting : room.waiting) {
                join(waiting, room.id);
            }
            room.waiting.clear();
        }
    }

    @Override
    public void closed(Line line, String why) {
        trouble = "line " + line.number + " ended: " + why;
    }

    @Override
    public void close() throws IOException {
        swarm.close();
    }
}
