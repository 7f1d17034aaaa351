package app.matinee.client.rtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.matinee.protocol.Limits;
import org.junit.jupiter.api.Test;

class SignalTest {
    @Test
    void anOverlongDescriptionIsRefused() {
        assertThatThrownBy(() -> new Signal.Offer("x".repeat(Limits.MAX_SDP_LENGTH + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Signal.Answer("x".repeat(Limits.MAX_SDP_LENGTH + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCandidateOfTwoLinesIsRefused() {
        assertThatThrownBy(() -> new Signal.Candidate("candidate:1\r\na=x", "0", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Signal.Candidate("candidate:1", "0\n", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noSignalShowsItsTextInALog() {
        String secret = "a=ice-pwd:canary";
        assertThat(
                        new Signal.Offer(secret)
                                + ""
                                + new Signal.Answer(secret)
                                + new Signal.Candidate("canary", "0", 0))
                .doesNotContain("canary");
    }

    @Test
    void sessionAndFragmentsAreRead() {
        String sdp = "v=0\r\no=- 4611 2 IN IP4 127.0.0.1\r\na=ice-ufrag:Ab+/\r\n";
        assertThat(SdpText.session(sdp)).contains("4611");
        assertThat(SdpText.ufrags(sdp)).containsExactly("Ab+/");
        assertThat(SdpText.session("")).isEmpty();
        assertThat(SdpText.session("o=x")).isEmpty();
        assertThat(SdpText.ufragOf(new Signal.Candidate("candidate:1 ufrag q", "0", 0)))
                .contains("q");
        assertThat(SdpText.ufragOf(new Signal.Candidate("candidate:1", "0", 0))).isEmpty();
    }
}
