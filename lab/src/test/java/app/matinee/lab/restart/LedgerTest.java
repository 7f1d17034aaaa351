package app.matinee.lab.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.matinee.client.signaling.ProbeEcho;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();
    private final Timeline film = new Timeline(new MediaId("film"), 5_000, 1_000, 1, true);

    @Test
    void whatWasAcknowledgedAndIsNotThereIsLost() {
        ledger.acknowledged("one");
        ledger.acknowledged("two");
        assertThat(ledger.audit(List.of(line("two"), line("never answered"))).lost())
                .containsExactly("one");
        // Each line is audited once.
        assertThat(ledger.audit(List.of()).lost()).isEmpty();
    }

    @Test
    void whatIsThereTwiceIsDoubledWhoeverSaidIt() {
        assertThat(ledger.audit(List.of(line("one"), line("two"), line("one"))).doubled())
                .containsExactly("one");
    }

    @Test
    void aLowerNumberOrAnotherFilmUnderTheSameOneIsForgotten() {
        Sighting told = new Sighting("e", 7, film);
        assertThat(told.isForgottenBy(new Sighting("e", 6, film))).isTrue();
        assertThat(told.isForgottenBy(new Sighting("e", 7, film.restingAt(1, 2)))).isTrue();
        assertThat(told.isForgottenBy(new Sighting("e", 7, film))).isFalse();
        assertThat(told.isForgottenBy(new Sighting("e", 8, film.restingAt(1, 2)))).isFalse();
        assertThat(told.isForgottenBy(new Sighting("another", 1, film))).isFalse();
    }

    @Test
    void aFilmThatJumpedIsCorruptUnlessTheMeasurementCannotTell() {
        Tally tally = new Tally();
        tally.jumped(40, 1);
        tally.jumped(400, 300);
        assertThat(tally.clean()).isTrue();
        tally.jumped(-60, 1);
        assertThat(tally.clean()).isFalse();
        assertThat(tally.line()).contains("corrupt=1");
    }

    @Test
    void theClockIsInTheMiddleOfTheProbe() {
        ServerClockSight clock = ServerClockSight.of(new ProbeEcho(1_000_000, 105, 105, 3_000_000));
        assertThat(clock.serverMinusLocalMs()).isCloseTo(103.5, within(1e-9));
        assertThat(clock.errorMs()).isCloseTo(1.5, within(1e-9));
    }

    private static ChatPosted line(String text) {
        return new ChatPosted(
                new MessageId("m"),
                new UserId("u"),
                "Ana",
                text,
                1,
                null,
                new ClientMessageId("c"));
    }
}
