package app.matinee.lab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LinkDirectionTest {
    private static final long MS = 1_000_000L;

    @Test
    void delayStaysWithinItsJitterAndAveragesToTheMean() {
        LinkDirection link = new LinkDirection(new LinkProfile(40, 10, 0, 0, 1), 1);
        double sum = 0;
        for (int i = 0; i < 2_000; i++) {
            long now = i * 100 * MS;
            double delay = (link.send(now, 100).orElseThrow() - now) / 1e6;
            assertThat(delay).isBetween(30.0, 50.0);
            sum += delay;
        }
        assertThat(sum / 2_000).isCloseTo(40, within(0.5));
    }

    @Test
    void packetsStayInOrderUnlessReorderingIsAsked() {
        assertThat(overtakings(0)).isZero();
        assertThat(overtakings(0.5)).isPositive();
    }

    private static int overtakings(double reorder) {
        LinkDirection link = new LinkDirection(new LinkProfile(40, 30, 0, 0, reorder), 7);
        int count = 0;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < 500; i++) {
            long arrives = link.send(i * MS, 100).orElseThrow();
            if (arrives < last) {
                count++;
            }
            last = Math.max(last, arrives);
        }
        return count;
    }

    @Test
    void lossIsTheShareAsked() {
        LinkDirection link = new LinkDirection(new LinkProfile(1, 0, 0.03, 0, 0), 3);
        for (int i = 0; i < 20_000; i++) {
            link.send(i * MS, 100);
        }
        assertThat(link.lost() / 20_000.0).isCloseTo(0.03, within(0.005));
    }

    @Test
    void aBottleneckSpacesPacketsAndDropsWhatDoesNotFitItsQueue() {
        LinkDirection link = new LinkDirection(new LinkProfile(0, 0, 0, 8_000_000, 0), 5);
        List<Long> arrivals = new ArrayList<>();
        int dropped = 0;
        for (int i = 0; i < 500; i++) {
            OptionalLong arrives = link.send(0, 1_000);
            if (arrives.isPresent()) {
                arrivals.add(arrives.getAsLong());
            } else {
                dropped++;
            }
        }
        assertThat(arrivals.get(1) - arrivals.get(0)).isEqualTo(MS);
        assertThat(arrivals.getLast()).isBetween(250 * MS, 252 * MS);
        assertThat(dropped).isPositive();
    }

    @Test
    void aDarkLinkCarriesNothing() {
        LinkDirection link = new LinkDirection(LinkProfile.PERFECT, 1);
        link.setDark(true);
        assertThat(link.send(0, 100)).isEmpty();
        link.setDark(false);
        assertThat(link.send(0, 100)).isPresent();
    }

    @Test
    void theSameSeedMeansTheSameFate() {
        LinkProfile poor = LinkProfile.halfOf(200, 60, 0.03, 8_000_000);
        LinkDirection one = new LinkDirection(poor, 11);
        LinkDirection two = new LinkDirection(poor, 11);
        for (int i = 0; i < 1_000; i++) {
            assertThat(one.send(i * MS, 500)).isEqualTo(two.send(i * MS, 500));
        }
    }
}
