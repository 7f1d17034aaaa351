package app.matinee.lab.skew;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class CpuMeterTest {
    @Test
    void whoCameAndWentMeanwhileIsCountedWithTheOthers() throws Exception {
        CpuMeter meter = new CpuMeter(Map.of("lab", ProcessHandle.current().pid()));
        long began = System.nanoTime();
        // About half a second of one core, at the least.
        Process busy =
                new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 400000 ]; do i=$((i+1)); done")
                        .start();
        assertThat(busy.waitFor(60, TimeUnit.SECONDS)).isTrue();
        double spentAtLeast = 0.1;

        CpuMeter.Spent spent = meter.spent(Map.of());

        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(spent.others() * seconds).isGreaterThan(spentAtLeast);
        assertThat(spent.ofEach()).containsOnlyKeys("lab");
    }
}
