package app.matinee.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbeScheduleTest {
    /// The server's limit: a bucket of 40 that refills with 10 a second.
    @Test
    void staysWithinTheServersLimit() {
        ProbeSchedule schedule = ProbeSchedule.burst(0);
        double bucket = 40;
        int sent = 0;
        for (long ms = 0; ms < 20_000; ms += 10) {
            bucket = Math.min(40, bucket + 0.1);
            if (schedule.isDue(ms * 1_000_000)) {
                schedule = schedule.sent(ms * 1_000_000);
                bucket -= 1;
                sent++;
            }
            assertThat(bucket).isGreaterThan(0);
        }
        assertThat(sent).isBetween(60, 65);
    }

    @Test
    void makesUpForNothingAfterASleep() {
        ProbeSchedule schedule = new ProbeSchedule(0, 0).sent(3_600_000_000_000L);
        assertThat(schedule.isDue(3_601_000_000_000L)).isFalse();
        assertThat(schedule.isDue(3_602_000_000_000L)).isTrue();
    }
}
