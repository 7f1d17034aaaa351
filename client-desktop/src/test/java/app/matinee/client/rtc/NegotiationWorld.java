package app.matinee.client.rtc;

import app.matinee.client.rtc.Negotiation.Effect;
import app.matinee.client.rtc.Negotiation.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// People in a call with connections that behave as the specification says, callbacks that come
/// when chance lets them, and a server that keeps the order between two people and no other.
/// Whatever a real connection would refuse fails the test.
final class NegotiationWorld {
    private final SplittableRandom chance;
    private final int people;
    private final Side[][] sides;
    private final int[] content;
    private long sessions;
    private boolean crashed;
    private final StringBuilder story = new StringBuilder();

    NegotiationWorld(int people, long seed) {
        this.people = people;
        chance = new SplittableRandom(seed);
        content = new int[people];
        sides = new Side[people][people];
        for (int i = 0; i < people; i++) {
            for (int j = 0; j < people; j++) {
                if (i != j) {
                    sides[i][j] = new Side(i, j);
                }
            }
        }
    }

    /// One person's end of the connection with another.
    private final class Side {
        final int self;
        final int peer;
        final Deque<Signal> arriving = new ArrayDeque<>();
        final Deque<Runnable> callbacks = new ArrayDeque<>();
        Negotiation negotiation;
        Connection connection = new Connection();
        boolean gaveUp;

        Side(int self, int peer) {
            this.self = self;
            this.peer = peer;
            negotiation = fresh();
        }

        Negotiation fresh() {
            return new Negotiation(Negotiation.isPolite("u" + self, "u" + peer));
        }

        void start(boolean offer) {
            on(new Input.Start(offer));
            later(new Input.Needed());
        }

        void later(Input input) {
            Connection mine = connection;
            callbacks.add(() -> {
                if (connection == mine) {
                    on(input);
                }
            });
        }

        void on(Input input) {
            for (Effect effect : negotiation.on(input)) {
                story.append(self).append('-').append(peer).append(' ');
                story.append(input.getClass().getSimpleName()).append(" -> ");
                story.append(effect.getClass().getSimpleName()).append('\n');
                switch (effect) {
                    case Effect.MakeOffer make -> makeOffer(make.restartIce());
                    case Effect.TakeOffer take -> takeOffer(take);
                    case Effect.TakeAnswer take -> takeAnswer(take.sdp());
                    case Effect.AddCandidate add -> connection.add(add.candidate());
                    case Effect.Send send -> sides[peer][self].arriving.add(send.signal());
                    case Effect.Replace replace -> {
                        connection = new Connection();
                        later(new Input.Needed());
                    }
                    case Effect.GiveUp giveUp -> gaveUp = true;
                }
            }
        }

        void makeOffer(boolean restart) {
            Connection mine = connection;
            callbacks.add(() -> {
                if (connection == mine) {
                    String sdp = mine.offer(restart, content[self]);
                    candidates();
                    on(new Input.OfferMade(sdp));
                }
            });
        }

        void takeOffer(Effect.TakeOffer take) {
            Connection mine = connection;
            callbacks.add(() -> {
                if (connection == mine) {
                    String answer = mine.answer(take.sdp(), take.rollBack(), content[self]);
                    candidates();
                    on(new Input.AnswerMade(answer));
                    stable();
                }
            });
        }

        void takeAnswer(String sdp) {
            Connection mine = connection;
            callbacks.add(() -> {
                if (connection == mine) {
                    mine.takeAnswer(sdp);
                    on(new Input.AnswerTaken());
                    stable();
                }
            });
        }

        /// As a browser does: what is not negotiated yet is asked for once more.
        void stable() {
            on(new Input.Connected());
            if (connection.sent != content[self]) {
                later(new Input.Needed());
            }
        }

        void candidates() {
            for (String candidate : connection.gather()) {
                sides[peer][self].arriving.add(new Signal.Candidate(candidate, "0", 0));
            }
        }
    }

    /// What one peer connection knows.
    private final class Connection {
        final long session = ++sessions;
        int generation;
        int gathered = -1;
        boolean offering;
        int generations;
        int pendingGeneration;
        int sent = -1;
        int offered = -1;
        Optional<String> remote = Optional.empty();
        Set<String> added = new HashSet<>();

        String ufrag() {
            return session + "x" + (offering ? pendingGeneration : generation);
        }

        String text(int version) {
            return "v=0\r\no=- "
                    + session
                    + " 2 IN IP4 0.0.0.0\r\na=ice-ufrag:"
                    + ufrag()
                    + "\r\nc="
                    + version
                    + "\r\n";
        }

        List<String> gather() {
            int now = offering ? pendingGeneration : generation;
            if (gathered == now) {
                return List.of();
            }
            gathered = now;
            return List.of(
                    "candidate:1 1 udp 1 10.0.0.1 1 typ host ufrag " + ufrag(),
                    "candidate:2 1 udp 1 10.0.0.2 1 typ host ufrag " + ufrag() + " network-id 1");
        }

