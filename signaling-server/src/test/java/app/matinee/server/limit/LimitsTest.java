package app.matinee.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.server.limit.SocketLimits.Verdict;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private long nowMs = 1_000;

    @ParameterizedTest
    @CsvSource({
        "typing,60,20",
        "chat_message,10,2",
        "seek,10,5",
        "clock_probe,40,10",
        "no_such_event,60,20"
    })
    void aBurstPassesThenTheRate(String event, int burst, int perSecond) {
        SocketLimits limits = new SocketLimits(() -> nowMs);
        assertThat(passing(() -> limits.ask(event) == Verdict.PASS)).isEqualTo(burst);
        nowMs += 1_000;
        assertThat(passing(() -> limits.ask(event) == Verdict.PASS)).isEqualTo(perSecond);
    }

    @Test
    void whoGoesOnIsCutOff() {
        SocketLimits limits = new SocketLimits(() -> nowMs);
        int asked = passing(() -> limits.ask("typing") != Verdict.CLOSE);
        assertThat(asked).isEqualTo(160);
    }

    @Test
    void sixWrongPasswordsInHalfAMinute() {
        AddressLimits limits = new AddressLimits(true, () -> nowMs);
        assertThat(passing(() -> limits.mayGuess("192.0.2.1"))).isEqualTo(5);
        nowMs += 30_000;
        assertThat(passing(() -> limits.mayGuess("192.0.2.1"))).isEqualTo(1);
        assertThat(limits.mayGuess("192.0.2.2")).isTrue();
    }

    @Test
    void joinsAreOneASecond() {
        AddressLimits limits = new AddressLimits(true, () -> nowMs);
        assertThat(passing(() -> limits.mayJoin("192.0.2.1"))).isEqualTo(10);
        nowMs += 1_000;
        assertThat(passing(() -> limits.mayJoin("192.0.2.1"))).isEqualTo(1);
    }

    private static int passing(BooleanSupplier attempt) {
        int passed = 0;
        while (attempt.getAsBoolean() && passed < 1_000) {
            passed++;
        }
        return passed;
    }
}
