package app.matinee.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.matinee.server.limit.SocketLimits.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private long nowMs = 1_000;
    private final List<Limit> refused = new ArrayList<>();
    private final LimitBook book = new LimitBook(LimitRates.DEFAULTS, () -> nowMs, refused::add);

    @ParameterizedTest
    @CsvSource({
        "typing,60,20",
        "chat_message,10,2",
        "seek,10,5",
        "clock_probe,40,10",
        "webrtc_ice_candidate,200,50",
        "webrtc_offer,60,20",
        "no_such_event,60,20"
    })
    void aBurstPassesThenTheRate(String event, int burst, int perSecond) {
        SocketLimits limits = book.socket();
        assertThat(passing(() -> limits.ask(event) == Verdict.PASS)).isEqualTo(burst);
        nowMs += 1_000;
        assertThat(passing(() -> limits.ask(event) == Verdict.PASS)).isEqualTo(perSecond);
    }

    @Test
    void whoGoesOnIsCutOff() {
        SocketLimits limits = book.socket();
        int asked = passing(() -> limits.ask("typing") != Verdict.CLOSE);
        assertThat(asked).isEqualTo(160);
    }

    @Test
    void sixWrongPasswordsInHalfAMinute() {
        AddressLimits limits = book.addresses();
        assertThat(passing(() -> limits.mayGuess("192.0.2.1"))).isEqualTo(5);
        nowMs += 30_000;
        assertThat(passing(() -> limits.mayGuess("192.0.2.1"))).isEqualTo(1);
        assertThat(limits.mayGuess("192.0.2.2")).isTrue();
    }

    @Test
    void joinsAreOneASecond() {
        AddressLimits limits = book.addresses();
        assertThat(passing(() -> limits.mayJoin("192.0.2.1"))).isEqualTo(10);
        nowMs += 1_000;
        assertThat(passing(() -> limits.mayJoin("192.0.2.1"))).isEqualTo(1);
    }

    @Test
    void aRoomsMembersShareOneLimit() {
        BooleanSupplier room = book.room();
        assertThat(passing(room)).isEqualTo(1_000);
        nowMs += 1_000;
        assertThat(passing(room)).isEqualTo(200);
        assertThat(book.room().getAsBoolean()).as("another room").isTrue();
    }

    @Test
    void lookingAtRoomsIsLimitedToo() {
        AddressLimits limits = book.addresses();
        assertThat(passing(() -> limits.mayLook("192.0.2.1"))).isEqualTo(30);
        assertThat(passing(() -> limits.mayRelay("192.0.2.1"))).isEqualTo(10);
    }

    @Test
    void aRightGuessIsGivenBack() {
        AddressLimits limits = book.addresses();
        for (int i = 0; i < 20; i++) {
            assertThat(limits.mayGuess("192.0.2.1")).isTrue();
            limits.guessedRight("192.0.2.1");
        }
    }

    @Test
    void addressesMayBeLetAlone() {
        AddressLimits limits =
                new LimitBook(LimitRates.DEFAULTS.withoutAddresses(), () -> nowMs, refused::add)
                        .addresses();
        assertThat(passing(() -> limits.mayJoin("192.0.2.1"))).isEqualTo(1_000);
        assertThat(passing(() -> limits.mayLook("192.0.2.1"))).isEqualTo(1_000);
        assertThat(passing(() -> limits.mayGuess("192.0.2.1"))).isEqualTo(5);
    }

    @Test
    void whatIsRefusedIsToldByName() {
        SocketLimits limits = book.socket();
        passing(() -> limits.ask("chat_message") == Verdict.PASS);
        assertThat(refused).containsExactly(Limit.CHAT);
        refused.clear();
        passing(() -> limits.mistake() == Verdict.REFUSE);
        assertThat(refused).containsExactly(Limit.MISTAKES);
    }

    @Test
    void everyRateCanBeSet() {
        LimitRates rates = LimitRates.parse(Map.of("chat", "1/3", "passwords", "1/2/60"), true);
        assertThat(rates.toString())
                .contains("chat=1/3,", "passwords=1/2/60,", "events=20/60,", "turn=10/10/600");
        SocketLimits limits = new LimitBook(rates, () -> nowMs, refused::add).socket();
        assertThat(passing(() -> limits.ask("chat_message") == Verdict.PASS)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"chat,2", "chat,0/10", "chat,2/0", "chat,2/10/0", "chat,a/b", "nothing,2/10"})
    void aRateThatIsNoneIsRefused(String key, String rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LimitRates.parse(Map.of(key, rate), true));
    }

    private static int passing(BooleanSupplier attempt) {
        int passed = 0;
        while (attempt.getAsBoolean() && passed < 1_000) {
            passed++;
        }
        return passed;
    }
}