        String offer(boolean restart, int version) {
            check(!offering, "an offer while one is pending");
            offering = true;
            pendingGeneration = restart ? ++generations : generation;
            offered = version;
            return text(version);
        }

        String answer(String sdp, boolean rollBack, int version) {
            check(offering == rollBack, rollBack ? "nothing to roll back" : "no rollback");
            offering = false;
            gathered = Math.min(gathered, generation);
            check(
                    remote.isEmpty() || SdpText.session(remote.get()).equals(SdpText.session(sdp)),
                    "a description of another connection");
            take(sdp);
            sent = version;
            return text(version);
        }

        void takeAnswer(String sdp) {
            check(offering, "an answer to nothing");
            generation = pendingGeneration;
            offering = false;
            sent = offered;
            take(sdp);
        }

        void take(String sdp) {
            if (remote.isPresent() && !SdpText.ufrags(remote.get()).equals(SdpText.ufrags(sdp))) {
                added.clear();
            }
            remote = Optional.of(sdp);
        }

        void add(Signal.Candidate candidate) {
            check(remote.isPresent(), "a candidate before any description");
            check(
                    SdpText.ufrags(remote.get()).contains(SdpText.ufragOf(candidate).orElse("")),
                    "a candidate of another description");
            check(added.add(candidate.candidate()), "a candidate twice");
        }
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise + "\n" + story);
        }
    }

    private List<Side> all() {
        List<Side> all = new ArrayList<>();
        for (Side[] row : sides) {
            for (Side side : row) {
                if (side != null) {
                    all.add(side);
                }
            }
        }
        return all;
    }

    void startAll() {
        all().forEach(side -> side.start(false));
    }

    /// Lets something happen: a callback, a delivery, and, while `wishes`, somebody's wish.
    ///
    /// @return false when nothing could
    boolean step(boolean wishes, boolean crashes) {
        if (wishes && chance.nextInt(6) == 0) {
            int who = chance.nextInt(people);
            int kind = chance.nextInt(crashes ? 4 : 3);
            if (kind == 3) {
                crash(who);
            } else {
                content[who] += kind == 0 ? 1 : 0;
                for (Side side : sides[who]) {
                    if (side != null && !side.gaveUp) {
                        side.later(kind == 1 ? new Input.RestartIce() : new Input.Needed());
                    }
                }
            }
            return true;
        }
        List<Runnable> possible = new ArrayList<>();
        for (Side side : all()) {
            if (!side.callbacks.isEmpty()) {
                possible.add(() -> side.callbacks.remove().run());
            }
            if (!side.arriving.isEmpty()) {
                possible.add(() -> side.on(new Input.Heard(side.arriving.remove())));
            }
        }
        if (possible.isEmpty()) {
            return false;
        }
        possible.get(chance.nextInt(possible.size())).run();
        return true;
    }

    /// Somebody's engine dies and is started again; what was on its way to it arrives at the new
    /// one.
    private void crash(int who) {
        crashed = true;
        story.append("crash of ").append(who).append('\n');
        for (Side side : sides[who]) {
            if (side != null) {
                side.callbacks.clear();
                side.negotiation = side.fresh();
                side.connection = new Connection();
                side.start(true);
            }
        }
    }

    /// Nothing more is wished for: it must come to rest, agreed.
    ///
    /// @param overdue how often, at most, the timers of those who still wait may go off: not at all
    ///   unless something was lost with an engine
    void settle(int overdue) {
        comeToRest();
        for (int i = 0; i < overdue; i++) {
            all().stream()
                    .filter(side -> !side.negotiation.isSettled())
                    .forEach(side -> side.on(new Input.Overdue()));
            comeToRest();
        }
        for (Side side : all()) {
            Side other = sides[side.peer][side.self];
            check(!side.gaveUp, "given up");
            check(side.negotiation.isSettled(), "not settled");
            check(!side.connection.offering, "not stable");
            String remote = side.connection.remote.orElse("");
            check(
                    SdpText.session(remote).equals(Optional.of("" + other.connection.session)),
                    "not the peer's connection");
            check(
                    remote.contains("c=" + content[side.peer] + "\r\n"),
                    "not the peer's latest slots");
            check(
                    SdpText.ufrags(remote).equals(Set.of(other.connection.ufrag())),
                    "not the peer's latest way");
            // What a dead engine had heard of candidates is lost; ICE finds the way by one side's
            // (peer-reflexive candidates, RFC 8445 7.3.1.3), or the connect time-out begins anew.
            check(
                    crashed || side.connection.added.size() == 2,
                    side.connection.added + " are its candidates");
        }
    }

    private void comeToRest() {
        for (int steps = 0; step(false, false); steps++) {
            check(steps < 100_000, "never comes to rest");
        }
    }

    String story() {
        return story.toString();
    }
}
