package app.matinee.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChatLogTest {
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEN = new UserId("ben");

    @Test
    void findsALineByItsSenderAndTheirNameForIt() {
        ChatLog log = ChatLog.EMPTY.with(line(ANA, "1"), 10).with(line(BEN, "1"), 10);

        assertThat(log.find(BEN, new ClientMessageId("1"))).contains(line(BEN, "1"));
        assertThat(log.find(BEN, new ClientMessageId("2"))).isEmpty();
        assertThat(log.find(new UserId("eve"), new ClientMessageId("1"))).isEmpty();
    }

    /// `Aa` and `BB` have one hash code.
    @Test
    void tellsLinesApartWhoseKeysAreEqual() {
        ChatLog log = ChatLog.EMPTY.with(line(ANA, "Aa"), 10);

        assertThat(log.find(ANA, new ClientMessageId("BB"))).isEmpty();
        assertThat(log.with(line(ANA, "BB"), 10).find(ANA, new ClientMessageId("BB")))
                .contains(line(ANA, "BB"));
        assertThat(log.find(new UserId("bOa"), new ClientMessageId("Aa"))).isEmpty();
    }

    @Test
    void letsTheOldestGoWhenItIsFull() {
        ChatLog log = ChatLog.EMPTY;
        for (int i = 0; i < 5; i++) {
            log = log.with(line(ANA, "m" + i), 3);
        }

        assertThat(log)
                .containsExactly(line(ANA, "m2"), line(ANA, "m3"), line(ANA, "m4"))
                .hasSize(3);
        assertThat(log.find(ANA, new ClientMessageId("m1"))).isEmpty();
        assertThat(log.find(ANA, new ClientMessageId("m2"))).isPresent();
    }

    /// What a list that is searched line by line would say, for any sequence.
    @Test
    void agreesWithAPlainList() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<ChatPosted> plain = new ArrayList<>();
            ChatLog log = ChatLog.EMPTY;
            for (int step = 0; step < 60; step++) {
                int bound = 1 + random.nextInt(12);
                ChatPosted line = line(random.nextBoolean() ? ANA : BEN, "m" + random.nextInt(20));
                assertThat(log.find(line.from(), line.clientMessageId()).isPresent())
                        .as("seed %d step %d", seed, step)
                        .isEqualTo(plain.contains(line));
                plain.add(line);
                plain.subList(0, Math.max(0, plain.size() - bound)).clear();
                log = log.with(line, bound);
                assertThat(log).as("seed %d step %d", seed, step).isEqualTo(plain);
                assertThat(ChatLog.of(plain)).isEqualTo(log);
            }
        }
    }

    private static ChatPosted line(UserId from, String name) {
        return new ChatPosted(
                new MessageId("id-" + name),
                from,
                from.value(),
                "text",
                0,
                null,
                new ClientMessageId(name));
    }
}
